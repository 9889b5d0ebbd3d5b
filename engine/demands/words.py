"""The sentences of a demand."""

from typing import Final

from engine.text import Text

NOT_STATED: Final = Text("未填报", "not stated")
OF_ITEMS: Final = Text("{items}：{what}", "{items}: {what}")
UNIT: Final = Text("{label}（单位：{unit}）", "{label} ({unit})")
EACH: Final = Text("{label}（每项填{facts}）", "{label} (of each: {facts})")
STATE: Final = Text("填报{what}。", "State {what}.")
STATE_PROVED: Final = Text("填报{what}，附{proof}。", "State {what}, with {proof}.")
COMMA: Final = Text("、", ", ")
SEMICOLON: Final = Text("；", "; ")
SENTENCES: Final = Text("", " ")
NEXT_STEP: Final = {
    "paper": Text(
        "办妥后把扫描件上传备案系统，并在申报表中更正。",
        "Once you have it, upload a scan to the filing system and update the form.",
    ),
    "fact": Text("在申报表中补填，随其他补正事项一次交回。", "Fill it in on the form and return it with all the rest."),
    "correction": Text(
        "整改后更正申报表，现场核查时查看。", "Put it right and update the form; it is looked at on the visit."
    ),
}
