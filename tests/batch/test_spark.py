"""What the READMEs show for PySpark gives the results of ``tuoyu batch``; a stand-in does what Spark would."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cloudpickle
import pytest

from tests.batch.given import BAD_LINE, DAY, GOOD, OPEN, REJECTED, ROOT, as_json
from tests.conftest import Run

READMES = ("README.md", "README.zh-CN.md")


def shown(name: str) -> str:
    (snippet,) = re.findall(r"```python\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)
    return str(snippet)


@dataclass
class Rdd:
    """A stand-in for Spark's: some rows in two partitions; functions are sent as Spark sends them."""

    rows: list[Any]

    def zipWithIndex(self) -> "Rdd":  # noqa: N802
        return Rdd([(row, number) for number, row in enumerate(self.rows)])

    def mapPartitions(self, function: Callable[[Iterator[Any]], Iterable[Any]]) -> "Rdd":  # noqa: N802
        sent = cloudpickle.dumps(function)
        middle = len(self.rows) // 2
        partitions = (self.rows[:middle], self.rows[middle:])
        return Rdd([row for partition in partitions for row in cloudpickle.loads(sent)(iter(partition))])

    def saveAsTextFile(self, folder: str) -> None:  # noqa: N802
        Path(folder).mkdir()
        (Path(folder) / "part-00000").write_text("".join(f"{row}\n" for row in self.rows), encoding="utf-8")


class Context:
    """A stand-in for the SparkContext."""

    def textFile(self, name: str) -> Rdd:  # noqa: N802
        return Rdd(Path(name).read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("name", READMES)
def test_the_snippet_gives_the_results_of_a_batch(
    name: str, tuoyu: Callable[..., Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = [as_json(GOOD), "\n", BAD_LINE, as_json(REJECTED), as_json(OPEN)]
    Path("district.jsonl").write_text("".join(lines), encoding="utf-8")
    exec(shown(name), {"__name__": "__main__", "sc": Context()})
    batch = tuoyu("batch", "district.jsonl", "--as-of", DAY, "--jobs", "1", "--lang", "zh")
    assert (tmp_path / "results" / "part-00000").read_text(encoding="utf-8") == batch.out


def test_both_readmes_show_the_same_program() -> None:
    english, chinese = (re.sub(r" *#.*", "", shown(name)) for name in READMES)
    assert english == chinese
