"""What a student's form asks for, as a verb."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from starlette.datastructures import FormData
from starlette.requests import Request

from game.lesson.verbs import Answer, Observe, Predict, Reflect, StudentVerb, Vote

MOST_DIGITS = 9
MOST_FIELDS = 40
URLENCODED = "application/x-www-form-urlencoded"


class UnreadableFormError(Exception):
    """A form holds what none of our pages sends."""


async def read_form(request: Request) -> FormData:
    """Return what a form holds; raises UnreadableFormError where it is not sent as our pages send theirs.

    So nobody but us says how signs are coded, and no file comes in.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip() != URLENCODED:
        raise UnreadableFormError
    return await request.form(max_fields=MOST_FIELDS)


def read_verb(name: str, form: FormData, place: int) -> StudentVerb:
    """Return what a form asks for; raises UnreadableFormError where no page of ours has such a form."""
    read = _READERS.get(name)
    if read is None:
        raise UnreadableFormError
    return read(form, place)


def _vote(form: FormData, place: int) -> Vote:
    return Vote(
        place=place,
        choice=_text(form, "choice"),
        reason=_text(form, "reason"),
        papers=tuple(paper for paper in form.getlist("paper") if isinstance(paper, str)),
        confidence=_number(form, "confidence"),
        turn=_number(form, "turn"),
    )


def _predict(form: FormData, place: int) -> Predict:
    confidence = _number(form, "confidence")
    return Predict(
        place=place,
        question=_text(form, "question"),
        answer=_text(form, "answer"),
        confidence=-1 if confidence is None else confidence,
    )


def _answer(form: FormData, place: int) -> Answer:
    return Answer(place=place, text=_text(form, "text"), turn=_number(form, "turn"))


def _reflect(form: FormData, place: int) -> Reflect:
    return Reflect(place=place, text=_text(form, "text"))


def _observe(_: FormData, place: int) -> Observe:
    return Observe(place=place)


_READERS: Mapping[str, Callable[[FormData, int], StudentVerb]] = MappingProxyType(
    {"vote": _vote, "predict": _predict, "answer": _answer, "reflect": _reflect, "observe": _observe}
)


def _text(form: FormData, name: str) -> str:
    value = form.get(name, "")
    if not isinstance(value, str):  # a file was sent
        raise UnreadableFormError
    return value.replace("\r\n", "\n")


def _number(form: FormData, name: str) -> int | None:
    """Return a number of a form, None where the form has it empty or not at all."""
    text = _text(form, name)
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > MOST_DIGITS:
        raise UnreadableFormError
    return int(text)
