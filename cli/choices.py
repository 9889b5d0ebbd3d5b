"""Closed sets of option values."""

from enum import StrEnum

from engine.text import Lang


class LangChoice(StrEnum):
    """A language of reports."""

    ZH = "zh"
    EN = "en"

    @property
    def code(self) -> Lang:
        """Return the language as the engine calls it."""
        return "zh" if self is LangChoice.ZH else "en"


class Form(StrEnum):
    """A form of the report."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"
    MARKDOWN = "markdown"


class BlankForm(StrEnum):
    """A form of a blank declaration."""

    YAML = "yaml"
    XLSX = "xlsx"


class DeclarationForm(StrEnum):
    """A form of a declaration."""

    YAML = "yaml"
    JSON = "json"
    XLSX = "xlsx"


class RulesForm(StrEnum):
    """A form of what the commands on rules find: for people, and for the programs of CI."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"


class DifferenceForm(StrEnum):
    """A form in which a difference is told."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


class CapacityForm(StrEnum):
    """A form in which a capacity is told."""

    TEXT = "text"
    JSON = "json"


class ImpactForm(StrEnum):
    """A form in which an impact is told: those of a difference, and those that CI reads."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"


class StandardChoice(StrEnum):
    """One of the five standards, or the papers."""

    SETTING = "setting"
    CONSTRUCTION = "construction"
    SAFETY = "safety"
    STAFFING = "staffing"
    WORK_PROCESS = "work_process"
    FILING = "filing"


class ModeChoice(StrEnum):
    """A participation mode."""

    COMMUNITY = "community"
    FAMILY = "family"
    KINDERGARTEN = "kindergarten"
    WORKPLACE = "workplace"
    PRIVATE = "private"


class KindChoice(StrEnum):
    """A kind of care point."""

    INSTITUTION = "institution"
    KINDERGARTEN_CLASS = "kindergarten_class"
    ACTIVITY_SITE = "activity_site"
    HOME_BASED = "home_based"


class PlaceChoice(StrEnum):
    """Where the point is: the law of the country, and of each layer down to there."""

    NATIONAL = "national"
    ZHEJIANG = "zhejiang"
    HANGZHOU = "hangzhou"
    GONGSHU = "gongshu"


class PaperChoice(StrEnum):
    """A paper that an office hands out."""

    RECEIPT = "receipt"
    SUPPLEMENT = "supplement"
    NONCONFORMITY = "nonconformity"
    SITE = "site"
    REVIEW = "review"


class RemedyForm(StrEnum):
    """A form in which a remedy is told."""

    TEXT = "text"
    JSON = "json"
