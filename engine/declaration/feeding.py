"""Feeding, sleep and activity, as a point does it and by age: 喂养与看护、按月龄的安排."""

from engine.declaration.fields import Choice, Clock, Count, Flag, Id, Quantity, Record, fact, identity

MENU = ("食谱", "menu")
DAY_PLAN = ("一日安排", "plan of the day")


class MilkSupport(Choice):
    COLD_STORAGE = "cold_storage", "母乳冷藏", "cold storage of breast milk"
    LABELS = "labels", "母乳标识", "labels on breast milk"
    WARMING = "warming", "母乳温热", "warming of breast milk"


class BottleCare(Choice):
    OWN = "own", "奶瓶、餐具专人专用", "bottles and tableware of each child's own"
    DISINFECTED = "disinfected", "奶瓶、餐具消毒", "bottles and tableware disinfected"
    RECORDED = "recorded", "喂养有记录", "feeding recorded"


class ChokingFood(Choice):
    WHOLE_NUTS = "whole_nuts", "整粒坚果", "whole nuts"
    JELLY = "jelly", "果冻", "jelly"
    SWEETS = "sweets", "糖果", "sweets"
    LARGE_PIECES = "large_pieces", "可致哽噎的大块食物", "large pieces that can choke"


class MenuPractice(Choice):
    BY_AGE = "by_age", "食谱按月龄制订", "menu by age"
    DISPLAYED = "displayed", "食谱公示", "menu displayed"
    ALLERGIES_REGISTERED = "allergies_registered", "登记食物过敏", "food allergies registered"
    SUBSTITUTES = "substitutes", "为过敏婴幼儿提供替代食物", "substitutes for children with allergies"


class MealDistraction(Choice):
    SCREEN = "screen", "看电视或电子产品", "television or other screens"
    TOYS = "toys", "玩玩具", "toys"


class Feeding(Record):
    """How children are fed, and how they are put to sleep (喂养与睡眠看护)."""

    breast_milk_support: list[MilkSupport] | None = fact(
        "支持母乳喂养的条件（没有就写空列表）", "Support of breastfeeding (empty list if none)", evidence="on_site"
    )
    bottle_care: list[BottleCare] | None = fact(
        "奶瓶、餐具的管理和喂养记录", "Care of bottles and tableware, and record of feeding", evidence="on_site"
    )
    choking_foods: list[ChokingFood] | None = fact(
        "提供的易噎食物（没有就写空列表）", "Foods that can choke, if served (empty list if none)", evidence="on_site"
    )
    supervised: Flag | None = fact("进餐时是否始终有成人看护", "An adult watches throughout meals", evidence="on_site")
    distractions: list[MealDistraction] | None = fact(
        "进餐时的干扰（没有就写空列表）", "Distractions at meals (empty list if none)", evidence="on_site"
    )
    menu: list[MenuPractice] | None = fact(
        "食谱和食物过敏的管理", "Menus and food allergies", evidence="document", proof=MENU
    )
    hands_washed: Flag | None = fact("饭前是否洗手", "Hands washed before meals", evidence="on_site")
    leftovers_served: Flag | None = fact("是否给婴幼儿吃剩饭", "Leftovers served", evidence="on_site")
    presleep_activities: Count | None = fact(
        "睡前固定活动的项数", "Fixed activities before sleep", unit="items", evidence="document", proof=DAY_PLAN
    )
    presleep_minutes: Quantity | None = fact(
        "睡前活动的时间", "Time of the activities before sleep", unit="minutes", evidence="document", proof=DAY_PLAN
    )
    bedtime: Clock | None = fact(
        "夜间就寝时刻（寄宿、夜间托填写）",
        "Bedtime at night (boarding or overnight care)",
        evidence="document",
        proof=DAY_PLAN,
    )


class AgeBand(Choice):
    MONTHS_0_3 = "months_0_3", "0至3月龄", "0–3 months"
    MONTHS_4_5 = "months_4_5", "4至5月龄", "4–5 months"
    MONTHS_6_8 = "months_6_8", "6至8月龄", "6–8 months"
    MONTHS_9_11 = "months_9_11", "9至11月龄", "9–11 months"
    MONTHS_12_23 = "months_12_23", "12至23月龄", "12–23 months"
    MONTHS_24_35 = "months_24_35", "24至35月龄", "24–35 months"


class FirstFood(Choice):
    MEAT = "meat", "肉泥", "meat purée"
    LIVER = "liver", "肝泥", "liver purée"
    IRON_CEREAL = "iron_cereal", "强化铁婴儿谷粉", "iron-fortified infant cereal"
    OTHER = "other", "其他食物", "other food"


class FoodTexture(Choice):
    PUREE = "puree", "泥糊状", "purée"
    MASH = "mash", "稠粥、捣烂状", "thick porridge or mash"
    MINCE = "mince", "碎末状", "fine mince"
    CHOPPED = "chopped", "碎块、细切碎", "finely chopped or small lumps"
    FINGER = "finger", "指状、条状（可手抓）", "finger food"
    LUMP = "lump", "块状", "lumps"
    SOFT_FAMILY = "soft_family", "软烂的家庭食物", "soft family food"
    FAMILY = "family", "一般家庭食物", "ordinary family food"


class FoodGroup(Choice):
    CEREALS = "cereals", "谷薯类", "cereals and tubers"
    LEGUMES = "legumes", "豆类和坚果", "legumes and nuts"
    DAIRY = "dairy", "奶类", "dairy"
    MEAT = "meat", "畜禽肉、鱼虾", "meat and fish"
    EGGS = "eggs", "蛋类", "eggs"
    VITAMIN_A_PRODUCE = "vitamin_a_produce", "富含维生素A的蔬菜、水果", "vegetables and fruit rich in vitamin A"
    OTHER_PRODUCE = "other_produce", "其他蔬菜、水果", "other vegetables and fruit"


class Seasoning(Choice):
    SALT = "salt", "盐", "salt"
    SUGAR = "sugar", "糖", "sugar"
    PUNGENT = "pungent", "刺激性调味品", "sharp seasoning"


class CookingMethod(Choice):
    STEAM = "steam", "蒸", "steaming"
    BOIL = "boil", "煮（炖）", "boiling or stewing"
    STIR_FRY = "stir_fry", "炒", "stir-frying"
    FRY = "fry", "煎、炸", "frying"


class SleepPosition(Choice):
    SUPINE = "supine", "仰卧", "on the back"
    SIDE = "side", "侧卧", "on the side"
    PRONE = "prone", "俯卧", "prone"


class Milk(Choice):
    BREAST_MILK = "breast_milk", "母乳", "breast milk"
    FORMULA = "formula", "配方奶", "formula"
    DAIRY = "dairy", "其他奶和奶制品", "other milk and dairy"


class AgePlan(Record):
    """Meals, sleep and activity of the children of one age; times of a whole day count those at home (按月龄的安排)."""

    id: Id = identity("安排编号", "Plan id")
    age_band: AgeBand | None = fact("月龄段", "Age")
    first_foods: list[FirstFood] | None = fact("最先添加的辅食", "First foods", evidence="document", proof=MENU)
    new_foods_at_once: Count | None = fact(
        "每次引入的新食物种数", "New foods introduced at once", unit="items", evidence="document", proof=MENU
    )
    new_food_days: Count | None = fact(
        "每种新食物适应、观察的天数",
        "Days of watching after each new food",
        unit="days",
        evidence="document",
        proof=MENU,
    )
    textures: list[FoodTexture] | None = fact("食物质地", "Texture of food", evidence="document", proof=MENU)
    food_groups: list[FoodGroup] | None = fact(
        "每日提供的食物类别", "Food groups a day", evidence="document", proof=MENU
    )
    food_kinds: Count | None = fact(
        "每日提供的食物种数", "Kinds of food a day", unit="items", evidence="document", proof=MENU
    )
    vegetable_kinds: Count | None = fact(
        "其中蔬菜种数", "Kinds of vegetables among them", unit="items", evidence="document", proof=MENU
    )
    meals: Count | None = fact(
        "全天正餐（辅食）次数（含在家）",
        "Meals of a whole day, at home included",
        unit="items",
        evidence="document",
        proof=MENU,
    )
    snacks: Count | None = fact(
        "全天加餐次数（含在家）",
        "Snacks of a whole day, at home included",
        unit="items",
        evidence="document",
        proof=MENU,
    )
    snack_interval_minutes: Quantity | None = fact(
        "加餐与正餐的间隔", "Time between meal and snack", unit="minutes", evidence="document", proof=DAY_PLAN
    )
    bowls: Quantity | None = fact(
        "每餐食量（按250毫升碗计）", "Size of a meal, in bowls of 250 ml", evidence="document", proof=MENU
    )
    water_ml: Quantity | None = fact("全天饮水量（含在家）", "Water of a whole day, at home included", unit="ml")
    milk_ml: Quantity | None = fact("全天奶量（含在家）", "Milk of a whole day, at home included", unit="ml")
    seasonings: list[Seasoning] | None = fact(
        "加入的调味品（没有就写空列表）", "Seasonings added (empty list if none)", evidence="document", proof=MENU
    )
    light_taste: Flag | None = fact(
        "是否口味清淡、少盐少糖少调味品",
        "Light taste: little salt, sugar and seasoning",
        evidence="document",
        proof=MENU,
    )
    cooked_apart: Flag | None = fact("是否单独制作", "Cooked apart from other food", evidence="on_site")
    cooking: list[CookingMethod] | None = fact("主要烹调方法", "Main ways of cooking", evidence="document", proof=MENU)
    sleep_hours: Quantity | None = fact(
        "全天睡眠时间（含在家）", "Sleep of a whole day, at home included", unit="hours", le=24
    )
    sleep_position: SleepPosition | None = fact(
        "放下睡眠时的姿势", "Position in which children are put to sleep", evidence="on_site"
    )
    active_minutes: Quantity | None = fact(
        "能独立行走的婴幼儿全天身体活动时间（含在家）",
        "Physical activity of a whole day of children who walk, at home included",
        unit="minutes",
    )
    interactive_play: Flag | None = fact("每天是否有互动式玩耍", "Interactive play every day", evidence="on_site")
    restrained_minutes: Quantity | None = fact(
        "每次受限（坐餐椅、婴儿车等）的最长时间",
        "Longest time restrained at once, as in a high chair or pram",
        unit="minutes",
        evidence="on_site",
    )
    screen_minutes: Quantity | None = fact(
        "每日看屏幕的时间（没有写0）", "Screen time a day (0 if none)", unit="minutes", evidence="on_site"
    )
    milk: list[Milk] | None = fact(
        "全天喂哺的奶（含在家；没有写空列表）",
        "Milk of a whole day, at home included (empty list if none)",
        evidence="document",
        proof=MENU,
    )
    sweetened_drinks: Flag | None = fact(
        "是否提供含糖饮料", "Sugar-sweetened drinks served", evidence="document", proof=MENU
    )
