"""The standards: legal sources, rules and cases, as YAML files that travel with the package."""

from pathlib import Path

STANDARDS: Path = Path(__file__).parent
