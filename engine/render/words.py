"""The words of the renderers, one table for all of them: headings, counts, column names, marks."""

from dataclasses import dataclass

from engine.text import Lang, Text

WORDS: dict[str, Text] = {
    # joints of a sentence
    "colon": Text("：", ": "),
    "comma": Text("，", ", "),
    "semicolon": Text("；", "; "),
    "pause": Text("、", ", "),
    "stop": Text("。", "."),
    "gap": Text("", " "),
    "aside": Text("（{text}）", " ({text})"),
    "quoted_title": Text("《{title}》", "{title}"),
    # the head of a report
    "title": Text("婴幼儿照护服务点标准核查报告", "Standards check of a childcare point for under-threes"),
    "nameless": Text("（未填服务点名称）", "(no name given)"),
    "point": Text("服务点", "Care point"),
    "item": Text("项目", "Item"),
    "content": Text("内容", "Content"),
    "file": Text("申报文件", "Declaration"),
    "kind": Text("类型", "Kind"),
    "mode": Text("参与模式", "Participation mode"),
    "services": Text("服务形式", "Services"),
    "lead": Text("牵头部门", "Lead department"),
    "support": Text("协同部门", "Supporting departments"),
    "as_of": Text("适用日期", "As of"),
    "rules": Text("适用规则", "Rules in force"),
    "rules_count": Text("{n} 条", "{n}"),
    "digest": Text("规则版本", "Rules digest"),
    "papers_verdict": Text("材料", "Papers"),
    "standards_verdict": Text("标准", "Standards"),
    "next_step": Text("下一步", "What to do next"),
    "counts": Text("必须条款", "Binding rules"),
    "basis_line": Text("按 {as_of} {place}有效的 {n} 条规则核查", "{n} rules in force on {as_of} ({place})"),
    # counts of the first line
    "n_failed": Text("{n} 项必须条款不符合", "{n} binding requirements not met"),
    "n_failed.one": Text("{n} 项必须条款不符合", "{n} binding requirement not met"),
    "n_papers": Text("{n} 项材料待补", "{n} requirements on papers open"),
    "n_papers.one": Text("{n} 项材料待补", "{n} requirement on papers open"),
    "n_asks": Text("{n} 项事实待补", "{n} facts missing"),
    "n_asks.one": Text("{n} 项事实待补", "{n} fact missing"),
    "n_undecided": Text("{n} 项无法判断", "{n} undecided"),
    # sections
    "failed": Text("不符合", "Not met"),
    "papers": Text("待补材料", "Papers to hand in"),
    "asks": Text("待补充", "Facts to state"),
    "undecided": Text("无法判断", "Undecided"),
    "foreseen": Text("整改或补充后可能还涉及", "May apply once the rest is put right"),
    "advice": Text("建议", "Advice"),
    "on_site": Text("现场核查", "To be checked on site"),
    "on_site_list": Text("现场核查清单", "On-site checklist"),
    "all": Text("各项规则的结论", "Every finding"),
    "more_subjects": Text("另 {n} 项", "{n} more"),
    "show_list": Text("展开清单", "Show the list"),
    "sources": Text("引用的文件", "Texts quoted"),
    "by_standard": Text("按标准", "By standard"),
    "by_subject": Text("按对象", "By subject"),
    "heading": Text("{title}（{n} 项）", "{title} ({n})"),
    "none_failed": Text("没有不符合的必须条款。", "No binding requirement is failed."),
    "advice_note": Text("建议和参考条款不影响结论。", "Recommendations do not change the decision."),
    "foreseen_note": Text(
        "以下要求目前不影响结论；上面的事项整改或补充后可能适用，请一并处理，免得再来一次。",
        "These do not bear on the decision today. They may apply once the above is put right or stated: see to them now, so that you need not come back.",
    ),
    "foreseen_count": Text("{n} 项整改或补充后可能还涉及的要求", "{n} that may apply once the rest is put right"),
    "advice_count": Text(
        "{n} 项建议或参考条款未做到（不影响结论）", "{n} recommendations not followed (no bearing on the decision)"
    ),
    "advice_count.one": Text(
        "{n} 项建议或参考条款未做到（不影响结论）", "{n} recommendation not followed (no bearing on the decision)"
    ),
    "on_site_count": Text("{n} 项须现场核查", "{n} points to check on site"),
    "on_site_count.one": Text("{n} 项须现场核查", "{n} point to check on site"),
    "visits": Text("现场查看的条款", "Clauses to look at on site"),
    "visits_note": Text(
        "以下条款无法凭申报判断，请到现场查看。",
        "No declared fact settles these clauses; please look at them there.",
    ),
    "on_site_note": Text(
        "以下事项只凭申报或须现场查看，已判为符合的必须条款以此为据。请逐项核对。",
        "These facts were only declared, or can only be seen on site, and binding rules passed on them. Check each one.",
    ),
    "more": Text("…另有 {n} 项，用 --all 查看全部。", "… and {n} more; --all shows everything."),
    "besides": Text("另有 {what}；用 --all 查看。", "Besides: {what}; --all lists them."),
    "places": Text("共 {n} 处", "{n} places"),
    "first_of": Text("{first}等 {n} 项", "{first} and others, {n} in all"),
    "first_clause_of": Text("{first}等 {n} 条", "{first} and others, {n} in all"),
    # the days to come
    "validity": Text("有效期", "Validity"),
    "valid_until": Text(
        "本结论在情况不变时有效至 {day}（含当日）；次日起不再符合的是：{what}。",
        "If nothing changes, this decision stands until {day}, that day included; what is not met from the next day on: {what}.",
    ),
    "nothing_passes": Text(
        "本结论在情况不变时有效至 {day}（含当日）；此后没有可据以通过的必须条款。",
        "If nothing changes, this decision stands until {day}, that day included; after it no binding rule is left to pass.",
    ),
    "nothing_ends": Text(
        "情况不变时，本结论所依据的事项到 {day} 为止都不会到期。",
        "If nothing changes, nothing that this decision rests on ends by {day}.",
    ),
    "by_horizon": Text("到 {day} 为止到期的事项", "What ends by {day}"),
    "advice_by_horizon": Text(
        "到 {day} 为止到期的建议事项，不影响结论", "Advice that ends by {day}, with no bearing on the decision"
    ),
    "none_by_horizon": Text("到 {day} 为止，没有到期的必须事项。", "Nothing that binds ends by {day}."),
    "last_day": Text("最后一日", "Last day"),
    "to_do": Text("怎么办", "What to do"),
    "ending": Text("事项", "What ends"),
    # one finding
    "rule": Text("规则", "Rule"),
    "not_followed": Text("建议未做到", "advice not followed"),
    "subject": Text("对象", "Subject"),
    "outcome": Text("结论", "Outcome"),
    "standard": Text("标准", "Standard"),
    "clause": Text("依据", "Clause"),
    "by_clause": Text("{message}依据：{clause}", "{message} Clause: {clause}"),
    "remedy": Text("整改", "Remedy"),
    "departments": Text("部门", "Departments"),
    "mandatory": Text("强制性条文", "mandatory provision"),
    "facts": Text("申报的事实", "Facts declared"),
    "fact": Text("事实", "Fact"),
    "value": Text("数值", "Value"),
    "evidence": Text("证明方式", "Evidence"),
    "proof": Text("凭证", "Proof"),
    "numbers": Text("标准规定的数值", "Numbers of the law"),
    "since": Text("自 {day} 起", "since {day}"),
    "values": Text("算得的值", "Values computed"),
    "finding": Text("说明", "Finding"),
    "milder": Text("另有较宽的要求", "A milder rule asks too"),
    "mark.recalled": Text("条文凭记忆，待核对", "clause recalled, to be checked"),
    "mark.uncertain": Text("条文存疑，待核对", "clause uncertain, to be checked"),
    "note": Text("备注", "Note"),
    # one fact asked for, one line of the checklist
    "unit": Text("单位", "Unit"),
    "in_unit": Text("，单位：{unit}", " ({unit})"),
    "path": Text("填写位置", "Where to state it"),
    "state_at": Text("填在 {path}", "state it at {path}"),
    "state_on_form": Text("填在{place}", "fill it in at {place}"),
    "shown_by": Text("凭{proof}", "shown by the {proof}"),
    "each_states": Text("每项写明{facts}", "each with {facts}"),
    "proof_is": Text("凭证：{proof}", "shown by the {proof}"),
    "declared": Text("申报", "Declared"),
    "declared_as": Text("申报：{value}", "declared: {value}"),
    "seen": Text("核实", "Seen"),
    "agrees": Text("相符", "agrees"),
    "differs": Text("不符", "differs"),
    "remark": Text("备注", "Remark"),
    # the page
    "contents": Text("目录", "Contents"),
    "every_standard": Text("全部标准", "every standard"),
    "view": Text("排列", "Order"),
    "no_match": Text("没有符合筛选条件的结论。", "No finding matches the filter."),
    "whole_point": Text("整个服务点", "The whole point"),
    "officer": Text("核查人", "Checked by"),
    "officer_date": Text("日期", "Date"),
    "footer": Text(
        "本报告供备案受理人员参考，是否受理由受理人员决定。备案不是行政许可：收到备案回执只表示材料已收到，不表示各项标准已经符合。",
        "This report informs the filing officer, who decides. Filing is not a licence: a receipt says that the papers are in, not that the standards are met.",
    ),
}


@dataclass(frozen=True)
class Say:
    """The words in one language: ``say("more", n=3)``."""

    lang: Lang

    def __call__(self, key: str, **values: object) -> str:
        """Return the words under *key*, filled; with ``n=1`` the entry ``key.one`` where there is one."""
        singular = f"{key}.one"
        chosen = singular if values.get("n") == 1 and singular in WORDS else key
        return WORDS[chosen].of(self.lang).format(**values)
