"""The commands as their users meet them: output, exit codes, help, language."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

Tuoyu = Callable[..., Run]
INSTITUTION = "standards/bases/institution.yaml"
COMMANDS = tuple(
    map(
        tuple,
        map(
            str.split,
            [
                "check",
                "capacity",
                "diff",
                "explain",
                "list",
                "new",
                "notice",
                "coverage",
                "law",
                "law diff",
                "rules lint",
                "rules test",
                "rules mutate",
                "rules coverage",
                "rules diff",
                "rules impact",
                "rules generate",
                "rules eval",
                "rules schema",
                "rules docs",
                "rules review",
            ],
        ),
    )
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(("lang", "word"), [("zh", "例："), ("en", "Example:")])
def test_every_command_has_help_with_an_example(tuoyu: Tuoyu, command: tuple[str, ...], lang: str, word: str) -> None:
    shown = tuoyu("--lang", lang, *command, "--help")
    assert shown.code == 0
    assert word in shown.out
    assert "tuoyu " + " ".join(command) in " ".join(shown.out.split())


@pytest.mark.parametrize("command", [(), ("rules",), *COMMANDS], ids=" ".join)
def test_no_help_in_chinese_is_cut_off_or_english(tuoyu: Tuoyu, command: tuple[str, ...]) -> None:
    shown = tuoyu("--lang", "zh", *command, "--help").out
    assert not [word for word in ("…", "Show this", "[default", "[required]", "tuoy\n") if word in shown]


def test_help_follows_the_locale_where_nothing_else_says(tuoyu: Tuoyu, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "检查一份申报" in tuoyu("--help").out
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert "Check one declaration" in tuoyu("--help").out
    monkeypatch.setenv("TUOYU_LANG", "zh")
    assert "检查一份申报" in tuoyu("--help").out


def test_an_approved_declaration_leaves_with_0(tuoyu: Tuoyu) -> None:
    shown = tuoyu("check", INSTITUTION, "--as-of", "2026-01-01")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.splitlines()[0].startswith("通过")


def edited(tmp_path: Path, old: str, new: str) -> Path:
    text = (ROOT / INSTITUTION).read_text(encoding="utf-8")
    assert old in text
    target = tmp_path / "edited.yaml"
    target.write_text(text.replace(old, new, 1), encoding="utf-8")
    return target


def test_a_failed_binding_rule_leaves_with_1_and_names_the_numbers(tuoyu: Tuoyu, tmp_path: Path) -> None:
    shown = tuoyu("check", edited(tmp_path, "children: 9", "children: 11"), "--as-of", "2026-01-01")
    assert shown.code == 1
    assert "11人" in shown.out and "10人" in shown.out


def test_a_missing_fact_leaves_with_3_and_is_asked_for(tuoyu: Tuoyu, tmp_path: Path) -> None:
    shown = tuoyu("check", edited(tmp_path, "tenure: leased", "tenure:"), "--as-of", "2026-01-01")
    assert shown.code == 3
    assert "场地权属" in shown.out


@pytest.mark.parametrize(
    "words", [["nowhere.yaml"], [INSTITUTION, "--as-of", "2026-02-30"], [INSTITUTION, "--rules", "no"]]
)
def test_what_cannot_run_leaves_with_2_and_says_so_on_stderr(tuoyu: Tuoyu, words: list[str]) -> None:
    shown = tuoyu("check", *words)
    assert (shown.code, shown.out) == (2, "")
    assert shown.err.strip()


def test_a_day_before_all_law_is_an_error(tuoyu: Tuoyu) -> None:
    shown = tuoyu("check", INSTITUTION, "--as-of", "2010-01-01", "--lang", "en")
    assert shown.code == 2
    assert "no rule is in force on 2010-01-01" in shown.err


def test_a_report_goes_to_a_file_whole(tuoyu: Tuoyu, tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    shown = tuoyu("check", INSTITUTION, "--as-of", "2026-01-01", "--format", "json", "-o", target)
    assert (shown.code, shown.out) == (0, "")
    assert json.loads(target.read_text(encoding="utf-8"))["decision"]["code"] == "approve"
    assert [p.name for p in tmp_path.iterdir()] == ["report.json"]


def test_a_report_that_cannot_be_written_is_said(tuoyu: Tuoyu, tmp_path: Path) -> None:
    shown = tuoyu("check", INSTITUTION, "--as-of", "2026-01-01", "-o", tmp_path / "no" / "report.txt")
    assert shown.code == 2
    assert "写不了" in shown.err


@pytest.mark.parametrize("standard", ["setting", "construction", "safety", "staffing", "work_process", "filing"])
def test_one_standard_alone(tuoyu: Tuoyu, standard: str) -> None:
    shown = tuoyu("check", INSTITUTION, "--as-of", "2026-01-01", "--standard", standard, "--format", "json")
    assert shown.code == 0
    assert "不是最终结论" in json.loads(shown.out)["next_step"]
    assert json.loads(shown.out)["papers"]["code"] == "complete"
    assert {rule["standard"]["code"] for rule in json.loads(shown.out)["rules"]["used"]} == {standard}


def test_the_same_input_gives_the_same_bytes(tuoyu: Tuoyu) -> None:
    words = ("check", INSTITUTION, "--as-of", "2026-01-01", "--format", "html")
    assert tuoyu(*words).out == tuoyu(*words).out


@pytest.mark.parametrize("kind", ["institution", "kindergarten_class", "activity_site", "home_based"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_blank_declaration_can_be_read_and_asks_for_everything(
    tuoyu: Tuoyu, tmp_path: Path, kind: str, lang: str
) -> None:
    target = tmp_path / "blank.yaml"
    assert tuoyu("new", "--kind", kind, "--lang", lang, "-o", target).code == 0
    shown = tuoyu("check", target, "--as-of", "2026-01-01", "--format", "json")
    assert shown.code == 3, shown.err
    report = json.loads(shown.out)
    assert report["asks"]
    written = target.read_text(encoding="utf-8")
    missing = [ask["path"] for ask in report["asks"] if f"{ask['path'].rpartition('.')[2]}:" not in written]
    assert missing == []


def test_a_blank_declaration_never_overwrites_unasked(tuoyu: Tuoyu, tmp_path: Path) -> None:
    target = tmp_path / "mine.yaml"
    target.write_text("point: {}\n", encoding="utf-8")
    assert tuoyu("new", "-o", target).code == 2
    assert target.read_text(encoding="utf-8") == "point: {}\n"
    assert tuoyu("new", "-o", target, "--force").code == 0


def test_a_blank_for_an_activity_site_leaves_out_what_it_does_not_need(tuoyu: Tuoyu) -> None:
    for kind, count in (("activity_site", 0), ("institution", 1)):
        assert tuoyu("new", "--kind", kind).out.count("\nschedule:") == count


def test_explain_shows_clause_numbers_and_two_cases(tuoyu: Tuoyu) -> None:
    shown = tuoyu("explain", "setting.classes.size", "--as-of", "2026-01-01")
    assert shown.code == 0
    for word in ("设置标准", "第19条", "乳儿班", "每班最多人数", "案例："):
        assert word in shown.out
    assert shown.out.count("案例：") == 2


def test_explain_with_a_declaration_shows_the_values_of_the_parts(tuoyu: Tuoyu) -> None:
    shown = tuoyu("explain", "setting.classes.size", INSTITUTION, "--as-of", "2026-01-01", "--lang", "en")
    assert "class.children <= most_children  →  yes" in shown.out
    assert "class.children  →  9" in shown.out


def test_explain_of_a_mistyped_rule_guesses(tuoyu: Tuoyu) -> None:
    shown = tuoyu("explain", "setting.classes.sise", "--lang", "en")
    assert shown.code == 2
    assert "Did you mean setting.classes.size?" in shown.err


def test_list_shows_the_rules_in_force(tuoyu: Tuoyu) -> None:
    now = tuoyu("list", "setting", "--as-of", "2026-01-01")
    then = tuoyu("list", "setting", "--as-of", "2019-09-30")
    assert "setting.classes.size" in now.out and "setting.classes.size" not in then.out


def test_nothing_is_printed_of_an_identity_number(tuoyu: Tuoyu, tmp_path: Path) -> None:
    number = "11010519491231002X"
    for told in (number, number[:-1] + "1"):
        file = edited(tmp_path, "- {id: s1,", f'- {{id: s1, identity_number: "{told}",')
        for form in ("text", "json", "html", "markdown"):
            shown = tuoyu("check", file, "--as-of", "2026-01-01", "--format", form, "--all")
            assert told not in shown.out + shown.err


@pytest.mark.parametrize("command", ["lint", "test", "coverage", "mutate", "docs"])
def test_a_rule_of_another_standard_is_not_looked_for_in_vain(tuoyu: Tuoyu, tmp_path: Path, command: str) -> None:
    words = ("--standard", "safety", "--rule", "staffing.caregivers.ratio", "--lang", "en")
    output = ("-o", str(tmp_path / "site")) if command == "docs" else ()
    shown = tuoyu("rules", command, *words, *output)
    assert (shown.code, shown.out) == (2, "")
    assert shown.err.startswith("Rule staffing.caregivers.ratio is not of the standard 'safety'.")


def test_stopping_is_said(tuoyu: Tuoyu, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cli.listing.run_list", stopped)
    assert tuoyu("list", "--lang", "en") == Run(130, "", "Stopped; no half-written file was left.\n")
