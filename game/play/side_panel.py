"""What stands beside the story on a page: meters, people, papers, the road, what was booked."""

import attrs

from game.play.cards import Amount, BookedLine, Gauge, PaperCard, PersonCard, RoadStep
from game.play.citations import Citations
from game.play.game import HINDSIGHT, Game, is_at_fork, last_passage
from game.story.bill import Bill, Entry, Line, add_up, applying
from game.story.conditions import Meters
from game.story.journal import Stage
from game.story.model import Meter
from game.story.prose import select_text
from game.story.references import Axis, Paper
from game.story.walk import book_choice, chosen_meters


def list_gauges(game: Game, *, changes: bool = True, hidden: bool = False) -> tuple[Gauge, ...]:
    """Return the meters that may be seen (or, with `hidden`, only the others), with what the last choice changed."""
    now, before = _meters(game) if changes else (game.road.state.meters,) * 2
    veiled = list_veiled(game)
    return tuple(
        _gauge(meter, now[index], before[index])
        for index, meter in enumerate(game.decision.meters)
        if not meter.fact and (meter.hidden if hidden else index not in veiled)
    )


def _meters(game: Game) -> tuple[Meters, Meters]:
    """Return the meters as the page shows them, and as they were before: at a fork nothing has changed yet.

    What an ending does on arriving is seen at the ending, not where its choice is told.
    """
    road, stage = game.road, game.journal.stage
    if not road.steps:
        return road.state.meters, road.state.meters
    before, chosen = road.states[-2].meters, chosen_meters(game.decision, road)
    if is_at_fork(game):
        return before, before
    if stage is Stage.CONSEQUENCE:
        return chosen, before
    told_apart = stage is Stage.ENDING and select_text(game.decision.choice_of(road.steps[-1]).then, chosen)
    return road.state.meters, chosen if told_apart else before


def list_veiled(game: Game) -> frozenset[int]:
    """Return the meters, by index, that may not be seen on the page: hidden ones, and what the seat cannot know yet."""
    return game.decision.hidden_in(last_passage(game)) | _unknown(game)


def _unknown(game: Game) -> frozenset[int]:
    """Return the meters, by index, that the seat cannot know of yet on the day of the page."""
    if game.journal.stage in HINDSIGHT:
        return frozenset()
    spot = last_passage(game)
    today = spot.date.last if spot is not None else game.decision.date.last
    return frozenset(
        index for index, meter in enumerate(game.decision.meters) if meter.since and meter.since.first > today
    )


def _gauge(meter: Meter, now: int, before: int) -> Gauge:
    return Gauge(
        id=meter.id,
        label=meter.label,
        help=meter.help,
        named=bool(meter.names),
        low=meter.low,
        high=meter.high,
        value=now,
        said=meter.describe(now),
        changed=now != before,
        before=before,
        before_said=meter.describe(before),
    )


def list_people(game: Game, citations: Citations) -> tuple[PersonCard, ...]:
    """Return the people in the room, with what they say when asked."""
    state = game.road.state
    passage = game.decision.passages[state.place]
    advice = dict(passage.advice)
    cards = []
    for name in passage.present:
        role = game.decision.people[name]
        cards.append(
            PersonCard(
                id=name,
                name=game.references.people[role.person].name,
                role=role.role,
                card=citations.blocks(role.card, state.meters),
                advice=citations.blocks(advice.get(name, ()), state.meters),
            )
        )
    return tuple(cards)


def list_papers(game: Game, citations: Citations) -> tuple[PaperCard, ...]:
    """Return the papers laid on the desk so far; the newest first, and those of this page marked as new."""
    laid: dict[str, bool] = {}
    last = len(game.road.states) - 1
    if game.journal.stage is Stage.BRIEFING:
        return ()
    for index, state in enumerate(game.road.states):
        passage = game.decision.passages.get(state.place)
        arriving = index == last and game.journal.stage in {Stage.CONSEQUENCE, Stage.QUESTION}
        for name in passage.papers if passage and not arriving else ():
            laid.setdefault(name, index == last)
    hindsight = game.journal.stage in HINDSIGHT
    cards = [
        build_paper(game.references.papers[name], citations, new=new, hindsight=hindsight) for name, new in laid.items()
    ]
    return tuple(reversed(cards))


def build_paper(paper: Paper, citations: Citations, *, new: bool, hindsight: bool) -> PaperCard:
    """Return a paper as it is shown, its basis numbered among the page's sources."""
    return PaperCard(
        id=paper.id,
        title=paper.title,
        date=str(paper.date),
        kind=paper.kind,
        by=paper.by,
        to=paper.to,
        what=paper.what,
        text=citations.text(paper.text),
        survives=paper.survives if hindsight else "",
        composed=citations.text(paper.composed) if hindsight else (),
        afterwards=citations.text(paper.afterwards) if hindsight else (),
        sources=citations.numbers(paper.basis),
        new=new,
    )


def list_road_steps(game: Game, citations: Citations) -> tuple[RoadStep, ...]:
    """Return the choices made so far; with hindsight, also what history chose in the same passage.

    To go on from leg to leg of a campaign is no choice.
    """
    return tuple(
        _road_step(game, number, citations)
        for number, step in enumerate(game.road.steps)
        if not game.decision.choice_of(step).passes
    )


def _road_step(game: Game, number: int, citations: Citations) -> RoadStep:
    step = game.road.steps[number]
    passage, choice = game.decision.passages[step.passage], game.decision.choice_of(step)
    hindsight = game.journal.stage in HINDSIGHT
    historical = passage.historical if hindsight else None
    return RoadStep(
        passage=step.passage,
        title=passage.title,
        date=str(passage.date),
        choice=step.choice,
        text=choice.text,
        history=choice.history if hindsight else None,
        history_text=historical.text if historical and not choice.history else "",
        booked=list_booked_by_choice(game, number, citations) if game.journal.stage is Stage.RECKONING else (),
    )


def list_booked_by_choice(game: Game, number: int, citations: Citations) -> tuple[BookedLine, ...]:
    """Return what the choice of that number, from 0, put on the bill."""
    choice = game.decision.choice_of(game.road.steps[number])
    booked = _lines(game, citations, book_choice(choice, game.road.states[number]))
    return tuple(attrs.evolve(line, difference=not choice.passes) for line in booked)


def list_booked_by_ending(game: Game, citations: Citations) -> tuple[BookedLine, ...]:
    """Return what the ending put on the bill, where one is reached."""
    ending = game.decision.endings.get(game.road.state.place)
    return _lines(game, citations, applying(ending.bill, game.road.state.meters) if ending else ())


def _lines(game: Game, citations: Citations, entries: tuple[Entry, ...]) -> tuple[BookedLine, ...]:
    bill, axes = add_up(entries, game.decision.axes), game.references.axes
    return tuple(
        BookedLine(axis=axes[line.axis], amount=build_amount(line, axes[line.axis], citations, part=True))
        for line in bill
    )


def build_amount(line: Line, axis: Axis, citations: Citations, *, part: bool = False) -> Amount:
    """Return a line of a bill as it is shown, its basis numbered among the page's sources.

    Bounds that were added up are kept within what the axis allows; not those of a `part` of a bill, which may be a
    difference.
    """
    called = dict(axis.sides)
    whole = _amount(line, axis, citations, part=part)
    sides = ((called.get(side, side), _amount(one, axis, citations, part=part)) for side, one in line.sides.items())
    return attrs.evolve(whole, sides=tuple(sides))


def _amount(line: Line, axis: Axis, citations: Citations, *, part: bool) -> Amount:
    return Amount(
        low=line.low if part else min(max(line.low, axis.low), line.best),
        best=line.best,
        high=line.high if part else max(min(line.high, axis.high), line.best),
        confidence=line.confidence.name.lower(),
        kinds=tuple(dict.fromkeys(entry.kind.value for entry in line.entries if entry.why)),
        whys=tuple(dict.fromkeys(entry.why for entry in line.entries if entry.why)),
        sources=citations.numbers(line.basis),
        article=line.article,
        said=axis.words[int(line.best - axis.low)] if axis.words else "",
        unfounded=any(entry.why and not entry.basis for entry in line.entries),
    )


def index_by_axis(bill: Bill) -> dict[str, Line]:
    """Return the lines of a bill by axis."""
    return {line.axis: line for line in bill}
