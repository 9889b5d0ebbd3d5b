"""The words of the summary, in both languages."""

from engine.text import Lang, Text

WORDS: dict[str, Text] = {
    "title": Text("婴幼儿照护服务点批量核查汇总", "Summary of many childcare points checked"),
    "source": Text("申报文件", "Declaration"),
    "line": Text("行", "Line"),
    "name": Text("服务点", "Care point"),
    "kind": Text("类型", "Kind"),
    "mode": Text("参与模式", "Participation mode"),
    "subdistrict": Text("街道（乡镇）", "Subdistrict or town"),
    "decision": Text("结论", "Decision"),
    "papers": Text("材料", "Papers"),
    "standards": Text("标准", "Standards"),
    "fail": Text("不符合（项）", "Not met"),
    "unknown": Text("无法判断（项）", "Cannot be told"),
    "missing": Text("待补事实（项）", "Facts missing"),
    "advice": Text("建议（项）", "Advice"),
    "rules": Text("不符合的规则", "Rules that fail"),
    "problem": Text("读不了的原因", "Why it cannot be read"),
    "unread": Text("读不了", "not read"),
    "not_stated": Text("未填", "not stated"),
    "no_subdistrict": Text("地址中没有写明", "not named in the address"),
    "count": Text("份数", "Declarations"),
    "total": Text("合计", "All"),
    "share": Text("占比", "Share"),
    "clause": Text("条款", "Clause"),
    "clause_id": Text("条款编号", "Id of the clause"),
    "doubt": Text("待核对", "To be compared"),
    "rule": Text("规则编号", "Id of the rule"),
    "rule_title": Text("规则", "Rule"),
    "text": Text("内容", "What it asks"),
    "standard": Text("标准", "Standard"),
    "overview": Text("总览", "Overview"),
    "points": Text("服务点", "Care points"),
    "by_decision": Text("结论", "Decisions"),
    "by_mode": Text("各参与模式的结论", "Decisions by participation mode"),
    "by_kind": Text("各类服务点的结论", "Decisions by kind of point"),
    "by_standard": Text("各标准的情况", "By standard"),
    "by_standard_note": Text(
        "一处服务点在一个标准上，有一项必须条款不符合就计入“不符合”，没有不符合而有无法判断的计入“无法判断”。",
        "In each standard a point counts as 'fail' if any binding rule fails, else as 'unknown' if any cannot be told.",
    ),
    "by_subdistrict": Text("各街道（乡镇）的结论", "Decisions by subdistrict or town"),
    "by_subdistrict_note": Text(
        "街道（乡镇）按地址中写明的计；地址里没有写的不推测。",
        "A subdistrict is counted where the address names it; nothing is guessed from a street.",
    ),
    "top_clauses": Text("最常不符合的条款", "Clauses that fail most"),
    "top_clauses_note": Text(
        "只计必须条款；一处服务点无论几处不符合，一条只计一次。",
        "Binding clauses only; each point counts once a clause.",
    ),
    "clauses_sheet": Text("不符合的条款", "Clauses that fail"),
    "rules_sheet": Text("不符合的规则", "Rules that fail"),
    "unread_files": Text("读不了的申报", "Declarations that could not be read"),
    "more_unread": Text("另 {n} 份见 results.jsonl。", "{n} more are in results.jsonl."),
    "more_rows": Text("另 {n} 项见 summary.xlsx。", "{n} more are in summary.xlsx."),
    "none_failed": Text("没有不符合的必须条款。", "No binding clause fails."),
    "basis": Text(
        "按 {as_of} {place}有效的 {n} 条规则核查，规则版本 {digest}。",
        "Checked by the {n} rules in force on {as_of} ({place}), rules digest {digest}.",
    ),
    "only": Text("本次只查{standard}，不是最终结论。", "Only {standard} was checked; these are no final decisions."),
    "where": Text(
        "每份申报的结论见 summary.csv、summary.xlsx；不符合的规则和条款见 results.jsonl。",
        "The decision on each declaration is in summary.csv and summary.xlsx; rules and clauses that fail are in results.jsonl.",
    ),
    "rows_left": Text(
        "表格放不下的 {n} 份没有列出，见 summary.csv。", "{n} declarations do not fit into this sheet; see summary.csv."
    ),
    "bar": Text("条形图：", "Bar: "),
}


def word(key: str, lang: Lang, **values: object) -> str:
    """Return the words under *key*, filled with *values*."""
    return WORDS[key].of(lang).format(**values)
