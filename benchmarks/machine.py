"""Where, when and with what figures were taken."""

import importlib.metadata
import os
import platform
from datetime import date
from pathlib import Path

from benchmarks.inputs import AS_OF
from engine.compiling import CompiledRuleSet

PACKAGES = ("tuoyu", "pydantic", "PyYAML", "Jinja2", "typer", "rich")


def machine(compiled: CompiledRuleSet) -> str:
    """Return where, when and with what the figures were taken."""
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in PACKAGES)
    return (
        f"{date.today()}; {platform.python_implementation()} {platform.python_version()}, {platform.system()} "
        f"{platform.machine()}, {os.cpu_count()} CPUs ({processor()}), {memory_gb():.0f} GB of memory, load {os.getloadavg()[0]:.1f} at the start; {versions}; "
        f"{len(compiled.rules)} rules in force on {AS_OF} (rules {compiled.ruleset.ref.digest})."
    )


def processor() -> str:
    """Return the model of the processor, as far as the system says."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor() or "model not told"


def memory_gb() -> float:
    """Return how much memory the machine has."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9


def load() -> str:
    """Return how busy the machine is besides, as of now."""
    return f"Load at the last figure: {os.getloadavg()[0]:.1f}; the benchmark itself is 1, or 2 with two workers."
