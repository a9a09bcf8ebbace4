"""What is recorded passes, and what is changed in it is told where it stands."""

import re
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.library.catalogue import Catalogue
from game.library.shelf import Shelf
from game.play.game import Game, act, start
from game.play.page_builder import build_page
from game.story.model import Decision
from game.story.references import References, Verdict
from game.story.scoring import Comparison
from game.storytest.files import play_all
from game.storytest.rehearse import Difference, run_script
from game.storytest.script import NEGATABLE, STATEMENTS, read_scripts
from game.storytest.statements import Judged, Tried
from game.storytest.wording import find_matches
from game.storytest.writing import script_of
from tests.ill_named import ILL_NAMED, ill_named
from tests.play.tables import ANSWERS, DECISION, HISTORY, PREDICTING, SHELF, UPRIVER, after, few, games, wander
from tests.random_decisions import ARCHIVE, decisions

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "testing.md").read_text(encoding="utf-8")
CONTENT = Path(__file__).resolve().parents[2] / "content"


def outcome(text: str, decision: Decision = DECISION, references: References | None = None) -> Difference | None:
    """Play a transcript with one game in it, all lines of which can be read."""
    scripts, faults = read_scripts(text)
    assert faults == []
    assert len(scripts) == 1
    return run_script(scripts[0], decision, references or SHELF.references())


def faults(text: str) -> list[tuple[int, str]]:
    """Return the lines that cannot be read, and why."""
    return [(fault.number, fault.message) for fault in read_scripts(text)[1]]


def run_lines(*lines: str) -> Difference | None:
    """Play lines of the good decision."""
    return outcome("\n".join(("decision: test-decision", *lines)))


@few
@given(decision=decisions(), data=st.data())
def test_whatever_game_is_played_its_record_passes_however_far_it_has_come(
    decision: Decision, data: st.DataObject
) -> None:
    for game in wander(data, decision):
        assert outcome(script_of(game), decision, ARCHIVE) is None


def test_the_record_of_a_game_that_stands_at_a_fork_passes_at_every_step() -> None:
    for game in games(PREDICTING):
        assert outcome(script_of(game)) is None


@few
@given(decision=ill_named(), data=st.data())
def test_whatever_its_names_are_the_record_of_a_game_passes(decision: Decision, data: st.DataObject) -> None:
    for game in wander(data, decision, references=ILL_NAMED):
        assert outcome(script_of(game), decision, ILL_NAMED) is None


def detailed(game: Game) -> list[str]:
    """Return the record of a game with more said of every passage than is recorded."""
    lines, passage = [], 0
    for line in script_of(game).splitlines():
        lines.append(line)
        if line.startswith("at: passage-"):
            state = game.road.states[passage]
            stands = game.decision.passages[state.place]
            place = (stands.place or game.decision.place).lower()
            lines += [f'read: "{stands.title}"', 'not read: "a zebra"', "present: zhou", "date: 1950-10-01"]
            lines += [f"place: {place}", f"meter: grudge = {state.meters[2]}", 'says: zhou "You sit here."']
            passage += 1
    return [*lines, *(f"chosen: {step.passage}/{step.choice}" for step in game.road.steps)]


def changed(line: str, game: Game) -> str:
    """Return a line of a record so changed that it is not so any more."""
    key, _, value = line.partition(": ")
    others = {
        "at": "the-moon",
        "ending": next((name for name in game.decision.endings if name != value), "elsewhere"),
        "question": "another",
        "read": '"a zebra"',
        "not read": f'"{game.decision.passages[game.decision.opening].title[:7]}"',
        "offered": "nothing",
        "closed": value.replace('."', ', you know."'),
        "present": "mao",
        "says": 'zhou "Nonsense."',
        "date": "1950-10-02",
        "place": "Nowhere",
        "meter": f"grudge = {(int(value[-1]) + 1) % 3}" if key == "meter" else "",
        "bill": re.sub(r"nothing|(?<= )[-\d]+", "-1000", value, count=1),
        "history": re.sub(r"nothing|(?<= )[-\d]+", "-1000", value, count=1),
        "lens": value.rsplit(" ", 1)[0].removesuffix(" perhaps") + (" better" if value.endswith("even") else " even"),
        "thesis": "thesis borne-out",
        "chosen": f"{value}-not",
    }
    return "> elsewhere" if line.startswith(">") else f"{key}: {others[key]}"


@few
@given(decision=decisions(), data=st.data())
def test_a_change_of_any_one_statement_is_told_at_its_line(decision: Decision, data: st.DataObject) -> None:
    game = wander(data, decision)[-1]
    lines = detailed(game)
    assert outcome("\n".join(lines), decision, ARCHIVE) is None
    spots = [at for at, line in enumerate(lines) if line and not line.startswith(("#", "decision"))]
    for spot in spots:
        broken = [*lines[:spot], changed(lines[spot], game), *lines[spot + 1 :]]
        difference = outcome("\n".join(broken), decision, ARCHIVE)
        assert difference, broken[spot]
        assert (difference.number, difference.expected) == (spot + 1, broken[spot])
        if lines[spot].partition(":")[0] in NEGATABLE:
            difference = outcome(
                "\n".join([*lines[:spot], f"not {lines[spot]}", *lines[spot + 1 :]]), decision, ARCHIVE
            )
            assert difference, f"not {lines[spot]}"
            assert difference.number == spot + 1


@pytest.mark.parametrize("name", ["the-year-of-water", "test-decision"])
@few
@given(data=st.data())
def test_the_record_of_a_campaign_or_a_decision_from_files_passes(name: str, data: st.DataObject) -> None:
    decision = SHELF.open(name)
    game = start(decision, SHELF.references())
    while options := [option.id for option in build_page(game).options if option.open]:
        game = act(game, data.draw(st.sampled_from(options)))
    assert outcome(script_of(game), decision) is None


def test_every_statement_stands_in_the_manual() -> None:
    listed = set(re.findall(r"^\| `(\w+): ", DOCUMENT, re.MULTILINE)) | {"closed"}
    assert listed == set(STATEMENTS)
    assert set(re.findall(r"`(\w+)`", DOCUMENT.split("`not` before ")[1].split("says that")[0])) == NEGATABLE


def test_writing_is_forgiving() -> None:
    assert (
        run_lines(
            "# a remark",
            "   At :  The telegram from the upper gauge",
            "READ: the TELEGRAM \n",
            ">ring the bells and",
            "at: Consequence",
            "at: the council by lamplight",
            "people: Pieter Roos",
        )
        is None
    )


def test_what_follows_a_choice_is_read_on_the_consequence_or_on_the_passage_unless_one_is_named() -> None:
    consequence, passage = 'read: "The bells begin at Saint Anne"', 'read: "Nine men and a lamp"'
    assert run_lines("> ring-the-bells", consequence, passage) is None
    assert (
        run_lines("> ring-the-bells", "at: consequence", consequence, f"not {passage}", "at: council", passage) is None
    )
    difference = run_lines("> ring-the-bells", "at: council", consequence)
    assert difference
    assert difference.number == 4
    assert difference.found.startswith("it is not told on 'council' (The council by lamplight).")


@pytest.mark.parametrize(
    ("amount", "passes"),
    [
        ("5..20", True),
        ("5..20 best 12", True),
        ("5..20 best 12, low confidence", True),
        ("5..20 low", True),
        ("5..20 best 12, medium confidence", False),
        ("5..20 best 13", False),
        ("5..21", False),
        ("4..20", False),
        ("12", False),
        ("nothing", False),
    ],
)
def test_an_amount_is_held_to_all_that_is_said_of_it_and_to_no_more(amount: str, passes: bool) -> None:  # noqa: FBT001
    difference = run_lines("> ring-the-bells", f"bill: treasury {amount}")
    assert (difference is None) is passes
    assert difference is None or "'treasury 5..20 best 12, low confidence'" in difference.found


def test_nothing_is_booked_where_a_transcript_says_so() -> None:
    assert run_lines("> ring-the-bells", "bill: lives nothing; treasury 5..20") is None
    assert run_lines("> ring-the-bells", "bill: lives 1") is not None


def test_a_name_means_the_thing_of_that_id_else_of_that_text_else_all_whose_text_begins_so() -> None:
    things = [("stay", "Stay here"), ("go", "Stay"), ("wait", "stay here and wait"), ("run", "Go")]

    def found(said: str) -> list[str]:
        return [name for name, _ in find_matches(said, things, lambda thing: thing)]

    assert found("stay") == ["stay"]
    assert found("STAY HERE") == ["stay"]
    assert found("go") == ["go"]
    assert found("Stay h") == ["stay", "wait"]
    assert found("") == found("leave") == []
    assert [name for name, _ in find_matches("stay", things[1:], lambda thing: thing)] == ["go"]


@pytest.mark.parametrize("road", [HISTORY, UPRIVER])
def test_questions_may_be_answered_or_left_open(road: tuple[str, ...]) -> None:
    choices = [f"> {choice}" for choice in road]
    assert run_lines(*choices, "at: reckoning", "bill: lives 0..1000") is not None
    for answers in ([], [f"> {answer}" for answer in ANSWERS[:2]], [f"> {answer}" for answer in ANSWERS]):
        assert run_lines(*choices, *answers, "at: reveal", "at: reckoning") is None


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("offered: ring-the-bells",), "If the story is right, write 'offered: "),
        (("offered: rng-the-bells",), "Did you mean 'ring-the-bells'?"),
        (("at: counsil",), "Did you mean 'council'?"),
        (("> Wa",), "begin so; write more of the text"),
        (("> ring-the-bells", "> raise-the-levee"), "is closed: "),
        (("meter: trusst >= 1",), "Did you mean 'trust'?"),
        (("meter: trust >= 4",), "trust = "),
        (("bill: livs 1",), "Did you mean 'lives'?"),
        (("lens: lives-first better",), "the road has not come to an ending yet"),
        (("papers: nothing",), "on the desk there is 'gauge-telegram'"),
        (('read: "the telegram from the lower gauge"',), "The nearest there is "),
    ],
)
def test_a_difference_says_what_was_found_and_the_mend(lines: tuple[str, ...], found: str) -> None:
    difference = run_lines(*lines)
    assert difference
    assert found in difference.found
    assert difference.number == len(lines) + 1


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("raed: x", "there is no statement 'raed'. Did you mean 'read'?"),
        ("not at: x", "'at' cannot be said with 'not'"),
        ("read:", "something is missing here; write it as in 'read: "),
        ("date: tomorrow", "'tomorrow' is not a date"),
        ("bill: lives many", "is not an amount"),
        ("bill: lives 3..2", "smaller number first"),
        ("lens: lives-first good", "how your bill stands"),
        ("says: zhou", "say who, and what"),
        ("so it goes", "expected '> a choice'"),
        (">", "something is missing here"),
    ],
)
def test_a_line_that_cannot_be_read_says_how_it_is_written(line: str, message: str) -> None:
    ((number, found),) = faults(f"decision: x\n{line}")
    assert number == 2
    assert message in found
    ((number, message),) = faults("# a road\nat: x\n> refuse\nat: y")
    assert (number, message[:24]) == (2, "say first which decision")
    assert [number for number, _ in faults("at: x\nraed: z\nat: y")] == [1, 2], "other faults are told all the same"


def test_the_shipped_transcripts_pass_and_walk_history_in_every_decision() -> None:
    outcomes = list(play_all([CONTENT / "plays"], Catalogue(Shelf(CONTENT))))
    assert [difference for one in outcomes for difference in one.differences] == []
    for decision in (CONTENT / "decisions").glob("*.yaml"):
        assert len(list((CONTENT / "plays").glob(f"{decision.stem}-*.play"))) >= 3
        assert (CONTENT / "plays" / f"{decision.stem}-history.play").exists()


def test_a_page_no_transcript_may_harm_a_terminal_with(tmp_path: Path) -> None:
    path = tmp_path / "x.play"
    path.write_bytes(b"decision: test-decision\nat: \x1b[2J\n\xff")
    (one,) = play_all([path], Catalogue(SHELF))
    assert one.failed == 1
    assert one.differences
    assert "\x1b" not in "".join(one.differences)


def test_a_record_of_a_finished_game_says_what_the_last_page_says() -> None:
    text = script_of(after(*PREDICTING))
    for line in ("at: landing", "> ring-the-bells", "ending: ", "question: ", "history: ", "lens: ", "at: reckoning"):
        assert line in text


def test_a_meter_that_two_legs_have_is_that_of_the_leg_the_road_is_in() -> None:
    campaign = SHELF.open("the-year-of-water")
    meters = tuple(
        attrs.evolve(meter, id="the-dry-summer.river") if meter.id == "the-dry-summer.dust" else meter
        for meter in campaign.meters
    )
    text = "decision: the-year-of-water\nat: test-decision/landing\nmeter: river is rising"
    assert outcome(text, attrs.evolve(campaign, meters=meters)) is None


def test_the_end_of_a_name_is_no_verdict() -> None:
    (script,), _ = read_scripts("decision: x\nlens: all-is-even better\nthesis: arms-strained\nthesis: arms strained")
    assert [line.statement for line in script.lines] == [
        Judged("all-is-even", Comparison.BETTER),
        Tried("arms-strained", None),
        Tried("arms", Verdict.STRAINED),
    ]
    assert faults("decision: x\nlens: all-is-even")
