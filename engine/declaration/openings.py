"""What children pass, look out of and hold on to: 窗、门、栏杆、楼梯、走廊、出入口."""

from engine.declaration.building import SmokeControl
from engine.declaration.fields import (
    Choice,
    Flag,
    Id,
    Quantity,
    Record,
    fact,
    identity,
)
from engine.declaration.fire import Combustibility

PLAN = ("平面图", "floor plan")


class Window(Record):
    """One window, or one kind of window of a room (窗)."""

    id: Id = identity("窗编号", "Window id")
    room_id: Id | None = fact("所在房间编号", "Room", references="rooms")
    sill_height_m: Quantity | None = fact("窗台距地高度", "Sill height", unit="m", evidence="on_site")
    guard_height_m: Quantity | None = fact(
        "防护高度（从可踏面起；没有防护写0）",
        "Guard height from any foothold (0 if none)",
        unit="m",
        evidence="on_site",
    )
    inward_sash: Flag | None = fact("是否有内悬窗或内平开窗扇", "Inward-opening sash", evidence="on_site")
    inward_sash_height_m: Quantity | None = fact(
        "内开窗扇最低处距楼地面高度", "Lowest edge of an inward sash above the floor", unit="m", evidence="on_site"
    )
    opens: Flag | None = fact("是否可开启", "Opens", evidence="on_site")
    screened: Flag | None = fact("开启扇是否设纱窗", "Screened", evidence="on_site")


class DoorKind(Choice):
    DOUBLE_SIDE_HUNG = "double_side_hung", "双扇平开门", "double side-hung"
    SINGLE_SIDE_HUNG = "single_side_hung", "单扇平开门", "single side-hung"
    SLIDING = "sliding", "推拉门", "sliding"
    REVOLVING = "revolving", "旋转门", "revolving"
    SPRING = "spring", "弹簧门", "spring"
    OTHER = "other", "其他", "other"


class Door(Record):
    """One door that children pass (婴幼儿出入的门)."""

    id: Id = identity("门编号", "Door id")
    room_id: Id | None = fact("所在房间编号", "Room", references="rooms")
    kind: DoorKind | None = fact("门的形式", "Kind of door", evidence="on_site")
    clear_width_m: Quantity | None = fact("净宽", "Clear width", unit="m", evidence="on_site")
    has_glass: Flag | None = fact("观察窗以外是否使用玻璃", "Glass besides the viewing panel", evidence="on_site")
    safety_glass: Flag | None = fact("该玻璃是否为安全玻璃", "That glass is safety glass", evidence="on_site")
    child_handle_height_m: Quantity | None = fact(
        "幼儿专用拉手高度（没有写0）", "Height of the child's handle (0 if none)", unit="m", evidence="on_site"
    )
    smooth_faces: Flag | None = fact("双面是否平滑、无棱角", "Both faces smooth, no edges", evidence="on_site")
    threshold: Flag | None = fact("是否有门槛", "Has a threshold", evidence="on_site")
    anti_pinch_height_m: Quantity | None = fact(
        "防夹手设施从地面做到的高度（没有写0）",
        "Height up to which fingers are protected (0 if not)",
        unit="m",
        evidence="on_site",
    )
    metal: Flag | None = fact("是否金属门", "Metal door", evidence="on_site")
    to_corridor: Flag | None = fact("是否开向疏散走道", "Opens to an evacuation corridor", evidence="on_site")
    opens_outward: Flag | None = fact("是否向疏散方向开启", "Opens in the direction of escape", evidence="on_site")
    obstructs_corridor: Flag | None = fact(
        "开启后是否妨碍走道通行", "Obstructs the corridor when open", evidence="on_site"
    )
    viewing_panel: Flag | None = fact("是否设观察窗", "Viewing panel", evidence="on_site")
    viewing_panel_safety_glass: Flag | None = fact(
        "观察窗是否用安全玻璃", "Viewing panel of safety glass", evidence="on_site"
    )
    side_hung_in_fire: Flag | None = fact(
        "火灾时能否作平开门开启（不是平开门的填写）",
        "Can act as a side-hung door in a fire (for other doors)",
        evidence="on_site",
    )


class RailingPlace(Choice):
    GALLERY = "gallery", "外廊、回廊", "gallery"
    ATRIUM = "atrium", "内天井", "atrium"
    BALCONY = "balcony", "阳台", "balcony"
    ROOF = "roof", "上人屋面", "accessible roof"
    PLATFORM = "platform", "平台", "platform"
    OUTDOOR_STAIR = "outdoor_stair", "室外楼梯", "outdoor stair"
    OTHER = "other", "其他临空处", "another open edge"


class Railing(Record):
    """One open edge with its protective railing (临空处防护栏杆)."""

    id: Id = identity("栏杆编号", "Railing id")
    place: RailingPlace | None = fact("位置", "Place")
    sturdy: Flag | None = fact("是否坚固耐久", "Sturdy and durable", evidence="on_site")
    net_height_m: Quantity | None = fact(
        "栏杆净高（从可踏面起；没有栏杆写0）",
        "Clear height from any foothold (0 if no railing)",
        unit="m",
        evidence="on_site",
    )
    climbable: Flag | None = fact("是否可攀登", "Can be climbed", evidence="on_site")
    passable: Flag | None = fact("是否可穿过", "Can be passed through", evidence="on_site")
    vertical_bars: Flag | None = fact("是否采用垂直杆件", "Made of vertical bars", evidence="on_site")
    bar_gap_m: Quantity | None = fact("垂直杆件净距", "Gap between vertical bars", unit="m", evidence="on_site")


class StairShape(Choice):
    STRAIGHT = "straight", "直线踏步（直跑、双跑、三跑等）", "straight steps (one or more flights)"
    WINDER = "winder", "扇形踏步", "winder steps"
    SPIRAL = "spiral", "螺旋形", "spiral"


class StairGate(Choice):
    NONE = "none", "没有楼梯门", "none"
    OPENABLE = "openable", "有，婴幼儿能自行打开", "one that children can open"
    CHILDPROOF = "childproof", "有，婴幼儿不能自行打开", "one that children cannot open"


class StairEnclosure(Choice):
    OPEN = "open", "敞开楼梯间", "open stairwell"
    CLOSED = "closed", "封闭楼梯间", "closed stairwell"
    SMOKE_PROOF = "smoke_proof", "防烟楼梯间", "smoke-proof stairwell"


class StairwellContent(Choice):
    WATER_HEATER = "water_heater", "烧水间", "boiling-water room"
    COMBUSTIBLE_STORE = "combustible_store", "可燃材料储藏室", "store of combustibles"
    REFUSE_CHUTE = "refuse_chute", "垃圾道", "refuse chute"
    PROJECTION = "projection", "影响疏散的突出物", "projections in the way"


class Stair(Record):
    """One stair (楼梯)."""

    id: Id = identity("楼梯编号", "Stair id")
    used_by_children: Flag | None = fact("婴幼儿是否使用", "Used by children", evidence="on_site")
    outdoor: Flag | None = fact("是否室外楼梯", "Outdoor", evidence="on_site")
    shape: StairShape | None = fact("形式", "Shape", evidence="on_site")
    daylight: Flag | None = fact("楼梯间是否有直接天然采光", "Direct daylight", evidence="on_site")
    natural_ventilation: Flag | None = fact("楼梯间是否自然通风", "Natural ventilation", evidence="on_site")
    child_handrails: Flag | None = fact("梯段两侧是否设幼儿扶手", "Child handrails on both sides", evidence="on_site")
    child_handrail_height_m: Quantity | None = fact(
        "幼儿扶手高度", "Height of the child handrail", unit="m", evidence="on_site"
    )
    riser_m: Quantity | None = fact("踏步高", "Riser", unit="m", evidence="on_site")
    tread_m: Quantity | None = fact("踏步宽", "Tread", unit="m", evidence="on_site")
    nonslip: Flag | None = fact("踏步面是否防滑", "Non-slip treads", evidence="on_site")
    closed_risers: Flag | None = fact("踢面是否不漏空", "Closed risers", evidence="on_site")
    marked: Flag | None = fact("踏步面是否有明显警示标识", "Clearly marked treads", evidence="on_site")
    exit_direct: Flag | None = fact(
        "在首层是否直通室外", "Leads straight outside on the ground floor", evidence="on_site"
    )
    well_width_m: Quantity | None = fact(
        "楼梯井净宽（没有楼梯井写0）", "Width of the stair well (0 if none)", unit="m", evidence="on_site"
    )
    child_gate: StairGate | None = fact("楼梯门", "Stair gate", evidence="on_site")
    anti_climb: Flag | None = fact("是否采取防攀滑措施", "Measures against climbing and sliding", evidence="on_site")
    railing_climbable: Flag | None = fact("楼梯栏杆是否易攀爬", "Railing easy to climb", evidence="on_site")
    bar_gap_m: Quantity | None = fact(
        "栏杆垂直杆件净距（不用垂直杆件写0）",
        "Gap between vertical railing bars (0 if there are none)",
        unit="m",
        evidence="on_site",
    )
    clear_width_m: Quantity | None = fact("梯段净宽", "Clear width", unit="m", evidence="on_site")
    enclosure: StairEnclosure | None = fact(
        "楼梯间形式（室内楼梯）", "Stairwell (of an indoor stair)", evidence="on_site"
    )
    enlarged_lobby: Flag | None = fact(
        "首层是否采用扩大的封闭楼梯间或防烟楼梯间前室",
        "Enlarged closed stairwell or smoke-proof lobby on the ground floor",
        evidence="on_site",
    )
    outside_door_m: Quantity | None = fact(
        "首层直通室外的门到楼梯间的距离（直通室外的写0）",
        "Distance from the stairwell to the door outside (0 if it leads straight outside)",
        unit="m",
        evidence="on_site",
    )
    stairwell_contents: list[StairwellContent] | None = fact(
        "楼梯间内设有的（没有就写空列表）", "In the stairwell (empty list if none)", evidence="on_site"
    )
    finish_class: Combustibility | None = fact(
        "楼梯间顶棚、墙面、地面装修材料的燃烧性能（取最差）",
        "Finishes of ceiling, walls and floor of the stairwell (the worst)",
        evidence="document",
        proof=("检测报告", "test report"),
    )
    door_opens_outward: Flag | None = fact(
        "楼梯间及其前室的门是否向疏散方向开启（没有门写是）",
        "Doors of stairwell and lobby open in the direction of escape (yes, if there are none)",
        evidence="on_site",
    )
    flight_class: Combustibility | None = fact(
        "梯段和平台材料的燃烧性能（取最差）",
        "Material of flights and landings (the worst)",
        evidence="document",
        proof=("竣工图或检测报告", "as-built drawings or test report"),
    )
    separated_from_business: Flag | None = fact(
        "与楼内办公、经营场所之间是否有防火分隔",
        "Fire-separated from offices or shops in the building",
        evidence="on_site",
    )


class CorridorServes(Choice):
    LIVING = "living", "生活用房", "child rooms"
    SERVICE = "service", "服务管理用房", "service rooms"
    SUPPLY = "supply", "供应用房", "supply rooms"


class CorridorLayout(Choice):
    DOUBLE_LOADED = "double_loaded", "中间走廊", "double-loaded"
    SINGLE_LOADED = "single_loaded", "单面走廊或外廊", "single-loaded or external"


class Corridor(Record):
    """One corridor (走廊、走道)."""

    id: Id = identity("走廊编号", "Corridor id")
    serves: CorridorServes | None = fact("服务的用房", "Rooms it serves", evidence="document", proof=PLAN)
    layout: CorridorLayout | None = fact("形式", "Layout", evidence="document", proof=PLAN)
    clear_width_m: Quantity | None = fact("净宽", "Clear width", unit="m", evidence="on_site")
    steps: Flag | None = fact("是否有台阶", "Has steps", evidence="on_site")
    level_change: Flag | None = fact("是否有高差", "Has a change of level", evidence="on_site")
    nonslip_ramp: Flag | None = fact("高差处是否设防滑坡道", "Non-slip ramp at the change of level", evidence="on_site")
    ramp_run_per_rise: Quantity | None = fact(
        "坡道坡度1:n的n", "The n of the ramp's slope 1:n", unit="ratio", evidence="on_site"
    )
    projections: Flag | None = fact(
        "距地2米以下墙面是否有突出物", "Projections from the wall below 2 m", evidence="on_site"
    )
    nonslip: Flag | None = fact("地面是否防滑", "Non-slip floor", evidence="on_site")
    length_m: Quantity | None = fact("长度", "Length", unit="m", evidence="document", proof=PLAN)
    smoke_control: SmokeControl | None = fact(
        "排烟措施（较长的疏散走道填写；敞开外廊写自然排烟）",
        "Smoke control (for long escape corridors; natural, for open galleries)",
        evidence="on_site",
    )


class Entrance(Record):
    """One outside entrance (室外出入口)."""

    id: Id = identity("出入口编号", "Entrance id")
    canopy: Flag | None = fact("是否设雨篷", "Canopy", evidence="on_site")
    canopy_overhang_m: Quantity | None = fact(
        "雨篷超出首级踏步的长度", "Canopy beyond the first step", unit="m", evidence="on_site"
    )
    step_height_m: Quantity | None = fact(
        "台阶总高（没有台阶写0）", "Height of the steps (0 if none)", unit="m", evidence="on_site"
    )
    open_side: Flag | None = fact("台阶侧面是否临空", "Steps with an open side", evidence="on_site")
    guard_height_m: Quantity | None = fact(
        "侧面防护设施净高（没有写0）", "Height of the side guard (0 if none)", unit="m", evidence="on_site"
    )
    vestibule: Flag | None = fact("外门是否设门斗", "Vestibule", evidence="on_site")
    escape_exit: Flag | None = fact("是否作为安全出口（疏散外门）", "Serves as an exit in a fire", evidence="on_site")
    clear_width_m: Quantity | None = fact("外门净宽", "Clear width of the outside door", unit="m", evidence="on_site")
