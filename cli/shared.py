"""The options that several commands share, made once for the language of their help."""

import typer

from cli.words import HELP
from engine.text import Lang


class Shared:
    """Options with their names and help in one language: ``Annotated[Path | None, shared.rules]``."""

    def __init__(self, helped: Lang) -> None:
        said = {key: text.of(helped) for key, text in HELP.items()}
        self.standard = typer.Option("--standard", help=said["standard"])
        self.rule = typer.Option("--rule", metavar="RULE", help=said["only_rule"])
        self.since = typer.Option("--since", metavar="REV", help=said["since"])
        self.as_of = typer.Option("--as-of", metavar="DATE", help=said["as_of"])
        self.place = typer.Option("--place", help=said["place"])
        self.jobs = typer.Option("--jobs", min=1, metavar="N", help=said["jobs"])
        self.form = typer.Option("--format", help=said["format"])
        self.output = typer.Option("-o", "--output", metavar="FILE", help=said["output"])
        self.lang = typer.Option("--lang", help=said["lang"])
        self.rules = typer.Option("--rules", metavar="DIR", help=said["rules_dir"])
