"""YAML that is plain, read by libyaml without the places of its values; all else is left to `engine.documents.yaml_reader`.

The meaning is the same, and so is what is refused; but here it is only declined, without a word. Characters that come from escapes, and
the length of texts and lists, are left to those who read the values.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, Final

from engine.documents.encoding import FORBIDDEN
from engine.documents.limits import MAX_BYTES
from engine.documents.scalars import NO_SPACES, OPENING_QUOTES, WORDS, plain_word

SIGNS: Final = "&*!"  # what anchors, aliases and tags begin with
ODD_STARTS: Final = (*OPENING_QUOTES, *NO_SPACES)
LINE_ENDS: Final = (" ", "\n")  # what the end of a line becomes inside a text
Compose = Callable[[str], Any]


class NotPlainError(ValueError):
    """Something that only the careful reader can judge."""


def read_plain_yaml(data: bytes) -> dict[str, Any] | None:
    """Return the values of the YAML text *data*, or None where it is no plain mapping, or libyaml is not there."""
    import yaml

    if len(data) > MAX_BYTES or not hasattr(yaml, "CSafeLoader"):
        return None
    try:
        text = data.decode()
        if FORBIDDEN.search(text) or any(sign in text for sign in SIGNS):
            return None
        return _mapping(_composer()(text), dict(WORDS))
    except (ValueError, RecursionError, yaml.YAMLError):
        return None


@cache
def _composer() -> Compose:
    """Return what makes the nodes of a text; the tag of a scalar is whether it stands without quotes."""
    import yaml

    parser: Any = yaml.cyaml.CParser  # type: ignore[attr-defined]  # what CSafeLoader parses with

    class Composer(parser):  # type: ignore[misc]
        """libyaml, which asks nobody what an unquoted word means."""

        def resolve(self, kind: object, value: object, implicit: Any) -> bool:
            return implicit is True or implicit[0] is True

        def descend_resolver(self, parent: object, index: object) -> None:
            """Ask nobody."""

        def ascend_resolver(self) -> None:
            """Ask nobody."""

    return lambda text: Composer(text).get_single_node()


def _mapping(node: Any, known: dict[str, Any]) -> dict[str, Any]:
    """Return the values of a mapping; *known* has what unquoted words mean, as far as they were met."""
    if node is None or node.id != "mapping":
        raise NotPlainError
    found: dict[str, Any] = {}
    for key, value in node.value:
        if key.id != "scalar":
            raise NotPlainError
        found[key.value] = _value(value, known)
    if len(found) != len(node.value):
        raise NotPlainError
    return found


def _value(node: Any, known: dict[str, Any]) -> Any:
    kind = node.id
    if kind == "mapping":
        return _mapping(node, known)
    if kind == "sequence":
        return [_value(item, known) for item in node.value]
    written = node.value
    if node.tag is False:
        return written
    if written in known:
        return known[written]
    value = _word(written, node)
    if not any(blank in written for blank in LINE_ENDS):  # on two lines, it would have to be looked at anew
        known[written] = value
    return value


def _word(written: str, node: Any) -> Any:
    """Return what the unquoted *written* means."""
    if written.startswith(ODD_STARTS) or node.start_mark.line != node.end_mark.line:
        raise NotPlainError
    return plain_word(written)
