"""What editors show for the keys of rule files: those of a declaration are named by its model."""

from collections.abc import Mapping

from engine.declaration.schema import MODEL_LABELS
from engine.text import Text

NAMES: Mapping[str, Text] = {
    "Topic": Text("一个主题的规则", "the rules of one topic"),
    "Rule": Text("规则", "rule"),
    "Parameter": Text("法规规定的数值", "number of the law"),
    "Cite": Text("按对象引用的条款", "clauses quoted by subject"),
    "CaseFile": Text("一个主题的案例", "the cases of one topic"),
    "Case": Text("案例", "case"),
    "Source": Text("条款来源", "source of clauses"),
    "LegalText": Text("法规文件", "legal text"),
    "Clause": Text("条款", "clause"),
    "NoRule": Text("没有规则的原因", "why no rule stands on it"),
    "Period": Text("施行期间", "days in force"),
    "District": Text("地方的规定", "a district's own file"),
    "ModeDepartments": Text("一种参与模式的主管部门", "who leads and helps in one mode"),
    "Words": Text("中文和英文各一句", "one sentence in Chinese and in English"),
}
ENUMS: Mapping[str, Text] = {
    "Standard": Text("标准", "standard"),
    "Strength": Text("规则的约束力", "how far a rule binds"),
    "Question": Text("回答哪个问题", "which question it answers"),
    "Department": Text("部门", "department"),
    "ClauseStrength": Text("条款的约束力", "force of the clause"),
    "Confidence": Text("条文是否核对过", "how sure we are of the text"),
    "NoRuleKind": Text("原因的种类", "kind of reason"),
    "Layer": Text("适用地域", "where it is law"),
    "Expected": Text("应有的结果", "what must come out"),
}
WHOM = Text("适用于谁，用读者的话写（与 applies_when 一起写）", "for whom, in the reader's words (with applies_when)")
WHEN = Text("适用条件，FEEL 表达式（与 applies_to 一起写）", "when it applies, in FEEL (with applies_to)")
TITLE = Text("标题", "title")
NOTE = Text("备注：我们没有把握的地方", "note: what we are not sure of")
SHORT = Text("短名，与文件名相同", "short name, that of the file")
STANDARD = Text("所属标准，与文件夹名相同", "standard, that of the folder")
FORCE = Text("施行期间，首尾两日都算", "days in force, first and last included")

KEYS: Mapping[tuple[str, str], Text] = {
    ("Words", "zh"): Text("中文", "Chinese"),
    ("Words", "en"): Text("英文", "English"),
    ("Topic", "topic"): SHORT,
    ("Topic", "standard"): STANDARD,
    ("Topic", "title"): TITLE,
    ("Topic", "applies_to"): WHOM,
    ("Topic", "applies_when"): WHEN,
    ("Topic", "parameters"): Text("法规规定的数值，按施行日期写", "numbers of the law, by date"),
    ("Topic", "rules"): Text("规则，按条款顺序", "rules, in the order of their clauses"),
    ("Parameter", "title"): Text("名称，报告里会显示", "title, shown in reports"),
    ("Parameter", "basis"): Text(
        "写明这个数的条款，规则所依的条款没有写的才要", "clauses that say the number, where those of its rules do not"
    ),
    ("Parameter", "unit"): Text("单位，如 m2、children、days", "unit, such as m2, children, days"),
    ("Parameter", "by"): Text(
        "按哪项事实取值；写了它，每个版本都是一张表", "the fact it depends on; with it every version is a table"
    ),
    ("Parameter", "values"): Text("起始日期和数值", "first day and value of each version"),
    ("Cite", "by"): Text("按哪项事实选条款", "the fact that picks the clauses"),
    ("Cite", "clauses"): Text("各取值引用的条款，都要在 basis 里", "clauses for each value, all of them in basis"),
    ("Rule", "id"): Text("规则编号：standard.topic.name，不得重复使用", "rule id: standard.topic.name, never reused"),
    ("Rule", "title"): TITLE,
    ("Rule", "basis"): Text("依据的条款编号", "ids of the clauses it stands on"),
    ("Rule", "cite"): Text("按对象引用其中哪些条款", "which of them a finding quotes"),
    ("Rule", "strength"): Text("约束力，与条款一致", "how far it binds, as the clause does"),
    ("Rule", "question"): Text("回答哪个问题；一般不写", "which question it answers; usually left out"),
    ("Rule", "departments"): Text("主管部门", "departments"),
    ("Rule", "for_each"): Text("逐项判断，写成“名称 in 列表”", "one finding for each, as in 'class in classes'"),
    ("Rule", "applies_to"): WHOM,
    ("Rule", "applies_when"): WHEN,
    ("Rule", "values"): Text("命名的中间值，FEEL 表达式", "named values, in FEEL"),
    ("Rule", "require"): Text("必须成立的条件，FEEL 表达式", "what must be true, in FEEL"),
    ("Rule", "message"): Text("不符合时说什么；花括号里写事实", "what is said when it fails; facts in braces"),
    ("Rule", "remedy"): Text("怎么办", "what to do"),
    ("Rule", "stricter_than"): Text("比哪些规则更严", "the rules it is stricter than"),
    ("Question", "papers"): Text("材料是否齐全", "are the papers in"),
    ("Question", "standards"): Text("是否符合标准", "are the standards met"),
    ("CaseFile", "topic"): SHORT,
    ("CaseFile", "as_of"): Text("按哪一天的法规判断", "the day whose law counts"),
    ("CaseFile", "cases"): Text("案例", "cases"),
    ("Case", "rule"): Text("所测规则的编号", "id of the rule it tests"),
    ("Case", "name"): Text("一句话说明这个案例", "what the case is, in a sentence"),
    ("Case", "base"): Text("基础申报，bases 里的文件名", "base declaration, a file in bases"),
    ("Case", "as_of"): Text("这个案例自己的日期", "the day of this case alone"),
    ("Case", "change"): Text(
        "改动的事实，如 classes[c1].children: 11", "facts changed, as in classes[c1].children: 11"
    ),
    ("Case", "hide"): Text("改为没有填报的事实", "facts that are not stated any more"),
    ("Case", "remove"): Text("去掉的列表项，如 rooms[r1]", "items taken out of a list, as in rooms[r1]"),
    ("Case", "add"): Text("列表里加上的项", "items added to a list"),
    ("Case", "subject"): Text("只看列表里这一项的结果", "only the finding about this item"),
    ("Case", "expect"): Text("应有的结果", "what must come out"),
    ("Period", "from"): Text("首日", "first day"),
    ("Period", "to"): Text("末日，仍有效就不写", "last day; left out while it is in force"),
    ("NoRule", "kind"): Text("原因的种类", "kind of reason"),
    ("NoRule", "of"): Text("重复的是哪一条，或被哪一条替代", "the clause it repeats, or that replaced it"),
    ("NoRule", "since"): Text("自何日起被替代", "the day it was replaced"),
    ("NoRule", "reason"): Text("原因", "reason"),
    ("NoRule", "applies_to"): WHOM,
    ("NoRule", "applies_when"): WHEN,
    ("Clause", "id"): Text("条款编号：来源#三位数字，按顺序", "clause id: source#number, in order"),
    ("Clause", "act"): Text("属于本文件里的哪一件法规", "which act of this file it belongs to"),
    ("Clause", "clause"): Text("原文的条号", "number in the text itself"),
    ("Clause", "standard"): Text("所属标准", "standard"),
    ("Clause", "strength"): Text("条款自己的约束力", "its own force"),
    ("Clause", "mandatory"): Text("是否强制性条文", "whether it is a mandatory provision (强制性条文)"),
    ("Clause", "text"): Text("内容，用我们自己的话", "what it says, in our own words"),
    ("Clause", "applies_to"): Text("条款适用于谁", "whom it speaks to"),
    ("Clause", "in_force"): FORCE,
    ("Clause", "draft"): Text("是否只是草案", "whether it is only a draft"),
    ("Clause", "confidence"): Text("条文是否核对过", "how sure we are of the text"),
    ("Clause", "note"): NOTE,
    ("Clause", "no_rule"): Text("没有规则的原因", "why no rule stands on it"),
    ("District", "place"): Text("地方", "place"),
    ("District", "title"): TITLE,
    ("District", "modes"): Text("各参与模式的主管部门", "departments by participation mode"),
    ("ModeDepartments", "basis"): Text("依据的条款编号", "id of the clause it stands on"),
    ("ModeDepartments", "lead"): Text("牵头部门", "who leads"),
    ("ModeDepartments", "support"): Text("配合部门", "who helps"),
    ("Source", "source"): Text("来源编号，与文件名相同", "source id, that of the file"),
    ("Source", "acts"): Text("本文件收录的各件法规", "the acts this file holds"),
    ("Source", "clauses"): Text("条款，按原文顺序", "clauses, in the order of the text"),
    **{
        (model, key): text
        for model in ("Source", "LegalText")
        for key, text in {
            "title": TITLE,
            "issuer": Text("发布机关", "issuer"),
            "number": Text("文号或标准号", "number of the document"),
            "layer": Text("适用地域", "where it is law"),
            "issued": Text("发布日期", "day of issue"),
            "in_force": FORCE,
            "draft": Text("是否只是草案", "whether it is only a draft"),
            "recommended": Text("是否推荐性文件", "whether it is only recommended"),
            "status": Text("效力状况", "status"),
            "replaces": Text("它替代了什么", "what it replaced"),
            "replaced_by": Text("它被什么替代", "what replaced it"),
            "note": NOTE,
        }.items()
    },
}


def name_of(model: str) -> Text | None:
    """Return what a reader calls one record of *model*, or None where only its key has a name."""
    return NAMES.get(model) or (Text(*MODEL_LABELS[model]) if model in MODEL_LABELS else None)
