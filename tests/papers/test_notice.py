"""``tuoyu notice`` as an officer meets it: files, sentences, exit codes."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.papers import PaperKind, load_template
from tests.conftest import ROOT, Run
from tests.papers.making import text_of

Tuoyu = Callable[..., Run]
APPROVED = "fixtures/declarations/home-based-approved.yaml"
REJECTED = "fixtures/declarations/home-based-rejected.yaml"
DAY = ("--as-of", "2026-01-01")


def test_the_paper_of_the_decision_is_written_and_the_deadline_said(tuoyu: Tuoyu, tmp_path: Path) -> None:
    out = tmp_path / "r.docx"
    ran = tuoyu("notice", APPROVED, *DAY, "-o", out, "--received", "2026-01-05", "--date", "2026-01-13")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines() == [
        "结论：通过，出具备案回执。",
        "最迟 2026-01-12 答复：2026-01-05 收到材料，期限 5 个工作日，当日不计。",
        "落款日期 2026-01-13 已超过期限 2026-01-12。",
        "文书中标※的条文尚待与正式文本核对，请核对后再发出。",
        f"已写入 {out}",
    ]
    assert text_of(out.read_bytes()).startswith("家庭托育点备案回执\n")


def test_a_refused_receipt_writes_nothing(tuoyu: Tuoyu, tmp_path: Path) -> None:
    out = tmp_path / "r.docx"
    ran = tuoyu("notice", REJECTED, *DAY, "-o", out, "--kind", "receipt")
    assert (ran.code, out.exists()) == (1, False)
    assert "还不能出具备案回执：必须条款有" in ran.err and "--kind supplement" in ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-o", "paper.pdf"), "paper.pdf 不是 .docx 文件名"),
        (("-o", "README.md"), "README.md 不是 .docx 文件名"),
        (("--received", "2026-1-5"), "2026-1-5 不是日期"),
        (("--date", "昨天"), "昨天 不是日期"),
        (("--received", "2026-01-05", "--date", "2026-01-04"), "落款日期 2026-01-04 早于收到材料的日期 2026-01-05"),
        (("--templates", "fixtures"), "fixtures 中没有文书模板"),
        (("--templates", "nowhere"), "nowhere 中没有文书模板"),
    ],
)
def test_what_cannot_be_done_is_said(tuoyu: Tuoyu, words: tuple[str, ...], said: str) -> None:
    ran = tuoyu("notice", REJECTED, *DAY, *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_paper_is_chinese_what_is_said_about_it_english_and_a_file_is_overwritten_only_when_asked_to(
    tuoyu: Tuoyu, tmp_path: Path
) -> None:
    out = tmp_path / "n.docx"
    out.write_bytes(b"mine")
    assert tuoyu("notice", REJECTED, *DAY, "-o", out).code == 2
    assert out.read_bytes() == b"mine"
    ran = tuoyu("notice", REJECTED, *DAY, "-o", out, "--lang", "en", "--force")
    assert ran.code == 0
    assert ran.err.splitlines()[:2] == [
        "Decision: reject; the paper is the notice of non-conformity.",
        "The day of receipt (--received) is not given; that day and the time limit stay blank.",
    ]
    assert text_of(out.read_bytes()).startswith("家庭托育点备案内容不符合标准告知书\n")


def test_a_broken_template_is_named_and_one_that_is_not_there_is_ours(tuoyu: Tuoyu, tmp_path: Path) -> None:
    (tmp_path / "review.docx").write_bytes(b"x")
    words = ("notice", REJECTED, *DAY, "--templates", tmp_path, "-o", tmp_path / "p.docx", "--kind")
    ran = tuoyu(*words, "review")
    assert ran.code == 2 and "review.docx: 错误[not-docx]" in ran.err
    assert not (tmp_path / "p.docx").exists()
    ran = tuoyu(*words, "site")
    assert ran.code == 0 and "没有 site.docx，用随附的模板" in ran.err


def test_our_templates_can_be_had_to_be_changed_but_never_overwrite_any(tuoyu: Tuoyu, tmp_path: Path) -> None:
    ran = tuoyu("notice", "--copy-templates", tmp_path)
    assert ran.code == 0 and f"--templates {tmp_path}" in ran.err
    assert {path.name for path in tmp_path.iterdir()} == {f"{kind.value}.docx" for kind in PaperKind}
    assert all(load_template(kind, tmp_path) == load_template(kind) for kind in PaperKind)
    again = tuoyu("notice", "--copy-templates", tmp_path)
    assert again.code == 2 and "receipt.docx 已存在" in again.err


def test_check_reads_nothing_of_word() -> None:
    program = (
        "import sys; from cli.main import main\n"
        f"try: main(['check', '{APPROVED}', '--as-of', '2026-01-01'])\n"
        "except SystemExit: pass\n"
        "print([m for m in ('docx', 'docxtpl', 'lxml', 'chinese_calendar', 'engine.papers') if m in sys.modules], file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert ran.stderr.splitlines()[-1] == "[]"
