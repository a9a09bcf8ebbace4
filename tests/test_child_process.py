"""A process of our own that is asked and tells."""

from collections.abc import Iterator

import pytest

from game.child_process import Child, ChildFailedError


@pytest.fixture
def child() -> Iterator[Child]:
    """Yield a process that echoes."""
    with Child("tests.echo") as started:
        yield started


def test_a_child_tells_value_by_value_and_is_asked_again_and_again(child: Child) -> None:
    assert list(child.hear([1, "two", (3,)])) == [1, "two", (3,)]
    assert child.ask(["four", "five"]) == "five"


def test_where_a_child_ends_before_it_is_done_that_is_an_error(child: Child) -> None:
    told = child.hear(["one", None, "two"])
    assert next(told) == "one"
    with pytest.raises(ChildProcessError):
        next(told)
    with pytest.raises(ChildProcessError):
        child.ask(["three"])


def test_what_goes_wrong_in_a_child_is_said(child: Child) -> None:
    with pytest.raises(ChildFailedError, match="LookupError: fail"):
        child.ask(["one", "fail"])


def test_a_child_that_was_ended_tells_nothing_more(child: Child) -> None:
    child.end()
    with pytest.raises(ChildProcessError):
        child.ask(["one"])


def test_a_child_that_is_not_there_is_an_error() -> None:
    with Child("tests.nowhere") as child, pytest.raises(ChildProcessError):
        child.ask(["one"])
