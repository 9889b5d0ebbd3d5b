"""What only a home-based point states: 家庭托育点的住宅、业主同意、服务内容."""

from engine.declaration.fields import Choice, Count, Flag, Record, fact

CONSENT = ("其他业主的书面同意", "written consent of the other owners")


class HomeCare(Choice):
    DAILY_CARE = "daily_care", "生活照料", "daily care"
    SAFE_WATCHING = "safe_watching", "安全看护", "safe watching"
    BALANCED_MEALS = "balanced_meals", "平衡膳食", "balanced meals"
    EARLY_LEARNING = "early_learning", "早期学习机会", "early learning"


class HomeBased(Record):
    """A home-based point and the house it is in (家庭托育点)."""

    dwelling: Flag | None = fact(
        "服务场所是否为住宅",
        "The premises are a dwelling",
        evidence="document",
        proof=("不动产权证书", "title certificate"),
    )
    business_registration_allowed: Flag | None = fact(
        "按当地规定该住宅是否可以登记为经营场所",
        "Local rules allow the dwelling to be registered as a place of business",
        evidence="document",
        proof=("住所（经营场所）证明", "proof of the place of business"),
    )
    other_owners: Count | None = fact(
        "本栋建筑内（平房为同一院落内）其他业主数",
        "Other owners in the building (for single-storey houses, in the courtyard)",
        unit="persons",
        evidence="document",
        proof=CONSENT,
    )
    owners_consenting: Count | None = fact(
        "其中同意的业主数", "Of these, owners who consent", unit="persons", evidence="document", proof=CONSENT
    )
    contents: list[HomeCare] | None = fact(
        "提供的服务内容", "What the care consists of", proof=("备案书", "filing form")
    )
