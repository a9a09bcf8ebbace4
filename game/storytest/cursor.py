"""Where a rehearsed game stands: the pages since the last choice, each drawn only when something is asked of it."""

import functools
from collections.abc import Callable

from game.play.cards import Option
from game.play.game import Game, act, asks, is_at_fork
from game.play.page import BriefingDetail, Page, RevealDetail
from game.play.page_builder import build_page, list_answers, list_choices
from game.play.questions import CONFIDENCES, LEAVE_OPEN, find_pending_guess, open_question
from game.story.bill import Bill
from game.story.journal import Stage
from game.story.model import GO_ON, Decision, Spot
from game.story.prose import Block, Cite
from game.story.walk import bill_of, history_of
from game.storytest.wording import normalize

_AFTER = {Stage.ENDING, Stage.QUESTION, Stage.REVEAL}


class Moment:
    """A game at one of its pages."""

    def __init__(self, game: Game) -> None:
        """Stand at the page of this game."""
        self.game = game
        self.stage = game.journal.stage

    @functools.cached_property
    def page(self) -> Page:
        """What the player sees."""
        return build_page(self.game)

    @functools.cached_property
    def options(self) -> tuple[Option, ...]:
        """What the page may be answered with."""
        if self.stage is Stage.QUESTION:
            return list_answers(self.game)
        return list_choices(self.game) if self.stage is Stage.PASSAGE else self.page.options

    @functools.cached_property
    def bill(self) -> Bill:
        """What the road has booked so far."""
        return bill_of(self.game.decision, self.game.road)

    @property
    def spot(self) -> Spot | None:
        """The passage or ending that this page shows, if it shows one."""
        shown = self.stage in {Stage.PASSAGE, Stage.ENDING}
        return self.game.decision.spot(self.game.road.state.place) if shown else None

    @property
    def passes(self) -> bool:
        """Whether the page is only on the way to another."""
        return self.stage in {Stage.BRIEFING, Stage.CONSEQUENCE} or (self.stage is Stage.PASSAGE and not self.asks)

    @property
    def asks(self) -> bool:
        """Whether the player must choose here."""
        return asks(self.game)

    def describe(self) -> str:
        """Say which page this is."""
        spot = self.spot
        if spot is not None:
            return f"'{spot.id}' ({spot.title})"
        question = open_question(self.game.decision, self.game.journal, self.game.road)
        if self.stage is Stage.QUESTION and question:
            return f"the question '{question.id}'"
        return f"the {self.stage.value}"

    def collect_words(self) -> str:
        """Return all that is told on the page: title, text, options and reasons, and what its kind has beyond."""
        page = self.page
        lines = [page.title, *map(_block, page.text)]
        for option in page.options:
            lines += [option.text, option.reason]
        if isinstance(page.detail, BriefingDetail):
            lines += [page.detail.summary, *page.detail.wants, *page.detail.fears]
        if isinstance(page.detail, RevealDetail):
            lines += [_block(block) for day in page.detail.days for block in day.text]
            lines += [part for note in page.detail.notes for part in (note.title, *map(_block, note.text))]
        return " ".join(lines)


@functools.lru_cache(maxsize=64)
def find_history_bill(decision: Decision) -> Bill:
    """Return history's bill; raises ChoiceNotOfferedError where the decision does not allow its road."""
    return bill_of(decision, history_of(decision))


def _block(block: Block) -> str:
    return "".join("" if isinstance(run, Cite) else run.text for run in block.runs)


class Cursor:
    """Follows a game as a transcript tells it; pages that ask nothing pass by themselves."""

    def __init__(self, game: Game) -> None:
        """Begin at a game's first page."""
        self._turn: list[Moment] = []
        self._narrowed: Moment | None = None
        self._arrive(game)

    @property
    def here(self) -> Moment:
        """The page that is spoken of: the one that was named, else the last of this turn."""
        return self._narrowed or self._turn[-1]

    @property
    def pages(self) -> tuple[Moment, ...]:
        """The pages that text may stand on: the one that was named, else all of this turn."""
        return (self._narrowed,) if self._narrowed else tuple(self._turn)

    def seek(self, wanted: Callable[[Moment], bool]) -> bool:
        """Go to a page of this turn, or beyond an ending to a page there, leaving questions open; tells whether."""
        ahead = self._turn.index(self._narrowed) if self._narrowed else 0
        while True:
            for moment in self._turn[ahead:]:
                if wanted(moment):
                    self._narrowed = moment
                    return True
            if self._turn[-1].stage not in _AFTER:
                return False
            self._pass_on()
            ahead = 0

    def answer(self, option: str) -> None:
        """Answer the page; raises ChoiceNotOfferedError as `session.act` does."""
        self._arrive(act(self._turn[-1].game, option))

    def go_on(self) -> bool:
        """Go on by one page, where nothing is asked; tells whether it did."""
        if self._narrowed and self._narrowed is not self._turn[-1]:
            self._narrowed = self._turn[self._turn.index(self._narrowed) + 1]
            return True
        if self._narrowed is None and len(self._turn) > 1:
            self._narrowed = self._turn[-1]
            return True
        if self._turn[-1].stage not in {Stage.ENDING, Stage.REVEAL}:
            return False
        self._pass_on()
        return True

    def leave_fork(self) -> None:
        """Leave a prediction at a fork open, unless the transcript named it."""
        while self._narrowed is None and is_at_fork(self._turn[-1].game):
            self._pass_on()

    def go_to_question(self) -> Moment:
        """Return the page that must be answered next; from an ending that is the first question still open."""
        if self._turn[-1].stage is Stage.ENDING:
            game = self._turn[-1].game
            if open_question(game.decision, game.journal, game.road) is not None:
                self._pass_on()
        return self._turn[-1]

    def _pass_on(self) -> None:
        game = self._turn[-1].game
        if self._turn[-1].stage is Stage.QUESTION:
            self._arrive(act(game, next(iter(CONFIDENCES)) if find_pending_guess(game.journal) else LEAVE_OPEN))
        else:
            self._arrive(act(game, GO_ON))

    def _arrive(self, game: Game) -> None:
        self._narrowed = None
        self._turn = [Moment(game)]
        while self._turn[-1].passes:
            self._turn.append(Moment(act(self._turn[-1].game, GO_ON)))


KINDS = tuple(kind.value for kind in Stage)


def is_called(moment: Moment, name: str) -> bool:
    """Tell whether a page is the one that a name speaks of: a passage or an ending by id or title, or a kind."""
    spot, decision = moment.spot, moment.game.decision
    beyond = moment.stage in {Stage.QUESTION, Stage.REVEAL, Stage.RECKONING}
    if (name in decision.passages or name in decision.endings) and not beyond:
        return spot is not None and spot.id == name
    if spot is not None and normalize(spot.title) == normalize(name):
        return True
    return normalize(name) == moment.stage.value
