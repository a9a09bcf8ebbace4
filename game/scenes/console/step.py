"""What the teacher sees of the step the class is at: sealed tallies, who still writes, what was written."""

from game.lesson.stages import AT_JUNCTURE, LessonStage
from game.lesson.titles import KINDS, STAGES
from game.lesson.view_values import TeacherView
from game.play.page import ReckoningDetail
from game.scenes.bars import CLASS
from game.scenes.console.clocks import draw_speaker
from game.scenes.console.room import draw_choices, draw_quotation, draw_title
from game.scenes.console.tallies import draw_tally
from game.scenes.drawing import ACCENT, MUTED, STRONG, Drawing, ink, line, space_out, stack, words, wrap
from game.scenes.reckoning import draw_bills

MOST_NAMED = 6
"""Students that are named where somebody still writes; the others are counted."""
_OPEN = frozenset({LessonStage.VOTE, LessonStage.SECOND_VOTE})
_READ = {
    LessonStage.LOBBY: "Students join at the address, with the code or the QR: j shows them on the whole screen. Begin "
    "when enough are here; whoever comes later is given a role too.",
    LessonStage.BRIEFS: "Everybody reads who they are, on their own. Nobody sees another's brief.",
    LessonStage.CARRIED: "Tell this on, or let it be read: it leads to the next decision.",
    LessonStage.PAGE: "The page is on every screen. Read it aloud, or let it be read.",
    LessonStage.PREDICTION: "Everybody says what history did here, and how sure they are.",
    LessonStage.QUESTIONS: "The last predictions, before history is told.",
    LessonStage.CONSEQUENCE: "What came of it is on every screen.",
    LessonStage.ENDING: "How it ended is on every screen.",
    LessonStage.REVEAL: "What history did, with its sources, is on every screen.",
    LessonStage.RECKONING: "The class beside history, and where each single ballot would have led.",
    LessonStage.ENDED: "The class has ended. c opens the next class with the same lesson: it has a "
    "code and a projector's page of its own.",
}


def draw_step(view: TeacherView, *, peeks: bool) -> Drawing:
    """Draw the step the class is at; with `peeks` also what only the teacher's eyes may see."""
    common = view.common
    parts = [draw_title(STAGES[common.stage])]
    if common.stopped:
        parts.append(words("Stopped for today. s goes on: the same places, the same codes.", ACCENT))
    elif common.paused:
        parts.append(words("Paused: the clock stands. p goes on.", ACCENT))
    if common.stage in _READ:
        parts.append(words(_READ[common.stage], MUTED))
    parts += [
        *_draw_heading(view),
        *_draw_progress(view),
        *_draw_votes(view, peeks=peeks),
        *_draw_answers(view, peeks=peeks),
        *_draw_bills(view),
    ]
    return space_out(parts)


def _draw_heading(view: TeacherView) -> list[Drawing]:
    common, parts = view.common, list[Drawing]()
    if common.outcome is not None:
        outcome, bar = common.outcome, ink("▌ ", ACCENT)
        parts.append(lambda width: wrap(ink(outcome.text, STRONG), width, bar, bar))
    if common.stage in AT_JUNCTURE and common.question:
        parts.append(lambda width: wrap(ink(common.question, STRONG), width))
    if common.stage is LessonStage.DISCUSSION and common.prompt:
        parts.append(lambda width: wrap(ink(common.prompt, "italic"), width))
    card = common.card
    if card is not None:
        kind = words(f"{KINDS[card.kind]}, {card.number} of {card.count}{'' if card.written else ', spoken'}", MUTED)
        parts.append(stack(kind, lambda width: wrap(ink(card.question, STRONG), width)))
    if common.reflection:
        parts.append(lambda width: wrap(ink(common.reflection, STRONG), width))
    if common.speaker is not None:
        parts.append(draw_speaker(common.speaker))
    parts += [_draw_key("n", f"News ready: {title}") for _, title in view.injects]
    return parts


def _draw_key(key: str, text: str) -> Drawing:
    lead = ink(f"{key}  ", f"bold {ACCENT}")
    return lambda width: wrap(ink(text, MUTED), width, lead)


def _draw_progress(view: TeacherView) -> list[Drawing]:
    """Draw how many have done what is asked, and who still writes."""
    if not view.counts.awaited:
        return []
    done = line(ink(f"{view.counts.done} of {view.counts.awaited}", STRONG), ink(" are done", MUTED))
    named, more = view.stragglers[:MOST_NAMED], len(view.stragglers) - MOST_NAMED
    names = ", ".join(named) + (f" and {more} more" if more > 0 else "")
    content = line(ink("Still writing: ", MUTED), ink(names))
    parts: list[Drawing] = [lambda width: wrap(done, width)]
    if named:
        parts.append(lambda width: wrap(content, width))
    return [stack(*parts)]


def _draw_votes(view: TeacherView, *, peeks: bool) -> list[Drawing]:
    """Draw what is voted on, or the tallies of this juncture, each with who sees it."""
    common = view.common
    shown = {(tally.passage, tally.voting) for tally in common.tallies}
    seen = [tally for tally in view.sealed if peeks or (tally.passage, tally.voting) in shown]
    parts = [
        draw_tally(tally, "on the class screen" if (tally.passage, tally.voting) in shown else "only you see this")
        for tally in seen
    ]
    if common.stage in AT_JUNCTURE and common.stage is not LessonStage.PAGE and not seen:
        parts.append(draw_choices(common))
    if len(seen) < len(view.sealed):
        parts.append(_draw_key("k", "The tally is covered here too, in case this screen is seen: k shows it."))
    if view.tied:
        parts.append(words("The vote is tied, and the word is yours: d names the choice.", ACCENT))
    if common.stage in AT_JUNCTURE and common.stage not in _OPEN:
        parts.append(lambda width: wrap(ink(common.rule, MUTED), width) if common.rule else [])
    return parts


def _draw_bills(view: TeacherView) -> list[Drawing]:
    """Draw the two bills at the reckoning: below the students there is too little room to talk about them."""
    page = view.common.page
    if view.common.stage is not LessonStage.RECKONING or page is None or not isinstance(page.detail, ReckoningDetail):
        return []
    return [draw_bills(page.detail, CLASS)]


def _draw_answers(view: TeacherView, *, peeks: bool) -> list[Drawing]:
    """Draw what was written to the card that is open, or to the last question: with names, for the teacher alone."""
    if not view.answers:
        return []
    if not peeks:
        count = len(view.answers)
        return [_draw_key("k", f"{count} answer{'s' if count > 1 else ''} came in: k shows them here, with names.")]
    told = [
        stack(lambda width, name=name: wrap(ink(name, MUTED), width), draw_quotation(text))  # type: ignore[misc]
        for name, text in view.answers
    ]
    return [words("WRITTEN, WITH NAMES: ONLY YOU SEE THIS", MUTED), *told]


def draw_next(view: TeacherView) -> Drawing:
    """Draw what the one key does next."""
    text, style = _say_next(view), f"bold {ACCENT}"
    return lambda width: wrap(ink(text, "bold"), width, ink("→ ", style))


def _say_next(view: TeacherView) -> str:
    if view.common.stopped:
        return "Go on with the class (s)"
    if view.common.stage is LessonStage.ENDED:
        return "Open the next class with this lesson (c), or quit (q)"
    if view.common.stage in _OPEN and view.next and not view.next.startswith("Close"):
        return f"Close the vote, then: {view.next[0].lower()}{view.next[1:]}"
    return view.next or "The story leads nowhere from here: go back (b), or end the class (e)"
