"""What the whole class may see, as text: the page for the room, and in small on the teacher's console."""

from game.lesson.stages import AT_JUNCTURE, LessonStage
from game.lesson.titles import KINDS, STAGES
from game.lesson.view_values import CommonView, DigestView, NewsView, OutcomeView, ProjectorView
from game.play.cards import PaperCard
from game.play.page import Page, ReckoningDetail
from game.scenes.bars import CLASS
from game.scenes.console.clocks import draw_speaker
from game.scenes.console.tallies import draw_tally
from game.scenes.drawing import (
    ACCENT,
    HEADING,
    MUTED,
    STRONG,
    Drawing,
    ink,
    line,
    prose,
    space_out,
    stack,
    words,
    wrap,
)
from game.scenes.option_list import draw_option
from game.scenes.reading import Section
from game.scenes.reckoning import draw_bills
from game.scenes.reveal import build_reveal_sections

_TOLD = frozenset(
    {
        LessonStage.BRIEFS,
        LessonStage.CARRIED,
        LessonStage.PAGE,
        LessonStage.CONSEQUENCE,
        LessonStage.ENDING,
    }
)
_VOTED = frozenset({LessonStage.VOTE, LessonStage.SECOND_VOTE, LessonStage.DISCUSSION, LessonStage.DECIDING})


def draw_room(view: ProjectorView, address: str) -> Drawing:
    """Draw all that the class may see now; `address` is where one joins, empty where nobody can."""
    common = view.common
    parts = [draw_title(STAGES[common.stage])]
    if common.stopped:
        parts.append(words("The class goes on another day, with the same places.", ACCENT))
    elif common.paused:
        parts.append(words("The clock stands.", ACCENT))
    if common.stage is LessonStage.LOBBY:
        parts.append(_draw_joining(view, address))
    parts += [_draw_news(one) for one in common.news]
    if common.speaker is not None:
        parts.append(draw_speaker(common.speaker))
    if view.counts.awaited and common.stage is not LessonStage.LOBBY:
        done = line(ink(f"{view.counts.done} of {view.counts.awaited}", STRONG), ink(" are done"))
        parts.append(lambda width: wrap(done, width))
    told = [*_draw_cards(common), *_draw_story(common)]
    votes = _draw_votes(common)
    parts += [*_draw_question(common), *(votes + told if common.stage in AT_JUNCTURE else told + votes)]
    return space_out(parts)


def draw_title(text: str) -> Drawing:
    """Draw what a step is called."""
    return lambda width: wrap(ink(text.upper(), HEADING), width)


def _draw_joining(view: ProjectorView, address: str) -> Drawing:
    if not address:
        return words("The lesson begins when your teacher goes on.", MUTED)
    shown = address.partition("://")[2]
    return stack(
        lambda width: wrap(line(ink("Open  ", MUTED), ink(shown, STRONG)), width),
        lambda width: wrap(line(ink("Code  ", MUTED), ink(view.code or "closed", STRONG)), width),
        words(f"{view.counts.present} here", MUTED),
    )


def _draw_question(common: CommonView) -> list[Drawing]:
    parts: list[Drawing] = []
    if common.outcome is not None:
        parts.append(_draw_outcome(common.outcome))
    if common.question and common.stage is not LessonStage.CONSEQUENCE:
        parts.append(lambda width: wrap(ink(common.question, STRONG), width))
    if common.prompt:
        parts.append(lambda width: wrap(ink(common.prompt, "italic"), width))
    return parts


def _draw_outcome(outcome: OutcomeView) -> Drawing:
    said = f"The class decided. {outcome.rule}" if not outcome.tie else f"The class decided. {outcome.tie}"
    bar = ink("▌ ", ACCENT)
    return stack(
        lambda width: wrap(ink(outcome.text, STRONG), width, bar, bar), lambda width: wrap(ink(said, MUTED), width)
    )


def _draw_votes(common: CommonView) -> list[Drawing]:
    """Draw the tallies that are shown, else what is voted on, and the reasons that are shown."""
    parts: list[Drawing] = [draw_tally(one) for one in common.tallies]
    if common.stage in _VOTED and not common.tallies:
        parts.append(draw_choices(common))
    if common.reasons:
        parts.append(words("REASONS GIVEN", MUTED))
        parts += [draw_quotation(reason) for reason in common.reasons]
    if common.stage is LessonStage.DISCUSSION:
        parts += [_draw_group(group.title, ", ".join(group.names)) for group in common.groups]
    return parts


def draw_choices(common: CommonView) -> Drawing:
    """Draw what the class votes on."""
    return stack(*(draw_option(number, option) for number, option in enumerate(common.choices, 1)))


def draw_quotation(text: str) -> Drawing:
    """Draw a student's words, as they are."""
    bar = ink("│ ", ACCENT)
    return lambda width: wrap(ink(text, "italic"), width, bar, bar)


def _draw_group(title: str, names: str) -> Drawing:
    return lambda width: wrap(line(ink(f"{title}: ", STRONG), ink(names)), width)


def _draw_cards(common: CommonView) -> list[Drawing]:
    parts: list[Drawing] = []
    card = common.card
    if card is not None:
        parts.append(words(f"{KINDS[card.kind]}, {card.number} of {card.count}", MUTED))
        parts.append(lambda width: wrap(ink(card.question, STRONG), width))
    if common.stage is LessonStage.QUESTIONS:
        parts.append(words("The last predictions, before history is told: each on their own screen."))
    if common.reflection:
        parts.append(lambda width: wrap(ink(common.reflection, STRONG), width))
    return parts


def _draw_story(common: CommonView) -> list[Drawing]:
    """Draw what is told: digests, the situation, and the page of the game."""
    page = common.page
    if page is not None and common.stage is LessonStage.REVEAL:
        return [_draw_section(one) for one in build_reveal_sections(page)]
    parts: list[Drawing] = []
    if common.stage in _TOLD:
        parts += [_draw_digest(one) for one in common.digests]
        parts += [prose(common.situation)] if common.situation else []
        parts += [_draw_page(page)] if page is not None else []
    if page is not None and isinstance(page.detail, ReckoningDetail):
        parts.append(draw_bills(page.detail, CLASS))
    if common.roads is not None and common.roads.roads:
        roads = common.roads
        endings = [_draw_group(title, f"{count} of {roads.roads}") for title, count in roads.endings]
        parts.append(stack(words("WHERE SINGLE BALLOTS WOULD HAVE LED", MUTED), *endings))
    return parts


def _draw_page(page: Page) -> Drawing:
    place = f", {page.place}" if page.place else ""
    return space_out([
        stack(
            lambda width: wrap(ink(page.title, STRONG), width),
            lambda width: wrap(ink(f"{page.date}{place}", MUTED), width),
        ),
        prose(page.text),
    ])  # fmt: skip


def _draw_section(section: Section) -> Drawing:
    if section.name in STAGES.values():  # the step is called so, and says it above
        return section.drawing
    return stack(draw_title(section.name), lambda _: [ink("")], section.drawing)


def _draw_digest(digest: DigestView) -> Drawing:
    parts: list[Drawing] = [
        stack(lambda width: wrap(ink(digest.title, STRONG), width), lambda width: wrap(ink(digest.date, MUTED), width)),
        prose(digest.text),
    ]
    chosen = line(ink("Chosen: ", MUTED), ink(digest.chosen, STRONG))
    parts += [lambda width: wrap(chosen, width)] if digest.chosen else []
    parts += [prose(digest.then)] if digest.then else []
    return space_out(parts)


def _draw_news(news: NewsView) -> Drawing:
    title = line(ink("News  ", f"bold {ACCENT}"), ink(news.title, STRONG))
    parts = [stack(lambda width: wrap(title, width), prose(news.text))]
    return space_out([*parts, *(draw_paper(one) for one in news.papers)])


def draw_paper(card: PaperCard) -> Drawing:
    """Draw a paper: its title, and what it says."""
    return stack(lambda width: wrap(ink(card.title, STRONG), width), prose(card.text))
