"""Meals as nutrition: 膳食管理、饮水、营养."""

from engine.declaration.fields import Choice, Count, Day, Flag, Id, Line, Quantity, Record, fact, identity

RECORDS = ("膳食管理记录", "record of diet management")
ACCOUNTS = ("膳食账目", "meal accounts")
SURVEY = ("膳食调查和营养评估", "diet survey and nutrition evaluation")
MENU = ("带量食谱", "quantified menu")


class DietReference(Choice):
    GUIDELINES = "guidelines", "《中国居民膳食指南》", "dietary guidelines for Chinese residents"
    DRIS = "dris", "膳食营养素参考摄入量（DRIs）", "dietary reference intakes (DRIs)"
    REFERENCE_AMOUNTS = "reference_amounts", "各类食物每日参考摄入量", "reference daily amounts of foods"


class Nutrition(Record):
    """How meals and drinking water are managed as nutrition (膳食和营养)."""

    water_on_demand: Flag | None = fact("儿童是否可按需饮水", "Children drink on demand", evidence="on_site")
    water_ml_each_time: Quantity | None = fact(
        "1～3岁儿童每次集中饮水量（平常季节）",
        "Water each time for children of 1–3 (ordinary seasons)",
        unit="ml",
        evidence="document",
        proof=RECORDS,
    )
    main_meals_per_day: Count | None = fact(
        "每日提供的正餐数（不提供写0）", "Main meals a day (0 if none)", unit="items", evidence="document", proof=MENU
    )
    snacks_per_day: Count | None = fact(
        "每日提供的点心次数（不提供写0）", "Snacks a day (0 if none)", unit="items", evidence="document", proof=MENU
    )
    manager: Line | None = fact("膳食负责人（岗位或称呼）", "In charge of meals (post or label)")
    committee_parents: Count | None = fact(
        "膳食委员会中的家长代表数（没有委员会写0）",
        "Parents on the diet committee (0 if there is no committee)",
        unit="persons",
        evidence="document",
        proof=RECORDS,
    )
    committee_met_on: Day | None = fact(
        "膳食委员会最近一次开会日期", "Diet committee last met on", evidence="document", proof=RECORDS
    )
    staff_meals_separate: Flag | None = fact(
        "工作人员与儿童膳食是否严格分开", "Staff and children's meals kept apart", evidence="document", proof=ACCOUNTS
    )
    meal_money_only_for_meals: Flag | None = fact(
        "儿童膳食费是否专款专用（不收膳食费的写是）",
        "Meal money used for the children's meals only (yes if nothing is charged)",
        evidence="document",
        proof=ACCOUNTS,
    )
    accounts_every_months: Quantity | None = fact(
        "膳食账目公布的间隔（不公布写0；不收膳食费的写1）",
        "Meal accounts published every (0 if they are not, 1 if nothing is charged for meals)",
        unit="months",
        evidence="document",
        proof=ACCOUNTS,
    )
    term_balance_percent: Quantity | None = fact(
        "每学期（收托不满一学期的，按已收托的月份）膳食收支盈亏占膳食费收入的比例（盈、亏都写正数；不收膳食费的写0）",
        "Surplus or deficit of meal money a term (or of the months so far), as a share of the income"
        " (a positive number either way; 0 if nothing is charged)",
        unit="percent",
        evidence="document",
        proof=ACCOUNTS,
    )
    plan_references: list[DietReference] | None = fact(
        "制订膳食计划参照的资料（没有膳食计划写空列表）",
        "What the diet plan follows (empty list if there is no plan)",
        evidence="document",
        proof=("膳食计划", "diet plan"),
    )
    menu_quantified: Flag | None = fact("是否制订带量食谱", "Quantified menu", evidence="document", proof=MENU)
    menu_days: Count | None = fact(
        "食谱更换的间隔（没有定期更换写0）",
        "Menu changed every (0 if not regularly)",
        unit="days",
        evidence="document",
        proof=MENU,
    )
    menu_until: Day | None = fact(
        "现行食谱的截止日期", "The menu runs until", evidence="document", proof=("食谱", "menu")
    )
    survey_every_months: Quantity | None = fact(
        "膳食调查和营养评估的间隔（不做写0）",
        "Diet survey and evaluation every (0 if there is none)",
        unit="months",
        evidence="document",
        proof=SURVEY,
    )
    protein_energy_percent: Quantity | None = fact(
        "蛋白质供能比", "Energy from protein", unit="percent", le=100, evidence="document", proof=SURVEY
    )
    fat_energy_percent: Quantity | None = fact(
        "脂肪供能比", "Energy from fat", unit="percent", le=100, evidence="document", proof=SURVEY
    )
    carbohydrate_energy_percent: Quantity | None = fact(
        "碳水化合物供能比", "Energy from carbohydrate", unit="percent", le=100, evidence="document", proof=SURVEY
    )
    quality_protein_percent: Quantity | None = fact(
        "优质蛋白质占蛋白质的比例",
        "High-quality protein, of all protein",
        unit="percent",
        le=100,
        evidence="document",
        proof=SURVEY,
    )
    breakfast_energy_percent: Quantity | None = fact(
        "食谱的早餐热量比例", "Energy of breakfast by the menu", unit="percent", le=100, evidence="document", proof=MENU
    )
    lunch_energy_percent: Quantity | None = fact(
        "食谱的午餐热量比例", "Energy of lunch by the menu", unit="percent", le=100, evidence="document", proof=MENU
    )
    supper_energy_percent: Quantity | None = fact(
        "食谱的晚餐热量比例", "Energy of supper by the menu", unit="percent", le=100, evidence="document", proof=MENU
    )
    day_share_percent: Quantity | None = fact(
        "在园（所）餐点占儿童全天膳食的比例",
        "Share of the whole day's food that is eaten in care",
        unit="percent",
        le=100,
        evidence="document",
        proof=MENU,
    )


class Nutrient(Choice):
    ENERGY = "energy", "热量", "energy"
    PROTEIN = "protein", "蛋白质", "protein"
    VITAMIN_A = "vitamin_a", "维生素A", "vitamin A"
    VITAMIN_B1 = "vitamin_b1", "维生素B1", "vitamin B1"
    VITAMIN_B2 = "vitamin_b2", "维生素B2", "vitamin B2"
    VITAMIN_C = "vitamin_c", "维生素C", "vitamin C"
    CALCIUM = "calcium", "钙", "calcium"
    IRON = "iron", "铁", "iron"
    ZINC = "zinc", "锌", "zinc"


class NutrientIntake(Record):
    """The average intake of one nutrient, as the last survey found it (一种营养素的平均摄入量)."""

    id: Id = identity("营养素编号", "Nutrient id")
    nutrient: Nutrient | None = fact("营养素", "Nutrient", evidence="document", proof=SURVEY)
    dri_percent: Quantity | None = fact(
        "平均摄入量达到DRIs的比例", "Average intake, of the DRI", unit="percent", evidence="document", proof=SURVEY
    )


class FoodKind(Choice):
    CEREALS = "cereals", "谷类", "cereals"
    VEGETABLES = "vegetables", "蔬菜", "vegetables"
    FRUIT = "fruit", "水果", "fruit"
    ANIMAL_FOOD = "animal_food", "鱼虾、禽畜肉、蛋", "fish, meat and eggs"
    MILK = "milk", "液态奶（毫升）", "milk (ml)"
    OIL = "oil", "烹调油", "cooking oil"


class FoodAmount(Record):
    """How much of one kind of food the menu gives a child of 1 to 3 a day (1～3岁儿童一类食物的每日量)."""

    id: Id = identity("食物编号", "Food id")
    food: FoodKind | None = fact("食物", "Food", evidence="document", proof=MENU)
    amount: Quantity | None = fact(
        "每人每日量（克，奶为毫升）", "Amount a child and day, in grams (milk in ml)", evidence="document", proof=MENU
    )
