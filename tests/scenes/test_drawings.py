"""What is drawn rather than written: bars, the map."""

from decimal import Decimal

from rich.cells import cell_len

from game.play.cards import Amount, MapCard, Stroke
from game.scenes.bars import draw_bar
from game.scenes.maps import draw_map


def amount(low: int, best: int, high: int) -> Amount:
    """Return an amount with a range."""
    return Amount(
        low=Decimal(low),
        best=Decimal(best),
        high=Decimal(high),
        confidence="low",
        kinds=("estimate",),
        whys=(),
        sources=(),
    )


def test_a_bar_runs_from_low_to_high_with_its_best_figure() -> None:
    scale = Decimal(0), Decimal(10)
    assert draw_bar(amount(2, 5, 8), scale, 11, "").plain == "··├━━●━━┤··"
    assert draw_bar(amount(0, 0, 10), scale, 11, "").plain == "●━━━━━━━━━┤"
    assert draw_bar(amount(3, 3, 3), scale, 11, "").plain == "···●·······"


def test_a_map_shows_its_lines_and_names_and_fits_its_width() -> None:
    card = MapCard(
        title="The river",
        words="A river between two towns.",
        aspect=2.0,
        strokes=(Stroke(kind="line", points=((0.0, 0.0), (1.0, 1.0))), Stroke(kind="coast", points=((0, 1), (1, 1)))),
        places=(("Veldhaven", 0.1, 0.5), ("平壤", 0.99, 0.1), ("Over it", 0.12, 0.5)),
    )
    for width in (20, 44, 100):
        lines = [text.plain for text in draw_map(card, 12)(width)]
        assert all(cell_len(text) <= width for text in lines)
        assert "• Veldhaven" in "\n".join(lines)
        assert "平壤 •" in "\n".join(lines)
        assert "Over it" not in "\n".join(lines)
        assert any("\u2800" < character <= "\u28ff" for text in lines for character in text)
