"""The closed sets of words that clauses and rules are described with: standards, strengths, layers, departments."""

from enum import StrEnum

from engine.choices import Choice


class Standard(Choice):
    """One of the five standards of the Gongshu plan, or the papers of the filing."""

    SETTING = "setting", "设置标准", "Setting"
    CONSTRUCTION = "construction", "建设标准", "Construction"
    SAFETY = "safety", "安全标准", "Safety"
    STAFFING = "staffing", "从业标准", "Staffing"
    WORK_PROCESS = "work_process", "工作标准", "Work process"
    FILING = "filing", "备案材料", "Filing papers"


class ClauseStrength(Choice):
    """The force of a clause in its own words."""

    MUST = "must", "应、必须", "must"
    PROHIBITED = "prohibited", "不得", "must not"
    SHOULD = "should", "宜", "should"
    MAY = "may", "可", "may"
    NONE = "none", "无要求", "no demand"
    TARGET = "target", "工作目标", "target of the authority"
    INFO = "info", "推荐或评分", "recommended or scored"


class Confidence(Choice):
    """How sure we are of a clause."""

    VERIFIED = "verified", "已核对", "verified"
    RECALLED = "recalled", "凭记忆，待核对", "recalled, to be checked"
    UNCERTAIN = "uncertain", "存疑", "uncertain"


class NoRuleKind(Choice):
    """Why no rule stands on a clause."""

    NOT_FACILITY = "not_facility", "不是对照护服务点的要求", "not addressed to care points"
    ON_SITE = "on_site", "只能现场查看", "only to be seen on site"
    SUPERSEDED = "superseded", "已被替代", "superseded"
    DUPLICATE = "duplicate", "与另一条款相同", "the same as another clause"
    NOT_DECIDABLE = "not_decidable", "无法据申报判断", "not decidable from a declaration"


class Layer(Choice):
    """Where a text is law, from the whole country to one district; each lies within the one before."""

    NATIONAL = "national", "全国", "national"
    ZHEJIANG = "zhejiang", "浙江省", "Zhejiang"
    HANGZHOU = "hangzhou", "杭州市", "Hangzhou"
    GONGSHU = "gongshu", "拱墅区", "Gongshu"

    @property
    def reach(self) -> frozenset["Layer"]:
        """Return the layers whose law holds at a place in this one: itself and those it lies within."""
        layers = list(Layer)
        return frozenset(layers[: layers.index(self) + 1])


class Strength(Choice):
    """How far a rule binds: the clause's own force."""

    MUST = "must", "必须", "must"
    SHOULD = "should", "建议", "should"
    INFO = "info", "参考", "info"


class Question(StrEnum):
    """Which of the two questions a rule answers: are the papers in, are the standards met."""

    PAPERS = "papers"
    STANDARDS = "standards"


class Department(Choice):
    """A body with a part in filing and supervision."""

    HEALTH = "health", "卫生健康局", "health bureau"
    CIVIL_AFFAIRS = "civil_affairs", "民政局", "civil affairs"
    EDUCATION = "education", "教育局", "education bureau"
    HOUSING = "housing", "住房城乡建设局", "housing bureau"
    MARKET = "market", "市场监管局", "market supervision"
    FIRE = "fire", "消防大队", "fire brigade"
    SUBDISTRICT = "subdistrict", "街道", "subdistrict office"
    WOMENS_FEDERATION = "womens_federation", "妇联", "women's federation"
    UNION = "union", "总工会", "trade unions"
    PUBLIC_SECURITY = "public_security", "公安局", "public security"
    STAFFING_OFFICE = "staffing_office", "机构编制部门", "staffing (编制) authority"
    PLANNING = "planning", "规划和自然资源局", "planning bureau"
    ENVIRONMENT = "environment", "生态环境局", "environment bureau"
    HUMAN_RESOURCES = "human_resources", "人力资源和社会保障局", "human resources bureau"
    FINANCE = "finance", "财政局", "finance bureau"
