"""The small mistakes one can make in an expression, as edits of its text."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from engine.feel import BooleanType, Checked, ContextType, DaysTime, ListType, YearsMonths, format_value, nodes
from engine.feel.lexer import Token, tokenize
from engine.feel.nodes import Expr, Node
from engine.mutation.kinds import Kind

SWAPPED: Final = {  # made strict or not, and turned round
    ">=": (">", "<="),
    ">": (">=", "<"),
    "<=": ("<", ">="),
    "<": ("<=", ">"),
    "=": ("!=",),
    "!=": ("=",),
    "+": ("-",),
    "-": ("+",),
    "*": ("/",),
    "/": ("*",),
    "**": ("*",),
}
FUNCTIONS: Final = {
    "min": "max",
    "max": "min",
    "floor": "ceiling",
    "ceiling": "floor",
    "round up": "round down",
    "round down": "round up",
    "all": "any",
    "any": "all",
    "starts with": "ends with",
    "ends with": "starts with",
    "before": "after",
    "after": "before",
}
OTHER_WORD: Final = {"and": "or", "or": "and", "some": "every", "every": "some"}
OTHER_END: Final = {"[": "(", "(": "[", "]": ")", ")": "]"}
DAY: Final = timedelta(1)


@dataclass(frozen=True)
class Edit:
    """A mistake of some *kind*: *put* in the place of the characters from *start* up to *end*."""

    kind: Kind
    start: int
    end: int
    put: str

    def apply(self, text: str) -> str:
        """Return *text* with the mistake made."""
        return text[: self.start] + self.put + text[self.end :]


def edits_of(checked: Checked) -> tuple[Edit, ...]:
    """Return every mistake we make in *checked*, in the order of its text."""
    found = dict.fromkeys(_Editor(checked).edits(checked.expr))
    return tuple(sorted(found, key=lambda edit: (edit.start, edit.end)))


def neighbours(number: Decimal | int) -> tuple[Decimal, Decimal]:
    """Return *number* one unit of its last digit lower and higher: 2.7 and 2.9 for 2.8."""
    exact = Decimal(number)
    step = Decimal(1).scaleb(min(int(exact.as_tuple().exponent), 0))
    return exact - step, exact + step


class _Editor:
    """Writes the edits of one expression."""

    def __init__(self, checked: Checked) -> None:
        self.text = checked.text
        self.plan = checked.plan
        self.tokens = tokenize(checked.text)
        self.any_at_all = set(_compared_with_none(checked.expr))

    def edits(self, node: Node) -> Iterator[Edit]:
        """Yield the edits of *node* and of all that is below it."""
        if write := _EDITS.get(type(node)):
            yield from write(self, node)
        if isinstance(node, Expr) and self.is_bare_condition(node):
            yield Edit(Kind.NEGATION, node.start, node.end, f"not({self.of(node)})")
        for child in nodes.children(node):
            yield from self.edits(child)

    def of(self, node: Node) -> str:
        return self.text[node.start : node.end]

    def first(self, after: int, *signs: str) -> Token:
        """Return the first token from *after* on that is one of *signs*."""
        return next(token for token in self.tokens if token.start >= after and token.text in signs)

    def is_bare_condition(self, node: Expr) -> bool:
        """Return whether *node* is true or false and has no word or sign in it that another edit turns round."""
        turned = isinstance(node, nodes.Comparison | nodes.Logic | nodes.Literal | nodes.UnaryTest)
        is_not = isinstance(node, nodes.Call) and node.function == "not"
        return isinstance(self.plan.types.get(node), BooleanType) and not turned and not is_not

    # values

    def literal(self, node: nodes.Literal) -> Iterator[Edit]:
        value: Any = node.value
        if isinstance(value, bool):
            yield Edit(Kind.NEGATION, node.start, node.end, format_value(not value))
        elif isinstance(value, Decimal | int):
            for other in neighbours(Decimal(self.of(node))):
                yield Edit(Kind.LIMIT, node.start, node.end, f"{other:f}")

    def at_literal(self, node: nodes.AtLiteral) -> Iterator[Edit]:
        for other in _moments(node.value):
            yield Edit(Kind.DATE, node.start, node.end, format_value(other))

    def range_literal(self, node: nodes.RangeLiteral) -> Iterator[Edit]:
        low, high = self.text[node.start], self.text[node.end - 1]
        yield Edit(Kind.OPERATOR, node.start, node.start + 1, "[" if low == "]" else OTHER_END[low])
        yield Edit(Kind.OPERATOR, node.end - 1, node.end, "]" if high == "[" else OTHER_END[high])

    def list_literal(self, node: nodes.ListLiteral) -> Iterator[Edit]:
        yield from self.without_each(node.items, node.start + 1, node.end - 1, ",", Kind.CHOICE)

    # operators

    def sign(self, node: nodes.Comparison | nodes.Arithmetic) -> Iterator[Edit]:
        token = self.first(node.left.end, node.operator)
        yield from (Edit(Kind.OPERATOR, token.start, token.end, other) for other in SWAPPED[node.operator])

    def unary(self, node: nodes.UnaryTest) -> Iterator[Edit]:
        end = node.start + len(node.operator)
        yield from (Edit(Kind.OPERATOR, node.start, end, other) for other in SWAPPED[node.operator])

    def minus(self, node: nodes.Negation) -> Iterator[Edit]:
        yield Edit(Kind.OPERATOR, node.start, node.start + 1, "")

    def between(self, node: nodes.Between) -> Iterator[Edit]:
        operand, low, high = (self.of(part) for part in (node.operand, node.low, node.high))
        for opened, closed in ("(]", "[)"):
            yield Edit(Kind.OPERATOR, node.start, node.end, f"{operand} in {opened}{low}..{high}{closed}")

    def membership(self, node: nodes.In) -> Iterator[Edit]:
        if len(node.tests) > 1:
            opened = self.first(node.operand.end, "in").end
            yield from self.without_each(node.tests, self.first(opened, "(").end, node.end - 1, ",", Kind.CHOICE)

    def logic(self, node: nodes.Logic) -> Iterator[Edit]:
        yield from self.without_each(node.operands, node.start, node.end, node.operator, Kind.OPERAND)
        words = self.between_all(node.operands, node.operator)
        whole, at = "", node.start
        for word in words:
            whole += self.text[at : word.start] + OTHER_WORD[node.operator]
            at = word.end
        yield Edit(Kind.CONNECTIVE, node.start, node.end, whole + self.text[at : node.end])

    def between_all(self, parts: Sequence[Expr], sign: str) -> list[Token]:
        """Return the *sign* that stands between each of *parts* and the next."""
        return [self.first(part.end, sign) for part in parts[:-1]]

    def without_each(self, parts: Sequence[Expr], start: int, end: int, sign: str, kind: Kind) -> Iterator[Edit]:
        """Yield the edits that drop one of *parts*, which stand from *start* to *end* with *sign* between them."""
        if len(parts) < 2:
            return
        signs = self.between_all(parts, sign)
        yield Edit(kind, start, self.after_blanks(signs[0].end), "")
        for index, token in enumerate(signs):
            until = signs[index + 1].start if index + 1 < len(signs) else end
            yield Edit(kind, self.before_blanks(token.start), self.before_blanks(until), "")

    def after_blanks(self, at: int) -> int:
        return len(self.text) - len(self.text[at:].lstrip())

    def before_blanks(self, at: int) -> int:
        return len(self.text[:at].rstrip())

    # words

    def conditional(self, node: nodes.If) -> Iterator[Edit]:
        for branch in (node.then, node.otherwise):
            yield Edit(Kind.BRANCH, node.start, node.end, f"({self.of(branch)})")

    def quantified(self, node: nodes.Quantified) -> Iterator[Edit]:
        end = node.start + len(node.quantifier)
        yield Edit(Kind.QUANTIFIER, node.start, end, OTHER_WORD[node.quantifier])

    def filter(self, node: nodes.Filter) -> Iterator[Edit]:
        if node not in self.plan.indexes:
            yield Edit(Kind.FILTER, self.before_blanks(self.first(node.base.end, "[").start), node.end, "")

    def call(self, node: nodes.Call) -> Iterator[Edit]:
        end = self.first(node.start, "(").start
        if other := FUNCTIONS.get(node.function):
            yield Edit(Kind.FUNCTION, node.start, end, other)
        elif node.function in ("not", "distinct values"):
            kind = Kind.NEGATION if node.function == "not" else Kind.FUNCTION
            yield Edit(kind, node.start, end, "")
        elif node.function == "count" and node not in self.any_at_all and self.is_plain_list(node.arguments[0].value):
            yield Edit(Kind.FUNCTION, end + 1, node.end - 1, f"distinct values({self.text[end + 1 : node.end - 1]})")

    def is_plain_list(self, node: Expr) -> bool:
        """Return whether *node* is a list in which a value may come twice: records never do, for they have ids."""
        kind = self.plan.types.get(node)
        made = isinstance(node, nodes.Call) and node.function == "distinct values"
        return isinstance(kind, ListType) and not isinstance(kind.item, ContextType) and not made


def _compared_with_none(node: Node) -> Iterator[Node]:
    """Yield what is compared with 0 in *node*: of a count only whether there is anything matters, not what comes twice."""
    if isinstance(node, nodes.Comparison) and isinstance(node.right, nodes.Literal) and node.right.value == 0:
        yield node.left
    for child in nodes.children(node):
        yield from _compared_with_none(child)


def _moments(value: Any) -> tuple[Any, ...]:
    """Return a date or duration one day lower and higher; one of years and months, one month."""
    if isinstance(value, date):
        return value - DAY, value + DAY
    if isinstance(value, YearsMonths):
        return YearsMonths(value.months - 1), YearsMonths(value.months + 1)
    if isinstance(value, DaysTime):
        return tuple(DaysTime(value.seconds + days * 86_400) for days in (-1, 1))
    return ()


_EDITS: Final[dict[type, Callable[[_Editor, Any], Iterator[Edit]]]] = {
    nodes.Literal: _Editor.literal,
    nodes.AtLiteral: _Editor.at_literal,
    nodes.RangeLiteral: _Editor.range_literal,
    nodes.ListLiteral: _Editor.list_literal,
    nodes.Comparison: _Editor.sign,
    nodes.Arithmetic: _Editor.sign,
    nodes.UnaryTest: _Editor.unary,
    nodes.Negation: _Editor.minus,
    nodes.Between: _Editor.between,
    nodes.In: _Editor.membership,
    nodes.Logic: _Editor.logic,
    nodes.If: _Editor.conditional,
    nodes.Quantified: _Editor.quantified,
    nodes.Filter: _Editor.filter,
    nodes.Call: _Editor.call,
}
