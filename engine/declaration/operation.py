"""How the point is run from day to day: 收托与协议、家园联系、应急与安全培训、日常管理."""

from engine.declaration.fields import Choice, Count, Day, Flag, Record, fact

CHILD_FILE = ("婴幼儿入托档案", "children's files")
AGREEMENT = ("托育服务协议", "service agreement")
FAMILY_RECORD = ("家园联系记录", "record of work with families")
DRILL_RECORD = ("培训记录", "training record")
POSTED = ("公示栏或公示网页", "notice board or page")


class AgreementTerm(Choice):
    DUTIES_RIGHTS = "duties_rights", "双方的责任和权利义务", "duties and rights of both sides"
    SERVICES = "services", "服务项目", "services"
    FEES = "fees", "收费标准", "fees"
    DISPUTES = "disputes", "争议处理办法", "how disputes are settled"


class Collector(Choice):
    GUARDIAN = "guardian", "监护人", "a guardian"
    AUTHORISED_ADULT = "authorised_adult", "监护人委托的成年人", "an adult authorised by the guardian"
    MINOR = "minor", "未成年人", "a minor"
    UNAUTHORISED = "unauthorised", "没有监护人委托的人", "someone the guardian has not authorised"


class Enrolment(Record):
    """How children are taken in, collected and registered; files are counted, children never named (收托)."""

    opened_on: Day | None = fact("开始收托的日期（还没有收托的写计划日期）", "Care began on, or is to begin on")
    without_application: Count | None = fact(
        "没有监护人入托申请的在托婴幼儿数（没有写0）",
        "Children in care without a guardian's application (0 if none)",
        unit="children",
        evidence="document",
        proof=CHILD_FILE,
    )
    without_child_identity: Count | None = fact(
        "没有婴幼儿身份证明的在托婴幼儿数（没有写0）",
        "Children in care without proof of their identity (0 if none)",
        unit="children",
        evidence="document",
        proof=CHILD_FILE,
    )
    without_guardian_identity: Count | None = fact(
        "没有监护人身份证明的在托婴幼儿数（没有写0）",
        "Children in care without proof of a guardian's identity (0 if none)",
        unit="children",
        evidence="document",
        proof=CHILD_FILE,
    )
    without_agreement: Count | None = fact(
        "没有签订托育服务协议的在托婴幼儿数（没有写0）",
        "Children in care without a service agreement (0 if none)",
        unit="children",
        evidence="document",
        proof=AGREEMENT,
    )
    agreement_terms: list[AgreementTerm] | None = fact(
        "托育服务协议（文本）写明的内容",
        "What the (model) service agreement states",
        evidence="document",
        proof=AGREEMENT,
    )
    without_vaccination: Count | None = fact(
        "没有完成适龄预防接种的在托婴幼儿数（已补种、有接种禁忌的不计；没有写0）",
        "Children in care without the vaccinations of their age (not counting medical exemptions; 0 if none)",
        unit="children",
        evidence="document",
        proof=("预防接种证", "vaccination certificate"),
    )
    special_feeding_without_note: Count | None = fact(
        "有特殊喂养需求而没有监护人书面说明的婴幼儿数（没有写0）",
        "Children with special feeding needs without a guardian's written note (0 if none)",
        unit="children",
        evidence="document",
        proof=CHILD_FILE,
    )
    register_updated_on: Day | None = fact(
        "收托婴幼儿信息最近一次采集、更新的日期",
        "Data of the children last taken or updated on",
        evidence="document",
        proof=("婴幼儿信息台账", "register of children"),
    )
    data_reported_on: Day | None = fact(
        "收托信息最近一次报备案部门的日期",
        "Data of the children last reported to the filing authority on",
        evidence="document",
        proof=("报送记录", "record of reports"),
    )
    collectors: list[Collector] | None = fact(
        "可以接走婴幼儿的人", "Who may collect a child", evidence="document", proof=("接送交接制度", "hand-over rules")
    )


class VisitKind(Choice):
    VISITS = "visits", "接待家长来访", "visits of parents"
    ADVICE = "advice", "接受家长咨询", "advice to parents"


class Families(Record):
    """Work with the families and the neighbourhood (家园联系与社区)."""

    meetings_a_year: Count | None = fact(
        "每年召开家长会的次数（没有写0）",
        "Meetings of parents a year (0 if none)",
        unit="items",
        evidence="document",
        proof=FAMILY_RECORD,
    )
    visits: list[VisitKind] | None = fact(
        "接待家长的方式（没有就写空列表）", "How parents are received (empty list if not)", evidence="on_site"
    )
    committee_members: Count | None = fact(
        "家长委员会人数（没有成立写0）",
        "Members of the parents' committee (0 if there is none)",
        unit="persons",
        evidence="document",
        proof=FAMILY_RECORD,
    )
    matters_not_heard: Count | None = fact(
        "近一年涉及婴幼儿的重要事项中没有听取家长委员会意见的件数（没有写0）",
        "Important matters of the last year on which the committee was not heard (0 if none)",
        unit="items",
        evidence="document",
        proof=FAMILY_RECORD,
    )
    talks_a_year: Count | None = fact(
        "每年与每名婴幼儿的监护人沟通发展情况的次数（没有写0）",
        "Talks a year with the guardians of each child on its development (0 if none)",
        unit="items",
        evidence="document",
        proof=FAMILY_RECORD,
    )
    community_activities_a_year: Count | None = fact(
        "每年面向社区的科学育儿宣传和服务活动次数（没有写0）",
        "Parenting talks and activities for the neighbourhood a year (0 if none)",
        unit="items",
        evidence="document",
        proof=("活动记录", "record of activities"),
    )


class EmergencyPlan(Choice):
    NATURAL_DISASTER = "natural_disaster", "重大自然灾害", "natural disaster"
    INFECTIOUS_DISEASE = "infectious_disease", "传染病", "infectious disease"
    FOOD_POISONING = "food_poisoning", "食物中毒", "food poisoning"
    CRUSH = "crush", "踩踏", "crush"
    FIRE = "fire", "火灾", "fire"
    VIOLENCE = "violence", "暴力", "violence"
    INJURY = "injury", "婴幼儿伤害", "injuries of children"


class EmergencySkill(Choice):
    FIRST_AID = "first_aid", "急救", "first aid"
    PREVENTION = "prevention", "防范", "prevention"
    AVOIDANCE = "avoidance", "避险", "avoidance"
    ESCAPE = "escape", "逃生", "escape"
    SELF_RESCUE = "self_rescue", "自救", "self-rescue"


class Emergency(Record):
    """Plans, training and the upkeep of what is needed in an emergency (应急与安全培训)."""

    plans: list[EmergencyPlan] | None = fact(
        "已制订的应急预案", "Emergency plans", evidence="document", proof=("应急预案", "emergency plans")
    )
    trainings_a_year: Count | None = fact(
        "每年对工作人员开展安全教育和应急处置培训的次数（没有写0）",
        "Trainings of staff in safety and emergencies a year (0 if none)",
        unit="items",
        evidence="document",
        proof=DRILL_RECORD,
    )
    skills: list[EmergencySkill] | None = fact(
        "全体工作人员都已学会的应急方法", "What all staff have learned to do", evidence="document", proof=DRILL_RECORD
    )
    fire_managers: Count | None = fact(
        "专职、兼职消防安全管理人员数（没有写0）",
        "Full-time and part-time fire-safety managers (0 if none)",
        unit="persons",
        evidence="document",
        proof=("任命文件", "appointment"),
    )
    fire_duties_written: Flag | None = fact(
        "消防安全管理人员的职责是否写明",
        "Duties of the fire-safety managers in writing",
        evidence="document",
        proof=("岗位职责", "duties of the post"),
    )
    fire_equipment_serviced_on: Day | None = fact(
        "消防设施最近一次维护日期（新装、还没有维护过的写验收日期）",
        "Fire equipment last serviced on (if new and not yet serviced, accepted on)",
        evidence="document",
        proof=("维护记录", "maintenance record"),
    )
    open_hazards: Count | None = fact(
        "用火、用电、用气检查发现而没有消除的隐患数（没有写0）",
        "Hazards found in the use of fire, electricity and gas and not yet removed (0 if none)",
        unit="items",
        evidence="on_site",
    )


class PublishedTopic(Choice):
    FEES = "fees", "收费项目和标准", "fees"
    CARE = "care", "保育照护", "care"
    MEALS = "meals", "膳食营养", "meals and nutrition"
    HEALTH_CARE = "health_care", "卫生保健", "health care"
    SECURITY = "security", "安全保卫", "safety and security"


class ActivityForm(Choice):
    PLAY = "play", "游戏", "play"
    TEACHING = "teaching", "集体教学", "group teaching"
    OTHER = "other", "其他形式", "another form"


class DailyCare(Choice):
    MILK = "milk", "喂奶", "milk feeding"
    WASHING = "washing", "盥洗", "washing"
    CLEANING = "cleaning", "清洁", "cleaning"
    DRESSING = "dressing", "穿脱衣服", "dressing"


class TrainingTopic(Choice):
    LAW = "law", "法律法规", "law"
    ETHICS = "ethics", "职业道德", "professional ethics"
    SAFETY = "safety", "安全教育", "safety"
    SKILLS = "skills", "职业技能", "professional skills"
    INJURY_PREVENTION = "injury_prevention", "伤害预防", "injury prevention"


class Operation(Record):
    """What the point publishes, plans, trains and reports, and how it ends (日常管理)."""

    published: list[PublishedTopic] | None = fact("已公示的内容", "What is published", evidence="on_site", proof=POSTED)
    published_on: Day | None = fact("最近一次公示的日期", "Last published on", evidence="on_site", proof=POSTED)
    main_activity: ActivityForm | None = fact("活动的主要形式", "Main form of activity", evidence="on_site")
    daily_care: list[DailyCare] | None = fact(
        "一日生活安排中写明的照料",
        "Care that the plan of the day names",
        evidence="document",
        proof=("一日安排", "plan of the day"),
    )
    training_topics: list[TrainingTopic] | None = fact(
        "工作人员培训的内容", "What the staff are trained in", evidence="document", proof=DRILL_RECORD
    )
    plan_year: Count | None = fact(
        "现行年度工作计划的年份",
        "Year of the annual work plan in force",
        evidence="document",
        proof=("年度工作计划", "annual plan"),
    )
    report_year: Count | None = fact(
        "最近一次向卫生健康部门报告的是哪一年的工作（没有报告过写0）",
        "Year last reported to the health department (0 if never)",
        evidence="document",
        proof=("年度报告", "annual report"),
    )
    matters_changed: Flag | None = fact(
        "备案后，登记以外的备案事项（场地、规模、负责人等）是否有变更",
        "Whether filed matters other than the registration (place, size, head and so on) have changed since filing",
    )
    matters_changed_on: Day | None = fact("上述备案事项最近一次变更的日期", "These matters last changed on")
    service_ended: Flag | None = fact("是否已终止或决定终止服务", "Service has ended or is to end")
    children_placed: Flag | None = fact(
        "终止服务前是否妥善安置婴幼儿",
        "Children properly placed before the end of service",
        evidence="document",
        proof=("安置方案", "placement plan"),
    )
    staff_placed: Flag | None = fact(
        "终止服务前是否妥善安置工作人员",
        "Staff properly placed before the end of service",
        evidence="document",
        proof=("安置方案", "placement plan"),
    )
