"""Who issues a paper, by what the paper is called: only where a text or the practice of filing says so."""

from collections.abc import Iterable
from typing import Final

from engine.text import Lang, Text

RECALLED: Final = Text("{who}（据办理经验，以受理机关答复为准）", "{who} (from practice; ask the authority)")

APPLICANT: Final = Text("举办者", "the applicant")
DOCTOR: Final = Text("指定的医疗卫生机构", "a designated medical institution")
LABORATORY: Final = Text("检测机构", "a testing laboratory")
MARKET: Final = Text("市场监管部门", "market regulation")
MATERNAL: Final = Text("妇幼保健机构", "the maternal and child health institution")
POLICE: Final = Text("公安机关", "the police")
REGISTRIES: Final = Text(
    "登记机关（市场监管、民政或机构编制部门）",
    "the registration authority (market regulation, civil affairs or the staffing authority)",
)
SCHOOLS: Final = Text(
    "学校，人力资源社会保障部门或技能评价机构", "schools, the labour bureau or skill-evaluation bodies"
)
HEALTH_EVALUATION: Final = Text(
    "举办者按国家基本标准自评（2022年前由妇幼保健机构评价）",
    "the applicant, by the national basic standard (before 2022 the maternal and child health institution)",
)
PREMISES: Final = Text(
    "不动产登记机构（产权证明）或出租人（租赁合同）", "the land registry (title) or the landlord (lease)"
)
FIRE: Final = RECALLED.fill(
    who=Text(
        "消防救援机构，或住房城乡建设部门（消防验收、备案）",
        "the fire brigade, or the housing bureau (acceptance, filing)",
    )
)

ISSUERS: Final[tuple[tuple[Text, Text], ...]] = (
    # What a paper is called, in part, and who issues it; the first that fits decides. From the reading notes on filing, section 4,
    # and, for the guard certificate and the training of health workers, nhc-2019-58-setting.
    (Text("消防安全检查合格证明", "fire safety inspection"), FIRE),
    (Text("消防安全检查", "fire safety proof"), FIRE),
    (Text("食品经营许可证", "food business licence"), MARKET),
    (Text("卫生评价", "health evaluation"), HEALTH_EVALUATION),
    (Text("营业执照", "business licence"), REGISTRIES),
    (Text("登记证书", "registration certificate"), REGISTRIES),
    (Text("场地证明", "proof of premises"), PREMISES),
    (Text("租赁合同", "lease"), Text("出租人", "the landlord")),
    (Text("不动产权证书", "title certificate"), Text("不动产登记机构", "the land registry")),
    (Text("保健人员培训", "training of health workers"), MATERNAL),
    (Text("健康合格证明", "health certificate"), DOCTOR),
    (Text("健康证", "health certificate"), DOCTOR),
    (Text("保安员证", "guard certificate"), POLICE),
    (Text("无犯罪记录", "no-record certificate"), RECALLED.fill(who=POLICE)),
    (Text("查询结果告知书", "result of the query"), RECALLED.fill(who=POLICE)),
    (Text("学历证书", "diploma"), Text("学校", "the school")),
    (Text("专业资格证明", "professional qualification"), SCHOOLS),
    (Text("登记机关", "registration authority"), REGISTRIES),
    (Text("备案承诺书", "commitment letter"), APPLICANT),
    (Text("备案书", "filing form"), APPLICANT),
    (Text("平面图", "floor plan"), Text("举办者或设计单位", "the applicant or the designer")),
    (Text("平面图", "site plan"), Text("举办者或设计单位", "the applicant or the designer")),
    (Text("空气检测报告", "air test report"), LABORATORY),
    (Text("检测报告", "test report"), LABORATORY),
    (Text("责任险", "liability insurance"), Text("保险公司", "an insurer")),
    (Text("保险单", "insurance policy"), Text("保险公司", "an insurer")),
)


def issuer_of(names: Iterable[str], lang: Lang) -> str:
    """Return who issues the first of the papers called *names* of which we know it; empty where we know none."""
    known = ((name.casefold(), paper.of(lang), who) for name in names for paper, who in ISSUERS)
    return next((who.of(lang) for name, paper, who in known if paper in name), "")
