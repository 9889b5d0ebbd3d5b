"""What is built in: 供暖、空调、热水、消防设施、电气、安防."""

from engine.declaration.fields import Choice, Flag, Quantity, Record, fact


class Heating(Choice):
    FLOOR_WATER = "floor_water", "低温热水地面辐射供暖", "low-temperature hot-water floor heating"
    FLOOR_ELECTRIC = "floor_electric", "电热地面辐射供暖", "electric floor heating"
    RADIATOR = "radiator", "散热器", "radiators"
    ELECTRIC = "electric", "其他电采暖", "other electric heating"
    OTHER = "other", "其他供暖", "another heating"


class HotWater(Choice):
    CENTRAL = "central", "集中热水供应", "central hot water"
    PREPARED = "prepared", "预留集中热水条件", "prepared for central hot water"
    LOCAL = "local", "分散的热水器", "separate water heaters"
    NONE = "none", "没有热水", "no hot water"


class Boiler(Choice):
    ELECTRIC = "electric", "电开水炉", "electric boiling-water heater"
    OTHER = "other", "燃气或其他开水炉", "gas or other boiling-water heater"
    NONE = "none", "没有开水炉", "no boiling-water heater"


class CameraPlace(Choice):
    GATE = "gate", "大门", "gate"
    BUILDING_ENTRANCE = "building_entrance", "建筑出入口", "building entrances"
    STAIRWELL = "stairwell", "楼梯间", "stairwells"
    CORRIDOR = "corridor", "走廊", "corridors"
    KITCHEN = "kitchen", "厨房", "kitchen"
    OTHER = "other", "其他部位", "another place"


class AlarmPlace(Choice):
    PERIMETER = "perimeter", "周界", "perimeter"
    FINANCE_ROOM = "finance_room", "财务室", "finance office"
    BUILDING_ENTRANCE = "building_entrance", "建筑出入口", "building entrances"
    STAIRWELL = "stairwell", "楼梯间", "stairwells"
    KITCHEN = "kitchen", "厨房", "kitchen"
    ELECTRICAL_ROOM = "electrical_room", "配电间", "electrical room"
    OTHER = "other", "其他部位", "another place"


class AccessPlace(Choice):
    GATE = "gate", "大门", "gate"
    KITCHEN = "kitchen", "厨房", "kitchen"
    OTHER = "other", "其他部位", "another place"


class TankDisinfection(Choice):
    ULTRAVIOLET = "ultraviolet", "紫外线消毒", "ultraviolet"
    OTHER = "other", "其他消毒设备", "another device"
    NONE = "none", "没有消毒设备", "none"


class Communication(Choice):
    TELEPHONE = "telephone", "电话", "telephone"
    NETWORK = "network", "网络", "network"
    PUBLIC_ADDRESS = "public_address", "广播", "public address"


class Installations(Record):
    """Heating, air-conditioning, water, fire, electrical and security installations (建筑设备)."""

    kitchen_serves_upper_floors: Flag | None = fact("厨房是否供应楼上各层", "Kitchen serves upper floors")
    food_lift: Flag | None = fact("是否设提升食梯", "Food lift", evidence="on_site")
    food_lift_button_height_m: Quantity | None = fact(
        "食梯呼叫按钮距地高度", "Height of the food lift's call button", unit="m", evidence="on_site"
    )
    hydrants: Flag | None = fact("是否设室内消火栓", "Indoor fire hydrants", evidence="on_site")
    riser_valves_protected: Flag | None = fact(
        "消防立管阀门是否避免幼儿碰撞", "Fire-riser valves out of the way of children", evidence="on_site"
    )
    hydrant_boxes_recessed: Flag | None = fact("消火栓箱是否暗装", "Hydrant boxes recessed", evidence="on_site")
    extinguishers_obstruct: Flag | None = fact(
        "灭火器箱是否妨碍通行", "Extinguisher boxes obstruct the way", evidence="on_site"
    )
    hot_water: HotWater | None = fact("热水供应方式", "Hot water", evidence="on_site")
    hot_water_constant: Flag | None = fact(
        "集中热水是否采用混合水箱单管定温系统",
        "Single-pipe constant-temperature system with a mixing tank",
        evidence="document",
        proof=("给排水施工图", "water supply drawings"),
    )
    hot_water_outlet_c: Quantity | None = fact(
        "热水器出水最高温度", "Highest temperature of hot water at the tap", unit="celsius", evidence="on_site"
    )
    boiler: Boiler | None = fact("饮用水开水炉", "Boiling-water heater", evidence="on_site")
    boiler_own_room: Flag | None = fact("开水炉是否设在专用房间", "Heater in a room of its own", evidence="on_site")
    boiler_child_guard: Flag | None = fact(
        "开水炉是否有防止幼儿接触的措施", "Heater guarded from children", evidence="on_site"
    )
    heating: list[Heating] | None = fact(
        "供暖方式（没有供暖就写空列表；空调不写）",
        "Heating (empty list if none; no air-conditioners)",
        evidence="on_site",
    )
    floor_surface_c: Quantity | None = fact(
        "地面辐射供暖的地面最高温度", "Highest floor surface temperature", unit="celsius", evidence="on_site"
    )
    supply_water_c: Quantity | None = fact(
        "地面辐射供暖的供水温度", "Supply water temperature of floor heating", unit="celsius", evidence="on_site"
    )
    water_difference_c: Quantity | None = fact(
        "地面辐射供暖的供回水温差",
        "Difference of supply and return water of floor heating",
        unit="celsius",
        evidence="on_site",
    )
    heating_controls_outside: Flag | None = fact(
        "供暖系统总体调节和检修的设施是否设在活动室和寝室之外（没有这类设施写是）",
        "Main heating controls and maintenance points outside activity rooms and bedrooms (yes, if there are none)",
        evidence="on_site",
    )
    radiators_concealed: Flag | None = fact("散热器是否暗装", "Radiators concealed", evidence="on_site")
    electric_heating_guarded: Flag | None = fact(
        "电采暖是否有可靠的安全防护", "Electric heating reliably protected", evidence="on_site"
    )
    split_air_conditioning: Flag | None = fact("是否采用分体空调", "Split air-conditioning", evidence="on_site")
    outdoor_units_fixed: Flag | None = fact("空调室外机是否安装牢固", "Outdoor units firmly fixed", evidence="on_site")
    outdoor_units_out_of_reach: Flag | None = fact(
        "空调室外机是否有防止幼儿接触的措施", "Outdoor units kept from children", evidence="on_site"
    )
    uv_lamps: Flag | None = fact("是否安装紫外线杀菌灯", "Ultraviolet lamps installed", evidence="on_site")
    uv_mobile: Flag | None = fact(
        "是否配备安全型移动式紫外线杀菌设备", "Safe mobile ultraviolet unit at hand", evidence="on_site"
    )
    uv_switch_separate: Flag | None = fact(
        "紫外线灯的控制装置是否单独设置", "Separate control of ultraviolet lamps", evidence="on_site"
    )
    uv_switch_guarded: Flag | None = fact(
        "紫外线灯的控制装置是否有防误开措施",
        "Control of ultraviolet lamps guarded against mistakes",
        evidence="on_site",
    )
    sockets_safety_type: Flag | None = fact("插座是否为安全型", "Safety sockets", evidence="on_site")
    lowest_socket_m: Quantity | None = fact(
        "婴幼儿用房插座的最低安装高度", "Lowest socket in child rooms", unit="m", evidence="on_site"
    )
    socket_circuits_separate: Flag | None = fact(
        "插座回路与照明回路是否分开", "Socket circuits separate from lighting", evidence="on_site"
    )
    residual_current_protection: Flag | None = fact(
        "插座回路是否设剩余电流动作保护", "Residual-current protection of socket circuits", evidence="on_site"
    )
    residual_current_ma: Quantity | None = fact(
        "剩余电流保护的额定动作电流", "Rated residual operating current", unit="mA", evidence="on_site"
    )
    boxes_in_child_areas: Flag | None = fact(
        "幼儿活动场所是否装有配电箱、控制箱", "Electrical boxes where children are", evidence="on_site"
    )
    lowest_box_m: Quantity | None = fact(
        "这些箱体底部距地的最低高度", "Lowest bottom edge of these boxes", unit="m", evidence="on_site"
    )
    boxes_protected: Flag | None = fact("这些箱体是否采取安全措施", "These boxes protected", evidence="on_site")
    electrical_room: Flag | None = fact("是否设配电间", "Electrical room", evidence="on_site")
    cameras: list[CameraPlace] | None = fact(
        "设有视频安防监控的部位（没有就写空列表）", "Places under video surveillance", evidence="on_site"
    )
    alarms: list[AlarmPlace] | None = fact(
        "设有入侵报警的部位（没有就写空列表）", "Places with an intrusion alarm", evidence="on_site"
    )
    access_control: list[AccessPlace] | None = fact(
        "设有出入口控制的部位（没有就写空列表）", "Places with access control", evidence="on_site"
    )
    electronic_patrol: Flag | None = fact("是否设电子巡查系统", "Electronic patrol system", evidence="on_site")
    water_and_drainage: Flag | None = fact(
        "是否设适合幼儿需要的给水排水系统", "Water supply and drainage suited to children", evidence="on_site"
    )
    water_quality_ok: Flag | None = fact(
        "生活饮用水水质是否符合国家标准",
        "Drinking water meets the national standard",
        evidence="document",
        proof=("水质检测报告", "water test report"),
    )
    secondary_supply: Flag | None = fact("是否采用二次供水", "Secondary water supply", evidence="on_site")
    secondary_supply_clean: Flag | None = fact(
        "二次供水是否有防止水质污染的措施", "Secondary supply protected from contamination", evidence="on_site"
    )
    water_tank: Flag | None = fact("二次供水是否设水箱", "Secondary supply with a tank", evidence="on_site")
    tank_disinfection: TankDisinfection | None = fact(
        "水箱的消毒设备", "Disinfection of the water tank", evidence="on_site"
    )
    reclaimed_water: Flag | None = fact("是否设中水系统", "Reclaimed-water system", evidence="on_site")
    piped_drinking_water: Flag | None = fact("是否设管道直饮水系统", "Piped direct-drinking system", evidence="on_site")
    communications: list[Communication] | None = fact(
        "弱电系统（没有就写空列表）", "Communication systems (empty list if none)", evidence="on_site"
    )
    district_heating_at_hand: Flag | None = fact("所在区域是否有集中供热管网", "District heating available in the area")
    district_heating: Flag | None = fact("是否接入区域集中供热", "Connected to district heating", evidence="on_site")
    central_heating: Flag | None = fact("是否设集中供暖", "Central heating", evidence="on_site")
    heat_metering: Flag | None = fact("供暖是否设热计量装置", "Heat metering", evidence="on_site")
    thermostatic_valves: Flag | None = fact(
        "供暖末端是否设恒温控制阀", "Thermostatic valves at the heaters", evidence="on_site"
    )
    central_air_conditioning: Flag | None = fact("是否采用集中空调系统", "Central air-conditioning", evidence="on_site")
    air_purification: Flag | None = fact(
        "集中空调是否设空气净化消毒装置", "Central air-conditioning purified and disinfected", evidence="on_site"
    )
    duct_cleaning_openings: Flag | None = fact(
        "集中空调是否设清洗口", "Central air-conditioning with cleaning openings", evidence="on_site"
    )
    recording_days: Quantity | None = fact(
        "监控录像保存天数", "Days recordings are kept", unit="days", evidence="on_site"
    )
    surveillance_in_care: Flag | None = fact(
        "收托期间视频监控是否保持设防", "Video surveillance armed while children are in care", evidence="on_site"
    )
