"""The numbered sections of a gamebook: what is read, what is noted on the record sheet, where to turn."""

import hashlib
import string
from collections.abc import Iterable, Mapping
from typing import assert_never

import attrs
from markupsafe import Markup

from game.export.html_prose import render_html
from game.export.seat import ask_at_fork, order_answers, order_choices
from game.play.cards import MapCard
from game.play.cartography import build_map_card
from game.play.citations import Citations
from game.play.condition_words import phrase
from game.play.setting import setting_of
from game.story.bill import Entry
from game.story.conditions import When
from game.story.effects import Effect, Put, Shift
from game.story.model import Choice, Decision, Ending, Meter, Passage, Target
from game.story.prose import Prose
from game.story.questions import Question
from game.story.references import References


@attrs.frozen(kw_only=True)
class ConditionalText:
    """Some paragraphs, read only `when` (in words) holds; empty where they are always read."""

    when: str
    text: Markup


@attrs.frozen(kw_only=True)
class Exit:
    """Where to turn, if `when` holds."""

    when: str
    to: int


@attrs.frozen(kw_only=True)
class PrintedChoice:
    """A choice as it is printed: what it asks, what is noted, what it books (before that, maybe), and where to turn."""

    text: str
    when: str
    closed: str
    notes: tuple[str, ...]
    bills: tuple[str, ...]
    bill_first: bool
    turns: tuple[Exit, ...]


@attrs.frozen(kw_only=True)
class PrintedQuestion:
    """A question and its answers; `right` is told on a later page."""

    text: Markup
    answers: tuple[str, ...]
    right: str


@attrs.frozen(kw_only=True)
class BookSection:
    """A numbered section. A passage has `ways`, a consequence `turns`, an ending neither.

    What is `asked` is predicted once a way was chosen, before one turns to where it leads.
    """

    number: int
    title: str
    where: str
    parts: tuple[ConditionalText, ...]
    notes: tuple[str, ...] = ()
    bills: tuple[str, ...] = ()
    bill_first: bool = False
    advice: tuple[tuple[str, tuple[ConditionalText, ...]], ...] = ()
    present: tuple[str, ...] = ()
    papers: tuple[tuple[int, str], ...] = ()
    map: MapCard | None = None
    ways: tuple[PrintedChoice, ...] = ()
    asked: PrintedQuestion | None = None
    turns: tuple[Exit, ...] = ()
    ending: bool = False


class Sections:
    """The sections of a book, numbered; sources are numbered through the whole book as they are met."""

    def __init__(self, decision: Decision, references: References) -> None:
        """Give everything its number; nothing is written yet."""
        self.decision = decision
        self.references = references
        self.citations = Citations(references)
        self.meters = letter_hidden(decision.meters)
        self.numbers = _numbers(decision)
        order = {axis: place for place, axis in enumerate(decision.axes)}
        entries = sorted(decision.entries(), key=lambda entry: order[entry.axis])
        self.entries: Mapping[int, Entry] = dict(enumerate(entries, start=1))
        self._booked = {id(entry): number for number, entry in self.entries.items()}
        papers = dict.fromkeys(name for passage in decision.passages.values() for name in passage.papers)
        self.papers = {name: number for number, name in enumerate(papers, start=1)}

    def write(self) -> tuple[BookSection, ...]:
        """Return the sections in the order of their numbers."""
        return tuple(self._section(key) for key in sorted(self.numbers, key=lambda key: self.numbers[key]))

    def parts(self, prose: Prose) -> tuple[ConditionalText, ...]:
        """Return text in parts, each with what it waits for."""
        return tuple(
            ConditionalText(when=self.when(piece.when), text=render_html(self.citations.text(piece.text)))
            for piece in prose
        )

    def when(self, when: When | None) -> str:
        """Return a condition in words; empty where there is none."""
        return phrase(when.test, self.meters) if when else ""

    def question(self, question: Question) -> PrintedQuestion:
        """Return a question as it is printed."""
        return PrintedQuestion(
            text=render_html(self.citations.text(question.text)),
            answers=tuple(answer.text for answer in order_answers(question)),
            right=question.right.text,
        )

    def _section(self, key: tuple[str, str]) -> BookSection:
        place, choice_id = key
        passage = self.decision.passages.get(place)
        if passage is None:
            return self._ending(self.decision.endings[place])
        if choice_id:
            return self._consequence(passage, passage.choice(choice_id))
        return self._passage(passage)

    def _passage(self, passage: Passage) -> BookSection:
        names = {name: self.references.people[role.person].name for name, role in self.decision.people.items()}
        setting = setting_of(self.decision, self.references, passage)
        seat = f" In the chair: {setting.seat}." if setting.named else ""
        return BookSection(
            number=self.numbers[passage.id, ""],
            title=setting.title,
            where=f"{setting.date}, {setting.place}.{seat}",
            parts=self.parts(passage.text),
            advice=tuple((names[person], self.parts(prose)) for person, prose in passage.advice),
            present=tuple(names[person] for person in passage.present),
            papers=tuple((self.papers[name], self.references.papers[name].title) for name in passage.papers),
            map=build_map_card(self.references, passage),
            ways=tuple(self._way(passage, choice) for choice in order_choices(passage)),
            asked=self.question(asked) if (asked := ask_at_fork(self.decision, passage)) else None,
        )

    def _way(self, passage: Passage, choice: Choice) -> PrintedChoice:
        apart = self.numbers.get((passage.id, choice.id))
        return PrintedChoice(
            text=choice.text,
            when=self.when(choice.when),
            closed=choice.closed,
            notes=() if apart else self._notes(choice.does),
            bills=() if apart else self._bills(choice.bill),
            bill_first=choice.bill_first,
            turns=(Exit(when="", to=apart),) if apart else self._turns(choice.to),
        )

    def _consequence(self, passage: Passage, choice: Choice) -> BookSection:
        return BookSection(
            number=self.numbers[passage.id, choice.id],
            title=choice.text,
            where="",
            parts=self.parts(choice.then),
            notes=self._notes(choice.does),
            bills=self._bills(choice.bill),
            bill_first=choice.bill_first,
            turns=self._turns(choice.to),
        )

    def _ending(self, ending: Ending) -> BookSection:
        setting = setting_of(self.decision, self.references, ending)
        return BookSection(
            number=self.numbers[ending.id, ""],
            title=setting.title,
            where=f"{setting.date}, {setting.place}.",
            parts=self.parts(ending.text),
            notes=self._notes(ending.does),
            bills=self._bills(ending.bill),
            ending=True,
        )

    def _turns(self, targets: Iterable[Target]) -> tuple[Exit, ...]:
        return tuple(Exit(when=self.when(target.when), to=self.numbers[target.to, ""]) for target in targets)

    def _notes(self, effects: Iterable[Effect]) -> tuple[str, ...]:
        return tuple(_in_words(effect, self.meters) for effect in effects)

    def _bills(self, entries: Iterable[Entry]) -> tuple[str, ...]:
        numbered = ((str(self._booked[id(entry)]), self.when(entry.when)) for entry in entries)
        return tuple(f"{number} (only if {when})" if when else number for number, when in numbered)


def letter_hidden(meters: Iterable[Meter]) -> tuple[Meter, ...]:
    """Return the meters with a letter for a name where the seat cannot know of them: `Box A`; facts say no or yes."""
    letters = iter(f"{letter}{more}" for more in ("", *map(str, range(2, 10))) for letter in string.ascii_uppercase)
    return tuple(
        attrs.evolve(
            meter, label=f"Box {next(letters)}", help="", words=(), names=("no", "yes") if meter.fact else meter.names
        )
        if is_lettered(meter)
        else meter
        for meter in meters
    )


def is_lettered(meter: Meter) -> bool:
    """Tell whether a book keeps a meter's name for the end: it is hidden, a fact, or not known of at the beginning."""
    return meter.hidden or meter.fact or meter.since is not None


def _numbers(decision: Decision) -> dict[tuple[str, str], int]:
    """Return the sections their numbers: shuffled, but always alike for the same decision, the opening first."""
    keys = [(place, "") for place in (*decision.passages, *decision.endings)]
    keys += [(place, choice.id) for place, one in decision.passages.items() for choice in one.choices if choice.then]

    def shuffle_key(key: tuple[str, str]) -> tuple[bool, str]:
        seed = f"{decision.fingerprint} {key[0]} {key[1]}"
        return key != (decision.opening, ""), hashlib.sha256(seed.encode()).hexdigest()

    return {key: number for number, key in enumerate(sorted(keys, key=shuffle_key), start=1)}


def _in_words(effect: Effect, meters: tuple[Meter, ...]) -> str:
    """Say what to note: `Debt +2`, `Air cover: promised`."""
    meter = meters[effect.meter]
    match effect:
        case Put():
            return f"{meter.label}: {meter.describe(effect.value) if meter.names else effect.value}"
        case Shift():
            return f"{meter.label} {effect.amount:+d}".replace("-", "\N{MINUS SIGN}")
        case _:
            assert_never(effect)
