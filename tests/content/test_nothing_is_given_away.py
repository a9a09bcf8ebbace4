"""Before the reveal no page knows more than the seat: on a thousand roads, in every face, with every card opened."""

import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from game.address import Address
from game.library.shelf import Shelf
from game.line.json_pages import page_as_line
from game.play.cards import MapCard
from game.play.game import HINDSIGHT, Game, act, asks, find_today, start
from game.play.page import Page
from game.play.page_builder import build_page, list_answers, list_choices
from game.play.questions import find_pending_guess
from game.story.dates import read_span
from game.story.journal import Stage
from game.story.model import GO_ON, Decision
from game.story.prose import Block, Prose, StyledText, parse
from game.story.references import References
from tests import faces
from tests.values import fields_of
from tests.worded import ARCHIVE, DECISION, WORDS

CONTENT = Path(__file__).resolve().parents[2] / "content"
SHELF = Shelf(CONTENT)
STORIES = [Address(one.id) for one in (*SHELF.headings(), *SHELF.campaigns())]
ROADS, CAMPAIGNS_ROADS = 247, 12
"""Roads of a decision, and of a campaign, which is as long as all its legs: a thousand of all together."""
IN_EVERY_FACE = 1
"""Roads of a story that are walked in the slower faces as well, at every page."""
SHORTEST, LONGEST = 36, 60
"""Letters: a text is known by how it begins; what is shorter is a title, which a source may bear as well."""


class Hindsight:
    """What may not be told before the reveal, by how each text begins; claims by the day from which they may be."""

    def __init__(self, decision: Decision, references: References) -> None:
        """Collect all that only the reveal and the reckoning may tell, and what each ending says."""
        self._never = set(map(_begin, filter(None, (text for text in _hindsight(decision, references)))))
        self._claims = {_begin(one.text): one.span.last if one.span else None for one in references.claims.values()}
        self._endings: dict[str, set[str]] = {}
        for name, ending in decision.endings.items():
            for text in _pieces(ending.text):
                self._endings.setdefault(_begin(text), set()).add(name)
        self._open = {_begin(text) for text in _open_texts(decision)}

        secrets = {*self._never, *self._claims, *self._endings} - self._open
        self._secrets = {secret for secret in secrets if len(secret) >= SHORTEST}

    def told_by(self, texts: Iterable[str], game: Game) -> list[str]:
        """Return what texts, each of them whole, tell that the seat of a page cannot know."""
        return [
            found
            for text in texts
            if (found := _flat(text)[:LONGEST]) in self._secrets and self._is_secret(found, game)
        ]

    def told_within(self, texts: Iterable[str], game: Game) -> list[str]:
        """Return what a long text tells somewhere within that the seat of a page cannot know."""
        whole = _flat(" ".join(texts))
        return [secret for secret in self._secrets if secret in whole and self._is_secret(secret, game)]

    def _is_secret(self, found: str, game: Game) -> bool:
        """Tell whether a text cannot be known: claims of no later day are, and the ending that has been reached."""
        today, known_from = find_today(game), self._claims.get(found)
        if today is not None and known_from is not None and known_from <= today:
            return False
        arrived = game.ended and game.journal.stage is not Stage.CONSEQUENCE
        return not arrived or game.road.state.place not in self._endings.get(found, ())


def _flat(text: str) -> str:
    return " ".join(text.replace("> ", " ").replace("│", " ").split())


def _begin(text: str) -> str:
    words = "".join(run.text for block in parse(text) for run in block.runs if isinstance(run, StyledText))
    return _flat(words)[:LONGEST]


def _pieces(prose: Prose) -> list[str]:
    return [piece.text for piece in prose]


def _hindsight(decision: Decision, references: References) -> Iterator[str]:
    """Yield the texts of disputes, verdicts, notes, days, and of how papers came to us."""
    for dispute in references.disputes.values():
        yield from (dispute.title, dispute.article, dispute.others, dispute.game)
    for paper in references.papers.values():
        yield from (paper.survives, paper.composed, paper.afterwards)
    for thesis in references.theses.values():
        yield thesis.text
    yield from (axis.warning for axis in references.axes.values())
    yield from decision.warnings.values()
    yield from (trial.text for trial in decision.theses)
    yield from _pieces(decision.reveal.text)
    for note in decision.reveal.notes:
        yield from (note.title, *_pieces(note.text))
    yield from (text for day in decision.reveal.days for text in _pieces(day.text))
    yield from (entry.why for entry in decision.entries())
    yield from (source.note for source in references.sources.values())


def _open_texts(decision: Decision) -> Iterator[str]:
    """Yield what the story itself tells or asks, should a note be called the same."""
    yield from (question.text for question in decision.reveal.questions)
    for passage in decision.passages.values():
        yield passage.title
        yield from (choice.text for choice in passage.choices)


def wander(
    decision: Decision, references: References, seed: int, seen: set[object] | None = None
) -> Iterator[tuple[Game, Page]]:
    """Play at random up to the reveal, and yield the game at every page that was not `seen`, with the page."""
    chance = random.Random(f"{decision.id} {seed}")  # noqa: S311 - a road, no secret
    game = start(decision, references, seed + 1)
    while game.journal.stage not in HINDSIGHT:
        here = (game.journal.stage, game.road.state, *game.road.steps[-1:], find_pending_guess(game.journal))
        if seen is None or here not in seen:
            yield game, build_page(game)
        if seen is not None:
            seen.add(here)
        game = act(game, chance.choice(_answers(game)))


def _answers(game: Game) -> list[str]:
    """Return the ids that a page may be answered with."""
    if not asks(game):
        return [GO_ON]
    offered = list_answers(game) if game.journal.stage is Stage.QUESTION else list_choices(game)
    return [option.id for option in offered if option.open]


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text of a page, a block as one."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Block):
        yield "".join(run.text for run in value.runs if isinstance(run, StyledText))
    elif isinstance(value, tuple | list):
        for part in value:
            yield from texts_in(part)
    elif isinstance(value, dict):
        yield from texts_in(list(value.values()))
    else:
        for name in _names_of(type(value)):
            yield from texts_in(getattr(value, name))


def _without_what_was_seen(page: Page) -> Page:
    """Leave out what stood beside an earlier page in the same words: older papers, and the road but for its end."""
    return attrs.evolve(page, papers=tuple(paper for paper in page.papers if paper.new), road=page.road[-1:])


_NAMES: dict[type, list[str]] = {MapCard: []}


def _names_of(kind: type) -> list[str]:
    if kind not in _NAMES:
        _NAMES[kind] = fields_of(kind) if attrs.has(kind) else []
    return _NAMES[kind]


def check_cards(game: Game, page: Page) -> None:
    """Hold what stands beside a page to what may be there before the reveal."""
    for card in page.sources:
        assert (card.disputes, card.status, card.note) == ((), None, "")
        assert not card.sealed or (card.text, card.claim, card.date, card.figures) == ("", "", "", ())
    for paper in page.papers:
        assert (paper.survives, paper.composed, paper.afterwards) == ("", (), ())
    for step in page.road:
        assert (step.history, step.history_text, step.booked) == (None, "", ())
    today = find_today(game)
    later = [meter for meter in game.decision.meters if meter.since and today and meter.since.first > today]
    shown = {gauge.id for gauge in page.gauges}
    for meter in game.decision.meters:
        assert not (meter.fact and meter.id in shown)
    for meter in later:
        assert meter.id not in shown
        assert not any(meter.label in option.asks for option in page.options)


@pytest.mark.parametrize("address", STORIES, ids=str)
def test_no_page_on_a_thousand_roads_tells_what_its_seat_cannot_know(address: Address) -> None:
    opened = SHELF.open_at(address)
    hindsight = Hindsight(opened.decision, opened.references)
    seen: set[object] = set()
    for seed in range(CAMPAIGNS_ROADS if opened.decision.legs else ROADS):
        for game, page in wander(opened.decision, opened.references, seed, seen):
            check_cards(game, page)
            told = hindsight.told_by(texts_in(_without_what_was_seen(page)), game)
            assert told == [], f"on the page '{page.title}' of {page.date}"
            if seed < IN_EVERY_FACE:
                looked_at = (faces.plain(page), faces.scenes(page), texts_in(json.loads(page_as_line(page))))
                told = [found for texts in looked_at for found in hindsight.told_within(texts, game)]
                assert told == [], f"on the page '{page.title}' of {page.date}"


BEFORE_THE_REVEAL = {
    "Axis.warning", "Day.date", "Dispute.title", "Dispute.article", "Dispute.others", "Dispute.game", "Entry.why",
    "Figure.name", "Figure.value", "Figure.unit", "Note.title", "Note.text", "Paper.survives", "Paper.composed",
    "Paper.afterwards", "Reveal.text", "Day.text", "Source.note", "Thesis.title", "Thesis.text", "Trial.text",
    "Claim.text", "Claim.date", "Lens.name", "Lens.help",
}  # fmt: skip
"""Fields of a story in which every claim, and a meter, are of a later day: none of them is told before the reveal."""
LATER = read_span("1950")


def test_no_face_tells_a_word_of_hindsight_before_the_reveal() -> None:
    claims = {name: attrs.evolve(claim, span=LATER) for name, claim in ARCHIVE.claims.items()}
    references = attrs.evolve(ARCHIVE, claims=claims)
    meters = tuple(attrs.evolve(meter, since=LATER) for meter in DECISION.meters)
    decision = attrs.evolve(DECISION, meters=meters)
    hidden = BEFORE_THE_REVEAL | {"Meter.label", "Meter.help", "Meter.words"}
    words = {field: word for field, word in WORDS.fields.items() if field in hidden}
    assert words.keys() >= {"Dispute.game", "Claim.text", "Meter.label"}
    ending = {field: word for field, word in WORDS.fields.items() if field.startswith("Ending.")}
    for seed in range(10):
        for game, page in wander(decision, references, seed):
            for face, texts in (
                ("json", [page_as_line(page)]), ("plain", faces.plain(page)), ("scenes", faces.scenes(page)),
            ):  # fmt: skip
                text = " ".join(texts).casefold()
                told = [field for field, word in {**words, **({} if game.ended else ending)}.items() if word in text]
                assert told == [], f"in {face}, on a page of the kind {page.stage.value}"
