"""Lints on names, types and units: what reading and checking the files finds already, with its reason and its examples."""

from engine.lints.model import Example, Family, Lint
from engine.text import Text

RULES, CASES = "setting/classes.yaml", "setting/classes.cases.yaml"
SOURCE, BASE = "sources/sample-standard.yaml", "bases/small.yaml"

_FACTS = Text(
    "写错的事实名永远没有值，规则就永远无法判断。",
    "A misspelt fact never has a value, and the rule could never be decided.",
)
_FORM = Text(
    "每个栏目只认一种写法，写成别的就不知道是什么意思。",
    "Each key takes one kind of value; what is written otherwise could mean anything.",
)

ROWS = (  # id, title, reason, example
    (
        "unknown-fact",
        Text("没有这项事实", "There is no such fact"),
        _FACTS,
        Example(RULES, "require: class.children <= most_children", "require: class.childern <= most_children"),
    ),
    (
        "unknown-name",
        Text("没有这个名称", "There is no such name"),
        Text(
            "条件只能用申报里的栏目、本文件的参数和本规则的值。",
            "A condition uses sections of the declaration, parameters of its file and values of its rule, nothing else.",
        ),
        Example(RULES, "class.children <= most_children\n", "class.children <= most_childern\n"),
    ),
    (
        "unknown-value",
        Text("没有这个取值", "There is no such value"),
        Text(
            "与不存在的取值比较，结果永远是“否”。",
            "A fact compared with a value it never has is never equal to it.",
        ),
        Example(RULES, 'room.use = "activity"', 'room.use = "activty"'),
    ),
    (
        "unknown-key",
        Text("没有这个栏目", "There is no such key"),
        Text("写错的栏目会被当作没有写。", "A misspelt key would count as not written."),
        Example(RULES, "    for_each: room in rooms\n", "    for_each: room in rooms\n    for_whom: children\n"),
    ),
    (
        "missing-key",
        Text("缺少栏目", "A key is missing"),
        Text("这个栏目没有默认值。", "Nothing stands in for this key."),
        Example(
            RULES,
            "    remedy: {zh: 减少该班人数。, en: Take fewer children.}\n",
            "",
            at="id: setting.classes.size",
        ),
    ),
    (
        "empty-value",
        Text("栏目是空的", "A key has no value"),
        Text("空着的栏目说不清是忘了还是没有。", "An empty key does not say whether it was forgotten or is none."),
        Example(RULES, "require: class.children <= most_children", "require:"),
    ),
    (
        "wrong-type",
        Text("值的种类不对", "A value of the wrong kind"),
        _FORM,
        Example(RULES, "title: {zh: 租期, en: Lease}", "title: 租期"),
    ),
    (
        "bad-form",
        Text("写法不对", "Written in the wrong form"),
        _FORM,
        Example(RULES, "basis: [sample-standard#002]", "basis: [sample-standard#2]"),
    ),
    (
        "type-mismatch",
        Text("两边不是一类", "Two things that do not compare"),
        Text(
            "日期与文字、数与文字比较没有结果。",
            "A date with a text, a number with a text: the comparison has no result.",
        ),
        Example(RULES, "class.children <= most_children\n", 'class.children <= "10"\n'),
    ),
    (
        "unit-mismatch",
        Text("单位不同", "Two units that do not go together"),
        Text(
            "平方米与米比较，数对了也没有意义。",
            "Square metres compared with metres mean nothing, whatever the numbers are.",
        ),
        Example(RULES, "    unit: m2\n", "    unit: m\n", at="require: room.area_m2 >= least_area"),
    ),
    (
        "unknown-unit",
        Text("没有这个单位", "There is no such unit"),
        Text("单位要能与事实的单位核对。", "A unit has to be one that facts are measured in."),
        Example(RULES, "    unit: m2\n", "    unit: 平米\n"),
    ),
    (
        "unit-in-value",
        Text("数里带了单位", "A number with its unit in it"),
        Text("数与单位分开写，才能比较。", "A number can be compared only when its unit stands apart."),
        Example(RULES, "      2024-03-01: 5\n", "      2024-03-01: 5人\n"),
    ),
    (
        "null-comparison",
        Text("与 null 比较", "A comparison with null"),
        Text(
            "没有申报的事实是“未知”，不是 null；这样的条件看不出缺了什么。",
            "A fact that is not stated is unknown, not null; such a condition never sees what is missing.",
        ),
        Example(
            RULES, "class.children <= most_children\n", "class.children <= most_children and class.children != null\n"
        ),
    ),
    (
        "syntax",
        Text("表达式读不懂", "An expression that cannot be read"),
        Text(
            "读不懂的条件无法判断；等号写一个，文字用英文双引号。",
            "What cannot be read cannot be decided; equality is one '=', texts stand in double quotes.",
        ),
        Example(RULES, 'site.tenure = "leased"', 'site.tenure == "leased"'),
    ),
    (
        "unknown-function",
        Text("没有这个函数", "There is no such function"),
        Text("只能用 FEEL 自带的函数。", "Only the functions of FEEL are there."),
        Example(RULES, "needed: ceiling(", "needed: roundup("),
    ),
    (
        "arguments",
        Text("函数的参数个数不对", "Too many or too few arguments"),
        Text("少一个参数，函数就没有结果。", "With an argument missing, a function has no result."),
        Example(RULES, 'list contains(roles, "caregiver")', "list contains(roles)"),
    ),
    (
        "hidden-name",
        Text("名称已被占用", "A name that is taken"),
        Text("同一个名称指两样东西，读的人会看错。", "One name for two things will be misread."),
        Example(
            RULES,
            "    require: room.area_m2 >= least_area\n",
            "    values: {site: room.area_m2}\n    require: site >= least_area\n",
        ),
    ),
    (
        "unused-value",
        Text("值没有用到", "A value nobody uses"),
        Text("没有用到的值多半是条件里漏写了。", "A value nobody uses was probably meant for the condition."),
        Example(RULES, "      needed: ceiling", "      spare: class.children + 1\n      needed: ceiling"),
    ),
    (
        "value-order",
        Text("值写在用到它的地方之后", "A value written after its use"),
        Text("从上往下读，先写的才能用。", "Values are read from top to bottom."),
        Example(
            RULES,
            "needed: ceiling(class.children / children_per_caregiver)",
            "needed: max(present, ceiling(class.children / children_per_caregiver))",
        ),
    ),
    (
        "unused-parameter",
        Text("参数没有用到", "A parameter nobody uses"),
        Text("写了数却没有规则用，改了它也不会有变化。", "A number no rule uses can be changed without any effect."),
        Example(
            RULES,
            "  least_years:\n",
            "  most_years:\n    title: {zh: 最长租期, en: Longest lease}\n    values: {2025-01-01: 20}\n  least_years:\n",
        ),
    ),
    (
        "table-shape",
        Text("表与数混用", "A table where a number is wanted"),
        Text(
            "有 by 的参数按取值查表，没有 by 的只有一个数。", "With 'by' a parameter is a table, without it a number."
        ),
        Example(RULES, "      2024-03-01: 5\n", "      2024-03-01: {infant: 3}\n"),
    ),
    (
        "impossible-date",
        Text("没有这一天", "A day that is none"),
        Text("日期写错，版本就不知道从哪天起施行。", "A version with a wrong date is in force from nobody knows when."),
        Example(RULES, "      2025-01-01: 35", "      2025-02-30: 35"),
    ),
    (
        "placeholder",
        Text("花括号没有配对", "A brace without its partner"),
        Text("花括号里的事实会显示给读者。", "What stands in braces is shown to the reader."),
        Example(RULES, "zh: 该班需保育人员{needed}名", "zh: 该班需保育人员{needed名"),
    ),
    (
        "applies-label",
        Text("条件没有说明适用于谁", "A condition that does not say for whom"),
        Text(
            "applies_when 给程序看，applies_to 给人看，缺一个就有人看不懂。",
            "applies_when is for the program, applies_to for people; each needs the other.",
        ),
        Example(
            RULES,
            "    applies_to: {zh: 活动室, en: activity rooms}\n",
            "",
            at='applies_when: room.use = "activity"',
        ),
    ),
    (
        "duplicate-rule",
        Text("规则编号重复", "A rule id used twice"),
        Text("编号是报告、案例和讨论里的名字，只能指一条规则。", "The id is a rule's name in reports, cases and talk."),
        Example(
            RULES,
            "  - id: setting.classes.caregivers\n",
            "  - id: setting.classes.size\n",
        ),
    ),
    (
        "misnamed",
        Text("编号与文件的位置不符", "A name that is not the file's"),
        Text("看到编号就要知道规则在哪个文件里。", "Whoever sees the id must know in which file the rule stands."),
        Example(RULES, "topic: classes\n", "topic: rooms\n"),
    ),
    (
        "unknown-rule",
        Text("没有这条规则", "There is no such rule"),
        Text("案例要有它要测的规则。", "A case needs the rule it is to try."),
        Example(
            CASES,
            "setting.classes.size\n    name: A toddler class exactly",
            "setting.classes.sise\n    name: A toddler class exactly",
        ),
    ),
    (
        "duplicate-case",
        Text("案例重名", "Two cases of one name"),
        Text("名称是案例的标识，重名就分不清是哪一个。", "The name says which case failed; two of one name do not."),
        Example(
            CASES,
            "name: A toddler class one child over the limit fails",
            "name: A toddler class exactly on the limit passes",
        ),
    ),
    (
        "unknown-base",
        Text("没有这份基础申报", "There is no such base"),
        Text("案例要从一份基础申报出发。", "A case starts from a base declaration."),
        Example(
            CASES,
            "    base: small\n    change: {'classes[c1].children': 15}",
            "    base: smal\n    change: {'classes[c1].children': 15}",
        ),
    ),
    (
        "no-such-fact",
        Text("基础申报里没有这一项", "The base has no such fact"),
        Text("改不存在的一项，案例就什么也没有测。", "A case that changes what is not there tries nothing."),
        Example(CASES, "change: {'classes[c1].children': 15}", "change: {'classes[c9].children': 15}"),
    ),
)

LEGAL_ROWS = (  # as above, for what the law says
    (
        "unknown-clause",
        Text("没有这一条款", "There is no such clause"),
        Text("规则要说得出依据是哪一条。", "A rule has to say on which clause it stands."),
        Example(RULES, "basis: [sample-standard#002]", "basis: [sample-standard#020]"),
    ),
    (
        "no-version",
        Text("参数没有当日有效的版本", "No version of a number in force"),
        Text(
            "规则已施行而数还没有，当日就无法判断。",
            "On a day the rule is in force and its number is not, nothing can be decided.",
        ),
        Example(
            RULES,
            "      2024-03-01: 30\n",
            "",
            at="    values:\n      2025-01-01: 35",
        ),
    ),
    (
        "cite-basis",
        Text("引用的条款不在依据里", "A clause cited that is not in the basis"),
        Text("结论只引用规则所依的条款。", "A finding quotes only what its rule stands on."),
        Example(
            RULES,
            "    basis: [sample-standard#003]\n",
            "    basis: [sample-standard#003]\n    cite: {by: class.kind, clauses: {infant: [sample-standard#002]}}\n",
        ),
    ),
    (
        "date-order",
        Text("日期先后不对", "Dates out of order"),
        Text("失效早于施行的条款从来没有效力。", "A clause that ends before it starts was never law."),
        Example(SOURCE, "to: 2024-12-31}", "to: 2023-12-31}"),
    ),
    (
        "clause-sequence",
        Text("条款编号不连续", "A clause id out of sequence"),
        Text("连续编号才看得出有没有漏收。", "Only numbers in sequence show that nothing was left out."),
        Example(SOURCE, "id: sample-standard#006", "id: sample-standard#016"),
    ),
)

TYPES = (
    *(Lint(code, Family.TYPES, title, reason, example) for code, title, reason, example in ROWS),
    *(Lint(code, Family.LEGAL, title, reason, example) for code, title, reason, example in LEGAL_ROWS),
)
