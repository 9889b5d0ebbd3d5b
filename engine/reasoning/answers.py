"""What a question about conditions comes to: a proof, or facts that show the opposite."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from engine.text import Text

MAX_SHOWN: Final = 4  # facts named in a sentence


@dataclass(frozen=True, slots=True)
class Proof:
    """Why the answer is yes: all *combinations* of the values of *facts* that matter were tried.

    *kind* is ``same`` (both are written alike), ``tried`` (all combinations), ``never`` (nothing makes the conditions true under
    which the question was asked).
    """

    kind: str
    combinations: int = 0
    facts: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()

    @property
    def text(self) -> Text:
        """Return the proof as a sentence for whoever writes rules."""
        said = [SENTENCES[aside] for aside in self.asides]
        kind = "fixed" if self.kind == "tried" and not self.facts else self.kind
        shown = self.facts[:MAX_SHOWN]
        more = len(self.facts) - len(shown)
        facts = Text("、".join(shown) + (f" 等 {len(self.facts)} 项" if more else ""), _and(shown, more))
        said.append(SENTENCES[kind].fill(count=self.combinations, facts=facts))
        return Text("".join(one.zh for one in said), " ".join(one.en for one in said))


@dataclass(frozen=True, slots=True)
class Difference:
    """Facts for which the answer is no, by name: what the first condition comes to there, and the second."""

    env: Mapping[str, Any]
    first: Any = None
    second: Any = None


def _and(names: tuple[str, ...], more: int) -> str:
    if more:
        return f"{', '.join(names)} and {more} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


SENTENCES: Final = {
    "items": Text("循环里的条件对任何一项都相同。", "What the loops ask of an item comes to the same for every item."),
    "shared": Text("其余条件两者都有。", "Both have the other conditions."),
    "same": Text("两者写法不同，意思相同。", "Both say the same in other words."),
    "fixed": Text("不论事实如何，结果都一样。", "It comes to the same whatever the facts are."),
    "tried": Text(
        "{facts} 的取值共有 {count} 种要紧的组合，已全部试过，结果都一样。",
        "All {count} combinations that matter of {facts} were tried: each comes to the same.",
    ),
    "never": Text("所给的条件不会同时成立。", "The conditions it is asked under never hold together."),
}
