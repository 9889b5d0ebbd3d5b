"""Installed from its wheel, tuoyu works anywhere, rules included."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "fixtures" / "declarations" / "sample.yaml"
START = "from cli.main import run; run()"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, install it into an empty folder, and return that folder."""
    work = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(work), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = work.glob("*.whl")
    target = work / "site"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(target)]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True)
    return target


def run(site: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(site), "COLUMNS": "80", "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", START, *words]
    return subprocess.run(command, cwd=site.parent, env=environment, capture_output=True, text=True, encoding="utf-8")


def test_it_holds_everything_it_needs(installed: Path) -> None:
    for needed in (
        "standards/sources/nhc-2019-58-setting.yaml",
        "standards/staffing/caregivers.yaml",
        "standards/staffing/caregivers.cases.yaml",
        "standards/bases/institution.yaml",
        "standards/local/gongshu.yaml",
        "standards/schemas/report.schema.json",
        "standards/schemas/rules.schema.json",
        "engine/render/templates/report.html.j2",
        "engine/papers/templates/receipt.docx",
    ):
        assert (installed / needed).is_file(), needed
    assert not (installed / "tests").exists()


def test_it_checks_explains_and_tests_from_any_folder(installed: Path) -> None:
    where = run(installed, "--version")
    assert where.stdout.startswith("tuoyu ")
    checked = run(installed, "check", str(SAMPLE), "--as-of", "2026-01-01")
    assert checked.returncode == 1, checked.stderr
    assert checked.stdout.startswith("不通过")
    html = run(installed, "check", str(SAMPLE), "--as-of", "2026-01-01", "--format", "html")
    assert html.returncode == 1 and "</html>" in html.stdout
    explained = run(installed, "explain", "setting.classes.size", "--lang", "en")
    assert explained.returncode == 0 and explained.stdout.count("Case: ") == 2
    tested = run(installed, "rules", "test", "--standard", "work_process")
    assert tested.returncode == 0, tested.stdout
