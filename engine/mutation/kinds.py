"""The kinds of small mistakes made on purpose."""

from engine.declaration.fields import Choice


class Kind(Choice):
    """What sort of mistake a mutant is."""

    LIMIT = "limit", "数值差一个单位", "limit one unit off"
    OPERATOR = "operator", "运算符改动", "operator changed"
    OPERAND = "operand", "“且”“或”少一项", "part of and/or dropped"
    CONNECTIVE = "connective", "“且”“或”互换", "and/or swapped"
    QUANTIFIER = "quantifier", "“有”“都”互换", "some/every swapped"
    NEGATION = "negation", "否定增减", "negation put in or out"
    CHOICE = "choice", "列举少一项", "listed value dropped"
    FILTER = "filter", "去掉筛选条件", "filter dropped"
    BRANCH = "branch", "只留一个分支", "one branch only"
    FUNCTION = "function", "函数换成相近的", "function changed"
    APPLICABILITY = "applicability", "去掉适用条件", "applies_when dropped"
    DATE = "date", "日期差一日", "date one day off"
    CELL = "cell", "表格取另一格的值", "another cell's value"
    STRENGTH = "strength", "约束力改动", "strength changed"
