"""A planted change of the rules and known facilities: the impact says exactly whose decision changes, and why."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from engine.catalogue import Layer
from engine.diagnostics import RuleSetError
from engine.impact import Impact, Standing, load_pair, measure_impact
from engine.impact.comparing import compare_declaration, pair_rules
from engine.impact.corpus import find_entries, read_entry
from engine.revisions import checkout

from .conftest import FILES, Repository

NUMBER, CLASSES, KEPT = "staffing.people.number", "staffing.people.classes", "safety.cameras.kept"
PEOPLE, CAMERAS, SOURCE = "staffing/people.yaml", "safety/cameras.yaml", "sources/text.yaml"
GOLDEN = Path(__file__).parent / "golden"
DAY = date(2026, 1, 1)
CORPUS = {
    "a/open.yaml": "point: {kind: institution, name: 未填园}\nclasses: [{id: c1, kind: infant, children: 8}]\n",
    "b/full.json": '{"point": {"kind": "institution", "name": "大树园"}, "staff": [{"id": "p1"}, {"id": "p2"}, {"id": "p3"}],'
    ' "classes": [{"id": "c1", "name": "一班", "kind": "infant", "children": 11}, {"id": "c2", "kind": "infant", "children": 9}]}',
    "lines.jsonl": '{"point": {"kind": "institution", "name": "小草园"}, "classes": [], "staff": [{"id": "p1"}, {"id": "p2"}]}\r\n\r\n'
    '{"point": {"kind": "institution"}, "classes": [], "staff": []}',
    "notes.txt": "no declaration",
    ".hidden/no.yaml": "nor this",
    "small.yaml": FILES["bases/small.yaml"],
}
APPROVE, SUPPLEMENT, REJECT = "approve", "supplement", "reject"
Said = list[tuple[str, str, str, list[tuple[str, str, str, str]]]]

PLANTED: dict[str, tuple[str, list[tuple[str, str]], Said]] = {
    "nothing": (PEOPLE, [("\n", "\r\n")], []),
    "a limit made stricter": (
        PEOPLE,
        [("2022-01-01: 2", "2022-01-01: 3")],
        [
            ("lines.jsonl:1", APPROVE, REJECT, [(NUMBER, "", "pass", "fail")]),
            ("small.yaml", APPROVE, REJECT, [(NUMBER, "", "pass", "fail")]),
        ],
    ),
    "a limit of another day": (PEOPLE, [("2022-01-01: 2", "2022-01-01: 2, 2027-01-01: 3")], []),
    "a limit loosened": (
        PEOPLE,
        [("infant: 10", "infant: 11")],
        [("b/full.json", REJECT, APPROVE, [(CLASSES, "classes[c1]", "fail", "pass")])],
    ),
    "a limit that fails more of one that fails": (
        PEOPLE,
        [("infant: 10", "infant: 8")],
        [("b/full.json", REJECT, REJECT, [(CLASSES, "classes[c2]", "pass", "fail")])],
    ),
    "a strength": (
        PEOPLE,
        [("['text#001']\n    strength: must", "['text#001']\n    strength: should")],
        [
            ("a/open.yaml", SUPPLEMENT, APPROVE, [(NUMBER, "", "unknown", "unknown (advice)")]),
            ("lines.jsonl:1", APPROVE, SUPPLEMENT, [(NUMBER, "", "pass", "pass (advice)")]),
            ("lines.jsonl:3", REJECT, SUPPLEMENT, [(NUMBER, "", "fail", "fail (advice)")]),
        ],
    ),
    "a question": (
        PEOPLE,
        [("['text#001']\n", "['text#001']\n    question: papers\n")],
        [
            ("lines.jsonl:1", APPROVE, SUPPLEMENT, [(NUMBER, "", "pass", "pass papers")]),
            ("lines.jsonl:3", REJECT, SUPPLEMENT, [(NUMBER, "", "fail", "fail papers")]),
        ],
    ),
    "a rule that starts later": (
        SOURCE,
        [("{from: 2023-06-01}", "{from: 2026-06-01}")],
        [("b/full.json", REJECT, APPROVE, [(CLASSES, "classes[c1]", "fail", "none")])],
    ),
    "a rule for others": (
        PEOPLE,
        [("    require: count", '    applies_to: {zh: 家, en: homes}\n    applies_when: point.kind = "home_based"\n    require: count')],
        [
            ("a/open.yaml", SUPPLEMENT, APPROVE, [(NUMBER, "", "unknown", "not_applicable")]),
            ("lines.jsonl:1", APPROVE, SUPPLEMENT, [(NUMBER, "", "pass", "not_applicable")]),
            ("lines.jsonl:3", REJECT, SUPPLEMENT, [(NUMBER, "", "fail", "not_applicable")]),
        ],
    ),
    "a topic for others": (
        PEOPLE,
        [('point.kind = "institution"', 'point.kind = "activity_site"')],
        [
            ("b/full.json", REJECT, SUPPLEMENT, [(CLASSES, "classes[c1]", "fail", "none")]),
            ("lines.jsonl:1", APPROVE, SUPPLEMENT, [(NUMBER, "", "pass", "not_applicable")]),
            ("lines.jsonl:3", REJECT, SUPPLEMENT, [(NUMBER, "", "fail", "not_applicable")]),
            (
                "small.yaml",
                APPROVE,
                SUPPLEMENT,
                [(NUMBER, "", "pass", "not_applicable"), (CLASSES, "classes[c1]", "pass", "none")],
            ),
        ],
    ),
    "what a rule walks": (
        PEOPLE,
        [("class in classes", "class in classes[children < 11]")],
        [("b/full.json", REJECT, APPROVE, [(CLASSES, "classes[c1]", "fail", "none")])],
    ),
    "a value": (
        PEOPLE,
        [("class.children - most", "class.children - most - 1")],
        [("b/full.json", REJECT, APPROVE, [(CLASSES, "classes[c1]", "fail", "pass")])],
    ),
    "the fact that picks from a table": (
        PEOPLE,
        [("by: class.kind", 'by: if class.children > 10 then "toddler_large" else class.kind')],
        [("b/full.json", REJECT, APPROVE, [(CLASSES, "classes[c1]", "fail", "pass")])],
    ),
    "a new rule": (
        PEOPLE,
        [("rules:\n", "rules:\n" + FILES[PEOPLE].partition("rules:\n")[2].split("  - id: staffing.people.classes")[0].replace("number", "three").replace("least\n", "least + 1\n"))],
        [
            ("lines.jsonl:1", APPROVE, REJECT, [("staffing.people.three", "", "none", "fail")]),
            ("lines.jsonl:3", REJECT, REJECT, [("staffing.people.three", "", "none", "fail")]),
            ("small.yaml", APPROVE, REJECT, [("staffing.people.three", "", "none", "fail")]),
        ],
    ),
    "another id": (PEOPLE, [("people.number", "people.count")], []),
    "names and spelling": (PEOPLE, [("least", "fewest"), ("over", "excess"), ("count(staff) >=", "count( staff )>=")], []),
    "a message": (PEOPLE, [("请补充。", "请加人。")], []),
}  # fmt: skip


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name, text in CORPUS.items():
        path = tmp_path / "corpus" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return tmp_path / "corpus"


def measure(repository: Repository, corpus: Path, jobs: int = 1) -> Impact:
    with checkout(repository.rules, "first") as before:
        return measure_impact(load_pair(before, repository.rules, None), corpus, (DAY, Layer.GONGSHU), jobs)


def shown(standing: Standing | None) -> str:
    if standing is None:
        return "none"
    advice = "" if standing.binding else " (advice)"
    return f"{standing.outcome.value}{advice}{' papers' if standing.question.value == 'papers' else ''}"


def said(impact: Impact) -> Said:
    return [
        (
            effect.file,
            effect.before.value,
            effect.after.value,
            [(c.rule, c.subject, shown(c.before), shown(c.after)) for c in effect.changes],
        )
        for effect in impact.effects
    ]


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_change_moves_these_and_no_others(repository: Repository, corpus: Path, planted: str) -> None:
    name, changes, wanted = PLANTED[planted]
    repository.change(name, *changes)
    impact = measure(repository, corpus)
    assert said(impact) == wanted
    moved = [(before, after) for _, before, after, _ in wanted if before != after]
    assert impact.read == 5
    assert {(b.value, a.value): n for (b, a), n in impact.moves.items() if b is not a} == {
        move: moved.count(move) for move in moved
    }


@pytest.mark.parametrize("planted", PLANTED)
def test_rules_that_say_the_same_need_no_second_look(repository: Repository, corpus: Path, planted: str) -> None:
    name, changes, _ = PLANTED[planted]
    repository.change(name, *changes)
    with checkout(repository.rules, "first") as before:
        pair = pair_rules(load_pair(before, repository.rules, None), DAY, Layer.GONGSHU)
    assert len(pair.same) > 0
    for entry in find_entries(corpus):
        declaration = read_entry(entry)
        quick = compare_declaration(pair, declaration, entry.name)
        assert quick == compare_declaration(replace(pair, same=frozenset()), declaration, entry.name)


def test_any_number_of_processes_gives_the_same(repository: Repository, corpus: Path) -> None:
    repository.change(PEOPLE, ("2022-01-01: 2", "2022-01-01: 3"))
    for n in range(20):
        (corpus / f"more-{n}.yaml").write_text(FILES["bases/small.yaml"], encoding="utf-8")
    assert measure(repository, corpus, 1) == measure(repository, corpus, 3)


def test_what_cannot_be_read_is_listed_and_stops_nothing(repository: Repository, corpus: Path) -> None:
    (corpus / "broken.yaml").write_text("point: {kind: shop}\n", encoding="utf-8")
    with (corpus / "lines.jsonl").open("ab") as lines:
        lines.write(b'\n{"point": }\n')
    impact = measure(repository, corpus)
    assert impact.read == 5
    assert [(one.file, str(one.problems[0].place)) for one in impact.unread] == [
        ("broken.yaml", "broken.yaml:1:15"),
        ("lines.jsonl:4", "lines.jsonl:4:11"),
    ]


@pytest.mark.parametrize(("made", "code"), [(False, "no-corpus"), (True, "empty-corpus")])
def test_no_corpus_is_no_impact(repository: Repository, tmp_path: Path, made: bool, code: str) -> None:
    if made:
        (tmp_path / "empty").mkdir()
    with pytest.raises(RuleSetError) as raised:
        measure(repository, tmp_path / "empty")
    assert [d.code for d in raised.value.diagnostics] == [code]


def plant_all(repository: Repository) -> None:
    repository.change(PEOPLE, ("2022-01-01: 2", "2022-01-01: 3"), ("infant: 10", "infant: 8"))


def run_impact(tuoyu: Callable[..., Any], repository: Repository, corpus: Path, *words: str) -> Any:
    fixed = ("--rules", repository.rules, "--corpus", corpus, "--as-of", "2026-01-01")
    return tuoyu("rules", "impact", "first", *fixed, *words)


@pytest.mark.parametrize(
    ("form", "ending"), [("text", "txt"), ("markdown", "md"), ("json", "json"), ("junit", "xml"), ("github", "github")]
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_command_tells_all_of_it(
    repository: Repository,
    corpus: Path,
    tuoyu: Callable[..., Any],
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    form: str,
    ending: str,
    lang: str,
) -> None:
    plant_all(repository)
    (corpus / "broken.yaml").write_text("point: {kind: shop}\n", encoding="utf-8")
    run = run_impact(tuoyu, repository, corpus, "--format", form, "--lang", lang)
    assert (run.code, run.err) == (1, "")
    out = run.out.replace(repository.rules.as_posix(), "rules")
    golden = GOLDEN / f"impact.{lang}.{ending}"
    if request.config.getoption("--update-golden"):
        golden.write_text(out, encoding="utf-8")
    assert out == golden.read_text(encoding="utf-8")
    if form == "text":
        assert max(map(cell_len, run.out.split("\n\n变更记录里")[0].split("\n\nRules the")[0].splitlines())) <= 80


def test_what_the_changelog_of_the_rules_says_may_fail(
    repository: Repository, corpus: Path, tuoyu: Callable[..., Any]
) -> None:
    plant_all(repository)
    repository.write("CHANGELOG.md", f"## 2026-01-01\n\n- `{NUMBER}`: three people, as the text has it.\n")
    run = run_impact(tuoyu, repository, corpus, "--format", "json")
    assert run.code == 1 and [CLASSES in one["message"] for one in json.loads(run.out)["unexplained"]] == [True]
    repository.change("CHANGELOG.md", ("`:", f"` and `{CLASSES}`:"))
    assert run_impact(tuoyu, repository, corpus).code == 0
    repository.commit("said")
    repository.change(PEOPLE, ("2022-01-01: 3", "2022-01-01: 4"))  # what was said before is no word on this
    fixed = ("--rules", repository.rules, "--corpus", corpus, "--as-of", "2026-01-01", "--lang", "en")
    later = tuoyu("rules", "impact", "HEAD", *fixed)
    assert later.code == 1 and NUMBER in later.out
    assert tuoyu("rules", "impact", "first", "HEAD", *fixed).code == 0


def test_nothing_read_is_not_nothing_changed(repository: Repository, tmp_path: Path, tuoyu: Callable[..., Any]) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "one.yaml").write_text("point: 1\n", encoding="utf-8")
    assert run_impact(tuoyu, repository, tmp_path / "corpus").code == 2
    run = run_impact(tuoyu, repository, tmp_path / "nowhere", "--lang", "en")
    assert (run.code, run.out) == (2, "") and "there is no" in run.err


def test_earlier_rules_that_do_not_fit_say_that_they_are_the_earlier_ones(
    repository: Repository, corpus: Path, tuoyu: Callable[..., Any]
) -> None:
    repository.change(PEOPLE, ("count(staff)", "count(stuff)"))
    repository.commit("wrong")
    repository.write(PEOPLE, FILES[PEOPLE])
    fixed = ("--rules", repository.rules, "--corpus", corpus, "--lang", "en")
    run = tuoyu("rules", "impact", "HEAD", *fixed)
    assert run.code == 2 and "in the earlier rules: " in run.err


def test_long_lists_are_cut_unless_all_is_asked_for(
    repository: Repository, corpus: Path, tuoyu: Callable[..., Any]
) -> None:
    plant_all(repository)
    for n in range(20):
        (corpus / f"more-{n:02}.yaml").write_text(FILES["bases/small.yaml"], encoding="utf-8")
    short = run_impact(tuoyu, repository, corpus, "--lang", "en").out
    assert "more-19.yaml" not in short and "… and 2 more; --all shows everything." in short
    whole = run_impact(tuoyu, repository, corpus, "--lang", "en", "--all").out
    assert "more-19.yaml" in whole and "--all" not in whole
