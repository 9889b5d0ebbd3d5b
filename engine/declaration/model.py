"""The declaration of one care point: what somebody states about it, section by section."""

from engine.declaration.building import Building, Room
from engine.declaration.care import Class, Management, Person, Routine, Safety, ScheduleBlock
from engine.declaration.care_practice import CarePractice, ClassCare
from engine.declaration.environment import AirReport, AirSample, Panel, ProductReport, Textile, Toys
from engine.declaration.feeding import AgePlan, Feeding
from engine.declaration.fields import Record, items, part
from engine.declaration.fire import Fire
from engine.declaration.fire_management import FireManagement
from engine.declaration.food import Food, FoodCheck, TablewareDisinfection
from engine.declaration.health_care import HealthCare
from engine.declaration.home import HomeBased
from engine.declaration.hygiene import Disinfection, Hygiene
from engine.declaration.installations import Installations
from engine.declaration.nutrition import FoodAmount, NutrientIntake, Nutrition
from engine.declaration.openings import Corridor, Door, Entrance, Railing, Stair, Window
from engine.declaration.operation import Emergency, Enrolment, Families, Operation
from engine.declaration.point import Document, Filing, Point, Registration
from engine.declaration.prevention import Prevention
from engine.declaration.security import Employment, Protection, Security
from engine.declaration.site import Equipment, Outdoor, Site


class Declaration(Record):
    """The facts stated about one care point (申报). A list not given is unknown; an empty one is empty."""

    point: Point | None = part("服务点", "Care point")
    registration: Registration | None = part("登记", "Registration")
    filing: Filing | None = part("备案", "Filing")
    documents: list[Document] | None = items("材料", "Documents")
    site: Site | None = part("场地", "Site")
    building: Building | None = part("建筑", "Building")
    rooms: list[Room] | None = items("房间", "Rooms")
    windows: list[Window] | None = items("窗", "Windows")
    doors: list[Door] | None = items("婴幼儿出入的门", "Doors that children use")
    railings: list[Railing] | None = items("临空处和栏杆", "Open edges and railings")
    stairs: list[Stair] | None = items("本服务点使用的楼梯", "Stairs that the point uses")
    corridors: list[Corridor] | None = items("走廊", "Corridors")
    entrances: list[Entrance] | None = items("室外出入口", "Entrances")
    outdoor: Outdoor | None = part("室外活动场地", "Outdoor place")
    installations: Installations | None = part("建筑设备", "Building services")
    equipment: list[Equipment] | None = items("设施设备", "Equipment")
    air_reports: list[AirReport] | None = items(
        "现行有效的室内空气检测报告（验收检测只列最近一次工程的；数值写各房间中最不利的）",
        "Air test reports in force (at completion, of the last works only; values are the worst of the rooms)",
    )
    air_samples: list[AirSample] | None = items("空气检测抽检的房间", "Rooms sampled by air tests")
    product_reports: list[ProductReport] | None = items("玩具、家具检测报告", "Test reports of toys and furniture")
    toys: Toys | None = part("玩具", "Toys")
    textiles: list[Textile] | None = items("提供给婴幼儿使用的纺织品", "Textiles provided for the children")
    panels: list[Panel] | None = items(
        "固定装修使用的人造板（没有就写空列表）", "Wood-based panels built in (empty list if none)"
    )
    classes: list[Class] | None = items("班级", "Classes")
    staff: list[Person] | None = items("从业人员", "Staff")
    schedule: list[ScheduleBlock] | None = items("一日安排", "Schedule")
    routine: Routine | None = part("一日生活与流程", "Routine")
    safety: Safety | None = part("安全管理", "Safety")
    prevention: Prevention | None = part("伤害预防", "Prevention of injuries")
    security: Security | None = part("安全保卫", "Security")
    protection: Protection | None = part("未成年人保护", "Protection of children")
    employment: Employment | None = part("用工", "Employment")
    management: Management | None = part("管理制度", "Management")
    food: Food | None = part("食品安全", "Food safety")
    tableware_disinfection: list[TablewareDisinfection] | None = items("餐饮具消毒", "Disinfection of tableware")
    food_checks: list[FoodCheck] | None = items("食品安全检查", "Food-safety checks")
    feeding: Feeding | None = part("喂养与睡眠看护", "Feeding and sleep")
    age_plans: list[AgePlan] | None = items("按月龄的安排", "Plans by age")
    home: HomeBased | None = part("家庭托育点", "Home-based point")
    class_care: list[ClassCare] | None = items("各班的保育", "Care of each class")
    care_practice: CarePractice | None = part("保育工作", "Care practice")
    enrolment: Enrolment | None = part("收托", "Enrolment")
    families: Families | None = part("家园联系与社区", "Families and neighbourhood")
    emergency: Emergency | None = part("应急与安全培训", "Emergencies and safety training")
    operation: Operation | None = part("日常管理", "Running the point")
    fire: Fire | None = part("建筑防火", "Fire protection")
    fire_management: FireManagement | None = part("消防管理", "Fire-safety management")
    health_care: HealthCare | None = part("卫生保健", "Health care")
    hygiene: Hygiene | None = part("卫生", "Hygiene")
    disinfections: list[Disinfection] | None = items("预防性消毒", "Preventive disinfection")
    nutrition: Nutrition | None = part("膳食和营养", "Meals and nutrition")
    nutrient_intakes: list[NutrientIntake] | None = items("营养素平均摄入量", "Average intake of nutrients")
    food_amounts: list[FoodAmount] | None = items("1～3岁儿童每日食物量", "Daily amounts of food for children of 1–3")
