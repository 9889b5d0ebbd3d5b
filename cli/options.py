"""The options that several commands share: the same meaning has the same name everywhere."""

import os
import sys
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from cli.terminal import say, stop, stop_with
from engine.text import Lang

if TYPE_CHECKING:
    from cli.choices import PlaceChoice, StandardChoice
    from engine.compiling import CompiledRuleSet
    from engine.declaration.facts import Facts
    from engine.declaration.model import Declaration
    from engine.preparing import PreparedRules
    from engine.ruleset import RuleSet


def parse_day(text: str | None, lang: Lang) -> date:
    """Return the day an option names; today where it is not given."""
    if text is None:
        return date.today()
    try:
        return date.fromisoformat(text) if len(text) == 10 else stop("bad_date", lang, value=text)
    except ValueError:
        stop("bad_date", lang, value=text)


def parse_horizon(text: str | None, as_of: date, lang: Lang) -> date | None:
    """Return the day up to which ends are asked for, if it is; leave where it is before *as_of* or too far ahead."""
    from engine.validity import last_day_seen

    if text is None:
        return None
    day, last = parse_day(text, lang), last_day_seen(as_of)
    if day < as_of:
        stop("horizon_past", lang, day=day, as_of=as_of)
    if day > last:
        stop("horizon_far", lang, day=day, last=last)
    return day


def rules_folder(given: Path | None, lang: Lang) -> Path:
    """Return the folder of rules: the one given, else the one that comes with tuoyu."""
    from standards import STANDARDS

    folder = given or STANDARDS
    if not folder.is_dir():
        stop("no_folder", lang, folder=folder)
    return folder if folder.name not in ("", "..") else folder.resolve()  # files are called by the folder's name


def read_rules(given: Path | None, lang: Lang) -> "RuleSet":
    """Return the rule set, or leave after printing every problem."""
    from engine.diagnostics import RuleSetError
    from engine.loading import load_ruleset

    try:
        return load_ruleset(rules_folder(given, lang))
    except RuleSetError as error:
        stop_with(error.diagnostics, lang)


def read_prepared(given: Path | None, lang: Lang) -> "PreparedRules":
    """Return the rules ready for any day, from the user's cache where they are there; leave where they have problems."""
    from engine.diagnostics import RuleSetError
    from engine.preparing import load_prepared

    try:
        return load_prepared(rules_folder(given, lang), cache_folder())
    except RuleSetError as error:
        stop_with(error.diagnostics, lang)


def compile_for(given: Path | None, day: date, place: "PlaceChoice", lang: Lang) -> "CompiledRuleSet":
    """Return the rules in force on *day* at *place*, or leave after printing why there are none."""
    return compile_on(read_prepared(given, lang), day, place, lang)


def compile_on(prepared: "PreparedRules", day: date, place: "PlaceChoice", lang: Lang) -> "CompiledRuleSet":
    """Return those of the *prepared* rules that are in force on *day* at *place*, or leave after printing why there are none."""
    from engine.diagnostics import RuleSetError
    from engine.kinds import Layer

    try:
        return prepared.on(day, Layer[place.name])
    except RuleSetError as error:
        stop_with(error.diagnostics, lang)


def changed_since(revision: str, given: Path | None, lang: Lang) -> frozenset[str]:
    """Return the ids of the rules that are new or changed since *revision*, or leave after printing why that cannot be told."""
    from engine.changes import changed_rules
    from engine.diagnostics import RuleSetError
    from engine.revisions import checkout

    folder = rules_folder(given, lang)
    try:
        with checkout(folder, revision) as before:
            return changed_rules(before, folder)
    except RuleSetError as error:
        stop_with(error.diagnostics, lang)


@contextmanager
def two_sides(sides: tuple[str, str | None], given: Path | None, lang: Lang) -> Iterator[tuple[Path, Path]]:
    """Give the folder of rules at two revisions, the second one being the files themselves where it is None.

    Raises `RuleSetError` where there is no such revision.
    """
    from engine.revisions import checkout

    folder = rules_folder(given, lang)
    with (
        checkout(folder, sides[0]) as before,
        checkout(folder, sides[1]) if sides[1] is not None else nullcontext(folder) as after,
    ):
        yield before, after


def chosen_rules(
    known: Iterable[str], standard: "StandardChoice | None", rule: str | None, lang: Lang
) -> frozenset[str]:
    """Return the ids of the *known* rules that are asked for; leave where there is no such *rule* in the *standard*."""
    ids = frozenset(known)
    if rule is not None and rule not in ids:
        unknown_rule(rule, ids, lang)
    if rule is not None and standard is not None and not rule.startswith(f"{standard.value}."):
        stop("other_standard", lang, rule=rule, standard=standard.value)
    return frozenset(
        one for one in ids if rule in (None, one) and (standard is None or one.startswith(f"{standard.value}."))
    )


def unknown_rule(rule: str, known: Collection[str], lang: Lang) -> NoReturn:
    """Leave after saying that there is no such rule, and which was probably meant."""
    from engine.validation import rule_meant

    say("no_rule", lang, rule=rule)
    if guess := rule_meant(rule, known):
        say("did_you_mean", lang, guess=guess)
    stop("see_list", lang)


def cache_folder() -> Path | None:
    """Return where prepared rules are kept: the folder ``TUOYU_CACHE`` names, none where it is empty, else the user's own, if there is a home."""
    named = os.environ.get("TUOYU_CACHE")
    if named is not None:
        return Path(named) if named else None
    from platformdirs import user_cache_path

    try:
        return user_cache_path("tuoyu", appauthor=False)
    except RuntimeError:  # a user without a home, as in some containers
        return None


def read_facts(file: Path, lang: Lang) -> "Facts":
    """Return the facts of the declaration, or leave after printing every problem; ``-`` reads standard input."""
    from engine.declaration.loading import load_facts, parse_facts
    from engine.diagnostics import DeclarationError

    try:
        return parse_facts(sys.stdin.buffer.read(), "<stdin>") if str(file) == "-" else load_facts(file)
    except DeclarationError as error:
        stop_with(error.diagnostics, lang)


def read_declaration(file: Path, lang: Lang) -> "Declaration":
    """Return the declaration, or leave after printing every problem; ``-`` reads standard input."""
    from engine.declaration.loading import load_declaration, parse_declaration
    from engine.diagnostics import DeclarationError

    try:
        if str(file) == "-":
            return parse_declaration(sys.stdin.buffer.read(), "<stdin>")
        return load_declaration(file)
    except DeclarationError as error:
        stop_with(error.diagnostics, lang)
