"""Health care: 卫生保健的制度、健康检查、疾病防控、健康教育和档案."""

from engine.declaration.fields import Choice, Count, Day, Flag, Line, Quantity, Record, fact

RULES = ("卫生保健制度文本", "written health-care rules")
RECORDS = ("卫生保健记录", "health-care records")
CHILD_FILES = ("儿童健康档案", "children's health files")
STAFF_FILES = ("工作人员健康档案", "staff health files")
EVALUATION = ("《托幼机构卫生评价报告》", "health evaluation report")


class HealthSystem(Choice):
    DAILY_LIFE = "daily_life", "一日生活制度", "the day"
    DIET = "diet", "膳食管理制度", "diet"
    EXERCISE = "exercise", "体格锻炼制度", "physical exercise"
    DISINFECTION = "disinfection", "卫生与消毒制度", "hygiene and disinfection"
    EXAMINATION = "examination", "入园及定期健康检查制度", "entry and periodic health checks"
    INFECTIOUS_DISEASE = "infectious_disease", "传染病预防与控制制度", "infectious disease"
    COMMON_DISEASE = "common_disease", "常见疾病预防与管理制度", "common diseases"
    INJURY = "injury", "伤害预防制度", "injury prevention"
    EDUCATION = "education", "健康教育制度", "health education"
    INFORMATION = "information", "卫生保健信息收集制度", "health-care information"


class HealthFurniture(Choice):
    OBSERVATION_BED = "observation_bed", "儿童观察床", "observation bed"
    DESK = "desk", "桌椅", "desk and chair"
    MEDICINE_CABINET = "medicine_cabinet", "药品柜", "medicine cabinet"
    FILE_CABINET = "file_cabinet", "资料柜", "file cabinet"
    RUNNING_WATER = "running_water", "流动水或代用流动水", "running water or a substitute"


class HealthInstrument(Choice):
    SCALE = "scale", "儿童杠杆式体重秤", "beam scale for children"
    HEIGHT_GAUGE = "height_gauge", "身高计", "height gauge"
    MEASURING_BED = "measuring_bed", "量床", "measuring bed"
    EYE_CHART = "eye_chart", "标准视力表或灯箱", "eye chart or light box"
    GIRTH_TAPE = "girth_tape", "体围测量软尺", "girth tape"
    TONGUE_DEPRESSORS = "tongue_depressors", "消毒压舌板", "disinfected tongue depressors"
    THERMOMETER = "thermometer", "体温计", "thermometer"
    TORCH = "torch", "手电筒", "torch"
    DISINFECTANT = "disinfectant", "消毒剂", "disinfectant"
    UV_LAMP = "uv_lamp", "紫外线消毒灯", "ultraviolet lamp"
    AIR_DISINFECTOR = "air_disinfector", "其他空气消毒装置", "another air disinfection device"


class DayCheck(Choice):
    MORNING = "morning", "晨检", "morning check"
    NOON = "noon", "午检", "noon check"
    ALL_DAY = "all_day", "全日健康观察", "all-day observation"


class ArrivalItem(Choice):
    HOME = "home", "询问在家情况", "how the child was at home"
    SPIRITS = "spirits", "观察精神状况", "spirits"
    FEVER = "fever", "有无发热", "fever"
    SKIN = "skin", "皮肤有无异常", "skin"
    UNSAFE_OBJECTS = "unsafe_objects", "有无携带不安全物品", "unsafe objects"


class ObservedItem(Choice):
    DIET = "diet", "饮食", "eating"
    SLEEP = "sleep", "睡眠", "sleep"
    TOILET = "toilet", "大小便", "stool and urine"
    SPIRITS = "spirits", "精神状况", "spirits"
    MOOD = "mood", "情绪", "mood"
    BEHAVIOUR = "behaviour", "行为", "behaviour"


class SickChildStep(Choice):
    ISOLATED = "isolated", "尽快隔离", "isolated soon"
    PARENTS = "parents", "联系家长", "parents contacted"
    TREATED = "treated", "就医诊治", "medical care"
    FOLLOWED_UP = "followed_up", "追访", "followed up"


class MedicineStep(Choice):
    HANDED_OVER = "handed_over", "药品交接", "medicine handed over"
    REGISTERED = "registered", "药品登记", "medicine registered"
    SIGNED = "signed", "家长签字", "signed by a parent"


class EntryPaper(Choice):
    EXAM_FORM = "exam_form", "儿童入园（所）健康检查表", "entry health-check form"
    HEALTH_BOOKLET = "health_booklet", "0～6岁儿童保健手册", "0–6 health booklet"
    VACCINATION = "vaccination", "预防接种证", "vaccination certificate"


class ChildTest(Choice):
    HAEMOGLOBIN = "haemoglobin", "血红蛋白或血常规检测", "haemoglobin or blood count"
    HEARING = "hearing", "1～3岁听力筛查", "hearing at 1–3 years"


class VaccinationStep(Choice):
    REPORT = "report", "发现无证或未按规划接种的向接种单位或疾控机构报告", "missing vaccination reported"
    URGE = "urge", "督促监护人补证、补种", "guardians urged to catch up"
    RECHECK = "recheck", "补种后复验", "checked again afterwards"
    CAMPAIGNS = "campaigns", "配合常规、群体、应急接种", "campaigns supported"


class AbsenceStep(Choice):
    DAILY = "daily", "每日登记出勤", "attendance recorded daily"
    CAUSE = "cause", "了解并登记因病缺勤原因", "cause of sick absence recorded"
    REPORTED = "reported", "疑似传染病报疫情报告人", "suspected infection told to the reporter"
    TRACED = "traced", "疫情报告人及时追查", "followed up by the reporter"


class OutbreakTarget(Choice):
    CDC = "cdc", "属地疾病预防控制机构", "the local CDC"
    TOWNSHIP_HOSPITAL = "township_hospital", "农村乡镇卫生院", "the township hospital (rural)"
    OTHER = "other", "其他单位或没有规定", "someone else, or not laid down"


class OutbreakStep(Choice):
    CONCURRENT = "concurrent", "随时性消毒", "concurrent disinfection"
    TERMINAL = "terminal", "终末消毒", "terminal disinfection"
    MORE_CHECKS = "more_checks", "加强晨午检和全日健康观察", "more checks and observation"
    APART = "apart", "医学观察期内该班与他班相对隔离", "class under observation kept apart"
    NO_ADMISSION = "no_admission", "医学观察期内该班不办理入托", "no admission to that class"
    NO_TRANSFER = "no_transfer", "医学观察期内该班不办理转园", "no transfer from that class"


class HealthRegister(Choice):
    EYE = "eye", "眼保健和异常", "eyes"
    EAR = "ear", "耳保健和异常", "ears"
    MOUTH = "mouth", "口腔保健和异常", "mouth and teeth"
    ANAEMIA = "anaemia", "贫血", "anaemia"
    MALNUTRITION = "malnutrition", "营养不良", "malnutrition"
    OBESITY = "obesity", "肥胖", "obesity"
    HEART = "heart", "先天性心脏病", "congenital heart disease"
    ASTHMA = "asthma", "哮喘", "asthma"
    EPILEPSY = "epilepsy", "癫痫", "epilepsy"
    DRUG_ALLERGY = "drug_allergy", "药物过敏", "drug allergy"


class HealthTopic(Choice):
    DIET = "diet", "膳食营养", "diet"
    MIND = "mind", "心理卫生", "mental health"
    DISEASE = "disease", "疾病预防（含传染病防治）", "disease, infectious disease included"
    VACCINATION = "vaccination", "预防接种", "vaccination"
    SAFETY = "safety", "儿童安全", "safety"
    HABITS = "habits", "良好行为习惯", "habits"


class HealthFile(Choice):
    STAFF_CERTIFICATES = "staff_certificates", "工作人员健康合格证", "staff health certificates"
    ENTRY_FORMS = "entry_forms", "儿童入园（所）健康检查表", "entry health-check forms"
    CHECK_FORMS = "check_forms", "儿童健康检查表或手册", "children's health-check forms or booklets"
    TRANSFERS = "transfers", "儿童转园（所）健康证明", "transfer certificates"


class HealthRecord(Choice):
    ATTENDANCE = "attendance", "出勤", "attendance"
    CHECKS = "checks", "晨午检及全日健康观察", "checks and observation"
    DIET = "diet", "膳食管理", "diet"
    DISINFECTION = "disinfection", "卫生消毒", "disinfection"
    NUTRITIONAL_DISEASE = "nutritional_disease", "营养性疾病", "nutritional disease"
    COMMON_DISEASE = "common_disease", "常见病", "common disease"
    INFECTIOUS_DISEASE = "infectious_disease", "传染病", "infectious disease"
    INJURY = "injury", "伤害", "injuries"
    EDUCATION = "education", "健康教育", "health education"


class HealthStatistic(Choice):
    ATTENDANCE = "attendance", "出勤", "attendance"
    EXAMINATION = "examination", "健康检查", "health checks"
    DIET = "diet", "膳食", "diet"
    COMMON_DISEASE = "common_disease", "常见病", "common disease"
    INFECTIOUS_DISEASE = "infectious_disease", "传染病", "infectious disease"


class ExerciseRule(Choice):
    SICK_STOP = "sick_stop", "患病儿童停止锻炼", "sick children stop"
    CONVALESCENT = "convalescent", "恢复期儿童调整运动量", "less for convalescent children"
    FRAIL = "frail", "体弱儿进程缓慢、时间缩短", "slower and shorter for frail children"


class HealthResponsible(Choice):
    HEAD = "head", "法定代表人或负责人", "the legal representative or head"
    OTHER = "other", "其他人员，或没有明确", "someone else, or nobody"


class GuidanceTopic(Choice):
    EDUCATION = "education", "卫生宣传教育", "health education"
    DISEASE = "disease", "疾病预防", "prevention of disease"
    DISINFECTION = "disinfection", "卫生消毒", "disinfection"
    DIET = "diet", "膳食营养", "diet"
    FOOD = "food", "食品卫生", "food hygiene"
    WATER = "water", "饮用水卫生", "drinking-water hygiene"


class HealthCare(Record):
    """How health care is organised and recorded; children and staff are counted, never named (卫生保健)."""

    systems: list[HealthSystem] | None = fact(
        "已建立的卫生保健制度", "Health-care rules in place", evidence="document", proof=RULES
    )
    plan_until: Day | None = fact(
        "年度卫生保健工作计划的截止日期",
        "Annual health-care plan runs until",
        evidence="document",
        proof=("年度计划", "annual plan"),
    )
    rules_checked_on: Day | None = fact(
        "最近一次检查卫生保健制度和计划落实情况的日期",
        "Last checked how rules and plan are carried out",
        evidence="document",
        proof=("检查记录", "inspection record"),
    )
    clinic: Flag | None = fact("设的是否卫生室（保健室写否）", "A clinic room (no, if a health-care room)")
    clinic_licence_until: Day | None = fact(
        "卫生室《医疗机构执业许可证》有效期至（含当日）",
        "Clinic's medical licence valid until (that day included)",
        evidence="document",
        proof=("医疗机构执业许可证", "medical licence"),
    )
    room_furniture: list[HealthFurniture] | None = fact(
        "保健室内的设施", "Furniture of the health-care room", evidence="on_site"
    )
    instruments: list[HealthInstrument] | None = fact(
        "保健室的检查和消毒用品", "Instruments of the health-care room", evidence="on_site"
    )
    evaluation_score: Quantity | None = fact(
        "卫生评价得分", "Score of the health evaluation", evidence="document", proof=EVALUATION
    )
    evaluation_full_score: Quantity | None = fact(
        "卫生评价满分（不供餐的写扣除食堂部分后的总分）",
        "Full score of the evaluation (without the canteen parts if no meals are served)",
        evidence="document",
        proof=EVALUATION,
    )
    evaluation_must_failed: Count | None = fact(
        "卫生评价未达到的必达项目数（没有写0）",
        "Must-items of the evaluation not met (0 if none)",
        unit="items",
        evidence="document",
        proof=EVALUATION,
    )
    day_checks: list[DayCheck] | None = fact(
        "每日开展的健康检查", "Checks made every day", evidence="document", proof=RECORDS
    )
    arrival_items: list[ArrivalItem] | None = fact(
        "晨（午）检的内容", "What the check on arrival covers", evidence="document", proof=RECORDS
    )
    observed_items: list[ObservedItem] | None = fact(
        "全日健康观察的内容", "What the all-day observation covers", evidence="document", proof=RECORDS
    )
    rounds_per_day: Count | None = fact(
        "卫生保健人员每日到班巡视次数",
        "Rounds of the health worker to each class a day",
        unit="items",
        evidence="document",
        proof=RECORDS,
    )
    sick_child_steps: list[SickChildStep] | None = fact(
        "发现患病或疑似传染病儿童时的处理", "What is done with a child found ill", evidence="document", proof=RULES
    )
    sick_children_in_care: Count | None = fact(
        "患病未离园（所）休息的儿童数（没有写0）",
        "Sick children kept in care (0 if none)",
        unit="children",
        evidence="on_site",
    )
    gives_medicine: Flag | None = fact("是否接受家长委托喂药", "Medicine given on request of parents")
    medicine_steps: list[MedicineStep] | None = fact(
        "受托喂药的手续", "What is done before medicine is given", evidence="document", proof=("喂药登记", "register")
    )
    without_entry_check: Count | None = fact(
        "未经健康检查合格即入托的在托儿童数（已补检合格的不计；没有写0）",
        "Children in care admitted without a health check and not checked since (0 if none)",
        unit="children",
        evidence="document",
        proof=CHILD_FILES,
    )
    admitted_suspected: Count | None = fact(
        "体检发现疑似传染病、未确诊治疗即入托的在托儿童数（已确诊治疗的不计；没有写0）",
        "Children in care although an infection was suspected at entry (not those since diagnosed and treated; 0 if none)",
        unit="children",
        evidence="document",
        proof=CHILD_FILES,
    )
    entry_papers: list[EntryPaper] | None = fact(
        "入托时查验的材料", "Papers checked at entry", evidence="document", proof=CHILD_FILES
    )
    vaccination_steps: list[VaccinationStep] | None = fact(
        "预防接种查验中的做法", "What is done about vaccination", evidence="document", proof=RECORDS
    )
    vaccination_report_days: Count | None = fact(
        "近一年无接种证或未按规划接种的，入托后多少天内报告（取最长；没有这种情况写0）",
        "Missing vaccination reported within … days of entry (the longest of the last year; 0 if there was none)",
        unit="days",
        evidence="document",
        proof=RECORDS,
    )
    exams_per_year: Count | None = fact(
        "1～3岁儿童每年安排的健康检查次数",
        "Health checks arranged a year for children aged 1–3",
        unit="items",
        evidence="document",
        proof=CHILD_FILES,
    )
    exam_interval_months: Count | None = fact(
        "1～3岁儿童两次健康检查的间隔",
        "Time between two checks of children aged 1–3",
        unit="months",
        evidence="document",
        proof=CHILD_FILES,
    )
    yearly_tests: list[ChildTest] | None = fact(
        "每年为儿童安排的检测", "Tests of the children arranged every year", evidence="document", proof=CHILD_FILES
    )
    results_to_parents: Flag | None = fact(
        "健康检查结果是否反馈家长", "Results given to parents", evidence="document", proof=CHILD_FILES
    )
    returned_without_check: Count | None = fact(
        "离开3个月以上返回、未重新体检的在托儿童数（已补检的不计；没有写0）",
        "Children back after more than 3 months without a new check (not those checked since; 0 if none)",
        unit="children",
        evidence="document",
        proof=CHILD_FILES,
    )
    transfers_without_papers: Count | None = fact(
        "没有转园健康证明或保健手册的转入在托儿童数（已补齐或已重新体检的不计；没有写0）",
        "Children transferred in without certificate or booklet (not those put right or checked anew since; 0 if none)",
        unit="children",
        evidence="document",
        proof=CHILD_FILES,
    )
    transfer_certificate_months: Quantity | None = fact(
        "转园健康证明从出具到使用的最长时间（已重新体检的不计；没有转入的写0）",
        "Longest time from issue to use of a transfer certificate (not of children checked anew; 0 if none was used)",
        unit="months",
        evidence="document",
        proof=CHILD_FILES,
    )
    staff_back_without_certificate: Count | None = fact(
        "患传染性疾病治愈后、没有诊断证明或没有重新取得健康合格证即返岗的在岗人数（已补齐的不计；没有写0）",
        "Staff back after illness without diagnosis or renewed certificate (not those put right since; 0 if none)",
        unit="persons",
        evidence="document",
        proof=STAFF_FILES,
    )
    isolation_rooms: Count | None = fact(
        "备作临时隔离室、便于消毒的房间数（保健观察室可兼作；没有写0）",
        "Rooms ready as a temporary isolation room, easy to disinfect (the health observation room may serve; 0 if none)",
        unit="items",
        evidence="on_site",
    )
    outbreak_reporter: Line | None = fact("疫情报告人（岗位或称呼）", "Outbreak reporter (post or label)")
    absence_steps: list[AbsenceStep] | None = fact(
        "出勤登记和缺勤追查的做法", "Attendance and absence", evidence="document", proof=RECORDS
    )
    outbreak_target: OutbreakTarget | None = fact(
        "发现疫情或疑似病例时报告的单位", "To whom an outbreak is reported", evidence="document", proof=RULES
    )
    outbreak_steps: list[OutbreakStep] | None = fact(
        "制度规定的传染病发生期间的措施", "Measures laid down for an outbreak", evidence="document", proof=RULES
    )
    returned_without_recovery: Count | None = fact(
        "没有痊愈证明即返园（所）的传染病在托儿童数（已补齐的不计；没有写0）",
        "Children back after an infection without a recovery certificate (not those put right since; 0 if none)",
        unit="children",
        evidence="document",
        proof=CHILD_FILES,
    )
    admitted_in_quarantine: Count | None = fact(
        "来自疫区或有接触史、检疫期未过而在托的儿童数（没有写0）",
        "Children in care before their quarantine has passed (0 if none)",
        unit="children",
        evidence="document",
        proof=CHILD_FILES,
    )
    registers: list[HealthRegister] | None = fact(
        "设有登记的儿童健康问题（目前没有这类儿童、已设登记的也填）",
        "Conditions of children for which a register is kept (also where no child has it at present)",
        evidence="document",
        proof=CHILD_FILES,
    )
    cases_without_file: Count | None = fact(
        "没有专案管理的中重度贫血、营养不良儿童数（没有写0）",
        "Children with moderate or severe anaemia or malnutrition without a file of their own (0 if none)",
        unit="children",
        evidence="document",
        proof=CHILD_FILES,
    )
    exercise_per_day: Count | None = fact(
        "每日有组织的体格锻炼次数", "Organised exercise, times a day", unit="items", evidence="document", proof=RECORDS
    )
    exercise_rules: list[ExerciseRule] | None = fact(
        "体格锻炼制度对患病、体弱儿童的规定",
        "Rules of exercise for sick and frail children",
        evidence="document",
        proof=RULES,
    )
    exercise_areas_checked_on: Day | None = fact(
        "运动场地和器械最近一次清洁和安全检查日期",
        "Exercise areas and apparatus last cleaned and checked on",
        evidence="document",
        proof=("检查记录", "inspection record"),
    )
    education_plan_until: Day | None = fact(
        "全年健康教育计划的截止日期",
        "Annual health-education plan runs until",
        evidence="document",
        proof=("健康教育计划", "education plan"),
    )
    education_topics: list[HealthTopic] | None = fact(
        "健康教育的内容", "Topics of health education", evidence="document", proof=RECORDS
    )
    staff_lecture_every_months: Quantity | None = fact(
        "对保教人员健康讲座的间隔（没有写0）",
        "Health lectures for carers every (0 if there are none)",
        unit="months",
        evidence="document",
        proof=RECORDS,
    )
    parent_lectures_per_term: Count | None = fact(
        "每学期家长健康讲座次数",
        "Health lectures for parents a term",
        unit="items",
        evidence="document",
        proof=RECORDS,
    )
    education_evaluated_on: Day | None = fact(
        "最近一次评估健康教育效果的日期",
        "Effect of health education last evaluated on",
        evidence="document",
        proof=RECORDS,
    )
    files: list[HealthFile] | None = fact(
        "设有的健康档案（目前没有转园儿童、已设这类档案的也填）",
        "Health files kept (transfer certificates also where no child has transferred so far)",
        evidence="document",
        proof=CHILD_FILES,
    )
    records: list[HealthRecord] | None = fact(
        "设有的卫生保健记录（目前没有病例、已设这类记录的也填）",
        "Health-care records kept (also where there has been no case so far)",
        evidence="document",
        proof=RECORDS,
    )
    records_kept_years: Quantity | None = fact(
        "卫生保健记录和档案的保存时间", "Records and files kept for", unit="years", evidence="document", proof=RECORDS
    )
    statistics: list[HealthStatistic] | None = fact(
        "定期统计分析的内容", "What is counted and analysed regularly", evidence="document", proof=RECORDS
    )
    responsible: HealthResponsible | None = fact(
        "卫生保健工作第一责任人", "First responsible for health care", evidence="document", proof=RULES
    )
    treats: Flag | None = fact(
        "保健室是否开展诊疗活动", "Diagnosis or treatment in the health-care room", evidence="on_site"
    )
    staff_guidance: list[GuidanceTopic] | None = fact(
        "卫生保健人员对工作人员具体指导的内容",
        "What the health workers instruct the staff in",
        evidence="document",
        proof=RECORDS,
    )
    exercise_plan_until: Day | None = fact(
        "儿童体格锻炼计划的截止日期",
        "Plan of physical exercise runs until",
        evidence="document",
        proof=("体格锻炼计划", "exercise plan"),
    )
    information_reported_on: Day | None = fact(
        "最近一次上报卫生保健信息的日期", "Health-care data last reported on", evidence="document", proof=RECORDS
    )
    vaccination_check_days: Count | None = fact(
        "最近一批新生开学或者转入、插班后多少天内查验完预防接种证（取最长）",
        "Vaccination certificates of the latest newcomers checked within … days of term start or joining (the longest)",
        unit="days",
        evidence="document",
        proof=RECORDS,
    )
    without_recheck: Count | None = fact(
        "上一年需补种而当年12月底前没有再次查验的儿童数（没有写0）",
        "Children due to catch up last year and not checked again by the end of that December (0 if none)",
        unit="children",
        evidence="document",
        proof=RECORDS,
    )
    cluster_day_cases: Count | None = fact(
        "制度规定：同班1天内出现多少例相似症状即报告",
        "Laid down: similar cases in a class within one day that are reported",
        unit="items",
        evidence="document",
        proof=RULES,
    )
    cluster_three_day_cases: Count | None = fact(
        "制度规定：同班连续3天内出现多少例相似症状即报告",
        "Laid down: similar cases in a class within three days that are reported",
        unit="items",
        evidence="document",
        proof=RULES,
    )
    cluster_report_hours: Quantity | None = fact(
        "制度规定的聚集性症状报告时限",
        "Laid down: clusters of symptoms reported within",
        unit="hours",
        evidence="document",
        proof=RULES,
    )
    unexplained_report_hours: Quantity | None = fact(
        "制度规定的不明原因高热等严重症状、群体性不明原因疾病报告时限",
        "Laid down: severe symptoms or group illness without known cause reported within",
        unit="hours",
        evidence="document",
        proof=RULES,
    )
    emergency_report_hours: Quantity | None = fact(
        "制度规定的传染病暴发、重大食物中毒等突发事件报告时限",
        "Laid down: outbreaks, major food poisoning and the like reported within",
        unit="hours",
        evidence="document",
        proof=RULES,
    )
