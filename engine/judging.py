"""Writes one Python function for a whole rule: it goes through the rule's subjects and yields what comes out for each."""

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter

from engine.checked import CheckedRule
from engine.feel import Checked, nodes, placed
from engine.feel.compiler import RESTART, make_program
from engine.feel.placed import FALSE, MISSING, TRUE, all_true, is_same, name_of
from engine.feel.running import Program
from engine.feel.sharing import FACTS, SHARED, SharingCompiler
from engine.outcomes import Outcome

ITEM, ITEMS, SPEAKS = "item", "items", "speaks"


@dataclass(frozen=True)
class Order:
    """The names a rule works out, each after those it needs: *before* it is known to apply, and *after*."""

    before: tuple[str, ...]
    after: tuple[str, ...]


NOTHING_NAMED = Order((), ())


def order_of(rule: CheckedRule) -> Order:
    """Return in which order the named values and table cells of *rule* are worked out."""
    if not rule.values and not rule.tables:
        return NOTHING_NAMED
    needs = {name: _names(one) for name, one in (*rule.values.items(), *rule.tables.items())}
    graph = {name: {other for other in used if other in needs} for name, used in needs.items()}
    names = tuple(TopologicalSorter(graph).static_order())  # the checker has ruled out cycles
    early = _closure(_names(rule.applies), needs) if rule.applies else set()
    return Order(tuple(n for n in names if n in early), tuple(n for n in names if n not in early))


def _names(expression: Checked) -> set[str]:
    return {read[0] for read in expression.reads}


def _closure(names: set[str], needs: Mapping[str, set[str]]) -> set[str]:
    """Return those of *needs* that *names* use, directly or through others."""
    found: set[str] = set()
    waiting = [name for name in names if name in needs]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [other for other in needs[name] if other in needs]
    return found


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
        self.compiler = SharingCompiler(expressions, item, names)

    def program(self) -> Program:
        """Return the whole function."""
        compiler = self.compiler
        self.judge()
        rounds = [*compiler.start, *compiler.body]
        loop = placed.For(placed.Name(ITEM, ast.Store()), name_of(ITEMS), rounds, [])
        body = [*compiler.loads(FACTS), *compiler.head, loop]
        return make_program([FACTS, SHARED, ITEMS, SPEAKS], body, compiler.constants)

    def judge(self) -> None:
        """Write what is done for one item."""
        rule, compiler, sure = self.rule, self.compiler, [is_same(name_of(SPEAKS), TRUE)]
        self.work_out(self.order.before)
        if rule.applies:
            applies = compiler.variable(self.expression(rule.applies))
            with compiler.block() as out:
                self.say(_said(Outcome.NOT_APPLICABLE), self.order.before)
                compiler.body.append(placed.Continue())
            compiler.when(is_same(applies, FALSE), out)
            sure.append(is_same(applies, TRUE))
        self.work_out(self.order.after)
        outcome = compiler.fresh()
        with compiler.block() as holds:
            compiler.assign(outcome, _outcome(compiler.variable(self.expression(rule.require))))
        with compiler.block() as open_:
            compiler.assign(outcome, _said(Outcome.UNKNOWN))
        compiler.when(all_true(sure), holds, open_)
        self.say(name_of(outcome), (*self.order.before, *self.order.after))

    def work_out(self, names: Sequence[str]) -> None:
        """Write the statements that work out the values and table cells called *names*."""
        for name in names:
            table = self.rule.tables.get(name)
            value = self.expression(table or self.rule.values[name])
            if table:
                value = self.cell(name, self.compiler.variable(value))
            self.compiler.assign(f"value {name}", value)

    def cell(self, name: str, key: ast.expr) -> ast.expr:
        """Return the expression for a table's cell: unknown stays unknown, and a key without a cell gives null."""
        get = placed.Attribute(_number(name), "get", ast.Load())
        return placed.IfExp(is_same(key, MISSING), MISSING, placed.Call(get, [key], []))

    def expression(self, checked: Checked) -> ast.expr:
        if _may_take_long(checked):
            self.compiler.body.append(RESTART)
        return self.compiler.expression(checked)

    def say(self, outcome: ast.expr, names: Sequence[str]) -> None:
        """Write the statement that yields the outcome and the values called *names*."""
        values = placed.Tuple([name_of(f"value {name}") for name in names], ast.Load())
        self.compiler.body.append(placed.Expr(placed.Yield(placed.Tuple([outcome, values], ast.Load()))))


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
