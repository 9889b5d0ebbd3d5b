"""Codes without a page: what may be wrong before there are rules to look at, and what other commands find."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from engine.text import Text

_GROUPS: Final = (  # what the codes are about, and the codes
    (
        Text(
            "说的是文件怎么写：YAML 或 JSON 的格式、编码、缩进、引号等。",
            "This is about how the file is written: the form of YAML or JSON, encoding, indentation, quotes.",
        ),
        "alias anchor bad-dash bad-escape bad-indentation block-text colon-in-text comment complex-key "
        "control-character duplicate-key empty-file encoding-bom encoding-damaged encoding-gbk encoding-unknown "
        "extra-content file-is-folder file-missing file-too-large file-unreadable full-width-colon "
        "full-width-punctuation full-width-quotes full-width-space key-not-text mapping-too-large merge-key "
        "missing-comma no-colon no-key no-space-after-colon no-space-after-dash not-a-mapping not-json not-quoted "
        "not-text not-yaml replacement-character several-documents single-quotes special-character stray-bracket "
        "tab-indentation tag text-after-quote too-deep too-many-problems trailing-comma unclosed-bracket "
        "unclosed-quote yaml-named-json",
    ),
    (
        Text(
            "说的是一个栏目的值：太短、太长、太大、太小，或写法不对。",
            "This is about the value of one key: too short, too long, too large, too small, or in the wrong form.",
        ),
        "above-maximum below-minimum blank-text date-form invalid-value list-too-long list-too-short not-a-multiple "
        "not-finite not-whole number-form number-in-quotes number-too-fine number-too-long open-ended text-too-long "
        "text-too-short time",
    ),
    (
        Text(
            "说的是标准文件夹是否完整：条款的编号和日期，规则之间的指向。",
            "This is about the standards folder as a whole: ids and dates of clauses, and what refers to what.",
        ),
        "circular duplicate-clause duplicate-of foreign-clause no-dates no-law no-rules no-sources source-name "
        "unknown-act visit-condition",
    ),
    (
        Text(
            "说的是表达式里的一个字面值，或表达式太长。",
            "This is about a literal in an expression, or an expression that is too long.",
        ),
        "invalid-literal invalid-pattern limit same-sides",
    ),
    (
        Text(
            "说的是申报内容，这里是 bases/ 里的基础申报。",
            "This is about what a declaration says; here, a base declaration in bases/.",
        ),
        "credit-code dangling-reference double-loaded duplicate-id identity-number out-of-order",
    ),
    (
        Text(
            "是 test、mutate、impact、review 或带版本的命令报告的。",
            "This is reported by test, mutate, impact, review, or where a revision is named.",
        ),
        "case-failed empty-corpus link-in-revision lost-case lost-rule lowered-rule mutant-survived mutate-failing "
        "never-evaluated never-fails newly-fails no-cases no-corpus no-folder-in-revision no-git no-repository "
        "unknown-revision",
    ),
)

OTHERS: Final[Mapping[str, Text]] = MappingProxyType(
    {code: about for about, codes in _GROUPS for code in codes.split()}
)
"""What each code that is no lint is about; its message has the next step."""
