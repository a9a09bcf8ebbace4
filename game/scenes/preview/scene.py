"""The scene of a preview: the page as the player sees it, and the author's panel beside or below it."""

from typing import ClassVar

import attrs
from textual.app import ComposeResult
from textual.binding import BindingType

from game.address import Address
from game.errors import OnesideError
from game.library.incremental import entry_at
from game.library.shelf import OpenDecision
from game.live_preview.blank import make_blank
from game.live_preview.document import Document
from game.live_preview.position import BEYOND, carry_over, go_to_place, go_to_stage, set_meter
from game.parsing.quoting import format_path
from game.play.cards import Option
from game.play.game import Game, act, start, undo
from game.play.page_builder import build_page
from game.play.side_panel import list_gauges
from game.problems import Problem
from game.saving.records import Records
from game.scenes.commands import Command, Where, find_command, find_command_of, list_bindings
from game.scenes.drawing import MUTED, space_out, stack, words
from game.scenes.page_scene import PageHost
from game.scenes.preview.jump import Destination, JumpSheet
from game.scenes.preview.status_panel import PanelState, draw_gist, draw_panel, draw_problem, order_problems
from game.scenes.preview.values import ValuesSheet
from game.scenes.preview.views import ALL_VIEWS
from game.scenes.scene import WIDE
from game.scenes.sheet import Sheet
from game.scenes.story_scene import StoryScene
from game.scenes.view import View
from game.scenes.widgets.scroll_column import LazyScroll
from game.scenes.widgets.text_view import TextView
from game.session import Session
from game.story.journal import Stage

MOST_LISTED = 60
"""Problems that the sheet of problems lists."""


class PreviewScene(StoryScene):
    """Draws the page that the author is at; a save draws it anew in place."""

    BINDINGS: ClassVar[list[BindingType]] = list_bindings(Where.PREVIEW)
    VIEWS: ClassVar[dict[Stage, type[View]]] = ALL_VIEWS

    def __init__(self, document: Document, host: PageHost, *, follows: bool = True) -> None:
        """Begin at the opening of the file on the desk."""
        self.document = document
        self.follows = follows
        self._back: list[Game] = []
        status = document.status
        game = start(status.decision or make_blank(document.path), status.references)
        super().__init__(_session(game), host)
        self._unseen = status.decision is None

    @property
    def game(self) -> Game:
        """The game at the page in view."""
        return self.session.game

    @property
    def places(self) -> tuple[Where, ...]:
        """The places whose commands hold: those of the page, and the author's own."""
        return (Where.PREVIEW, *self.find_view().PLACES)

    def list_named(self) -> list[Command]:
        """Name the author's commands first, and leave out the title, which a preview has none of."""
        kept = [one for one in super().list_named() if one.id not in {"leave", "why", "settings"}]
        return sorted(
            [*kept, attrs.evolve(find_command("panel"), footer=True)], key=lambda one: one.where is not Where.PREVIEW
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the panels be turned on every page."""
        declared = find_command_of(action)
        if declared is not None and (declared.id == "panel" or declared.where is Where.PREVIEW):
            return not self.is_cramped
        return super().check_action(action, parameters)

    def body(self) -> ComposeResult:
        """Yield the page as the player has it, with the author's panel at its side and its gist below."""
        yield from super().body()
        yield TextView(draw_gist(self._build_panel_state()), id="gist")

    def at_the_side(self) -> ComposeResult:
        """Yield the author's panel, which stands where the player's does."""
        with LazyScroll(id="proof"):
            yield TextView(draw_panel(self._build_panel_state()), id="proofs")

    def show_status(self) -> None:
        """Draw the file as it stands now: the page in the new draft, where there is one, and the problems."""
        place = self.game.road.state.place
        fresh = self._fresh()
        if fresh is None or not self._arrive(fresh, home=fresh.road.state.place != place):
            self.draw_panel()

    def _fresh(self) -> Game | None:
        """Return the game in the draft on the desk; None where the page in view stays as it is."""
        status = self.document.status
        if status.decision is None or not status.decision.passages:
            return None
        if status.decision is self.game.decision:
            return (
                attrs.evolve(self.game, references=status.references)
                if status.references is not self.game.references
                else None
            )
        if self._unseen:
            self._unseen = False
            return start(status.decision, status.references)
        fresh = carry_over(self.game, status.decision, status.references, status.gone, status.changed)
        elsewhere = status.changed and self.game.road.state.place not in status.changed and not status.gone
        return go_to_place(fresh, status.changed[0]) if self.follows and elsewhere else fresh

    def draw_panel(self) -> None:
        """Draw the author's panel and its gist."""
        panel = self._build_panel_state()
        self.query_one("#proofs", TextView).redraw(draw_panel(panel))
        self.query_one("#gist", TextView).redraw(draw_gist(panel))

    def go_to(self, place: str) -> None:
        """Go to a passage, an ending, or a page of a kind."""
        beyond = {stage.value: stage for stage in BEYOND}
        decision = self.game.decision
        if place in decision.passages or place in decision.endings:
            self._jump(go_to_place(self.game, place))
        elif place in beyond and decision.endings:
            self._jump(go_to_stage(self.game, beyond[place]))

    def answer(self, option: Option) -> None:
        """Follow a choice from here."""
        if not option.open:
            self.say(self.refusal(option))
            return
        try:
            self._arrive(act(self.game, option.id))
        except OnesideError as error:
            self.say(str(error))

    def action_undo(self) -> None:
        """Take the last choice back; before the first, go back to where the author was."""
        if self.game.road.steps:
            self._arrive(undo(self.game))
        elif self._back:
            self._arrive(self._back.pop())
        else:
            self.say("There is nothing to go back to.")

    def action_leave(self) -> None:
        """Leave the preview."""
        self.app.exit(0)

    def action_goto(self) -> None:
        """Ask where to go."""
        decision = self.game.decision
        places: list[Destination] = [(name, passage.title) for name, passage in decision.passages.items()]
        places += [(name, f"{ending.title} (an ending)") for name, ending in decision.endings.items()]
        places += [(stage.value, "a page that is not part of the story") for stage in BEYOND]
        self.app.push_screen(JumpSheet(places, self.go_to))

    def action_problems(self) -> None:
        """List the problems."""
        panel = self._build_panel_state()
        listed = order_problems(panel)[:MOST_LISTED]
        left = len(panel.status.problems) - len(listed)
        gist = [words("None so far." if panel.status.checking else "None.", MUTED)] if not listed else []
        gist += [words(f"{left} more are not listed here.", MUTED)] if left else []
        entries = [(draw_problem(one, panel, signed=False), lambda one=one: self._go_to_problem(one)) for one in listed]
        self.app.push_screen(Sheet("Problems", space_out([*gist, stack()]), entries))

    def action_values(self) -> None:
        """Set meters by hand."""
        self.app.push_screen(ValuesSheet(self.game.decision.meters, self.game.road.state.meters, self._set_meter))

    def action_changed(self) -> None:
        """Go to what the last save changed."""
        changed = self.document.status.changed
        if changed:
            self.go_to(changed[0])
        else:
            self.say("The last save changed no passage and no ending.")

    def action_follow(self) -> None:
        """Turn following on or off."""
        self.follows = not self.follows
        self.say("A save goes to what it changed." if self.follows else "A save leaves this page in view.")
        self.draw_panel()

    def action_panel(self) -> None:
        """Turn from the author's panel to the player's, and back; in a narrow window from the story to each of them."""
        if self.size.width >= WIDE:
            self.toggle_class("-panel")
        elif self.has_class("-proof"):
            self.remove_class("-proof").add_class("-panel")
        elif self.has_class("-panel"):
            self.remove_class("-panel")
        else:
            self.add_class("-proof")

    def _set_meter(self, index: int, value: int) -> None:
        self._jump(set_meter(self.game, index, value))

    def _go_to_problem(self, one: Problem) -> None:
        self.app.pop_screen()
        place = entry_at(self.document.text, one.mark.line) if one.mark.file == format_path(self.document.path) else ""
        if place:
            self.go_to(place)
        else:
            self.say(f"{one.mark}: {one.message}")

    def _jump(self, game: Game) -> None:
        before = self.game
        if self._arrive(game):
            self._back.append(before)

    def _arrive(self, game: Game, *, home: bool = True) -> bool:
        """Show the page of a game, or say why it cannot be drawn; tells whether it was shown."""
        hindrance = _find_hindrance(game)
        if hindrance:
            self.say(hindrance)
            return False
        self.session = _session(game)
        self.turn(home=home)
        self.draw_panel()
        return True

    def _build_panel_state(self) -> PanelState:
        status, game = self.document.status, self.game
        return PanelState(
            status=status,
            file=format_path(self.document.path),
            lines=self._lines(),
            gauges=(*list_gauges(game), *list_gauges(game, hidden=True)),
            follows=self.follows,
        )

    def _lines(self) -> range:
        """Return the lines of the file that the page in view is written in."""
        steps = self.game.road.steps
        before = self.game.journal.stage is Stage.CONSEQUENCE and steps
        return self.document.lines_of(steps[-1].passage if before else self.game.road.state.place)


def _session(game: Game) -> Session:
    opened = OpenDecision(address=Address(game.decision.id), decision=game.decision, references=game.references)
    return Session(game, opened, None, Records(None), slot="", began="")


def _find_hindrance(game: Game) -> str:
    """Say why the page of a game cannot be drawn, where the draft lacks what it needs; empty where it can."""
    place, decision = game.road.state.place, game.decision
    try:
        build_page(game)
    except (LookupError, OnesideError, ValueError) as error:
        if place not in decision.passages and place not in decision.endings:
            return f"This page cannot be drawn yet: '{place}' is neither a passage nor an ending."
        why = str(error) if isinstance(error, OnesideError) else "something that it names is not written yet."
        return f"This page cannot be drawn yet: {why}"
    return ""
