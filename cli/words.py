"""The sentences of the command line, in both languages."""

import errno

from engine.text import Text

HELP: dict[str, Text] = {
    "tuoyu": Text(
        "按国家和地方标准检查一处婴幼儿照护服务点的申报，给出通过、补正或不通过的结论和逐条依据。",
        "Check one childcare point's declaration against the standards: approve, supplement or reject, by clause.",
    ),
    "check": Text(
        "检查一份申报。例：tuoyu check 申报.yaml",
        "Check one declaration. Example: tuoyu check declaration.yaml --lang en",
    ),
    "explain": Text(
        "讲解一条规则；给出申报文件时，逐步说明结果。例：tuoyu explain staffing.caregivers.ratio",
        "Explain one rule; with a declaration, step by step. Example: tuoyu explain staffing.caregivers.ratio --lang en",
    ),
    "list": Text(
        "列出当日施行的规则。例：tuoyu list safety",
        "List the rules in force. Example: tuoyu list safety --lang en",
    ),
    "new": Text(
        "写出一份带说明的空白申报（YAML 或 Excel 表）。例：tuoyu new --kind institution -o 申报.xlsx",
        "Write a blank declaration with notes, YAML or Excel. Example: tuoyu new --kind institution -o declaration.xlsx",
    ),
    "notice": Text(
        "按结论出具中文的 Word 文书，没有给的内容留空；退出码 0 已写出，1 与结论不符而不出具，2 无法运行。"
        "例：tuoyu notice 申报.yaml -o 文书.docx --received 2026-01-05",
        "Write the office's Word paper that follows from the decision, in Chinese, with blanks for what is not given; "
        "exit code 0 written, 1 refused because it does not fit the decision, 2 could not run. "
        "Example: tuoyu notice declaration.yaml --lang en -o paper.docx --received 2026-01-05",
    ),
    "paper": Text("哪种文书（默认按结论）", "which paper (default: the one that follows from the decision)"),
    "number": Text("文号，如 拱卫托备〔2026〕12号", "the number of the paper"),
    "office": Text("出具文书的机关", "the office that gives the paper"),
    "received": Text(
        "收到备案材料的日期；期限从次日起算", "the day the materials came in; time limits start the day after"
    ),
    "issued": Text("落款日期", "the date on the paper"),
    "contact": Text("联系人", "whom to ask"),
    "phone": Text("联系电话", "the telephone number for questions"),
    "templates": Text(
        "本单位模板的文件夹：receipt、supplement、nonconformity、site、review（.docx），缺的用随附模板",
        "a folder of your own templates: receipt, supplement, nonconformity, site, review (.docx); ours where it has none",
    ),
    "copy": Text(
        "把随附的模板写到这个文件夹，供改成本单位的，然后结束",
        "write our templates into this folder, to be made your own, and stop",
    ),
    "convert": Text(
        "把申报在 YAML、JSON 和 Excel 表之间互换，填过的都保留。例：tuoyu convert 申报.yaml -o 申报.xlsx",
        "Turn a declaration into YAML, JSON or an Excel form. Example: tuoyu convert declaration.yaml -o form.xlsx --lang en",
    ),
    "convert_format": Text(
        "YAML、JSON 或 Excel 表（默认按 -o 的文件名，其余为 YAML）",
        "YAML, JSON or an Excel form (default: by the name after -o, else YAML)",
    ),
    "coverage": Text(
        "看各条款的处理情况：哪些有规则，哪些没有、为什么。例：tuoyu coverage",
        "Show what became of each clause: which have rules, which have none and why. Example: tuoyu coverage --lang en",
    ),
    "missing": Text(
        "只列既没有规则也没有写明原因的条款；有则退出码为 1", "only clauses without rule and reason; exit code 1 if any"
    ),
    "clause": Text("只看这一条及其规则", "only this clause, with its rules"),
    "law": Text(
        "列出某日有效的法规文件。例：tuoyu law --as-of 2023-06-01",
        "List the texts in force on a day. Example: tuoyu law --as-of 2023-06-01 --lang en",
    ),
    "law_diff": Text(
        "列出两日之间规则的变化。例：tuoyu law diff 2023-05-31 2023-06-01",
        "List, rule by rule, what changed between two days. Example: tuoyu law diff 2023-05-31 2023-06-01",
    ),
    "from_day": Text("起始日", "the first day"),
    "to_day": Text("终止日", "the second day"),
    "rules": Text("检查和测试规则文件。", "Check and test rule files."),
    "file": Text("申报文件（YAML、JSON 或 Excel 表）", "the declaration (YAML, JSON or an Excel form)"),
    "place": Text(
        "按哪里的规定检查：全国、浙江省、杭州市或拱墅区（默认拱墅区）",
        "check by the law of this place, national law included (default: gongshu)",
    ),
    "as_of": Text("按哪一天施行的法规检查（默认今天）", "check by the law of this day (default: today)"),
    "horizon": Text(
        "另列出到这一天为止到期的事项。例：--horizon 2026-12-31",
        "also list what ends by this day, such as --horizon 2026-12-31",
    ),
    "standard": Text("只看一个标准", "only one standard"),
    "format": Text("报告的形式", "form of the report"),
    "blank_format": Text(
        "YAML 或 Excel 表（默认按 -o 的文件名，其余为 YAML）",
        "YAML or an Excel form (default: by the name after -o, else YAML)",
    ),
    "output": Text("写入文件，而不是打印", "write to this file instead of printing"),
    "lang": Text("语言", "language"),
    "all": Text("列出全部结果", "show every finding"),
    "rules_dir": Text("使用另一个规则文件夹", "use another folder of rules"),
    "rule": Text("规则编号", "id of the rule"),
    "mode": Text("参与模式", "participation mode"),
    "kind": Text("服务点类型", "kind of point"),
    "force": Text("文件已存在时覆盖", "overwrite the file if it exists"),
    "since": Text("只看自这个 git 版本以来有变化的规则", "only rules changed since this git revision"),
    "jobs": Text(
        "用几个进程（默认每个处理器一个）；结果与个数无关",
        "how many processes (default: one a processor); the result is the same",
    ),
    "only_rule": Text("只看这条规则", "only this rule"),
    "version": Text("显示版本", "show the version"),
}

PANELS: dict[str, Text] = {
    "ARGUMENTS_PANEL_TITLE": Text("参数", "Arguments"),
    "OPTIONS_PANEL_TITLE": Text("选项", "Options"),
    "COMMANDS_PANEL_TITLE": Text("命令", "Commands"),
    "ERRORS_PANEL_TITLE": Text("错误", "Error"),
    "DEFAULT_STRING": Text("[默认 {}]", "[default: {}]"),
    "REQUIRED_LONG_STRING": Text("[必填]", "[required]"),
}

OWN_HELP: dict[str, Text] = {"Show this message and exit.": Text("显示这段帮助", "show this help")}

SAID: dict[str, Text] = {
    "problems": Text(
        "共 {count} 处问题，未能检查。请按上面的提示修改后再试。",
        "{count} problem(s); nothing was checked. Mend them as said above and try again.",
    ),
    "interrupted": Text("已停止，结果不完整的文件没有留下。", "Stopped; no half-written file was left."),
    "exists": Text("{file} 已存在。要覆盖请加 --force。", "{file} exists. Add --force to overwrite it."),
    "no_form": Text(
        "看不出 {file} 要哪种形式。文件名请以 .yaml、.json 或 .xlsx 结尾，或用 --format 写明。",
        "The name {file} does not say in which form. Let it end in .yaml, .json or .xlsx, or say so with --format.",
    ),
    "not_for_terminal": Text(
        "这种文件不能显示在屏幕上。请用 -o 写明存到哪个文件。",
        "Such a file cannot be shown on a terminal. Say with -o which file to write it to.",
    ),
    "not_word": Text(
        "{file} 不是 .docx 文件名。文书只能写成 Word 文件。", "{file} does not end in .docx; papers are Word files."
    ),
    "issued_before_received": Text(
        "落款日期 {issued} 早于收到材料的日期 {received}。请核对 --date 和 --received。",
        "The date on the paper, {issued}, is before the day of receipt, {received}. Check --date and --received.",
    ),
    "template_there": Text(
        "{file} 已存在，没有写模板。请换一个文件夹。", "{file} exists; no template was written. Name another folder."
    ),
    "no_templates": Text(
        "{folder} 中没有文书模板（receipt.docx、supplement.docx、nonconformity.docx、site.docx、review.docx）。请核对 --templates。",
        "{folder} has no template (receipt.docx, supplement.docx, nonconformity.docx, site.docx, review.docx). Check what --templates names.",
    ),
    "cannot_write": Text("写不了 {file}：{reason}", "cannot write {file}: {reason}"),
    "mistake": Text(
        "tuoyu 出错了（{error}），没有得出结论。请把命令和这句话告诉维护者。",
        "tuoyu made a mistake ({error}) and has decided nothing. Please tell its maintainers the command and this sentence.",
    ),
    "took": Text("用时 {seconds} 秒。", "It took {seconds} s."),
    "written": Text("已写入 {file}", "written to {file}"),
    "bad_date": Text("{value} 不是日期。请写成 2026-01-01 这样。", "{value} is not a date. Write it like 2026-01-01."),
    "horizon_past": Text(
        "--horizon 的日期 {day} 早于检查日 {as_of}。请写检查日或以后的日期。",
        "The day of --horizon, {day}, is before the day of the check, {as_of}. Give that day or a later one.",
    ),
    "horizon_far": Text(
        "--horizon 的日期 {day} 太远，最远能看到 {last}。请写这一天或更早的日期。",
        "The day of --horizon, {day}, is too far ahead: {last} is the last day looked at. Give that day or an earlier one.",
    ),
    "no_rule": Text("没有规则 {rule}。", "There is no rule {rule}."),
    "did_you_mean": Text("是不是 {guess}？", "Did you mean {guess}?"),
    "see_list": Text("用 tuoyu list 查看所有规则。", "See all rules with: tuoyu list"),
    "no_clause": Text("没有条款 {clause}。", "There is no clause {clause}."),
    "see_coverage": Text(
        "条款编号见 tuoyu coverage --format json。", "The ids of clauses: tuoyu coverage --format json"
    ),
    "no_folder": Text(
        "找不到规则文件夹 {folder}。请核对 --rules。", "There is no rules folder {folder}. Check what --rules names."
    ),
    "other_standard": Text(
        "规则 {rule} 不属于“{standard}”标准。请去掉 --standard 或 --rule 中的一个。",
        "Rule {rule} is not of the standard '{standard}'. Leave out --standard or --rule.",
    ),
    "in_force": Text("{count} 条规则在 {day} 施行。", "{count} rules are in force on {day}."),
}

WHY_NOT: dict[int, Text] = {
    errno.ENOENT: Text("没有这个文件夹。", "there is no such folder."),
    errno.ENOTDIR: Text("路径中间有一段不是文件夹。", "a part of the path is no folder."),
    errno.EISDIR: Text("这是一个文件夹。", "this is a folder."),
    errno.EACCES: Text("没有写入的权限。", "you may not write there."),
    errno.EROFS: Text("这里只能读，不能写。", "one can only read there."),
    errno.ENOSPC: Text("磁盘已满。", "the disk is full."),
}
WHY_NOT_ELSE = Text("系统错误 {number}。", "{reason}.")

PAGE: dict[str, Text] = {
    "in_force": Text("施行中", "in force"),
    "not_in_force": Text("当日不施行", "not in force on that day"),
    "for": Text("适用于：", "For: "),
    "departments": Text("主管部门：", "Departments: "),
    "clauses": Text("依据", "Clauses"),
    "parameters": Text("数值（* 为当日施行的版本）", "Numbers (* is the version in force)"),
    "rule": Text("规则", "Rule"),
    "if_not": Text("不符合时：", "When it fails: "),
    "then": Text("怎么办：", "What to do: "),
    "case": Text("案例：", "Case: "),
    "here": Text("在这份申报上：", "On this declaration: "),
}

NOTICE: dict[str, Text] = {
    "copied": Text(
        "可用 Word 修改这些模板；双大括号里的占位符照样保留。用时加 --templates {folder}。",
        "Change these templates in Word, and leave the placeholders in double braces as they are. Use them with --templates {folder}.",
    ),
    "chosen": Text("结论：{decision}，出具{paper}。", "Decision: {decision}; the paper is the {paper}."),
    "own_template": Text(
        "{folder} 中没有 {name}，用随附的模板。", "{folder} has no {name}; the template that comes with tuoyu is used."
    ),
    "no_received": Text(
        "没有给收到材料的日期（--received），文书上的收到日期和期限留空。",
        "The day of receipt (--received) is not given; that day and the time limit stay blank.",
    ),
    "deadline": Text(
        "最迟 {day} 答复：{received} 收到材料，期限 {days} 个工作日，当日不计。",
        "To be answered by {day}: {days} working days after the receipt on {received}, that day not counted.",
    ),
    "late": Text(
        "落款日期 {issued} 已超过期限 {day}。", "The date on the paper, {issued}, is after the time limit, {day}."
    ),
    "unsure": Text(
        "文书中标※的条文尚待与正式文本核对，请核对后再发出。",
        "Clauses marked ※ are still to be compared with the official text; do so before the paper goes out.",
    ),
}

LAW: dict[str, Text] = {
    "count": Text("{day} 在{place}有效的文件 {n} 件。", "{n} texts in force on {day} ({place})."),
    "counts": Text("条款 {clauses} 条，规则 {rules} 条", "{clauses} clauses, {rules} rules"),
    "recommended": Text("推荐性", "recommended"),
    "between": Text("{before} 至 {after}，{n} 条规则有变化。", "{before} to {after}: {n} rules change."),
    "nothing": Text("无", "none"),
    "colon": Text("：", ": "),
}
