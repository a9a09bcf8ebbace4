"""The parts of a page as plain text: prose, meters, amounts, options, cards."""

from collections.abc import Iterable

from game.line.cells import fill
from game.play.cards import Amount, BookedLine, DisputeCard, Gauge, Option, PaperCard, PersonCard, RoadStep, SourceCard
from game.play.phrases import (
    CLAIMS,
    SEALED,
    STATUSES,
    describe_article,
    describe_firmness,
    format_amount,
    format_booked_amount,
    list_dispute_parts,
    paper_head,
)
from game.story.prose import Block, Cite, Shape
from game.story.references import Axis

_BEFORE = {Shape.PARAGRAPH: "", Shape.QUOTATION: "> ", Shape.ITEM: "- "}


def join_paragraphs(parts: Iterable[str]) -> str:
    """Join parts as paragraphs, leaving out empty ones."""
    return "\n\n".join(part for part in parts if part)


def format_block(block: Block) -> str:
    """Return a block's words in one line, its source marks as `[1]`."""
    return "".join(f"[{run.number}]" if isinstance(run, Cite) else run.text for run in block.runs)


def write_prose(blocks: Iterable[Block], width: int) -> str:
    """Return blocks as filled paragraphs; quotations bear `> ` before each line, items a dash."""
    return join_paragraphs(_fill(block, width) for block in blocks)


def _fill(block: Block, width: int) -> str:
    before = _BEFORE[block.shape]
    rest = before if block.shape is Shape.QUOTATION else None
    return fill(format_block(block), width, first=before, rest=rest)


def write_marks(sources: Iterable[int]) -> str:
    """Return the numbers of sources as they stand behind a figure: ` [1][2]`."""
    together = "".join(f"[{number}]" for number in sources)
    return f" {together}" if together else ""


def end_sentence(text: str) -> str:
    """Return a text with the mark that ends a sentence, if it has none."""
    return text if text.endswith((".", "!", "?", '"', "\N{RIGHT DOUBLE QUOTATION MARK}")) else f"{text}."


def captioned(caption: str, text: str, width: int) -> str:
    """Return a text with a line above it that says what it is; nothing where the text says nothing."""
    return f"{fill(caption, width)}\n{text}" if text else ""


def write_items(texts: Iterable[str], width: int) -> str:
    """Return texts as a list, one below the other."""
    return "\n".join(fill(text, width, first="- ") for text in texts)


def format_gauge(gauge: Gauge, *, change: bool = True) -> str:
    """Return a meter in words: `Politburo resolve: 3 of 5, wavering (was 2)`."""
    was = f" (was {gauge.before_said if gauge.named else gauge.before})" if change and gauge.changed else ""
    if gauge.named:
        return f"{gauge.label}: {gauge.said}{was}"
    scale = f"of {gauge.high}" if gauge.low == 0 else f"on a scale from {gauge.low} to {gauge.high}"
    word = "" if gauge.said == str(gauge.value) else f", {gauge.said}"
    return f"{gauge.label}: {gauge.value} {scale}{word}{was}"


def format_cited_amount(amount: Amount, axis: Axis) -> str:
    """Return an amount in words: `12 thousand crowns (5 to 20), low confidence, our estimate [1]`."""
    parts = (format_amount(amount, axis), describe_article(amount, axis), describe_firmness(amount))
    return f"{', '.join(part for part in parts if part)}{write_marks(amount.sources)}"


def format_booked(line: BookedLine) -> str:
    """Return an amount that was booked, and why."""
    amount = line.amount
    firm = f"{format_booked_amount(line)}, {describe_firmness(amount)}{write_marks(amount.sources)}"
    return " ".join((f"{line.axis.name}: {firm}.", *amount.whys))


def format_option(option: Option, number: int) -> str:
    """Return an option with its number; a closed one with its reason."""
    if option.open:
        return f"{number}. {option.text}"
    return f"{number}. Closed: {end_sentence(option.text)} {option.reason}".strip()


def format_road_step(step: RoadStep) -> str:
    """Return a choice already made, from the reveal on what history chose, and in the end what the choice booked."""
    if step.history:
        beside = " So did history."
    else:
        beside = f" History: {end_sentence(step.history_text)}" if step.history_text else ""
    booked = "; ".join(f"{line.axis.name} {format_booked_amount(line)}" for line in step.booked)
    counted = f" On the bill, beside history's: {booked}." if booked else ""
    return f"{step.date}, {step.title}: {end_sentence(step.text)}{beside}{counted}"


def format_person(person: PersonCard, width: int) -> str:
    """Return the card of somebody in the room, and what they say when asked."""
    advice = write_prose(person.advice, width)
    asked = f"Asked for advice:\n\n{advice}" if advice else f"{person.name} says nothing."
    return join_paragraphs((fill(f"{person.name}, {person.role}", width), write_prose(person.card, width), asked))


def format_paper(paper: PaperCard, width: int) -> str:
    """Return a paper of the desk as it can be read."""
    return join_paragraphs(
        (
            fill(paper.title, width),
            fill(f"{paper_head(paper)} {paper.what}", width),
            write_prose(paper.text, width),
            fill(f"How it survives: {paper.survives}", width) if paper.survives else "",
            f"Composed for this game:\n\n{write_prose(paper.composed, width)}" if paper.composed else "",
            f"Afterwards:\n\n{write_prose(paper.afterwards, width)}" if paper.afterwards else "",
            fill(f"Rests on{write_marks(paper.sources)}", width) if paper.sources else "",
        )
    )


def format_source(source: SourceCard, width: int) -> str:
    """Return what a source mark rests on."""
    date = f", {source.date}" if source.date else ""
    status = f" {STATUSES[source.status]}" if source.status else ""
    return join_paragraphs(
        (
            fill(f"[{source.number}] {SEALED if source.sealed else source.text}", width),
            fill(
                f"{_capitalized(CLAIMS[source.kind])}{date}. {source.author}, {source.work}; {source.where}.{status}",
                width,
            ),
            write_items(source.figures, width),
            fill(f"Of this work: {source.note}", width) if source.note else "",
            *(format_dispute(dispute, width) for dispute in source.disputes),
        )
    )


def _capitalized(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def format_dispute(dispute: DisputeCard, width: int) -> str:
    """Return a dispute with what either side says and what the game does."""
    lines = [f"{caption}: {text}" for caption, text in list_dispute_parts(dispute)]
    return "\n".join(
        (
            fill(f"In dispute: {dispute.title}", width),
            *(fill(text, width, first="  ") for text in lines),
            fill(STATUSES[dispute.status], width, first="  "),
        )
    )
