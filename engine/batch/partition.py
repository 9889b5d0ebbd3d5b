"""The work on one partition: declarations in, results out, without a state of its own.

The same function serves one process, forked ones, a Dask cluster and PySpark's ``mapPartitions``.
"""

import gc
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from engine.batch.counting import count_findings
from engine.batch.judging import judge
from engine.batch.model import Asked, Given, Result
from engine.compiling import CompiledRuleSet
from engine.declaration.facts import Facts, facts_of
from engine.declaration.loading import declaration_of, parse_declaration
from engine.declaration.plain.reading import read_facts
from engine.diagnostics import DeclarationError, Diagnostic, Place, RuleSetError
from engine.preparing import load_prepared
from engine.reporting import limit_to
from engine.text import Text

OTHER_RULES = Text(
    "这里的规则是 {found}，要求的是 {wanted}", "the rules here have the digest {found}; {wanted} were asked for"
)
SAME_RULES = Text(
    "请在每台机器上装同一版 tuoyu，放同一份规则。", "Install the same tuoyu, and put the same rules, on every machine."
)


def check_partition(declarations: Iterable[Given], asked: Asked) -> Iterator[Result]:
    """Yield the result of each of *declarations*, in order, one at a time.

    Everything handed in and out is plain and can be pickled. A declaration that cannot be read gives a result that says why; the
    rules are loaded once a process. Raises `RuleSetError` where they cannot be used, or are others than *asked* for.
    """
    rules = rules_for(asked)
    for given in declarations:
        yield check_given(given, rules)


@lru_cache(maxsize=2)
def rules_for(asked: Asked) -> CompiledRuleSet:
    """Return the rules that are *asked* for, loaded once a process. Raises `RuleSetError`."""
    prepared = load_prepared(asked.folder, asked.kept)
    found = prepared.ruleset.ref.digest
    if asked.digest and found != asked.digest:
        message = OTHER_RULES.fill(found=found, wanted=asked.digest)
        raise RuleSetError([Diagnostic(Place("--rules"), "other-rules", message, SAME_RULES)])
    rules = limit_to(prepared.on(asked.as_of, asked.place), asked.only)
    gc.freeze()  # the rules stay: to look through them for garbage again and again takes longer than to judge by them
    return rules


def check_given(given: Given, rules: CompiledRuleSet) -> Result:
    """Return what becomes of one declaration."""
    try:
        facts = read_given(given)
    except DeclarationError as error:
        return Result(given.source, given.line, problems=error.diagnostics)
    return judge(given, facts, count_findings(rules, facts))


def read_given(given: Given) -> Facts:
    """Return the facts of one declaration. Raises `DeclarationError` with every problem."""
    if given.problems:
        raise DeclarationError(given.problems)
    if given.document:
        return facts_of(declaration_of(given.document, given.document.found()))
    name = f"{given.source}.json" if given.line else given.source  # one line is JSON
    try:
        return read_facts(given.data, name) or facts_of(parse_declaration(given.data, name))
    except DeclarationError as error:
        if not given.line:
            raise
        raise DeclarationError(_in_line(problem, given) for problem in error.diagnostics) from None


def _in_line(problem: Diagnostic, given: Given) -> Diagnostic:
    return replace(problem, place=Place(given.source, line=given.line, column=problem.place.column))
