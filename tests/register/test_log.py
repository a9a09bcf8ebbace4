"""What the register keeps and refuses, the same on both databases."""

import asyncio
import json
import threading
from collections.abc import Callable
from concurrent.futures import Future

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from game.register.refusals import CodeTakenError, NoSuchClassError, RegisterError, StaleError
from game.register.register import DAY, Register, digest_of
from tests.register.voters import open_register

HOSTILE = ["Ünïcödé 毛", "'; DROP TABLE events; --", "\\u0000", "%s :name $1 {}", "x" * 64_000]


def payloads(register: Register, class_id: str, after: int = 0) -> list[str]:
    """Return the payloads of a class."""
    return [event.payload for event in register.load(class_id, after)]


def test_events_come_back_in_order_and_as_they_were(register: Register) -> None:
    texts = [json.dumps(hostile, ensure_ascii=False) for hostile in HOSTILE]
    assert register.append("first", 0, texts[:2]).result() == 2
    assert register.append("first", 2, texts[2:]).result() == len(texts)
    assert [(event.sequence, event.payload) for event in register.load("first")] == [*enumerate(texts, 1)]
    assert payloads(register, "first", 3) == texts[3:]
    assert payloads(register, "first", len(texts)) == []


def test_what_was_kept_is_there_when_the_register_is_opened_again(
    register: Register, where: str, open_one: Callable[[str], Register]
) -> None:
    register.append("first", 0, ['"kept"']).result()
    entry = register.entry("first")
    register.close()
    again = open_one(where)
    assert (payloads(again, "first"), again.entry("first")) == (['"kept"'], entry)


def test_two_classes_never_touch(register: Register) -> None:
    register.append("first", 0, ['"a"', '"b"']).result()
    register.append("second", 0, ['"c"']).result()
    assert (payloads(register, "first"), payloads(register, "second")) == (['"a"', '"b"'], ['"c"'])
    register.delete("first")
    assert payloads(register, "second") == ['"c"']
    assert [entry.id for entry in register.list_classes()] == ["second"]


def test_events_that_expect_another_sequence_are_refused_and_nothing_of_them_is_kept(register: Register) -> None:
    register.append("first", 0, ['"a"']).result()
    for expected in (0, 2, 99, -1):
        refused = register.append("first", expected, ['"b"', '"c"'])
        with pytest.raises(StaleError, match=r"'first' has gone on to 1") as raised:
            refused.result()
        assert raised.value.last == 1
    assert payloads(register, "first") == ['"a"']


def test_a_refused_append_takes_those_that_build_on_it_along_and_no_other(register: Register) -> None:
    register.append("first", 0, ['"a"']).result()
    asked = [register.append("first", expected, [f'"{expected}"']) for expected in (5, 6, 1, 2)]
    asked.append(register.append("second", 0, ['"else"']))
    outcomes = [type(one.exception()) if one.exception() else one.result() for one in asked]
    assert outcomes == [StaleError, StaleError, 2, 3, 1]
    assert payloads(register, "first") == ['"a"', '"1"', '"2"']


def test_who_does_not_wait_any_more_is_written_for_all_the_same(register: Register) -> None:
    async def leave() -> bool:
        waiting = asyncio.wrap_future(register.append("first", 0, ['"left"']))
        return waiting.cancel()

    assert asyncio.run(leave())
    assert register.append("first", 1, ['"next"']).result(20) == 2
    assert payloads(register, "first") == ['"left"', '"next"']


@pytest.mark.parametrize("payload", ['"\0"', '"\ud800"'])
def test_what_no_database_could_keep_is_refused_before_it_meets_the_events_of_others(
    register: Register, payload: str
) -> None:
    with pytest.raises(ValueError, match="no NUL"):
        register.append("first", 0, [payload])
    assert register.append("first", 0, ['"sound"']).result() == 1


@given(
    batches=st.lists(
        st.tuples(st.sampled_from(["first", "second"]), st.integers(0, 3), st.integers(0, 2)), min_size=1, max_size=12
    )
)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_log_of_a_class_is_what_was_acknowledged_without_a_gap(
    register: Register, batches: list[tuple[str, int, int]]
) -> None:
    before = {name: register.entry(name).sequence for name in ("first", "second")}
    model: dict[str, list[str]] = {name: [] for name in before}
    asked: list[tuple[str, list[str], Future[int]]] = []
    for number, (name, expected, size) in enumerate(batches):
        texts = [f'"{number}.{place}"' for place in range(size)]
        asked.append((name, texts, register.append(name, before[name] + expected, texts)))
    for (name, texts, kept), (_, expected, _) in zip(asked, batches, strict=True):
        if expected == len(model[name]):
            model[name] += texts
            assert kept.result() == before[name] + len(model[name])
        else:
            assert isinstance(kept.exception(), StaleError)
    for name, texts in model.items():
        assert payloads(register, name, before[name]) == texts
        assert register.entry(name).sequence == before[name] + len(texts)


def test_threads_that_append_at_once_lose_nothing_and_overwrite_nothing(register: Register) -> None:
    def add(name: str) -> None:
        added, last = 0, 0
        while added < 20:
            try:
                last = register.append("first", last, [f'"{name}{added}"']).result()
                added += 1
            except StaleError as stale:
                last = stale.last

    threads = [threading.Thread(target=add, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = payloads(register, "first")
    assert sorted(kept) == sorted(f'"{name}{number}"' for name in "abcd" for number in range(20))
    for name in "abcd":
        assert [one for one in kept if one[1] == name] == [f'"{name}{number}"' for number in range(20)]


def test_a_class_that_is_not_there_is_named(register: Register) -> None:
    asked: list[Callable[[], object]] = [
        lambda: register.append("third", 0, ['"a"']).result(),
        lambda: register.load("third"),
        lambda: register.entry("third"),
        lambda: register.end_class("third"),
        lambda: register.delete("third"),
        lambda: register.keep_token("third", "token"),
        lambda: register.keep_roster("third", {}),
    ]
    for ask in asked:
        with pytest.raises(NoSuchClassError, match="no class 'third'"):
            ask()
    assert register.find_by_code("NOCODE") is None


def test_a_class_is_found_by_its_code_and_no_two_have_the_same(register: Register) -> None:
    assert register.find_by_code("ABC234") == register.entry("first")
    for class_id, code in (("third", "ABC234"), ("first", "NEW234")):
        with pytest.raises(CodeTakenError):
            register.open_class(class_id, code, lesson="october-1950", decision="october-1950")
    register.delete("first")
    register.open_class("third", "ABC234", lesson="october-1950", decision="october-1950")


def test_a_class_ends_and_goes_on(register: Register) -> None:
    register.end_class("first")
    assert register.entry("first").ended is not None
    assert register.entry("second").ended is None
    register.reopen_class("first")
    assert register.entry("first").ended is None


def test_what_is_older_than_thirty_days_is_deleted_counted_from_the_last_event(register: Register, where: str) -> None:
    register.append("first", 0, ['"a"']).result()
    opened = register.entry("second").opened
    register.close()
    days = {0: 0, 20: 0, 31: 1, 49: 0, 51: 1, 80: 0}
    for day, deleted in days.items():
        later = open_register(where)
        later._clock = later._writer._clock = lambda day=day: opened + day * DAY + 10  # type: ignore[misc] # noqa: SLF001
        if day == 20:
            later.append("first", 1, ['"b"']).result()
        assert later.delete_older() == deleted, day
        later.close()


def test_names_are_kept_apart_from_the_log_and_can_be_dropped_alone(register: Register) -> None:
    register.append("first", 0, ['"a"']).result()
    register.keep_roster("first", {"p1": "Ada", "p2": "Bo"})
    register.keep_roster("second", {"p1": "Cy"})
    register.keep_roster("first", {"p1": "Ada L.", "p3": "Dee"})
    assert register.load_roster("first") == {"p1": "Ada L.", "p3": "Dee"}
    register.delete_roster("first")
    assert (register.load_roster("first"), register.load_roster("second")) == ({}, {"p1": "Cy"})
    register._write(lambda connection: connection.execute(text("DROP TABLE rosters")))  # noqa: SLF001
    assert register.load_roster("second") == {}
    assert payloads(register, "first") == ['"a"']
    register.delete("second")
    register.keep_roster("first", {"p1": "Eve"})
    assert register.load_roster("first") == {"p1": "Eve"}


def test_a_token_is_known_in_its_class_alone_and_kept_as_a_digest_alone(register: Register) -> None:
    register.keep_token("first", "a-token")
    assert register.knows_token("first", "a-token")
    assert not register.knows_token("second", "a-token")
    assert not register.knows_token("first", "another")
    assert not register.knows_token("first", digest_of("a-token"))
    kept = register._read(lambda connection: connection.execute(text("SELECT * FROM tokens")).all())  # noqa: SLF001
    assert "a-token" not in str(kept)


def test_a_deleted_class_leaves_nothing_in_any_table_and_the_other_is_whole(register: Register) -> None:
    for name in ("first", "second"):
        register.append(name, 0, ['"a"']).result()
        register.keep_roster(name, {"p1": "Ada"})
        register.keep_token(name, "a-token")

    def count(connection: Connection) -> dict[str, int]:
        tables = ("classes", "events", "rosters", "tokens")
        return {name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() for name in tables}  # noqa: S608

    register.delete("first")
    assert set(register._read(count).values()) == {1}  # noqa: SLF001
    assert register.knows_token("second", "a-token")


def test_a_closed_register_says_so_and_has_written_what_waited(
    register: Register, where: str, open_one: Callable[[str], Register]
) -> None:
    asked = [register.append("first", number, [f'"{number}"']) for number in range(200)]
    register.close()
    assert [one.result(0) for one in asked] == list(range(1, 201))
    with pytest.raises(RegisterError, match="is closed"):
        register.append("first", 200, ['"late"'])
    assert len(payloads(open_one(where), "first")) == 200


def test_nothing_is_acknowledged_before_it_is_committed(register: Register, where: str) -> None:
    other = open_register(where)
    for number in range(20):
        register.append("first", number, [f'"{number}"']).result()
        assert len(other.load("first")) == number + 1
    other.close()
