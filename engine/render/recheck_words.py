"""The words of ``tuoyu diff``."""

from engine.text import Text

WORDS: dict[str, Text] = {
    "title": Text("两次检查的对照", "Two checks compared"),
    "headline": Text("{before} → {after}：{counts}", "{before} → {after}: {counts}"),
    "same": Text("{after}（与前一次相同）：{counts}", "{after} (as before): {counts}"),
    "counts": Text(
        "原有 {old} 项，已改正 {corrected} 项，仍未解决 {still_open} 项{gone}；新增 {new} 项。",
        "of {old} open before, {corrected} corrected and {still_open} still open{gone}; {new} new.",
    ),
    "gone": Text("，不再适用 {n} 项", ", {n} no longer asked"),
    "side": Text("{which}：{what}", "{which}: {what}"),
    "old": Text("前", "Old"),
    "new": Text("后", "New"),
    "side_line": Text(
        "{name} · 按 {as_of} {place}的规定{how} · {verdicts}",
        "{name} · {how} by the law of {as_of} ({place}) · {verdicts}",
    ),
    "checked": Text("检查", "checked"),
    "result": Text("检查的结果", "result of a check"),
    "other_point": Text(
        "注意：两边的服务点名称不同（{old}；{new}）。", "Note: the two points have different names ({old}; {new})."
    ),
    "other_day": Text(
        "注意：两边的检查日期不同，法规施行和材料到期也会使结论变化。",
        "Note: the days differ; laws and papers that begin or end in between change findings as well.",
    ),
    "other_place": Text("注意：两边适用的地方规定不同。", "Note: the local law applied is not the same."),
    "other_rules": Text(
        "注意：两边用的规则版本不同（{old}；{new}），规则的改动也会使结论变化。",
        "Note: the rules are not the same ({old}; {new}); their changes change findings as well.",
    ),
    "was": Text("原：{text}", "was: {text}"),
    "now": Text("现：{text}", "now: {text}"),
    "clause": Text("依据：{text}", "clause: {text}"),
    "remedy": Text("整改：{text}", "remedy: {text}"),
    "facts_asked": Text("事实的改动：针对前一次问题的", "Facts touched: about what was found before"),
    "facts_beyond": Text("事实的改动：前一次没有要求的", "Facts touched: beyond what was found before"),
    "beyond_note": Text(
        "前一次的检查结论没有涉及这些事实，请看看为什么改。",
        "Nothing found before concerns these; see why they were touched.",
    ),
    "partial_note": Text(
        "检查结果只写明作为依据的事实，这里只能对照两边都写明的；可选多项的不对照。",
        "A result shows only the facts its findings rest on; only those that both sides show can be compared, and no lists of choices.",
    ),
    "no_facts": Text("没有看到事实有改动。", "No fact was seen to be touched."),
    "advice": Text(
        "建议条款：新做到 {corrected} 项，新未做到 {broken} 项（不影响结论）。",
        "Advice: {corrected} newly followed, {broken} newly not followed (no bearing on the decision).",
    ),
    "nothing": Text("前后都没有需要处理的问题。", "Nothing was open before, and nothing is now."),
    "change": Text("{label}：{was} → {now}", "{label}: {was} → {now}"),
    "of_owner": Text("{owner} · {label}", "{owner} · {label}"),
    "item": Text("{touch}：{label}", "{touch}: {label}"),
    "first_of": Text("{first}等 {n} 处", "{first} and others, {n} in all"),
    "heading": Text("{title}（{n} 项）", "{title} ({n})"),
    "more": Text("…另有 {n} 项，用 --all 查看全部。", "… and {n} more; --all shows everything."),
    "aside": Text("（{text}）", " ({text})"),
    "footer": Text(
        "本对照供备案受理人员参考，是否受理由受理人员决定。", "This comparison informs the filing officer, who decides."
    ),
}
