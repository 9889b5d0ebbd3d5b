"""Imports point one way: a module imports from earlier steps only, and the engine never from the command line."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

STEPS = (  # earlier first; a module may import from its own step and from those above it
    ("engine.text", "engine.lately"),
    ("engine.choices", "engine.kinds", "engine.recalling"),
    ("engine.units", "engine.diagnostics", "engine.keeping", "engine.parts", "engine.parallel", "engine.workdays"),
    ("engine.documents", "engine.feel"),
    ("engine.validation",),
    ("engine.words", "engine.declaration"),
    ("engine.forms.keys", "engine.forms.cellwords", "engine.forms.wording"),
    ("engine.forms.opening", "engine.forms.placing"),
    ("engine.forms.cells",),
    ("engine.forms.refusing", "engine.forms.quantities", "engine.forms.days", "engine.forms.values"),
    (
        "engine.forms.sheets",
        "engine.forms.stating",
        "engine.forms.merging",
        "engine.forms.aligning",
        "engine.forms.items",
        "engine.forms.reading",
    ),
    ("engine.declaration.loading",),
    ("engine.clausenames",),
    ("engine.catalogue", "engine.outcomes", "engine.values"),
    ("engine.ruleset",),
    ("engine.rulefiles", "engine.loading", "engine.coverage"),
    ("engine.checked", "engine.checking"),
    ("engine.judges", "engine.ordering", "engine.judging", "engine.reads"),
    ("engine.cards",),
    ("engine.drawing", "engine.compiled"),
    ("engine.compiling", "engine.packing", "engine.unpacking"),
    ("engine.kept", "engine.storing"),
    ("engine.preparing",),
    ("engine.evaluation", "engine.law"),
    ("engine.seeing",),
    ("engine.reading",),
    ("engine.deciding", "engine.looking"),
    ("engine.waiting",),
    (
        "engine.decision",
        "engine.steplines",
        "engine.ahead",
        "engine.explaining",
        "engine.tracing",
        "engine.corrections",
        "engine.passing",
        "engine.foresight",
        "engine.cases",
        "engine.reasoning",
    ),
    ("engine.days", "engine.revisions", "engine.changes", "engine.validity"),
    ("engine.report",),
    ("engine.naming", "engine.counting"),
    ("engine.viewing",),
    ("engine.asking",),
    ("engine.telling",),
    ("engine.reporting", "engine.rulepage", "engine.blank", "engine.demands", "engine.outlook"),
    (
        "engine.casetests",
        "engine.operands",
        "engine.lints",
        "engine.generating",
        "engine.remedy",
        "engine.trying",
        "engine.recheck",
        "engine.capacity",
    ),
    ("engine.mutation", "engine.impact"),
    ("engine.render", "engine.publishing", "engine.schemas"),
    ("engine.site", "engine.review", "engine.forms", "engine.papers"),
    ("engine.batch",),
    ("engine.render.batch",),
    ("standards",),
    ("cli",),
)
PRINTING = {"print", "input", "exit", "quit", "breakpoint"}


def modules() -> Iterator[tuple[str, ast.Module]]:
    for package in ("engine", "cli", "standards"):
        for path in sorted((ROOT / package).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def step_of(module: str) -> int | None:
    fits = [
        (len(prefix), number)
        for number, step in enumerate(STEPS)
        for prefix in step
        if module == prefix or module.startswith(f"{prefix}.")
    ]
    return max(fits)[1] if fits else None


MODULES = dict(modules())


@pytest.mark.parametrize("name", MODULES)
def test_a_module_imports_from_earlier_steps_only(name: str) -> None:
    own = step_of(name)
    if name in ("engine", "standards"):
        return
    assert own is not None, f"{name} has no step: add it to STEPS"
    for other in imported(MODULES[name]):
        if other.split(".")[0] in ("engine", "cli", "standards") and other != "engine":
            step = step_of(other)
            assert step is not None, f"{name} imports {other}, which has no step"
            assert step <= own, f"{name} (step {own}) imports {other} (step {step})"


@pytest.mark.parametrize("name", [name for name in MODULES if name.startswith("engine")])
def test_the_engine_never_prints_exits_or_asks_the_clock(name: str) -> None:
    for node in ast.walk(MODULES[name]):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called not in PRINTING, f"{name} calls {called}"
            assert called not in {
                "sys.exit",
                "os._exit",
                "date.today",
                "datetime.now",
                "datetime.date.today",
                "time.time",
            }
            assert called not in {"eval"}, f"{name} evaluates text"


def test_only_the_compiler_makes_code_and_only_its_programs_are_run() -> None:
    callers = {
        (ast.unparse(node.func).removeprefix("builtins."), name)
        for name, tree in MODULES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"exec", "compile", "builtins.exec"}
    }
    assert callers == {("compile", "engine.feel.compiler"), ("exec", "engine.feel.running")}
