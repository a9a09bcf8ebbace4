# ruff: noqa: E501, RUF001 - a table is read in lines, and signs are mistaken for each other in it
"""One good decision, broken in many ways: each slip is one problem, at its place, under its code, with a mend."""

from pathlib import Path

import attrs
import pytest

from game.library.content_check import check
from game.problems import Problem
from tests.library.folders import DECISION, with_file
from tests.library.mends import MEND

GOOD_TEXT = DECISION.read_text(encoding="utf-8")


@attrs.frozen
class Slip:
    """A slip of the hand: what was written, what stands there now, and where and as what it is told.

    `at` is a text of the broken file; the problem lies in its line, in its first column or further to the right.
    """

    name: str
    was: str
    now: str
    code: str
    at: str


def slip(name: str, was: str, now: str, code: str, at: str = "") -> Slip:
    """Return a slip that is told where it was made, if nothing else is said."""
    return Slip(name, was, now, code, at or now)


SLIPS = (
    slip("a misspelt key at the top", "title: High Water", "tittle: High Water", "F002"),
    slip("a misspelt key of a choice", "closed: The council", "closd: The council", "F002"),
    slip("a key that there is not", "opening: landing", "opening: landing\nauthor: me", "F002", "author: me"),
    slip("a key left out", "    title: Sacks and lanterns\n", "", "F003", "  levee:\n"),
    slip("an empty value", "place: Veldhaven\n", "place:\n", "F004"),
    slip("a list where a text is expected", "text: Hold the levee", "text: [Hold] # the levee", "F001"),
    slip("a text where a list is expected", "present: [mayor]", "present: mayor", "F001"),
    slip("a name with a capital", "opening: landing", "opening: Landing", "F005"),
    slip("a day that no calendar has", "date: 1910-04-03\n", "date: 1910-04-31\n", "F006"),
    slip("a number with a comma", "high: 400", 'high: "4,00"', "F007"),
    slip("a number in words", "best: 240", "best: many", "F007"),
    slip("a range turned round", "range: 0..3", "range: 3..0", "F008"),
    slip("a word that is not among those", "confidence: high", "confidence: hihg", "F009"),
    slip("yes for true", "hidden: true", "hidden: yes", "F010"),
    slip("too short a list", "judged_by: [lives, treasury, goodwill]", "judged_by: [lives, treasury]", "F011"),
    slip("a condition that breaks off", "when: trust >= 2\n        closed", "when: trust >=\n        closed", "F012"),
    slip("two signs for one", "when: doubt = 0\n        bill", "when: doubt == 0\n        bill", "F012"),
    slip("a misspelt meter", "when: doubt >= 1", "when: duobt >= 1", "F013"),
    slip("a number for a name", "when: river is flooded\n        text: The", "when: river > 1\n        text: The", "F014"),
    slip("a value out of range", "when: trust >= 3\n            to: council", "when: trust >= 7\n            to: council", "F014"),
    slip("a condition that always holds", "when: trust <= 1", "when: trust <= 4", "F014"),
    slip("a change of what there is not", "does: {trust: -2}", "does: {turst: -2}", "F015"),
    slip("a change to no value", "does: {river: flooded, trust: +1}", "does: {river: floded, trust: +1}", "F015"),
    slip("a start out of range", "range: 0..4\n    start: 2", "range: 0..4\n    start: 5", "F016", "    start: 5"),
    slip("another format", "format: 2", "format: 3", "F017"),
    slip("a misspelt passage to ask about", "passage: council", "passage: counsil", "F018"),
    slip("a quotation left open", "summary: A river", "summary: 'A river", "Y007"),
    slip("a colon in a value", "closed: Nobody on", "closed: Nobody: on", "Y008"),
    slip("a key twice", "place: Veldhaven\n", "place: Veldhaven\nplace: Veldhaven\n", "Y012", "place: Veldhaven\nseat"),
    slip("a control character", "title: The third night", "title: The \x1b[2Jthird night", "Y005"),
    slip("a misspelt opening", "opening: landing", "opening: lading", "D001"),
    slip("somebody unknown in the room", "present: [mayor, engineer]", "present: [mayer, engineer]", "D002"),
    slip("somebody whom the cast lacks", "  engineer:\n    role", "  enginer:\n    role", "D002", "  enginer:"),
    slip("an adviser outside", "present: [mayor]", "present: [engineer]", "D003", "mayor: Wait for"),
    slip("a misspelt paper", "papers: [parish-letter]", "papers: [parish-leter]", "D004"),
    slip("a misspelt axis", "axes: [lives, treasury, goodwill]", "axes: [lives, tresury, goodwill]", "D005"),
    slip("a misspelt claim in a text", "crowns[^levee-estimate]", "crowns[^levee-estimat]", "D006"),
    slip("a misspelt claim in a bill", "basis: [roos-at-the-sluice]", "basis: [ros-at-the-sluice]", "D007"),
    slip("a misspelt dispute", "dispute: dis-gauge", "dispute: dis-gage", "D008"),
    slip("a misspelt thesis", "thesis: forecasts-come-late", "thesis: forecast-comes-late", "D009"),
    slip("a misspelt ending of a thesis", "endings: [villages-drowned]", "endings: [village-drowned]", "D009"),
    slip("no last target", "          - to: levee\n", "", "D010", "          - when: trust >= 3\n            to: council"),
    slip("a reason without a condition", "        when: not trust < 2\n", "", "D011", "      - id: cut-the-upper"),
    slip("a misspelt passage", "to: sluice\n", "to: sluise\n", "D012"),
    slip("a passage that there is not", "to: villages-drowned\n\n  night", "to: moon\n\n  night", "D012", "to: moon"),
    slip("a choice twice", "- id: fall-back", "- id: hold", "D015", "- id: hold\n        text: Fall"),
    slip("a way back", "does: {trust: -2}\n        to: old-town", "to: landing", "D018"),
    slip("a passage in the wrong year", "date: 1910-04-03\n    text:\n", "date: 1911-04-03\n    text:\n", "D019", "  night-watch:"),
    slip("a range out of order", "{low: 310, best: 360", "{low: 310, best: 36", "D020"),
    slip("an estimate without a range", "{low: 180, best: 240, high: 400", "{low: 240, best: 240, high: 240", "D021"),
    slip("a misspelt choice of history", "raise-the-levee, hold, stay]", "raise-the-leve, hold, stay]", "D023"),
    slip("a mark of history forgotten", "history: true\n        does: {river: flooded", "does: {river: flooded", "D024", "- id: hold"),
    slip("no right answer", "The upper gauge, right: true}", "The upper gauge}", "D025", "- id: which-gauge"),
    slip("a figure without a source", "crowns[^levee-estimate]", "crowns", "D026"),
    slip("a spelling ruled out", "Lind waited for", "Ada Lindt waited for", "D027"),
    slip("a spelling that nobody thought of", "Lind waited for", "Ada Linde waited for", "D040"),
    slip("the dead in the room", "text: |\n      The sluice house", "present: [admiral]\n    text: |\n      The sluice house", "D002"),
    slip("a link", "The market is held", "The [market](https://example.org) is held", "D032"),
    slip("a misspelt line of a map", "lines: [levee]", "lines: [leve]", "D033"),
    slip("a misspelt map", "sheet: river", "sheet: rivr", "D033"),
    slip("two choices alike", "text: Leave them open and go home", "text: Close them again, before morning", "D035", "- id: leave"),
    slip("days out of order", "- date: 1910-04-01\n      text: Roos", "- date: 1910-04-04\n      text: Roos", "D039", "- date: 1910-04-02 .."),
)  # fmt: skip


def test_there_are_enough_slips() -> None:
    assert len(SLIPS) >= 40
    assert len({each.name for each in SLIPS}) == len(SLIPS)


@pytest.mark.parametrize("each", SLIPS, ids=lambda each: each.name)
def test_a_slip_is_one_problem_in_its_place_with_a_mend(each: Slip, tmp_path: Path) -> None:
    problems, broken = problems_after(each, tmp_path)
    output = "\n".join(map(str, problems))
    line = broken[: broken.index(each.at)].count("\n") + len(each.at) - len(each.at.lstrip("\n")) + 1
    lines = range(line, line + each.at.strip("\n").count("\n") + 1)
    assert problems, "nobody noticed"
    assert problems[0].code == each.code, output
    assert problems[0].mark.line in lines, output
    assert MEND.search(problems[0].message), output
    assert len(problems) == 1, output


def problems_after(each: Slip, folder: Path) -> tuple[list[Problem], str]:
    """Make the slip in a copy of the good decision, and give what is found and the broken text."""
    assert each.was in GOOD_TEXT, "the good decision has changed"
    broken = GOOD_TEXT.replace(each.was, each.now, 1)
    path = with_file(folder, "decisions/test-decision.yaml", broken.encode())
    return check([path]), broken


MEANT = (
    (
        slip("a seat by its full name", "seat: harbourmaster", "seat: ada-lind", "D002"),
        "Did you mean 'harbourmaster'?",
    ),
    (slip("a range with a hyphen", "range: 0..3", "range: 0-3", "F008"), "Write two numbers as '0..3'."),
    (
        slip("a range with a sign like a minus", "range: 0..3", "range: −2..3", "F008"),
        "Write two numbers as '-2..3'.",
    ),
    (
        slip("a colon in a text", "text: Hold the levee", "text:\n          Hold: the levee", "F001", "Hold: the"),
        "put it in quotation marks",
    ),
    (
        slip("a change beyond the range", "does: {trust: -2}", "does: {trust: -5}", "F015"),
        "'trust' runs from 0 to 4 and cannot change by more than 4. Write '-1' to '-4', or '=0' to set it.",
    ),
    (slip("a change with a dash", "does: {trust: -2}", "does: {trust: –2}", "F015"), "Write '-2' with a plain hyphen."),
    (slip("a sign like a minus", "low: -3, best: -2", "low: −3, best: -2", "F007"), "Write '-3' with a plain hyphen."),
    (
        slip("a comma for a point", "best: -0.5, high: 0", "best: -0,5, high: 0", "F002"),
        "Between braces a comma separates entries. Write '-0.5' with a point.",
    ),
    (
        slip("a comma in a thousand", "low: 150, best: 400, high: 900", "low: 150, best: 400, high: 1,900", "F002"),
        "Write '1900' without a separator, or '1.900' with a point.",
    ),
    (
        slip(
            "two right answers",
            "text: The lower gauge}",
            "text: The lower gauge, right: true}",
            "D025",
            "- id: which-gauge",
        ),
        "has 2 right answers, and must have exactly one. Remove 'right: true' from all but one.",
    ),
    (
        slip(
            "too long a list",
            "judged_by: [lives, treasury, goodwill]",
            "judged_by: [lives, treasury, goodwill, lives]",
            "F011",
        ),
        "The list has 4 items, and must have 3. Remove one.",
    ),
    (
        slip("a list of one", "    - The carts of the villages, whatever happens.\n", "", "F011", "    - The town dry"),
        "The list has 1 item, and must have 2 to 4. Add one.",
    ),
    (
        slip("an empty list", "basis: [gauge-reading, two-gauges]", "basis: []", "F011"),
        "The list is empty, and must have at least 1. Add one.",
    ),
    (slip("a sign turned round", "when: doubt >= 1", "when: doubt => 1", "F012"), "Write '>='."),
    (slip("a comparison in words", "when: doubt >= 1", "when: doubt at least 1", "F012"), "Write '>='."),
    (slip("a comparison in more words", "when: doubt >= 1", "when: doubt is less than 1", "F012"), "Write '<'."),
    (slip("an empty condition", "when: doubt >= 1", "when:", "F012", "when:\n"), "Write one, or leave 'when' out."),
    (
        slip(
            "a value in quotation marks",
            "when: river is flooded\n        text: The",
            'when: river is "flooded"\n        text: The',
            "F012",
        ),
        "Leave the quotation marks out.",
    ),
    (
        slip("a condition in curly marks", "when: doubt >= 1", "when: “doubt >= 1”", "F012"),
        "Leave the quotation marks out.",
    ),
    (slip("a sign that no keyboard has", "when: doubt >= 1", "when: doubt ≥ 1", "F012"), "Write '>='."),
    (
        slip("a choice for a condition", "when: doubt >= 1", "when: wait-for-evening", "F013"),
        "Conditions do not ask choices. Let the choice change a meter with 'does', and ask that one.",
    ),
    (
        slip(
            "the seat among the people",
            "  engineer:\n    role",
            "  harbourmaster: {role: Harbourmaster, card: You.}\n  engineer:\n    role",
            "D042",
        ),
        "'harbourmaster' is the seat and needs no card. Remove it.",
    ),
    (
        slip("stars that do not end", "harbour of **Veldhaven**.", "harbour of **Veldhaven.", "D032"),
        "Put '**' at the other end too",
    ),
    (
        slip("a source mark without its sign", "Roos[^roos-at-the-sluice]", "Roos[roos-at-the-sluice]", "D032"),
        "Write [^roos-at-the-sluice].",
    ),
    (
        slip("somebody present by their full name", "present: [mayor]", "present: [Hendrik Vos]", "F005"),
        "Write 'mayor'.",
    ),
    (
        slip("somebody present by their name", "present: [mayor]", "present: [hendrik-vos]", "D002"),
        "Did you mean 'mayor'?",
    ),
    (
        slip("a list of one name to go to", "to: sluice\n", "to: [sluice]\n", "F001"),
        "Write '{to: sluice}', and in every target but the last '{when: CONDITION, to: sluice}'.",
    ),
    (
        slip("the endings among the passages", "\nendings:\n", "\n  endings:\n", "F003", "  endings:"),
        "A decision must have 'endings', which is too deep here, inside 'passages'. Begin it in the column of 'passages'.",
    ),
    (
        slip("the reveal in a passage of that name", "\nreveal:\n", "\n  reveal:\n", "F003", "  reveal:"),
        "Begin it in the column of 'endings'.",
    ),
    (
        slip("an opening below the last meter", "\nopening: landing\n", "\n  opening: landing\n", "F003", "  opening:"),
        "Begin it in the column of 'meters'.",
    ),
)


@pytest.mark.parametrize(("each", "mend"), MEANT, ids=[each.name for each, _ in MEANT])
def test_a_beginners_slip_is_answered_with_what_was_meant(each: Slip, mend: str, tmp_path: Path) -> None:
    problems, _ = problems_after(each, tmp_path)
    assert [problem.code for problem in problems] == [each.code]
    assert mend in problems[0].message
    assert MEND.search(problems[0].message)


def test_an_ending_that_is_indented_too_deep_is_told_where_to_begin(tmp_path: Path) -> None:
    was = slip("an ending within another", "\n  old-town:\n", "\n    old-town:\n", "F002")
    problems, _ = problems_after(was, tmp_path)
    lines = [problem.message for problem in problems if problem.code == was.code]
    assert lines == [
        "An ending has no key 'old-town'. Begin it in the column of 'town-saved' if it is an ending too, or remove it."
    ]
