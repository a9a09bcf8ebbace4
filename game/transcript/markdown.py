"""A game retold as Markdown, its sources as footnotes."""

import re
from collections.abc import Iterable, Iterator, Sequence

from game.characters import replace_forbidden
from game.play.cards import Amount, BookedLine, DisputeCard, Gauge, SourceCard
from game.play.game import Game
from game.play.page import (
    NoteView,
    Plot,
    Prediction,
    ReckoningDetail,
    ReckoningLine,
    RevealDetail,
    ThesisView,
)
from game.play.phrases import (
    SEALED,
    STANDINGS,
    STATUSES,
    VERDICTS,
    describe_article,
    describe_axis,
    describe_disagreement,
    describe_distance,
    describe_firmness,
    format_amount,
    format_booked_amount,
    list_dispute_parts,
    list_sides,
    tell_places,
)
from game.play.timeline import describe_plot, list_changes
from game.story.prose import Block, Cite, Run, Shape, Style
from game.story.references import Axis
from game.transcript.retelling import End, Retelling, Turn, retell

_ACTIVE = re.compile(r"([\\`*_{}\[\]<>#|~&$])")
_AT_START = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")
_STYLES = {Style.PLAIN: "", Style.EMPHASIS: "*", Style.STRONG: "**"}
_SHAPES = {Shape.PARAGRAPH: "", Shape.QUOTATION: "> ", Shape.ITEM: "- "}


def write_markdown(game: Game) -> str:
    """Retell a game as Markdown; one that is not finished is retold as far as it has come, and said to be so."""
    retelling = retell(game)
    parts = [part for part in _parts(retelling) if part]
    return replace_forbidden("\n\n".join(parts)) + "\n"


def _parts(retelling: Retelling) -> Iterator[str]:
    yield f"# {_safe(retelling.title)}"
    yield f"{_safe(retelling.date)}, {_safe(retelling.place)}. In the chair: {_safe(retelling.seat)}."
    if not retelling.finished:
        yield "*This game is not finished; it is told as far as it has come.*"
    yield _prose(retelling.briefing)
    for number, turn in enumerate(retelling.turns, 1):
        yield from _turn(turn, number)
    if retelling.end:
        yield from _end(retelling.end)
    elif retelling.open_passage:
        yield f"*Here the game stands: {_safe(retelling.open_passage)}.*"
    yield from _reveal(retelling)
    if retelling.reckoning:
        yield from _reckoning(retelling.reckoning)
    if retelling.sources:
        yield "## Sources"
        yield from (_source(source) for source in retelling.sources)


def _turn(turn: Turn, number: int) -> Iterator[str]:
    yield f"## {number}. {_safe(turn.title)}"
    yield f"*{_safe(turn.date)}, {_safe(turn.place)}*"
    yield _prose(turn.text)
    yield f"**You chose: {_safe(turn.chosen)}**"
    if turn.with_history:
        yield "So did history."
    elif turn.history_chose:
        yield f"History: {_safe(turn.history_chose)}"
    yield _prose(turn.after)
    yield _list((*map(_gauge, turn.changed), *map(_write_booked, turn.booked)))


def _end(end: End) -> Iterator[str]:
    yield f"## The end of this road: {_safe(end.title)}"
    yield f"*{_safe(end.date)}*"
    yield _prose(end.text)
    yield _list(map(_write_booked, end.booked))


def _reveal(retelling: Retelling) -> Iterator[str]:
    if retelling.reveal is None:
        return
    yield "## What history did"
    yield _prose(retelling.history)
    yield from _predictions(retelling.predictions)
    yield from _days(retelling.reveal)
    for note in retelling.reveal.notes:
        yield from _note(note)


def _predictions(made: Sequence[Prediction]) -> Iterator[str]:
    if made:
        yield "### Predictions"
        yield _list(map(_prediction, made))


def _prediction(one: Prediction) -> str:
    if one.yours is None:
        text = f"Left open. What happened: {one.right_text}"
    elif one.yours == one.right:
        text = f"You said: {one.yours_text} ({one.confidence} in 100 sure). That is right."
    else:
        text = f"You said: {one.yours_text} ({one.confidence} in 100 sure). What happened: {one.right_text}"
    return _safe(f"{one.text} {text}")


def _days(reveal: RevealDetail) -> Iterator[str]:
    if reveal.days:
        yield "### Day by day"
    for day in reveal.days:
        yield f"**{_safe(day.date)}**"
        yield _prose(day.text)


def _note(note: NoteView) -> Iterator[str]:
    yield f"### {_safe(note.title)}{_marks(note.sources)}"
    yield _prose(note.text)
    if note.dispute:
        yield _dispute(note.dispute)


def _dispute(dispute: DisputeCard) -> str:
    lines = [f"{caption}: {text}" for caption, text in list_dispute_parts(dispute)]
    return f"In dispute: {_safe(dispute.title)}\n\n" + _list(map(_safe, (*lines, STATUSES[dispute.status])))


def _reckoning(detail: ReckoningDetail) -> Iterator[str]:
    yield "## The reckoning"
    same = " You walked history's own road." if detail.same_as_history else ""
    yield f"You: {_safe(detail.ending)}. History: {_safe(detail.history_ending)}.{same}"
    yield "### The two bills"
    yield _table(
        ("Axis", "You", "History"),
        ((_axis(line.axis), _cell(line.yours, line.axis), _cell(line.history, line.axis)) for line in detail.lines),
    )
    yield _list(_safe(text) for line in detail.lines for text in _beside(line))
    yield from _lenses(detail)
    if detail.theses:
        yield "### Theses on trial"
        yield _list(map(_thesis, detail.theses))
    if detail.plot:
        yield from _plot(detail.plot)
    if detail.unveiled:
        yield "### What was kept from you"
        yield _list(f"{_gauge(gauge)}. {_safe(gauge.help)}" for gauge in detail.unveiled)


def _beside(line: ReckoningLine) -> Iterator[str]:
    """Yield what stands below the bills of an axis: how far apart they are, whose lives they count, the warning."""
    name, distance = line.axis.name, describe_distance(line)
    if distance:
        yield f"{name}: {distance}"
    for who, amount in (("You", line.yours), ("History", line.history)):
        sides = list_sides(amount, line.axis) if amount else ()
        if sides:
            yield f"{name}, {who.lower()}: {'; '.join(sides)}"
    if line.axis.warning:
        yield line.axis.warning


def _thesis(view: ThesisView) -> str:
    verdict = f"**{_safe(view.title)}**: {VERDICTS[view.verdict]}."
    speaks = f" What in this run says so: {'; '.join(view.speaks)}." if view.speaks else ""
    against = f" What says otherwise: {'; '.join(view.against)}." if view.against else ""
    return f"{verdict} {_safe(view.text)}{_marks(view.sources)} {_safe(f'{view.why}{speaks}{against}')}"


def _lenses(detail: ReckoningDetail) -> Iterator[str]:
    if not detail.lenses:
        return
    yield "### Through the lenses"
    yield "A lens is one way to judge. It orders roads and gives no points."
    yield _list(
        f"**{_safe(view.lens.name)}**: {STANDINGS[view.standing]}. {_safe(view.lens.help)} "
        f"Best first: {_safe(tell_places(view.order))}."
        for view in detail.lenses
    )
    yield _safe(describe_disagreement(detail.lenses))


def _plot(plot: Plot) -> Iterator[str]:
    """Tell a meter over the years: a row for each day on which it changed on either road."""
    yield f"### {_safe(describe_plot(plot))}"
    rows = ((row.date, _safe(row.yours), _safe(row.history)) for row in list_changes(plot))
    yield _table(("When", "You", "History"), rows)


def _source(source: SourceCard) -> str:
    date = f", {source.date}" if source.date else ""
    status = f" {STATUSES[source.status]}" if source.status else ""
    figures = f" {'; '.join(source.figures)}." if source.figures else ""
    said = SEALED if source.sealed else source.text
    text = f"{said}{figures} ({source.kind}{date}) {source.author}, {source.work}; {source.where}.{status}"
    return f"[^{source.number}]: {_safe(' '.join(text.split()))}"


def _axis(axis: Axis) -> str:
    return _safe(f"{axis.name} ({describe_axis(axis)})")


def _cell(amount: Amount | None, axis: Axis) -> str:
    if amount is None:
        return "nothing booked"
    parts = (format_amount(amount, axis, unit=False), describe_article(amount, axis), describe_firmness(amount))
    return _safe(", ".join(part for part in parts if part)) + _marks(amount.sources)


def _gauge(gauge: Gauge) -> str:
    now, was = (gauge.said, gauge.before_said) if gauge.named else (str(gauge.value), str(gauge.before))
    word = "" if gauge.named or gauge.said == now else f", {gauge.said}"
    return _safe(f"{gauge.label}: {now}{word}" + (f" (was {was})" if gauge.changed else ""))


def _write_booked(line: BookedLine) -> str:
    amount = f"{line.axis.name}: {format_booked_amount(line)}, {describe_firmness(line.amount)}"
    return f"{_safe(amount)}{_marks(line.amount.sources)}. {_safe(' '.join(line.amount.whys))}".rstrip()


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _list(texts: Iterable[str]) -> str:
    return "\n".join(f"- {text}" for text in texts)


def _prose(blocks: Iterable[Block]) -> str:
    parts: list[str] = []
    shape = None
    for block in blocks:
        apart = "\n" if block.shape is shape is Shape.ITEM else "\n\n"
        parts += [apart if parts else "", _SHAPES[block.shape], _runs(block.runs)]
        shape = block.shape
    return "".join(parts)


def _runs(runs: Iterable[Run]) -> str:
    words = "".join(
        _marks([run.number]) if isinstance(run, Cite) else f"{_STYLES[run.style]}{_safe(run.text)}{_STYLES[run.style]}"
        for run in runs
    )
    return _AT_START.sub(r"\1\\\2", words)


def _marks(sources: Iterable[int]) -> str:
    return "".join(f"[^{number}]" for number in sources)


def _safe(text: str) -> str:
    """Return text in which nothing is Markdown or HTML, on one line."""
    return _ACTIVE.sub(r"\\\1", text.replace("\n", " "))
