"""What the bill brought into the editor: scales, facts and promises are told, offered, renamed and proven."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.editor.author import DECISION, Author, complete_at, open_server
from tests.editor.rpc import Server

SCALES = "scales.yaml"
FAITH = """\
faith:
  label: Faith in the town
  help: How far the villages believe the town.
  range: 0..2
  words: [none, some, much]
  start: 1
  better: more
  seen_from: the villages
"""
USED = """\
scales:
  faith: 1
facts:
  word_given: {help: The town has given its word.}
holds:
  - never: open-the-sluices
    after: word_given
opening: landing
"""


def seat(folder: Path) -> tuple[Server, Author]:
    """Seat an author before a decision that uses a scale and a fact, and promises something."""
    server, root = open_server(folder)
    (root / SCALES).write_text(FAITH, encoding="utf-8")
    path = root / DECISION
    text = path.read_text(encoding="utf-8")
    text = text.replace("opening: landing\n", USED).replace("axes: [lives,", "axes: [faith, lives,")
    text = text.replace("does: {trust: +1, doubt: +1}", "does: {trust: +1, doubt: +1, faith: +1, word_given: true}")
    path.write_text(text, encoding="utf-8")
    return server, Author(server, root)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Author]:
    """Seat one author for all questions that change nothing."""
    server, author = seat(tmp_path_factory.mktemp("scales"))
    with server:
        assert author.open()
        author.open(SCALES)
        yield author


@pytest.mark.parametrize(
    ("mark", "offset", "words"),
    [
        ("faith: 1", 2, ["Faith in the town", "the villages", "0..2", "2: much"]),
        ("faith: +1", 2, ["Faith in the town", "2: much"]),
        ("word_given: true", 2, ["fact `word_given`", "The town has given its word"]),
        ("after: word_given", 9, ["fact `word_given`"]),
        ("never: open-the-sluices", 3, ["with 'after', not after that"]),
    ],
)
def test_a_scale_and_a_fact_are_told_wherever_they_stand(
    session: Author, mark: str, offset: int, words: list[str]
) -> None:
    answer = session.ask("hover", mark, offset)["contents"]["value"]
    assert [word for word in words if word not in answer] == []


@pytest.mark.parametrize(
    ("good", "marked", "there"),
    [
        ("  faith: 1", "  faith: \N{BROKEN BAR}", {"0", "1", "2"}),
        ("after: word_given", "after: \N{BROKEN BAR}", {"council", "town-saved", "council/open-the-sluices", "faith"}),
        ("    after: word_given", "    \N{BROKEN BAR}", {"after", "because", "by"}),
        ("word_given: true", "word_given: \N{BROKEN BAR}", {"true", "false"}),
        ("faith: +1", "faith: \N{BROKEN BAR}", {"+1", "=2"}),
        ("        when: trust >= 2", "        when: word_given \N{BROKEN BAR}", {"and", "or"}),
    ],
)
def test_what_scales_facts_and_promises_may_say_is_offered(
    session: Author, good: str, marked: str, there: set[str]
) -> None:
    assert there <= set(complete_at(session, good, marked))


def test_a_scale_has_its_new_name_in_its_file_and_in_every_decision(session: Author) -> None:
    edit = session.ask("rename", "faith: +1", 2, newName="belief")
    changed = {uri.rpartition("/")[2]: len(edits) for uri, edits in edit["changes"].items()}
    assert changed == {"scales.yaml": 1, "test-decision.yaml": 3}


def test_a_broken_promise_is_told_with_its_road_and_a_choice_with_how_far_it_is_remembered(tmp_path: Path) -> None:
    server, author = seat(tmp_path)
    with server:
        author.open()
        broken = next(each for each in author.problems(DECISION) if each["code"] == "A017")
        assert "--road wait-for-evening,open-the-sluices' walks it" in broken["message"]
        fields = {author.written(lens["range"]): lens["command"]["title"] for lens in author.about("codeLens")}
        assert fields["wait-for-evening"] == "remembered on 100 % of roads, at the ending on 100 %"
        assert fields["go-and-look"] == "forgotten on every road"
