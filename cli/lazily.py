"""Groups whose commands are imported when they are named, or when help lists them: a start costs what the one command needs."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_group

from engine.text import Lang


class _Commands(Mapping[str, Any]):
    """The commands of a group by name, each imported and made when it is first asked for."""

    def __init__(self, modules: Mapping[str, str], helped: Lang, default: Lang) -> None:
        self._modules = modules
        self._made = cache(lambda name: _make(name, modules[name], helped, default))

    def __getitem__(self, name: str) -> Any:
        return self._made(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)


def _make(name: str, module: str, helped: Lang, default: Lang) -> Any:
    app = typer.Typer(add_completion=False)
    import_module(module).register(app, helped, default)
    return get_group(app).commands[name]


def lazy_group(modules: Mapping[str, str], helped: Lang, default: Lang) -> type[TyperGroup]:
    """Return the class of a group with the commands named in *modules*, in that order; each module has a ``register``."""

    class LazyGroup(TyperGroup):
        def __init__(self, **settings: Any) -> None:
            super().__init__(**settings)
            self.commands = _Commands(modules, helped, default)  # type: ignore[assignment]  # typer only reads them

    return LazyGroup
