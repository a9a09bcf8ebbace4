# ruff: noqa: E501 - a table is read in lines
"""Files that are no YAML any more: the answer lies where the slip was made, and the mend makes the file sound again."""

from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.library.content_check import check
from game.parsing.reading import Reading
from game.parsing.yaml_nodes import read_nodes
from tests.library.folders import DECISION, with_file
from tests.library.mends import MEND

GOOD_TEXT = DECISION.read_text(encoding="utf-8")


@attrs.frozen
class Slip:
    """What was written, what stands there now, how often the mend is right, and where the answer must lie.

    `mend` is what the answer tells to write in the place of `now`, `says` a part of the answer. The answer lies in the
    first line of `now` in which `at` stands, or in the one `below` it where nothing tells the two apart.
    """

    name: str
    was: str
    now: str
    mend: str
    says: str
    at: str
    below: int = 0


TITLE = "    title: The council by lamplight\n"
TEXT = "        text: Wait for the evening reading\n"
DOES = "        does: {trust: +1, doubt: +1}\n"
SLIPS = (
    Slip("a tab", TITLE, "\t" + TITLE.lstrip(), TITLE, "The indentation contains a tab.", "title"),
    Slip("a no-break space", TITLE, TITLE.replace(" ", "\N{NO-BREAK SPACE}", 4), TITLE, "U+00A0", "title"),
    Slip("no colon", TITLE, TITLE.replace("title:", "title"), TITLE, "There is no colon after 'title'.", "title"),
    Slip("no space after the colon", TITLE, TITLE.replace(": ", ":"), TITLE, "There is no space after the colon of 'title'.", "title"),
    Slip("a colon from another keyboard", TITLE, TITLE.replace(": ", "\N{FULLWIDTH COLON}"), TITLE, "full-width colon", "title"),
    Slip("a key too deep", TITLE, " " + TITLE, TITLE, "indented by 4, and line", "title", below=1),
    Slip("a key too shallow", DOES, DOES[1:], DOES, "This line is indented by 7, and line", "does"),
    Slip("no space after the dash", "      - id: go-and-look\n", "      -id: go-and-look\n", "      - id: go-and-look\n", "Write '- id:'.", "-id"),
    Slip("an unfinished merge", TITLE, f"<<<<<<< mine\n{TITLE}=======\n{TITLE}>>>>>>> theirs\n", TITLE, "unfinished merge", "<<<<"),
    Slip("a list for a mapping", "  mayor:\n    role: Mayor", "  - mayor:\n    role: Mayor", "  mayor:\n    role: Mayor", "'people' takes entries by name.", "- mayor"),
    Slip("a mapping for a list", "      - id: ring-the-bells\n", "      ring-the-bells:\n", "      - id: ring-the-bells\n", "Write '- id: ring-the-bells'", "ring-the"),
    Slip("a list in a text", "    text:\n      - |\n        Nine men", "    text: |\n        Nine men", "    text:\n      - |\n        Nine men", "and '- |' below it", "Nine", below=4),
    Slip("a mapping on the line of its key", DOES, "        does: trust: +1\n", "        does: {trust: +1}\n", "Write 'does: {trust: +1}'.", "does"),
    Slip("no space in a mapping", DOES, "        does: {trust:+1}\n", "        does: {trust: +1}\n", "Write 'trust: +1'.", "does"),
    Slip("a comma forgotten", "{low: 310, best: 360,", "{low: 310 best: 360,", "{low: 310, best: 360,", "There is no comma before 'best'.", "low"),
    Slip("a text below its bar", "    text: |\n      The sluice house", "    text: |\n    The sluice house", "    text: |\n      The sluice house", "Indent all of it deeper", "The sluice"),
    Slip("a text on the line of its bar", "    card:\n      - He reads", "    card:\n      - | He reads", "    card:\n      - |\n        He reads", "must begin on the next line", "- | He"),
    Slip("a bar forgotten", "        then: |\n          The bells begin at Saint Anne and", "        then:\n          The bells begin: at Saint Anne", "        then: |\n          The bells begin: at Saint Anne", "Put '|' after 'then:' on line", "The bells"),
    Slip("a colon in a text", TEXT, "        text: Wait: for the evening\n", "        text: 'Wait: for the evening'\n", "Put the whole text in single quotation marks.", "Wait"),
    Slip("a colon in a text between brackets", "text: The upper gauge, right", "text: The upper: gauge, right", "text: 'The upper: gauge', right", "in straight quotation marks", "upper: gauge"),
    Slip("a quotation that goes on", TEXT, '        text: "Wait" is what you say\n', "        text: '\"Wait\" is what you say'\n", "Put the whole text in single quotation marks.", "Wait"),
    Slip("a quotation in a quotation", TEXT, '        text: "Say "wait" to them"\n', "        text: 'Say \"wait\" to them'\n", "Put the whole text in single quotation marks.", "Say"),
    Slip("an apostrophe in a quotation", TEXT, "        text: 'It is one's own river'\n", '        text: "It is one\'s own river"\n', "in double quotation marks", "one"),
    *(
        Slip(f"a text that begins with {sign}", TEXT, f"        text: {sign} for it\n", f"        text: '{sign} for it'\n", f"A text cannot begin with '{sign[0]}'.", "for it")
        for sign in ("*Wait", "&", "% waits", "@ six", "`Wait", "[Sighs] wait", "{Sighs} wait", "-", "?", "> wait")
        if sign[0] not in "*`"
    ),
    Slip("an emphasis at the beginning", "text: He is waiting for *you* to speak first.", "text: *He* is waiting for you.", "text: '*He* is waiting for you.'", "A text cannot begin with '*'.", "He"),
    Slip("a comment in the middle of a text", TEXT, "        text: Wait for reading #3, the late one\n", "        text: 'Wait for reading #3, the late one'\n", "is not read", "reading"),
    Slip("a comment in the place of a text", TEXT, "        text: #3 is late\n", "        text: '#3 is late'\n", "is not read", "late"),
)  # fmt: skip


def list_problems(text: str, folder: Path) -> list[str]:
    """Return the problems of the good decision with this text in its place."""
    return [str(problem) for problem in check([with_file(folder, "decisions/test-decision.yaml", text.encode())])]


@pytest.mark.parametrize("each", SLIPS, ids=lambda each: each.name)
def test_a_slip_is_told_where_it_was_made_and_its_mend_is_right(each: Slip, tmp_path: Path) -> None:
    assert each.was in GOOD_TEXT, "the good decision has changed"
    broken = GOOD_TEXT.replace(each.was, each.now, 1)
    begins = GOOD_TEXT.index(each.was)
    line = broken[: broken.index(each.at, begins)].count("\n") + 1 + each.below
    (output,) = list_problems(broken, tmp_path / "broken")
    assert f"test-decision.yaml:{line}:" in output
    assert each.says in output
    assert MEND.search(output), output
    assert not list_problems(GOOD_TEXT.replace(each.was, each.mend, 1), tmp_path / "mended")


def test_a_comment_behind_a_value_is_a_comment(tmp_path: Path) -> None:
    for comment in ("  # no hurry", " #", "  #oneside: ignore D035 because both are the same wait"):
        text = GOOD_TEXT.replace(TEXT, f"{TEXT[:-1]}{comment}\n", 1)
        assert not [output for output in list_problems(text, tmp_path / str(len(comment))) if "Y0" in output]


def test_a_sign_within_a_text_is_a_letter_like_others(tmp_path: Path) -> None:
    text = GOOD_TEXT.replace("Nine men and a lamp.", "Nine men and lamp #3.", 1).replace(
        TEXT, "        text: 'Wait for #3'\n"
    )
    assert not list_problems(text, tmp_path)


LINES = st.sampled_from(GOOD_TEXT.split("\n"))
SIGNS = st.sampled_from(
    [" ", "\t", "'", '"', ":", ": ", "- ", "#", "[", "}", "|", ">", "*", "\N{NO-BREAK SPACE}", "=======\n"]
)


@given(st.lists(LINES, max_size=12), st.lists(st.tuples(st.integers(0, 400), SIGNS), max_size=4))
def test_every_break_is_answered_once_and_with_a_mend(lines: list[str], signs: list[tuple[int, str]]) -> None:
    text = "\n".join(lines)
    for place, sign in signs:
        text = text[:place] + sign + text[place:]
    reading = Reading("story.yaml", "story", text)
    read_nodes(text, reading)
    for problem in reading.problems:
        assert MEND.search(problem.message), (text, problem)
        assert 1 <= problem.mark.line <= text.count("\n") + 1
