"""Fire protection of the building and the point: 建筑防火、疏散、消防设施."""

from engine.declaration.building import FireOpening, Storey
from engine.declaration.fields import (
    Choice,
    Count,
    Flag,
    Id,
    Line,
    Quantity,
    Record,
    fact,
    identity,
)

DESIGN = ("消防设计文件或验收文件", "fire protection design or acceptance")
PLAN = ("平面图", "floor plan")
PRODUCTS = ("产品合格证或检测报告", "product certificate or test report")


class BuildingType(Choice):
    PUBLIC = "public", "公共建筑", "public building"
    RESIDENTIAL = "residential", "住宅建筑", "residential building"


class HighRise(Choice):
    NONE = "none", "单、多层", "low-rise"
    SECOND = "second", "二类高层", "class II high-rise"
    FIRST = "first", "一类高层", "class I high-rise"


class FireClass(Choice):
    ONE = "one", "一级", "class I"
    TWO = "two", "二级", "class II"
    THREE = "three", "三级", "class III"
    FOUR = "four", "四级", "class IV"


class Adjoining(Choice):
    BESIDE = "beside", "同层相邻", "side by side on a storey"
    ABOVE_BELOW = "above_below", "上下层相邻", "on the storey above or below"


class Combustibility(Choice):
    A = "a", "A级（不燃）", "class A (non-combustible)"
    B1 = "b1", "B1级（难燃）", "class B1 (hardly combustible)"
    B2 = "b2", "B2级（可燃）", "class B2 (combustible)"
    B3 = "b3", "B3级（易燃）", "class B3 (easily combustible)"


class Insulation(Choice):
    NONE = "none", "没有保温层", "no insulation"
    A = "a", "A级（不燃）", "class A (non-combustible)"
    B1 = "b1", "B1级（难燃）", "class B1 (hardly combustible)"
    B2 = "b2", "B2级（可燃）", "class B2 (combustible)"
    B3 = "b3", "B3级（易燃）", "class B3 (easily combustible)"


class KindergartenScale(Choice):
    SMALL = "small", "小型（1至4班）", "small (1 to 4 classes)"
    MEDIUM = "medium", "中型（5至8班）", "medium (5 to 8 classes)"
    LARGE = "large", "大型（9班及以上）", "large (9 classes or more)"


class HostUse(Choice):
    MEDICAL = "medical", "医疗", "medical"
    HOTEL = "hotel", "旅馆", "hotel"
    SHOP = "shop", "商店", "shop"


class Plant(Choice):
    BOILER = "boiler", "燃油或燃气锅炉", "oil or gas boiler"
    TRANSFORMER = "transformer", "油浸变压器等充油电气设备", "oil-filled transformer or the like"


class Fuel(Choice):
    NATURAL_GAS = "natural_gas", "管道天然气", "natural gas"
    BOTTLED_LPG = "bottled_lpg", "瓶装液化石油气", "bottled LPG"
    OTHER_GAS = "other_gas", "其他可燃气体", "another combustible gas"


class GasHouse(Choice):
    REGULATOR = "regulator", "燃气调压用房", "gas-regulator room"
    CYLINDERS = "cylinders", "瓶装液化石油气瓶组用房", "LPG-cylinder room"


class FireSystem(Choice):
    FIRE_ALARM = "fire_alarm", "火灾自动报警系统", "automatic fire alarm system"
    EXTINGUISHING = "extinguishing", "自动喷水等自动灭火系统", "sprinklers or another automatic extinguishing system"
    GAS_DETECTION = "gas_detection", "可燃气体探测报警装置", "combustible-gas detection and alarm"
    HOSE_REEL = "hose_reel", "消防软管卷盘或轻便消防水龙", "fire hose reel or light hose"
    EXIT_SIGNS = "exit_signs", "灯光疏散指示标志", "lit evacuation signs"
    NETWORKED_DETECTORS = (
        "networked_detectors",
        "具有联网报警功能的独立式火灾探测报警器",
        "stand-alone detectors with networked alarm",
    )
    GAS_SHUTOFF = "gas_shutoff", "燃气紧急切断装置", "emergency gas shut-off"


class LightingPlace(Choice):
    EXIT = "exit", "安全出口", "exits"
    STAIRWELL = "stairwell", "楼梯间", "stairwells"
    CORRIDOR = "corridor", "疏散走道", "escape corridors"
    CHILD_ROOM = "child_room", "婴幼儿活动、睡眠的房间", "rooms where children play or sleep"
    OTHER = "other", "其他部位", "other places"


class Defect(Choice):
    FIRE_FACILITY = "fire_facility", "消防设施", "fire facilities"
    EXIT_SIGN = "exit_sign", "疏散指示标志", "evacuation signs"
    EXIT = "exit", "安全出口、疏散出口", "exits"


class FireStorey(Record):
    """One storey of the building that the point uses (使用的楼层)."""

    id: Id = identity("楼层编号", "Storey id")
    floor: Storey | None = fact(
        "楼层（首层为1，地下为负数）",
        "Storey (ground floor is 1, below ground negative)",
        unit="storey",
        evidence="document",
        proof=PLAN,
    )
    area_m2: Quantity | None = fact(
        "本服务点在该层的建筑面积", "Floor area of the point there", unit="m2", evidence="document", proof=PLAN
    )
    people: Count | None = fact("该层使用人数（含工作人员）", "People there, staff included", unit="persons")
    exits: Count | None = fact("该层安全出口数", "Exits of the storey", evidence="on_site")
    stairs: Count | None = fact("该层可用的疏散楼梯数", "Evacuation stairs that serve the storey", evidence="on_site")
    exit_spacing_m: Quantity | None = fact(
        "相邻两个安全出口最近边缘的水平距离（取最小）",
        "Horizontal distance between the nearest edges of two exits (least)",
        unit="m",
        evidence="on_site",
    )
    exit_width_m: Quantity | None = fact(
        "该层疏散楼梯（首层为外门）的总净宽",
        "Total clear width of evacuation stairs (outside doors, on the ground floor)",
        unit="m",
        evidence="on_site",
    )


class FireCompartment(Record):
    """One fire compartment that the point lies in (防火分区)."""

    id: Id = identity("防火分区编号", "Fire compartment id")
    area_m2: Quantity | None = fact("建筑面积", "Floor area", unit="m2", evidence="document", proof=DESIGN)
    below_ground: Flag | None = fact("是否在地下或半地下", "Below ground", evidence="document", proof=DESIGN)
    extinguishing: Flag | None = fact(
        "是否全部设自动灭火系统", "Automatic extinguishing throughout", evidence="document", proof=DESIGN
    )


class FireNeighbour(Record):
    """One building next to the point's own (相邻建筑)."""

    id: Id = identity("相邻建筑编号", "Id of the building")
    name: Line | None = fact("名称", "Name")
    distance_m: Quantity | None = fact("防火间距", "Fire separation", unit="m", evidence="on_site")
    high_rise: Flag | None = fact("是否高层建筑", "High-rise", evidence="document", proof=DESIGN)
    fire_class: FireClass | None = fact("耐火等级", "Fire-resistance class", evidence="document", proof=DESIGN)
    required_m: Quantity | None = fact(
        "消防设计文件按规范表5.2.2取定的防火间距",
        "Fire separation that the design takes from table 5.2.2 of the code",
        unit="m",
        evidence="document",
        proof=DESIGN,
    )


class ExtinguisherPoint(Record):
    """One place where fire extinguishers stand (灭火器设置点)."""

    id: Id = identity("设置点编号", "Id of the place")
    name: Line | None = fact("位置", "Place")
    powder: Count | None = fact("5千克及以上ABC干粉灭火器具数", "ABC powder, 5 kg or more", evidence="on_site")
    water: Count | None = fact("6升及以上水基型灭火器具数", "Water-based, 6 litres or more", evidence="on_site")
    other: Count | None = fact("其他灭火器具数", "Other extinguishers", evidence="on_site")


class Fire(Record):
    """Fire protection of the building and of the point (建筑防火)."""

    building_type: BuildingType | None = fact("所在建筑的类型", "Type of building", evidence="document", proof=DESIGN)
    height_m: Quantity | None = fact(
        "所在建筑的高度（设在裙房的按主体填写）",
        "Building height (of the tower, for a podium)",
        unit="m",
        evidence="document",
        proof=DESIGN,
    )
    building_storeys: Count | None = fact(
        "所在建筑的地上层数", "Storeys above ground", evidence="document", proof=DESIGN
    )
    volume_m3: Quantity | None = fact("所在建筑的体积", "Building volume", unit="m3", evidence="document", proof=DESIGN)
    high_rise: HighRise | None = fact(
        "所在建筑的高层类别（设在裙房的按主体填写）",
        "High-rise class of the building (of the tower, for a podium)",
        evidence="document",
        proof=DESIGN,
    )
    fire_class: FireClass | None = fact(
        "所在建筑的耐火等级", "Fire-resistance class of the building", evidence="document", proof=DESIGN
    )
    town_centre: Flag | None = fact("是否位于城市或镇的中心区", "In the centre of a city or town")
    total_area_m2: Quantity | None = fact(
        "本服务点的总建筑面积", "Total floor area of the point", unit="m2", evidence="document", proof=PLAN
    )
    kindergarten_scale: KindergartenScale | None = fact(
        "所在幼儿园的规模（托班填写）", "Scale of the kindergarten (for nursery classes)"
    )
    compartments: list[FireCompartment] | None = fact("所在的防火分区", "Fire compartments the point lies in")
    neighbours: list[FireNeighbour] | None = fact(
        "相邻建筑（以防火墙贴邻、按规范间距不限的不列；没有就写空列表）",
        "Buildings next to it (not those joined by a fire wall, or free of any distance by the code; empty list if none)",
    )
    storeys: list[FireStorey] | None = fact("本服务点使用的楼层", "Storeys the point uses")
    adjoining: list[Adjoining] | None = fact(
        "与楼内其他用途部分如何相邻（不相邻写空列表）",
        "How it adjoins other uses in the building (empty list if it does not)",
        evidence="on_site",
    )
    partition_hours: Quantity | None = fact(
        "与其他用途部分之间隔墙的耐火极限（取最小）",
        "Fire resistance of the walls to other uses (least)",
        unit="hours",
        evidence="document",
        proof=DESIGN,
    )
    fire_wall: Flag | None = fact(
        "与其他用途部分之间的隔墙是否为防火墙",
        "The walls to other uses are fire walls",
        evidence="document",
        proof=DESIGN,
    )
    partition_doors: list[FireOpening] | None = fact(
        "该隔墙上的门（没有就写空列表）", "Doors in those walls (empty list if none)", evidence="on_site"
    )
    partition_windows: list[FireOpening] | None = fact(
        "该隔墙上的窗（没有就写空列表）", "Windows in those walls (empty list if none)", evidence="on_site"
    )
    slab_hours: Quantity | None = fact(
        "与上下层其他用途部分之间楼板的耐火极限（取最小）",
        "Fire resistance of the slabs to other uses above or below (least)",
        unit="hours",
        evidence="document",
        proof=DESIGN,
    )
    housing_adjoining: list[Adjoining] | None = fact(
        "与楼内住宅部分如何相邻（住宅以外还有其他用途的填写；不相邻写空列表）",
        "How it adjoins the housing (where there are other uses too; empty list if it does not)",
        evidence="on_site",
    )
    housing_openings: Count | None = fact(
        "与住宅部分之间隔墙上的门窗洞口数（住宅以外还有其他用途的填写）",
        "Openings in the walls to the housing (where there are other uses too)",
        evidence="on_site",
    )
    housing_slab_hours: Quantity | None = fact(
        "与住宅部分之间楼板的耐火极限（住宅以外还有其他用途的填写）",
        "Fire resistance of the slabs to the housing (where there are other uses too)",
        unit="hours",
        evidence="document",
        proof=DESIGN,
    )
    host_uses: list[HostUse] | None = fact(
        "楼内的医疗、旅馆、商店用途（没有就写空列表）",
        "Medical, hotel or shop uses in the building (empty list if none)",
        evidence="on_site",
    )
    plant_adjoining: list[Plant] | None = fact(
        "上一层、下一层或贴邻处的设备（没有就写空列表）",
        "Plant on the storey above or below or next door (empty list if none)",
        evidence="on_site",
    )
    hazardous_goods: list[Line] | None = fact(
        "本服务点经营、存放、使用的甲、乙类火灾危险性物品（少量消毒酒精、灶具在用的气瓶不列；没有就写空列表）",
        "Class A or B hazardous goods sold, stored or used (not a little alcohol for disinfection or cylinders in use; empty list if none)",
        evidence="on_site",
    )
    external_insulation: Insulation | None = fact(
        "建筑外墙外保温材料的燃烧性能", "External wall insulation", evidence="document", proof=PRODUCTS
    )
    internal_insulation: Insulation | None = fact(
        "内保温材料的燃烧性能", "Internal insulation", evidence="document", proof=PRODUCTS
    )
    fuels: list[Fuel] | None = fact(
        "使用的可燃气体（没有就写空列表）", "Combustible gases in use (empty list if none)", evidence="on_site"
    )
    gas_houses: list[GasHouse] | None = fact(
        "设有的燃气用房（没有就写空列表）", "Gas rooms on the premises (empty list if none)", evidence="on_site"
    )
    gas_houses_independent: Flag | None = fact("燃气用房是否独立建造", "Gas rooms built apart", evidence="on_site")
    gas_ventilated: Flag | None = fact(
        "使用天然气的部位是否便于通风", "Natural gas used where it is well aired", evidence="on_site"
    )
    gas_relief: Flag | None = fact(
        "使用天然气的部位是否便于防爆泄压", "Natural gas used where an explosion can vent", evidence="on_site"
    )
    gas_accumulation_prevented: Flag | None = fact(
        "存放瓶装液化气、使用可燃气体的房间是否有防止气体积聚的措施",
        "Rooms with LPG or combustible gas kept from gathering gas",
        evidence="on_site",
    )
    cylinder_to_stove_m: Quantity | None = fact(
        "液化气钢瓶与灶具的最小距离", "Least distance from LPG cylinder to stove", unit="m", evidence="on_site"
    )
    systems: list[FireSystem] | None = fact(
        "已设置的消防设施（没有就写空列表）", "Fire systems in place (empty list if none)", evidence="on_site"
    )
    extinguishing_throughout: Flag | None = fact(
        "所在建筑是否全部设自动喷水灭火系统", "Sprinklers throughout the building", evidence="document", proof=DESIGN
    )
    extinguisher_points: list[ExtinguisherPoint] | None = fact(
        "灭火器设置点（没有就写空列表）", "Places of fire extinguishers (empty list if none)"
    )
    sign_spacing_m: Quantity | None = fact(
        "灯光疏散指示标志的最大间距（只有一处写0）",
        "Widest spacing of lit evacuation signs (0 if there is only one)",
        unit="m",
        evidence="on_site",
    )
    dead_end_sign_spacing_m: Quantity | None = fact(
        "袋形走道上标志的最大间距（没有袋形走道写0）",
        "Widest spacing of signs in dead-end corridors (0 if there are none)",
        unit="m",
        evidence="on_site",
    )
    corner_sign_m: Quantity | None = fact(
        "走道转角处标志的最大间距（没有转角写0）",
        "Widest spacing of signs at corridor corners (0 if there are none)",
        unit="m",
        evidence="on_site",
    )
    emergency_backup_minutes: Quantity | None = fact(
        "应急照明和疏散指示标志备用电源的连续供电时间",
        "Backup supply of emergency lights and signs lasts",
        unit="minutes",
        evidence="document",
        proof=("检测报告", "test report"),
    )
    escape_lighting: list[LightingPlace] | None = fact(
        "设有疏散照明的部位（没有就写空列表）", "Places with escape lighting (empty list if none)", evidence="on_site"
    )
    stairwell_lx: Quantity | None = fact(
        "疏散照明的地面最低照度：楼梯间（没有写0）",
        "Escape lighting at floor: stairwells (0 if there are none)",
        unit="lx",
        evidence="on_site",
    )
    corridor_lx: Quantity | None = fact(
        "疏散照明的地面最低照度：疏散走道", "Escape lighting at floor: corridors", unit="lx", evidence="on_site"
    )
    child_room_lx: Quantity | None = fact(
        "疏散照明的地面最低照度：婴幼儿活动、睡眠的房间",
        "Escape lighting at floor: rooms where children play or sleep",
        unit="lx",
        evidence="on_site",
    )
    other_lx: Quantity | None = fact(
        "疏散照明的地面最低照度：其他部位", "Escape lighting at floor: other places", unit="lx", evidence="on_site"
    )
    escape_height_m: Quantity | None = fact(
        "疏散通道、走道、出口的最小净高", "Least clear height of escape routes and exits", unit="m", evidence="on_site"
    )
    doors_need_key: Flag | None = fact(
        "疏散门从里面或外面开启是否要用钥匙等工具",
        "Escape doors need a key or tool from either side",
        evidence="on_site",
    )
    fitout_defects: list[Defect] | None = fact(
        "装修中擅自减少、改动、拆除或遮挡的（没有就写空列表）",
        "Reduced, altered, removed or covered by the fit-out (empty list if none)",
        evidence="on_site",
    )
    mirror_finishes: Flag | None = fact(
        "影响疏散和救援的部位是否用镜面反光材料",
        "Mirror finishes where they affect escape or rescue",
        evidence="on_site",
    )
    fittings_near_combustibles: Flag | None = fact(
        "是否有开关、插座、灯具靠近可燃物", "Switches, sockets or lamps near combustibles", evidence="on_site"
    )
    fittings_insulated: Flag | None = fact(
        "这些开关、插座、灯具是否采取隔热散热措施", "These kept cool or insulated", evidence="on_site"
    )
    fire_lane_clear: Flag | None = fact(
        "消防车道和登高操作场地是否畅通可用", "Fire lane and rescue area usable", evidence="on_site"
    )
    escape_routes_clear: Flag | None = fact(
        "疏散出口和疏散通道是否畅通（未占用、堵塞、封闭）", "Exits and escape routes clear", evidence="on_site"
    )
