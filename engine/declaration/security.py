"""Security, employment and protection of children: 安全保卫、用工、未成年人保护."""

from engine.declaration.fields import Choice, Count, Day, Flag, Quantity, Record, fact

FILES = ("人事档案", "staff files")
CONTRACT = ("劳动（聘用）合同", "contract of employment")
PAYROLL = ("考勤和工资记录", "attendance and payroll records")
SYSTEM_LOG = ("监控系统日志", "log of the surveillance system")


class EmploymentKind(Choice):
    EMPLOYEE = "employee", "与本单位有劳动（聘用）关系", "employed by the point"
    POSTED = "posted", "由其他单位派驻或派遣", "posted by another unit"
    OTHER = "other", "其他（举办者本人、返聘、志愿者等）", "other (the operator, retired staff, volunteers)"


class BarredPost(Choice):
    CHILDCARE = (
        "childcare",
        "婴幼儿照护或其他密切接触未成年人的工作",
        "care of children or other close contact with minors",
    )
    GUARD = "guard", "保安员", "security guard"
    FOOD_MANAGEMENT = "food_management", "食品经营管理、食品安全管理人员", "food-business or food-safety management"
    ACCOUNTING = "accounting", "会计工作", "accounting"


class Practice(Choice):
    PHYSICIAN = "physician", "医师", "physician"
    NURSE = "nurse", "护士", "nurse"
    NONE = "none", "不从事诊疗、护理", "no medical or nursing practice"


class FinanceDuty(Choice):
    SUPERVISOR = "supervisor", "会计机构负责人（会计主管）", "accounting supervisor"
    BOOKKEEPING = "bookkeeping", "收入、支出、费用、债权债务账目登记", "booking of income, expense and debts"
    CASHIER = "cashier", "出纳", "cashier"
    AUDIT = "audit", "稽核", "internal audit"
    ARCHIVES = "archives", "会计档案保管", "accounting archives"


class ProtectionMeans(Choice):
    PHYSICAL = "physical", "物防（围墙、门窗防护、防卫器械等）", "physical protection (walls, guarded openings, gear)"
    TECHNICAL = "technical", "技防（视频监控、入侵报警等）", "technical protection (video, intrusion alarms)"


class GuardSource(Choice):
    NONE = "none", "没有保安员", "no guards"
    COMPANY = "company", "保安公司派驻", "posted by a security company"
    OWN = "own", "自行招用", "hired by the point itself"
    OWN_STOPPED = "own_stopped", "曾自行招用，已停止", "once hired by the point itself, no longer"


class Monitored(Choice):
    CARE = "care", "照护服务", "care"
    SECURITY = "security", "安全保卫", "security"


class AlarmButton(Choice):
    GUARD_ROOM = "guard_room", "门卫室", "guard room"
    OTHER = "other", "其他部位", "another place"


class PerimeterMeasure(Choice):
    HARD_BARRIER = "hard_barrier", "大门外硬质防冲撞设施", "hard barriers outside the gate"
    ENCLOSURE = "enclosure", "围墙或金属栅栏等实体屏障", "wall or metal fence"
    ANTI_CLIMB = "anti_climb", "周界防攀爬", "perimeter proof against climbing"
    SEPARATE_ENTRANCES = "separate_entrances", "人行与机动车出入口分开", "separate entrances for people and vehicles"


class BusMeasure(Choice):
    RULES = "rules", "校车安全制度", "school-bus safety rules"
    MANAGER = "manager", "安全管理人员", "safety manager"
    INSPECTED = "inspected", "定期检查", "regular inspection"


class Security(Record):
    """Guards, video, alarms and the perimeter (安全保卫)."""

    means: list[ProtectionMeans] | None = fact(
        "物防、技防设施（没有就写空列表）", "Physical and technical protection (empty list if none)", evidence="on_site"
    )
    guards_from: GuardSource | None = fact("保安员来源", "Where the guards come from")
    legal_person: Flag | None = fact(
        "自行招用保安员的单位是否有法人资格",
        "The unit that hires guards is a legal person",
        evidence="document",
        proof=("法人登记证书", "registration certificate"),
    )
    guard_rules: Flag | None = fact(
        "是否有健全的保安员管理制度",
        "Complete rules on guards",
        evidence="document",
        proof=("制度文本", "written rules"),
    )
    guards_since: Day | None = fact("自行招用保安员开始日期", "Own guards since", evidence="document", proof=FILES)
    guards_filed_on: Day | None = fact(
        "自行招用保安员向公安机关备案日期（还没有备案的不填）",
        "Own guards filed with the police on (leave out if not yet)",
        evidence="document",
        proof=("保安备案回执", "filing receipt"),
    )
    guards_stopped_on: Day | None = fact("停止自行招用保安员日期", "Own guards ended on")
    guard_filing_cancelled_on: Day | None = fact(
        "撤销保安备案日期（还没有撤销的不填）",
        "Filing of guards cancelled on (leave out if not yet)",
        evidence="document",
        proof=("撤销备案回执", "receipt of cancellation"),
    )
    monitored: list[Monitored] | None = fact(
        "监控体系包括的内容（没有就写空列表）", "What is monitored (empty list if nothing)", evidence="on_site"
    )
    armed_hours: Quantity | None = fact(
        "监控报警系统每天设防时间",
        "Surveillance and alarms armed a day",
        unit="hours",
        evidence="document",
        proof=SYSTEM_LOG,
        le=24,
    )
    live_view_hours: Quantity | None = fact(
        "可视监控每天运行时间", "Live video a day", unit="hours", evidence="document", proof=SYSTEM_LOG, le=24
    )
    alarm_record_days: Quantity | None = fact(
        "报警记录保存时间", "Alarm records kept for", unit="days", evidence="on_site"
    )
    restored_hours: Quantity | None = fact(
        "监控系统故障恢复的最长时间（没有故障写0）",
        "Longest time to restore a failed surveillance system (0 if none failed)",
        unit="hours",
        evidence="document",
        proof=SYSTEM_LOG,
    )
    footage_changed: Count | None = fact(
        "近一年随意更改、删除监控资料次数（没有写0）",
        "Footage altered or deleted at will in the last year (0 if never)",
        unit="items",
        evidence="document",
        proof=SYSTEM_LOG,
    )
    footage_spread: Count | None = fact(
        "近一年扩散监控影像、报警记录次数（没有写0）",
        "Footage or alarm records spread in the last year (0 if never)",
        unit="items",
        evidence="document",
        proof=SYSTEM_LOG,
    )
    private_cameras: Count | None = fact(
        "侵犯他人隐私的摄像头数（如装在卫生间、更衣处；没有写0）",
        "Cameras that invade privacy, as in toilets and changing rooms (0 if none)",
        unit="items",
        evidence="on_site",
    )
    one_key_alarms: list[AlarmButton] | None = fact(
        "装有一键式报警的部位（没有就写空列表）", "Places with a one-key alarm (empty list if none)", evidence="on_site"
    )
    guard_room_hours: Quantity | None = fact(
        "门卫室每天有人值守时间", "Guard room staffed a day", unit="hours", evidence="on_site", le=24
    )
    patrols_per_day: Count | None = fact(
        "重点部位每日巡查次数",
        "Patrols of key places a day",
        unit="items",
        evidence="document",
        proof=("巡查记录", "patrol record"),
    )
    perimeter: list[PerimeterMeasure] | None = fact(
        "大门和周界的防护（没有就写空列表）",
        "Protection of gate and perimeter (empty list if none)",
        evidence="on_site",
    )
    drilled_on: Day | None = fact(
        "最近一次应急演练日期",
        "Last emergency drill on",
        evidence="document",
        proof=("演练记录", "drill record"),
    )
    emergency_facilities: Flag | None = fact(
        "是否按应急预案配备相应设施", "Facilities provided as the emergency plans ask", evidence="on_site"
    )
    bus: list[BusMeasure] | None = fact(
        "接送车辆的安全管理（没有就写空列表）",
        "Safety management of vehicles that carry children (empty list if none)",
        evidence="document",
        proof=("校车安全制度和检查记录", "school-bus rules and inspection record"),
    )


class ProtectionRule(Choice):
    MANDATORY_REPORT = (
        "mandatory_report",
        "发现婴幼儿受侵害、疑似受侵害或面临危险立即报告公安、民政、教育等部门",
        "harm, suspected harm or danger reported at once to police, civil affairs, education and others",
    )
    DOMESTIC_VIOLENCE = (
        "domestic_violence",
        "发现遭受或疑似遭受家庭暴力及时报警",
        "domestic violence, also suspected, reported to the police",
    )
    SEXUAL_ABUSE = "sexual_abuse", "预防性侵害、性骚扰", "prevention of sexual abuse and harassment"


class Conduct(Choice):
    CORPORAL_PUNISHMENT = "corporal_punishment", "体罚", "corporal punishment"
    DISGUISED_PUNISHMENT = "disguised_punishment", "变相体罚", "disguised corporal punishment"
    HUMILIATION = "humiliation", "侮辱", "humiliation"
    ABUSE = "abuse", "虐待", "abuse"
    DISCRIMINATION = "discrimination", "歧视", "discrimination"
    GIFTS = "gifts", "收受礼品礼金", "taking gifts"
    DISCLOSURE = "disclosure", "泄露婴幼儿和家庭隐私", "disclosure of private matters"


class QueriedRecord(Choice):
    SEXUAL_ASSAULT = "sexual_assault", "性侵害", "sexual assault"
    SEXUAL_HARASSMENT = "sexual_harassment", "性骚扰", "sexual harassment"
    ABUSE = "abuse", "虐待", "abuse"
    TRAFFICKING = "trafficking", "拐卖", "trafficking"
    VIOLENCE = "violence", "暴力伤害", "violence"
    DRUGS = "drugs", "吸毒", "drugs"
    GAMBLING = "gambling", "赌博", "gambling"


class Protection(Record):
    """How children are protected from harm by adults; cases are counted, never described (未成年人保护)."""

    systems: list[ProtectionRule] | None = fact(
        "已建立的未成年人保护制度（没有就写空列表）",
        "Rules that protect children (empty list if none)",
        evidence="document",
        proof=("制度文本", "written rules"),
    )
    suspicions: Count | None = fact(
        "近一年发现的侵害、疑似侵害或危险件数（没有写0）",
        "Cases of harm, suspected harm or danger found in the last year (0 if none)",
        unit="items",
        evidence="document",
        proof=("登记记录", "register"),
    )
    suspicions_reported: Count | None = fact(
        "其中立即报告有关部门的件数",
        "Of these reported at once to the authorities",
        unit="items",
        evidence="document",
        proof=("报告记录", "record of reports"),
    )
    banned_conduct: list[Conduct] | None = fact(
        "职业行为规范写明禁止的行为（没有就写空列表）",
        "What the code of conduct forbids (empty list if there is none)",
        evidence="document",
        proof=("职业行为规范", "code of conduct"),
    )
    queried_records: list[QueriedRecord] | None = fact(
        "招聘时向公安机关、检察院查询的内容（没有查询写空列表）",
        "What is queried with police or procuratorate before hiring (empty list if nothing)",
        evidence="document",
        proof=("查询制度或查询结果告知书", "rules of the query or its result"),
    )


class AccountingMode(Choice):
    OWN_BODY = "own_body", "设会计机构", "an accounting office"
    SUPERVISED_POST = "supervised_post", "设会计岗位并指定会计主管", "an accounting post with a named supervisor"
    UNSUPERVISED_POST = (
        "unsupervised_post",
        "设会计岗位，没有指定会计主管",
        "an accounting post without a named supervisor",
    )
    AGENCY = "agency", "委托有资格的代理记账机构", "a licensed bookkeeping agency"
    OTHER_PERMITTED = "other_permitted", "国务院财政部门规定的其他方式", "another way that the finance ministry permits"
    NONE = "none", "没有安排", "no arrangement"


class Employment(Record):
    """Working hours, pay, leave and accounts; people are counted, never named (用工)."""

    hours_per_day: Quantity | None = fact(
        "每日工作时间（不含加班，取最长）",
        "Working hours a day, without overtime (the longest)",
        unit="hours",
        evidence="document",
        proof=PAYROLL,
        le=24,
    )
    hours_per_week: Quantity | None = fact(
        "平均每周工作时间（不含加班，取最长）",
        "Working hours a week on average, without overtime (the longest)",
        unit="hours",
        evidence="document",
        proof=PAYROLL,
    )
    rest_days_per_week: Count | None = fact(
        "每周休息日（取最少）", "Rest days a week (the fewest)", unit="days", evidence="document", proof=PAYROLL, le=7
    )
    overtime_hours_per_day: Quantity | None = fact(
        "一日加班最长时间（不加班写0）",
        "Longest overtime on a day (0 if none)",
        unit="hours",
        evidence="document",
        proof=PAYROLL,
    )
    overtime_special_reason: Flag | None = fact(
        "加班超过1小时是否因特殊原因", "Overtime beyond one hour for special reasons"
    )
    overtime_hours_per_month: Quantity | None = fact(
        "一月加班最长时间（不加班写0）",
        "Longest overtime in a month (0 if none)",
        unit="hours",
        evidence="document",
        proof=PAYROLL,
    )
    overtime_pay_workday_percent: Quantity | None = fact(
        "工作日加班工资标准（占正常工资）",
        "Overtime pay on workdays, of normal pay",
        unit="percent",
        evidence="document",
        proof=PAYROLL,
    )
    overtime_pay_rest_day_percent: Quantity | None = fact(
        "休息日加班又不能补休的工资标准（占正常工资）",
        "Overtime pay on rest days without time off in exchange, of normal pay",
        unit="percent",
        evidence="document",
        proof=PAYROLL,
    )
    overtime_pay_holiday_percent: Quantity | None = fact(
        "法定休假日加班工资标准（占正常工资）",
        "Overtime pay on public holidays, of normal pay",
        unit="percent",
        evidence="document",
        proof=PAYROLL,
    )
    protected_staff_overworked: Count | None = fact(
        "怀孕7个月以上或哺乳未满1周岁婴儿、被安排加班或夜班的女职工数（没有写0）",
        "Women from the seventh month of pregnancy or nursing a child under one who do overtime or night work (0 if none)",
        unit="persons",
        evidence="document",
        proof=PAYROLL,
    )
    maternity_leave_days: Quantity | None = fact(
        "制度规定的产假天数",
        "Maternity leave by the rules",
        unit="days",
        evidence="document",
        proof=("考勤休假制度", "rules on leave"),
    )
    nursing_minutes_per_day: Quantity | None = fact(
        "制度规定的每日哺乳时间",
        "Nursing time a day by the rules",
        unit="minutes",
        evidence="document",
        proof=("考勤休假制度", "rules on leave"),
    )
    probations_too_long: Count | None = fact(
        "试用期超过法定上限的劳动合同数（不含事业单位聘用合同；"
        "合同期3个月以上不满1年的1个月，1年以上不满3年的2个月，3年以上和无固定期限的6个月；没有写0）",
        "Labour contracts (not those of public institutions) with a probation beyond the limit (one month for a term"
        " of three months to under a year, two for one to under three years, six for longer or open-ended terms;"
        " 0 if none)",
        unit="items",
        evidence="document",
        proof=CONTRACT,
    )
    staff_filed: Flag | None = fact(
        "教职工聘用信息是否报县级教育部门备案",
        "Staff filed with the county education department",
        evidence="document",
        proof=("备案记录", "filing record"),
    )
    accounting: AccountingMode | None = fact("会计工作的组织方式", "How accounting is organised")
    special_equipment: Flag | None = fact(
        "本单位是否自行使用管理须配持证人员的特种设备（电梯、锅炉等；由物业等其他单位使用管理的写“否”）",
        "The point itself runs special equipment that needs qualified staff"
        " (lifts, boilers and the like; “no” if the property manager runs it)",
        evidence="on_site",
    )
    special_equipment_staff: Count | None = fact(
        "特种设备安全管理、检测、作业人员数", "Staff who manage, test or run special equipment", unit="persons"
    )
    special_equipment_staff_qualified: Count | None = fact(
        "其中取得相应资格的人数",
        "Of these duly qualified",
        unit="persons",
        evidence="document",
        proof=("特种设备作业人员证", "special-equipment certificate"),
    )
