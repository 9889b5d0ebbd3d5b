"""The district's mix: which kinds of point there are, in which modes, how large, with what services.

The local reading notes give no count of Gongshu's points for any year, so that shares are taken from the city and the province
where they are known, and assumed where they are not; each figure says which.
"""

from typing import Final

KINDS: Final[dict[str, float]] = {
    # hangzhou.md: 758 institutions filed by August 2022; 98 model stations of 2021 and 185 of 2022, so about 73 : 27.
    "institution": 60,
    "activity_site": 24,
    "kindergarten_class": 10,  # assumed: counted among the institutions there
    "home_based": 6,  # assumed: the measure on home-based points is of 2023
}
MODES: Final[dict[str, dict[str, float]]] = {
    # district-targets.md and gongshu.md name the five modes without numbers; filing-practice.md: 48.8 % in leased premises.
    "institution": {"private": 48, "community": 27, "workplace": 17, "family": 8},
    "activity_site": {"community": 90, "family": 10},  # assumed
    "kindergarten_class": {"kindergarten": 100},
    "home_based": {"private": 50, "family": 50},  # assumed
}
CLASSES: Final[dict[str, dict[int, float]]] = {
    # gongshu.md: 45 to 60 places in 3 classes is the usual shape; zhejiang.md: 37 (Quzhou) and 48 (Taizhou) places on average.
    # The tail up to 14 classes is assumed: a few large ones, so that nothing is only ever tried on small points.
    "institution": {
        1: 12, 2: 18, 3: 33, 4: 12, 5: 8, 6: 5, 7: 3, 8: 2, 9: 1.5, 10: 1.5, 11: 1.2, 12: 1.2, 13: 0.8, 14: 0.8,
    },
    "kindergarten_class": {1: 40, 2: 40, 3: 15, 4: 5},  # assumed
    "activity_site": {0: 1},
    "home_based": {1: 1},
}  # fmt: skip
CLASS_KINDS: Final[dict[str, dict[str, float]]] = {
    # gongshu.md: two bands (15–24 and 24–36 months) are usual, classes for 6–24 months opened in 2024; shares assumed.
    "institution": {"infant": 18, "toddler_small": 35, "toddler_large": 39, "mixed": 8},
    "kindergarten_class": {"toddler_large": 75, "mixed": 25},
    "home_based": {"mixed": 1},
}
CHILDREN: Final[dict[str, tuple[int, int]]] = {
    # gongshu.md: 9 babies with 3 carers; half of all places are empty (filing-practice.md), so that classes are seldom full.
    "infant": (4, 9),
    "toddler_small": (7, 15),
    "toddler_large": (10, 20),
    "mixed": (8, 18),
}
HOME_CHILDREN: Final = (2, 5)  # filing-practice.md: a home-based point takes at most five
CHILDREN_PER_CARER: Final[dict[str, int]] = {"infant": 3, "toddler_small": 5, "toddler_large": 7, "mixed": 5}
MEALS: Final[
    dict[str, dict[str, float]]
] = {  # assumed: most cook; offices have meals brought; half-day points serve none
    "institution": {"cooked": 66, "delivered": 28, "none": 6},
    "kindergarten_class": {"cooked": 1},
    "activity_site": {"none": 1},
    "home_based": {"cooked": 1},
}
SERVICES: Final = ("half_day", "hourly", "temporary")
"""Beside full-day care. gongshu.md: centres offer 临时托 and 计时托 too."""
LEGAL_TYPES: Final[dict[str, dict[str, float]]] = {  # assumed, by who runs such points
    "private": {"for_profit": 88, "social_service": 12},
    "community": {"social_service": 55, "for_profit": 30, "public_institution": 15},
    "workplace": {"for_profit": 70, "social_service": 30},
    "family": {"public_institution": 55, "social_service": 45},
    "kindergarten": {"public_institution": 75, "social_service": 25},
}
PLACES: Final = (
    # Label points of the 18 subdistricts (gongshu.md, half of them placed by hand): only to scatter points over the district.
    (120.147, 30.284), (120.141, 30.305), (120.124, 30.309), (120.120, 30.313), (120.136, 30.324), (120.152, 30.303),
    (120.155, 30.328), (120.108, 30.332), (120.143, 30.363), (120.180, 30.362), (120.161, 30.272), (120.159, 30.264),
    (120.171, 30.269), (120.178, 30.270), (120.159, 30.287), (120.175, 30.287), (120.168, 30.313), (120.187, 30.335),
)  # fmt: skip
MOST_CLASSES: Final = 10  # setting.classes.number; larger institutions are generated as a mistake
MOST_UPSTAIRS: Final = 60  # setting.floors.upstairs_children; kindergartens have older toddlers on the second floor
