"""Who applies, for what kind of point, and the papers: 照护服务点、登记、备案、材料."""

from typing import ClassVar

from engine.declaration.codes import CreditCode
from engine.declaration.fields import (
    Choice,
    Count,
    Day,
    Flag,
    Id,
    ImplyingRecord,
    Line,
    Number,
    PaperLine,
    Quantity,
    Record,
    fact,
    identity,
)


class PointKind(Choice):
    INSTITUTION = "institution", "托育机构", "childcare institution"
    KINDERGARTEN_CLASS = "kindergarten_class", "幼儿园托班", "nursery class in a kindergarten"
    ACTIVITY_SITE = (
        "activity_site",
        "公益型照护服务活动场所（成长驿站）",
        "public-benefit activity site (growth station)",
    )
    HOME_BASED = "home_based", "家庭托育点", "home-based childcare point"


class Mode(Choice):
    COMMUNITY = "community", "社区参与", "community"
    FAMILY = "family", "家庭参与", "family"
    KINDERGARTEN = "kindergarten", "托幼一体化", "kindergarten"
    WORKPLACE = "workplace", "单位楼宇参与", "workplace"
    PRIVATE = "private", "社会资本参与", "private capital"


class Service(Choice):
    FULL_DAY = "full_day", "全日托", "full-day care"
    HALF_DAY = "half_day", "半日托", "half-day care"
    HOURLY = "hourly", "计时托", "hourly care"
    TEMPORARY = "temporary", "临时托", "temporary care"
    OVERNIGHT = "overnight", "寄宿（夜间）托", "overnight care"
    OTHER = "other", "其他形式", "another form"


class Meals(Choice):
    NONE = "none", "不提供餐饮", "no meals"
    COOKED = "cooked", "自办食堂", "cooked on site"
    DELIVERED = "delivered", "外购配送", "delivered"


class ProvidedPremises(Choice):
    NEW_ESTATE = "new_estate", "新建居住区配建", "provided by a new housing estate"
    EXISTING_ESTATE = "existing_estate", "已建居住区配建", "provided by an existing housing estate"
    INDUSTRIAL_PARK = "industrial_park", "产业园区配建", "provided by an industrial park"
    NONE = "none", "不是配建用房", "not provided premises"


class SharedFacility(Choice):
    SERVICE_CENTRE = "service_centre", "社区服务中心（站）", "community service centre"
    HEALTH = "health", "医护设施", "health facility"
    EDUCATION = "education", "教育设施", "education facility"
    CULTURE = "culture", "文化设施", "cultural facility"
    ELDERLY_CARE = "elderly_care", "养老设施", "elderly-care facility"
    SPORT = "sport", "体育设施", "sports facility"


class StationType(Choice):
    DEMONSTRATION = "demonstration", "示范型", "demonstration"
    BASIC = "basic", "基础型", "basic"


class Point(Record):
    """The care point itself (照护服务点)."""

    name: PaperLine | None = fact("服务点名称", "Name of the point", proof=("登记证书", "registration certificate"))
    kind: PointKind | None = fact("服务点类型", "Kind of point")
    mode: Mode | None = fact("参与模式", "Participation mode")
    services: list[Service] | None = fact("服务形式", "Services", proof=("备案书", "filing form"))
    capacity: Count | None = fact("收托规模（托位数）", "Places", unit="children", proof=("备案书", "filing form"))
    children_outside_age: Count | None = fact(
        "收托的3岁及以上儿童数", "Children aged three or older in care", unit="children", evidence="on_site"
    )
    standalone: Flag | None = fact(
        "是否独立设置（不附设在幼儿园、单位等内部）",
        "Set up on its own (not inside a kindergarten, employer or the like)",
    )
    joint_kindergarten: Flag | None = fact("是否与幼儿园合建", "Built together with a kindergarten")
    boarding: Flag | None = fact("是否寄宿制", "Boarding")
    meals: Meals | None = fact("餐饮方式", "How meals are provided")
    address: PaperLine | None = fact("服务场所地址", "Address of the premises", proof=("场地证明", "proof of premises"))
    longitude: Number | None = fact("经度", "Longitude", unit="degrees", ge=-180, le=180)
    latitude: Number | None = fact("纬度", "Latitude", unit="degrees", ge=-90, le=90)
    inside_district: Flag | None = fact("是否位于本区", "Inside the district")
    catchment_births: Count | None = fact("服务片区年出生人口", "Births a year in the catchment", unit="children")
    catchment_places: Count | None = fact("服务片区现有托位数", "Existing places in the catchment", unit="children")
    travel_minutes: Quantity | None = fact(
        "服务片区内家庭到达服务点的最长用时", "Longest travel time of a family in the catchment", unit="minutes"
    )
    on_commuting_route: Flag | None = fact("是否便于上下班途中接送", "On a way to or from work")
    parenting_classes: Flag | None = fact("是否开设0至3岁养育课堂", "Offers 0–3 parenting classes")
    home_guidance: Flag | None = fact("是否开展入户指导", "Offers guidance at home")
    practical_classes: Flag | None = fact("是否开设实操课堂", "Offers practical classes")
    run_by_kindergarten: Flag | None = fact("是否由幼儿园开设", "Run by a kindergarten")
    premises_of_employer: Flag | None = fact("是否利用举办单位自有场地", "On the employer's own premises")
    serves_own_staff: Flag | None = fact("是否面向本单位职工", "Serves the employer's own staff")
    provided_premises: ProvidedPremises | None = fact(
        "是否使用居住区或产业园区配建的托育用房", "Premises provided by a housing estate or an industrial park"
    )
    radius_relaxed: Flag | None = fact(
        "所在片区设点是否有困难或托育需求较低", "In an area where points are hard to set up or demand is low"
    )
    shared_facilities: list[SharedFacility] | None = fact(
        "与本服务点共建共享的社区设施（没有就写空列表）",
        "Community facilities it shares premises with (empty list if none)",
        evidence="on_site",
    )
    station_type: StationType | None = fact("成长驿站类型", "Type of growth station")
    station_sign: Flag | None = fact(
        "是否使用全市统一的“小树苗”标识", "Shows the city's 小树苗 sign", evidence="on_site"
    )
    open_days_per_week: Count | None = fact("每周向社区婴幼儿开放天数", "Days a week it is open", unit="days", le=7)
    free_of_charge: Flag | None = fact("开放是否免费", "Open free of charge")
    last_activity_on: Day | None = fact(
        "最近一次养育照护活动日期", "Last parenting activity on", proof=("活动记录", "activity record")
    )
    temporary_care_booked: Flag | None = fact("临时托是否须预约", "Temporary care by appointment")


class LegalType(Choice):
    PUBLIC_INSTITUTION = "public_institution", "事业单位", "public institution"
    SOCIAL_SERVICE = "social_service", "社会服务机构（民办非企业单位）", "social service body"
    FOR_PROFIT = "for_profit", "营利性机构", "for-profit body"


class RegistryKind(Choice):
    STAFFING_OFFICE = "staffing_office", "机构编制部门", "staffing (编制) authority"
    CIVIL_AFFAIRS = "civil_affairs", "民政部门", "civil affairs"
    MARKET_REGULATION = "market_regulation", "市场监管部门", "market regulation"
    OTHER = "other", "其他部门", "another authority"


class GovernmentLevel(Choice):
    NATIONAL = "national", "国家级", "national"
    PROVINCE = "province", "省级", "province"
    CITY = "city", "市级", "city"
    COUNTY = "county", "县（区）级", "county or district"
    TOWN = "town", "乡镇（街道）级", "town or subdistrict"


LICENCE = ("营业执照或法人登记证书", "business licence or registration certificate")


class Registration(ImplyingRecord):
    """The legal person's registration (登记)."""

    IMPLIES: ClassVar = (("not_claimed", ("premises_registered",)),)

    name: PaperLine | None = fact("登记名称", "Registered name", evidence="document", proof=LICENCE)
    legal_type: LegalType | None = fact("机构性质", "Legal type", evidence="document", proof=LICENCE)
    credit_code: CreditCode | None = fact(
        "统一社会信用代码", "Unified social credit code", evidence="document", proof=LICENCE
    )
    authority: RegistryKind | None = fact("登记机关", "Registration authority", evidence="document", proof=LICENCE)
    authority_level: GovernmentLevel | None = fact(
        "登记机关层级", "Level of that authority", evidence="document", proof=LICENCE
    )
    scope: Line | None = fact("业务（经营）范围", "Registered scope of business", evidence="document", proof=LICENCE)
    registered_on: Day | None = fact("登记日期", "Registered on", evidence="document", proof=LICENCE)
    changed: Flag | None = fact("登记后是否有变更登记", "Whether the registration has been changed since")
    changed_on: Day | None = fact("变更登记日期", "Registration changed on", evidence="document", proof=LICENCE)
    cancelled: Flag | None = fact("是否已注销登记", "Whether the registration has been cancelled")
    address: PaperLine | None = fact("登记住所", "Registered address", evidence="document", proof=LICENCE)
    premises_registered: Flag | None = fact(
        "登记住所在别处的，服务场所是否另有登记（分支机构、经营场所）",
        "Where the registered address is elsewhere: the premises are registered too (as a branch or place of business)",
        evidence="document",
        proof=LICENCE,
    )


class Channel(Choice):
    NATIONAL_SYSTEM = "national_system", "托育机构备案信息系统", "national filing system"
    PAPER = "paper", "纸质提交", "on paper"
    OTHER = "other", "其他途径", "another way"


class Filing(Record):
    """The filing with the health department (备案)."""

    channel: Channel | None = fact("备案途径", "Filing channel")
    authority_level: GovernmentLevel | None = fact("备案机关层级", "Level of the filing authority")
    form_complete: Flag | None = fact(
        "备案书是否填写完整", "Filing form complete", evidence="document", proof=("备案书", "filing form")
    )
    commitment_signed: Flag | None = fact(
        "备案承诺书是否签署", "Commitment letter signed", evidence="document", proof=("备案承诺书", "commitment letter")
    )
    materials_complete: Flag | None = fact(
        "按本区审批备案流程应交的材料是否齐全",
        "All materials of the district's procedure handed in",
        evidence="document",
        proof=("材料清单", "list of materials"),
    )
    submitted_on: Day | None = fact("备案提交日期", "Filing submitted on")
    updated_on: Day | None = fact("最近一次变更备案信息的日期", "Filing data last changed on")
    cancellation_reported: Flag | None = fact("是否已报送注销信息", "Cancellation reported")


class DocumentKind(Choice):
    LEGAL_REGISTRATION = (
        "legal_registration",
        "营业执照或其他法人登记证书",
        "business licence or other registration certificate",
    )
    PREMISES_PROOF = "premises_proof", "托育机构场地证明", "proof of premises"
    HEALTH_EVALUATION = "health_evaluation", "《托幼机构卫生评价报告》", "health evaluation report"
    FIRE_SAFETY = "fire_safety", "消防安全检查合格证明", "proof of passed fire safety inspection"
    FOOD_LICENCE = "food_licence", "《食品经营许可证》", "food business licence"
    SITE_APPROVAL = "site_approval", "选址（规划）批准文件", "site or planning approval"
    SITE_PLAN = "site_plan", "总平面图", "site plan"
    BUILDING_ACCEPTANCE = "building_acceptance", "房屋竣工验收合格文件", "building acceptance"
    SEISMIC_REPORT = "seismic_report", "抗震鉴定（合格）文件", "seismic appraisal"
    FITOUT_REPORT = "fitout_report", "装修装饰材料检测报告", "fit-out material report"
    OWNERS_CONSENT = "owners_consent", "其他业主的书面同意", "written consent of the other owners"
    OTHER_REQUIRED = "other_required", "法律法规规定的其他材料", "other material required by law"


class DocumentResult(Choice):
    QUALIFIED = "qualified", "合格", "qualified"
    UNQUALIFIED = "unqualified", "不合格", "not qualified"


class DocumentHolder(Choice):
    OWN = "own", "本机构", "the institution itself"
    FOUNDER = (
        "founder",
        "举办者（举办单位、出资人、法定代表人）",
        "the founder (employer, investor, legal representative)",
    )
    LANDLORD = "landlord", "产权人、出租人或建设单位", "the owner, landlord or builder"
    SUPPLIER = "supplier", "供餐单位", "the meal supplier"
    OTHER = "other", "其他单位或个人", "someone else"


class Document(ImplyingRecord):
    """One paper handed in (材料)."""

    IMPLIES: ClassVar = (
        ("not_open_ended", ("valid_until", "open_ended")),
        ("not_claimed", ("same_body", "same_place")),
    )

    id: Id = identity("材料编号", "Document id")
    kind: DocumentKind | None = fact("材料种类", "Kind of document", evidence="document")
    scanned: Flag | None = fact("是否已提交扫描件", "Scan handed in", evidence="document")
    holder: DocumentHolder | None = fact(
        "是谁的材料（场地、卫生评价、消防、食品许可四种填写）",
        "Whose paper it is (for premises, health evaluation, fire safety, food licence)",
        evidence="document",
    )
    holder_name: PaperLine | None = fact(
        "材料上的单位名称（本机构的材料填写）",
        "Name on the paper (for papers of the institution itself)",
        evidence="document",
    )
    same_body: Flag | None = fact(
        "名称写法不同的，是否确为本机构（曾用名、简称）",
        "Where the name differs: it is the institution all the same (former or short name)",
        evidence="document",
    )
    address: PaperLine | None = fact(
        "材料上的地址",
        "Address on the paper",
        evidence="document",
    )
    same_place: Flag | None = fact(
        "地址写法不同的，是否确为服务场所（旧门牌、楼宇名）",
        "Where the address differs: it is the premises all the same (old number, name of the building)",
        evidence="document",
    )
    credit_code: CreditCode | None = fact(
        "许可证上的统一社会信用代码（本机构的食品许可填写）",
        "Credit code on the licence (for the institution's own food licence)",
        evidence="document",
    )
    area_m2: Quantity | None = fact(
        "材料写明的面积（场地、消防填写，没有写明的填0）",
        "Area on the paper (for premises and fire safety; 0 if none is stated)",
        unit="m2",
        evidence="document",
    )
    places: Count | None = fact(
        "材料写明的收托人数（卫生评价填写，没有写明的填0）",
        "Children on the paper (for health evaluation; 0 if none is stated)",
        unit="children",
        evidence="document",
    )
    issuer: Line | None = fact("出具单位", "Issued by", evidence="document")
    issued_on: Day | None = fact("出具日期", "Issued on", evidence="document")
    open_ended: Flag | None = fact("是否长期有效（未载明有效期）", "Valid without an end date", evidence="document")
    valid_until: Day | None = fact("有效期至（含当日）", "Valid until (that day included)", evidence="document")
    result: DocumentResult | None = fact("结论", "Result", evidence="document")
