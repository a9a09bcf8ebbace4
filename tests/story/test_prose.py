"""Text as it is read: its words counted, its blocks, its source marks."""

import pytest

from game.story.prose import Block, Cite, Shape, Style, StyledText, count_words, parse


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("It rose twice.", 3), ("It rose[^gauge] twice.", 3), ("It rose [^gauge] [^two-gauges] twice.", 3),
     ("> It *rose* twice", 4), ("a[^]b [^Not a mark]", 4)],
)  # fmt: skip
def test_words_are_counted_and_source_marks_are_none(text: str, words: int) -> None:
    assert count_words(text) == words


def test_text_is_cut_into_paragraphs_quotations_and_items() -> None:
    text = "One\nline.\n\n> Said\n> twice\n\n- an item\n  goes on\n- another\nof two\n \nLast"
    assert [(block.shape, said(block)) for block in parse(text)] == [
        (Shape.PARAGRAPH, "One line."),
        (Shape.QUOTATION, "Said twice"),
        (Shape.ITEM, "an item goes on"),
        (Shape.ITEM, "another of two"),
        (Shape.PARAGRAPH, "Last"),
    ]


def test_stars_set_words_and_marks_cite_and_all_else_stays_as_it_is_written() -> None:
    (block,) = parse("So **it** *is*[^claim] 2 * 3, [not] a_mark")
    assert block.runs == (
        StyledText("So "),
        StyledText("it", Style.STRONG),
        StyledText(" "),
        StyledText("is", Style.EMPHASIS),
        Cite("claim"),
        StyledText(" 2 * 3, [not] a_mark"),
    )


def said(block: Block) -> str:
    """Return the words of a block."""
    return "".join(run.text for run in block.runs if isinstance(run, StyledText))
