"""A planted change of every kind: the difference says exactly that, and nothing else."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from engine.changes import Difference, Sort, Status, changed_rules, find_changes
from engine.revisions import checkout
from engine.ruleset import Rule, Topic

from .conftest import FILES, Repository

NUMBER, CLASSES, KEPT = "staffing.people.number", "staffing.people.classes", "safety.cameras.kept"
PEOPLE, CAMERAS, CASES = "staffing/people.yaml", "safety/cameras.yaml", "staffing/people.cases.yaml"
SOURCE, BASE = "sources/text.yaml", "bases/small.yaml"
GOLDEN = Path(__file__).parent / "golden"
RULE = FILES[CAMERAS].partition("rules:\n")[2]
NUMBER_RULE, CLASSES_RULE = (f"  - id: {text}" for text in FILES[PEOPLE].partition("rules:\n")[2].split("  - id: ")[1:])
LAST_CLAUSE = FILES[SOURCE].splitlines(keepends=True)[-1]
Said = list[tuple[str, str, list[tuple[str, str, str | None, str | None]]]]

PLANTED: dict[str, tuple[str, list[tuple[str, str]], Said]] = {
    "a limit": (
        PEOPLE,
        [("2022-01-01: 2", "2022-01-01: 3")],
        [("changed", NUMBER, [("limit", "parameters.least.values[2022-01-01]", "2", "3")])],
    ),
    "one cell of a table": (
        PEOPLE,
        [("toddler_small: 15", "toddler_small: 14.5")],
        [("changed", CLASSES, [("limit", "parameters.most.values[2020-01-01].toddler_small", "15", "14.5")])],
    ),
    "a cell gone": (
        PEOPLE,
        [(", toddler_large: 20", "")],
        [("changed", CLASSES, [("limit", "parameters.most.values[2020-01-01].toddler_large", "20", None)])],
    ),
    "a new version": (
        PEOPLE,
        [("2022-01-01: 2", "2022-01-01: 2, 2027-01-01: 4")],
        [("changed", NUMBER, [("limit", "parameters.least.values[2027-01-01]", "2", "4")])],
    ),
    "a new version that says the same": (PEOPLE, [("2022-01-01: 2", "2022-01-01: 2, 2027-01-01: 2.0")], []),
    "a version gone": (
        PEOPLE,
        [(", 2022-01-01: 2", "")],
        [("changed", NUMBER, [("limit", "parameters.least.values[2022-01-01]", "2", "1")])],
    ),
    "the date of a version": (
        PEOPLE,
        [("2022-01-01: 2", "2022-07-01: 2")],
        [("changed", NUMBER, [("date", "parameters.least.values", "2022-01-01", "2022-07-01")])],
    ),
    "a unit": (
        PEOPLE,
        [("unit: children", "unit: persons")],
        [("changed", CLASSES, [("limit", "parameters.most.unit", "children", "persons")])],
    ),
    "the fact that picks from a table": (
        PEOPLE,
        [("by: class.kind", 'by: if class.kind = "infant" then "infant" else "toddler_large"')],
        [("changed", CLASSES, [("limit", "parameters.most.by", "class.kind", 'if class.kind = "infant" then "infant" else "toddler_large"')])],
    ),
    "the name of a parameter": (
        PEOPLE,
        [("least", "fewest")],
        [
            (
                "changed",
                NUMBER,
                [
                    ("respelled", "require", "count(staff) >= least", "count(staff) >= fewest"),
                    ("respelled", "message.zh", "要 {least} 人。", "要 {fewest} 人。"),
                    ("respelled", "message.en", "{least} are needed.", "{fewest} are needed."),
                ],
            )
        ],
    ),
    "the name of a parameter and its number": (
        PEOPLE,
        [("least", "fewest"), ("2022-01-01: 2", "2022-01-01: 3"), ("要 {fewest} 人。", "要加人。"), ("{fewest} are", "More are")],
        [
            (
                "changed",
                NUMBER,
                [
                    ("limit", "parameters.fewest.values[2022-01-01]", "2", "3"),
                    ("wording", "message.zh", "要 {least} 人。", "要加人。"),
                    ("wording", "message.en", "{least} are needed.", "More are needed."),
                    ("respelled", "require", "count(staff) >= least", "count(staff) >= fewest"),
                ],
            )
        ],
    ),
    "the names of a value and of the loop": (
        PEOPLE,
        [("over", "excess"), ("class in classes", "one in classes"), ("class.children", "one.children"), ("class.kind", "one.kind")],
        [
            (
                "changed",
                CLASSES,
                [
                    ("respelled", "for_each", "class in classes", "one in classes"),
                    ("respelled", "require", "over <= 0", "excess <= 0"),
                    ("respelled", "values.over", "class.children - most", None),
                    ("respelled", "values.excess", None, "one.children - most"),
                    ("respelled", "message.zh", "多 {over} 人。", "多 {excess} 人。"),
                    ("respelled", "message.en", "{over} too many.", "{excess} too many."),
                ],
            )
        ],
    ),
    "a condition, and the name of a value that is used elsewhere": (
        PEOPLE,
        [
            ("values: {over", "applies_to: {zh: 班, en: classes}\n    applies_when: class.kind != \"mixed\"\n    values: {much"),
            ("over <= 0", "much <= 0"),
            ("{over}", "{much}"),
        ],
        [
            (
                "changed",
                CLASSES,
                [
                    ("applicability", "applies_when", None, 'class.kind != "mixed"'),
                    ("wording", "applies_to.zh", None, "班"),
                    ("wording", "applies_to.en", None, "classes"),
                    ("respelled", "require", "over <= 0", "much <= 0"),
                    ("respelled", "values.over", "class.children - most", None),
                    ("respelled", "values.much", None, "class.children - most"),
                    ("respelled", "message.zh", "多 {over} 人。", "多 {much} 人。"),
                    ("respelled", "message.en", "{over} too many.", "{much} too many."),
                ],
            )
        ],
    ),
    "a condition, and a value for the message": (
        PEOPLE,
        [
            ("require: count(staff) >= least", "values: {there: count(staff)}\n    require: count(staff) > least"),
            ("要 {least} 人。", "要 {least} 人，有 {there} 人。"),
            ("{least} are needed.", "{least} are needed, {there} are there."),
        ],
        [
            (
                "changed",
                NUMBER,
                [
                    ("requirement", "require", "count(staff) >= least", "count(staff) > least"),
                    ("wording", "values.there", None, "count(staff)"),
                    ("wording", "message.zh", "要 {least} 人。", "要 {least} 人，有 {there} 人。"),
                    ("wording", "message.en", "{least} are needed.", "{least} are needed, {there} are there."),
                ],
            )
        ],
    ),
    "the spelling of a condition": (
        PEOPLE,
        [("count(staff) >= least", "( count( staff )>=least )")],
        [("changed", NUMBER, [("respelled", "require", "count(staff) >= least", "( count( staff )>=least )")])],
    ),
    "a requirement": (
        PEOPLE,
        [("count(staff) >= least", "count(staff) > least")],
        [("changed", NUMBER, [("requirement", "require", "count(staff) >= least", "count(staff) > least")])],
    ),
    "a requirement through a value": (
        PEOPLE,
        [("class.children - most", "class.children - most - 1")],
        [
            (
                "changed",
                CLASSES,
                [("requirement", "values.over", "class.children - most", "class.children - most - 1")],
            )
        ],
    ),
    "whom a topic is for": (
        PEOPLE,
        [('applies_when: point.kind = "institution"', 'applies_when: point.kind != "home_based"')],
        [
            (
                "changed",
                rule,
                [("applicability", "topic.applies_when", 'point.kind = "institution"', 'point.kind != "home_based"')],
            )
            for rule in (NUMBER, CLASSES)
        ],
    ),
    "whom a rule is for": (
        PEOPLE,
        [("    require: over", '    applies_to: {zh: 小班, en: small}\n    applies_when: class.kind != "infant"\n    require: over')],
        [
            (
                "changed",
                CLASSES,
                [
                    ("applicability", "applies_when", None, 'class.kind != "infant"'),
                    ("wording", "applies_to.zh", None, "小班"),
                    ("wording", "applies_to.en", None, "small"),
                ],
            )
        ],
    ),
    "what a rule walks": (
        PEOPLE,
        [("class in classes", 'class in classes[kind = "infant"]')],
        [
            (
                "changed",
                CLASSES,
                [("applicability", "for_each", "class in classes", 'class in classes[kind = "infant"]')],
            )
        ],
    ),
    "a strength": (
        CAMERAS,
        [("strength: should", "strength: info")],
        [("changed", KEPT, [("strength", "strength", "should", "info")])],
    ),
    "a basis": (
        PEOPLE,
        [("['text#002']", "['text#002', 'text#001']")],
        [("changed", CLASSES, [("basis", "basis", "[text#002]", "[text#002, text#001]")])],
    ),
    "which clause is quoted": (
        PEOPLE,
        [("['text#002']\n", "['text#002']\n    cite: {by: class.kind, clauses: {infant: ['text#002']}}\n")],
        [
            (
                "changed",
                CLASSES,
                [("basis", "cite.by", None, "class.kind"), ("basis", "cite.clauses.infant", None, "[text#002]")],
            )
        ],
    ),
    "departments": (
        CAMERAS,
        [("[health, public_security]", "[health]")],
        [("changed", KEPT, [("departments", "departments", "[health, public_security]", "[health]")])],
    ),
    "a question": (
        CAMERAS,
        [("    departments", "    question: papers\n    departments")],
        [("changed", KEPT, [("question", "question", "standards", "papers")])],
    ),
    "a question that was so already": (CAMERAS, [("    departments", "    question: standards\n    departments")], []),
    "what a rule is stricter than": (
        PEOPLE,
        [("remedy: {zh: 请减少。, en: Take fewer.}", f"remedy: {{zh: 请减少。, en: Take fewer.}}\n    stricter_than: [{NUMBER}]")],
        [("changed", CLASSES, [("stricter", "stricter_than", "[]", f"[{NUMBER}]")])],
    ),
    "a message": (
        PEOPLE,
        [("'多 {over} 人。'", "'超出 {over} 人。'")],
        [("changed", CLASSES, [("wording", "message.zh", "多 {over} 人。", "超出 {over} 人。")])],
    ),
    "a clause in force on other days": (
        SOURCE,
        [("new: {title: {zh: 新文, en: New text}, in_force: {from: 2023-06-01}}", "new: {title: {zh: 新文, en: New text}, in_force: {from: 2023-06-01, to: 2026-12-31}}")],
        [
            ("changed", KEPT, [("date", "clause[text#003].in_force", "2023-06-01–", "2023-06-01–2026-12-31")]),
            ("changed", CLASSES, [("date", "clause[text#002].in_force", "2023-06-01–", "2023-06-01–2026-12-31")]),
            ("changed", "text", [("date", "acts.new.in_force.to", None, "2026-12-31")]),
        ],
    ),
    "a clause that becomes a draft": (
        SOURCE,
        [("act: old, clause: '1',", "act: old, clause: '1', draft: true,")],
        [
            ("changed", NUMBER, [("date", "clause[text#001].in_force", "2020-01-01–", "draft")]),
            ("changed", "text#001", [("strength", "draft", "false", "true")]),
        ],
    ),
    "a text that becomes a draft": (
        SOURCE,
        [("en: Old text}, in_force: {from: 2020-01-01}", "en: Old text}, draft: true")],
        [
            ("changed", NUMBER, [("date", "clause[text#001].in_force", "2020-01-01–", "draft")]),
            (
                "changed",
                "text",
                [
                    ("date", "acts.old.in_force.from", "2020-01-01", None),
                    ("strength", "acts.old.draft", "false", "true"),
                ],
            ),
        ],
    ),
    "a text of another place": (
        SOURCE,
        [("en: Old text}, in_force", "en: Old text}, layer: hangzhou, in_force")],
        [
            ("changed", NUMBER, [("applicability", "clause[text#001].layer", "national", "hangzhou")]),
            ("changed", "text", [("content", "acts.old.layer", "national", "hangzhou")]),
        ],
    ),
    "the force of a clause": (
        SOURCE,
        [("strength: should", "strength: info")],
        [("changed", "text#003", [("strength", "strength", "should", "info")])],
    ),
    "a new clause": (
        SOURCE,
        [(LAST_CLAUSE, LAST_CLAUSE + LAST_CLAUSE.replace("003", "004"))],
        [("added", "text#004", [])],
    ),
    "a rule taken out": (PEOPLE, [(NUMBER_RULE, ""), (FILES[PEOPLE][FILES[PEOPLE].index("  least"):FILES[PEOPLE].index("  most")], "")], [("removed", NUMBER, [])]),
    "a rule put in": (CAMERAS, [(RULE, RULE + RULE.replace("kept", "seen").replace("90", "30"))], [("added", "safety.cameras.seen", [])]),
    "another id": (CAMERAS, [("cameras.kept", "cameras.stored")], [("renamed", "safety.cameras.stored", [])]),
    "rules in another order": (PEOPLE, [(NUMBER_RULE + CLASSES_RULE, CLASSES_RULE + NUMBER_RULE)], []),
    "line ends": (PEOPLE, [("\n", "\r\n")], []),
    "a case that expects something else": (
        CASES,
        [("name: A small class is small, base: small, expect: pass", "name: A small class is small, base: small, expect: fail")],
        [("changed", CLASSES, [("cases", "cases[A small class is small].expect", "pass", "fail")])],
    ),
    "a case of another day, by the day of the file": (
        CASES,
        [("as_of: 2026-01-01", "as_of: 2026-01-02"), ("base: small, expect: pass", "base: small, as_of: 2026-01-01, expect: pass")],
        [("changed", NUMBER, [("cases", "cases[Nobody is too few].as_of", "2026-01-01", "2026-01-02")])],
    ),
    "a case with other facts": (
        CASES,
        [("change: {staff: []}", "hide: [staff]")],
        [
            (
                "changed",
                NUMBER,
                [
                    ("cases", "cases[Nobody is too few].change.staff", "[]", None),
                    ("cases", "cases[Nobody is too few].hide", "[]", "[staff]"),
                ],
            )
        ],
    ),
    "the name of a case": (
        CASES,
        [("Nobody is too few", "Nobody is not enough")],
        [("changed", NUMBER, [("cases", "cases[Nobody is not enough].name", "Nobody is too few", "Nobody is not enough")])],
    ),
    "a case taken out": (
        CASES,
        [("  - {rule: staffing.people.classes, name: A small class is small, base: small, expect: pass}\n", "")],
        [("changed", CLASSES, [("cases", "cases[A small class is small].expect", "pass", None)])],
    ),
    "a base": (
        BASE,
        [("children: 8", "children: 9"), (", {id: p2, roles: [caregiver]}", "")],
        [
            (
                "changed",
                "small",
                [
                    ("content", "classes[c1].children", "8", "9"),
                    ("content", "staff[p2].id", "p2", None),
                    ("content", "staff[p2].roles", "[caregiver]", None),
                ],
            )
        ],
    ),
    "the title of a topic": (
        PEOPLE,
        [("title: {zh: 人员, en: People}", "title: {zh: 人, en: People}")],
        [("changed", "staffing/people", [("wording", "title.zh", "人员", "人")])],
    ),
}  # fmt: skip


def said(difference: Difference) -> Said:
    return [
        (item.status.value, item.id, [(c.kind.value, c.at, c.before, c.after) for c in item.changes])
        for item in difference.items
    ]


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_change_is_told_and_nothing_else(repository: Repository, planted: str) -> None:
    name, changes, wanted = PLANTED[planted]
    repository.change(name, *changes)
    with checkout(repository.rules, "first") as before:
        difference = find_changes(before, repository.rules)
        reached = changed_rules(before, repository.rules)
    assert said(difference) == wanted
    assert {item.id for item in difference.of(Sort.RULE) if item.status is not Status.REMOVED} <= reached


def test_clauses_quoted_by_another_name_of_the_loop_are_the_same(repository: Repository) -> None:
    cited = "cite: {by: class.kind, clauses: {infant: ['text#002']}}"
    repository.change(PEOPLE, ("['text#002']\n", f"['text#002']\n    {cited}\n"))
    repository.commit("cited")
    renamed = [("class in classes", "one in classes"), ("class.children", "one.children"), ("class.kind", "one.kind")]
    repository.change(PEOPLE, *renamed)
    with checkout(repository.rules, "HEAD") as before:
        kinds = {kind for _, _, found in said(find_changes(before, repository.rules)) for kind, *_ in found}
        assert kinds == {"respelled"}
        repository.change(PEOPLE, ("infant: ['text#002']", "toddler_small: ['text#002']"))
        (item,) = find_changes(before, repository.rules).items
        quoted = [(c.at, c.before, c.after) for c in item.changes if c.kind.value == "basis"]
    assert quoted == [
        ("cite.clauses.infant", "[text#002]", None),
        ("cite.clauses.toddler_small", None, "[text#002]"),
    ]


def test_every_key_of_a_rule_is_compared() -> None:
    told = {at.split(".")[0] for _, _, changes in PLANTED.values() for _, _, found in changes for _, at, _, _ in found}
    assert Rule.model_fields.keys() - told == {
        "id",
        "remedy",
    }  # the one is told as another id, the other as messages are
    assert Topic.model_fields.keys() == {
        "topic",
        "standard",
        "title",
        "applies_to",
        "applies_when",
        "parameters",
        "rules",
    }


def test_a_value_that_picks_from_a_table_changes_the_limit(repository: Repository) -> None:
    kinds = ("values: {over", "values: {column: class.kind, over")
    repository.change(PEOPLE, ("by: class.kind", "by: column"), kinds)
    repository.commit("named")
    repository.git("tag", "-f", "first")
    repository.change(PEOPLE, ("column: class.kind", "column: '\"infant\"'"))
    with checkout(repository.rules, "first") as before:
        changes = said(find_changes(before, repository.rules))
    assert changes == [("changed", CLASSES, [("limit", "values.column", "class.kind", '"infant"')])]


def test_what_picks_from_a_table_and_its_unit_are_called_so(repository: Repository) -> None:
    repository.change(
        PEOPLE, ("    by: class.kind\n", ""), ("{infant: 10, toddler_small: 15, toddler_large: 20}", "20")
    )
    repository.change(PEOPLE, ("unit: children", "unit: person"))
    with checkout(repository.rules, "first") as before:
        (item,) = find_changes(before, repository.rules).items
    assert [change.what.en for change in item.changes[:2]] == [
        "Most children in a class (unit)",
        "Most children in a class (picked by)",
    ]


def test_a_value_with_another_number_is_not_only_respelled(repository: Repository) -> None:
    repository.change(
        PEOPLE, ("class.children - most", "class.children - least"), ("over <= 0", "over <= least - least")
    )
    with checkout(repository.rules, "first") as before:
        (item,) = find_changes(before, repository.rules).items
    assert {change.at: change.kind.value for change in item.changes}["values.over"] == "requirement"


def test_a_renamed_rule_keeps_its_place_in_what_others_say(repository: Repository) -> None:
    stricter = "{zh: 请补充。, en: Add some.}\n    stricter_than: [safety.cameras.kept]"
    repository.change(PEOPLE, ("{zh: 请补充。, en: Add some.}", stricter))
    repository.commit("stricter")
    repository.git("tag", "-f", "first")
    repository.change(PEOPLE, ("cameras.kept", "cameras.stored"))
    repository.change(CAMERAS, ("cameras.kept", "cameras.stored"))
    with checkout(repository.rules, "first") as before:
        assert said(find_changes(before, repository.rules)) == [("renamed", "safety.cameras.stored", [])]


def plant_all(repository: Repository) -> None:
    repository.change(
        PEOPLE,
        ("2022-01-01: 2", "2022-01-01: 3"),
        ("over <= 0", "over < 1"),
        ("'多 {over} 人。'", "'超出 {over} 人。'"),
    )
    repository.change(PEOPLE, ("toddler_large: 20", "toddler_large: 18"))
    repository.change(CAMERAS, ("cameras.kept", "cameras.stored"))
    repository.write(
        "safety/more.yaml",
        FILES[CAMERAS]
        .replace("topic: cameras", "topic: more")
        .replace("cameras.kept", "more.seen")
        .replace("90", "30"),
    )
    repository.change(SOURCE, ("strength: should", "strength: info"), ("{from: 2023-06-01}", "{from: 2023-07-01}"))
    repository.change(
        CASES,
        (
            "Nobody is too few, base: small, change: {staff: []}, expect: fail",
            "Nobody is few, base: small, change: {staff: []}, expect: fail",
        ),
        ("is small, base: small, expect: pass", "is small, base: small, expect: fail"),
    )
    repository.change(BASE, ("recording_days: 60", "recording_days: 90"))


@pytest.mark.parametrize(("form", "ending"), [("text", "txt"), ("markdown", "md"), ("json", "json")])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_command_tells_all_of_it(
    repository: Repository, tuoyu: Callable[..., Any], request: pytest.FixtureRequest, form: str, ending: str, lang: str
) -> None:
    plant_all(repository)
    run = tuoyu("rules", "diff", "first", "--rules", repository.rules, "--format", form, "--lang", lang)
    assert (run.code, run.err) == (0, "")
    golden = GOLDEN / f"diff.{lang}.{ending}"
    if request.config.getoption("--update-golden"):
        golden.write_text(run.out, encoding="utf-8")
    assert run.out == golden.read_text(encoding="utf-8")
    if form == "text":
        assert max(map(cell_len, run.out.splitlines())) <= 80


def test_two_revisions_give_what_the_work_tree_gave(repository: Repository, tuoyu: Callable[..., Any]) -> None:
    plant_all(repository)
    work_tree = tuoyu("rules", "diff", "first", "--rules", repository.rules).out
    repository.commit("second")
    repository.change(PEOPLE, ("2022-01-01: 3", "2022-01-01: 9"))
    assert tuoyu("rules", "diff", "first", "HEAD", "--rules", repository.rules).out == work_tree.replace(
        "工作区", "HEAD"
    )
    back = tuoyu("rules", "diff", "HEAD", "first", "--rules", repository.rules, "--lang", "en").out
    assert "(from 2022-01-01): 3 → 2\n" in back and "- safety.more.seen" in back


def test_a_moved_folder_is_compared_by_its_old_path(repository: Repository, tuoyu: Callable[..., Any]) -> None:
    repository.git("mv", "rules", "standards")
    moved = repository.folder / "standards"
    run = tuoyu("rules", "diff", "first", "--rules", moved)
    assert (run.code, run.out) == (2, "") and "first:rules" in run.err
    run = tuoyu("rules", "diff", "first:rules", "--rules", moved, "--lang", "en", "--exit-code")
    assert (run.code, run.out) == (0, "Changes of the rules: first:rules → work tree\n\nNothing changed.\n")


def test_the_exit_code_tells_on_request(repository: Repository, tuoyu: Callable[..., Any]) -> None:
    repository.change(PEOPLE, ("2022-01-01: 2", "2022-01-01: 3"))
    assert tuoyu("rules", "diff", "first", "--rules", repository.rules).code == 0
    assert tuoyu("rules", "diff", "first", "--rules", repository.rules, "--exit-code").code == 1


def test_rules_that_cannot_be_read_are_no_difference(repository: Repository, tuoyu: Callable[..., Any]) -> None:
    repository.change(PEOPLE, ("strength: must", "strength: shall"))
    run = tuoyu("rules", "diff", "first", "--rules", repository.rules, "--lang", "en")
    assert (run.code, run.out) == (2, "") and "rules/staffing/people.yaml:20:15: error" in run.err
    repository.commit("broken")
    repository.write(PEOPLE, FILES[PEOPLE])
    assert "in the earlier rules: " in tuoyu("rules", "diff", "HEAD", "--rules", repository.rules, "--lang", "en").err
