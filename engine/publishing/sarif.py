"""Problems as SARIF 2.1.0 (OASIS), which code scanners and editors read."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from engine.diagnostics import Diagnostic
from engine.publishing.places import in_order, marked, said
from engine.text import Lang, Text

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LANGUAGES: dict[Lang, str] = {"zh": "zh-CN", "en": "en-US"}


@dataclass(frozen=True)
class Guide:
    """What there is to say about all problems of one code: a name, why it matters, and a page of help."""

    id: str
    title: Text
    reason: Text
    page: Text


NO_GUIDES: Mapping[str, Guide] = MappingProxyType({})


def as_sarif(diagnostics: Iterable[Diagnostic], guides: Mapping[str, Guide], lang: Lang) -> str:
    """Return a SARIF log of one run: the *guides* as its rules, the *diagnostics* as its results."""
    found = in_order(diagnostics)
    codes = [*guides, *sorted({d.code for d in found} - guides.keys())]
    index = {code: number for number, code in enumerate(codes)}
    driver = {
        "name": "tuoyu",
        "version": version("tuoyu"),
        "language": LANGUAGES[lang],
        "rules": [_rule(code, guides.get(code), lang) for code in codes],
    }
    seen: Counter[str] = Counter()
    results = [_result(d, index[d.code], seen, lang) for d in found]
    run = {
        "tool": {"driver": driver},
        "language": LANGUAGES[lang],
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, guide: Guide | None, lang: Lang) -> dict[str, Any]:
    name = "".join(part.capitalize() for part in code.split("-"))
    rule: dict[str, Any] = {"id": code, "name": name, "defaultConfiguration": {"level": "error"}}
    if guide is None:
        return rule
    page = guide.page.of(lang)
    return rule | {
        "shortDescription": {"text": guide.title.of(lang)},
        "fullDescription": {"text": guide.reason.of(lang)},
        "help": {"text": page, "markdown": f"```text\n{page.rstrip()}\n```"},  # a page is laid out for a terminal
    }


def _result(diagnostic: Diagnostic, index: int, seen: Counter[str], lang: Lang) -> dict[str, Any]:
    """Return one result; *seen* counts the fingerprints so far, so that equal lines stay apart."""
    mark = _fingerprint(diagnostic)
    seen[mark] += 1
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": "error",
        "message": {"text": said(diagnostic, lang)},
        "locations": [{"physicalLocation": _location(diagnostic)}],
        "partialFingerprints": {"primaryLocationLineHash": f"{mark}:{seen[mark]}"},
    }


def _location(diagnostic: Diagnostic) -> dict[str, Any]:
    uri = quote(diagnostic.place.file)
    artifact = {"uri": f"file://{uri}"} if uri.startswith("/") else {"uri": uri, "uriBaseId": "%SRCROOT%"}
    if not diagnostic.place.line:
        return {"artifactLocation": artifact}
    return {"artifactLocation": artifact, "region": _region(diagnostic)}


def _region(diagnostic: Diagnostic) -> dict[str, Any]:
    line, column = diagnostic.place.line, diagnostic.place.column
    if not column:
        return {"startLine": line}
    end = column + max(1, len(marked(diagnostic)))
    return {"startLine": line, "startColumn": column, "endLine": line, "endColumn": end}


def _fingerprint(diagnostic: Diagnostic) -> str:
    """Return what stays the same when lines above move: code, file and the text of the line, never its number."""
    text = diagnostic.excerpt.strip() or diagnostic.message.en
    parts = (diagnostic.code, diagnostic.place.file, text)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:16]
