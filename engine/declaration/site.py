"""The land, the outdoor place and what stands on it: 场地、室外活动场地、设施设备."""

from engine.declaration.fields import (
    Choice,
    Day,
    Flag,
    Id,
    Line,
    Quantity,
    Record,
    fact,
    identity,
)


class Tenure(Choice):
    OWNED = "owned", "自有", "owned"
    LEASED = "leased", "租赁", "leased"
    OTHER = "other", "其他（借用等）", "other (such as borrowed)"


class AdjacentUse(Choice):
    ENTERTAINMENT = "entertainment", "大型公共娱乐场所", "large public entertainment place"
    MALL = "mall", "商场", "shopping mall"
    WHOLESALE_MARKET = "wholesale_market", "批发市场", "wholesale market"
    CROWDED_OTHER = "crowded_other", "其他人流密集场所", "another crowded place"


class Utility(Choice):
    HV_LINE = "hv_line", "高压输电线", "high-voltage line"
    GAS_MAIN = "gas_main", "燃气主干管", "gas main"
    OIL_MAIN = "oil_main", "输油主干管", "oil main"


class Neighbour(Record):
    """A dangerous building, store, tank or yard nearby (易发生危险的建筑物、仓库、储罐、可燃物堆场)."""

    id: Id = identity()
    name: Line | None = fact("名称", "Name")
    distance_m: Quantity | None = fact("距离", "Distance", unit="m", evidence="on_site")
    required_m: Quantity | None = fact(
        "国家标准要求的距离", "Distance the national standard asks", unit="m", evidence="document"
    )


class Pollution(Record):
    """A source of pollution nearby (污染源)."""

    id: Id = identity()
    name: Line | None = fact("名称", "Name")
    distance_ok: Flag | None = fact(
        "是否满足卫生防护标准", "Meets the sanitary protection standard", evidence="on_site"
    )


class Site(Record):
    """The land and its surroundings (场地)."""

    tenure: Tenure | None = fact("场地权属", "Tenure", evidence="document", proof=("场地证明", "proof of premises"))
    lease_start: Day | None = fact("租赁起始日", "Lease starts on", evidence="document", proof=("租赁合同", "lease"))
    lease_end: Day | None = fact(
        "租赁截止日（含当日）", "Lease ends on (that day included)", evidence="document", proof=("租赁合同", "lease")
    )
    planning_approved: Flag | None = fact(
        "选址是否符合当地总体规划",
        "Siting agrees with the local plan",
        evidence="document",
        proof=("选址（规划）批准文件", "site approval"),
    )
    natural_conditions_ok: Flag | None = fact("自然条件是否良好", "Good natural conditions", evidence="on_site")
    transport_ok: Flag | None = fact("交通是否方便", "Easy to reach", evidence="on_site")
    hygiene_ok: Flag | None = fact("是否符合卫生要求", "Meets hygiene requirements", evidence="on_site")
    environment_ok: Flag | None = fact("是否符合环保要求", "Meets environmental requirements", evidence="on_site")
    sunlight_ok: Flag | None = fact("日照是否充足", "Ample sunlight", evidence="on_site")
    level_and_dry: Flag | None = fact("场地是否平整干燥", "Level and dry", evidence="on_site")
    drainage_ok: Flag | None = fact("排水是否通畅", "Drains well", evidence="on_site")
    infrastructure_ok: Flag | None = fact("基础设施是否完善", "Utilities in place", evidence="on_site")
    surroundings_ok: Flag | None = fact("周边环境是否良好", "Good surroundings", evidence="on_site")
    noise_ok: Flag | None = fact(
        "环境噪声是否符合GB 50118",
        "Environmental noise meets GB 50118",
        evidence="document",
        proof=("噪声检测报告", "noise test report"),
    )
    hazards: list[Line] | None = fact(
        "附近其他有害婴幼儿成长的建筑、设施（易发生危险的场所和污染源另填；没有就写空列表）",
        "Other harmful buildings or facilities nearby (dangerous places and pollution are listed apart; empty list if none)",
        evidence="on_site",
    )
    geohazard_zone: Flag | None = fact(
        "是否位于易发生自然地质灾害的地段", "In an area prone to geological hazards", evidence="document"
    )
    dangerous_neighbours: list[Neighbour] | None = fact(
        "附近易发生危险的建筑物、仓库、储罐、堆场（没有就写空列表）",
        "Dangerous buildings, stores, tanks or yards nearby (empty list if none)",
    )
    adjacent_uses: list[AdjacentUse] | None = fact(
        "毗邻的人流密集场所（没有就写空列表）", "Crowded places next door (empty list if none)", evidence="on_site"
    )
    pollution_sources: list[Pollution] | None = fact(
        "附近污染源（没有就写空列表）", "Pollution sources nearby (empty list if none)"
    )
    crossing_utilities: list[Utility] | None = fact(
        "穿过场地的高压线、燃气或输油主干管（没有就写空列表）",
        "High-voltage lines, gas or oil mains crossing the site (empty list if none)",
        evidence="on_site",
    )
    service_radius_m: Quantity | None = fact("服务半径", "Service radius", unit="m")
    zones_on_plan: Flag | None = fact(
        "总平面是否包括建筑、绿化、道路和已有的室外场地，且分区合理",
        "Site plan shows building, greenery, roads and any outdoor place, well zoned",
        evidence="document",
        proof=("总平面图", "site plan"),
    )
    green_percent: Quantity | None = fact(
        "绿地率", "Green ratio", unit="percent", le=100, evidence="document", proof=("总平面图", "site plan")
    )
    green_area: Flag | None = fact(
        "是否设集中绿化用地", "Greenery gathered in one place", evidence="document", proof=("总平面图", "site plan")
    )
    hazardous_plants: Flag | None = fact(
        "是否种有有毒、带刺、飞絮、多病虫害或有刺激性的植物",
        "Poisonous, thorny, fluffy, pest-prone or irritant plants",
        evidence="on_site",
    )
    service_yard: Flag | None = fact("供应区是否设有杂物院", "Service yard in the supply area")
    service_yard_separated: Flag | None = fact("杂物院是否与其他部分隔离", "Service yard separated", evidence="on_site")
    service_yard_own_entrance: Flag | None = fact(
        "杂物院是否有单独对外出入口", "Service yard with its own entrance", evidence="on_site"
    )
    fence: Flag | None = fact("周边是否设围护设施", "Fenced", evidence="on_site")
    fence_child_proof: Flag | None = fact(
        "围护设施是否能防止幼儿穿过和攀爬", "Fence keeps children from passing or climbing", evidence="on_site"
    )
    gate: Flag | None = fact("出入口是否设大门", "Gate at the entrance", evidence="on_site")
    guard_room: Flag | None = fact("出入口是否设警卫室", "Guard room at the entrance", evidence="on_site")
    guard_room_view: Flag | None = fact("警卫室视野是否良好", "Guard room with a good view", evidence="on_site")
    entrance_on_arterial: Flag | None = fact(
        "出入口是否直接开在城市干道一侧", "Entrance directly on an arterial road", evidence="on_site"
    )
    entrance_waiting_space: Flag | None = fact(
        "出入口是否设人员和车辆停留场地", "Space for people and vehicles to wait at the entrance", evidence="on_site"
    )
    garage: Flag | None = fact(
        "本服务点是否设汽车库（同楼的公共车库不算）",
        "Garage of the point's own (a public one in the same building does not count)",
        evidence="on_site",
    )
    garage_separated: Flag | None = fact(
        "汽车库是否与儿童活动区分开", "Garage separate from the children's areas", evidence="on_site"
    )
    garage_own_access: Flag | None = fact(
        "汽车库是否有单独的车道和出入口", "Garage with its own lane and entrance", evidence="on_site"
    )
    dense_urban: Flag | None = fact(
        "是否位于人口密集城区且室外场地确有困难", "In a dense urban area with real difficulty of outdoor space"
    )


class OutdoorKind(Choice):
    OWN = "own", "独立使用", "own"
    SHARED = "shared", "与他人共用", "shared"
    NEARBY_PUBLIC = "nearby_public", "借用附近公共场地", "nearby public space"
    NONE = "none", "没有", "none"


class Outdoor(Record):
    """The outdoor activity place (室外活动场地)."""

    kind: OutdoorKind | None = fact("室外活动场地的来源", "Kind of outdoor place", evidence="on_site")
    area_m2: Quantity | None = fact("面积", "Area", unit="m2", evidence="document", proof=("总平面图", "site plan"))
    unshaded_area_m2: Quantity | None = fact(
        "标准建筑日照阴影线之外的面积",
        "Area outside the standard shadow line",
        unit="m2",
        evidence="document",
        proof=("日照分析报告", "sunlight analysis"),
    )
    play_facilities: Flag | None = fact("是否有适宜的游戏设施", "Suitable play facilities", evidence="on_site")
    protection: Flag | None = fact("是否有安全防护措施", "Protective measures", evidence="on_site")
    safety_assured: Flag | None = fact(
        "借用场地的安全是否有保障", "Safety of the borrowed place assured", evidence="on_site"
    )
    fenced: Flag | None = fact("周边是否采取隔离措施", "Fenced off", evidence="on_site")
    fall_protection: Flag | None = fact("是否有防坠物措施", "Protected against falling objects", evidence="on_site")
    level: Flag | None = fact("地面是否平整、无障碍", "Level and free of obstacles", evidence="on_site")
    nonslip: Flag | None = fact("地面是否防滑", "Non-slip", evidence="on_site")
    no_sharp_objects: Flag | None = fact("是否无尖锐突出物", "No sharp projections", evidence="on_site")
    soft_surface: Flag | None = fact("是否采用软质地坪", "Soft surface", evidence="on_site")
    synthetic_surface: Flag | None = fact("是否采用合成材料面层", "Synthetic surface", evidence="on_site")
    synthetic_surface_ok: Flag | None = fact(
        "合成材料面层是否符合GB 36246",
        "Synthetic surface meets GB 36246",
        evidence="document",
        proof=("面层检测报告", "test report of the surface"),
    )
    play_equipment: Flag | None = fact("是否设游戏器具", "Play equipment", evidence="on_site")
    sandpit: Flag | None = fact("是否设沙坑", "Sandpit", evidence="on_site")
    common_ground: Flag | None = fact(
        "是否设两个及以上班级共用的活动场地", "Ground that two or more classes share", evidence="on_site"
    )
    running_track: Flag | None = fact("是否设30米跑道", "30 m running track", evidence="on_site")
    equipment_soft_surface: Flag | None = fact(
        "器具下及周围是否做软质铺装", "Soft paving under and around equipment", evidence="on_site"
    )
    paddling_pool: Flag | None = fact("是否设戏水池", "Paddling pool", evidence="on_site")
    paddling_pool_depth_m: Quantity | None = fact(
        "戏水池水深", "Depth of the paddling pool", unit="m", evidence="on_site"
    )
    separate_from_kindergarten: Flag | None = fact(
        "与幼儿园合建时室外场地是否分开", "Separate from the kindergarten's", evidence="on_site"
    )


class EquipmentKind(Choice):
    FURNITURE = "furniture", "家具", "furniture"
    UTENSILS = "utensils", "用具", "utensils"
    TOYS = "toys", "玩具", "toys"
    BOOKS = "books", "图书", "books"
    PLAY_MATERIALS = "play_materials", "游戏材料", "play materials"


class Equipment(Record):
    """One group of furniture, utensils, toys, books or play materials (设施设备)."""

    id: Id = identity("设备编号", "Equipment id")
    kind: EquipmentKind | None = fact("种类", "Kind")
    acquired_on: Day | None = fact(
        "购置日期（家具、玩具填写）",
        "Acquired on (for furniture and toys)",
        evidence="document",
        proof=("购货凭证", "proof of purchase"),
    )
    age_suitable: Flag | None = fact("是否适合月龄", "Suits the age", evidence="on_site")
    safety_ok: Flag | None = fact(
        "是否符合安全质量标准",
        "Meets safety and quality standards",
        evidence="document",
        proof=("产品合格证", "product certificate"),
    )
    environment_ok: Flag | None = fact(
        "是否符合环保标准",
        "Meets environmental standards",
        evidence="document",
        proof=("产品合格证", "product certificate"),
    )
