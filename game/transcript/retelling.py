"""A game retold from its first page to where it stands, as plain data that both formats write down."""

import attrs

from game.play.cards import BookedLine, Gauge, SourceCard
from game.play.citations import Citations
from game.play.game import HINDSIGHT, Game, find_today, resume
from game.play.page import Prediction, ReckoningDetail, RevealDetail
from game.play.reckoning import build_reckoning
from game.play.reveal import build_reveal, list_predictions
from game.play.setting import setting_of
from game.play.side_panel import list_booked_by_choice, list_booked_by_ending, list_gauges
from game.story.engine import has_ended
from game.story.journal import Journal, Stage, Step
from game.story.prose import Block, select_text
from game.story.walk import chosen_meters


@attrs.frozen(kw_only=True)
class Turn:
    """A passage as it was read, what was chosen there, and what that did.

    `after` is what the choice led to at once, empty where it is told by the next passage. What choices and the ending
    booked is told of a finished game alone, for it is counted from what history did.
    `history_chose` is the text of history's choice where the player may know it and chose otherwise, `with_history`
    whether they agreed; to go on from leg to leg of a campaign is no choice, and nobody agrees in it.
    """

    title: str
    date: str
    place: str
    text: tuple[Block, ...]
    chosen: str
    after: tuple[Block, ...]
    changed: tuple[Gauge, ...]
    booked: tuple[BookedLine, ...]
    with_history: bool | None = None
    history_chose: str = ""


@attrs.frozen(kw_only=True)
class End:
    """The ending that was reached, and what it booked."""

    title: str
    date: str
    text: tuple[Block, ...]
    booked: tuple[BookedLine, ...]


@attrs.frozen(kw_only=True)
class Retelling:
    """A game retold. What a game has not come to yet is None or empty; `sources` are numbered through from 1."""

    title: str
    date: str
    place: str
    seat: str
    finished: bool
    briefing: tuple[Block, ...]
    turns: tuple[Turn, ...]
    open_passage: str
    end: End | None
    predictions: tuple[Prediction, ...]
    history: tuple[Block, ...]
    reveal: RevealDetail | None
    reckoning: ReckoningDetail | None
    sources: tuple[SourceCard, ...]


def retell(game: Game) -> Retelling:
    """Retell a game as far as it has come, with hindsight only where the player has come to the reveal."""
    citations = Citations(game.references, find_today(game))
    decision, stage = game.decision, game.journal.stage
    hindsight = stage in HINDSIGHT
    meters = game.road.state.meters
    briefing = citations.blocks(decision.briefing.text, game.road.states[0].meters)
    turns = tuple(_turn(game, citations, number, hindsight=hindsight) for number in range(len(game.road.steps)))
    end = _end(game, citations) if has_ended(decision, game.road.state) else None
    history = citations.blocks(decision.reveal.text, meters) if hindsight else ()
    reveal = build_reveal(game, citations) if hindsight else None
    reckoning = build_reckoning(game, citations, frozenset()) if stage is Stage.RECKONING else None
    setting = setting_of(decision, game.references)
    return Retelling(
        title=setting.title,
        date=setting.date,
        place=setting.place,
        seat=setting.seat,
        finished=stage is Stage.RECKONING,
        briefing=briefing,
        turns=turns,
        open_passage="" if end else decision.passages[game.road.state.place].title,
        end=end,
        predictions=list_predictions(game) if hindsight else (),
        history=history,
        reveal=reveal,
        reckoning=reckoning,
        sources=citations.cards(),
    )


def _turn(game: Game, citations: Citations, number: int, *, hindsight: bool) -> Turn:
    """Retell one choice: the passage before it, and what it did."""
    step, before = game.road.steps[number], game.road.states[number]
    passage = game.decision.passages[step.passage]
    text = citations.blocks(passage.text, before.meters)
    after = _after(game, game.road.steps[: number + 1])
    choice = passage.choice(step.choice)
    then = select_text(choice.then, chosen_meters(game.decision, after.road))
    historical = passage.historical
    setting = setting_of(game.decision, game.references, passage)
    return Turn(
        title=setting.title,
        date=setting.date,
        place=setting.place,
        text=text,
        chosen=choice.text,
        after=citations.text(then),
        changed=tuple(gauge for gauge in list_gauges(after) if gauge.changed),
        booked=list_booked_by_choice(game, number, citations) if game.over else (),
        with_history=choice.history if hindsight and not choice.passes else None,
        history_chose=historical.text if hindsight and historical and not choice.history else "",
    )


def _after(game: Game, steps: tuple[Step, ...]) -> Game:
    """Return the game just after the last of some steps."""
    return resume(game.decision, game.references, Journal(steps=steps, stage=Stage.CONSEQUENCE))


def _end(game: Game, citations: Citations) -> End:
    ending = game.decision.endings[game.road.state.place]
    setting = setting_of(game.decision, game.references, ending)
    return End(
        title=setting.title,
        date=setting.date,
        text=citations.blocks(ending.text, game.road.state.meters),
        booked=list_booked_by_ending(game, citations) if game.over else (),
    )
