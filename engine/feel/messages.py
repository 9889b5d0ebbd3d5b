"""The sentences about expressions that do not fit, by what is wrong."""

from typing import Final

from engine.text import Text

MESSAGES: Final[dict[str, Text]] = {
    "unknown-name": Text("没有名为“{name}”的事实或参数", "there is nothing called '{name}' here"),
    "unknown-fact": Text("{owner}没有“{name}”这项事实", "{owner} has no fact '{name}'"),
    "no-fields": Text("{kind}没有“{name}”这样的部分", "{kind} has no part '{name}'"),
    "unknown-value": Text("“{value}”不是可能的取值", "'{value}' is not one of the possible values"),
    "disjoint-values": Text(
        "两边没有共同的取值，永远不会相等", "the two sides have no value in common and are never equal"
    ),
    "type-mismatch": Text("{left}不能与{right}比较", "{left} cannot be compared with {right}"),
    "not-ordered": Text("{kind}没有大小先后之分", "{kind} cannot be smaller or greater"),
    "choice-not-ordered": Text("选项没有大小先后之分", "a choice cannot be smaller or greater than another"),
    "same-sides": Text("两边是同一个事实", "both sides are the same fact"),
    "null-comparison": Text("不必与 null 比较", "do not compare with null"),
    "unit-mismatch": Text(
        "单位不同：左边是 {left}，右边是 {right}", "the units differ: {left} on the left, {right} on the right"
    ),
    "unit-wanted": Text(
        "单位不同：应为 {wanted}，却是 {unit}", "the units differ: {wanted} is needed, and this is {unit}"
    ),
    "arithmetic": Text("{left}与{right}不能用“{operator}”计算", "'{operator}' does not work on {left} and {right}"),
    "negation": Text("{kind}没有相反数", "{kind} has no negative"),
    "not-boolean": Text("这里应为是非条件，却是{kind}", "a condition must be true or false, and this is {kind}"),
    "not-a-list": Text("这里应为列表，却是{kind}", "a list is needed here, and this is {kind}"),
    "filter": Text(
        "方括号中应为条件或序号，却是{kind}", "the brackets need a condition or a position, and this is {kind}"
    ),
    "not-iterable": Text("循环的两端应为数字或日期", "a loop runs from one number or date to another"),
    "unknown-function": Text("没有名为“{name}”的函数", "there is no function '{name}'"),
    "too-few-arguments": Text("函数“{name}”缺少参数“{missing}”", "'{name}' lacks its argument '{missing}'"),
    "too-many-arguments": Text("函数“{name}”的参数过多", "'{name}' has too many arguments"),
    "unknown-argument": Text("函数“{name}”没有参数“{argument}”", "'{name}' has no argument called '{argument}'"),
    "mixed-arguments": Text("参数要么都写名称，要么都不写", "give all arguments a name, or none"),
    "argument": Text(
        "函数“{name}”的参数“{argument}”应为{wanted}，却是{kind}",
        "'{name}' wants {wanted} as '{argument}', and this is {kind}",
    ),
    "invalid-literal": Text("“{text}”不是日期，也不是时长", "'{text}' is neither a date nor a duration"),
    "invalid-date": Text("“{text}”不是日历上的日期", "'{text}' is not a date of the calendar"),
    "invalid-duration": Text("“{text}”不是时长", "'{text}' is not a duration"),
    "invalid-pattern": Text("正则表达式有误", "the regular expression is malformed"),
    "duplicate-key": Text("名称“{name}”出现了两次", "the key '{name}' comes twice"),
    "expected": Text("应为{wanted}，却是{kind}", "{wanted} is needed, and this is {kind}"),
    "not-a-value": Text("比较缺少左边", "a comparison lacks its left side"),
}

HINTS: Final[dict[str, Text]] = {
    "hidden": Text(
        "方括号内的“{name}”是列表中每一项自己的事实，外面的“{name}”被遮住了；请给外面的另取一个名称。",
        "Inside the brackets '{name}' is each item's own fact and hides the '{name}' outside: give that one another name.",
    ),
    "known-names": Text("可用的名称：{names}。", "Known here: {names}."),
    "fields": Text("可用的有：{names}。", "It has: {names}."),
    "values": Text("可能的取值：{names}。", "Possible values: {names}."),
    "null": Text(
        "事实没有空值；未申报的事实本身就是“未知”。", "Facts are never null; a fact not stated is unknown by itself."
    ),
    "units": Text("单位不会自动换算；请比较同一单位的量。", "Units are never converted: compare amounts of one unit."),
    "signature": Text("写法：{text}", "Write: {text}"),
    "chain": Text("“a < x and x < b”，或“x in (a..b)”。", "Write 'a < x and x < b', or 'x in (a..b)'."),
    "list": Text(
        "比较列表可用 count(…)、list contains(…)、some … satisfies。",
        "For lists there are count(…), list contains(…) and some … satisfies.",
    ),
    "number-as-text": Text("数字不加引号。", "Write numbers without quotes."),
    "date-as-text": Text('日期写作 @"2020-12-31"。', 'Write a date as @"2020-12-31".'),
    "condition": Text("请写出比较，例如“> 0”。", "Compare it with something, such as '> 0'."),
    "date": Text('日期写作 @"2020-12-31"，时长写作 @"P1Y6M" 或 @"P30D"。', 'Write @"2020-12-31", @"P1Y6M" or @"P30D".'),
}

CODES: Final[dict[str, str]] = {  # several sentences may have one code
    "no-fields": "unknown-fact",
    "disjoint-values": "type-mismatch",
    "not-ordered": "type-mismatch",
    "choice-not-ordered": "type-mismatch",
    "arithmetic": "type-mismatch",
    "negation": "type-mismatch",
    "not-boolean": "type-mismatch",
    "not-a-list": "type-mismatch",
    "filter": "type-mismatch",
    "not-iterable": "type-mismatch",
    "argument": "type-mismatch",
    "expected": "type-mismatch",
    "too-few-arguments": "arguments",
    "too-many-arguments": "arguments",
    "unknown-argument": "arguments",
    "mixed-arguments": "arguments",
    "invalid-date": "invalid-literal",
    "invalid-duration": "invalid-literal",
    "not-a-value": "syntax",
    "unit-wanted": "unit-mismatch",
}

NO_UNIT: Final = Text("无单位", "no unit")
