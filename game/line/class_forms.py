"""What a class asks of a student, as questions to be answered one after another, line by line."""

from collections.abc import Callable, Iterator, Sequence

import attrs

from game.lesson.stages import OPEN_VOTES, LessonStage
from game.lesson.view_values import BallotView, QuestionView, StudentView
from game.line.cells import fill
from game.line.words import format_option
from game.play.cards import Option
from game.play.questions import CONFIDENCES

Value = str | tuple[str, ...]
SURENESS = tuple(Option(id=str(percent), text=text) for percent, text in CONFIDENCES.values())


@attrs.frozen
class Misread:
    """Why a line is no answer, in a sentence."""

    message: str


@attrs.frozen(kw_only=True)
class Question:
    """One question of a form: of `options` one is picked, or `several`; without options words are asked for.

    `kept` is what Enter says: what was sent before, or nothing where the question `may_be_empty`.
    """

    name: str
    text: str
    options: tuple[Option, ...] = ()
    several: bool = False
    may_be_empty: bool = False
    kept: Value = ""

    def write(self, width: int) -> str:
        """Return the question as it is asked."""
        numbered = [fill(format_option(one, number), width, rest="   ") for number, one in enumerate(self.options, 1)]
        return "\n".join((fill(f"{self.text}{self._enter()}", width), *numbered))

    def _enter(self) -> str:
        if not self.kept:
            return " Enter: none." if self.may_be_empty and self.options else " Enter: nothing." * self.may_be_empty
        if not self.options:
            return f" Enter keeps: {self.kept}"
        numbers = [str(number) for number, one in enumerate(self.options, 1) if one.id in self._kept]
        return f" Enter keeps {', '.join(numbers)}." if numbers else ""

    @property
    def _kept(self) -> tuple[str, ...]:
        return (self.kept,) if isinstance(self.kept, str) else self.kept

    def read(self, line: str) -> Value | Misread:
        """Return what a line answers."""
        if not line:
            return self._read_enter()
        if not self.options:
            return line
        if self.several and line.lower() in {"0", "none"}:
            return ()
        picked = [self._pick(word) for word in (line.replace(",", " ").split() if self.several else [line])]
        unknown = next((one for one in picked if isinstance(one, Misread)), None)
        if unknown is not None:
            return unknown
        found = tuple(one for one in picked if isinstance(one, str))
        return found if self.several else found[0]

    def _read_enter(self) -> Value | Misread:
        known = {one.id for one in self.options if one.open}
        if self.kept and (not self.options or set(self._kept) <= known):
            return self.kept
        if self.may_be_empty:
            return () if self.several else ""
        return Misread(self._say_what_answers())

    def _pick(self, word: str) -> str | Misread:
        named = next((one for one in self.options if one.id == word), None)
        if named is None and word.isascii() and word.isdigit() and 1 <= int(word[:4]) <= len(self.options):
            named = self.options[int(word[:4]) - 1]
        if named is None:
            return Misread(self._say_what_answers())
        return named.id if named.open else Misread(f"That is closed. {named.reason}".strip())

    def _say_what_answers(self) -> str:
        if not self.options:
            return "A sentence answers; '?' says what else can be typed."
        return f"A number from 1 to {len(self.options)} answers; '?' says what else can be typed."


@attrs.frozen(kw_only=True)
class Form:
    """What is asked at once and sent as `verb`; `key` tells it from what is asked another time."""

    key: str
    verb: str
    title: str
    questions: tuple[Question, ...]
    fixed: tuple[tuple[str, str], ...] = ()
    done: bool = False


@attrs.define
class Filling:
    """A form while it is filled in."""

    form: Form
    values: list[Value] = attrs.field(factory=list)

    @property
    def asked(self) -> Question | None:
        """The question that is open; None where all are answered."""
        number = len(self.values)
        return self.form.questions[number] if number < len(self.form.questions) else None

    def answer(self, line: str) -> Misread | None:
        """Take a line as the answer to the open question."""
        question = self.asked
        value = question.read(line) if question else Misread("All is answered.")
        if isinstance(value, Misread):
            return value
        self.values.append(value)
        return None

    def go_back(self) -> bool:
        """Open the last question again; tells whether there was one."""
        return bool(self.values) and self.values.pop() is not None

    def keep(self) -> Form:
        """Return the form with what was answered standing in it, for Enter to keep."""
        questions = zip(self.form.questions, self.values, strict=True)
        return attrs.evolve(self.form, questions=tuple(attrs.evolve(one, kept=value) for one, value in questions))

    def fields(self) -> dict[str, str | Sequence[str]]:
        """Return what is sent."""
        named = zip((question.name for question in self.form.questions), self.values, strict=False)
        return dict(self.form.fixed) | dict(named)


def list_forms(view: StudentView) -> tuple[Form, ...]:
    """Return what a student may fill in now; what was sent already and can be changed is `done`."""
    if view.common is None:
        return ()
    return tuple(form for verb, write in _FORMS.items() if verb in view.may for form in write(view))


def _list_ballots(view: StudentView) -> Iterator[Form]:
    common = view.common
    voting = OPEN_VOTES.get(common.stage) if common else None
    if common is None or voting is None:
        return
    mine = next((ballot for ballot in view.ballots if ballot.voting == voting), None)
    shown = mine or next(iter(view.ballots), None)
    yield Form(
        key=f"vote {common.turn}",
        verb="vote",
        title="Your ballot. Nobody sees it while the vote is open.",
        questions=tuple(_ask_ballot(view, shown, again=voting != OPEN_VOTES[LessonStage.VOTE])),
        fixed=(("turn", str(common.turn)),),
        done=mine is not None,
    )


def _ask_ballot(view: StudentView, shown: BallotView | None, *, again: bool) -> Iterator[Question]:
    common = view.common
    if common is None:
        return
    yield Question(
        name="choice",
        text=common.question or "What is to be done?",
        options=common.choices,
        kept=shown.choice if shown else "",
    )
    reason = shown.reason if shown else ""
    yield Question(name="reason", text="Why? In a sentence or two.", kept=reason, may_be_empty=again)
    if view.papers:
        papers = tuple(Option(id=card.id, text=card.title) for card in view.papers)
        yield Question(
            name="paper",
            text="Which papers do you rely on? Their numbers.",
            options=papers,
            several=True,
            may_be_empty=True,
            kept=shown.papers if shown else (),
        )
    sure = str(shown.confidence or "") if shown else ""
    yield Question(name="confidence", text="How sure are you?", options=SURENESS, kept=sure)


def _list_predictions(view: StudentView) -> Iterator[Form]:
    return (_ask_prediction(question) for question in view.questions if not question.answer)


def _ask_prediction(question: QuestionView) -> Form:
    return Form(
        key=f"predict {question.id}",
        verb="predict",
        title="Not what should be done: what they really did. You say it once.",
        questions=(
            Question(name="answer", text=question.text, options=question.answers),
            Question(name="confidence", text="How sure are you?", options=SURENESS),
        ),
        fixed=(("question", question.id),),
    )


def _list_answers(view: StudentView) -> Iterator[Form]:
    common = view.common
    if common is not None and common.card is not None:
        yield Form(
            key=f"answer {common.card.id}",
            verb="answer",
            title="",
            questions=(Question(name="text", text=common.card.question, kept=view.answer),),
            fixed=(("turn", str(common.turn)),),
            done=bool(view.answer),
        )


def _list_reflections(view: StudentView) -> Iterator[Form]:
    common = view.common
    if common is not None:
        text = common.reflection or "What do you take along?"
        yield Form(
            key="reflect",
            verb="reflect",
            title="On your way out.",
            questions=(Question(name="text", text=text, kept=view.reflection),),
            done=bool(view.reflection),
        )


_FORMS: dict[str, Callable[[StudentView], Iterator[Form]]] = {
    "vote": _list_ballots,
    "predict": _list_predictions,
    "answer": _list_answers,
    "reflect": _list_reflections,
}
