"""The building and its rooms: 建筑、房间."""

from typing import Annotated

from pydantic import Field, StrictInt

from engine.declaration.fields import (
    Choice,
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

PLAN = ("平面图", "floor plan")
ACOUSTICS = ("隔声检测报告", "sound insulation report")
Storey = Annotated[StrictInt, Field(ge=-10, le=200)]


class ProjectKind(Choice):
    NEW = "new", "新建", "new"
    ALTERATION = "alteration", "改建", "alteration"
    EXTENSION = "extension", "扩建", "extension"


class SharedUse(Choice):
    RESIDENTIAL = "residential", "居住", "residential"
    ELDERLY_CARE = "elderly_care", "养老", "elderly care"
    EDUCATION = "education", "教育", "education"
    OFFICE = "office", "办公", "office"
    COMMERCIAL = "commercial", "商业", "commercial"
    INDUSTRIAL = "industrial", "工业、仓储", "industrial or storage"
    OTHER = "other", "其他", "other"


class ClimateZone(Choice):
    SEVERE_COLD = "severe_cold", "严寒", "severe cold"
    COLD = "cold", "寒冷", "cold"
    HOT_SUMMER_COLD_WINTER = "hot_summer_cold_winter", "夏热冬冷", "hot summer, cold winter"
    HOT_SUMMER_WARM_WINTER = "hot_summer_warm_winter", "夏热冬暖", "hot summer, warm winter"
    MILD = "mild", "温和", "mild"


class Building(Record):
    """The building as a whole (建筑)."""

    project: ProjectKind | None = fact("建设类型", "Kind of project", evidence="document")
    climate_zone: ClimateZone | None = fact("建筑气候区", "Climate zone")
    shared: Flag | None = fact(
        "是否与其他建筑合建（只与幼儿园合建写否）", "Shared with other uses (no, if with a kindergarten alone)"
    )
    shared_uses: list[SharedUse] | None = fact(
        "合建建筑的其他用途", "Other uses of the shared building", evidence="on_site"
    )
    standards_ok: Flag | None = fact(
        "是否符合工程建设国家标准和行业标准",
        "Meets national and industry construction standards",
        evidence="document",
        proof=("竣工验收文件", "building acceptance"),
    )
    acceptance_passed: Flag | None = fact(
        "既有建筑是否经验收合格",
        "Existing building passed acceptance",
        evidence="document",
        proof=("竣工验收文件", "building acceptance"),
    )
    seismic_ok: Flag | None = fact(
        "是否满足抗震要求",
        "Meets seismic requirements",
        evidence="document",
        proof=("抗震鉴定文件", "seismic appraisal"),
    )
    fire_ok: Flag | None = fact(
        "是否满足防火要求",
        "Meets fire protection requirements",
        evidence="document",
        proof=("消防安全检查合格证明", "fire safety proof"),
    )
    evacuation_ok: Flag | None = fact(
        "是否满足疏散要求",
        "Meets evacuation requirements",
        evidence="document",
        proof=("消防安全检查合格证明", "fire safety proof"),
    )
    independent_stairs: Flag | None = fact("是否设独立的疏散楼梯", "Evacuation stairs of its own", evidence="on_site")
    independent_exits: Flag | None = fact("是否设独立的安全出口", "Exits of its own", evidence="on_site")
    gathering_space: Flag | None = fact(
        "出入口处是否有人员集散空间", "Space for people to gather at the entrance", evidence="on_site"
    )
    vehicle_stop: Flag | None = fact(
        "出入口处是否有车辆停靠空间", "Space for vehicles to stop at the entrance", evidence="on_site"
    )
    entrance_fall_protection: Flag | None = fact(
        "出入口是否有防坠物措施", "Entrance protected against falling objects", evidence="on_site"
    )
    ground_floor_difficulty: Flag | None = fact(
        "托大班布置在首层是否确有困难",
        "Older toddler classes really cannot be on the ground floor",
        evidence="document",
        proof=("情况说明", "written explanation"),
    )
    zone_separate: Flag | None = fact(
        "与幼儿园合建时托育部分是否单独分区", "Nursery zone separate from the kindergarten", evidence="on_site"
    )
    exit_independent_of_kindergarten: Flag | None = fact(
        "与幼儿园合建时是否设独立安全出入口", "Exit independent of the kindergarten", evidence="on_site"
    )
    fitout_safety_ok: Flag | None = fact(
        "装修材料和设施设备是否符合国家安全质量标准",
        "Fit-out and equipment meet safety and quality standards",
        evidence="document",
        proof=("检测报告", "test report"),
    )
    fitout_environment_ok: Flag | None = fact(
        "装修材料和设施设备是否符合环保标准",
        "Fit-out and equipment meet environmental standards",
        evidence="document",
        proof=("检测报告", "test report"),
    )
    corners_rounded: Flag | None = fact(
        "墙角、窗台、暖气罩、窗口竖边等阳角是否做成圆角", "Outer corners rounded", evidence="on_site"
    )
    low_walls_smooth: Flag | None = fact(
        "距地1.30米以下墙面是否光滑易清洁", "Walls below 1.30 m smooth and easy to clean", evidence="on_site"
    )
    staff_toilet_separate: Flag | None = fact(
        "教职工卫生间、淋浴室是否单独设置（不与婴幼儿合用）",
        "Staff toilet and shower separate from the children's",
        evidence="on_site",
    )
    public_activity_space: Flag | None = fact("是否设公共活动空间", "Common activity space")
    daylighting_ok: Flag | None = fact(
        "采光是否符合GB 50033",
        "Daylighting meets GB 50033",
        evidence="document",
        proof=("采光计算书", "daylight calculation"),
    )
    indoor_air_ok: Flag | None = fact(
        "室内空气质量是否符合GB/T 18883",
        "Indoor air meets GB/T 18883",
        evidence="document",
        proof=("室内空气检测报告", "indoor air test report"),
    )
    works_completed_on: Day | None = fact(
        "最近一次建设或装修工程的完工日期",
        "Last works or fit-out completed on",
        evidence="document",
        proof=("竣工验收文件", "building acceptance"),
    )
    in_use_from: Day | None = fact(
        "最近一次工程完工后交付使用的日期（还没有的写计划日期）",
        "In use after these works from (as planned, if not yet)",
    )
    hottest_month_c: Quantity | None = fact(
        "最热月平均室外气温", "Mean outdoor temperature of the hottest month", unit="celsius"
    )
    three_in_one: Flag | None = fact(
        "是否“三合一”场所（住宿与生产、仓储或其他经营合用，托育本身不算）",
        "Living together with production, storage or another trade than care (三合一)",
        evidence="on_site",
    )
    sandwich_panels: Flag | None = fact("是否彩钢板建筑", "Steel-sandwich-panel building", evidence="on_site")
    bars_hinder_escape: Flag | None = fact(
        "门窗是否装有影响逃生和救援的铁栅栏、防盗窗",
        "Bars or grilles on doors or windows that hinder escape and rescue",
        evidence="on_site",
    )


class RoomUse(Choice):
    SLEEPING = "sleeping", "睡眠区（寝室）", "sleeping area or bedroom"
    ACTIVITY = "activity", "活动区（活动室）", "activity area or room"
    SLEEPING_ACTIVITY = "sleeping_activity", "睡眠与活动合用", "combined sleeping and activity area"
    PANTRY = "pantry", "配餐区", "pantry"
    CLEANING = "cleaning", "清洁区", "cleaning area"
    TOILET = "toilet", "卫生间（厕所）", "toilet"
    COMMON_TOILET = "common_toilet", "不属于某班的卫生间（公用、教职工用）", "toilet of no class (common or for staff)"
    WASHROOM = "washroom", "盥洗室", "washroom"
    STORAGE = "storage", "班级储藏区", "class storage"
    CLOAKROOM = "cloakroom", "衣帽储藏间", "cloakroom"
    NURSING = "nursing", "喂奶室", "nursing room"
    MULTIFUNCTION = "multifunction", "多功能活动室", "multi-purpose room"
    ENTRANCE_HALL = "entrance_hall", "门厅", "entrance hall"
    MORNING_CHECK = "morning_check", "晨检室（厅）", "morning-check room"
    HEALTH_OBSERVATION = "health_observation", "保健观察室", "health observation room"
    HEALTH_CARE = "health_care", "与保健观察室分设的保健室（卫生室）", "health-care or clinic room apart from that"
    DUTY = "duty", "教师值班室", "duty room"
    GUARD = "guard", "警卫室", "guard room"
    STORE = "store", "储藏室", "store"
    PRINCIPAL = "principal", "园（所）长室", "head's office"
    FINANCE = "finance", "财务室", "finance office"
    STAFF_OFFICE = "staff_office", "教师办公室", "staff office"
    MEETING = "meeting", "会议室", "meeting room"
    WORKSHOP = "workshop", "教具制作室", "workshop"
    KITCHEN = "kitchen", "厨房", "kitchen"
    LAUNDRY = "laundry", "洗衣间", "laundry"
    DISINFECTION = "disinfection", "消毒室", "disinfection room"
    OTHER = "other", "其他", "other"


class FloorFinish(Choice):
    WARM_SOFT = "warm_soft", "暖性软质面层", "warm and soft"
    WARM_RESILIENT = "warm_resilient", "暖性弹性面层", "warm and resilient"
    HARD = "hard", "硬质面层", "hard"


class Fixture(Choice):
    COUNTER = "counter", "调理台", "counter"
    SINK = "sink", "洗涤池", "sink"
    HAND_BASIN = "hand_basin", "洗手池", "hand basin"
    CABINET = "cabinet", "储藏柜", "cabinet"
    HEATER = "heater", "加热设施", "heater"
    EXHAUST = "exhaust", "通风或排烟设施", "ventilation or exhaust"
    SHOWER = "shower", "淋浴", "shower"
    DIAPER_TABLE = "diaper_table", "尿布台", "nappy table"
    SLOP_SINK = "slop_sink", "污水池", "slop sink"
    ADULT_WC = "adult_wc", "成人厕位", "adult toilet"
    WATER_SUPPLY = "water_supply", "给水", "water supply"
    DRAINAGE = "drainage", "排水", "drainage"
    CHILD_WC = "child_wc", "幼儿专用蹲位", "child's toilet"


class HallSpace(Choice):
    MORNING_CHECK = "morning_check", "晨检", "morning check"
    RECEPTION = "reception", "收发", "reception"
    DISPLAY = "display", "展示", "display"
    HAND_WASHING = "hand_washing", "洗手", "hand washing"
    PRAM_STORAGE = "pram_storage", "婴儿车存放", "pram storage"


class FireOpening(Choice):
    CLASS_A = "class_a", "甲级防火门、窗", "class-A fire door or window"
    CLASS_B = "class_b", "乙级防火门、窗", "class-B fire door or window"
    CLASS_C = "class_c", "丙级防火门、窗", "class-C fire door or window"
    ORDINARY = "ordinary", "普通门、窗", "ordinary door or window"


class SmokeControl(Choice):
    NATURAL = "natural", "自然排烟", "natural smoke exhaust"
    MECHANICAL = "mechanical", "机械排烟", "mechanical smoke exhaust"
    OTHER = "other", "其他防烟、排烟措施", "another smoke control"
    NONE = "none", "没有", "none"


class CorridorPosition(Choice):
    BETWEEN_EXITS = "between_exits", "位于两个安全出口之间", "between two exits"
    DEAD_END_SIDE = "dead_end_side", "位于袋形走道两侧", "beside a dead-end corridor"
    CORRIDOR_END = "corridor_end", "位于走道尽端", "at the end of a corridor"
    OUTSIDE = "outside", "门直接开向室外", "opening straight outside"


class Room(Record):
    """One room or area (房间或功能区); every area is the usable area (使用面积)."""

    id: Id = identity("房间编号", "Room id")
    name: Line | None = fact("房间名称", "Room name")
    use: RoomUse | None = fact("用途", "Use", evidence="document", proof=PLAN)
    class_id: Id | None = fact(
        "所属班级编号", "Class that uses it", references="classes", evidence="document", proof=PLAN
    )
    area_m2: Quantity | None = fact("使用面积", "Usable area", unit="m2", evidence="document", proof=PLAN)
    floor: Storey | None = fact(
        "所在楼层（首层为1，地下为负数）",
        "Storey (ground floor is 1, below ground negative)",
        unit="storey",
        evidence="document",
        proof=PLAN,
    )
    below_ground: Flag | None = fact("是否地下室或半地下室", "Basement or half-basement", evidence="on_site")
    above_living_room: Flag | None = fact(
        "是否位于婴幼儿生活用房上方", "Above a child room", evidence="document", proof=PLAN
    )
    net_height_m: Quantity | None = fact("室内净高", "Clear height", unit="m", evidence="on_site")
    sun_hours: Quantity | None = fact(
        "冬至日满窗日照时数",
        "Hours of full-window sun at the winter solstice",
        unit="hours",
        le=24,
        evidence="document",
        proof=("日照分析报告", "sunlight analysis"),
    )
    faces_west: Flag | None = fact("是否朝西", "Faces west", evidence="on_site")
    shading: Flag | None = fact("是否有遮阳措施", "Shaded", evidence="on_site")
    side_lit: Flag | None = fact("是否单侧采光", "Lit from one side", evidence="on_site")
    depth_m: Quantity | None = fact("进深", "Depth", unit="m", evidence="on_site")
    beds: Count | None = fact("床位数", "Beds", unit="items", evidence="on_site")
    bunk_beds: Flag | None = fact("是否有双层床", "Bunk beds", evidence="on_site")
    beds_against_outer_wall: Flag | None = fact("床位是否贴靠外墙", "Beds against an outer wall", evidence="on_site")
    bed_to_outer_wall_m: Quantity | None = fact(
        "床位距外墙最小距离", "Least distance from bed to outer wall", unit="m", evidence="on_site"
    )
    floor_finish: FloorFinish | None = fact("地面面层", "Floor finish", evidence="on_site")
    wall_soft_height_m: Quantity | None = fact(
        "墙面软质面层做到的高度（没有写0）", "Height of the soft wall finish (0 if none)", unit="m", evidence="on_site"
    )
    fixtures: list[Fixture] | None = fact("设施", "Fixtures", evidence="on_site")
    near_entrance: Flag | None = fact("是否临近对外出入口", "Near an outside entrance", evidence="on_site")
    partitioned: Flag | None = fact(
        "与本班其他功能区是否有分隔", "Partitioned from the other areas of the class", evidence="on_site"
    )
    intervisible: Flag | None = fact(
        "与本班其他功能区是否互相通视", "Within sight of the other areas of the class", evidence="on_site"
    )
    adult_wc_separated: Flag | None = fact(
        "成人厕位是否与幼儿卫生间隔离", "Adult toilet separated from the children's", evidence="on_site"
    )
    wc_count: Count | None = fact("大便器数", "Toilets", unit="items", evidence="on_site")
    urinal_count: Count | None = fact("小便器数", "Urinals", unit="items", evidence="on_site")
    basin_count: Count | None = fact("洗手池（水龙头）数", "Basins or taps", unit="items", evidence="on_site")
    slop_sink_count: Count | None = fact("污水池数", "Slop sinks", unit="items", evidence="on_site")
    wc_partitions: Flag | None = fact("便器间是否设隔断", "Partitions between toilets", evidence="on_site")
    child_size_fittings: Flag | None = fact("洁具是否适合幼儿", "Fittings of child size", evidence="on_site")
    wc_seat_height_m: Quantity | None = fact(
        "坐便器高度（没有坐便器写0）", "Seat height of toilets (0 if none is sat on)", unit="m", evidence="on_site"
    )
    basin_height_m: Quantity | None = fact("洗手池高度", "Height of basins", unit="m", evidence="on_site")
    basin_width_m: Quantity | None = fact("洗手池宽度", "Width of basins", unit="m", evidence="on_site")
    near_living: Flag | None = fact("是否临近婴幼儿生活空间", "Near the children's living space", evidence="on_site")
    door_to_corridor: Flag | None = fact("是否设开向疏散走道的门", "Door to an evacuation corridor", evidence="on_site")
    nonslip_floor: Flag | None = fact("地面是否防滑、易清洗", "Floor non-slip and easy to wash", evidence="on_site")
    floor_steps: Flag | None = fact("地面是否有台阶", "Steps in the floor", evidence="on_site")
    has_window: Flag | None = fact("是否有外窗", "Outside window", evidence="on_site")
    backflow_ventilation: Flag | None = fact(
        "是否设防回流机械通风", "Mechanical ventilation against backflow", evidence="on_site"
    )
    door_faces_room: Flag | None = fact(
        "门是否直对活动室或寝室", "Door straight opposite the activity room or bedroom", evidence="on_site"
    )
    at_main_entrance: Flag | None = fact("是否设在主入口处", "At the main entrance", evidence="on_site")
    near_health_room: Flag | None = fact("是否靠近保健观察室", "Near the health observation room", evidence="on_site")
    separate_route: Flag | None = fact(
        "是否与婴幼儿活动路线分开", "Route separate from the children's", evidence="on_site"
    )
    distance_from_living_ok: Flag | None = fact(
        "是否与生活用房保持适当距离", "Suitable distance from child rooms", evidence="on_site"
    )
    own_entrance: Flag | None = fact("是否设单独出入口", "Entrance of its own", evidence="on_site")
    combined_use: Flag | None = fact(
        "是否与其他服务管理用房合用（如所长室兼财务室）",
        "Combined with another service room (such as a head's office with the finance office)",
        evidence="on_site",
    )
    own_toilet: Flag | None = fact("是否设独立厕所", "Toilet of its own", evidence="on_site")
    standards_ok: Flag | None = fact(
        "该生活用房是否符合国家和行业标准", "This child room meets national and industry standards", evidence="on_site"
    )
    hall_spaces: list[HallSpace] | None = fact(
        "门厅内设有的空间（没有就写空列表）", "Spaces within the entrance hall (empty list if none)", evidence="on_site"
    )
    tap_spacing_m: Quantity | None = fact("水龙头间距", "Spacing of taps", unit="m", evidence="on_site")
    stall_width_m: Quantity | None = fact("厕位宽", "Width of a toilet stall", unit="m", evidence="on_site")
    stall_depth_m: Quantity | None = fact("厕位深", "Depth of a toilet stall", unit="m", evidence="on_site")
    child_grab_bars: Flag | None = fact("厕位是否设幼儿扶手", "Child's grab bars at the toilets", evidence="on_site")
    balcony: Flag | None = fact("是否设阳台或室外活动平台", "Balcony or terrace", evidence="on_site")
    balcony_shades: Flag | None = fact(
        "阳台或平台是否影响生活用房日照", "Balcony or terrace takes sunlight from child rooms", evidence="on_site"
    )
    enclosed: Flag | None = fact("是否封闭", "Enclosed", evidence="on_site")
    ventilated: Flag | None = fact("是否设通风设施", "Ventilation provided", evidence="on_site")
    separate_zone: Flag | None = fact("厨房是否自成一区", "Kitchen in a zone of its own", evidence="on_site")
    surfaces_ok: Flag | None = fact(
        "厨房墙面、台面、水池是否无毒、光滑、易清洁",
        "Kitchen walls, tops and sinks non-toxic, smooth and cleanable",
        evidence="on_site",
    )
    inner_corners_curved: Flag | None = fact(
        "厨房阴角是否做成弧形", "Inner corners of the kitchen curved", evidence="on_site"
    )
    grease_separated: Flag | None = fact(
        "厨房含油污水是否经除油后排放", "Grease taken out of the kitchen's waste water", evidence="on_site"
    )
    daylight: Flag | None = fact("是否有直接天然采光", "Direct daylight", evidence="on_site")
    natural_ventilation: Flag | None = fact("是否自然通风", "Natural ventilation", evidence="on_site")
    window_area_m2: Quantity | None = fact(
        "窗洞口面积", "Area of window openings", unit="m2", evidence="document", proof=PLAN
    )
    vent_opening_m2: Quantity | None = fact(
        "通风口（可开启部分）面积", "Area that opens for ventilation", unit="m2", evidence="on_site"
    )
    noise_db: Quantity | None = fact(
        "室内噪声级（A声级）",
        "Noise level indoors, A-weighted",
        unit="dB",
        evidence="document",
        proof=("噪声检测报告", "noise test report"),
    )
    airborne_insulation_db: Quantity | None = fact(
        "与本班生活单元以外相邻房间的空气声隔声",
        "Airborne sound insulation from the next room outside the class's unit",
        unit="dB",
        evidence="document",
        proof=ACOUSTICS,
    )
    impact_sound_db: Quantity | None = fact(
        "楼板撞击声压级（上下都没有房间的写0）",
        "Impact sound level of the floor (0 if no room lies above or below)",
        unit="dB",
        evidence="document",
        proof=ACOUSTICS,
    )
    floor_drain: Flag | None = fact("是否设地漏", "Floor drain", evidence="on_site")
    floor_drain_seal_mm: Quantity | None = fact(
        "地漏水封深度", "Water seal of the floor drain", unit="mm", evidence="on_site"
    )
    sensor_flush: Flag | None = fact("便池是否感应冲洗", "Sensor flushing", evidence="on_site")
    design_temperature_c: Quantity | None = fact(
        "供暖设计温度",
        "Design temperature of heating",
        unit="celsius",
        evidence="document",
        proof=("暖通施工图", "heating and ventilation drawings"),
    )
    air_changes: Quantity | None = fact(
        "每小时换气次数",
        "Air changes an hour",
        evidence="document",
        proof=("暖通施工图", "heating and ventilation drawings"),
    )
    air_conditioning: Flag | None = fact(
        "是否设空调或预留安装条件", "Air-conditioned, or prepared for it", evidence="on_site"
    )
    flicker_free: Flag | None = fact("是否采用防频闪的节能光源", "Flicker-free efficient lamps", evidence="on_site")
    bare_tubes: Flag | None = fact("是否采用裸管灯", "Bare tubes", evidence="on_site")
    night_lighting: Flag | None = fact("是否设夜间巡视照明", "Lighting for night rounds", evidence="on_site")
    illuminance_lx: Quantity | None = fact(
        "照度", "Illuminance", unit="lx", evidence="document", proof=("照明检测报告", "lighting test report")
    )
    glare_rating: Quantity | None = fact(
        "统一眩光值（UGR）",
        "Unified glare rating (UGR)",
        evidence="document",
        proof=("照明检测报告", "lighting test report"),
    )
    colour_rendering: Quantity | None = fact(
        "显色指数（Ra）",
        "Colour rendering index (Ra)",
        evidence="document",
        proof=("照明检测报告", "lighting test report"),
    )
    socket_groups: Count | None = fact("插座组数", "Groups of sockets", unit="items", evidence="on_site")
    television: Flag | None = fact("是否放电视等视屏", "Television or other screen in the room", evidence="on_site")
    camera_covered: Flag | None = fact("是否在视频监控覆盖范围内", "Covered by video surveillance", evidence="on_site")
    people: Count | None = fact("使用人数（含工作人员）", "People in the room, staff included", unit="persons")
    escape_doors: Count | None = fact(
        "疏散门数（寝室与活动室连通的，按整套填写）",
        "Escape doors (of the whole unit, where bedroom and activity room open into each other)",
        evidence="on_site",
    )
    escape_door_spacing_m: Quantity | None = fact(
        "相邻两个疏散门最近边缘的水平距离（取最小）",
        "Horizontal distance between the nearest edges of two escape doors (least)",
        unit="m",
        evidence="on_site",
    )
    corridor_position: CorridorPosition | None = fact(
        "与安全出口的位置关系", "Position to the exits", evidence="document", proof=PLAN
    )
    door_to_exit_m: Quantity | None = fact(
        "疏散门到最近安全出口的直线距离（直接开向室外的写0）",
        "Straight distance from the escape door to the nearest exit (0 if it opens outside)",
        unit="m",
        evidence="document",
        proof=PLAN,
    )
    opens_to_gallery: Flag | None = fact("疏散门是否开向敞开式外廊", "Opens to an open gallery", evidence="on_site")
    exit_open_stairwell: Flag | None = fact(
        "最近的安全出口是否为敞开楼梯间", "The nearest exit is an open stairwell", evidence="on_site"
    )
    farthest_point_m: Quantity | None = fact(
        "房间内最远点到疏散门的直线距离",
        "Straight distance from the farthest point of the room to its escape door",
        unit="m",
        evidence="document",
        proof=PLAN,
    )
    smoke_control: SmokeControl | None = fact(
        "排烟措施（面积较大的房间填写）", "Smoke control (for larger rooms)", evidence="on_site"
    )
    partition_hours: Quantity | None = fact(
        "厨房与其他部位之间隔墙的耐火极限（取最小）",
        "Fire resistance of the kitchen's walls to other parts (least)",
        unit="hours",
        evidence="document",
        proof=("消防设计文件或验收文件", "fire protection design or acceptance"),
    )
    partition_doors: list[FireOpening] | None = fact(
        "厨房这些隔墙上的门（没有就写空列表）", "Doors in the kitchen's walls (empty list if none)", evidence="on_site"
    )
    partition_windows: list[FireOpening] | None = fact(
        "厨房这些隔墙上的窗（没有就写空列表）",
        "Windows in the kitchen's walls (empty list if none)",
        evidence="on_site",
    )
