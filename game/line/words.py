"""The parts of a page as plain text: prose, meters, amounts, options, cards."""

from collections.abc import Iterable

from game.line.cells import fill
from game.play.cards import Amount, BookedLine, DisputeCard, Gauge, Option, PaperCard, PersonCard, RoadStep, SourceCard
from game.play.phrases import STATUSES, dispute_parts, firmness, said
from game.story.prose import Block, Cite, Shape
from game.story.references import Axis

_BEFORE = {Shape.PARAGRAPH: "", Shape.QUOTATION: "> ", Shape.ITEM: "- "}


def joined(parts: Iterable[str]) -> str:
    """Join parts as paragraphs, leaving out empty ones."""
    return "\n\n".join(part for part in parts if part)


def block_text(block: Block) -> str:
    """Give a block's words in one line, its source marks as `[1]`."""
    return "".join(f"[{run.number}]" if isinstance(run, Cite) else run.text for run in block.runs)


def prose(blocks: Iterable[Block], width: int) -> str:
    """Give blocks as filled paragraphs; quotations bear `> ` before each line, items a dash."""
    return joined(_filled(block, width) for block in blocks)


def _filled(block: Block, width: int) -> str:
    before = _BEFORE[block.shape]
    rest = before if block.shape is Shape.QUOTATION else None
    return fill(block_text(block), width, first=before, rest=rest)


def marks(sources: Iterable[int]) -> str:
    """Give the numbers of sources as they stand behind a figure: ` [1][2]`."""
    together = "".join(f"[{number}]" for number in sources)
    return f" {together}" if together else ""


def sentence(text: str) -> str:
    """Give a text with the mark that ends a sentence, if it has none."""
    return text if text.endswith((".", "!", "?", '"', "\N{RIGHT DOUBLE QUOTATION MARK}")) else f"{text}."


def captioned(caption: str, told: str, width: int) -> str:
    """Give a text with a line above it that says what it is; nothing where the text says nothing."""
    return f"{fill(caption, width)}\n{told}" if told else ""


def items(texts: Iterable[str], width: int) -> str:
    """Give texts as a list, one below the other."""
    return "\n".join(fill(text, width, first="- ") for text in texts)


def gauge_text(gauge: Gauge, *, change: bool = True) -> str:
    """Give a meter in words: `Politburo resolve: 3 of 5, wavering (was 2)`."""
    was = f" (was {gauge.before_said if gauge.named else gauge.before})" if change and gauge.changed else ""
    if gauge.named:
        return f"{gauge.label}: {gauge.said}{was}"
    scale = f"of {gauge.high}" if gauge.low == 0 else f"on a scale from {gauge.low} to {gauge.high}"
    word = "" if gauge.said == str(gauge.value) else f", {gauge.said}"
    return f"{gauge.label}: {gauge.value} {scale}{word}{was}"


def amount_text(amount: Amount, axis: Axis) -> str:
    """Give an amount in words: `12 thousand crowns (5 to 20), low confidence, our estimate [1]`."""
    return f"{said(amount, axis)}, {firmness(amount)}{marks(amount.sources)}"


def booked_text(line: BookedLine) -> str:
    """Give an amount that was booked, and why."""
    return " ".join((f"{line.axis.name}: {amount_text(line.amount, line.axis)}.", *line.amount.whys))


def option_text(option: Option, number: int) -> str:
    """Give an option with its number; a closed one with its reason."""
    if option.open:
        return f"{number}. {option.text}"
    return f"{number}. Closed: {sentence(option.text)} {option.reason}".strip()


def road_text(step: RoadStep) -> str:
    """Give a choice already made, and from the reveal on what history chose."""
    if step.history:
        beside = " So did history."
    else:
        beside = f" History: {sentence(step.history_text)}" if step.history_text else ""
    return f"{step.date}, {step.title}: {sentence(step.text)}{beside}"


def person_text(person: PersonCard, width: int) -> str:
    """Give the card of somebody in the room, and what they say when asked."""
    advice = prose(person.advice, width)
    asked = f"Asked for advice:\n\n{advice}" if advice else f"{person.name} says nothing."
    return joined((fill(f"{person.name}, {person.role}", width), prose(person.card, width), asked))


def paper_text(paper: PaperCard, width: int) -> str:
    """Give a paper of the desk as it can be read."""
    to = f" to {paper.to}" if paper.to else ""
    return joined(
        (
            fill(paper.title, width),
            fill(f"A {paper.kind} of {paper.date} by {paper.by}{to}. {paper.what}", width),
            prose(paper.text, width),
            fill(f"How it survives: {paper.survives}{marks(paper.sources)}", width),
            f"Afterwards:\n\n{prose(paper.afterwards, width)}" if paper.afterwards else "",
        )
    )


def source_text(source: SourceCard, width: int) -> str:
    """Give what a source mark rests on."""
    date = f", {source.date}" if source.date else ""
    status = f" {STATUSES[source.status]}" if source.status else ""
    return joined(
        (
            fill(f"[{source.number}] {source.text}", width),
            fill(f"A {source.kind}{date}. {source.author}, {source.work}; {source.where}.{status}", width),
            items(source.figures, width),
            *(dispute_text(dispute, width) for dispute in source.disputes),
        )
    )


def dispute_text(dispute: DisputeCard, width: int) -> str:
    """Give a dispute with what either side says and what the game does."""
    told = [f"{caption}: {text}" for caption, text in dispute_parts(dispute)]
    return "\n".join(
        (
            fill(f"In dispute: {dispute.title}", width),
            *(fill(text, width, first="  ") for text in told),
            fill(STATUSES[dispute.status], width, first="  "),
        )
    )
