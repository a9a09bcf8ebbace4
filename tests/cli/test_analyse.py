"""`oneside analyse`: exact figures, findings with an exit code, and what is said where it was stopped."""

import json
import re
import shlex
import signal
import subprocess
import time
from pathlib import Path

import pytest

from game.cli.exit_codes import ExitCode
from tests.cli.commands import ROOT, command, environment, oneside
from tests.golden import match_golden

GOLDEN = Path(__file__).parent / "golden"
HISTORY = "wait-for-evening,raise-the-levee,hold,stay"


def test_the_report_of_the_small_decision_reads_as_it_was_found_good(tmp_path: Path) -> None:
    ended = oneside(tmp_path, "analyse", "test-decision", "--road", HISTORY, COLUMNS="100")
    match_golden(GOLDEN / "analyse.txt", ended.stdout)
    assert ended.stderr == ""
    assert ended.returncode == ExitCode.PROBLEMS


def test_the_same_figures_come_as_json(tmp_path: Path) -> None:
    answer = json.loads(oneside(tmp_path, "analyse", "test-decision", "--json", "--road", HISTORY).stdout)
    (report,) = answer["decisions"]
    assert (report["decision"], report["partial"]) == ("test-decision", False)
    assert report["figures"]["roads"] == sum(ending["roads"] for ending in report["figures"]["endings"])
    assert report["standing"]["axes"][0][:2] == ["lives", "3"]
    codes = {"A006", "A007", "A009", "A010", "A011", "A013", "A015", "A016"}
    assert {finding["code"] for finding in report["findings"]} == codes
    assert report["figures"]["words"]["history"] == 548
    assert report["figures"]["memory"]["made"] == sum(each["roads"] for each in report["figures"]["memory"]["choices"])
    assert report["roles"] == {"steering": ["trust", "river", "doubt"], "booking": [], "telling": []}
    assert report["blowup"] is None


def test_every_decision_and_campaign_is_analysed_where_none_is_named(tmp_path: Path) -> None:
    answer = json.loads(oneside(tmp_path, "analyse", "--json").stdout)
    assert {report["decision"] for report in answer["decisions"]} == {"test-decision", "the-year-of-water"}


def test_the_road_of_a_broken_promise_is_walked_by_the_command_told(tmp_path: Path) -> None:
    """A file of no pack is not found by its id, so the command names the file."""
    text = (ROOT / "tests" / "library" / "good" / "decisions" / "test-decision.yaml").read_text(encoding="utf-8")
    lone = tmp_path / "my own" / "water.yaml"
    lone.parent.mkdir()
    lone.write_text(text.replace("\nreveal:", "\nholds:\n  - never: villages-drowned\n\nreveal:", 1), encoding="utf-8")
    broken = oneside(tmp_path, "check", str(lone))
    told = re.search(r"'oneside (play .* --road \S+)' walks it", broken.stdout)
    assert told is not None, broken.stdout
    walked = oneside(tmp_path, *shlex.split(told[1]), "--plain", "--no-save")
    assert "Upriver" in walked.stdout, walked.stderr


def test_a_sound_file_gives_no_finding_and_leaves_with_0(tmp_path: Path) -> None:
    ended = oneside(tmp_path, "analyse", str(_story(tmp_path / "sound.yaml", 3, 1)))
    assert "No findings." in ended.stdout
    assert ended.returncode == ExitCode.FINE


def test_the_road_of_a_saved_game_is_placed(tmp_path: Path) -> None:
    oneside(tmp_path, "play", "test-decision", "--plain", "--road", HISTORY)
    (slot,) = [path.name.split(".")[0] for path in tmp_path.glob("test-decision-*.json")]
    ended = oneside(tmp_path, "analyse", "--game", slot)
    assert "Where this road stands" in ended.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("test-decision", "--road", "wait-for-evening"), "which is not an ending"),
        (("--road", HISTORY), "'--road' needs exactly one DECISION"),
        (("test-decision", "--game", "x"), "leave DECISION and '--road' out"),
        (("test-decision", "--sample", "1"), "it must be a whole number of at least 2"),
        (("test-decision", "--states", "many"), "it must be a whole number of at least 2"),
        (("test-decision", "--seed", "x"), "it must be a whole number"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    ended = oneside(tmp_path, "analyse", *arguments)
    assert said in ended.stderr
    assert ended.returncode == ExitCode.USAGE


def test_a_road_that_is_not_open_is_told_before_anything_is_counted(tmp_path: Path) -> None:
    large = str(_story(tmp_path / "large.yaml", 80, 10))
    ended = oneside(tmp_path, "analyse", large, "--road", "swim")
    assert ended.stderr.startswith("There is no choice 'swim' in ")
    assert ended.returncode == ExitCode.NOT_OFFERED


def test_the_narrowest_terminal_gets_a_report(tmp_path: Path) -> None:
    assert oneside(tmp_path, "analyse", "test-decision", COLUMNS="1").returncode == ExitCode.PROBLEMS


def test_a_limit_on_states_leaves_a_partial_report_and_a_sample_only_when_asked(tmp_path: Path) -> None:
    large = str(_story(tmp_path / "large.yaml", 80, 10))
    ended = oneside(tmp_path, "analyse", large, "--states", "20")
    assert "PARTIAL: stopped after" in ended.stdout
    assert "Too many states" in ended.stdout
    assert "SAMPLE" not in ended.stdout
    sampled = oneside(tmp_path, "analyse", large, "--states", "20", "--sample", "500")
    assert "A SAMPLE, no count: 500 games at random from seed 1." in sampled.stdout


@pytest.mark.skipif(not hasattr(signal, "SIGINT"), reason="needs signals")
def test_ctrl_c_ends_the_counting_with_what_is_known(tmp_path: Path) -> None:
    large = _story(tmp_path / "large.yaml", 80, 10)
    child = subprocess.Popen(
        command("analyse", str(large), "--states", "100,000,000"),
        cwd=ROOT,
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(4)  # it would take minutes
    child.send_signal(signal.SIGINT)
    output, aside = child.communicate(timeout=30)
    assert "PARTIAL: stopped after" in output
    assert aside == ""
    assert child.returncode == ExitCode.INTERRUPTED


def _story(path: Path, steps: int, meters: int) -> Path:
    """Write a story of so many steps, each raising a meter or not, whose last page and ending ask all meters."""
    names = [f"m{number}" for number in range(meters)]
    lines = [
        "format: 2", "title: Steps", "summary: Steps.", "date: 1910-04-01", "place: Wexdam", "seat: mayor",
        "axes: [lives, treasury, goodwill]",
        "briefing: {text: You sit., wants: [a, b], fears: [c, d], judged_by: [lives, treasury, goodwill]}",
        "meters:",
        *(f"  {name}: {{label: M, help: M., range: 0..{steps // meters}, start: 0}}" for name in names),
        "opening: p0", "passages:",
    ]  # fmt: skip
    for step in range(steps):
        to = f"p{step + 1}" if step < steps - 1 else "last" if meters > 1 else "home"
        lines += [
            f"  p{step}:", "    title: P", "    date: 1910-04-01", "    text: Told.", "    choices:",
            f"      - {{id: more, text: More, history: true, does: {{{names[step % meters]}: +1}}, to: {to}}}",
            f"      - {{id: less, text: Less, to: {to}}}",
        ]  # fmt: skip
    if meters > 1:
        lines += [
            "  last:", "    title: P", "    date: 1910-04-01", "    text: Told.", "    choices:",
            "      - {id: home, text: Home, history: true, to: home}",
            "      - id: slowly", "        text: Slowly", "        to:",
            *(
                f"          - {{when: {name} = {value}, to: {'home' if value % 2 else 'away'}}}"
                for name in names for value in range(steps // meters + 1)
            ),
            "          - to: away",
        ]  # fmt: skip
    lines += [
        "endings:", "  home:", "    title: Home", "    date: 1910-04-01", "    bill: {}", "    text:", "      - Home.",
        *(
            f"      - {{when: {name} = {value}, text: So many.}}"
            for name in names for value in range(steps // meters + 1)
        ),
        *(("  away: {title: Away, date: 1910-04-01, bill: {}, text: Away.}",) if meters > 1 else ()),
        f"reveal: {{road: [{', '.join(['more'] * steps)}{', home' if meters > 1 else ''}], text: It was so.}}",
    ]  # fmt: skip
    path.write_text("\n".join(lines) + "\n")
    return path


def test_a_lesson_is_proven_over_every_road_of_its_class(tmp_path: Path) -> None:
    ended = oneside(tmp_path, "analyse", "--lesson", "test-decision")
    assert "A class can go " in ended.stdout
    assert ended.returncode == (ExitCode.PROBLEMS if "To mend:" in ended.stdout else ExitCode.FINE)
    told = json.loads(oneside(tmp_path, "analyse", "--lesson", "high-water-in-class", "--json").stdout)
    assert (told["lesson"], told["decision"], told["minutes"]) == ("high-water-in-class", "test-decision", 40)
    assert bool(told["findings"]) == ("To mend:" in ended.stdout)


def test_a_lesson_is_named_alone(tmp_path: Path) -> None:
    ended = oneside(tmp_path, "analyse", "test-decision", "--lesson", "high-water-in-class")
    assert ended.returncode == ExitCode.USAGE
    assert "'--lesson' names what to look at itself" in ended.stderr
