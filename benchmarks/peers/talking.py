"""Starts the other engines in an environment of their own, and asks them."""

import json
import subprocess
import sys
import venv
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol

from benchmarks import by_hand
from benchmarks.peers.dialects import Cel, JsonLogic, Zen
from benchmarks.peers.rules import RULES

HERE = Path(__file__).parent
REQUIREMENTS = HERE / "requirements.txt"
BUILD = HERE.parents[1] / "build"
MODULES = "zen, cel_expr_python, datalogic_py"
PATIENCE = 300  # seconds for an installation
SECTIONS = (
    "point",
    "site",
    "outdoor",
    "building",
    "security",
    "installations",
    "registration",
    "health_care",
    "nutrition",
)
LISTS = ("classes", "rooms", "doors", "windows", "railings", "staff", "documents", "schedule", "food_amounts")


class NotInstalledError(Exception):
    """The other engines cannot be had on this machine."""


class Dialect(Protocol):
    """What writes rules for one engine."""

    name: str

    def write(self, tree: Any) -> Any:
        """Return a rule as the engine reads it."""


DIALECTS: tuple[Dialect, ...] = (JsonLogic(), Cel(), Zen())


@dataclass(frozen=True)
class Peer:
    """One engine that runs and can be asked."""

    name: str
    process: subprocess.Popen[str]

    def ask(self, request: Any) -> Any:
        """Return the answer to *request*."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(request, ensure_ascii=False) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} ended: {self.process.stderr.read() if self.process.stderr else ''}")
        return json.loads(line)

    def load(self, facts: Mapping[str, Any], today: date) -> int:
        """Return the number under which the engine keeps a declaration."""
        known = {name: plain(facts.get(name, {})) for name in SECTIONS}
        rest = {name: plain(value) for name, value in facts.items()}
        number: int = self.ask({"facts": {**dict.fromkeys(LISTS), **rest, **known, "today": today.isoformat()}})
        return number

    def answers(self, site: int) -> dict[str, Any]:
        """Return the findings of each rule about a declaration: rule, list, item and outcome; None for an error."""
        found: dict[str, Any] = self.ask({"site": site})
        return found

    def findings(self, site: int, rules: Sequence[str], how: str) -> list[list[Any]]:
        """Return the findings of *rules* about a declaration, in the way *how* names."""
        found: list[list[Any]] = self.ask({"site": site, "rules": list(rules), "how": how})
        return found


@dataclass(frozen=True)
class Remote:
    """A task of another process, which takes the time itself."""

    peer: Peer
    site: int
    rules: Sequence[str]
    how: str

    def __call__(self) -> object:
        """Run once."""
        return self.ms(1)

    def ms(self, calls: int) -> float:
        """Return the CPU milliseconds of one call."""
        request = {"site": self.site, "calls": calls, "rules": list(self.rules), "how": self.how}
        return float(self.peer.ask(request))


def plain(value: Any) -> Any:
    """Return facts as JSON has them: days as text, exact numbers as doubles."""
    if isinstance(value, Mapping):
        return {name: plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value


def environment() -> Path:
    """Return the Python of an environment with the engines, made where there is none yet. Raises `NotInstalledError`."""
    folder = BUILD / f"peers-{sys.implementation.name}-{sys.version_info[0]}.{sys.version_info[1]}"
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    wanted, done = REQUIREMENTS.read_text(), folder / "installed.txt"
    if not (done.exists() and done.read_text() == wanted and python.exists()):
        _install(folder, python)
        done.write_text(wanted)
    return python


def _install(folder: Path, python: Path) -> None:
    options = ["--quiet", "--disable-pip-version-check", "--only-binary", ":all:", "--retries", "1"]
    try:
        venv.create(folder, clear=True, with_pip=True)
        command = [python, "-m", "pip", "install", *options, "-r", REQUIREMENTS]
        for one in (command, [python, "-c", f"import {MODULES}"]):
            subprocess.run(one, capture_output=True, text=True, check=True, timeout=PATIENCE)
    except (OSError, subprocess.SubprocessError) as error:
        said = str(getattr(error, "stderr", None) or error).strip().splitlines()
        raise NotInstalledError(f"the other engines cannot be installed: {said[-1]}") from error


@contextmanager
def peers() -> Iterator[tuple[Peer, ...]]:
    """Start all engines, and end them."""
    python = environment()
    started = tuple(_start(python, dialect) for dialect in DIALECTS)
    try:
        yield started
    finally:
        for peer in started:
            peer.process.terminate()
            peer.process.communicate()


def _start(python: Path, dialect: Dialect) -> Peer:
    command = [str(python), str(HERE / "worker.py")]
    pipe = subprocess.PIPE
    peer = Peer(
        dialect.name, subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, encoding="utf-8")
    )
    rules = {name: dialect.write(tree) for name, tree in RULES.items()}
    lists = {rule.id: rule.items for rule in by_hand.RULES}
    peer.ask({"engine": dialect.name, "rules": rules, "lists": lists, "names": [*SECTIONS, *LISTS, "today"]})
    return peer


def versions() -> str:
    """Return which engines are compared, with their versions."""
    return REQUIREMENTS.read_text().replace("==", " ").strip().replace("\n", ", ")
