"""Hygiene and preventive disinfection: 环境卫生、个人卫生、预防性消毒."""

from engine.declaration.fields import Choice, Clock, Count, Flag, Id, Line, Quantity, Record, fact, identity

RECORDS = ("卫生消毒记录", "record of hygiene and disinfection")


class ClimateDevice(Choice):
    PESTS = "pests", "防蚊蝇鼠虫设备", "against mosquitoes, flies, rats and insects"
    HEAT = "heat", "防暑设备", "against heat"
    COLD = "cold", "防寒设备", "against cold"


class CleaningPractice(Choice):
    WET = "wet", "室内湿式清扫", "wet cleaning indoors"
    POTTIES = "potties", "便器用后及时清洗", "potties washed after each use"
    TOOLS_BY_CLASS = "tools_by_class", "卫生洁具各班专用专放", "cleaning tools of each class's own"
    TOOLS_MARKED = "tools_marked", "卫生洁具有标记", "cleaning tools marked"
    CLOTHS_DRIED = "cloths_dried", "抹布、拖布用后清洗晾干", "cloths and mops washed and dried"


class ChildHabit(Choice):
    SOAP_AND_WATER = "soap_and_water", "用肥皂和流动水洗手", "hands washed with soap and running water"
    AFTER_TOILET = "after_toilet", "便后洗手", "hands washed after the toilet"
    NAILS = "nails", "勤剪指甲", "nails trimmed"
    BATHING = "bathing", "勤洗澡", "baths"


class StaffRule(Choice):
    HANDS_BEFORE_CARE = "hands_before_care", "护理儿童前洗手", "hands washed before care"
    HANDS_BEFORE_MEALS = "hands_before_meals", "饭前便后洗手", "hands washed before meals and after the toilet"
    NO_RINGS = "no_rings", "上班不戴戒指", "no rings at work"
    NO_LONG_NAILS = "no_long_nails", "上班不留长指甲", "no long nails at work"
    NO_SMOKING = "no_smoking", "园（所）内不吸烟", "no smoking on the premises"


class AirMethod(Choice):
    UV = "uv", "紫外线灯", "ultraviolet lamp"
    OTHER = "other", "其他空气消毒方法", "another method"


class Hygiene(Record):
    """How the place and the children are kept clean (卫生)."""

    inspected_every_days: Count | None = fact(
        "全面卫生检查的间隔（没有定期检查写0）",
        "Full hygiene inspection every (0 if there is none)",
        unit="days",
        evidence="document",
        proof=RECORDS,
    )
    inspections_recorded: Flag | None = fact(
        "全面卫生检查是否有记录", "Inspections recorded", evidence="document", proof=RECORDS
    )
    devices: list[ClimateDevice] | None = fact(
        "防蚊蝇鼠虫、防暑、防寒设备", "Devices against pests, heat and cold", evidence="on_site"
    )
    devices_out_of_reach: Flag | None = fact(
        "这些设备是否放在儿童够不到的地方", "These devices out of the children's reach", evidence="on_site"
    )
    disinfection_starts: Clock | None = fact(
        "集中消毒的开始时刻", "Collective disinfection starts at", evidence="document", proof=RECORDS
    )
    practices: list[CleaningPractice] | None = fact("清扫和洁具管理的做法", "Ways of cleaning", evidence="on_site")
    toilet_cleanings_per_day: Count | None = fact(
        "厕所每日定时打扫次数", "Toilets cleaned a day", unit="items", evidence="document", proof=RECORDS
    )
    sleeping_mats: Flag | None = fact("是否使用枕席、凉席", "Sleeping mats in use", evidence="on_site")
    mat_wipes_per_day: Count | None = fact(
        "枕席、凉席每日用温水擦拭次数",
        "Mats wiped with warm water a day",
        unit="items",
        evidence="document",
        proof=RECORDS,
    )
    quilt_sunnings_per_month: Count | None = fact(
        "被褥每月曝晒次数", "Quilts sunned a month", unit="items", evidence="document", proof=RECORDS
    )
    linen_washes_per_month: Count | None = fact(
        "床上用品每月清洗次数", "Bed linen washed a month", unit="items", evidence="document", proof=RECORDS
    )
    toys_washed_every_days: Count | None = fact(
        "玩具清洗的间隔（没有定期清洗写0）",
        "Toys washed every (0 if not regularly)",
        unit="days",
        evidence="document",
        proof=RECORDS,
    )
    toys_aired_every_days: Count | None = fact(
        "不能清洗的玩具通风晾晒的间隔（没有这类玩具写1，没有定期晾晒写0）",
        "Toys that cannot be washed aired every (1 if there are none, 0 if not regularly)",
        unit="days",
        evidence="document",
        proof=RECORDS,
    )
    books_aired_every_days: Count | None = fact(
        "图书翻晒（通风晾晒）的间隔（没有定期翻晒写0）",
        "Books aired every (0 if not regularly)",
        unit="days",
        evidence="document",
        proof=RECORDS,
    )
    own_towels: Count | None = fact(
        "每日有专用毛巾的儿童数", "Children with a towel of their own every day", unit="children", evidence="on_site"
    )
    own_cups: Count | None = fact(
        "每日有专用水杯的儿童数", "Children with a cup of their own every day", unit="children", evidence="on_site"
    )
    own_quilts: Count | None = fact(
        "有专用床位和被褥的儿童数（不在园（所）睡眠的儿童也计入）",
        "Children with a bed and quilt of their own (those who do not sleep here count as well)",
        unit="children",
        evidence="on_site",
    )
    child_habits: list[ChildHabit] | None = fact("儿童个人卫生的做法", "Children's hygiene", evidence="on_site")
    staff_rules: list[StaffRule] | None = fact(
        "对工作人员个人卫生的规定",
        "Hygiene rules for the staff",
        evidence="document",
        proof=("卫生保健制度文本", "written health-care rules"),
    )
    windows_can_open: Flag | None = fact(
        "活动室、卧室是否适宜开窗通风", "Windows of activity and sleeping rooms can be opened", evidence="on_site"
    )
    airings_per_day: Count | None = fact(
        "活动室、卧室每日开窗通风次数", "Rooms aired a day", unit="items", evidence="document", proof=RECORDS
    )
    airing_minutes: Quantity | None = fact(
        "每次开窗通风的时间（取最短）",
        "Time of each airing (the shortest)",
        unit="minutes",
        evidence="document",
        proof=RECORDS,
    )
    air_disinfections_per_day: Count | None = fact(
        "不宜开窗的房间每日空气消毒次数",
        "Air disinfected a day where windows cannot be opened",
        unit="items",
        evidence="document",
        proof=RECORDS,
    )
    air_method: AirMethod | None = fact("空气消毒的方法", "Method of disinfecting the air", evidence="on_site")
    uv_minutes: Quantity | None = fact(
        "紫外线灯每次照射时间", "Ultraviolet lamp each time on for", unit="minutes", evidence="document", proof=RECORDS
    )
    uv_watts_per_m3: Quantity | None = fact(
        "紫外线灯每立方米功率（瓦）", "Ultraviolet lamp, watts for each cubic metre", evidence="on_site"
    )
    uv_with_people: Flag | None = fact(
        "紫外线灯照射时室内是否有人", "People in the room while the lamp is on", evidence="on_site"
    )
    disinfectants_approved: Flag | None = fact(
        "消毒剂和消毒器械是否都是合格产品",
        "Disinfectants and devices all approved products",
        evidence="document",
        proof=("消毒产品卫生安全评价报告或批件", "safety assessment or approval of the products"),
    )
    contact_thermometers: Flag | None = fact(
        "是否使用接触式体温计（只用红外等非接触式的写否）",
        "Contact thermometers in use (no, if only contactless ones are)",
        evidence="on_site",
    )
    tableware_room: Flag | None = fact(
        "是否设餐饮具集中清洗消毒间并有保洁设施",
        "Central room for washing and disinfecting tableware, with clean storage",
        evidence="on_site",
    )
    kitchen_cleanings_per_day: Count | None = fact(
        "食堂每日清扫消毒次数",
        "Canteen cleaned and disinfected a day",
        unit="items",
        evidence="document",
        proof=RECORDS,
    )
    sample_keeper: Line | None = fact("食品留样管理人（岗位或称呼）", "Keeper of food samples (post or label)")


class DisinfectedObject(Choice):
    TABLES = "tables", "餐桌", "tables"
    CUPS = "cups", "水杯", "cups"
    NAPKINS = "napkins", "反复使用的餐巾", "reused napkins"
    HAND_TOWELS = "hand_towels", "擦手毛巾", "hand towels"
    SURFACES = "surfaces", "门把手、水龙头、床围栏等表面", "door handles, taps, bed rails and other surfaces"
    CLOTHS = "cloths", "抹布", "cleaning cloths"
    TOYS = "toys", "玩具", "toys"
    BOOKS = "books", "图书", "books"
    POTTIES = "potties", "便盆、坐便器接触皮肤部位、呕吐物容器", "potties, toilet seats and vomit containers"
    THERMOMETERS = "thermometers", "接触式体温计", "contact thermometers"


class DisinfectionMethod(Choice):
    BOILING = "boiling", "煮沸", "boiling"
    STEAM = "steam", "蒸汽", "steam"
    CABINET = "cabinet", "消毒柜", "disinfection cabinet"
    SUN = "sun", "阳光曝晒", "sunning"
    CHLORINE = "chlorine", "含氯消毒剂", "chlorine disinfectant"
    ETHANOL = "ethanol", "乙醇浸泡", "ethanol"
    OTHER = "other", "其他方法", "another method"


class Disinfection(Record):
    """How one kind of object is disinfected in ordinary times (一类物品的预防性消毒)."""

    id: Id = identity("消毒编号", "Disinfection id")
    object: DisinfectedObject | None = fact("物品", "Object")
    method: DisinfectionMethod | None = fact("消毒方法", "Method", evidence="document", proof=RECORDS)
    minutes: Quantity | None = fact(
        "作用（煮沸、蒸汽、浸泡）时间",
        "Boiled, steamed or soaked for",
        unit="minutes",
        evidence="document",
        proof=RECORDS,
    )
    chlorine_mg_per_l: Quantity | None = fact(
        "有效氯浓度", "Available chlorine", unit="mg/L", evidence="document", proof=RECORDS
    )
    ethanol_percent: Quantity | None = fact(
        "乙醇浓度", "Ethanol", unit="percent", le=100, evidence="document", proof=RECORDS
    )
    sun_hours: Quantity | None = fact("曝晒时间", "Sunned for", unit="hours", le=24, evidence="document", proof=RECORDS)
    unfolded: Flag | None = fact("曝晒时是否不叠夹", "Unfolded while sunned", evidence="on_site")
    times_per_day: Count | None = fact(
        "每日消毒次数（水杯、擦手毛巾、门把手等表面）",
        "Times a day (cups, hand towels, surfaces)",
        unit="items",
        evidence="document",
        proof=RECORDS,
    )
    each_time: Flag | None = fact(
        "是否每次都消毒（餐桌：每餐前；餐巾、坐便器：用后；水杯：饮豆浆、牛奶后）",
        "Each time (tables before each meal; napkins and toilet seats after use; cups after milk or soya milk)",
        evidence="document",
        proof=RECORDS,
    )
