"""A good declaration with its bytes disturbed: never a traceback, and always one of the four exit codes."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cli.main import main
from engine.compiling import CompiledRuleSet, compile_ruleset
from engine.declaration.loading import parse_declaration
from engine.diagnostics import DeclarationError
from engine.loading import load_ruleset
from engine.ruleset import RuleSet
from tests.broken.reading import complaints
from tests.conftest import ROOT

GOOD = (ROOT / "standards/bases/activity-site.yaml").read_bytes()
AS_JSON = (ROOT / "fixtures/declarations/kindergarten-class-supplement.json").read_bytes()
SLIPS = (
    *(
        b"\xff",
        b"\x00",
        b"\xef\xbb\xbf",
        b"\xa1\xa3",
        b"\r",
        b"\t",
        b"\n",
        b"\n\n  ",
        b": ",
        b"- ",
        b"{",
        b"}",
        b"[",
        b"]",
    ),
    *(
        b"'",
        b'"',
        b"#",
        b"&a ",
        b"*a",
        b"!!int ",
        b"---\n",
        b"...",
        b"<<: ",
        b"? ",
        b"|",
        b">",
        b"%",
        b"@",
        b"\\",
        b",",
        b"~",
    ),
    *(word.encode() for word in ("：", "，", "“", "\u3000", "\u200b", "是", "30㎡", "2026年1月1日", "四十五")),
    *(b"true", b"-1", b"1e99", b".nan", b"0x1F", b"null", b"2025-02-30", b"99999999999999999999999999999999999999999"),
)


@st.composite
def disturbed(draw: st.DrawFn) -> tuple[str, bytes]:
    """Return the name and the bytes of a declaration with a few slips put in, cut out or doubled."""
    name, data = draw(st.sampled_from([("a.yaml", GOOD), ("a.json", AS_JSON), ("b.yaml", AS_JSON)]))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(data)))
        end = min(len(data), at + draw(st.sampled_from([0, 0, 1, 2, 10, 100])))
        put = draw(st.sampled_from([b"", data[at:end] * 2, *SLIPS]) | st.binary(max_size=4))
        data = data[:at] + put + data[end:]
    return name, data


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Read and compile the rules once for all examples."""
    once = _once()
    monkeypatch.setattr("cli.options.read_rules", lambda rules, lang: once(date(2026, 1, 1)).ruleset)
    monkeypatch.setattr("engine.compiling.compile_ruleset", lambda ruleset, day: once(day))
    monkeypatch.setenv("COLUMNS", "80")
    yield


@cache
def _once() -> Callable[[date], CompiledRuleSet]:
    ruleset: RuleSet = load_ruleset(ROOT / "standards")
    return cache(lambda day: compile_ruleset(ruleset, day))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=disturbed())
def test_a_disturbed_declaration_never_ends_in_a_traceback(
    file: tuple[str, bytes], quick: None, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    path: Path = tmp_path_factory.getbasetemp() / file[0]
    path.write_bytes(file[1])
    with pytest.raises(SystemExit) as left:
        main(["check", str(path), "--as-of", "2026-01-01", "--format", "json"])
    said = capsys.readouterr()
    assert left.value.code in (0, 1, 2, 3, None)
    assert "Traceback" not in said.err
    assert (said.out == "") == (left.value.code == 2)
    assert said.err == "" or left.value.code == 2


@settings(max_examples=120, deadline=None)
@given(file=disturbed())
def test_every_diagnostic_of_a_disturbed_declaration_can_be_acted_on(file: tuple[str, bytes]) -> None:
    name, data = file
    try:
        parse_declaration(data, name)
    except DeclarationError as error:
        assert error.diagnostics
        assert [complaint for diagnostic in error.diagnostics for complaint in complaints(diagnostic)] == []
        assert list(error.diagnostics) == sorted(error.diagnostics, key=lambda d: d.place)
