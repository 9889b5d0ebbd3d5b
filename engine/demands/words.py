"""The sentences of a demand, and what its applicant is to do next."""

from enum import StrEnum
from typing import Final

from engine.text import Text


class Act(StrEnum):
    """What is to be done, in the order in which a notice lists it."""

    FETCH = "fetch"
    FILE = "file"
    FILL = "fill"
    ALONG = "along"
    CORRECT = "correct"


KINDS: Final = {
    Act.FETCH: "paper",
    Act.FILE: "paper",
    Act.FILL: "fact",
    Act.ALONG: "fact",
    Act.CORRECT: "correction",
}
NEXT_STEPS: Final = {
    Act.FETCH: Text("办妥后上传扫描件，并更正申报表。", "Once you have it, upload a scan and update the form."),
    Act.FILE: Text("在备案信息系统中办理，并更正申报表。", "Do it in the filing system and update the form."),
    Act.FILL: Text(
        "在申报表中补填，随其他补正事项一次交回。", "Fill it in on the form and return it with all the rest."
    ),
    Act.ALONG: Text(
        "适用的，随其他事项一并补正，不再另行通知。",
        "Where it applies, see to it together with the rest; there is no second notice for it.",
    ),
    Act.CORRECT: Text(
        "整改后更正申报表，现场核查时查看。", "Put it right and update the form; it is looked at on the visit."
    ),
}

NOT_STATED: Final = Text("未填报", "not stated")
OF_ITEMS: Final = Text("{items}：{what}", "{items}: {what}")
UNIT: Final = Text("{label}（单位：{unit}）", "{label} ({unit})")
EACH: Final = Text("{label}，每项写明：{facts}", "{label}, of each: {facts}")
STATE: Final = Text("填报{what}。", "State {what}.")
STATE_PROVED: Final = Text("填报{what}，附{proof}。", "State {what}, with {proof}.")
ADD_ONLY: Final = Text(
    "在申报表“{list}”中增加或更正一项（{wanted}）。",
    "Add an item to “{list}” on the form, or correct one ({wanted}).",
)
ADD_WANTED: Final = Text(
    "在申报表“{list}”中增加或更正一项（{wanted}），并写明：{facts}。",
    "Add an item to “{list}” on the form, or correct one ({wanted}), stating: {facts}.",
)
AHEAD: Final = Text("视补正的内容，可能还涉及：{found}", "May apply as well, depending on what is put right: {found}")
COMMA: Final = Text("、", ", ")
SENTENCES: Final = Text("", " ")
