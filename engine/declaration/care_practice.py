"""How the care is planned, equipped and recorded, class by class and for the whole point: 各班保育、保育工作."""

from engine.declaration.care import Role
from engine.declaration.fields import Choice, Count, Day, Flag, Id, Quantity, Record, fact, identity

PLAN = ("保育计划", "care plan")


class CareArea(Choice):
    NUTRITION = "nutrition", "营养与喂养", "nutrition and feeding"
    SLEEP = "sleep", "睡眠", "sleep"
    HABITS = "habits", "生活与卫生习惯", "living and hygiene habits"
    MOTOR = "motor", "动作", "movement"
    LANGUAGE = "language", "语言", "language"
    COGNITION = "cognition", "认知", "cognition"
    EMOTION_SOCIAL = "emotion_social", "情感与社会性", "emotion and social life"


class PlanBasis(Choice):
    AGE = "age", "月龄", "age"
    DEVELOPMENT = "development", "实际发展水平", "actual development"
    INDIVIDUAL = "individual", "个体差异", "individual differences"


class Movement(Choice):
    FLOOR_PLAY = "floor_play", "地板游戏", "floor play"
    SIT = "sit", "从躺到坐", "from lying to sitting"
    CRAWL = "crawl", "爬", "crawling"
    STAND = "stand", "扶站", "standing with support"
    WALK_SUPPORTED = "walk_supported", "扶走", "walking with support"
    WALK = "walk", "走", "walking"
    RUN = "run", "跑", "running"
    TUNNEL = "tunnel", "钻", "tunnelling"
    KICK = "kick", "踢", "kicking"
    JUMP = "jump", "双脚跳", "jumping"
    WALK_LINE = "walk_line", "走直线", "walking a line"
    STEP_OVER = "step_over", "跨低矮障碍", "stepping over low obstacles"
    ONE_FOOT = "one_foot", "单足站立", "standing on one foot"
    HOP = "hop", "原地单脚跳", "hopping on one foot"
    STAIRS = "stairs", "上下楼梯", "stairs"


class HandSkill(Choice):
    GRASP = "grasp", "抓、捏、握", "grasping and pinching"
    DRAW = "draw", "涂画（绘画）", "drawing"
    BUILD = "build", "拼搭（搭建）", "building"
    STACK = "stack", "叠套", "stacking"
    CRAFT = "craft", "简单手工", "simple craft"


class CareUtensil(Choice):
    INFANT_SPOON = "infant_spoon", "婴儿勺", "infant spoons"
    HIGH_CHAIR = "high_chair", "婴儿餐椅", "high chairs"
    POTTY = "potty", "便盆", "potties"


class ClassCare(Record):
    """How the children of one class are cared for (一个班的保育)."""

    id: Id = identity("班级保育编号", "Id of the care of a class")
    class_id: Id | None = fact("班级编号", "Class", references="classes")
    plan_author: Role | None = fact(
        "制订保育计划的岗位", "Post that drew up the care plan", evidence="document", proof=PLAN
    )
    plan_areas: list[CareArea] | None = fact(
        "保育计划包括的方面（没有计划写空列表）",
        "Areas of the care plan (empty list if there is none)",
        evidence="document",
        proof=PLAN,
    )
    plan_basis: list[PlanBasis] | None = fact(
        "保育计划考虑的因素", "What the care plan takes into account", evidence="document", proof=PLAN
    )
    movements: list[Movement] | None = fact(
        "为本班安排的大运动", "Movements practised in this class", evidence="document", proof=PLAN
    )
    hand_skills: list[HandSkill] | None = fact(
        "本班玩具和材料能促进的精细动作", "Hand skills that toys and materials of this class serve", evidence="on_site"
    )
    reading_times: Count | None = fact(
        "每日安排朗读、讲故事、念儿歌的次数",
        "Times a day with reading, stories or rhymes",
        unit="items",
        evidence="document",
        proof=PLAN,
    )
    picture_books: Count | None = fact("图画书册数", "Picture books", unit="items", evidence="on_site")
    utensils: list[CareUtensil] | None = fact("本班配备的用具", "Utensils of this class", evidence="on_site")
    steady_carers: Flag | None = fact(
        "每名婴幼儿是否有固定的照护人员", "Each child has steady carers", evidence="document", proof=PLAN
    )


class CareRecord(Choice):
    NEW_FOOD = "new_food", "引入新食物后的不良反应观察", "reactions to new foods"
    SLEEP_ROUNDS = "sleep_rounds", "睡眠巡视", "rounds during sleep"
    OBSERVATION = "observation", "婴幼儿日常观察", "daily observation of the children"
    EVALUATION = "evaluation", "活动与保育过程的评价", "evaluation of activities and care"


class CareProcedure(Choice):
    SPECIAL_DIET = "special_diet", "特殊饮食需求的建议", "advice on special diets"
    MOTOR_DELAY = "motor_delay", "运动发育迟缓的指导和转介", "guidance and referral for motor delay"
    LANGUAGE_DELAY = "language_delay", "语言发展迟缓的关注", "attention to language delay"


class MouthCare(Choice):
    RINSING = "rinsing", "餐后漱口", "rinsing after meals"
    BRUSHING = "brushing", "刷牙", "tooth brushing"


class ChildFileItem(Choice):
    HISTORY = "history", "既往病史", "medical history"
    ALLERGY = "allergy", "过敏史", "allergies"
    CHECKS = "checks", "定期体检", "periodic health checks"


class ManagementPaper(Choice):
    ARCHIVES = "archives", "档案管理", "files"
    FINANCE = "finance", "财务管理", "finance"
    SELF_ASSESSMENT = "self_assessment", "自评", "self-assessment"


class CarePractice(Record):
    """How the whole point plans, checks and records its care (保育工作)."""

    records: list[CareRecord] | None = fact(
        "有记录的保育工作", "Care that is recorded", evidence="document", proof=("保育记录", "care records")
    )
    procedures: list[CareProcedure] | None = fact(
        "已有安排的保育工作（没有就写空列表）",
        "Care that is arranged for (empty list if none)",
        evidence="document",
        proof=("工作制度", "written rules"),
    )
    mouth_care: list[MouthCare] | None = fact(
        "一日安排中的口腔卫生环节（没有就写空列表）",
        "Mouth care in the day (empty list if none)",
        evidence="document",
        proof=("一日安排", "plan of the day"),
    )
    screen_time_limited: Flag | None = fact(
        "一日安排是否限制屏幕时间（不用屏幕写是）",
        "Screen time limited (yes, if no screens are used)",
        evidence="document",
        proof=("一日安排", "plan of the day"),
    )
    checked_on: Day | None = fact(
        "负责人最近一次检查保育质量的日期",
        "The head last checked the quality of care on",
        evidence="document",
        proof=("检查记录", "inspection record"),
    )
    child_file: list[ChildFileItem] | None = fact(
        "婴幼儿健康档案的内容",
        "What the children's health files hold",
        evidence="document",
        proof=("健康档案", "health files"),
    )
    management_papers: list[ManagementPaper] | None = fact(
        "已有的管理材料", "Management papers in place", evidence="document", proof=("管理材料", "management papers")
    )
    safety_education_percent: Quantity | None = fact(
        "婴幼儿受安全教育的比例",
        "Share of the children reached by safety education",
        unit="percent",
        le=100,
        evidence="document",
        proof=("安全教育记录", "record of safety education"),
    )
    fire_equipment_checked_on: Day | None = fact(
        "消防专责人员最近一次检查消防设备的日期",
        "The fire officer last checked the fire equipment on",
        evidence="document",
        proof=("检查记录", "inspection record"),
    )
    liability_insurance_until: Day | None = fact(
        "托育机构责任类保险有效期至（含当日）",
        "Liability insurance runs until (that day included)",
        evidence="document",
        proof=("保险单", "insurance policy"),
    )
