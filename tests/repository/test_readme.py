"""Both READMEs: what they show is what happens."""

import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from standards import STANDARDS
from tests.conftest import ROOT, Run

READMES = ("README.md", "README.zh-CN.md")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def shown(name: str) -> Iterator[tuple[str, str]]:
    """Yield each command line with what the README prints below it."""
    for block in re.findall(r"```console\n(.*?)```", text_of(name), re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            yield command.strip(), printed


def rule_files(name: str) -> dict[str, str]:
    """Return the files of the rule example, by their path below the rules folder."""
    return dict(re.findall(r"```yaml\n# my-rules/(\S+)\n(.*?)```", text_of(name), re.DOTALL))


def exit_code(words: list[str]) -> int:
    """Return the exit code of a command that the README shows: the sample is rejected, and so is the worst of a batch."""
    rejected = words[0] in ("check", "diff") and words[1].endswith("sample.yaml")
    return 1 if rejected or words[0] == "batch" else 0


@pytest.fixture(scope="module")
def my_rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme") / "my-rules"
    shutil.copytree(STANDARDS, folder)
    for path, written in rule_files("README.md").items():
        (folder / path).write_text(written, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", READMES)
def test_every_command_does_what_is_printed_there(
    name: str, tuoyu: Callable[..., Run], tmp_path: Path, my_rules: Path
) -> None:
    commands = [(command, printed) for command, printed in shown(name) if command.startswith("tuoyu")]
    assert len(commands) >= 8
    if name != READMES[0]:  # the same commands as in the first, but for the language
        commands = [(command, printed) for command, printed in commands if printed]
    for command, printed in commands:
        words = shlex.split(command)[1:]
        if "-o" in words:
            words[words.index("-o") + 1] = str(tmp_path / words[words.index("-o") + 1])
        if "--rules" in words:
            words[words.index("--rules") + 1] = str(my_rules)
        run = tuoyu(*words)
        assert run.code == exit_code(words), f"{command}\n{run.out[-2000:]}{run.err}"
        if printed:
            assert run.out == printed


def test_both_show_the_same_commands_and_the_same_rule() -> None:
    english, chinese = ([re.sub(r" --lang en|-o \S+", "", c) for c, _ in shown(name)] for name in READMES)
    assert english == chinese
    assert rule_files("README.md") == rule_files("README.zh-CN.md") != {}


@pytest.mark.parametrize("name", READMES)
def test_the_two_commands_come_first_and_real_output_by_line_40(name: str) -> None:
    lines = text_of(name).splitlines()
    assert [command for command, _ in shown(name)][:2] == ["make demo", "make test"]
    first = next(n for n, line in enumerate(lines, 1) if line.startswith(("Reject:", "不通过：")))
    assert first <= 40


@pytest.mark.parametrize("name", READMES)
def test_the_exit_codes_are_those_of_the_command(name: str) -> None:
    from cli.check import EXIT_CODES
    from cli.terminal import COULD_NOT_RUN

    assert set(re.findall(r"^\| (\d) \|", text_of(name), re.MULTILINE)) == {
        str(code) for code in (*EXIT_CODES.values(), COULD_NOT_RUN)
    }
