"""The parts of Python's syntax tree that the compiler writes, each with a place.

Python's compiler wants a line and a column of every part. They mean nothing here, and to write them into every part afterwards takes
longer than all else in compiling; so these classes have them once.
"""

import ast

KNOWN, VALUED = 1, 2
"""What may be sure about an expression: that it is never unknown, and that it is never null."""


class _Placed:
    sure = 0
    lineno = 1
    end_lineno: int | None = 1
    col_offset = 0
    end_col_offset: int | None = 0


class Arg(_Placed, ast.arg):
    """A parameter of a function."""


class Constant(_Placed, ast.Constant):
    """`ast.Constant`, placed."""


class Name(_Placed, ast.Name):
    """`ast.Name`, placed."""


class IfExp(_Placed, ast.IfExp):
    """`ast.IfExp`, placed."""


class Compare(_Placed, ast.Compare):
    """`ast.Compare`, placed."""


class List(_Placed, ast.List):
    """`ast.List`, placed."""


class Attribute(_Placed, ast.Attribute):
    """`ast.Attribute`, placed."""


class Call(_Placed, ast.Call):
    """`ast.Call`, placed."""


class BoolOp(_Placed, ast.BoolOp):
    """`ast.BoolOp`, placed."""


class BinOp(_Placed, ast.BinOp):
    """`ast.BinOp`, placed."""


class Subscript(_Placed, ast.Subscript):
    """`ast.Subscript`, placed."""


class ListComp(_Placed, ast.ListComp):
    """`ast.ListComp`, placed."""


class Dict(_Placed, ast.Dict):
    """`ast.Dict`, placed."""


class Break(_Placed, ast.Break):
    """`ast.Break`, placed."""


class If(_Placed, ast.If):
    """`ast.If`, placed."""


class Assign(_Placed, ast.Assign):
    """`ast.Assign`, placed."""


class For(_Placed, ast.For):
    """`ast.For`, placed."""


class Return(_Placed, ast.Return):
    """`ast.Return`, placed."""


class Pass(_Placed, ast.Pass):
    """`ast.Pass`, placed."""


class Continue(_Placed, ast.Continue):
    """`ast.Continue`, placed."""


class UnaryOp(_Placed, ast.UnaryOp):
    """`ast.UnaryOp`, placed."""


class Tuple(_Placed, ast.Tuple):
    """`ast.Tuple`, placed."""


class FunctionDef(_Placed, ast.FunctionDef):
    """`ast.FunctionDef`, placed."""


class Expr(_Placed, ast.Expr):
    """`ast.Expr`, placed."""


def surely(value: ast.expr, sure: int) -> ast.expr:
    """Return *value*, of which so much is *sure*."""
    value.__dict__["sure"] = sure
    return value


def name_of(text: str) -> ast.Name:
    """Return the expression for what stands under the name *text*."""
    return Name(text, ast.Load())


def call_of(function: str, *arguments: ast.expr) -> ast.expr:
    """Return the call of the helper *function*."""
    return Call(name_of(function), list(arguments), [])


def class_of(value: ast.expr) -> ast.expr:
    """Return ``value.__class__``."""
    return Attribute(value, "__class__", ast.Load())


def is_same(left: ast.expr, right: ast.expr) -> ast.expr:
    """Return ``left is right``."""
    return Compare(left, [ast.Is()], [right])


def is_not(left: ast.expr, right: ast.expr) -> ast.expr:
    """Return ``left is not right``."""
    return Compare(left, [ast.IsNot()], [right])


def all_true(tests: list[ast.expr]) -> ast.expr:
    """Return the test that all *tests* hold."""
    return tests[0] if len(tests) == 1 else BoolOp(ast.And(), tests)


def store(name: str, value: ast.expr) -> ast.stmt:
    """Return the statement that puts *value* into *name*."""
    return Assign([Name(name, ast.Store())], value)


TRUE, FALSE, NULL, MISSING = Constant(True), Constant(False), Constant(None), name_of("UNKNOWN")
