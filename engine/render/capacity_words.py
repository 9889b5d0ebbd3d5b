"""The words of ``tuoyu capacity``."""

from engine.text import Text

WORDS: dict[str, Text] = {
    "most": Text(
        "按现状最多可收 {most} 人，现申报 {now} 人。",
        "As the place stands, {most} children at most; {now} are declared.",
    ),
    "most_once": Text(
        "下列 {n} 项与人数无关的问题解决后，按现状最多可收 {most} 人，现申报 {now} 人。",
        "Once the {n} matters below are settled, {most} children at most as the place stands; {now} are declared.",
    ),
    "none": Text(
        "按现状，无论各班收多少人都不能通过；现申报 {now} 人。",
        "As the place stands, no number of children would be approved; {now} are declared.",
    ),
    "none_once": Text(
        "下列 {n} 项与人数无关的问题解决后，按现状仍是无论各班收多少人都不能通过；现申报 {now} 人。",
        "Once the {n} matters below are settled, still no number of children would be approved; {now} are declared.",
    ),
    "unproved": Text(
        "各班人数的搭配太多，没有试完，合计最多几人没有算出；各班单独的人数是准确的。",
        "There are too many combinations to try, so the most in all is not known; the numbers of each class are exact.",
    ),
    "basis": Text("按 {as_of} {place}的规定计算", "by the law of {as_of} ({place})"),
    "nameless": Text("（未填服务点名称）", "(no name given)"),
    "class": Text("班级", "Class"),
    "kind": Text("类型", "Kind"),
    "now": Text("现在", "Now"),
    "most_column": Text("本班最多", "Most"),
    "together": Text("合计最多时", "In all"),
    "binds": Text("受什么限制", "What binds"),
    "total": Text("合计", "In all"),
    "not_stated": Text("未填", "—"),
    "impossible": Text("无", "none"),
    "open_ended": Text("≥{n}", "≥{n}"),
    "note_columns": Text(
        "“本班最多”：其他班人数不变时本班最多几人；“合计最多时”：各班合计最多的一种安排。",
        "Most: of this class while the others stay as they are. In all: one way to have the most children together.",
    ),
    "no_limit": Text("试到 {n} 人没有遇到限制", "no limit met up to {n}"),
    "each_full": Text("各班都已到上限", "every class is full"),
    "gaps": Text(
        "{called}：{numbers} 人也不行（人少反而不符合其他条款）。",
        "{called}: not {numbers} either (too few for another rule).",
    ),
    "one_more": Text("再收 1 名需要什么", "What one more child would need"),
    "first": Text("先要解决的，与收托人数无关（{n} 项）", "To be settled first, whatever the numbers ({n})"),
    "class_line": Text("{called}：收 {n} 人时", "{called}: with {n} children"),
    "clause": Text("依据：{text}", "clause: {text}"),
    "remedy": Text("办法：{text}", "what to do: {text}"),
    "beside": Text("其他班先减到：{text}。", "With the others reduced first to: {text}."),
    "enough": Text("这样就可以多收，不用改动别的。", "With that one more can be taken; nothing else needs to change."),
    "step": Text("{what}（{why}）", "{what} ({why})"),
    "total_cost": Text(
        "照此改动并按现行规则复核：通过。代价合计 {cost}（按代价表估计{proved}）。",
        "Changed like this and checked again by the rules in force, it passes. Cost: {cost} by the cost table{proved}.",
    ),
    "proved": Text("，没有更省的", "; nothing cheaper does"),
    "not_proved": Text("，可能还有更省的", "; something cheaper may do"),
    "blocked": Text(
        "不能再多收：改动场地、设备和人员都满足不了“{rules}”。{then}",
        "No more can be taken: no change of place, equipment or staff settles '{rules}'.{then}",
    ),
    "another_class": Text("要多收只能另设班级。", " To take more, another class is needed."),
    "taken": Text("计算时认为", "Taken for granted"),
    "more": Text("…另有 {n} 项，用 --all 查看全部。", "… and {n} more; --all shows everything."),
    "places": Text("{first}等 {n} 处", "{first} and others, {n} in all"),
    "between_quotes": Text("”“", "', '"),
    "pause": Text("、", ", "),
    "semicolon": Text("；", "; "),
    "footer": Text(
        "人数以外的都按申报不变。本结果供参考，是否受理由受理人员决定。",
        "All but the numbers is taken as declared. This informs; the filing officer decides.",
    ),
}
