"""Packages whose names are imported when they are first asked for still have every one of them."""

from importlib import import_module
from pathlib import Path

import pytest

from tests.conftest import ROOT

LATE = [
    ".".join(file.parent.relative_to(ROOT).parts)
    for file in sorted((ROOT / "engine").rglob("__init__.py"))
    if "lately(" in file.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("name", LATE)
def test_a_late_package_has_what_it_says(name: str) -> None:
    package = import_module(name)
    assert package.__file__ and "engine.feel" in LATE
    assert [getattr(package, one) for one in package.__all__]
    modules = {file.stem for file in Path(package.__file__).parent.iterdir()}
    assert not modules & set(package.__all__), "a module would hide what is called like it"


@pytest.mark.parametrize("name", LATE)
def test_a_late_package_has_nothing_else(name: str) -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nothing_of_the_kind'"):
        _ = import_module(name).nothing_of_the_kind
