"""What each change costs, and what nothing can change: the table that comes with tuoyu, or one the user gives."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field, StrictStr

from engine.declaration.fields import Evidence, Number
from engine.declaration.schema import FactInfo, FactPath, fact_info, facts_of_model
from engine.diagnostics import Diagnostic, DiagnosticError
from engine.documents import Document, read_document
from engine.text import Text
from engine.validation import did_you_mean, validate
from engine.words import Words, YamlModel

OWN_TABLE: Final = Path(__file__).parent / "costs.yaml"
OTHERWISE: Final = "otherwise"
Points = Annotated[Number, Field(gt=0)]
Kind = Literal["flag", "choice", "list of choice", "text", "list of text", "clock", "day", "number", "count"]


class Price(YamlModel):
    """What changing some facts costs, named by *facts* (``*`` stands for anything) or by *kinds* and *evidence*.

    *change* is for each change, *each* for every unit of the difference, *toward* the only direction allowed; *fixed* says why
    such a fact is never changed.
    """

    facts: tuple[StrictStr, ...] = ()
    kinds: tuple[Kind, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    change: Points | None = None
    each: Points | None = None
    toward: Literal["up", "down"] | None = None
    fixed: Words | None = None

    def fits(self, name: str, info: FactInfo) -> bool:
        """Return whether this price is the price of the fact called *name*."""
        if self.facts:
            return any(_pattern(one).fullmatch(name) for one in self.facts)
        return info.kind in self.kinds and (not self.evidence or info.evidence in self.evidence)

    def of(self, difference: Decimal) -> Decimal:
        """Return what a change by *difference* units costs."""
        return Decimal(self.change or 0) + Decimal(self.each or 0) * difference


class CostTable(YamlModel):
    """The whole table: what stating, adding, removing and changing costs, in *unit*."""

    unit: Words
    note: Words
    state: Points
    add: dict[StrictStr, Points | None]
    remove: dict[StrictStr, Points | None] = Field(default_factory=dict)
    prices: tuple[Price, ...]


@dataclass(frozen=True, eq=False)
class Costs:
    """The table ready for use: a price for every fact of the model."""

    table: CostTable
    prices: Mapping[FactPath, Price]

    def price(self, path: FactPath) -> Price:
        """Return what changing the fact at the model path costs."""
        return self.prices[path]

    def fixed(self, path: FactPath) -> Text | None:
        """Return why nothing changes the fact, or None where something can."""
        words = self.prices[path].fixed
        return words.text if words else None

    def adding(self, place: FactPath) -> Decimal | None:
        """Return what one more item of the list costs, or None where none is ever proposed."""
        named = self.table.add
        cost = named[name] if (name := ".".join(place)) in named else named.get(OTHERWISE)
        return None if cost is None else Decimal(cost)

    def removing(self, place: FactPath) -> Decimal | None:
        """Return what taking an item of the list away costs, or None where that is never proposed."""
        cost = self.table.remove.get(".".join(place))
        return None if cost is None else Decimal(cost)


def load_costs(path: Path | None = None) -> Costs:
    """Return the cost table at *path*, or the one that comes with tuoyu; raises `DiagnosticError` with every problem."""
    document = read_document(path or OWN_TABLE, path.name if path else "costs.yaml")
    table, problems = validate(document, CostTable)
    problems += _problems(document, table) if table else []
    if table is None or problems:
        raise DiagnosticError(problems)
    return Costs(table, {info.path: price for info in facts_of_model().values() if (price := _price(table, info))})


def fact_name(path: FactPath) -> str:
    """Return a model path as the table writes it: ``rooms[].area_m2``."""
    return ".".join(path).replace(".[]", "[]")


def _price(table: CostTable, info: FactInfo) -> Price | None:
    name = fact_name(info.path)
    return next((price for price in table.prices if price.fits(name, info)), None)


@lru_cache(maxsize=1024)
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(re.escape(text).replace(r"\*", ".*"))


def _problems(document: Document, table: CostTable) -> Iterator[Diagnostic]:
    """Yield the entries that name nothing, have no price, or a direction a fact cannot take; and what no entry is for."""
    names = {fact_name(path) for path in facts_of_model()}
    lists = {".".join(path[: path.index("[]")]) for path in facts_of_model() if "[]" in path}
    for key in ("add", "remove"):
        for name in getattr(table, key).keys() - lists - {OTHERWISE}:
            yield document.diagnostic(
                (key, name), "unknown-list", NO_LIST.fill(name=name), _guess(name, lists), key=True
            )
    for index, price in enumerate(table.prices):
        yield from _price_problems(document, ("prices", index), price, names)
    unpriced = [fact_name(path) for path, info in facts_of_model().items() if _price(table, info) is None]
    if unpriced:
        yield document.diagnostic(
            ("prices",), "no-price", NO_PRICE.fill(name=unpriced[0], n=len(unpriced)), ADD_LAST, key=True
        )


def _price_problems(
    document: Document, path: tuple[str | int, ...], price: Price, names: set[str]
) -> Iterator[Diagnostic]:
    for place, text in enumerate(price.facts):
        if not any(_pattern(text).fullmatch(name) for name in names):
            here = (*path, "facts", place)
            yield document.diagnostic(here, "unknown-fact", NO_FACT.fill(name=text), _guess(text, names))
    if not price.facts and not price.kinds:
        yield document.diagnostic(path, "no-facts", FOR_WHAT, NAME_THEM)
    if price.fixed is None and price.change is None and price.each is None:
        yield document.diagnostic(path, "no-price", WHAT_COST, SAY_COST)
    if price.each is not None and not _counted(price):
        yield document.diagnostic((*path, "each"), "no-number", NO_UNITS, ONLY_NUMBERS, key=True)


def _counted(price: Price) -> bool:
    """Return whether all the facts of *price* are numbers."""
    named = (info for info in facts_of_model().values() if price.fits(fact_name(info.path), info))
    return all(fact_info(info.path).kind in ("number", "count") for info in named)


def _guess(name: str, known: set[str]) -> Text:
    guess = did_you_mean(name, sorted(known))
    return Text(f"是不是 {guess}？", f"Did you mean '{guess}'?") if guess else SEE_NAMES


NO_LIST = Text("申报里没有列表 {name}", "a declaration has no list '{name}'")
NO_FACT = Text("申报里没有 {name} 这样的事实", "a declaration has no fact like '{name}'")
SEE_NAMES = Text(
    "写法如 rooms[].area_m2，* 代表任意文字；名称见 tuoyu new 生成的空白申报。",
    "Write it like rooms[].area_m2, with * for anything; the names stand in what 'tuoyu new' writes.",
)
NO_PRICE = Text("{name} 等 {n} 项事实没有代价", "{n} facts have no price, such as '{name}'")
ADD_LAST = Text("请在最后按 kinds 补上其余事实的代价。", "Add a price for the rest at the end, by kinds.")
FOR_WHAT = Text("没有写这是哪些事实的代价", "this says not which facts it is for")
NAME_THEM = Text("请写 facts 或 kinds。", "Write facts or kinds.")
WHAT_COST = Text("没有写代价", "there is no price here")
SAY_COST = Text(
    "请写 change、each，或用 fixed 说明为什么不能改。", "Write change or each, or say with fixed why it cannot change."
)
NO_UNITS = Text(
    "each 是每一单位的代价，这里有不是数的事实",
    "'each' is the price of one unit, and some of these facts are no numbers",
)
ONLY_NUMBERS = Text("请改用 change，或只列数。", "Use change, or name numbers only.")
