"""One game at the table: opened from the shelf, saved after every choice, its ending remembered."""

import datetime
import secrets
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from pathlib import Path

import attrs

from game.errors import SaveError
from game.library.catalogue import Catalogue
from game.library.shelf import OpenDecision
from game.play.game import Game, act, resume, undo
from game.play.legs import describe_leg
from game.play.order import MOST
from game.play.page import Page
from game.play.page_builder import build_page
from game.saving.records import Records
from game.saving.slots import SavedGame, Slots
from game.story.journal import Journal, Stage

Record = Callable[[Game], None]
"""Writes a game down as far as it has come; raises SaveError where it cannot."""


class Session:
    """A game in progress with the place where it is kept.

    `address` says where its decision is found again; `notice` is a sentence for the player about how the game was
    opened or kept, empty where there is nothing to say. `shipped` is where the figures lie that came with the decision,
    if some could.
    """

    def __init__(
        self, game: Game, opened: OpenDecision, slots: Slots | None, records: Records, *, slot: str, began: str
    ) -> None:
        """Sit down at a game of a decision; with `slots` None nothing is kept."""
        self.game = game
        self.address = opened.address
        self.shipped = opened.figures
        self.slot = slot
        self.notice = ""
        self.records = records
        self._slots = slots
        self._kept = slots is not None
        self._began = began
        self._page: Page | None = None
        self._record: Record | None = None

    def record(self, record: Record) -> None:
        """Let the game be written down as it stands, and after every move; raises what `record` raises."""
        record(self.game)
        self._record = record

    @classmethod
    def new(cls, opened: OpenDecision, slots: Slots | None, records: Records, number: int | None = None) -> "Session":
        """Begin a decision; nothing is written before the player has taken the chair.

        The `number` draws the order in which choices are offered; without one it is drawn itself.
        """
        now = _now()
        slot = f"{opened.decision.id}-{now.translate(str.maketrans('', '', '-:T'))[:14]}"
        if slots is not None:
            slot = slots.free_name(slot)
        drawn = Journal(number=draw_number() if number is None else number)
        game = resume(opened.decision, opened.references, _with_predictions(drawn, opened, records))
        return cls(game, opened, slots, records, slot=slot, began=now)

    @classmethod
    def reopen(cls, catalogue: Catalogue, saved: SavedGame, slots: Slots, records: Records) -> "Session":
        """Go on with a saved game exactly where it stood, or as near as an edited decision allows.

        Raises ContentError where its pack or its file is gone, as `Catalogue.open` does.
        """
        opened = catalogue.open(saved.address)
        game = resume(opened.decision, opened.references, _with_predictions(saved.journal, opened, records))
        session = cls(game, opened, slots, records, slot=saved.slot, began=saved.began)
        if game.road.broken is not None:
            session.notice = (
                "The story was edited since you played: your choice "
                f"'{game.road.broken.choice}' no longer exists there, so the game goes on from before it."
            )
        elif saved.fingerprint != opened.decision.fingerprint:
            session.notice = "The story was edited since you played; your road still stands."
        return session

    @property
    def folder(self) -> Path | None:
        """The folder of the saves, None where nothing is kept."""
        return self._slots.folder if self._slots is not None else None

    @property
    def parting(self) -> str:
        """What a player who leaves is told: whether the game is kept, and how to go on with it."""
        return f"The game is kept; 'oneside resume {self.slot}' goes on." if self._kept else "The game is not kept."

    def find_places_seen(self) -> frozenset[str]:
        """Return the passages and endings of this decision that the player came by in any game that is kept."""
        saved = self._slots.all() if self._slots is not None else ()
        passages = {
            step.passage for one in saved if one.address.name == self.address.name for step in one.journal.steps
        }
        return self.records.list_endings(self.address) | passages

    @property
    def page(self) -> Page:
        """The page the player sees now."""
        if self._page is None:
            self._page = build_page(self.game, self.records.list_endings(self.address))
        return self._page

    def act(self, option: str) -> Page:
        """Answer the page, keep the game, and give the page that follows.

        Raises ChoiceNotOfferedError as `session.act` does. Where the game could not be kept it goes on all the
        same, and `notice` says so.
        """
        return self._move(act(self.game, option))

    def undo(self) -> Page:
        """Take back the last choice; raises NothingToUndoError at the briefing."""
        return self._move(undo(self.game))

    def _move(self, game: Game) -> Page:
        asked_before = self.game.journal.closed
        self.game, self._page, self.notice = game, None, ""
        try:
            if self._slots is not None:
                self._kept = False
                self._slots.save(self._build_saved_game())
                self._kept = True
                self._remember(asked_before)
            if self._record is not None:
                self._record(self.game)
        except SaveError as error:
            self.notice = f"This move is not kept: {error}"
        return self.page

    def _build_saved_game(self) -> SavedGame:
        page = self.page
        decision = self.game.decision
        ending = self.game.road.state.place if self.game.road.state.place in decision.endings else ""
        return SavedGame(
            slot=self.slot,
            address=self.address,
            title=decision.title,
            fingerprint=decision.fingerprint,
            journal=self.game.journal,
            began=self._began,
            saved=_now(),
            place=f"{page.date}: {page.title}" + (f" ({describe_leg(page.leg)})" if page.leg else ""),
            ending=ending,
        )

    def _remember(self, asked_before: AbstractSet[str]) -> None:
        """Keep the ending reached, the predictions as they are made, and that the reveal was seen."""
        game = self.game
        self.records.seal(self.address, (one for one in game.journal.guesses if one.question not in asked_before))
        if game.journal.stage is Stage.ENDING:
            self.records.add_ending(self.address, game.road.state.place)
        if game.journal.stage is Stage.REVEAL:
            right = {question.id: question.right.id for question in game.decision.reveal.questions}
            self.records.reveal(self.address, right)


def _with_predictions(journal: Journal, opened: OpenDecision, records: Records) -> Journal:
    """Return the journal with what the player has predicted in other games; it is not asked again in this one."""
    closed = records.closed(opened.address, (one.id for one in opened.decision.reveal.questions))
    own = tuple(guess for guess in journal.guesses if guess.complete or guess.question not in closed)
    named = {guess.question for guess in own}
    before = tuple(guess for guess in records.list_guesses(opened.address) if guess.question not in named)
    return attrs.evolve(journal, guesses=(*before, *own), closed=journal.closed | (closed - named))


def draw_number() -> int:
    """Draw the number of a new game."""
    return secrets.randbelow(MOST) + 1


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
