"""The clocks of a class: this step and the whole lesson against the plan, and the warning when it is late."""

from textual.content import Content

from game.lesson.clock import ClockView
from game.lesson.stages import LessonStage
from game.lesson.titles import STAGES, format_clock
from game.lesson.view_values import CommonView, SpeakerView
from game.scenes.drawing import ACCENT, FAINT, MUTED, STRONG, Drawing, Lines, ink, line, wrap

LABEL, WORDS = 24, 30
"""Columns for the name of a clock, and for what it says in words."""
LEAST_TRACK = 12


def draw_clocks(view: CommonView) -> Drawing:
    """Draw the clock of this step and that of the lesson, one line each, and the warning below them."""
    clock = view.clock

    def draw(width: int) -> Lines:
        own = _draw_row(STAGES[view.stage], _say_stage(view), clock.stage_passed, clock.stage_planned, width)
        whole = _draw_row("The lesson", _say_lesson(view), clock.lesson_passed, clock.lesson_planned, width)
        lines = [own, whole]
        if clock.warning:
            lines += wrap(ink(clock.warning, f"bold {ACCENT}"), width, ink("! ", f"bold {ACCENT}"))
        return lines

    return draw


def draw_speaker(speaker: SpeakerView) -> Drawing:
    """Draw who has the floor, and for how long still."""
    left = speaker.seconds - speaker.passed
    said = f"{format_clock(left)} left" if left > 0 else f"over by {format_clock(-left)}"
    content = line(ink(speaker.name, STRONG), ink(" has the floor, ", MUTED), ink(said, ACCENT))
    return lambda width: wrap(content, width)


def draw_track(passed: int, planned: int, cells: int) -> Content:
    """Return how far something has come as a line; all of it in the accent where it is over."""
    if planned <= 0:
        return ink("·" * cells, FAINT)
    if passed >= planned:
        return ink("━" * (cells - 1) + "●", ACCENT)
    at = min(passed * cells // planned, cells - 1)
    return line(ink("━" * at, STRONG), ink("●", ACCENT), ink("·" * (cells - at - 1), FAINT))


def _draw_row(name: str, said: str, passed: int, planned: int, width: int) -> Content:
    label = ink(f"{name:<{LABEL}}"[:LABEL], MUTED)
    room = width - LABEL - WORDS - 2
    if room < LEAST_TRACK:
        return line(label, ink(said)).truncate(width, ellipsis=True)
    return line(label, draw_track(passed, planned, room), ink("  "), ink(said))


def _say_stage(view: CommonView) -> str:
    clock = view.clock
    if view.stopped:
        return "stopped for today"
    if view.paused:
        return f"paused at {format_clock(clock.stage_passed)}"
    if view.stage in {LessonStage.LOBBY, LessonStage.ENDED} or not clock.stage_planned:
        return "no clock runs" if not clock.running else format_clock(clock.stage_passed)
    if not clock.stage_left:
        return f"{format_clock(clock.stage_passed)}, planned {format_clock(clock.stage_planned)}"
    return f"{format_clock(clock.stage_left)} left of {format_clock(clock.stage_planned)}"


def _say_lesson(view: CommonView) -> str:
    clock: ClockView = view.clock
    if view.stage is LessonStage.ENDED:
        return f"{format_clock(clock.lesson_passed)} of {format_clock(clock.lesson_planned)}"
    return (
        f"{format_clock(clock.lesson_passed)} of {format_clock(clock.lesson_planned)},"
        f" at most {format_clock(clock.expected)}"
    )
