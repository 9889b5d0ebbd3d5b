"""What is measured and tested: 室内空气检测、玩具和家具检测、纺织品、人造板."""

from typing import ClassVar

from engine.declaration.fields import (
    Choice,
    Count,
    Day,
    Flag,
    Id,
    ImplyingRecord,
    Line,
    Number,
    Quantity,
    Record,
    fact,
    identity,
)

AIR = ("室内空气检测报告", "indoor air test report")
PRODUCT = ("产品检测报告", "product test report")


class AirStage(Choice):
    COMPLETION = "completion", "竣工（装修）验收检测", "test at completion"
    IN_USE = "in_use", "使用中检测", "test in use"


class AirStandard(Choice):
    GB_50325_2020 = "gb_50325_2020", "GB 50325-2020", "GB 50325-2020"
    GB_55016_2021 = "gb_55016_2021", "GB 55016-2021", "GB 55016-2021"
    GB_18883_2022 = "gb_18883_2022", "GB/T 18883-2022", "GB/T 18883-2022"
    OTHER = "other", "其他标准或旧版", "another standard or an older edition"


class BuildingClass(Choice):
    CLASS_1 = "class_1", "Ⅰ类民用建筑", "class I"
    CLASS_2 = "class_2", "Ⅱ类民用建筑", "class II"


class AirItem(Choice):
    RADON = "radon", "氡", "radon"
    FORMALDEHYDE = "formaldehyde", "甲醛", "formaldehyde"
    AMMONIA = "ammonia", "氨", "ammonia"
    BENZENE = "benzene", "苯", "benzene"
    TOLUENE = "toluene", "甲苯", "toluene"
    XYLENE = "xylene", "二甲苯", "xylenes"
    TVOC = "tvoc", "总挥发性有机物", "TVOC"
    TRICHLOROETHYLENE = "trichloroethylene", "三氯乙烯", "trichloroethylene"
    TETRACHLOROETHYLENE = "tetrachloroethylene", "四氯乙烯", "tetrachloroethylene"
    BENZOPYRENE = "benzopyrene", "苯并[a]芘", "benzo[a]pyrene"
    CARBON_DIOXIDE = "carbon_dioxide", "二氧化碳", "carbon dioxide"
    CARBON_MONOXIDE = "carbon_monoxide", "一氧化碳", "carbon monoxide"
    NITROGEN_DIOXIDE = "nitrogen_dioxide", "二氧化氮", "nitrogen dioxide"
    SULPHUR_DIOXIDE = "sulphur_dioxide", "二氧化硫", "sulphur dioxide"
    OZONE = "ozone", "臭氧", "ozone"
    PM10 = "pm10", "可吸入颗粒物（PM10）", "PM10"
    PM25 = "pm25", "细颗粒物（PM2.5）", "PM2.5"
    BACTERIA = "bacteria", "细菌总数", "total bacteria"
    FRESH_AIR = "fresh_air", "新风量", "fresh air"
    TEMPERATURE = "temperature", "温度", "temperature"
    HUMIDITY = "humidity", "相对湿度", "relative humidity"
    AIR_SPEED = "air_speed", "风速", "air speed"


class Season(Choice):
    SUMMER = "summer", "夏季", "summer"
    WINTER = "winter", "冬季", "winter"
    OTHER = "other", "其他季节", "another season"


MEASURES = {"temperature": "temperature_c", "humidity": "humidity_percent"}
"""Items whose measured value has another name than the item."""
MEASURED = tuple((MEASURES.get(item.value, item.value), item.value) for item in AirItem)
PLASTICISERS = ("phthalates_percent", "mouth_phthalates_percent")
ELEMENTS = ("antimony", "arsenic", "barium", "cadmium", "chromium", "lead", "mercury", "selenium")


class AirReport(ImplyingRecord):
    """One air test report in force; measured values are the worst of the rooms (室内空气检测报告)."""

    IMPLIES: ClassVar = (("tested", MEASURED),)

    id: Id = identity("报告编号", "Report id")
    stage: AirStage | None = fact("检测阶段", "Stage of the test", evidence="document", proof=AIR)
    standard: AirStandard | None = fact("判定依据的标准", "Standard it is judged by", evidence="document", proof=AIR)
    building_class: BuildingClass | None = fact(
        "验收检测按哪一类民用建筑判定", "Class of building it is judged by", evidence="document", proof=AIR
    )
    cma: Flag | None = fact(
        "出具单位是否具备检验检测资质（CMA）", "Laboratory accredited (CMA)", evidence="document", proof=AIR
    )
    sampled_on: Day | None = fact("采样日期", "Sampled on", evidence="document", proof=AIR)
    closed_hours: Quantity | None = fact(
        "采样前关闭门窗的时间（氡除外）",
        "Doors and windows closed before sampling (radon apart)",
        unit="hours",
        evidence="document",
        proof=AIR,
    )
    radon_closed_hours: Quantity | None = fact(
        "测氡前关闭门窗的时间",
        "Doors and windows closed before radon was measured",
        unit="hours",
        evidence="document",
        proof=AIR,
    )
    season: Season | None = fact("检测时的季节", "Season of the test", evidence="document", proof=AIR)
    rooms_total: Count | None = fact("验收房间总数", "Rooms to be accepted, in all", evidence="document", proof=AIR)
    tested: list[AirItem] | None = fact("检测项目", "Items tested", evidence="document", proof=AIR)
    radon: Quantity | None = fact("氡", "Radon", unit="Bq/m3", evidence="document", proof=AIR)
    formaldehyde: Quantity | None = fact("甲醛", "Formaldehyde", unit="mg/m3", evidence="document", proof=AIR)
    ammonia: Quantity | None = fact("氨", "Ammonia", unit="mg/m3", evidence="document", proof=AIR)
    benzene: Quantity | None = fact("苯", "Benzene", unit="mg/m3", evidence="document", proof=AIR)
    toluene: Quantity | None = fact("甲苯", "Toluene", unit="mg/m3", evidence="document", proof=AIR)
    xylene: Quantity | None = fact("二甲苯", "Xylenes", unit="mg/m3", evidence="document", proof=AIR)
    tvoc: Quantity | None = fact("总挥发性有机物（TVOC）", "TVOC", unit="mg/m3", evidence="document", proof=AIR)
    trichloroethylene: Quantity | None = fact(
        "三氯乙烯", "Trichloroethylene", unit="mg/m3", evidence="document", proof=AIR
    )
    tetrachloroethylene: Quantity | None = fact(
        "四氯乙烯", "Tetrachloroethylene", unit="mg/m3", evidence="document", proof=AIR
    )
    benzopyrene: Quantity | None = fact("苯并[a]芘", "Benzo[a]pyrene", unit="ng/m3", evidence="document", proof=AIR)
    carbon_dioxide: Quantity | None = fact(
        "二氧化碳（体积分数）", "Carbon dioxide, by volume", unit="percent", evidence="document", proof=AIR
    )
    carbon_monoxide: Quantity | None = fact("一氧化碳", "Carbon monoxide", unit="mg/m3", evidence="document", proof=AIR)
    nitrogen_dioxide: Quantity | None = fact(
        "二氧化氮", "Nitrogen dioxide", unit="mg/m3", evidence="document", proof=AIR
    )
    sulphur_dioxide: Quantity | None = fact("二氧化硫", "Sulphur dioxide", unit="mg/m3", evidence="document", proof=AIR)
    ozone: Quantity | None = fact("臭氧", "Ozone", unit="mg/m3", evidence="document", proof=AIR)
    pm10: Quantity | None = fact("PM10", "PM10", unit="mg/m3", evidence="document", proof=AIR)
    pm25: Quantity | None = fact("PM2.5", "PM2.5", unit="mg/m3", evidence="document", proof=AIR)
    bacteria: Quantity | None = fact("细菌总数", "Total bacteria", unit="CFU/m3", evidence="document", proof=AIR)
    fresh_air: Quantity | None = fact(
        "每人每小时新风量", "Fresh air an hour and person", unit="m3/h", evidence="document", proof=AIR
    )
    temperature_c: Number | None = fact("室内温度", "Room temperature", unit="celsius", evidence="document", proof=AIR)
    humidity_percent: Quantity | None = fact(
        "相对湿度", "Relative humidity", unit="percent", le=100, evidence="document", proof=AIR
    )
    air_speed: Quantity | None = fact("室内风速", "Air speed indoors", unit="m/s", evidence="document", proof=AIR)


class AirSample(Record):
    """One room that an air test sampled (空气检测抽检的一个房间)."""

    id: Id = identity("抽检编号", "Sample id")
    report_id: Id | None = fact("所属检测报告编号", "Report", references="air_reports", evidence="document", proof=AIR)
    room_id: Id | None = fact("房间编号", "Room", evidence="document", proof=AIR)
    points: Count | None = fact("检测点数", "Points measured", unit="items", evidence="document", proof=AIR)


class ProductStandard(Choice):
    GB_6675_2014 = "gb_6675_2014", "GB 6675.1至.4-2014", "GB 6675.1 to .4-2014"
    GB_6675_2025 = "gb_6675_2025", "GB 6675.1-2025及2025版各部分", "GB 6675.1-2025 and parts of 2025"
    GB_28007_2024 = "gb_28007_2024", "GB 28007-2024", "GB 28007-2024"
    OTHER = "other", "其他标准或旧版", "another standard or an older edition"


class ProductItem(Choice):
    PHTHALATES = "phthalates", "增塑剂", "plasticisers"
    ELEMENTS = "elements", "可迁移元素", "migratable elements"
    FORMALDEHYDE = "formaldehyde", "甲醛", "formaldehyde"
    TVOC = "tvoc", "总挥发性有机物", "TVOC"
    CHLORINATED_PARAFFINS = "chlorinated_paraffins", "短链氯化石蜡", "short-chain chlorinated paraffins"
    BORON = "boron", "硼", "boron"
    EDGES = "edges", "边缘和尖端", "edges and points"
    GAPS = "gaps", "孔和间隙", "holes and gaps"
    STABILITY = "stability", "稳定性（防倾倒）", "stability"
    HARMFUL_SUBSTANCES = "harmful_substances", "甲醛等有害物质", "formaldehyde and other harmful substances"


class ProductReport(ImplyingRecord):
    """One test report of toys or furniture; measured values are the worst of the articles (玩具、家具检测报告)."""

    IMPLIES: ClassVar = (
        ("tested", (*((name, "phthalates") for name in PLASTICISERS), *((name, "elements") for name in ELEMENTS))),
    )

    id: Id = identity("报告编号", "Report id")
    article_id: Id | None = fact(
        "所检用品的设备编号", "Equipment tested", references="equipment", evidence="document", proof=PRODUCT
    )
    cma: Flag | None = fact(
        "出具单位是否具备检验检测资质（CMA）", "Laboratory accredited (CMA)", evidence="document", proof=PRODUCT
    )
    standards: list[ProductStandard] | None = fact(
        "检测依据的标准", "Standards tested against", evidence="document", proof=PRODUCT
    )
    tested: list[ProductItem] | None = fact("检测项目", "Items tested", evidence="document", proof=PRODUCT)
    exempt: list[ProductItem] | None = fact(
        "报告写明因材料或结构不适用的检测项目（没有就写空列表）",
        "Items the report says do not apply to the material or build (empty list if none)",
        evidence="document",
        proof=PRODUCT,
    )
    mouthable: Flag | None = fact("是否可放入口中", "Can be put in the mouth", evidence="document", proof=PRODUCT)
    phthalates_percent: Quantity | None = fact(
        "DBP、BBP、DEHP合计", "DBP, BBP and DEHP together", unit="percent", evidence="document", proof=PRODUCT
    )
    mouth_phthalates_percent: Quantity | None = fact(
        "DNOP、DINP、DIDP合计", "DNOP, DINP and DIDP together", unit="percent", evidence="document", proof=PRODUCT
    )
    clay_or_paint: Flag | None = fact(
        "是否造型黏土或指画颜料", "Modelling clay or finger paint", evidence="document", proof=PRODUCT
    )
    antimony: Quantity | None = fact("锑", "Antimony", unit="mg/kg", evidence="document", proof=PRODUCT)
    arsenic: Quantity | None = fact("砷", "Arsenic", unit="mg/kg", evidence="document", proof=PRODUCT)
    barium: Quantity | None = fact("钡", "Barium", unit="mg/kg", evidence="document", proof=PRODUCT)
    cadmium: Quantity | None = fact("镉", "Cadmium", unit="mg/kg", evidence="document", proof=PRODUCT)
    chromium: Quantity | None = fact("铬", "Chromium", unit="mg/kg", evidence="document", proof=PRODUCT)
    lead: Quantity | None = fact("铅", "Lead", unit="mg/kg", evidence="document", proof=PRODUCT)
    mercury: Quantity | None = fact("汞", "Mercury", unit="mg/kg", evidence="document", proof=PRODUCT)
    selenium: Quantity | None = fact("硒", "Selenium", unit="mg/kg", evidence="document", proof=PRODUCT)


class CertifiedToy(Choice):
    ELECTRIC = "electric", "电动玩具", "electric toys"
    PLASTIC = "plastic", "塑胶玩具", "plastic toys"
    METAL = "metal", "金属玩具", "metal toys"
    PROJECTILE = "projectile", "弹射玩具", "projectile toys"
    DOLL = "doll", "娃娃玩具", "dolls"


class Toys(Record):
    """What the toys are like (玩具)."""

    ccc_kinds: list[CertifiedToy] | None = fact(
        "使用的玩具中须经强制性产品认证（CCC）的种类（没有就写空列表）",
        "Kinds of toys in use that need CCC certification (empty list if none)",
        evidence="on_site",
    )
    ccc_certified: list[CertifiedToy] | None = fact(
        "其中都有CCC认证的种类（没有就写空列表）",
        "Kinds of which all toys are CCC-certified (empty list if none)",
        evidence="document",
        proof=("CCC认证证书或标志", "CCC certificate or mark"),
    )
    small_parts: Flag | None = fact(
        "是否有可整个放入小零件试验器的小零件", "Parts that fit the small-parts cylinder", evidence="on_site"
    )
    magnets: Flag | None = fact("是否含小磁铁", "Small magnets", evidence="on_site")
    parts_checked_on: Day | None = fact(
        "最近一次检查玩具零件有无松动脱落的日期",
        "Toys last checked for loose parts",
        evidence="document",
        proof=("检查记录", "inspection record"),
    )


class TextileClass(Choice):
    A = "a", "A类", "class A"
    B = "b", "B类", "class B"
    C = "c", "C类", "class C"


class Textile(Record):
    """One kind of bedding, clothing or other textile that the point provides (纺织品)."""

    id: Id = identity("纺织品编号", "Textile id")
    name: Line | None = fact("名称", "Name")
    security_class: TextileClass | None = fact(
        "安全技术类别", "Safety class", evidence="document", proof=("产品标识或检测报告", "label or test report")
    )
    formaldehyde: Quantity | None = fact(
        "甲醛含量", "Formaldehyde", unit="mg/kg", evidence="document", proof=("产品检测报告", "product test report")
    )
    cords_ok: Flag | None = fact(
        "绳带长度是否符合GB 31701（没有绳带写是）",
        "Cords as short as GB 31701 asks (yes, if there are none)",
        evidence="on_site",
    )


class Panel(Record):
    """One kind of wood-based panel built in (固定装修使用的人造板)."""

    id: Id = identity("人造板编号", "Panel id")
    name: Line | None = fact("名称", "Name")
    formaldehyde: Quantity | None = fact(
        "甲醛释放量",
        "Formaldehyde released",
        unit="mg/m3",
        evidence="document",
        proof=("人造板检测报告", "panel test report"),
    )
