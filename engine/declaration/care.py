"""The care itself: 班级、人员、一日安排、安全和管理制度."""

from engine.declaration.codes import IdentityNumber
from engine.declaration.fields import (
    Choice,
    Clock,
    Count,
    Day,
    Flag,
    Id,
    Line,
    Quantity,
    Record,
    fact,
    identity,
)
from engine.declaration.security import BarredPost, EmploymentKind, FinanceDuty, Practice


class ClassKind(Choice):
    INFANT = "infant", "乳儿班", "infant class"
    TODDLER_SMALL = "toddler_small", "托小班", "toddler class"
    TODDLER_LARGE = "toddler_large", "托大班", "older toddler class"
    MIXED = "mixed", "混合编班", "mixed-age class"


class PlayProtection(Choice):
    SAFETY_RAIL = "safety_rail", "安全围栏", "safety rail"
    FLOOR_MATS = "floor_mats", "地垫", "floor mats"


class ClassFitting(Choice):
    CUP_RACK = "cup_rack", "水杯架", "cup rack"
    DRINKING_POINT = "drinking_point", "饮水设施", "drinking point"
    TOWEL_RACK = "towel_rack", "毛巾架", "towel rack"
    MARKS = "marks", "水杯架、毛巾架标识清楚", "racks clearly marked"
    TOWELS_SPACED = "towels_spaced", "毛巾间距合理", "towels well spaced"


class Class(Record):
    """One class; children are counted, never named (班级)."""

    id: Id = identity("班级编号", "Class id")
    name: Line | None = fact("班级名称", "Class name")
    kind: ClassKind | None = fact("班级类型", "Kind of class", proof=("备案书", "filing form"))
    children: Count | None = fact("收托人数", "Children", unit="children", proof=("备案书", "filing form"))
    youngest_months: Count | None = fact("最小月龄（满月）", "Youngest child, full months", unit="months")
    oldest_months: Count | None = fact("最大月龄（满月）", "Oldest child, full months", unit="months")
    own_living_unit: Flag | None = fact(
        "生活单元是否本班独用", "Living unit used by this class alone", evidence="on_site"
    )
    play_protection: list[PlayProtection] | None = fact(
        "安全围栏和地垫（没有就写空列表）", "Safety rail and floor mats (empty list if none)", evidence="on_site"
    )
    fittings: list[ClassFitting] | None = fact(
        "本班的水杯、毛巾和饮水设施", "Cups, towels and drinking", evidence="on_site"
    )
    health_books: Count | None = fact(
        "本班健康教育图书册数", "Health books of the class", unit="items", evidence="on_site"
    )
    evacuation_leads: Count | None = fact(
        "预案中本班的疏散引导人员数（没有写0）",
        "Staff whom the plan names to lead the class out (0 if none)",
        unit="persons",
        evidence="document",
        proof=("灭火和应急疏散预案", "fire-fighting and evacuation plan"),
    )


class Role(Choice):
    HEAD = "head", "负责人", "head"
    EDUCATOR = "educator", "幼教人员", "early educator"
    INFANT_CARER = "infant_carer", "育婴员", "infant carer"
    CAREGIVER = "caregiver", "保育员（保育人员）", "caregiver"
    HEALTH_WORKER = "health_worker", "卫生保健员", "health worker"
    MEDICAL = "medical", "专业医务人员", "medical staff"
    FINANCE = "finance", "财务人员", "finance staff"
    SECURITY = "security", "保安人员", "security guard"
    SAFETY_OFFICER = "safety_officer", "安全保卫人员（不是保安员）", "safety officer (not a guard)"
    FOOD_SAFETY = "food_safety", "食品安全管理人员", "food-safety manager"
    COOK = "cook", "炊事人员", "cook"
    MANAGER = "manager", "综合管理人员", "general manager"
    OTHER = "other", "其他", "other"


class Education(Choice):
    PRIMARY = "primary", "小学及以下", "primary or below"
    JUNIOR_HIGH = "junior_high", "初中", "junior high school"
    SENIOR_HIGH = "senior_high", "高中（中专、职高）", "senior high or vocational school"
    JUNIOR_COLLEGE = "junior_college", "大专", "junior college"
    BACHELOR = "bachelor", "本科", "bachelor's degree"
    POSTGRADUATE = "postgraduate", "研究生", "postgraduate degree"


DIPLOMA = ("学历证书", "diploma")
TRAINING = ("培训合格证明", "training certificate")
QUALIFICATION = ("专业资格证明", "professional qualification")
HEALTH = ("健康合格证明", "health certificate")
CONTRACT = ("劳动（聘用）合同", "contract of employment")
QUERY = ("查询结果告知书", "result of the query")
PRACTICE = ("执业证书", "practice certificate")


class FoodDisease(Choice):
    CHOLERA = "cholera", "霍乱", "cholera"
    BACILLARY_DYSENTERY = "bacillary_dysentery", "细菌性痢疾", "bacillary dysentery"
    AMOEBIC_DYSENTERY = "amoebic_dysentery", "阿米巴性痢疾", "amoebic dysentery"
    TYPHOID = "typhoid", "伤寒", "typhoid"
    PARATYPHOID = "paratyphoid", "副伤寒", "paratyphoid"
    HEPATITIS_A = "hepatitis_a", "甲型病毒性肝炎", "hepatitis A"
    HEPATITIS_E = "hepatitis_e", "戊型病毒性肝炎", "hepatitis E"
    TUBERCULOSIS = "tuberculosis", "活动性肺结核", "active lung tuberculosis"
    SKIN_DISEASE = "skin_disease", "化脓性或者渗出性皮肤病", "purulent or exudative skin disease"


class Training(Choice):
    FOOD_SAFETY = "food_safety", "食品安全", "food safety"
    FIRST_AID = "first_aid", "急救", "first aid"
    FIRE_SAFETY = "fire_safety", "消防", "fire safety"


class TrainingModule(Choice):
    LAW_AND_ETHICS = "law_and_ethics", "政策法规与职业道德", "law and ethics"
    CONCEPT = "concept", "办托（专业）理念", "concept of childcare"
    HEALTH_CARE = "health_care", "卫生保健", "health care"
    SAFETY = "safety", "安全防护", "safety"
    CARE_MANAGEMENT = "care_management", "保育管理", "management of care"
    STAFF_MANAGEMENT = "staff_management", "人员队伍管理", "management of staff"
    EXTERNAL = "external", "外部关系", "external relations"
    DEVELOPMENT = "development", "保育与早期发展", "care and early development"
    MENTAL_HEALTH = "mental_health", "心理健康", "mental health"


class TrainingPractice(Choice):
    PLACEMENT = "placement", "示范性机构见习、跟岗", "placement at a model institution"
    HEALTH_DRILL = "health_drill", "卫生保健演练", "health-care drill"
    EMERGENCY_DRILL = "emergency_drill", "安全应急演练", "emergency drill"
    MANAGEMENT_DRILL = "management_drill", "管理演练", "management drill"
    DISINFECTION = "disinfection", "卫生消毒", "disinfection"
    OBSERVATION = "observation", "健康观察", "health observation"
    DAILY_CARE = "daily_care", "生活照料", "daily care"
    FIRST_AID = "first_aid", "安全与急救", "safety and first aid"
    ACTIVITIES = "activities", "活动支持", "support of activities"


class StaffPaper(Choice):
    IDENTITY = "identity", "身份证明", "proof of identity"
    NO_RECORD = "no_record", "无犯罪记录证明", "no-record certificate"


class StaffCondition(Choice):
    FEVER = "fever", "发热", "fever"
    DIARRHOEA = "diarrhoea", "腹泻", "diarrhoea"
    INFLUENZA = "influenza", "流感等其他呼吸道传染病", "influenza or another respiratory infection"
    GONORRHOEA = "gonorrhoea", "淋病", "gonorrhoea"
    SYPHILIS = "syphilis", "梅毒", "syphilis"
    TRICHOMONAS = "trichomonas", "滴虫性阴道炎", "trichomonas vaginitis"
    OTHER = "other", "其他传染性疾病", "another infectious disease"


class Person(Record):
    """One member of staff; a label is enough, no name is needed (从业人员)."""

    id: Id = identity("人员编号", "Staff id")
    label: Line | None = fact("称呼（如“保育员甲”）", "Label (such as 'caregiver A')")
    identity_number: IdentityNumber | None = fact("公民身份号码（可不填）", "Identity number (may be left out)")
    roles: list[Role] | None = fact("岗位（可兼任）", "Posts (several allowed)")
    class_id: Id | None = fact("所在班级编号", "Class", references="classes")
    full_time: Flag | None = fact("是否专职", "Full time")
    on_duty: Flag | None = fact("收托时间是否在岗", "On duty during care hours", evidence="on_site")
    education: Education | None = fact("学历", "Education", evidence="document", proof=DIPLOMA)
    management_years: Quantity | None = fact(
        "儿童保育教育、卫生健康等相关管理经历",
        "Related management experience",
        unit="years",
        evidence="document",
        proof=("任职证明", "proof of employment"),
    )
    post_training_passed: Flag | None = fact(
        "负责人岗位培训是否合格", "Passed the post training for heads", evidence="document", proof=TRAINING
    )
    care_experience: Flag | None = fact(
        "是否有婴幼儿照护经验", "Care experience", evidence="document", proof=("任职证明", "proof of employment")
    )
    related_background: Flag | None = fact(
        "是否有相关专业背景", "Related professional background", evidence="document", proof=DIPLOMA
    )
    care_training: Flag | None = fact(
        "是否受过婴幼儿保育相关培训", "Childcare training", evidence="document", proof=TRAINING
    )
    mental_health_training: Flag | None = fact(
        "是否受过心理健康知识培训", "Mental-health training", evidence="document", proof=TRAINING
    )
    health_care_training_passed: Flag | None = fact(
        "妇幼保健机构卫生保健专业知识培训是否合格",
        "Passed health-care training by a maternal and child health institution",
        evidence="document",
        proof=TRAINING,
    )
    guard_certificate: Flag | None = fact(
        "是否持《保安员证》",
        "Holds the Security Guard Certificate",
        evidence="document",
        proof=("保安员证", "guard certificate"),
    )
    guard_company_licensed: Flag | None = fact(
        "是否由持《保安服务许可证》的保安公司派驻",
        "Posted by a company with a Security Service Licence",
        evidence="document",
        proof=("保安服务许可证", "security service licence"),
    )
    post_requirements_met: Flag | None = fact(
        "是否符合本岗位的其他从业要求（已单独填报的学历、经历、培训、证件除外）",
        "Meets the other requirements of the post (besides those stated one by one)",
        evidence="document",
        proof=QUALIFICATION,
    )
    qualification_submitted: Flag | None = fact(
        "专业资格证明是否已提交", "Professional qualification handed in", evidence="document", proof=QUALIFICATION
    )
    health_certificate_submitted: Flag | None = fact(
        "健康合格证明是否已提交", "Health certificate handed in", evidence="document", proof=HEALTH
    )
    health_certificate_until: Day | None = fact(
        "健康合格证明有效期至（含当日）",
        "Health certificate valid until (that day included)",
        evidence="document",
        proof=HEALTH,
    )
    holds_post_certificate: Flag | None = fact(
        "是否持本岗位证书（持证率用，不含健康证）",
        "Holds a certificate for the post",
        evidence="document",
        proof=QUALIFICATION,
    )
    handles_food: Flag | None = fact("是否接触直接入口食品（烹调、备餐、分餐）", "Handles ready-to-eat food")
    food_certificate_until: Day | None = fact(
        "食品从业人员健康证有效期至（含当日）",
        "Food handler's health certificate valid until (that day included)",
        evidence="document",
        proof=("食品从业人员健康证", "food handler's health certificate"),
    )
    food_diseases: list[FoodDisease] | None = fact(
        "患有的有碍食品安全疾病（没有就写空列表）",
        "Diseases that impair food safety (empty list if none)",
        evidence="document",
        proof=("食品从业人员健康证", "food handler's health certificate"),
    )
    food_safety_assessed: Flag | None = fact(
        "食品安全管理人员培训考核是否合格",
        "Passed the assessment of food-safety managers",
        evidence="document",
        proof=("考核记录", "assessment record"),
    )
    trainings: list[Training] | None = fact(
        "受过的其他培训（没有就写空列表）", "Other training (empty list if none)", evidence="document", proof=TRAINING
    )
    mental_illness_history: Flag | None = fact(
        "是否有精神病史", "History of mental illness", evidence="document", proof=HEALTH
    )
    papers_submitted: list[StaffPaper] | None = fact(
        "已提交的身份证明、无犯罪记录证明（没有就写空列表）",
        "Proof of identity and no-record certificate handed in (empty list if none)",
        evidence="document",
    )
    started_on: Day | None = fact("上岗日期", "Started work on", evidence="document", proof=("劳动合同", "contract"))
    first_health_certificate_on: Day | None = fact(
        "首次取得健康合格证明的日期", "First health certificate issued on", evidence="document", proof=HEALTH
    )
    health_checked_on: Day | None = fact(
        "最近一次健康检查日期", "Last health check on", evidence="document", proof=HEALTH
    )
    conditions: list[StaffCondition] | None = fact(
        "现有的须离岗的症状和传染病（没有就写空列表）",
        "Symptoms and infections that require leaving the post (empty list if none)",
        evidence="document",
        proof=("工作人员健康记录", "health record of the staff"),
    )
    age: Count | None = fact(
        "年龄（周岁）", "Age", unit="years", evidence="document", proof=("身份证明", "proof of identity")
    )
    employment: EmploymentKind | None = fact("用工方式", "How employed", evidence="document", proof=CONTRACT)
    written_contract: Flag | None = fact(
        "是否已订立书面劳动（聘用）合同", "Written contract of employment signed", evidence="document", proof=CONTRACT
    )
    social_insurance: Flag | None = fact(
        "是否已参加社会保险",
        "Covered by social insurance",
        evidence="document",
        proof=("社会保险参保证明", "proof of social insurance"),
    )
    record_queried_on: Day | None = fact(
        "招聘时查询违法犯罪信息的日期", "Records queried for hiring on", evidence="document", proof=QUERY
    )
    record_last_queried_on: Day | None = fact(
        "最近一次查询违法犯罪信息的日期（含招聘时的查询）",
        "Records last queried on (the query for hiring included)",
        evidence="document",
        proof=QUERY,
    )
    record_clear: Flag | None = fact(
        "查询结果是否没有性侵害、虐待、拐卖、暴力伤害等违法犯罪记录（幼儿园还包括性骚扰、吸毒、赌博；只写结果）",
        "The query shows no record of sexual assault, abuse, trafficking or violence"
        " (kindergartens: nor of sexual harassment, drugs or gambling; result only)",
        evidence="document",
        proof=QUERY,
    )
    no_criminal_record: Flag | None = fact(
        "是否没有任何犯罪记录（只写结果）",
        "No criminal record of any kind (result only)",
        evidence="document",
        proof=("无犯罪记录证明", "no-record certificate"),
    )
    misconduct: Flag | None = fact(
        "是否酗酒或者严重违反师德师风", "Heavy drinking or a serious breach of professional ethics"
    )
    fit_for_care: Flag | None = fact(
        "身心健康状况是否适合在园（所）工作（无慢性传染病、精神病）",
        "Fit in body and mind to work with children (no chronic infectious or mental disease)",
        evidence="document",
        proof=HEALTH,
    )
    barred_from: list[BarredPost] | None = fact(
        "依法不得从事的工作（只写工作，不写原因；没有就写空列表）",
        "Work that the law bars the person from (the work only, no reason; empty list if none)",
    )
    practice: Practice | None = fact("在本机构以何种身份执业", "Practises here as")
    practice_certificate: Flag | None = fact(
        "是否经注册取得执业证书", "Registered and certified to practise", evidence="document", proof=PRACTICE
    )
    practice_place_ok: Flag | None = fact(
        "执业注册的地点、类别、范围是否包括在本机构的工作",
        "Registration covers this place, kind and scope of work",
        evidence="document",
        proof=PRACTICE,
    )
    practice_until: Day | None = fact(
        "护士执业注册有效期至（含当日）",
        "Nurse's registration valid until (that day included)",
        evidence="document",
        proof=PRACTICE,
    )
    practice_renewal_applied: Flag | None = fact(
        "是否已申请延续护士执业注册",
        "Renewal of the nurse's registration applied for",
        evidence="document",
        proof=PRACTICE,
    )
    medical_school: Flag | None = fact(
        "医师是否医学院校毕业，护士是否中等卫生学校毕业或经资格认可",
        "Physician: graduate of a medical school; nurse: of a secondary health school, or recognised",
        evidence="document",
        proof=DIPLOMA,
    )
    teacher_qualification: Flag | None = fact(
        "是否有教师资格",
        "Qualified as a teacher",
        evidence="document",
        proof=("教师资格证", "teacher's certificate"),
    )
    kindergarten_years: Quantity | None = fact(
        "幼儿园教师或幼儿园管理经历",
        "Experience as kindergarten teacher or in kindergarten management",
        unit="years",
        evidence="document",
        proof=("任职证明", "proof of employment"),
    )
    guard_conditions_met: Flag | None = fact(
        "保安员是否身体健康、品行良好、为中国公民",
        "Guard: healthy, of good conduct and a Chinese citizen",
        evidence="document",
        proof=("保安员证", "guard certificate"),
    )
    guard_trained_on: Day | None = fact(
        "保安员最近一次培训日期", "Guard last trained on", evidence="document", proof=TRAINING
    )
    accident_insured: Flag | None = fact(
        "是否为保安员投保意外伤害保险",
        "Guard insured against accidents",
        evidence="document",
        proof=("意外伤害保险单", "accident insurance policy"),
    )
    finance_duties: list[FinanceDuty] | None = fact(
        "财务人员承担的工作", "Duties of finance staff", evidence="document", proof=("岗位职责", "duties of the post")
    )
    accounting_years: Quantity | None = fact(
        "从事会计工作的经历",
        "Experience in accounting",
        unit="years",
        evidence="document",
        proof=("任职证明", "proof of employment"),
    )
    accountant_title: Flag | None = fact(
        "是否有会计师以上专业技术职称",
        "Holds the title of accountant or higher",
        evidence="document",
        proof=("职称证书", "title certificate"),
    )
    health_training_on: Day | None = fact(
        "最近一次参加妇幼保健机构组织的专业培训的日期（卫生保健人员）",
        "Last training by a maternal and child health institution (health workers)",
        evidence="document",
        proof=TRAINING,
    )
    training_theory_hours: Quantity | None = fact(
        "岗位培训的理论学时（负责人、保育人员）",
        "Class hours of theory in the post training (heads, caregivers)",
        evidence="document",
        proof=TRAINING,
    )
    training_practice_hours: Quantity | None = fact(
        "岗位培训的实践学时（负责人、保育人员）",
        "Class hours of practice in the post training (heads, caregivers)",
        evidence="document",
        proof=TRAINING,
    )
    training_modules: list[TrainingModule] | None = fact(
        "岗位培训的理论内容（负责人、保育人员）",
        "Theory that the post training covered (heads, caregivers)",
        evidence="document",
        proof=TRAINING,
    )
    training_practice: list[TrainingPractice] | None = fact(
        "岗位培训的实践内容（负责人、保育人员）",
        "Practice that the post training covered (heads, caregivers)",
        evidence="document",
        proof=TRAINING,
    )
    trained_before_outline: Flag | None = fact(
        "是否在2021年8月19日（培训大纲施行）前已经岗位培训合格（负责人、保育人员）",
        "Passed the post training before 19 August 2021, the day of the outline (heads, caregivers)",
        evidence="document",
        proof=TRAINING,
    )
    training_certificate: Flag | None = fact(
        "是否经考核取得保育人员培训合格证书",
        "Certificate of the training for caregivers after passing its tests",
        evidence="document",
        proof=TRAINING,
    )


class Activity(Choice):
    ARRIVAL = "arrival", "入托", "arrival"
    SLEEP = "sleep", "睡眠", "sleep"
    MEAL = "meal", "进餐", "meal"
    TOILET = "toilet", "大小便", "toilet"
    ACTIVITY = "activity", "活动", "activity"
    PLAY = "play", "游戏", "play"
    OUTDOOR = "outdoor", "户外活动", "outdoor activity"
    WATER = "water", "饮水", "drinking"
    SNACK = "snack", "加餐（点心、喂奶）", "snack or milk"
    DEPARTURE = "departure", "离托", "departure"
    OTHER = "other", "其他", "other"


class ScheduleBlock(Record):
    """One block of the day for one kind of class (一日安排的一个环节)."""

    id: Id = identity("环节编号", "Block id")
    class_kind: ClassKind | None = fact("班级类型", "Kind of class")
    activity: Activity | None = fact("环节", "Activity")
    start: Clock | None = fact("开始时刻", "Start")
    end: Clock | None = fact("结束时刻", "End")


class ScheduleSeason(Choice):
    ORDINARY = "ordinary", "平常季节", "ordinary seasons"
    COLD_OR_HOT = "cold_or_hot", "寒冷或炎热季节", "cold or hot seasons"


class Routine(Record):
    """The day and how it is run (一日生活与工作流程)."""

    by_class_kind: Flag | None = fact("是否按班级类型分别安排一日生活", "The day is arranged by kind of class")
    same_every_day: Flag | None = fact("每个收托日安排是否一致", "The same on every care day")
    procedures: list[Activity] | None = fact(
        "有书面流程和标准的环节", "Activities with a written procedure and standard"
    )
    schedule_season: ScheduleSeason | None = fact("申报的一日安排适用的季节", "Season of the schedule declared")
    by_season: Flag | None = fact("一日安排是否随季节调整", "The day is adjusted to the season")
    quiet_minutes: Quantity | None = fact(
        "餐后安静活动或散步的时间", "Quiet activity or walk after a meal", unit="minutes", evidence="on_site"
    )


class SafetySystem(Choice):
    GATE = "gate", "门卫制度", "gate-keeping rules"
    BUILDING = "building", "房屋安全制度", "building-safety rules"
    EQUIPMENT = "equipment", "设备安全制度", "equipment-safety rules"
    FIRE = "fire", "消防安全制度", "fire-safety rules"
    TRAFFIC = "traffic", "交通安全制度", "traffic-safety rules"
    HANDOVER = "handover", "接送交接制度", "drop-off and hand-over rules"
    ACTIVITIES = "activities", "活动组织安全制度", "rules for organising activities"
    SLEEP_WATCH = "sleep_watch", "就寝值守制度", "sleep-watch rules"
    INSPECTION = "inspection", "安全检查制度", "rules for safety inspections"


class Safety(Record):
    """Safety: who is responsible, which rules exist, what was checked (安全)."""

    responsible_person: Line | None = fact("安全健康责任人（岗位或称呼）", "Person responsible for safety and health")
    systems: list[SafetySystem] | None = fact(
        "已建立的安全制度", "Safety rules in place", evidence="document", proof=("制度文本", "written rules")
    )
    protection_facilities: Flag | None = fact(
        "是否设有达标的安全防护设施设备", "Compliant protection facilities", evidence="on_site"
    )
    premises_inspected_on: Day | None = fact(
        "场所、活动场地和设施设备最近一次安全检查日期",
        "Last safety inspection of premises, activity areas and equipment",
        evidence="document",
        proof=("检查记录", "inspection record"),
    )
    maintained_on: Day | None = fact(
        "设施设备最近一次检查维护日期",
        "Last inspection and maintenance of equipment",
        evidence="document",
        proof=("维护记录", "maintenance record"),
    )
    regular_maintenance: Flag | None = fact(
        "是否定期检查维护设施设备",
        "Equipment inspected and maintained regularly",
        evidence="document",
        proof=("维护记录", "maintenance record"),
    )


class ManagementSystem(Choice):
    GUIDANCE = "guidance", "业务指导制度", "professional guidance"
    INSPECTION = "inspection", "督促检查制度", "inspection"
    ASSESSMENT = "assessment", "考核奖惩制度", "assessment with reward and penalty"
    SAFETY_ASSURANCE = "safety_assurance", "安全保障制度", "safety assurance"
    ACCOUNTABILITY = "accountability", "责任追究制度", "accountability"
    CHILD_INFORMATION = "child_information", "收托婴幼儿信息管理制度", "information on the children"
    PARENT_CONTACT = "parent_contact", "与家长联系制度", "contact with parents"
    OPEN_DAY = "open_day", "家长开放日制度", "open days for parents"
    PUBLICITY = "publicity", "信息公示制度", "publication of information"
    CARE_RECORD = "care_record", "照护日常记录和反馈制度", "daily care records and feedback"
    STAFF_TRAINING = "staff_training", "工作人员岗前培训和定期培训制度", "training of staff before and on the job"


class Management(Record):
    """How the point is run (管理制度)."""

    systems: list[ManagementSystem] | None = fact(
        "已建立的管理制度", "Management rules in place", evidence="document", proof=("制度文本", "written rules")
    )
    service_needs_rooms: Flag | None = fact("是否需要服务管理用房、供应用房", "Needs service or supply rooms")
    service_rooms_provided: Flag | None = fact(
        "服务管理用房、供应用房是否按需设置", "Service and supply rooms provided as needed", evidence="on_site"
    )
