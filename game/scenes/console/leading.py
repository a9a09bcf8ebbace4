"""What every scene that leads a class shares: it follows the class, and has the keys that move it."""

import time
from functools import partial
from typing import ClassVar

from textual import events, work
from textual.binding import Binding, BindingType
from textual.message import Message

from game.errors import OnesideError
from game.lesson.stages import OPEN_VOTES, LessonStage
from game.lesson.verbs import (
    AddTime,
    Advance,
    Back,
    CountHands,
    Decide,
    End,
    GoOn,
    LetIn,
    Pause,
    Refusal,
    Resume,
    ShowTally,
    Stop,
    Verb,
    VoteAgain,
)
from game.lesson.view_values import TallyView
from game.scenes.commands import Where, list_bindings
from game.scenes.console.sheets import ActionSheet, Entry, HandsSheet
from game.scenes.console.steering import Steering
from game.scenes.scene import Scene
from game.scenes.scrolling import Scrolling
from game.scenes.widgets.scroll_column import MoreLine

MORE_TIME = (30, 60, 120, 300)
PATIENCE = 0.8
"""Seconds after a step in which the key for the next one does nothing: a key pressed twice is one step."""


class LeadingScene(Scrolling, Scene):
    """Leads a class; how it is shown is for each scene to say."""

    PLACES: ClassVar[tuple[Where, ...]] = (Where.CLASS,)
    BINDINGS: ClassVar[list[BindingType]] = [
        *list_bindings(Where.CLASS),
        Binding("pagedown", "page_down", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("home", "top", show=False),
        Binding("end", "bottom", show=False),
    ]

    class Changed(Message):
        """The class has changed."""

    def __init__(self, steering: Steering) -> None:
        """Lead this class."""
        super().__init__()
        self.steering = steering
        self._moved_at = 0.0

    def on_mount(self) -> None:
        """Begin to follow the class."""
        self.steering.follow(self._hear)
        self.set_interval(1, self.tick)
        self.show()

    def _hear(self) -> None:
        """Hear, on another thread, that the class has changed."""
        self.post_message(self.Changed())

    def show(self) -> None:
        """Draw all that may have changed with the class."""
        raise NotImplementedError

    def tick(self) -> None:
        """Draw what changes with the time."""
        raise NotImplementedError

    def on_leading_scene_changed(self) -> None:
        """Draw the class as it is now."""
        self.show()

    def on_scroll_column_moved(self) -> None:
        """Say how much is below."""
        self.query_one(MoreLine).tell(self.scroll_column)

    def on_resize(self, event: events.Resize) -> None:
        """Draw what depends on the room there is."""
        super().on_resize(event)
        self.call_after_refresh(self.show)

    def on_choice_line_taken(self) -> None:
        """Go one step on, or do what there is instead."""
        view = self.steering.view_for_teacher()
        if view.common.stopped:
            self.action_stop_today()
        elif view.common.stage is LessonStage.ENDED:
            self.action_next_class()
        else:
            self.action_next_step()

    def send(self, verb: Verb) -> None:
        """Have a verb carried out; a refusal is shown as its sentence."""
        self.carry_out(verb)

    @work
    async def carry_out(self, verb: Verb) -> None:
        """Carry a verb out, and show what became of it."""
        refusal = await self.steering.perform(verb)
        self.tell_outcome(verb, refusal)
        self.show()

    def tell_outcome(self, verb: Verb, refusal: Refusal | None) -> None:
        """Show why a verb was refused, and what can be done about it."""
        if refusal is None:
            self.say("")
            return
        view = self.steering.view_for_teacher()
        if isinstance(verb, Advance | Decide) and view.common.stage is LessonStage.DECIDING and not view.common.stopped:
            self.action_decide()
            return
        hint = " w does so." if isinstance(verb, Advance) and view.stragglers else ""
        self.say(refusal.message + hint)

    def action_next_step(self) -> None:
        """Go one step on."""
        view = self.steering.view_for_teacher()
        if view.common.stage is LessonStage.ENDED:
            self.say("This class has ended: c opens the next class with the same lesson, q leaves.")
        elif view.common.stopped:
            self.say("The class has stopped for today: s goes on with it.")
        else:
            self.advance()

    def advance(self, *, without_stragglers: bool = False) -> None:
        """Go one step on, unless that has just been done."""
        if time.monotonic() - self._moved_at < PATIENCE:
            return
        self._moved_at = time.monotonic()
        self.send(Advance(without_stragglers=without_stragglers, turn=self.steering.room.turn))

    def action_without_stragglers(self) -> None:
        """Go one step on though somebody still writes."""
        self.advance(without_stragglers=True)

    def action_back_stage(self) -> None:
        """Go one step back."""
        self.send(Back(turn=self.steering.room.turn))

    def action_pause(self) -> None:
        """Let the clock stand, or go on."""
        self.send(Resume() if self.steering.room.paused else Pause())

    def action_more_time(self) -> None:
        """Give everybody more time."""
        entries: list[Entry] = [
            (f"{say_seconds(seconds)} more for everybody", partial(self.send, AddTime(seconds=seconds)))
            for seconds in MORE_TIME
        ]
        self.app.push_screen(ActionSheet("More time", "The step ends so much later, and so does the lesson.", entries))

    def action_tally(self) -> None:
        """Show the tally of a closed vote, or hide it."""
        view = self.steering.view_for_teacher()
        shown = {(tally.passage, tally.voting) for tally in view.common.tallies}
        tallies = view.sealed or view.common.tallies
        if not tallies:
            self.say("Nobody has voted here yet.")
        elif len(tallies) == 1:
            self._turn_tally(tallies[0], shown=(tallies[0].passage, tallies[0].voting) not in shown)
        else:
            entries: list[Entry] = [self._offer_tally(one, shown=(one.passage, one.voting) in shown) for one in tallies]
            self.app.push_screen(ActionSheet("Tallies", "What the class sees of its votes.", entries))

    def _offer_tally(self, tally: TallyView, *, shown: bool) -> Entry:
        name = ("first", "second")[tally.voting - 1]
        text = f"{'Hide' if shown else 'Show'} the tally of the {name} vote"
        return text, partial(self._turn_tally, tally, shown=not shown)

    def _turn_tally(self, tally: TallyView, *, shown: bool) -> None:
        self.send(ShowTally(passage=tally.passage, voting=tally.voting, shown=shown))

    def action_vote_again(self) -> None:
        """Open the second vote."""
        self.send(VoteAgain(turn=self.steering.room.turn))

    def action_decide(self) -> None:
        """Let the class decide, or name the choice where the word is the teacher's."""
        view = self.steering.view_for_teacher()
        if view.common.stage is not LessonStage.DECIDING:
            self.say("The class decides when its votes are closed.")
            return
        turn = self.steering.room.turn
        choices = [one for one in view.common.choices if one.open and (not view.tied or one.id in view.tied)]
        entries: list[Entry] = [(one.text, partial(self.send, Decide(choice=one.id, turn=turn))) for one in choices]
        if not view.tied and any(tally.ballots or any(line.hands for line in tally.lines) for tally in view.sealed):
            entries.insert(0, ("By the rule, as the class voted", partial(self.send, Decide(turn=turn))))
        why = "The vote is tied, and the word is yours." if view.tied else view.common.rule
        self.app.push_screen(ActionSheet("The class decides", why, entries))

    def action_count_hands(self) -> None:
        """Ask how many hands are raised."""
        view, room = self.steering.view_for_teacher(), self.steering.room
        voting = OPEN_VOTES.get(room.stage)
        if voting is None:
            self.say("No vote is open now: hands are counted while one is.")
            return
        choices = [one for one in view.common.choices if one.open]
        counted = room.hands.get((room.position.place, voting), {})
        turn = room.turn
        self.app.push_screen(HandsSheet(choices, [counted.get(one.id, 0) for one in choices],
                                        lambda hands: self.send(CountHands(hands=hands, turn=turn))))  # fmt: skip

    def action_news(self) -> None:
        """Let news in."""
        injects = self.steering.view_for_teacher().injects
        if not injects:
            self.say("The author has no news ready for this point.")
            return
        entries: list[Entry] = [(title, partial(self.send, LetIn(inject=name))) for name, title in injects]
        self.app.push_screen(ActionSheet("News", "Whoever it is for sees it at once.", entries))

    def action_stop_today(self) -> None:
        """Stop for today, or go on."""
        self.send(GoOn() if self.steering.room.stopped else Stop())

    def action_end_class(self) -> None:
        """Ask, and end the class."""
        if self.steering.room.stage is LessonStage.ENDED:
            self.say("This class has ended.")
            return
        entries: list[Entry] = [
            ("End the class here", partial(self.send, End())),
            ("Stop for today instead, and go on another day", partial(self.send, Stop())),
            ("Neither", lambda: None),
        ]
        self.app.push_screen(ActionSheet("End the class", "Back (b) takes it back.", entries))

    def action_next_class(self) -> None:
        """Open the next class with the same lesson."""
        self._open_next()

    @work(exclusive=True, group="next-class")
    async def _open_next(self) -> None:
        try:
            refusal = await self.steering.open_next()
        except OnesideError as error:
            self.say(str(error))
            return
        self.say(refusal.message if refusal else f"The next class is open; its code is {self.steering.code}.")
        self.show()


def say_seconds(seconds: int) -> str:
    """Say a time as people do."""
    if seconds < 60:  # noqa: PLR2004 - a minute
        return f"{seconds} seconds"
    return f"{seconds // 60} minute{'s' if seconds >= 120 else ''}"  # noqa: PLR2004 - two minutes
