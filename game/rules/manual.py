"""What every code means: the pages of the author's manual on what `check` can find."""

import inspect

from game.rules.checks import OF_DECISIONS, OF_PACKS, OF_SHARED, OF_SHELVES, OF_TEXTS, Rule
from game.rules.lesson_checks import OF_LESSONS
from game.schema import reading_manual

FAMILIES = {
    "Y": "The file and its YAML",
    "F": "The format",
    "D": "Decisions",
    "C": "Lessons",
    "L": "What decisions share",
    "P": "Packs",
    "S": "Silences",
}
"""What the first letter of a code stands for."""


def list_pages() -> dict[str, str]:
    """Return what each code means, by code, in the order of the codes."""
    read = {code: inspect.cleandoc(page) for code, page in reading_manual.PAGES.items()}
    return dict(sorted({**read, **list_rule_pages()}.items()))


def list_rule_pages() -> dict[str, str]:
    """Return the pages of the rules, which a comment may silence."""
    every: tuple[Rule, ...] = (*OF_DECISIONS, *OF_TEXTS, *OF_SHARED, *OF_SHELVES, *OF_PACKS, *OF_LESSONS)
    return {rule.CODE: inspect.cleandoc(rule.__doc__ or "") for rule in every}
