"""Writes one Python function for a whole rule: it goes through the rule's subjects and gives a finding for each."""

import ast
from collections.abc import Sequence

from engine.checked import CheckedRule
from engine.feel import Checked, nodes, placed
from engine.feel.compiler import RESTART, make_program
from engine.feel.joining import JoiningCompiler
from engine.feel.placed import FALSE, MISSING, NULL, TRUE, all_true, call_of, is_same, name_of, store
from engine.feel.records import FACTS, SHARED
from engine.feel.running import Program
from engine.ordering import order_of
from engine.outcomes import Outcome

FINDING, RULE, SUBJECTS, SUBJECT = "Finding", "rule", "subjects", "subject"
ITEM, ITEMS, SPEAKS, FOUND, BRIEF = "item", "items", "speaks", "found", "brief"


def write_judge(rule: CheckedRule) -> Program:
    """Return what Python's compiler makes of *rule*; the numbers of the law on the day are put in when it is run."""
    return _Writer(rule).program()


class _Writer:
    """Writes the function of one rule."""

    def __init__(self, rule: CheckedRule) -> None:
        self.rule = rule
        self.order = order_of(rule)
        item = rule.loop.variable if rule.loop else ""
        names = {name: _number(name) for name in rule.parameters.keys() - rule.tables.keys()}
        names |= {item: name_of(ITEM)} if item else {}
        # a value is no fact even before it is worked out
        names |= {name: name_of(f"value {name}") for name in (*self.order.before, *self.order.after)}
        expressions = [*rule.values.values(), *rule.tables.values(), *filter(None, (rule.applies,)), rule.require]
        self.compiler = JoiningCompiler(expressions, item, names)

    def program(self) -> Program:
        """Return the whole function."""
        compiler = self.compiler
        judged = self.judge()
        head = [*compiler.loads(FACTS), *compiler.head]
        body = [*head, *(self.each(judged) if self.rule.loop else self.only(judged))]
        return make_program([RULE, FACTS, SHARED, SPEAKS, ITEMS, SUBJECTS, FINDING, BRIEF], body, compiler.constants)

    def each(self, judged: list[ast.stmt]) -> list[ast.stmt]:
        """Return the statements for a list: what is *judged* is done for each of its items."""
        pairs = placed.Tuple([placed.Name(ITEM, ast.Store()), placed.Name(SUBJECT, ast.Store())], ast.Store())
        loop = placed.For(pairs, call_of("zip", name_of(ITEMS), name_of(SUBJECTS)), judged, [])
        return [store(FOUND, placed.List([], ast.Load())), loop, placed.Return(name_of(FOUND))]

    def only(self, judged: list[ast.stmt]) -> list[ast.stmt]:
        """Return the statements for the point itself."""
        subject = placed.Subscript(name_of(SUBJECTS), placed.Constant(0), ast.Load())
        return [store(SUBJECT, subject), store(ITEM, NULL), *judged]

    def judge(self) -> list[ast.stmt]:
        """Return what is done for one item."""
        rule, compiler, sure = self.rule, self.compiler, [is_same(name_of(SPEAKS), TRUE)]
        first: list[ast.stmt] = []
        self.work_out(self.order.before)
        if rule.applies:
            applies = compiler.variable(self.expression(rule.applies))
            with compiler.block() as out:
                self.say(_said(Outcome.NOT_APPLICABLE), self.order.before, name_of(BRIEF), again=True)
            compiler.when(is_same(applies, FALSE), out)
            sure.append(is_same(applies, TRUE))
            first = [*compiler.start, *compiler.body]  # what stands in the item is read no sooner than it is needed
            compiler.start, compiler.body = [], []
        self.work_out(self.order.after)
        outcome = compiler.fresh()
        with compiler.block() as holds:
            compiler.assign(outcome, _outcome(compiler.variable(self.expression(rule.require))))
        with compiler.block() as open_:
            compiler.assign(outcome, _said(Outcome.UNKNOWN))
        compiler.when(all_true(sure), holds, open_)
        passed = all_true([name_of(BRIEF), is_same(name_of(outcome), _said(Outcome.PASS))])
        self.say(name_of(outcome), (*self.order.before, *self.order.after), passed)
        return [*first, *compiler.start, *compiler.body]

    def work_out(self, names: Sequence[str]) -> None:
        """Write the statements that work out the values and table cells called *names*."""
        for name in names:
            table = self.rule.tables.get(name)
            checked = table or self.rule.values[name]
            value = self.expression(checked)
            if table:
                value = self.cell(name, self.compiler.variable(value))
            self.compiler.keep_name(name, checked, value)

    def cell(self, name: str, key: ast.expr) -> ast.expr:
        """Return the expression for a table's cell: unknown stays unknown, and a key without a cell gives null."""
        get = placed.Attribute(_number(name), "get", ast.Load())
        return placed.IfExp(is_same(key, MISSING), MISSING, placed.Call(get, [key], []))

    def expression(self, checked: Checked) -> ast.expr:
        if _may_take_long(checked):
            self.compiler.body.append(RESTART)
        return self.compiler.expression(checked)

    def say(self, outcome: ast.expr, names: Sequence[str], brief: ast.expr, again: bool = False) -> None:
        """Write what ends an item: a finding with the *outcome* and the values called *names*, or the *outcome* alone where *brief* holds.

        *again* says that more is written after it.
        """
        values = placed.Tuple([name_of(f"value {name}") for name in names], ast.Load())
        parts = [name_of(RULE), name_of(SUBJECT), outcome, name_of(FACTS), name_of(ITEM), values]
        finding = placed.IfExp(brief, outcome, call_of("new", name_of(FINDING), placed.Tuple(parts, ast.Load())))
        if not self.rule.loop:
            self.compiler.body.append(placed.Return(placed.List([finding], ast.Load())))
            return
        self.compiler.append(FOUND, finding)
        if again:
            self.compiler.body.append(placed.Continue())


def _number(name: str) -> ast.expr:
    return name_of(f"number {name}")


def _said(outcome: Outcome) -> ast.expr:
    return name_of(f"outcome {outcome.name}")


def _outcome(holds: ast.expr) -> ast.expr:
    no = placed.IfExp(is_same(holds, FALSE), _said(Outcome.FAIL), _said(Outcome.UNKNOWN))
    return placed.IfExp(is_same(holds, TRUE), _said(Outcome.PASS), no)


def _may_take_long(checked: Checked) -> bool:
    """Return whether *checked* calls a function whose work is counted."""
    pending: list[nodes.Node] = [checked.expr]
    while pending:
        node = pending.pop()
        if isinstance(node, nodes.Call):
            return True
        pending += nodes.children(node)
    return False
