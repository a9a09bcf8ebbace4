"""A lesson in real browsers: one that follows by scripts, one without any, a small phone, and the projector."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from game.hosting.holding import Holding
from game.lesson.verbs import Admit, Advance, Decide, LetIn, Remove, ShowReason, ShowTally, TeacherVerb
from game.register.register import open_file
from game.web.serving import LOOPBACK, ClassServer
from tests.export.peers import Peer, peer
from tests.outside import browser
from tests.web.rooms import PLAN

SCRIPT = Path(__file__).with_name("class_peer.mjs")
FIRST_LOAD, REQUESTS = 30 * 1024, 4


class Class:
    """A class that is served, the browsers in it, and the teacher's hand."""

    def __init__(self, folder: Path, peer: Peer) -> None:
        """Open a class."""
        self._register = open_file(folder)
        self.server = ClassServer(self._register, lambda _: PLAN)
        self.address = self.server.open_at(LOOPBACK, 0)
        self.holding: Holding = self.server.run(self.server.hall.open(PLAN))
        self.peer = peer

    @property
    def page(self) -> str:
        """The address of the class."""
        return f"{self.address}/c/{self.holding.entry.code}"

    def tell(self, who: str, what: str, **values: Any) -> Any:
        """Have somebody do something."""
        return self.peer.ask(**{what: {"who": who, **values}})

    def see(self, *texts: str, who: tuple[str, ...]) -> None:
        """Wait until everybody sees these words."""
        for one in who:
            for text in texts:
                self.tell(one, "see", text=text)

    def do(self, verb: TeacherVerb) -> None:
        """Do what the teacher does."""
        assert self.server.run(self.holding.perform(verb)) is None

    def advance_to(self, stage: str) -> None:
        """Go on to a stage."""
        while self.holding.room.stage.value != stage:
            self.do(Advance(without_stragglers=True))

    def close(self) -> None:
        """End."""
        self.server.stop()
        self._register.close()


@pytest.fixture(name="peer")
def _peer() -> Iterator[Peer]:
    program = browser()
    with peer(str(SCRIPT), "playwright-core", "axe-core") as running:
        running.ask(start={"program": program})
        yield running


@pytest.fixture(name="held")
def _held(tmp_path: Path, peer: Peer) -> Iterator[Class]:
    held = Class(tmp_path, peer)
    yield held
    assert peer.ask(errors={}) == []
    held.close()


EVERYBODY = ("laptop", "phone", "plain", "screen")


def _enter(held: Class) -> None:
    held.tell("screen", "enter", address=f"{held.page}/screen")
    held.tell("laptop", "enter", address=held.page)
    held.tell("phone", "enter", address=held.page, width=320, height=640, dark=True)
    held.tell("plain", "enter", address=held.page, scripts=False)
    for who in ("laptop", "phone", "plain"):
        held.tell(who, "click", name="Take a place")


def _inspect(held: Class) -> None:
    for who in EVERYBODY:
        if who == "plain":  # the same page as the laptop's, and no script to look at it with
            continue
        found = held.tell(who, "inspect")
        assert found == {"violations": [], "wide": False}, (who, held.holding.room.stage)


def _vote(held: Class, who: str, choice: str) -> None:
    held.tell(who, "choose", label=choice)
    held.tell(who, "write", label="Why? In a sentence or two.", text=f"{who} has a reason")
    held.tell(who, "choose", label="60 in 100")
    held.tell(who, "click", name="Cast my ballot")
    held.tell(who, "see", text="Your ballot is in")


def test_a_whole_lesson_follows_the_teacher_on_every_kind_of_page(held: Class) -> None:
    _enter(held)
    held.see("3 are here", who=("screen",))
    _inspect(held)
    held.advance_to("briefs")
    held.see("Read your brief", who=EVERYBODY[:2])
    _inspect(held)
    held.advance_to("vote")
    held.see("Sealed vote", who=EVERYBODY[:2])
    held.tell("plain", "reload")
    _inspect(held)
    for who, choice in (("laptop", "Do trust"), ("phone", "Do doubt"), ("plain", "Do trust")):
        _vote(held, who, choice)
    held.see("3", who=("screen",))
    held.advance_to("prediction")
    held.see("What did history do?", who=EVERYBODY[:2])
    _inspect(held)
    held.tell("phone", "choose", label="Do leave")
    held.tell("phone", "choose", label="95 in 100")
    held.tell("phone", "click", name="Seal it")
    held.tell("phone", "see", text="It is sealed until the reveal")
    held.advance_to("discussion")
    held.do(ShowTally(passage="first"))
    held.do(ShowReason(place=1, passage="first"))
    held.see("laptop has a reason", "The first vote", who=("laptop", "phone", "screen"))
    _inspect(held)
    held.advance_to("deciding")
    held.do(Decide())
    held.see("They are glad.", who=("laptop", "phone", "screen"))
    held.advance_to("deciding")
    held.do(Decide(choice="stay"))
    for stage, words in (
        ("ending", "Ending home"),
        ("reveal", "History went."),
        ("reckoning", "The reckoning"),
        ("debrief", "What happened?"),
        ("reflection", "What do you take along?"),
    ):
        held.advance_to(stage)
        held.see(words, who=("laptop", "phone", "screen"))
        _inspect(held)
    held.tell("plain", "reload")
    held.tell("plain", "write", label="On your way out", text="It was close.")
    held.tell("plain", "click", name="Send it")
    held.tell("plain", "see", text="Thank you")


def test_who_goes_offline_keeps_what_is_written_and_sends_it_when_the_connection_is_back(held: Class) -> None:
    _enter(held)
    held.advance_to("vote")
    held.see("Sealed vote", who=("phone",))
    held.tell("phone", "choose", label="Do doubt")
    held.tell("phone", "write", label="Why? In a sentence or two.", text="Written in a tunnel.")
    held.tell("phone", "choose", label="80 in 100")
    held.tell("phone", "reload")
    held.tell("phone", "offline", offline=True)
    held.tell("phone", "click", name="Cast my ballot")
    held.tell("phone", "see", text="No connection just now")
    assert not held.holding.room.ballots
    held.tell("phone", "offline", offline=False)
    held.tell("phone", "see", text="Your ballot is in")
    (ballot,) = held.holding.room.ballots["first", 1].values()
    assert (ballot.choice, ballot.reason, ballot.confidence) == ("doubt", "Written in a tunnel.", 80)


@pytest.mark.parametrize("status", [502, 503, 504])
def test_a_ballot_that_a_proxy_could_hand_to_nobody_is_sent_again(held: Class, status: int) -> None:
    _enter(held)
    held.advance_to("vote")
    held.see("Sealed vote", who=("phone",))
    held.tell("phone", "choose", label="Do doubt")
    held.tell("phone", "write", label="Why? In a sentence or two.", text="While a process was restarted.")
    held.tell("phone", "choose", label="80 in 100")
    held.tell("phone", "cut", status=status)
    held.tell("phone", "click", name="Cast my ballot")
    held.tell("phone", "see", text="No connection just now")
    assert not held.holding.room.ballots
    held.tell("phone", "mend")
    held.tell("phone", "see", text="Your ballot is in")
    (ballot,) = held.holding.room.ballots["first", 1].values()
    assert ballot.reason == "While a process was restarted."


def test_what_is_being_written_stays_when_the_page_changes_under_it(held: Class) -> None:
    _enter(held)
    held.advance_to("vote")
    held.see("Sealed vote", who=("laptop",))
    held.tell("laptop", "write", label="Why? In a sentence or two.", text="Half a sen")
    held.do(LetIn(inject="storm"))
    held.tell("laptop", "see", text="It is blowing.")
    held.tell("laptop", "choose", label="Do trust")
    held.tell("laptop", "choose", label="60 in 100")
    held.tell("laptop", "click", name="Cast my ballot")
    held.tell("laptop", "see", text="Your ballot is in")
    (ballot,) = held.holding.room.ballots["first", 1].values()
    assert ballot.reason == "Half a sen"


def test_who_is_taken_out_is_told_that_and_not_that_the_connection_is_lost(held: Class) -> None:
    held.tell("laptop", "enter", address=held.page)
    held.tell("laptop", "click", name="Take a place")
    held.advance_to("page")
    held.see("Told in first.", who=("laptop",))
    held.do(Remove(place=1))
    held.see("taken this place out", who=("laptop",))
    held.do(Admit(place=1))
    held.see("Told in first.", who=("laptop",))
    held.do(Remove(place=1))
    held.see("taken this place out", who=("laptop",))
    assert "No connection" not in held.tell("laptop", "text")


def test_a_phone_loads_little_and_asks_seldom(held: Class) -> None:
    held.advance_to("vote")
    held.tell("phone", "enter", address=held.page, width=320)
    held.tell("phone", "click", name="Take a place")
    held.tell("phone", "see", text="Sealed vote")
    loaded = [one for one in held.tell("phone", "loaded") if one[1] > 0]  # not what it had, and no redirect
    assert len(loaded) <= REQUESTS, loaded
    assert sum(size for _, size in loaded) <= FIRST_LOAD, loaded
