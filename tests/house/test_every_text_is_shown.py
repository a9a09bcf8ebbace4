"""A key that is read is shown, or it is said here why not: every text of a story, in every face and every format."""

from collections.abc import Callable, Iterator, Mapping

import attrs
import pytest

from game.export.formats import Format, export
from game.line.json_pages import page_as_line
from game.play.game import Game, act, start
from game.play.page_builder import build_page
from game.rules.texts import texts_of
from game.story import bill, model, references
from game.story import map as maps
from game.story.model import Decision
from game.transcript.html import write_html
from game.transcript.markdown import write_markdown
from tests import faces
from tests.values import fields_of, kinds_in
from tests.worded import ARCHIVE, CAMPAIGN, DECISION, NAMES, WORDS

STORIES = (DECISION, CAMPAIGN)


def played(decision: Decision) -> Iterator[Game]:
    """Yield the game at every page of the first road."""
    game = start(decision, ARCHIVE)
    yield game
    while options := [option.id for option in build_page(game).options if option.open]:
        game = act(game, options[0])
        yield game


def plain(decision: Decision) -> Iterator[str]:
    """Yield every page as plain text, with all that can be asked for there."""
    return (text for game in played(decision) for text in faces.plain(build_page(game)))


def scenes(decision: Decision) -> Iterator[str]:
    """Yield every page as the scenes draw it, with all sheets that can be laid over it."""
    return (text for game in played(decision) for text in faces.scenes(build_page(game)))


def json_pages(decision: Decision) -> Iterator[str]:
    """Return every page as JSON."""
    return (page_as_line(build_page(game)) for game in played(decision))


def export_to(wanted: Format) -> Callable[[Decision], Iterator[str]]:
    """Return what writes a decision in a format."""
    return lambda decision: iter((export(decision, ARCHIVE, wanted).text,))


def retold_as(write: Callable[[Game], str]) -> Callable[[Decision], Iterator[str]]:
    """Return what retells a finished game."""
    return lambda decision: iter((write(list(played(decision))[-1]),))


FACES: Mapping[str, Callable[[Decision], Iterator[str]]] = {
    "plain": plain,
    "scenes": scenes,
    "json": json_pages,
    "html page": export_to(Format.HTML),
    "twee": export_to(Format.TWEE),
    "ink": export_to(Format.INK),
    "gamebook": export_to(Format.GAMEBOOK),
    "markdown": retold_as(write_markdown),
    "html transcript": retold_as(write_html),
}


NOWHERE: Mapping[str, str] = {
    "Promise.because": "what the author promises is told to authors: by 'oneside analyse', the editor and the preview",
    "LegName.briefing": "the name of a passage, which the game goes by",
    "Person.also_written": "spellings that content must not use; the checks look for them",
    "Person.office": "a person bears the role of that day; 'oneside find' and the editor tell the office to authors",
}
LIST = {"Decision.summary": "told where one chooses what to play, in the list and on the title"}
LEG = {
    "LegName.title": "a leg's briefing bears its title, and the list of legs stands on the game's own briefing",
    "PartOf.title": "there is no campaign to go to from here",
}
ONE = {"Axis.one": "only a sum of one is counted in it, and this format has sums without a unit"}
WORK = {"Source.note": "what to know of a work stands on the card of a source, in the game"}
NO_MAP = dict.fromkeys(
    ("Map.title", "Map.words", "MapLine.label", "MapPlace.name"), "there is no map; docs/export.md says so"
)
NO_RECKONING = dict.fromkeys(
    ("Lens.name", "Lens.help", "Thesis.title", "Thesis.text", "Trial.text"),
    "there are no lenses and no theses; docs/export.md says so",
)
RETOLD: Mapping[str, str] = {
    **LIST,
    **LEG,
    **WORK,
    **dict.fromkeys(("Briefing.wants", "Briefing.fears"), "a transcript tells what was done, and the briefing's text"),
    **dict.fromkeys(("Role.role", "Role.card", "Passage.advice"), "whom a player asked is not kept"),
    **dict.fromkeys(
        (
            f"Paper.{name}"
            for name in ("title", "kind", "by", "to", "what", "survives", "composed", "text", "afterwards")
        ),
        "which papers a player read is not kept",
    ),
    **dict.fromkeys(NO_MAP, "a transcript draws no map"),
    "Choice.closed": "of all choices a transcript tells the one that was made, and history's",
    **dict.fromkeys(
        ("Axis.help", "Scale.help", "Scale.seen_from"),
        "the bills name their axes and units; the briefing explained them",
    ),
}

NOT_SHOWN: Mapping[str, Mapping[str, str]] = {
    "plain": {**LIST, "MapPlace.name": "the map is told by the words of its sheet"},
    "scenes": LIST,
    "json": {},
    "html page": LEG,
    "twee": {
        **LIST, **LEG, **ONE, **NO_MAP, **NO_RECKONING,
        "Entry.why": "the bill is added up by a script; docs/export.md says so",
    },
    "ink": {
        **LEG, **ONE, **NO_MAP, **NO_RECKONING,
        **dict.fromkeys(
            ("Axis.help", "Scale.help", "Scale.seen_from"),
            "a tag names each axis and its unit, for a program that shows bills",
        ),
        **dict.fromkeys(
            ("Axis.warning", "Scale.warning", "Decision.warnings"),
            "it stands beside a sum, and Ink is not told the reckoning",
        ),
        "Meter.help": "a tag names each meter and its words, for a program that shows meters",
    },
    "gamebook": {
        **LEG, **ONE,
        **dict.fromkeys(("Lens.name", "Lens.help"), "there are no lenses; docs/export.md says so"),
    },
    "markdown": RETOLD,
    "html transcript": RETOLD,
}  # fmt: skip
"""What a face does not show of a story, and why."""

NOT_CHECKED = {
    "Meter.names": "names, which conditions ask for; they are read as words of one alphabet",
    "Promise.because": "it is told to authors alone",
    "PartOf.title": "the title of a campaign, which is checked with it",
}
"""What of a decision is read by a player and not looked at by the checks of its texts, and why."""


@pytest.mark.parametrize("face", FACES)
def test_every_text_is_shown_or_it_is_said_why_not(face: str) -> None:
    output = "\n".join(text for decision in STORIES for text in FACES[face](decision))
    assert WORDS.missing_in(output) == {*NOWHERE, *NOT_SHOWN[face]}


def test_every_text_of_a_decision_is_looked_at_by_the_checks_of_texts() -> None:
    output = "\n".join(text.text for text in texts_of(DECISION))
    kinds = {kind.__name__ for kind in kinds_in(DECISION)}
    assert {field for field in WORDS.missing_in(output) if field.partition(".")[0] in kinds} == set(NOT_CHECKED)


def test_the_sample_holds_one_of_everything_that_a_story_is_made_of() -> None:
    made = {
        value
        for module in (references, bill, model, maps)
        for value in vars(module).values()
        if isinstance(value, type) and attrs.has(value) and value.__module__ == module.__name__
    }
    there = {kind for value in (DECISION, CAMPAIGN, ARCHIVE) for kind in kinds_in(value)}
    assert made - there == {bill.Line, model.Event}, (
        "a line is added up, and an event is booked by the endings it is in"
    )


def test_only_fields_that_there_are_hold_names() -> None:
    said = {(kind, name) for kind, names in NAMES.items() for name in names.split()}
    assert said <= {(kind, name) for kind in NAMES for name in fields_of(kind)}
