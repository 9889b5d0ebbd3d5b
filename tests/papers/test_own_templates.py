"""A district's own templates: used where they are in order, else refused with what is wrong and what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.papers import PaperError, PaperKind, load_template, make_paper, write_paper
from engine.papers import templates as module
from tests.papers.making import case_of, packed, parts_of, text_of

KIND, NAME = PaperKind.SUPPLEMENT, "home-based-rejected"
BODY, CONTENTS, RELATIONS = "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"
Parts = dict[str, bytes]


def ours() -> Parts:
    return parts_of(load_template(KIND).content)


def put(folder: Path, content: bytes) -> Path:
    (folder / f"{KIND.value}.docx").write_bytes(content)
    return folder


def instead(old: str, new: str) -> Callable[[Parts], bytes]:
    def spoil(parts: Parts) -> bytes:
        body = parts[BODY].decode()
        assert old in body
        return packed({**parts, BODY: body.replace(old, new, 1).encode()})

    return spoil


def with_part(name: str, content: bytes) -> Callable[[Parts], bytes]:
    return lambda parts: packed({**parts, name: content})


def linked(parts: Parts) -> bytes:
    outside = '<Relationship Id="rX" Type="x/attachedTemplate" Target="file:elsewhere.dotm" TargetMode="External"/>'
    body = parts[RELATIONS].decode().replace("</Relationships>", f"{outside}</Relationships>")
    return packed({**parts, RELATIONS: body.encode()})


def without_styles(parts: Parts) -> bytes:
    return packed({name: part for name, part in parts.items() if name != "word/styles.xml"})


FIELD = '<w:r><w:instrText>HYPERLINK "{{ phone }}"</w:instrText></w:r><w:r><w:t>'
SPLIT_FIELD = "<w:r><w:instrText>{</w:instrText></w:r><w:r><w:instrText>{ phone }}</w:instrText></w:r><w:r><w:t>"
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
SPOILED = {
    "no Word file": (lambda parts: b"hello", "not-docx", "不是 Word 文件（.docx）"),
    "another zip": (lambda parts: packed({"a.txt": b"a"}), "not-docx", "里面没有 Word 正文"),
    "cut short": (lambda parts: packed(parts)[:2000], "not-docx", "不是 Word 文件（.docx）"),
    "macros": (with_part("word/vbaProject.bin", b"x"), "macros", "模板带有宏"),
    "too many parts": (
        lambda parts: packed({**parts, **{f"x{n}": b"" for n in range(600)}}),
        "too-large",
        "解压后太大",
    ),
    "entities": (with_part("word/comments.xml", ENTITIES), "broken-part", "word/comments.xml 已损坏或者不能读"),
    "broken XML": (with_part("word/settings.xml", b"<a>"), "broken-part", "word/settings.xml 已损坏或者不能读"),
    "a part is missing": (without_styles, "broken-part", "文件的各部分对不上"),
    "loads from elsewhere": (linked, "external", "模板要从别处装入内容"),
    "field code": (instead("<w:r><w:t>", FIELD), "misplaced-placeholder", "占位符不能放在域代码、链接、脚注或者属性里"),
    "field code in pieces": (instead("<w:r><w:t>", SPLIT_FIELD), "misplaced-placeholder", "占位符不能放在域代码"),
    "property": (
        with_part("docProps/app.xml", b"<a>{{ office }}</a>"),
        "misplaced-placeholder",
        "占位符不能放在域代码",
    ),
    "unknown": (instead("{{ office }}", "{{ offce }}"), "unknown-placeholder", "这份文书没有占位符 offce"),
    "of another paper": (instead("{{ office }}", "{{ filed }}"), "unknown-placeholder", "这份文书没有占位符 filed"),
    "unknown in a list": (
        instead("{{ demand.asked }}", "{{ demand.askd }}"),
        "unknown-placeholder",
        "这份文书没有占位符 groups[].demands[].askd",
    ),
    "not closed": (instead("{{ office }}", "{{ office "), "bad-mark", "占位符没有写对"),
    "loop without end": (instead("{{ office }}", "{% for x in groups %}"), "bad-mark", "占位符没有写对"),
    "call": (instead("{{ office }}", "{{ office.upper() }}"), "forbidden-mark", "模板里不能用 Call"),
    "filter": (instead("{{ office }}", "{{ office|safe }}"), "forbidden-mark", "模板里不能用 safe"),
    "arithmetic": (instead("{{ office }}", "{{ count * 2 }}"), "forbidden-mark", "模板里不能用 Mul"),
    "without escaping": (
        instead("{{ office }}", "{% autoescape false %}{{ office }}{% endautoescape %}"),
        "forbidden-mark",
        "模板里不能用 ScopedEvalContextModifier",
    ),
    "include": (instead("{{ office }}", "{% include office %}"), "forbidden-mark", "模板里不能用 Include"),
    "raw text": (instead("{{ office }}", "{{r office }}"), "forbidden-mark", "这种写法不能用"),
    "private": (instead("{{ office }}", "{{ office.__class__ }}"), "unknown-placeholder", "office.__class__"),
}


@pytest.mark.parametrize("spoiled", SPOILED)
def test_a_spoiled_template_is_refused_with_what_is_wrong(tmp_path: Path, spoiled: str) -> None:
    spoil, code, said = SPOILED[spoiled]
    with pytest.raises(PaperError) as refused:
        load_template(KIND, put(tmp_path, spoil(ours())))
    found = refused.value.diagnostics
    assert [one.place.file for one in found] == ["supplement.docx"] * len(found)
    assert code in [one.code for one in found]
    assert any(said in one.message.zh for one in found), [one.message.zh for one in found]
    assert all(one.hint.zh and one.hint.en and one.message.en for one in found)


def test_a_huge_template_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 100)
    with pytest.raises(PaperError) as refused:
        load_template(KIND, put(tmp_path, packed(ours())))
    assert [one.code for one in refused.value.diagnostics] == ["too-large"]


def test_a_template_that_unpacks_to_too_much_is_not_unpacked(tmp_path: Path) -> None:
    bomb = packed({**ours(), "word/media/image1.png": bytes(module.MOST_UNPACKED)})
    assert len(bomb) < 200_000
    with pytest.raises(PaperError) as refused:
        load_template(KIND, put(tmp_path, bomb))
    assert [one.code for one in refused.value.diagnostics] == ["too-large"]


def test_every_unknown_placeholder_is_told_at_once_with_the_one_probably_meant(tmp_path: Path) -> None:
    body = ours()[BODY].decode().replace("{{ office }}", "{{ offce }}").replace("{{ date }}", "{{ dat }}")
    with pytest.raises(PaperError) as refused:
        load_template(KIND, put(tmp_path, packed({**ours(), BODY: body.encode()})))
    assert [(one.message.en, one.hint.en) for one in refused.value.diagnostics] == [
        ("this paper has no placeholder offce", "Did you mean office?"),
        ("this paper has no placeholder dat", "Did you mean date?"),
    ]


def test_a_template_of_ones_own_is_used_and_the_others_are_ours(tmp_path: Path) -> None:
    put(tmp_path, instead("如对补正事项有疑问", "本区另行说明：如对补正事项有疑问")(ours()))
    paper = make_paper(KIND, case_of(NAME))
    assert "本区另行说明" in text_of(write_paper(paper, load_template(KIND, tmp_path)))
    assert load_template(PaperKind.SITE, tmp_path) == load_template(PaperKind.SITE)


def test_a_template_that_compares_what_cannot_be_compared_is_no_traceback(tmp_path: Path) -> None:
    put(tmp_path, instead("{{ office }}", "{% if count > office %}x{% endif %}")(ours()))
    with pytest.raises(PaperError) as refused:
        write_paper(make_paper(KIND, case_of(NAME)), load_template(KIND, tmp_path))
    assert [one.code for one in refused.value.diagnostics] == ["cannot-fill-in"]
