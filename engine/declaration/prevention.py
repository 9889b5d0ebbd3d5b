"""What is done against injuries: 窒息、跌倒、烧烫伤、溺水、中毒、交通等伤害的预防."""

from engine.declaration.fields import Choice, Count, Flag, Record, fact


class ChokingGuard(Choice):
    SMALL_THINGS = "small_things", "绳带、塑料袋、小件物品放在接触不到处", "cords, bags and small things out of reach"
    CLOSED_SPACES = "closed_spaces", "柜箱、冰箱、工具间等密闭空间防误入", "closed spaces guarded against entry"
    CORDS_FIXED = "cords_fixed", "窗帘绳、玩具绳带收短固定", "blind cords and toy strings short and fixed"
    NO_CORDS_OVER_BEDS = "no_cords_over_beds", "绳带不挂在床上方", "no cords over beds"
    BEDS_CLEAR = "beds_clear", "床上不放枕头、毛绒玩具、松软被褥", "no pillows, soft toys or loose bedding in beds"
    FIRM_MATTRESS = "firm_mattress", "床垫稳固", "firm mattresses"
    NO_GAPS = "no_gaps", "床与护栏无夹头缝隙", "no gap between bed and rail that traps the head"
    SMALL_OBJECTS = (
        "small_objects",
        "电池、硬币、小磁铁等放在接触不到处",
        "batteries, coins and small magnets out of reach",
    )


class FallGuard(Choice):
    FLOOR_LEVEL = "floor_level", "地面平整", "level floors"
    FLOOR_CLEAR = "floor_clear", "地面无障碍", "floors free of obstacles"
    NO_SHARP = "no_sharp", "无尖锐突出物", "no sharp projections"
    OPENINGS_CLEAR = (
        "openings_clear",
        "窗边、楼梯、阳台不放可攀爬的家具和物品",
        "nothing climbable near windows, stairs and balconies",
    )
    ZONES_SEPARATED = (
        "zones_separated",
        "活动区与楼梯、厨房等危险区分隔",
        "play areas apart from stairs, kitchen and the like",
    )
    ANCHORED = "anchored", "高大家具固定在墙上", "tall furniture fixed to the wall"
    LOCKED = "locked", "家具的门和抽屉设锁", "locks on doors and drawers of furniture"
    BED_RAILS = "bed_rails", "床有护栏", "rails on beds"
    TABLE_GUARDED = "table_guarded", "换尿布台有护栏", "guard on the nappy table"
    AROUND_BEDS_CLEAR = "around_beds_clear", "床周无可攀爬物", "nothing climbable around beds"


class BurnGuard(Choice):
    KITCHEN_GATE = "kitchen_gate", "厨房设门栏", "gate at the kitchen"
    BATHROOM_GATE = "bathroom_gate", "浴室设门栏", "gate at the bathroom"
    NO_TABLECLOTHS = "no_tablecloths", "餐桌不用桌布", "no tablecloths"
    HOT_THINGS_GUARDED = (
        "hot_things_guarded",
        "热水、热汤、开水器、暖水瓶、取暖器放在接触不到处或加防护",
        "hot liquids, boilers, flasks and heaters out of reach or guarded",
    )
    FLAMMABLES_KEPT = (
        "flammables_kept",
        "易燃品、打火机、化学消毒剂专人保管",
        "flammables, lighters and chemical disinfectants in one person's charge",
    )


class DrowningGuard(Choice):
    COVERED = "covered", "水缸、盆、桶加盖", "vats, basins and buckets covered"
    RESTRICTED = "restricted", "限制婴幼儿接近水缸、盆、桶", "children kept from vats, basins and buckets"
    EMPTIED = "emptied", "水池、浴缸、盆桶用后及时排空", "pools, tubs and buckets emptied after use"
    NO_WATER_KEPT = (
        "no_water_kept",
        "不存水（没有水缸、水池、浴缸，盆桶不盛水）",
        "no water kept (no vats, pools or tubs, buckets empty)",
    )


class PoisonGuard(Choice):
    OUT_OF_REACH = (
        "out_of_reach",
        "药品、日用化学品放在婴幼儿够不到的固定位置",
        "medicines and household chemicals in a fixed place out of reach",
    )
    LOCKED = "locked", "药品、日用化学品上锁", "medicines and household chemicals locked up"
    KEEPER = "keeper", "药品、日用化学品专人保管", "medicines and household chemicals in one person's charge"


class GasHeater(Choice):
    NONE = "none", "没有燃气热水器", "no gas water heater"
    OUTDOORS = "outdoors", "装在室外", "outdoors"
    VENTILATED = "ventilated", "装在通风处", "in a ventilated place"
    UNVENTILATED = "unventilated", "装在不通风处", "in an unventilated place"


class EntranceGuard(Choice):
    SPEED_BUMP = "speed_bump", "减速带", "speed bump"
    WARNING_SIGN = "warning_sign", "警示标识", "warning sign"
    BARRIER = "barrier", "防护设施", "barrier"


class OtherGuard(Choice):
    CORDS_TIDY = "cords_tidy", "电线收好", "electric cords tidy"
    ANIMALS = "animals", "防动物伤", "against animal bites"
    SHARP_OBJECTS = "sharp_objects", "防锐器伤", "against sharp objects"
    HEAT_AND_COLD = "heat_and_cold", "防高低温伤害", "against heat and cold"


class TransportMeasure(Choice):
    CHILD_SEATS = "child_seats", "使用适合的儿童安全座椅", "suitable child seats"
    NEVER_ALONE = "never_alone", "不把婴幼儿单独留在车内", "children never left alone in a vehicle"


class OutingMeasure(Choice):
    ENOUGH_CARERS = "enough_carers", "有足够的照护人员", "enough carers"
    HELD = "held", "婴幼儿由成人牵护", "children held by adults"


class CareMeasure(Choice):
    SLEEP_WATCHED = "sleep_watched", "睡眠时持续看护", "sleeping children watched without a break"
    FACES_CLEAR = "faces_clear", "睡眠时检查口鼻有无遮盖", "noses and mouths checked during sleep"
    SEATED = "seated", "坐好进食", "seated meals"
    CALM = "calm", "进食时不逗笑", "no laughing during meals"
    NO_RUNNING = "no_running", "进食时不奔跑", "no running with food"
    HANDS_ON = "hands_on", "换尿布、抱放婴儿时手不离、人不离", "hands on the child while changing or laying down"
    STAIRS_CLOSE = "stairs_close", "上下楼近距离看护", "close watch on stairs"
    COLD_WATER_FIRST = "cold_water_first", "洗浴先放冷水再放热水", "cold water first for a bath"
    BATH_TESTED = "bath_tested", "入浴前测水温", "bath water tested"
    FOOD_TESTED = "food_tested", "食物试温后喂", "food tested for heat"
    WITHIN_REACH = (
        "within_reach",
        "盥洗、玩水时婴幼儿在视线内、伸手可及",
        "children in sight and within reach during washing and water play",
    )
    DISINFECTANTS = "disinfectants", "规范使用消毒剂、清洁剂", "disinfectants and cleaners used as prescribed"
    NO_DRINK_BOTTLES = "no_drink_bottles", "不用饮料瓶分装消毒剂、清洁剂", "no chemicals in drink bottles"
    FOOD_PREPARED = "food_prepared", "食物去核、去骨、去刺、切小", "food stoned, boned and cut small"


class Taught(Choice):
    CHILDREN = "children", "婴幼儿", "children"
    GUARDIANS = "guardians", "监护人", "guardians"


class Prevention(Record):
    """What is done against injuries; a list names the measures in place (伤害预防)."""

    choking: list[ChokingGuard] | None = fact("防窒息、防异物的措施", "Against choking", evidence="on_site")
    falls: list[FallGuard] | None = fact("防跌倒的措施", "Against falls", evidence="on_site")
    burns: list[BurnGuard] | None = fact("防烧烫伤的措施", "Against burns", evidence="on_site")
    drowning: list[DrowningGuard] | None = fact("防溺水的措施", "Against drowning", evidence="on_site")
    water_hazards: Count | None = fact(
        "机构内和周边的池塘、沟渠、井等处数（没有写0）",
        "Ponds, ditches and wells in and around (0 if none)",
        evidence="on_site",
    )
    water_hazards_guarded: Count | None = fact(
        "其中已加盖或设围栏的处数", "Of these covered or fenced", evidence="on_site"
    )
    poisons: list[PoisonGuard] | None = fact("防中毒的措施", "Against poisoning", evidence="on_site")
    toxic_animals: Flag | None = fact("是否饲养有毒动物", "Poisonous animals kept", evidence="on_site")
    coal_heating: Flag | None = fact("是否用煤炭取暖", "Heated with coal", evidence="on_site")
    gas_heater: GasHeater | None = fact("燃气热水器的位置", "Place of the gas water heater", evidence="on_site")
    vehicles_enter: Flag | None = fact("机构内是否有车辆通行", "Vehicles drive on the premises", evidence="on_site")
    vehicles_separated: Flag | None = fact(
        "车辆通行区与婴幼儿活动区是否隔离、人车分流",
        "Vehicles kept apart from the children's areas",
        evidence="on_site",
    )
    entrance: list[EntranceGuard] | None = fact("门口的交通安全设施", "Traffic safety at the gate", evidence="on_site")
    others: list[OtherGuard] | None = fact("防其他伤害的措施", "Against other injuries", evidence="on_site")
    transport: Flag | None = fact("是否用车辆接送婴幼儿", "Children carried in vehicles")
    transport_measures: list[TransportMeasure] | None = fact("乘车的安全措施", "Safety in vehicles", evidence="on_site")
    outings: Flag | None = fact("是否组织婴幼儿外出", "Outings with the children")
    outing_measures: list[OutingMeasure] | None = fact("外出的安全措施", "Safety on outings", evidence="on_site")
    care: list[CareMeasure] | None = fact(
        "照护中的防伤害做法", "Ways of caring that prevent injuries", evidence="on_site"
    )
    taught: list[Taught] | None = fact(
        "接受伤害预防安全教育的对象",
        "Who is taught how to prevent injuries",
        evidence="document",
        proof=("安全教育记录", "record of safety education"),
    )
