"""Food safety of a canteen or of delivered meals: 食品安全、餐饮具消毒、食品安全检查."""

from engine.declaration.care import Role
from engine.declaration.fields import (
    Choice,
    Count,
    Day,
    Flag,
    Id,
    Number,
    Quantity,
    Record,
    fact,
    identity,
)

RULES = ("制度文本", "written rules")
PURCHASES = ("进货查验记录", "purchase records")
SAMPLES = ("留样记录", "record of retained samples")
MENU = ("食谱", "menu")


class CanteenOperator(Choice):
    OWN = "own", "本单位自营", "the point itself"
    CONTRACTED = "contracted", "承包经营", "a contractor"


class LicenceForm(Choice):
    UNIT_CANTEEN = "unit_canteen", "集中用餐单位食堂（旧证为“单位食堂”）", "canteen of a collective-dining unit"
    CATERING = "catering", "餐饮服务经营者", "catering business"
    SALES = "sales", "食品销售经营者", "food sales business"


class LicenceItem(Choice):
    HOT = "hot", "热食类食品制售", "hot dishes"
    COLD = "cold", "冷食类食品制售", "cold dishes"
    RAW = "raw", "生食类食品制售", "raw dishes"
    PASTRY = "pastry", "糕点类食品制售", "pastry"
    DRINKS = "drinks", "自制饮品制售", "drinks made on site"
    OTHER = "other", "其他项目", "another item"


class FoodFacility(Choice):
    PROCESSING = "processing", "加工场所", "place for processing"
    STORAGE = "storage", "贮存场所", "place for storage"
    DISINFECTION = "disinfection", "消毒设施", "disinfection"
    CHANGING = "changing", "更衣设施", "changing"
    HAND_WASHING = "hand_washing", "盥洗设施", "hand washing"
    VENTILATION = "ventilation", "通风设施", "ventilation"
    PEST_CONTROL = "pest_control", "防蝇防鼠设施", "protection against flies and rats"
    WASHING = "washing", "洗涤设施", "washing-up"
    WASTE = "waste", "废弃物存放设施", "waste"


class FoodSystem(Choice):
    MANAGEMENT = "management", "食品安全管理制度", "food-safety rules"
    RAW_MATERIAL = "raw_material", "原料控制制度", "control of raw materials"
    TABLEWARE = "tableware", "餐饮具清洗消毒制度", "washing and disinfection of tableware"
    SAMPLES = "samples", "食品留样制度", "retained samples"
    STAFF_HEALTH = "staff_health", "从业人员健康管理制度", "health of food handlers"
    ACCIDENT_PLAN = "accident_plan", "食品安全事故处置方案", "plan for food-safety accidents"
    RISK_LIST = "risk_list", "食品安全风险管控清单", "list of food-safety risks"


class PurchaseCheck(Choice):
    SUPPLIER_LICENCE = "supplier_licence", "供货者的许可证", "licence of the supplier"
    PRODUCT_CERTIFICATE = "product_certificate", "食品合格证明", "certificate of the food"


class PurchaseItem(Choice):
    NAME = "name", "名称", "name"
    SPECIFICATION = "specification", "规格", "specification"
    QUANTITY = "quantity", "数量", "quantity"
    BATCH = "batch", "生产日期或批号", "production date or batch"
    SHELF_LIFE = "shelf_life", "保质期", "shelf life"
    PURCHASE_DATE = "purchase_date", "进货日期", "date of purchase"
    SUPPLIER = "supplier", "供货者", "supplier"


class BulkLabel(Choice):
    NAME = "name", "名称", "name"
    BATCH = "batch", "生产日期或批号", "production date or batch"
    SHELF_LIFE = "shelf_life", "保质期", "shelf life"


class ExpiredHandling(Choice):
    MARKED = "marked", "显著标示", "clearly marked"
    APART = "apart", "单独存放", "kept apart"
    DESTROYED = "destroyed", "及时无害化处理", "destroyed in time"
    RECORDED = "recorded", "如实记录", "recorded"


class TablewarePaper(Choice):
    BUSINESS_LICENCE = "business_licence", "消毒单位的营业执照复印件", "copy of the firm's business licence"
    CERTIFICATE = "certificate", "消毒合格证明", "certificate of disinfection"


class Microbe(Choice):
    COLIFORMS = "coliforms", "大肠菌群", "coliforms"
    SALMONELLA = "salmonella", "沙门氏菌", "Salmonella"


class MealFrequency(Choice):
    EVERY_MEAL = "every_meal", "每餐都有", "at every meal"
    SOME_MEALS = "some_meals", "部分餐次有", "at some meals"
    NEVER = "never", "没有", "never"


class RiskyDish(Choice):
    COLD_DISHES = "cold_dishes", "冷荤凉菜", "cold meat and cold dishes"
    RAW_FOOD = "raw_food", "生食类食品", "raw food"
    DECORATED_CAKE = "decorated_cake", "裱花蛋糕", "decorated cake"
    GREEN_BEANS = "green_beans", "四季豆", "green beans"
    DAY_LILY = "day_lily", "鲜黄花菜", "fresh day-lily"
    WILD_MUSHROOMS = "wild_mushrooms", "野生蘑菇", "wild mushrooms"
    SPROUTED_POTATOES = "sprouted_potatoes", "发芽土豆", "sprouted potatoes"


class ShopPermit(Choice):
    LICENCE = "licence", "《食品经营许可证》", "food business licence"
    RECORD = "record", "仅销售预包装食品备案", "record of selling only prepacked food"
    NONE = "none", "没有", "none"


class SampleCoverage(Choice):
    EVERY_DISH = "every_dish", "每餐次每种成品都留样", "every dish of every meal"
    SOME_DISHES = "some_dishes", "只留部分餐次或品种", "only some meals or dishes"
    NONE = "none", "不留样", "none"


class SampleStorage(Choice):
    CLOSED_CONTAINER = "closed_container", "密闭专用容器", "closed containers for samples"
    DEDICATED_FRIDGE = "dedicated_fridge", "专用冷藏设备", "a fridge for samples only"


class SampleItem(Choice):
    NAME = "name", "食品名称", "dish"
    AMOUNT = "amount", "留样量", "amount"
    TIME = "time", "留样时间", "time"
    PERSON = "person", "留样人员", "person"


class ColdStorage(Choice):
    REFRIGERATOR = "refrigerator", "冷藏设备", "refrigerator"
    FREEZER = "freezer", "冷冻设备", "freezer"


class Food(Record):
    """The canteen or the delivered meals, and how their safety is managed (食品安全)."""

    canteen_operator: CanteenOperator | None = fact("食堂由谁经营", "Who runs the canteen")
    contractor_licence_until: Day | None = fact(
        "承包方《食品经营许可证》有效期至（含当日）",
        "Contractor's food business licence valid until (that day included)",
        evidence="document",
        proof=("承包方《食品经营许可证》", "contractor's food business licence"),
    )
    contractor_inspected_on: Day | None = fact(
        "最近一次督促检查承包方的日期",
        "Contractor last inspected by the point on",
        evidence="document",
        proof=("检查记录", "inspection record"),
    )
    licence_form: LicenceForm | None = fact(
        "《食品经营许可证》载明的主体业态",
        "Form of business on the food business licence",
        evidence="document",
        proof=("《食品经营许可证》", "food business licence"),
    )
    licence_items: list[LicenceItem] | None = fact(
        "《食品经营许可证》载明的经营项目",
        "Items on the food business licence",
        evidence="document",
        proof=("《食品经营许可证》", "food business licence"),
    )
    diners_per_meal: Count | None = fact("食堂每餐次平均用餐人数", "Average number of diners at a meal", unit="persons")
    directors: Count | None = fact(
        "本单位的食品安全总监人数（没有写0）",
        "The point's own food-safety directors (0 if none)",
        unit="persons",
        evidence="document",
        proof=("任命文件", "appointment"),
    )
    contractor_directors: Count | None = fact(
        "承包方的食品安全总监人数（没有写0）",
        "The contractor's food-safety directors (0 if none)",
        unit="persons",
        evidence="document",
        proof=("任命文件", "appointment"),
    )
    responsible: Role | None = fact(
        "制度规定全面负责食品安全的岗位",
        "Post with full responsibility for food safety by the rules",
        evidence="document",
        proof=RULES,
    )
    trained_on: Day | None = fact(
        "最近一次食品安全知识培训日期",
        "Last training of the staff in food safety",
        evidence="document",
        proof=("培训记录", "training record"),
    )
    training_hours: Quantity | None = fact(
        "食品安全管理人员一年的培训时间（取最少的一人）",
        "Training of food-safety managers in a year (of the one with least)",
        unit="hours",
        evidence="document",
        proof=("培训记录", "training record"),
    )
    nutrition_staff: Count | None = fact(
        "专职、兼职营养人员数（没有写0）", "Nutrition staff, full- or part-time (0 if none)", unit="persons"
    )
    facilities: list[FoodFacility] | None = fact(
        "食品加工场所和设施", "Places and facilities for food", evidence="on_site"
    )
    raw_cooked_separated: Flag | None = fact(
        "生熟食品、原料与成品是否分开，不交叉", "Raw and cooked, ingredients and dishes kept apart", evidence="on_site"
    )
    systems: list[FoodSystem] | None = fact(
        "已建立的食品安全制度", "Food-safety rules and plans in place", evidence="document", proof=RULES
    )
    purchase_checks: list[PurchaseCheck] | None = fact(
        "进货时查验的证明", "Papers checked at purchase", evidence="document", proof=PURCHASES
    )
    purchase_record: list[PurchaseItem] | None = fact(
        "进货查验记录载明的内容", "What the purchase record gives", evidence="document", proof=PURCHASES
    )
    kept_months_after_expiry: Quantity | None = fact(
        "进货记录和凭证在保质期满后保存的时间",
        "Purchase records kept after the end of shelf life for",
        unit="months",
        evidence="document",
        proof=PURCHASES,
    )
    kept_months_without_expiry: Quantity | None = fact(
        "没有明确保质期的，进货记录和凭证保存的时间",
        "Purchase records of food without a shelf life kept for",
        unit="months",
        evidence="document",
        proof=PURCHASES,
    )
    expired_stock: Count | None = fact(
        "库存和加工中变质、超过保质期等禁用食品的种数（没有写0）",
        "Kinds of spoiled, expired or other forbidden food in stock or use (0 if none)",
        unit="items",
        evidence="on_site",
    )
    bulk_food: Flag | None = fact("是否贮存散装食品", "Bulk food in store", evidence="on_site")
    bulk_labels: list[BulkLabel] | None = fact(
        "散装食品贮存处标明的内容", "What the labels of bulk food give", evidence="on_site"
    )
    expired_handling: list[ExpiredHandling] | None = fact(
        "对变质、超过保质期食品的处理",
        "How spoiled or expired food is handled",
        evidence="document",
        proof=("处置记录", "disposal record"),
    )
    tableware_papers: list[TablewarePaper] | None = fact(
        "委托消毒餐饮具时留存的证明",
        "Papers kept where tableware is disinfected by a firm",
        evidence="document",
        proof=("消毒单位证照和消毒合格证明", "papers of the disinfection firm"),
    )
    tableware_papers_kept_months: Quantity | None = fact(
        "消毒合格证明在使用期限到期后保存的时间",
        "Disinfection certificates kept after the use-by date for",
        unit="months",
        evidence="document",
        proof=("消毒合格证明", "certificate of disinfection"),
    )
    tableware_tested: Flag | None = fact("是否有餐饮具消毒效果检测报告", "Tableware tested by a laboratory")
    tableware_test_found: list[Microbe] | None = fact(
        "餐饮具检测报告检出的微生物（没有检出写空列表）",
        "Microbes found on tableware (empty list if none)",
        evidence="document",
        proof=("餐饮具检测报告", "tableware test report"),
    )
    own_water_source: Flag | None = fact("是否使用自备水源", "Own water source", evidence="on_site")
    water_tested_on: Day | None = fact(
        "自备水、二次供水最近一次水质检测日期",
        "Own or secondary water supply last tested on",
        evidence="document",
        proof=("水质检测报告", "water test report"),
    )
    delivery_check: MealFrequency | None = fact(
        "收到配送餐时的查验",
        "Delivered meals inspected on arrival",
        evidence="document",
        proof=("查验记录", "inspection record"),
    )
    delivered_same_meal: Flag | None = fact(
        "供餐单位是否当餐加工",
        "The supplier cooks for the same meal",
        evidence="document",
        proof=("供餐合同", "supply contract"),
    )
    accompanied: MealFrequency | None = fact("负责人陪餐", "A responsible person eats with the children")
    accompaniment_recorded: Flag | None = fact(
        "陪餐是否有记录", "Accompanied meals recorded", evidence="document", proof=("陪餐记录", "record of such meals")
    )
    risky_dishes: list[RiskyDish] | None = fact(
        "食堂制售或加工的下列食品（没有就写空列表）",
        "Which of these the canteen makes or uses (empty list if none)",
        evidence="on_site",
    )
    shop: Flag | None = fact("园内是否设小卖部、超市", "Shop on the premises", evidence="on_site")
    shop_needed: Flag | None = fact(
        "是否确需设置小卖部、超市", "The shop is really needed", evidence="document", proof=("情况说明", "explanation")
    )
    shop_permit: ShopPermit | None = fact(
        "小卖部、超市的许可或备案",
        "Licence or record of the shop",
        evidence="document",
        proof=("许可证或备案凭证", "licence or record"),
    )
    shop_licence_until: Day | None = fact(
        "小卖部、超市的《食品经营许可证》有效期至（含当日）",
        "Food business licence of the shop valid until (that day included)",
        evidence="document",
        proof=("《食品经营许可证》", "food business licence"),
    )
    shop_unhealthy_food: Flag | None = fact(
        "小卖部、超市是否售高盐、高糖、高脂食品", "The shop sells salty, sugary or fatty food", evidence="on_site"
    )
    sample_coverage: SampleCoverage | None = fact(
        "食品留样的范围", "Dishes of which samples are kept", evidence="document", proof=SAMPLES
    )
    sample_grams: Quantity | None = fact(
        "每个品种的留样量", "Retained sample of each dish", unit="g", evidence="on_site"
    )
    sample_hours: Quantity | None = fact(
        "留样冷藏存放的时间",
        "Retained samples kept chilled for",
        unit="hours",
        evidence="document",
        proof=SAMPLES,
    )
    sample_storage: list[SampleStorage] | None = fact("留样的存放", "How samples are kept", evidence="on_site")
    sample_record: list[SampleItem] | None = fact(
        "留样记录载明的内容（没有记录写空列表）",
        "What the record of samples gives (empty list if there is none)",
        evidence="document",
        proof=SAMPLES,
    )
    core_temperature_c: Number | None = fact(
        "烧熟食品的中心温度（取最低值）",
        "Core temperature of cooked food (the lowest)",
        unit="celsius",
        evidence="on_site",
    )
    hold_minutes: Quantity | None = fact(
        "高危易腐食品在8至60℃存放的最长时间（不存放写0）",
        "Longest time perishable food stands at 8 to 60 °C (0 if it does not)",
        unit="minutes",
        evidence="on_site",
    )
    cold_storage: list[ColdStorage] | None = fact("冷藏、冷冻设备", "Cold storage", evidence="on_site")
    fridge_c: Number | None = fact("冷藏温度", "Temperature of the refrigerator", unit="celsius", evidence="on_site")
    freezer_c: Number | None = fact("冷冻温度", "Temperature of the freezer", unit="celsius", evidence="on_site")


class TablewareMethod(Choice):
    BOILING = "boiling", "煮沸", "boiling"
    STEAM = "steam", "蒸汽", "steam"
    INFRARED = "infrared", "红外消毒", "infrared"
    CABINET = "cabinet", "其他消毒柜（洗碗机）", "another disinfection cabinet or machine"
    CHLORINE = "chlorine", "含氯消毒剂浸泡", "soaking in chlorine"
    OUTSOURCED = "outsourced", "委托消毒单位", "by a disinfection firm"


class TablewareDisinfection(Record):
    """One way in which tableware is disinfected (餐饮具消毒)."""

    id: Id = identity("消毒方式编号", "Id of the way of disinfection")
    method: TablewareMethod | None = fact("消毒方式", "Method", evidence="on_site")
    minutes: Quantity | None = fact("保持（浸泡）时间", "Kept for", unit="minutes", evidence="on_site")
    temperature_c: Quantity | None = fact("消毒温度", "Temperature", unit="celsius", evidence="on_site")
    chlorine_mg_per_l: Quantity | None = fact("有效氯浓度", "Available chlorine", unit="mg/L", evidence="on_site")


class FoodCheckKind(Choice):
    SELF_CHECK = "self_check", "食品安全自查", "self-check of food safety"
    STOCK = "stock", "库存检查", "check of the stock"
    MAINTENANCE = "maintenance", "加工、贮存设施维护", "maintenance of kitchen and store"
    CALIBRATION = "calibration", "保温、冷藏设施清洗校验", "cleaning and calibration of hot and cold holding"
    RISK_CONTROL = "risk_control", "日管控", "daily risk control"
    RISK_REVIEW = "risk_review", "周排查", "weekly review of risks"
    RISK_MEETING = "risk_meeting", "月调度", "monthly meeting on risks"


class FoodCheck(Record):
    """One kind of regular food-safety check and when it was last done (食品安全检查)."""

    id: Id = identity("检查编号", "Id of the check")
    kind: FoodCheckKind | None = fact("检查种类", "Kind of check")
    last_on: Day | None = fact(
        "最近一次检查日期", "Last done on", evidence="document", proof=("检查记录", "record of checks")
    )
    every_days: Count | None = fact(
        "每隔多少天检查一次（每个供餐日都做写1）",
        "Done every … days (1 if done on every day with meals)",
        unit="days",
        evidence="document",
        proof=("检查记录", "record of checks"),
    )
