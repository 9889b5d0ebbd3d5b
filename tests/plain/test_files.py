"""Whole declarations that are plain and right are in fact read the plain way, and give what careful reading gives."""

import subprocess
import sys
from pathlib import Path

import pytest

from engine.declaration.plain.reading import read_facts
from engine.declaration.plain.writing import write_reader
from engine.generating import WRITERS
from standards import STANDARDS
from tests.plain.carefully import generated, parsed

ROOT = Path(__file__).parents[2]
LARGEST = ROOT / "fixtures" / "declarations" / "large-institution.yaml"
FILES = (*sorted((STANDARDS / "bases").glob("*.yaml")), *sorted(LARGEST.parent.glob("*.yaml")))
COMPARED = (*FILES[:3], LARGEST)  # careful reading takes its time
IN_A_NEW_PROCESS = """
import marshal, sys
from pathlib import Path
from engine.declaration.loading import load_facts
from engine.feel.running import Program
from engine.recalling import remember
remember({"reader": Program(marshal.loads(Path(sys.argv[1]).read_bytes()), {})}.get)
assert load_facts(Path(sys.argv[2]), "x.yaml")["point"]["capacity"] == 145
print(*(name for name in ("pydantic", "engine.declaration.model", "openpyxl") if name in sys.modules))
"""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_good_file_is_plain(path: Path) -> None:
    assert read_facts(path.read_bytes(), path.name) is not None


@pytest.mark.parametrize("path", COMPARED, ids=lambda path: path.stem)
def test_what_a_plain_file_states_is_what_careful_reading_finds(path: Path) -> None:
    assert repr(read_facts(path.read_bytes(), path.name)) == repr(parsed(path.read_bytes(), path.name))


@pytest.mark.parametrize("number", range(1, 41))
def test_every_generated_declaration_is_plain(number: int) -> None:
    assert read_facts(WRITERS["jsonl"](generated(number)).encode(), "x.json") is not None


@pytest.mark.parametrize("form", WRITERS)
def test_every_way_to_write_a_declaration_is_plain(form: str) -> None:
    data, name = WRITERS[form](generated(3)).encode(), "x.yaml" if form == "yaml" else "x.json"
    facts = read_facts(data, name)
    assert facts is not None and repr(facts) == repr(parsed(data, name))


def test_a_plain_file_is_read_without_the_model(tmp_path: Path) -> None:
    import marshal

    kept = tmp_path / "reader"
    kept.write_bytes(marshal.dumps(write_reader().code))
    command = [sys.executable, "-c", IN_A_NEW_PROCESS, str(kept), str(LARGEST)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
