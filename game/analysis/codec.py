"""Figures as JSON-ready data, and back."""

from decimal import Decimal
from typing import Any, TypeVar

import cattrs

from game.analysis.figures import Survey
from game.analysis.ranking import RoadRanks


def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(unstruct_collection_overrides={tuple: list})
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, lambda value, _: Decimal(value))
    return converter


_CONVERTER = _converter()

Figures = TypeVar("Figures", Survey, RoadRanks)


def figures_as_data(figures: Survey | RoadRanks) -> dict[str, Any]:
    """Give figures as mappings, lists, numbers and texts; amounts are decimal texts, counts of roads whole numbers."""
    found: dict[str, Any] = _CONVERTER.unstructure(figures)
    return found


def read_figures(kind: type[Figures], data: Any) -> Figures:
    """Read figures; raises ValueError where the data is none."""
    try:
        return _CONVERTER.structure(data, kind)
    except (cattrs.BaseValidationError, ArithmeticError) as error:
        message = "These are not figures."
        raise ValueError(message) from error
