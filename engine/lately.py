"""Packages whose names are imported when they are first asked for: whoever needs one of them does not pay for all."""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def lately(package: str, places: Mapping[str, str]) -> Callable[[str], Any]:
    """Return the ``__getattr__`` of *package*; *places* names each of its modules with the names taken from it."""
    modules = {name: module for module, names in places.items() for name in names.split()}

    def find(name: str) -> Any:
        if name not in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        found = getattr(import_module(f"{package}.{modules[name]}"), name)
        setattr(sys.modules[package], name, found)  # asked for once
        return found

    return find
