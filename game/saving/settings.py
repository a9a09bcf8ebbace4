"""The player's settings: theme, motion, and whether the mechanics are shown."""

import json
from pathlib import Path

import attrs

from game.errors import SaveError
from game.saving.files import read_text, write_safely

FILE = "settings.json"
THEMES = ("dark", "light")


@attrs.frozen(kw_only=True)
class Settings:
    """What a player has chosen; `blind` hides the meters and what a choice changed until the reckoning."""

    theme: str = "dark"
    motion: bool = True
    blind: bool = False


def load_settings(folder: Path) -> Settings:
    """Read the settings of a folder; what is missing or makes no sense stands at its default."""
    try:
        record = json.loads(read_text(folder / FILE))
    except (SaveError, ValueError, RecursionError):
        return Settings()
    if not isinstance(record, dict):
        return Settings()
    known = {
        "theme": record.get("theme") if record.get("theme") in THEMES else None,
        "motion": record.get("motion") if isinstance(record.get("motion"), bool) else None,
        "blind": record.get("blind") if isinstance(record.get("blind"), bool) else None,
    }
    return Settings(**{key: value for key, value in known.items() if value is not None})


def save_settings(folder: Path, settings: Settings) -> None:
    """Keep the settings in a folder; raises SaveError where they cannot be written."""
    write_safely(folder / FILE, json.dumps(attrs.asdict(settings), indent=2) + "\n")
