"""From a game to the page its player sees."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from types import MappingProxyType

import attrs

from game.play.cards import Option
from game.play.cartography import build_map_card
from game.play.citations import Citations
from game.play.condition_words import explain_condition
from game.play.game import Game, asks, find_today, is_at_fork, last_passage
from game.play.legs import describe_membership, find_leg, list_legs
from game.play.order import AS_WRITTEN, drawn
from game.play.page import BriefingDetail, Detail, Page, QuestionDetail
from game.play.questions import CONFIDENCES, LEAVE_OPEN, find_pending_guess, open_question
from game.play.reckoning import build_reckoning
from game.play.reveal import build_reveal
from game.play.setting import Setting, setting_of
from game.play.side_panel import list_gauges, list_papers, list_people, list_road_steps, list_veiled
from game.story.conditions import When
from game.story.engine import Offer, offer
from game.story.journal import Stage
from game.story.model import GO_ON, Decision, Passage
from game.story.prose import Block
from game.story.references import Axis, References
from game.story.walk import chosen_meters

Body = tuple[str, tuple[Block, ...], tuple[Option, ...], Detail | None]
"""Title, text, options and detail: what differs from stage to stage."""

ON = (Option(id=GO_ON, text="Go on"),)
NOBODY: AbstractSet[str] = frozenset()


def build_page(game: Game, found: AbstractSet[str] = NOBODY) -> Page:
    """Return the page of this moment; `found` names the endings this player has found in other games."""
    stage = game.journal.stage
    citations = Citations(game.references, find_today(game))
    title, text, options, detail = _BODIES[stage](game, citations, found)
    setting = _setting(game)
    return Page(
        stage=stage,
        decision=game.decision.id,
        decision_title=game.decision.title,
        title=title,
        date=setting.date,
        place=setting.place,
        seat=_seat(game),
        text=text,
        options=options,
        asks=bool(options) and asks(game),
        gauges=list_gauges(game) if stage is not Stage.BRIEFING else list_gauges(game, changes=False),
        people=list_people(game, citations) if stage is Stage.PASSAGE else (),
        papers=list_papers(game, citations),
        map=build_map_card(game.references, last_passage(game)) if stage is Stage.PASSAGE else None,
        chosen=_describe_choice(game),
        leg=find_leg(game),
        road=list_road_steps(game, citations),
        detail=detail,
        sources=citations.cards(),
        can_undo=stage is not Stage.BRIEFING,
        number=game.journal.number,
    )


def _briefing(game: Game, citations: Citations, _: AbstractSet[str]) -> Body:
    briefing = game.decision.briefing
    detail = BriefingDetail(
        summary=game.decision.summary,
        span=str(game.decision.date),
        wants=briefing.wants,
        fears=briefing.fears,
        judged_by=tuple(_without_hindsight(game.references.axes[axis]) for axis in briefing.judged_by),
        legs=list_legs(game.decision),
        part_of=describe_membership(game.decision),
        composed=describe_composed(game.decision, game.references),
    )
    text = citations.blocks(briefing.text, game.road.state.meters)
    return game.decision.title, text, (Option(id=GO_ON, text="Take the chair"),), detail


def _without_hindsight(axis: Axis) -> Axis:
    """Return an axis as the briefing tells it: what is known of how it was counted is told at the reckoning."""
    return attrs.evolve(axis, warning="", basis=())


def describe_composed(decision: Decision, references: References) -> str:
    """Say in one sentence what is the game's own: speech without a source mark, and papers where there are such."""
    laid = {name for passage in decision.passages.values() for name in passage.papers}
    papers = "Some of the papers and " if any(references.papers[name].composed for name in laid) else ""
    what = f"{papers}what people say without a source mark"
    what = f"{what[0].upper()}{what[1:]}"
    if papers:
        return f"{what} were composed for this game; the reveal says which papers."
    return f"{what} was composed for this game."


def _passage(game: Game, citations: Citations, _: AbstractSet[str]) -> Body:
    state = game.road.state
    passage = game.decision.passages[state.place]
    return passage.title, citations.blocks(passage.text, state.meters), list_choices(game), None


def list_choices(game: Game) -> tuple[Option, ...]:
    """Return the choices of a passage as they are shown."""
    return tuple(
        Option(
            id=offered.choice.id,
            text=offered.choice.text,
            open=offered.open,
            reason="" if offered.open else offered.choice.closed,
            asks=_explain_condition(game, offered.choice.when) if not offered.open else "",
        )
        for offered in _offered(game, game.decision.passages[game.road.state.place])
    )


def _offered(game: Game, passage: Passage) -> tuple[Offer, ...]:
    """Return what is offered in the order of this game, or in the author's where that is to be kept."""
    offered = offer(game.decision, game.road.state)
    number = AS_WRITTEN if passage.kept else game.journal.number
    return drawn(number, passage.id, offered, lambda one: one.choice.id)


def _consequence(game: Game, citations: Citations, _: AbstractSet[str]) -> Body:
    choice = game.decision.choice_of(game.road.steps[-1])
    return choice.text, citations.blocks(choice.then, chosen_meters(game.decision, game.road)), ON, None


def _ending(game: Game, citations: Citations, _: AbstractSet[str]) -> Body:
    ending = game.decision.endings[game.road.state.place]
    return ending.title, citations.blocks(ending.text, game.road.state.meters), ON, None


def _question(game: Game, citations: Citations, _: AbstractSet[str]) -> Body:
    question = open_question(game.decision, game.journal, game.road)
    if question is None:
        message = "the stage of questions is left as soon as none is open"
        raise AssertionError(message)
    pending = find_pending_guess(game.journal)
    chosen = pending.answer if pending else None
    together = [other for other in game.decision.reveal.questions if bool(other.at) is bool(question.at)]
    detail = QuestionDetail(
        question=question.id,
        number=together.index(question) + 1,
        count=len(together),
        at_fork=bool(question.at),
        answered=next((answer.text for answer in question.answers if answer.id == chosen), ""),
    )
    title = "How sure are you?" if pending else "What did history do here?" if question.at else "Before the reveal"
    return title, citations.text(question.text), list_answers(game), detail


def list_answers(game: Game) -> tuple[Option, ...]:
    """Return what the question that is open may be answered with, or the degrees of sureness once it is answered."""
    question = open_question(game.decision, game.journal, game.road)
    if question is None or find_pending_guess(game.journal) is not None:
        return tuple(Option(id=name, text=text) for name, (_, text) in CONFIDENCES.items())
    in_order = drawn(game.journal.number, question.id, question.answers, lambda answer: answer.id)
    options = tuple(Option(id=answer.id, text=answer.text) for answer in in_order)
    return (*options, Option(id=LEAVE_OPEN, text="Leave it open"))


def _reveal(game: Game, citations: Citations, _: AbstractSet[str]) -> Body:
    reveal = game.decision.reveal
    text = citations.blocks(reveal.text, game.road.state.meters)
    return "What history did", text, ON, build_reveal(game, citations)


def _reckoning(game: Game, citations: Citations, found: AbstractSet[str]) -> Body:
    return "The reckoning", (), (), build_reckoning(game, citations, found)


_BODIES: Mapping[Stage, Callable[[Game, Citations, AbstractSet[str]], Body]] = MappingProxyType(
    {
        Stage.BRIEFING: _briefing,
        Stage.PASSAGE: _passage,
        Stage.CONSEQUENCE: _consequence,
        Stage.ENDING: _ending,
        Stage.QUESTION: _question,
        Stage.REVEAL: _reveal,
        Stage.RECKONING: _reckoning,
    }
)


def _explain_condition(game: Game, when: When | None) -> str:
    """Say what a closed choice waits for, in the labels of the meters."""
    if when is None:
        return ""
    veiled = list_veiled(game)
    meters = [
        attrs.evolve(meter, hidden=True) if index in veiled else meter
        for index, meter in enumerate(game.decision.meters)
    ]
    return explain_condition(when.test, meters, game.road.state.meters)


def _setting(game: Game) -> Setting:
    """Return the setting of the page: after a choice still that of the passage, outside of the story the decision's."""
    decision, stage = game.decision, game.journal.stage
    if stage is Stage.CONSEQUENCE or is_at_fork(game):
        return setting_of(decision, game.references, decision.passages[game.road.steps[-1].passage])
    if stage in {Stage.PASSAGE, Stage.ENDING}:
        return setting_of(decision, game.references, decision.spot(game.road.state.place))
    return setting_of(decision, game.references)


def _seat(game: Game) -> str:
    return setting_of(game.decision, game.references, last_passage(game)).seat


def _describe_choice(game: Game) -> str:
    told = game.journal.stage in {Stage.PASSAGE, Stage.CONSEQUENCE, Stage.ENDING} or is_at_fork(game)
    if not game.road.steps or not told:
        return ""
    choice = game.decision.choice_of(game.road.steps[-1])
    return "" if choice.passes else choice.text
