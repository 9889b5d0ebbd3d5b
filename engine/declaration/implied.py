"""What a record says without saying it, put into its plain values before they are read.

Each function takes the values and what the model says about it, and returns the values as they are meant.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

Implying = tuple[str, Any]
"""The name of one of the functions here, and what the model says about it."""


def not_claimed(data: Mapping[str, Any], claims: tuple[str, ...]) -> Mapping[str, Any]:
    """Return *data* with the *claims* it does not make as no: nobody is asked to deny what nobody says."""
    return {**data, **{claim: False for claim in claims if data.get(claim) is None}}


def not_open_ended(data: Mapping[str, Any], names: tuple[str, str]) -> Mapping[str, Any]:
    """Return *data* of a paper with an end date as not open-ended, so that nobody has to say both."""
    valid_until, open_ended = names
    return {**data, open_ended: False} if data.get(valid_until) and data.get(open_ended) is None else data


def tested(data: Mapping[str, Any], item_of: tuple[tuple[str, str], ...]) -> Mapping[str, Any]:
    """Return a report with the items of its measured values among those it lists as tested, so that no value goes unjudged.

    *item_of* gives the item for each fact that is measured.
    """
    if not isinstance(data.get("tested"), list):
        return data
    measured = dict.fromkeys(item for fact, item in item_of if data.get(fact) is not None)
    return {**data, "tested": data["tested"] + [item for item in measured if item not in data["tested"]]}


IMPLIED: Final[dict[str, Callable[[Mapping[str, Any], Any], Mapping[str, Any]]]] = {
    "not_claimed": not_claimed,
    "not_open_ended": not_open_ended,
    "tested": tested,
}


def with_implied(data: Any, implies: tuple[Implying, ...]) -> Any:
    """Return *data* with all that it *implies*; what is no record is left as it is."""
    for name, about in implies if isinstance(data, dict) else ():
        data = IMPLIED[name](data, about)
    return data
