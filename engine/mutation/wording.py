"""What is said about mutants that were not noticed."""

from typing import Final

from engine.text import Text

UNNOTICED: Final = Text("没有案例发现规则 {rule} 的这处改动：{line}", "no case of {rule} notices this mistake: {line}")
ADD_CASE: Final = Text("请加上能发现它的案例：\n{case}", "Add the case that notices it:\n{case}")
LOOK: Final = Text(
    "请核对规则在这里是否写得过多，或加上能区分的案例。",
    "See whether the rule says more than it needs here, or add a case.",
)
BROKEN: Final = Text(
    "规则 {rule} 有案例本身就不符，无法衡量：{name}", "{rule} cannot be measured: a case fails as it is: {name}"
)
RUN_TESTS: Final = Text("请先用 tuoyu rules test 找出并改正。", "Mend it first; 'tuoyu rules test' shows what decided.")
NOT_FOUND: Final = Text(
    "在案例附近没有找到能区分的申报，也没有证明与原规则相同。",
    "No declaration near the cases tells the two apart, and it is not proved that none can.",
)
STRENGTH: Final = Text(
    "约束力不影响结果，检查项 strength 也接受这一写法。",
    "A strength changes no outcome, and the lint 'strength' accepts this one too.",
)
ELSEWHERE: Final = Text(
    "只影响拱墅区以外的地方，而案例都按拱墅区判断。",
    "It matters only outside Gongshu, and all cases are judged as in Gongshu.",
)
