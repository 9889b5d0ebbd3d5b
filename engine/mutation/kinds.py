"""The kinds of small mistakes made on purpose."""

from engine.declaration.fields import Choice


class Kind(Choice):
    """What sort of mistake a mutant is."""

    LIMIT = "limit", "数值加减一个单位", "a number one unit up or down"
    OPERATOR = "operator", "运算符改动", "an operator changed"
    OPERAND = "operand", "去掉“且”“或”的一项", "a part of an 'and' or 'or' dropped"
    CONNECTIVE = "connective", "“且”与“或”互换", "'and' and 'or' swapped"
    QUANTIFIER = "quantifier", "“有”与“都”互换", "'some' and 'every' swapped"
    NEGATION = "negation", "加上或去掉否定", "a negation added or removed"
    CHOICE = "choice", "列举少一项", "a listed value dropped"
    FILTER = "filter", "去掉筛选条件", "a filter dropped"
    BRANCH = "branch", "只留一个分支", "only one branch left"
    FUNCTION = "function", "函数换成相近的", "a function changed for one like it"
    APPLICABILITY = "applicability", "去掉适用条件", "applies_when dropped"
    DATE = "date", "日期前后移一日", "a date one day either way"
    CELL = "cell", "表格取另一格的值", "a cell of a table with another one's value"
    STRENGTH = "strength", "约束力改动", "the strength changed"
