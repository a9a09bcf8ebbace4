"""A student's view as JSON: the very view, and nothing besides."""

import contextlib
import enum
import json
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.lesson import student_reply
from game.lesson.plan import Plan
from game.lesson.student_reply import StudentReply, UnreadableReplyError, read_reply, write_reply
from game.lesson.views import view_student
from game.story.mark import Mark
from game.story.prose import Cite
from tests.examples import examples
from tests.lesson.lessons import PLAN
from tests.lesson.test_any_order import PLANS, SEEDS, STEPS, hold


def bare(value: Any) -> Any:
    """Return a value without what stays on the server: the names of claims."""
    if isinstance(value, Cite):
        return Cite("", value.number)
    if attrs.has(type(value)):
        return attrs.evolve(
            value, **{field.name: bare(getattr(value, field.name)) for field in attrs.fields(type(value))}
        )
    if isinstance(value, tuple) and not isinstance(value, Mark):
        return tuple(map(bare, value))
    return value


@examples(40)
@given(PLANS, SEEDS, STEPS)
def test_a_view_reads_back_from_json_and_tells_no_more_than_it_holds(plan: Plan, seed: int, steps: int) -> None:
    *_, held = hold(plan, seed, steps)
    for place in held.room.places:
        view = view_student(held.room, place, held.at)
        written = write_reply(StudentReply(lesson="A lesson", signature="00", stamp=3, view=view))
        reply = read_reply(written)
        assert reply.view == bare(view)
        assert (reply.lesson, reply.signature, reply.stamp, reply.notice) == ("A lesson", "00", 3, "")
        assert set(texts_in(json.loads(written)["view"])) <= set(leaves_in(view))


def texts_in(data: Any) -> Iterator[str]:
    """Yield every text of JSON that is no key."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, list | dict):
        for one in data.values() if isinstance(data, dict) else data:
            yield from texts_in(one)


def leaves_in(value: Any) -> Iterator[str]:
    """Yield everything that a view holds, as text."""
    if attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from leaves_in(getattr(value, field.name))
    elif isinstance(value, tuple | frozenset):
        for one in value:
            yield from leaves_in(one)
    else:
        yield str(value.value if isinstance(value, enum.Enum) else value)


def test_no_place_in_a_file_and_no_name_of_a_claim_leaves_the_server() -> None:
    axis = attrs.evolve(next(iter(PLAN.references.axes.values())), mark=Mark("of/the/teacher/axes.yaml", 3, 1))
    converter = student_reply._converter()  # noqa: SLF001 - no view of the tests holds an axis with a place
    assert "teacher" not in json.dumps(converter.unstructure(axis))
    assert converter.unstructure(Cite("a-claim-that-tells", 2)) == {"number": 2}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "3",
        "{}",
        '{"format":2}',
        '{"format":1,"view":{}}',
        '{"format":1,"view":[]}',
        '{"format":1,"stamp":"x"}',
        '{"format":1,"view":{"place":"x","name":1}}',
        "<html>",
        "[" * 100_000,
        '{"format":1,"view":{"may":3}}',
    ],
)
def test_what_is_no_reply_is_told_in_a_sentence(text: str) -> None:
    with pytest.raises(UnreadableReplyError, match=r"\.$"):
        read_reply(text)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(["format", "view", "stamp", "common", "page", "detail", "text", "runs", "may"]), inner
            )
        ),
    )
)
def test_no_answer_of_a_server_is_more_than_refused(data: Any) -> None:
    with contextlib.suppress(UnreadableReplyError):
        read_reply(json.dumps({"format": 1, "view": data}))
