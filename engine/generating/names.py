"""Invented names: of points, of bodies, of streets. No part names a real place, firm or person."""

from typing import Final

from engine.generating.draw import Draw

FIRST: Final = "青望云暖晴星禾溪槐榆苇荻鹭雁麦穗荞蓼菱莼藕桑柘椿楸杉枫梧柚橙杏柿榛栗"
SECOND: Final = "禾舟梭巢笙笛筝棠荷汀坞屿岫陂圩埂笠蓑篱檐廊阶灯笺砚墨笔盏瓢篮筐簪铃鼓钟帆"
STREETS: Final = {"路": 6, "街": 3, "巷": 3, "弄": 1}
BODIES: Final = {  # legal type: what the registered name ends in, the first two signs of its code, who registers it
    "for_profit": ("有限公司", "91", "market_regulation", "拱墅区市场监督管理局"),
    "social_service": ("服务中心", "52", "civil_affairs", "拱墅区民政局"),
    "public_institution": ("", "12", "staffing_office", "拱墅区事业单位登记管理局"),
}
POINTS: Final = {  # what a point of the mode is called
    "private": ("托育园", "托育中心", "婴幼儿成长中心", "早托园"),
    "community": ("社区托育园", "社区婴幼儿照护中心", "邻里托育园"),
    "workplace": ("职工托育园", "园区托育中心", "大厦托育园"),
    "family": ("家庭养育照护中心", "养育支持中心"),
    "kindergarten": ("幼儿园托班",),
}
OF_MODELS: Final = ("青禾", "望岫", "磐拓", "澄测", "望禾", "青梧", "小满", "青桐", "暖巢")
"""The invented names in the bases, each of which becomes another one."""
NUMERALS: Final = "一二三四五六七八九十"


def name(draw: Draw) -> str:
    """Return an invented name of two signs, such as 青笙."""
    return draw.one(FIRST) + draw.one(SECOND)


def address(draw: Draw) -> str:
    """Return an invented address in the district."""
    return f"杭州市拱墅区{name(draw)}{draw.weighted(STREETS)}{draw.whole(1, 399)}号"


def numeral(number: int) -> str:
    """Return *number* (1 to 99) in Chinese, as classes are numbered: 一, 十, 十二."""
    tens, ones = divmod(number, 10)
    ten = ("" if tens == 1 else NUMERALS[tens - 1]) + "十" if tens else ""
    return ten + (NUMERALS[ones - 1] if ones else "")
