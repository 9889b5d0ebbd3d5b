"""From tokens to the syntax tree, by precedence climbing.

From loosest to tightest: ``or``, ``and``, comparisons with ``between`` and ``in``, ``+ -``, ``* /``, ``**``, the sign, and what
stands behind a value: ``.field``, ``[filter]``. All operators group to the left, ``**`` as well.
"""

from collections.abc import Callable
from typing import Final, NoReturn

from engine.feel import nodes
from engine.feel.dates import parse_date
from engine.feel.errors import FeelError, Problem
from engine.feel.functions import FUNCTIONS
from engine.feel.lexer import SPLIT_IT, Token, tokenize
from engine.feel.limits import MAX_DEPTH, MAX_LOOPS
from engine.feel.nodes import Expr
from engine.feel.suggest import did_you_mean
from engine.feel.values import parse_duration
from engine.text import NO_TEXT, Text

COMPARISONS: Final = ("=", "!=", "<", "<=", ">", ">=")
_LEVELS: Final = {  # how tightly an operator binds
    operator: level
    for level, operators in enumerate((("or",), ("and",), (*COMPARISONS, "between", "in"), "+-", "*/", ("**",)))
    for operator in operators
}
_ADDITIVE: Final = _LEVELS["+"]
_LONGEST_NAME: Final = max(name.count(" ") + 1 for name in FUNCTIONS)
_SPACED_FIELDS: Final = (("start", "included"), ("end", "included"))


def parse(text: str) -> Expr:
    """Return the syntax tree of *text*; raises `FeelError` for the first thing that cannot be read."""
    parser = _Parser(text)
    expression = parser.expression()
    if parser.token.kind != "end":
        parser.fail_expected(Text("表达式到此结束，或一个运算符", "an operator or the end"))
    if nodes.depth(expression) > MAX_DEPTH or _loops(expression) > MAX_LOOPS:
        parser.fail_too_deep(expression.start, expression.end)
    return expression


def _loops(root: nodes.Node) -> int:
    """Return how many loops and filters stand inside one another at most."""
    deepest, pending = 0, [(root, 0)]
    while pending:
        node, level = pending.pop()
        level += len(node.bindings) if isinstance(node, (nodes.For, nodes.Quantified)) else 0
        level += isinstance(node, nodes.Filter)
        deepest = max(deepest, level)
        pending += [(child, level) for child in nodes.children(node)]
    return deepest


class _Parser:
    """Reads one expression; ``token`` is the next one that is not read yet."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokenize(text)
        self.index = 0
        self.depth = 0
        self.starters: dict[str, Callable[[], Expr]] = {
            "(": self.parenthesis,
            "[": self.bracket,
            "]": self.open_range,
            "{": self.context,
            "if": self.conditional,
            "for": self.loop,
            "some": self.quantified,
            "every": self.quantified,
        }

    # tokens

    @property
    def token(self) -> Token:
        return self.tokens[self.index]

    def peek(self, ahead: int = 1) -> Token:
        return self.tokens[min(self.index + ahead, len(self.tokens) - 1)]

    def at(self, *texts: str) -> bool:
        return self.token.kind in ("symbol", "keyword") and self.token.text in texts

    def advance(self) -> Token:
        token = self.token
        self.index = min(self.index + 1, len(self.tokens) - 1)
        return token

    def accept(self, *texts: str) -> Token | None:
        return self.advance() if self.at(*texts) else None

    def expect(self, text: str, opened: Token | None = None) -> Token:
        if not self.at(text):
            self.fail_expected(Text(f"“{text}”", f"'{text}'"), _opened_hint(self.text, opened))
        return self.advance()

    @property
    def last_end(self) -> int:
        return self.tokens[self.index - 1].end if self.index else 0

    # errors

    def fail(self, code: str, message: Text, hint: Text, start: int, end: int) -> NoReturn:
        raise FeelError([Problem(code, message, hint, start, end)], self.text)

    def fail_expected(self, wanted: Text, hint: Text = NO_TEXT) -> NoReturn:
        token = self.token
        found = Text(f"“{token.text}”", f"'{token.text}'") if token.kind != "end" else END
        message = Text("此处应为{wanted}，却是{found}", "expected {wanted}, found {found}")
        spaced = self.spaced_hint()
        hint = next((text for text in (spaced, hint) if text.en), _HINTS.get(token.text, NO_TEXT))
        self.fail("syntax", message.fill(wanted=wanted, found=found), hint, token.start, token.end)

    def spaced_hint(self) -> Text:
        """Return which function was probably meant by the words around the current place."""
        first = last = self.index
        while first > 0 and self.tokens[first - 1].kind in ("name", "keyword"):
            first -= 1
        while self.tokens[last].kind in ("name", "keyword"):
            last += 1
        words = [token.text for token in self.tokens[first:last]]
        if last == self.index or len(words) < 2 or self.tokens[last].text != "(":
            return NO_TEXT
        for count in range(min(len(words), _LONGEST_NAME), 1, -1):
            alike = [name for name in FUNCTIONS if name.count(" ") + 1 == count]
            hint = did_you_mean(" ".join(words[-count:]), alike)
            if hint.en:
                return hint
        return did_you_mean(" ".join(words), FUNCTIONS)

    def fail_too_deep(self, start: int, end: int) -> NoReturn:
        message = Text(
            "表达式嵌套过深（最多 {limit} 层）", "the expression is nested too deeply ({limit} levels at most)"
        )
        self.fail("limit", message.fill(limit=MAX_DEPTH), SPLIT_IT, start, end)

    # operators

    def expression(self) -> Expr:
        """Read an expression of any kind."""
        return self.climb(0)

    def climb(self, minimum: int) -> Expr:
        """Read an expression whose operators bind at least as tightly as *minimum*."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.fail_too_deep(self.token.start, self.token.end)
        result = self.climb_from(self.token.start, self.signed(), minimum)
        self.depth -= 1
        return result

    def climb_from(self, start: int, left: Expr, minimum: int) -> Expr:
        """Read the operators and right sides behind *left*."""
        while self.token.kind in ("symbol", "keyword"):
            level = _LEVELS.get(self.token.text, -1)
            if level < minimum:
                break
            left = self.infix(start, left, self.advance().text, level)
        return left

    def infix(self, start: int, left: Expr, operator: str, level: int) -> Expr:
        """Read what stands behind *operator*, and return the whole."""
        if operator in ("and", "or"):
            return self.logic(start, left, operator, level)
        if operator == "between":
            return self.between(start, left)
        if operator == "in":
            tests = self.tests()
            return nodes.In(start, self.last_end, left, tests)
        right = self.climb(level + 1)
        kind = nodes.Comparison if operator in COMPARISONS else nodes.Arithmetic
        return kind(start, self.last_end, operator, left, right)

    def logic(self, start: int, left: Expr, operator: str, level: int) -> Expr:
        operands = [left, self.climb(level + 1)]
        while self.accept(operator):
            operands.append(self.climb(level + 1))
        return nodes.Logic(start, self.last_end, operator, tuple(operands))

    def between(self, start: int, operand: Expr) -> Expr:
        low = self.climb(_ADDITIVE)
        self.expect("and")
        high = self.climb(_ADDITIVE)
        return nodes.Between(start, self.last_end, operand, low, high)

    def signed(self) -> Expr:
        signs = []
        while token := self.accept("-"):
            signs.append(token.start)
        start = self.token.start
        operand = self.postfix(start, self.primary())
        for start in reversed(signs):
            operand = nodes.Negation(start, self.last_end, operand)
        return operand

    def postfix(self, start: int, result: Expr) -> Expr:
        """Read the fields and filters behind *result*."""
        while True:
            if self.accept("."):
                field, field_start = self.field()
                result = nodes.Path(start, self.last_end, result, field, field_start)
            elif self.at("[") and not self.closes_range():
                opened = self.advance()
                condition = self.expression()
                self.expect("]", opened)
                result = nodes.Filter(start, self.last_end, result, condition)
            else:
                return result

    def closes_range(self) -> bool:
        """Return whether the ``[`` ahead is the end of an open range, ``]1..5[``: nothing follows that could be a filter."""
        token = self.peek()
        return token.kind == "end" or (token.kind in ("symbol", "keyword") and token.text in _NO_STARTERS)

    def field(self) -> tuple[str, int]:
        """Read the name behind a dot: any word, keywords included."""
        token = self.token
        if token.kind not in ("name", "keyword"):
            self.fail_expected(Text("事实的名称", "the name of a fact"))
        self.advance()
        if (token.text, self.token.text) in _SPACED_FIELDS:
            return f"{token.text} {self.advance().text}", token.start
        return token.text, token.start

    # values

    def primary(self) -> Expr:
        token = self.token
        if token.kind in ("number", "string"):
            self.advance()
            return nodes.Literal(token.start, token.end, token.value)
        if token.kind == "at":
            self.advance()
            value = parse_date(token.value) or parse_duration(token.value)
            return nodes.AtLiteral(token.start, token.end, token.value, value)
        if token.kind in ("symbol", "keyword") and token.text in self.starters:
            return self.starters[token.text]()
        if token.kind == "keyword" and token.text in _CONSTANTS:
            self.advance()
            return nodes.Literal(token.start, token.end, _CONSTANTS[token.text])
        if token.kind != "name":
            self.fail_expected(Text("一个值", "a value"))
        return self.name_or_call()

    def name_or_call(self) -> Expr:
        """Read a name, or a call of a function, whose name may have spaces."""
        first = self.token
        words = self.function_words()
        if words == 0:
            self.advance()
            return nodes.Name(first.start, first.end, first.text)
        name = " ".join(self.advance().text for _ in range(words))
        arguments = self.arguments(self.advance())
        return nodes.Call(first.start, self.last_end, name, arguments)

    def function_words(self) -> int:
        """Return how many of the next tokens are the name of the function called here, 0 if none is."""
        words = [self.peek(n).text for n in range(_LONGEST_NAME)]
        for count in range(_LONGEST_NAME, 1, -1):
            if " ".join(words[:count]) in FUNCTIONS and self.peek(count).text == "(":
                return count
        return 1 if self.peek().kind == "symbol" and self.peek().text == "(" else 0

    def arguments(self, opened: Token) -> tuple[nodes.Argument, ...]:
        arguments: list[nodes.Argument] = []
        while not self.at(")"):
            arguments.append(self.argument())
            if not self.accept(","):
                break
        self.expect(")", opened)
        return tuple(arguments)

    def argument(self) -> nodes.Argument:
        start, words = self.token.start, 0
        while self.peek(words).kind in ("name", "keyword"):
            words += 1
        named = words and self.peek(words).kind == "symbol" and self.peek(words).text == ":"
        name = " ".join(self.advance().text for _ in range(words)) if named else ""
        if named:
            self.advance()
        value = self.expression()
        return nodes.Argument(start, self.last_end, name, value)

    def parenthesis(self) -> Expr:
        """Read ``(a)``, the range ``(a..b)`` or the range ``(< a)``."""
        opened = self.advance()
        inner = self.test()
        if self.accept(".."):
            return self.range_end(opened, inner, False)
        self.expect(")", opened)
        return inner

    def bracket(self) -> Expr:
        """Read a list or a closed range."""
        opened = self.advance()
        items: list[Expr] = []
        while not self.at("]"):
            items.append(self.test())
            if len(items) == 1 and self.accept(".."):
                return self.range_end(opened, items[0], True)
            if not self.accept(","):
                break
        self.expect("]", opened)
        return nodes.ListLiteral(opened.start, self.last_end, tuple(items))

    def open_range(self) -> Expr:
        """Read the range ``]a..b[``."""
        opened = self.advance()
        low = self.expression()
        self.expect("..")
        return self.range_end(opened, low, False)

    def range_end(self, opened: Token, low: Expr, low_included: bool) -> Expr:
        high = self.expression()
        closed = self.accept("]", ")", "[")
        if closed is None:
            self.fail_expected(Text("“]”或“)”", "']' or ')'"), _opened_hint(self.text, opened))
        return nodes.RangeLiteral(opened.start, closed.end, low, high, low_included, closed.text == "]")

    def test(self) -> Expr:
        """Read an expression, or a comparison that lacks its left side."""
        start = self.token.start
        operator = self.accept(*COMPARISONS)
        if operator is None:
            return self.expression()
        operand = self.climb(_ADDITIVE)
        return nodes.UnaryTest(start, self.last_end, operator.text, operand)

    def tests(self) -> tuple[Expr, ...]:
        """Read what stands behind ``in``: one test, or several in parentheses."""
        start = self.token.start
        if operator := self.accept(*COMPARISONS):
            operand = self.climb(_ADDITIVE)
            return (nodes.UnaryTest(start, self.last_end, operator.text, operand),)
        opened = self.accept("(")
        if opened is None:
            return (self.climb(_ADDITIVE),)
        tests = [self.test()]
        if self.accept(".."):
            tests[0] = self.range_end(opened, tests[0], False)
        else:
            while self.accept(","):
                tests.append(self.test())
            self.expect(")", opened)
        if len(tests) == 1:  # the parenthesis may have been the start of a longer expression
            tests[0] = self.climb_from(start, self.postfix(start, tests[0]), _ADDITIVE)
        return tuple(tests)

    def context(self) -> Expr:
        opened = self.advance()
        entries: list[nodes.Entry] = []
        while not self.at("}"):
            entries.append(self.entry())
            if not self.accept(","):
                break
        self.expect("}", opened)
        return nodes.ContextLiteral(opened.start, self.last_end, tuple(entries))

    def entry(self) -> nodes.Entry:
        start, key = self.token.start, self.key()
        self.expect(":")
        value = self.expression()
        return nodes.Entry(start, self.last_end, key, value)

    def key(self) -> str:
        """Read the key of an entry: a string, or words, which may have signs between them."""
        if self.token.kind == "string":
            return str(self.advance().value)
        first = self.token
        if first.kind not in ("name", "keyword"):
            self.fail_expected(Text("一个名称", "a name"))
        while self.token.kind in ("name", "keyword", "number") or self.at("+", "-", "*", "/", "."):
            self.advance()
        return " ".join(self.text[first.start : self.last_end].split())

    # words

    def conditional(self) -> Expr:
        start = self.advance().start
        condition = self.expression()
        self.expect("then")
        then = self.expression()
        if not self.at("else"):
            self.fail_expected(Text("“else”", "'else'"), NEEDS_ELSE)
        self.advance()
        otherwise = self.expression()
        return nodes.If(start, self.last_end, condition, then, otherwise)

    def loop(self) -> Expr:
        start = self.advance().start
        bindings = self.bindings()
        self.expect("return")
        result = self.expression()
        return nodes.For(start, self.last_end, bindings, result)

    def quantified(self) -> Expr:
        word = self.advance()
        bindings = self.bindings()
        self.expect("satisfies")
        condition = self.expression()
        return nodes.Quantified(word.start, self.last_end, word.text, bindings, condition)

    def bindings(self) -> tuple[nodes.Binding, ...]:
        bindings = [self.binding()]
        while self.accept(","):
            bindings.append(self.binding())
        return tuple(bindings)

    def binding(self) -> nodes.Binding:
        name = self.token
        if name.kind != "name":
            self.fail_expected(Text("一个名称", "a name"))
        self.advance()
        self.expect("in")
        domain = self.expression()
        upto = self.expression() if self.accept("..") else None
        return nodes.Binding(name.start, self.last_end, name.text, domain, upto)


_NO_STARTERS: Final = frozenset(
    [")", "]", "}", ",", ".", "..", ":", "then", "else", "return", "satisfies", *_LEVELS]
) - {"-"}
_CONSTANTS: Final = {"true": True, "false": False, "null": None}
_HINTS: Final = {
    "function": Text("规则中不能定义函数。", "Functions cannot be defined in a rule."),
    "external": Text("规则中不能调用外部程序。", "Rules cannot call anything outside."),
    "instance": Text(
        "类型在载入时已检查，不必写 instance of。",
        "Types are checked when a rule is loaded: 'instance of' is not needed.",
    ),
    "then": Text("“if”之后应写条件。", "Write a condition after 'if'."),
    "=": Text("比较用一个等号；大于等于写作 >=。", "One '=' compares; write '>=' or '<=' in this order."),
}
END: Final = Text("结尾", "the end")
NEEDS_ELSE: Final = Text("“if”必须有“then”和“else”。", "An 'if' needs both 'then' and 'else'.")


def _opened_hint(text: str, opened: Token | None) -> Text:
    """Return a sentence that names the bracket left open."""
    if opened is None:
        return NO_TEXT
    line = text.count("\n", 0, opened.start)
    column = opened.start - text.rfind("\n", 0, opened.start)
    zh, en = (
        "第 {line} 行第 {column} 列的“{sign}”没有闭合。",
        "The '{sign}' at line {line}, column {column} is not closed.",
    )
    return Text(zh, en).fill(sign=opened.text, line=line + 1, column=column)
