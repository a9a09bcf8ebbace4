"""What holds for a register on PostgreSQL: several processes, a server that goes away, a pool that is exhausted."""

import contextlib
import queue
import signal
import threading
from collections.abc import Callable, Iterator, Mapping

import pytest
from sqlalchemy import Connection, event
from sqlalchemy.exc import OperationalError

from game.register import postgresql as rooms
from game.register.postgresql import open_postgresql
from game.register.refusals import AwayError, RegisterError, StaleError
from game.register.register import Register
from tests import outside
from tests.register.servers import Server
from tests.register.voters import Voter, lost

SOON = 20.0


@pytest.fixture
def where(server: Server) -> str:
    """Give an address of an empty database."""
    return server.empty_database()


@pytest.fixture(scope="module")
def own_server() -> Iterator[Server]:
    """Start a server that a test may stop, and starts again."""
    server = Server(outside.postgresql())
    yield server
    server.remove()


def follow(register: Register) -> "queue.Queue[Mapping[str, int]]":
    """Follow the other processes of a register."""
    told: queue.Queue[Mapping[str, int]] = queue.Queue()
    register.follow(told.put)
    return told


def wait_for(told: "queue.Queue[Mapping[str, int]]", class_id: str, sequence: int) -> None:
    """Wait until it is told that a class has come so far."""
    while told.get(timeout=SOON).get(class_id, -1) < sequence:
        pass


def test_one_process_hears_how_far_another_has_brought_a_class(
    register: Register, where: str, open_one: Callable[[str], Register]
) -> None:
    told = follow(open_one(where))
    assert told.get(timeout=SOON) == {"first": 0, "second": 0}
    register.append("second", 0, ['"a"', '"b"']).result()
    assert told.get(timeout=SOON) == {"second": 2}


def test_a_batch_is_told_in_one_notice_and_a_refused_append_in_none(register: Register) -> None:
    told = follow(register)
    told.get(timeout=SOON)
    held, go_on = threading.Event(), threading.Event()

    def hold() -> None:
        held.set()
        go_on.wait(SOON)

    holding = threading.Thread(target=register._writer.perform, args=(hold,))  # noqa: SLF001
    holding.start()
    held.wait(SOON)
    asked = [register.append("first", number, ['"a"']) for number in range(50)]
    asked += [register.append("second", number, ['"a"']) for number in (7, 0)]
    go_on.set()
    holding.join()
    assert isinstance(asked[-2].exception(), StaleError)
    assert told.get(timeout=SOON) == {"first": 50, "second": 1}
    register.append("second", 9, ['"a"']).exception()
    register.append("second", 1, ['"a"']).result()
    assert told.get(timeout=SOON) == {"second": 2}


def test_a_notice_too_long_for_the_database_says_that_all_may_differ(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = follow(register)
    told.get(timeout=SOON)
    monkeypatch.setattr(rooms, "NOTICE", 5)
    register.append("first", 0, ['"a"']).result()
    assert told.get(timeout=SOON) == {"first": 1, "second": 0}


def test_the_longest_notice_is_one_that_the_database_takes(register: Register) -> None:
    told = follow(register)
    told.get(timeout=SOON)
    names = [f"{number:0400}" for number in range(30)]
    for number, name in enumerate(names):
        register.open_class(name, f"CODE{number}", lesson="a-lesson", decision="a-decision")
    asked = [register.append(name, 0, ['"a"']) for name in names]
    assert [one.result() for one in asked] == [1] * 30
    for name in names:
        assert register.entry(name).sequence == 1


def test_a_pool_that_is_exhausted_is_a_refusal_in_one_sentence_and_keeps_no_vote_waiting(where: str) -> None:
    database = open_postgresql(where, connections=2, wait=0.1)
    register = Register(database)
    register.open_class("first", "ABC234", lesson="a-lesson", decision="a-decision")
    with database.reading.connect(), database.reading.connect():
        with pytest.raises(AwayError, match=r"has no connection free; try again in a moment\."):
            register.load("first")
        assert register.append("first", 0, ['"a"']).result(SOON) == 1
    assert len(register.load("first")) == 1
    register.close()


def test_a_server_that_takes_no_more_connections_is_a_refusal_in_one_sentence(own_server: Server) -> None:
    where = own_server.empty_database()
    taken, wanting = open_postgresql(where, connections=100), open_postgresql(where)
    held = []
    with contextlib.suppress(OperationalError):
        while True:
            held.append(taken.reading.connect())
    assert held
    with pytest.raises(AwayError, match=r"does not answer; try again in a moment .*too many clients"):
        Register(wanting)
    for connection in held:
        connection.close()
    taken.reading.dispose()
    Register(wanting).close()


def test_a_server_restarted_under_load_loses_nothing_and_is_found_again(own_server: Server) -> None:
    where = own_server.empty_database()
    register = Register(open_postgresql(where))
    register.open_class("first", "ABC234", lesson="a-lesson", decision="a-decision")
    told = follow(register)
    voters = [Voter(where, "first") for _ in range(2)]
    for how in (signal.SIGINT, signal.SIGQUIT):
        for voter in voters:
            voter.hear_something()
        own_server.stop(how)
        with pytest.raises(AwayError, match=r"does not answer"):
            register.load("first")
        own_server.start()
        for voter in voters:
            voter.hear(0.2)
            voter.hear_something()
    acknowledged: dict[int, str] = {}
    for voter in voters:
        acknowledged |= voter.kill()
    assert lost(register, "first", acknowledged) == {}
    wait_for(told, "first", register.entry("first").sequence)
    register.close()


def test_votes_wait_for_a_server_that_is_away_and_are_refused_when_it_stays_away(own_server: Server) -> None:
    where = own_server.empty_database()
    database = open_postgresql(where)
    register = Register(database)
    register.open_class("first", "ABC234", lesson="a-lesson", decision="a-decision")
    own_server.stop()
    asked = register.append("first", 0, ['"patient"'])
    with pytest.raises(TimeoutError):
        asked.result(0.3)
    own_server.start()
    assert asked.result(SOON) == 1
    object.__setattr__(database, "patience", 0.5)
    own_server.stop()
    with pytest.raises(AwayError, match=r"postgres@127.*does not answer; try again in a moment"):
        register.append("first", 1, ['"lost"']).result(SOON)
    own_server.start()
    assert register.append("first", 1, ['"next"']).result(SOON) == 2
    register.close()


def test_a_batch_whose_answer_was_lost_is_neither_kept_twice_nor_refused(where: str) -> None:
    database = open_postgresql(where)
    register = Register(database)
    register.open_class("first", "ABC234", lesson="a-lesson", decision="a-decision")
    cut: list[bool] = []

    @event.listens_for(database.writing, "commit")
    def lose_the_answer(connection: Connection) -> None:
        if not cut:
            cut.append(True)
            connection.connection.commit()
            lost_answer = "COMMIT"
            raise OperationalError(lost_answer, {}, ConnectionResetError())

    asked = [register.append("first", number, [f'"{number}"']) for number in (0, 1, 7)]
    assert [asked[0].result(SOON), asked[1].result(SOON)] == [1, 2]
    assert isinstance(asked[2].exception(SOON), StaleError)
    assert cut
    assert [event.payload for event in register.load("first")] == ['"0"', '"1"']
    register.close()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("nonsense", "'nonsense' is no address of a database"),
        ("mysql://a:secret@b/c", "is no PostgreSQL database"),
        ("postgresql://a:secret@127.0.0.1:1/c", "does not answer"),
    ],
)
def test_an_address_that_leads_nowhere_is_named_without_its_password(address: str, said: str) -> None:
    with pytest.raises(RegisterError, match=said) as raised:
        Register(open_postgresql(address))
    assert "secret" not in str(raised.value)
