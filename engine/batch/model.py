"""What is handed to a partition of the work, and what comes back: plain values that can be sent to another process."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from engine.diagnostics import Diagnostic
from engine.forms.stating import FormDocument
from engine.kinds import Layer, Standard
from engine.outcomes import Decision, Outcome, PapersVerdict, StandardsVerdict
from engine.text import Lang


@dataclass(frozen=True)
class Given:
    """One declaration as it was found: the bytes of a file, or of one *line* of JSON Lines (0: the whole file).

    *source* is how the file is called. A file that cannot be opened has *problems* instead of *data*; a point of a workbook with
    many has its *document*, the row of the first sheet as its line, and its
    share of the file as its *size*.
    """

    source: str
    line: int = 0
    data: bytes = b""
    problems: tuple[Diagnostic, ...] = ()
    document: FormDocument | None = None
    size: int = 0


@dataclass(frozen=True)
class Asked:
    """By what the declarations are checked: the law of a day at a place, by the rules of a folder.

    *folder* is that of the rules; *kept* is the cache folder. Where *digest* is given, other rules than those
    are refused: so that no machine of several quietly checks by older ones. *only* is one standard, *lang* the language of problems.
    """

    folder: Path
    as_of: date
    place: Layer = Layer.GONGSHU
    only: Standard | None = None
    lang: Lang = "zh"
    kept: Path | None = None
    digest: str = ""


@dataclass(frozen=True)
class Failed:
    """A binding rule that fails, for how many subjects, and the clauses it stands on there."""

    rule: str
    subjects: int
    clauses: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """What became of one declaration; *decision* is None where it could not be read, and *problems* says why.

    *kind* and *mode* are codes, "" where they are not stated; *subdistrict* is the 街道, 镇 or 乡 that the address names, if it does.
    *counts* are the findings of binding rules by outcome; *advice* those of other rules that fail; *by_standard* the worst outcome of the
    binding rules of each standard; *missing* how many facts the open binding rules wait for.
    """

    source: str
    line: int
    name: str = ""
    kind: str = ""
    mode: str = ""
    subdistrict: str = ""
    decision: Decision | None = None
    papers: PapersVerdict | None = None
    standards: StandardsVerdict | None = None
    counts: Mapping[Outcome, int] = field(default_factory=dict)
    advice: int = 0
    missing: int = 0
    by_standard: Mapping[Standard, Outcome] = field(default_factory=dict)
    failed: tuple[Failed, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
