"""How fire safety is run: 消防责任、巡查检查、用火用电用气、可燃物、疏散与预案."""

from engine.declaration.fields import Choice, Count, Day, Flag, Record, fact
from engine.declaration.fire import Combustibility

TESTS = ("检测报告", "test report")
RULES = ("制度文本", "written rules")
PATROLS = ("防火巡查、检查记录", "records of fire patrols and inspections")
TRAINING = ("培训、演练记录", "record of training and drills")
PLAN = ("灭火和应急疏散预案", "fire-fighting and evacuation plan")


class Electrics(Choice):
    SOCKET = "socket", "插座", "sockets"
    WIRING = "wiring", "线路", "wiring"
    APPLIANCE = "appliance", "用电设备", "appliances"


class Ornament(Choice):
    HANGINGS = "hangings", "易燃可燃挂件", "combustible hangings"
    PLASTIC_PLANTS = "plastic_plants", "塑料仿真树木", "plastic plants"
    BALLS = "balls", "海洋球", "ball-pit balls"
    OTHER = "other", "其他易燃可燃装饰物", "other combustible decorations"


class KitchenFireItem(Choice):
    EXTINGUISHER = "extinguisher", "灭火器", "fire extinguisher"
    BLANKET = "blanket", "灭火毯", "fire blanket"


class ViewPlace(Choice):
    DUTY_ROOM = "duty_room", "值班室", "duty room"
    CONTROL_ROOM = "control_room", "消防控制室", "fire control room"
    OTHER = "other", "其他有人值守的部位", "another staffed place"


class FireResponsible(Choice):
    LEGAL_REPRESENTATIVE = "legal_representative", "法定代表人", "the legal representative"
    PRINCIPAL = "principal", "主要负责人", "the principal"
    OTHER = "other", "其他人", "somebody else"
    NONE = "none", "没有确定", "nobody"


class FirePaper(Choice):
    PROCEDURES = "procedures", "消防安全操作规程", "fire-safety procedures"
    ARCHIVE = "archive", "消防档案", "fire-safety file"


class FireSkill(Choice):
    ALARM = "alarm", "报警", "raising the alarm"
    FIGHT = "fight", "扑救初起火灾", "fighting a fire at its start"
    EVACUATE = "evacuate", "组织疏散", "leading an evacuation"


class FireRuleTopic(Choice):
    INSPECTION = "inspection", "防火巡查、检查", "patrols and inspections"
    HAZARDS = "hazards", "火灾隐患整改", "removal of hazards"
    FACILITIES = "facilities", "消防设施器材管理", "fire facilities"
    EVACUATION = "evacuation", "安全疏散设施管理", "means of evacuation"
    ENERGY = "energy", "用火、用电、用气安全", "use of fire, electricity and gas"
    COMBUSTIBLES = "combustibles", "易燃可燃物管理", "combustibles"
    TRAINING = "training", "消防培训和演练", "training and drills"


class PatrolRule(Choice):
    PEOPLE = "people", "人员", "who"
    CONTENT = "content", "内容", "what"
    PLACES = "places", "部位", "where"


class PatrolItem(Choice):
    ENERGY = "energy", "用气、用火、用电有无违章", "violations in the use of gas, fire and electricity"
    ROUTES = "routes", "疏散通道是否畅通", "escape routes clear"
    SIGNS_LIGHTS = "signs_lights", "疏散指示和应急照明是否完好", "evacuation signs and emergency lights sound"
    FIRE_DOORS = "fire_doors", "常闭式防火门是否关闭", "normally closed fire doors closed"
    EQUIPMENT = "equipment", "消防设施器材是否在位完好", "fire equipment in place and sound"
    SAFETY_SIGNS = "safety_signs", "消防安全标志是否正确清楚", "fire-safety signs correct and clear"
    SLEEP_WATCH = "sleep_watch", "婴幼儿休息时看护人员是否在岗", "carers on duty while children rest"
    BIKE_PARKING = "bike_parking", "是否违规停放电动自行车", "electric bicycles parked against the rules"
    CHARGING = (
        "charging",
        "是否违规给电动自行车或带蓄电的游乐设施充电",
        "electric bicycles or battery play equipment charged against the rules",
    )
    OTHER = "other", "其他消防安全情况", "other matters of fire safety"


class InspectionItem(Choice):
    EVACUATION = "evacuation", "疏散通道、指示标志、应急照明", "escape routes, signs and emergency lights"
    SAFETY_SIGNS = "safety_signs", "消防安全标志设置", "placing of fire-safety signs"
    EXTINGUISHERS = "extinguishers", "灭火器材配置和完好", "extinguishing equipment there and sound"
    FACILITIES = "facilities", "建筑消防设施运行", "running of the building's fire facilities"
    KEY_PLACES = (
        "key_places",
        "消防控制室、变配电室、锅炉房、厨房、空调机房等重点部位（有的部位）管理",
        "key places (those there are: control room, electrical room, boiler room, kitchen, air-conditioning)",
    )
    PATROLS = "patrols", "防火巡查落实和记录", "patrols done and recorded"
    HAZARDS = "hazards", "隐患整改和防范措施", "removal of hazards and precautions"
    KNOWLEDGE = "knowledge", "从业人员消防知识", "what the staff know about fire safety"


class PatrolRecord(Choice):
    PLACE = "place", "部位", "place"
    TIME = "time", "时间", "time"
    PERSON = "person", "人员", "person"
    PROBLEM = "problem", "问题", "problem found"
    SIGNATURE = "signature", "巡查、检查人员签名", "signature of who did it"
    SUPERVISOR = "supervisor", "主管人员签名", "signature of the supervisor"


class OpenFlame(Choice):
    CANDLE = "candle", "蜡烛", "candles"
    COIL = "coil", "蚊香", "mosquito coils"
    STOVE = "stove", "火炉", "stoves"
    OTHER = "other", "其他明火", "another open flame"


class FireSign(Choice):
    NO_FIRE = "no_fire", "禁火标志", "no-fire signs"
    NO_SMOKING = "no_smoking", "禁烟标志", "no-smoking signs"


class HotWorkMeasure(Choice):
    AFTER_CARE = "after_care", "在托育结束后进行", "only after care has ended"
    CLEARED = "cleared", "先清场", "the site cleared first"
    CERTIFIED = "certified", "作业人员持证", "certified workers"
    APPROVED = "approved", "经审批", "approved beforehand"
    EXTINGUISHERS = "extinguishers", "配备灭火器", "extinguishers at hand"
    WATCHER = "watcher", "专人看护", "somebody keeps watch"
    COMBUSTIBLES = "combustibles", "作业前后清理可燃物", "combustibles cleared before and after"


class WorksMeasure(Choice):
    QUALIFIED = "qualified", "委托有资质的单位", "a qualified contractor"
    CONTRACT = "contract", "签订合同", "a contract"
    FIRE_AGREEMENT = "fire_agreement", "签订消防安全协议", "a fire-safety agreement"
    SUPERVISED = "supervised", "专人现场监督", "somebody supervises on site"


class WorksProcedure(Choice):
    ACCEPTED = "accepted", "消防设计审查并验收合格", "fire design reviewed and the works accepted"
    FILED = "filed", "消防验收备案", "fire acceptance filed"
    EXEMPT = "exempt", "依法不需要办理", "none needed by law"
    NONE = "none", "没有办理", "not done"


class Installed(Choice):
    WIRING = "wiring", "电气线路", "wiring"
    GAS_PIPES = "gas_pipes", "燃气管路", "gas pipes"


class WiringQuality(Choice):
    CONDUIT = "conduit", "电线穿管保护", "wires in conduit"
    TERMINALS = "terminals", "接头用接线端子", "joints by terminals"


class WiringFault(Choice):
    TWISTED = "twisted", "接头绞接", "twisted joints"
    DAISY_CHAIN = "daisy_chain", "延长线插座串接取电", "extension sockets in series"
    AD_HOC = "ad_hoc", "私拉乱接电线", "ad-hoc wiring"
    ON_COMBUSTIBLES = (
        "on_combustibles",
        "在易燃可燃的游乐设施、装饰物内外敷设线路、安装插座",
        "wiring or sockets in or on combustible play equipment or decorations",
    )
    APPLIANCE_ON_COMBUSTIBLES = (
        "appliance_on_combustibles",
        "用电设备直接装在易燃可燃的游乐设施、装饰物内外",
        "appliances in or on combustible play equipment or decorations",
    )


class CircuitProtection(Choice):
    SHORT_CIRCUIT = "short_circuit", "短路保护", "against short circuit"
    OVERLOAD = "overload", "过载保护", "against overload"
    LEAKAGE = "leakage", "漏电保护", "against leakage"


class AlwaysOnMeasure(Choice):
    CHECKED = "checked", "检查", "checks"
    PROTECTED = "protected", "防护", "protection"


class BikePlace(Choice):
    CARE_AREA = "care_area", "托育场所内", "care areas"
    STAIRWELL = "stairwell", "楼梯间", "stairwells"
    CORRIDOR = "corridor", "走道", "corridors"
    EXIT = "exit", "安全出口", "exits"
    ELSEWHERE = "elsewhere", "场所以外的其他地方", "elsewhere, outside"


class ChargingTime(Choice):
    NONE = "none", "没有带蓄电功能的游乐设施", "no battery play equipment"
    AFTER_CARE = "after_care", "只在托育结束后", "only after care"
    DURING_CARE = "during_care", "托育期间也充电", "also during care"


class PlanContent(Choice):
    GUIDING = "guiding", "各班的疏散引导方式", "how each class is led out"
    ALARM = "alarm", "发现火情立即报警", "the alarm raised at once"
    CHILDREN_FIRST = "children_first", "优先疏散婴幼儿", "children taken out first"
    HEADCOUNT = "headcount", "清点人数", "heads counted"


class FireManagement(Record):
    """Who answers for fire safety, what is checked, and how fire, electricity and combustibles are used (消防管理)."""

    hazardous_occupants: Count | None = fact(
        "楼内生产、储存、经营易燃易爆危险品的场所数（没有写0）",
        "Places in the building that make, store or sell flammable or explosive goods (0 if none)",
        evidence="on_site",
    )
    ceiling_class: Combustibility | None = fact(
        "婴幼儿用房顶棚材料的燃烧性能（取最差）",
        "Fire class of ceilings of child rooms (the worst)",
        evidence="document",
        proof=TESTS,
    )
    wall_class: Combustibility | None = fact(
        "婴幼儿用房墙面材料的燃烧性能（取最差）",
        "Fire class of walls of child rooms (the worst)",
        evidence="document",
        proof=TESTS,
    )
    floor_class: Combustibility | None = fact(
        "婴幼儿用房地面材料的燃烧性能（取最差）",
        "Fire class of floors of child rooms (the worst)",
        evidence="document",
        proof=TESTS,
    )
    partition_class: Combustibility | None = fact(
        "分隔墙、隔断材料的燃烧性能（取最差；没有写A级）",
        "Fire class of partitions (the worst; class A if there are none)",
        evidence="document",
        proof=TESTS,
    )
    fixed_furniture_class: Combustibility | None = fact(
        "固定家具的燃烧性能（取最差；没有写A级）",
        "Fire class of built-in furniture (the worst; class A if there is none)",
        evidence="document",
        proof=TESTS,
    )
    curtain_class: Combustibility | None = fact(
        "窗帘的燃烧性能（取最差；没有写A级）",
        "Fire class of curtains (the worst; class A if there are none)",
        evidence="document",
        proof=TESTS,
    )
    other_finish_class: Combustibility | None = fact(
        "其他装修装饰材料的燃烧性能（取最差；没有写A级）",
        "Fire class of other fit-out materials (the worst; class A if there are none)",
        evidence="document",
        proof=TESTS,
    )
    works_procedure: WorksProcedure | None = fact(
        "改建、扩建或装修的消防手续",
        "Fire procedure of the alteration, extension or fit-out",
        evidence="document",
        proof=("消防验收或备案文件", "fire acceptance or its filing"),
    )
    combustible_padding: Flag | None = fact(
        "是否为防摔碰少量使用易燃可燃材料（软包、地垫等）",
        "Small amounts of combustible padding against falls",
        evidence="on_site",
    )
    padding_near: list[Electrics] | None = fact(
        "这些材料没有与之保持安全距离的（没有就写空列表）",
        "What that padding does not keep clear of (empty list if nothing)",
        evidence="on_site",
    )
    combustible_ornaments: list[Ornament] | None = fact(
        "大量使用的易燃可燃装饰物（没有就写空列表）",
        "Combustible decorations in large amounts (empty list if none)",
        evidence="on_site",
    )
    combustible_waste: Flag | None = fact(
        "是否堆有没有清理的可燃杂物", "Combustible waste left lying", evidence="on_site"
    )
    duct_cleaned_on: Day | None = fact(
        "厨房油烟管道最近一次清洗日期",
        "Cooker-hood ducts last cleaned on",
        evidence="document",
        proof=("清洗记录", "record of cleaning"),
    )
    kitchen_equipment: list[KitchenFireItem] | None = fact(
        "厨房配备的灭火器材（没有就写空列表）", "Fire equipment of the kitchen (empty list if none)", evidence="on_site"
    )
    live_view_at: list[ViewPlace] | None = fact(
        "监控图像实时显示的部位（没有就写空列表）",
        "Where video is shown live (empty list if nowhere)",
        evidence="on_site",
    )
    smoke_masks: Count | None = fact(
        "简易防毒面具数（没有写0）", "Simple smoke masks (0 if none)", unit="items", evidence="on_site"
    )
    smoke_masks_at_hand: Flag | None = fact("防毒面具是否便于取用", "Smoke masks easy to reach", evidence="on_site")
    responsible: FireResponsible | None = fact(
        "消防安全责任人", "Person responsible for fire safety", evidence="document", proof=("任命文件", "appointment")
    )
    staff_without_duty: Count | None = fact(
        "没有明确消防安全责任的从业人员数（没有写0）",
        "Staff without a set duty in fire safety (0 if none)",
        unit="persons",
        evidence="document",
        proof=("岗位职责", "duties of the post"),
    )
    untrained_staff: Count | None = fact(
        "没有经过消防培训的从业人员数（没有写0）",
        "Staff without fire-safety training (0 if none)",
        unit="persons",
        evidence="document",
        proof=TRAINING,
    )
    skills: list[FireSkill] | None = fact(
        "全体从业人员都会的（没有就写空列表）",
        "What all staff can do in a fire (empty list if nothing)",
        evidence="document",
        proof=TRAINING,
    )
    night_watchers: Count | None = fact(
        "夜间值守看护婴幼儿的人数（没有写0）",
        "Staff who watch the children at night (0 if none)",
        unit="persons",
        evidence="document",
        proof=("值班表", "duty roster"),
    )
    papers: list[FirePaper] | None = fact(
        "已建立的消防文书（没有就写空列表）",
        "Fire-safety papers kept (empty list if none)",
        evidence="document",
        proof=RULES,
    )
    rule_topics: list[FireRuleTopic] | None = fact(
        "消防安全制度包括的内容（没有就写空列表）",
        "What the fire-safety rules cover (empty list if nothing)",
        evidence="document",
        proof=RULES,
    )
    plan_year: Count | None = fact(
        "现行年度消防计划的年份（没有制订写0）",
        "Year of the annual fire-safety plan in force (0 if there is none)",
        evidence="document",
        proof=("年度消防计划", "annual fire-safety plan"),
    )
    report_year: Count | None = fact(
        "最近一次向主管部门报告的是哪一年的消防工作（没有报告过写0）",
        "Year of fire-safety work last reported to the authority (0 if never)",
        evidence="document",
        proof=("年度报告", "annual report"),
    )
    facilities_tested_on: Day | None = fact(
        "消防设施最近一次全面检测日期",
        "Fire facilities last fully tested on",
        evidence="document",
        proof=("消防设施检测报告", "test report of fire facilities"),
    )
    trained_on: Day | None = fact(
        "最近一次消防培训日期", "Last fire-safety training on", evidence="document", proof=TRAINING
    )
    drilled_on: Day | None = fact(
        "最近一次消防疏散演练日期", "Last fire evacuation drill on", evidence="document", proof=TRAINING
    )
    patrols_per_day: Count | None = fact(
        "每日防火巡查次数（没有写0）",
        "Fire patrols a day (0 if none)",
        unit="items",
        evidence="document",
        proof=PATROLS,
    )
    inspections_per_month: Count | None = fact(
        "每月防火检查次数（没有写0）",
        "Fire inspections a month (0 if none)",
        unit="items",
        evidence="document",
        proof=PATROLS,
    )
    patrol_rules: list[PatrolRule] | None = fact(
        "防火巡查、检查已明确的事项（没有就写空列表）",
        "What is laid down for patrols and inspections (empty list if nothing)",
        evidence="document",
        proof=RULES,
    )
    patrol_items: list[PatrolItem] | None = fact(
        "防火巡查的内容（没有就写空列表）",
        "What patrols look at (empty list if nothing)",
        evidence="document",
        proof=PATROLS,
    )
    inspection_items: list[InspectionItem] | None = fact(
        "防火检查的内容（没有就写空列表）",
        "What inspections look at (empty list if nothing)",
        evidence="document",
        proof=PATROLS,
    )
    record_items: list[PatrolRecord] | None = fact(
        "防火巡查、检查记录载明的事项（没有记录写空列表）",
        "What records of patrols and inspections state (empty list if there are none)",
        evidence="document",
        proof=PATROLS,
    )
    open_hazards: Count | None = fact(
        "防火巡查、检查发现，没有立即改正、仍在整改的隐患数（没有写0）",
        "Hazards found by patrols or inspections and still being put right (0 if none)",
        unit="items",
        evidence="document",
        proof=PATROLS,
    )
    open_hazards_reported: Count | None = fact(
        "其中已报告消防安全管理人并存档的",
        "Of these reported to the fire-safety manager and filed",
        unit="items",
        evidence="document",
        proof=PATROLS,
    )
    open_hazards_guarded: Count | None = fact(
        "其中整改期间已采取安全保障措施的",
        "Of these with safety measures meanwhile",
        unit="items",
        evidence="document",
        proof=PATROLS,
    )
    fixed_hazards: Count | None = fact(
        "近一年已整改的隐患数（没有写0）",
        "Hazards put right in the last year (0 if none)",
        unit="items",
        evidence="document",
        proof=PATROLS,
    )
    fixed_hazards_confirmed: Count | None = fact(
        "其中经消防安全管理人确认的",
        "Of these confirmed by the fire-safety manager",
        unit="items",
        evidence="document",
        proof=PATROLS,
    )
    open_flames: list[OpenFlame] | None = fact(
        "厨房以外使用的明火（没有就写空列表）",
        "Open flames outside the kitchen (empty list if none)",
        evidence="on_site",
    )
    signs: list[FireSign] | None = fact(
        "已设置的禁火禁烟标志（没有就写空列表）",
        "No-fire and no-smoking signs in place (empty list if none)",
        evidence="on_site",
    )
    hot_work: Flag | None = fact("近一年是否有电焊、气焊等动火施工", "Welding or other hot work in the last year")
    hot_work_measures: list[HotWorkMeasure] | None = fact(
        "动火施工采取的措施（没有就写空列表）",
        "Measures during hot work (empty list if none)",
        evidence="document",
        proof=("动火审批单", "hot-work permit"),
    )
    works: Flag | None = fact("近一年是否有装修、维修等施工", "Fit-out, repair or other works in the last year")
    works_measures: list[WorksMeasure] | None = fact(
        "施工采取的措施（没有就写空列表）",
        "Measures during works (empty list if none)",
        evidence="document",
        proof=("施工合同和消防安全协议", "contract and fire-safety agreement"),
    )
    qualified_installers: list[Installed] | None = fact(
        "由有资质的单位或人员设计施工的（没有就写空列表）",
        "Designed and installed by qualified people (empty list if nothing)",
        evidence="document",
        proof=("施工单位资质文件", "qualification of the contractor"),
    )
    wiring: list[WiringQuality] | None = fact(
        "电气线路的做法（没有就写空列表）", "How the wiring is done (empty list if neither)", evidence="on_site"
    )
    wiring_faults: list[WiringFault] | None = fact(
        "电气线路存在的问题（没有就写空列表）", "Faults of the wiring (empty list if none)", evidence="on_site"
    )
    high_power_heaters: Flag | None = fact(
        "是否使用大功率电取暖设备", "High-power electric heaters in use", evidence="on_site"
    )
    heater_protection: list[CircuitProtection] | None = fact(
        "取暖设备回路的保护（没有就写空列表）",
        "Protection of the heaters' circuits (empty list if none)",
        evidence="on_site",
    )
    heaters_overload: Flag | None = fact(
        "取暖设备是否超负荷用电", "Heaters overload their circuits", evidence="on_site"
    )
    always_on_measures: list[AlwaysOnMeasure] | None = fact(
        "饮水机、冰箱、空调等长时间通电设备的措施（没有就写空列表）",
        "Measures for appliances that are always on (empty list if none)",
        evidence="on_site",
    )
    power_cut_daily: Flag | None = fact(
        "每日托育结束后是否切断非必要用电", "Power not needed is cut after each day", evidence="on_site"
    )
    bike_places: list[BikePlace] | None = fact(
        "停放电动自行车、平衡车或其电池，或为其充电的地方（没有就写空列表）",
        "Where electric bicycles, balance cars or their batteries are kept or charged (empty list if nowhere)",
        evidence="on_site",
    )
    toy_charging: ChargingTime | None = fact(
        "带蓄电功能的儿童游乐设施何时充电", "When battery play equipment is charged", evidence="on_site"
    )
    closed_fire_doors: Count | None = fact(
        "常闭式防火门数（没有写0）", "Normally closed fire doors (0 if none)", evidence="on_site"
    )
    fire_doors_left_open: Count | None = fact("其中没有保持关闭的", "Of these not kept closed", evidence="on_site")
    fire_doors_unmarked: Count | None = fact("其中没有启闭标识的", "Of these without a sign", evidence="on_site")
    blocked_facilities: Count | None = fact(
        "被遮挡、埋压、圈占的消防设施和疏散指示标志数（没有写0）",
        "Fire facilities and signs covered, buried or fenced in (0 if none)",
        unit="items",
        evidence="on_site",
    )
    posted_plans: Count | None = fact(
        "在明显位置张贴疏散示意图的处数（没有写0）",
        "Evacuation plans posted where they are seen (0 if none)",
        evidence="on_site",
    )
    plan_contents: list[PlanContent] | None = fact(
        "灭火和应急疏散预案写明的内容（没有就写空列表）",
        "What the fire-fighting and evacuation plan states (empty list if nothing)",
        evidence="document",
        proof=PLAN,
    )
