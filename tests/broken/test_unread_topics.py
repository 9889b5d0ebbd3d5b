"""A file that cannot be read is told of once: what other files say of its rules is not called wrong."""

from pathlib import Path

import pytest

from engine.diagnostics import RuleSetError
from engine.loading import load_ruleset

TOPIC = """\
topic: {topic}
standard: safety
title: {{zh: 门窗, en: Doors}}
rules:
  - id: safety.{topic}.closed
    title: {{zh: 关闭, en: Closed}}
    basis: [sample#001]
    strength: must
    departments: [fire]
    require: fire.doors_closed
    message: {{zh: 应关闭。, en: It must be closed.}}
    remedy: {{zh: 关闭。, en: Close it.}}
"""
STRICTER = "    stricter_than: [{other}]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "safety").mkdir()
    return tmp_path


def write(folder: Path, topic: str, more: str = "", broken: str = "") -> None:
    text = TOPIC.format(topic=topic) + more
    (folder / "safety" / f"{topic}.yaml").write_text(text + broken, encoding="utf-8")


def told(folder: Path) -> list[tuple[str, str]]:
    with pytest.raises(RuleSetError) as raised:
        load_ruleset(folder)
    return [(d.code, d.hint.en) for d in raised.value.diagnostics]


def test_the_rules_of_a_topic_that_could_not_be_read_are_not_called_unknown(folder: Path) -> None:
    write(folder, "doors", broken="\tstrength: must\n")
    write(folder, "windows", STRICTER.format(other="safety.doors.closed"))
    assert "unknown-rule" not in {code for code, _ in told(folder)}


def test_a_rule_that_a_topic_does_not_have_is_unknown_and_the_nearest_is_named(folder: Path) -> None:
    write(folder, "doors")
    write(folder, "windows", STRICTER.format(other="safety.doors.closd"))
    hints = [hint for code, hint in told(folder) if code == "unknown-rule"]
    assert hints == ["Did you mean 'safety.doors.closed'?"]


def test_a_rule_of_a_topic_that_is_not_there_is_unknown_though_another_could_not_be_read(folder: Path) -> None:
    write(folder, "doors", broken="\tstrength: must\n")
    write(folder, "windows", STRICTER.format(other="filing.nothing.papers"))
    assert "unknown-rule" in {code for code, _ in told(folder)}
