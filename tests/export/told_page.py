"""A page of the game as the exported page should tell it: what `look.js` must give at the same moment."""

from decimal import Decimal
from typing import Any

import attrs

from game.export.page_data import story_as_object
from game.export.page_prose import text_as_object
from game.play.cards import Amount, BookedLine, DisputeCard, MapCard, PaperCard, PersonCard, RoadStep, SourceCard
from game.play.game import Game
from game.play.page import (
    BriefingDetail,
    Detail,
    NoteView,
    Page,
    Prediction,
    QuestionDetail,
    ReckoningDetail,
    ReckoningLine,
    RevealDetail,
)
from game.play.page_builder import build_page
from game.play.phrases import (
    STATUSES,
    VERDICTS,
    describe_article,
    describe_axis,
    describe_distance,
    describe_firmness,
    find_ends,
    format_amount,
    format_booked_amount,
    list_sides,
)
from game.story.journal import Guess
from game.story.model import Decision
from game.story.prose import Block, Cite, Run, Style
from game.story.references import Axis, References

Json = dict[str, Any]


def journal(game: Game) -> Json:
    """Return a game as what was chosen and guessed."""
    return {
        "stage": game.journal.stage.value,
        "steps": [step.choice for step in game.journal.steps],
        "guesses": [_guess(guess) for guess in game.journal.guesses],
        "number": game.journal.number,
        "closed": [one.id for one in game.decision.reveal.questions if one.id in game.journal.closed],
    }


def _guess(guess: Guess) -> Json:
    return {"question": guess.question, "answer": guess.answer, "sure": guess.confidence}


class Teller:
    """Tells pages of one decision; the axes and maps are taken from the story as it was exported."""

    def __init__(self, decision: Decision, references: References) -> None:
        """Export the story."""
        story = story_as_object(decision, references)
        self._axes = {axis["id"]: axis for axis in story["axes"]}

    def page(self, game: Game) -> Json:
        """Return all that a game's page tells."""
        page = build_page(game)
        return {
            "kind": page.stage.value,
            "title": page.title,
            "date": page.date,
            "place": page.place,
            "seat": page.seat,
            "text": blocks(page.text),
            "options": [attrs.asdict(option) for option in page.options],
            "asks": page.asks,
            "meters": [attrs.asdict(gauge) for gauge in page.gauges],
            "people": [_person(card) for card in page.people],
            "papers": [_paper(card) for card in page.papers],
            "map": page.map and _map(page.map),
            "road": [self._step(step) for step in page.road],
            "detail": self._detail(page),
            "sources": [_source(card) for card in page.sources],
            "can_undo": page.can_undo,
            "number": page.number,
        }

    def _detail(self, page: Page) -> Json | None:
        detail: Detail | None = page.detail
        match detail:
            case None:
                return None
            case BriefingDetail():
                return {
                    "summary": detail.summary,
                    "wants": list(detail.wants),
                    "fears": list(detail.fears),
                    "judged_by": [
                        {"name": axis.name, "counted": describe_axis(axis), "help": axis.help}
                        for axis in detail.judged_by
                    ],
                    "composed": detail.composed,
                }
            case QuestionDetail():
                return attrs.asdict(detail)
            case RevealDetail():
                return {
                    "days": [{"date": day.date, "text": blocks(day.text)} for day in detail.days],
                    "notes": [_note(note) for note in detail.notes],
                    "predictions": [_prediction(made) for made in detail.predictions],
                }
            case ReckoningDetail():
                return self._reckoning(detail)

    def _reckoning(self, detail: ReckoningDetail) -> Json:
        return {
            "ending": detail.ending,
            "history_ending": detail.history_ending,
            "same_as_history": detail.same_as_history,
            "lines": [self._line(line) for line in detail.lines],
            "lenses": [
                {"name": view.lens.name, "help": view.lens.help, "standing": view.standing.value}
                for view in detail.lenses
            ],
            "theses": [
                {
                    "title": view.title,
                    "text": view.text,
                    "verdict": VERDICTS[view.verdict],
                    "why": view.why,
                    "speaks": list(view.speaks),
                    "against": list(view.against),
                    "sources": list(view.sources),
                }
                for view in detail.theses
            ],
            "unveiled": [attrs.asdict(gauge) for gauge in detail.unveiled],
        }

    def _line(self, line: ReckoningLine) -> Json:
        yours, history = (amount and self._amount(amount, line.axis) for amount in (line.yours, line.history))
        return {
            "axis": self._axes[line.axis.id],
            "yours": yours,
            "history": history,
            "ends": [self._whole(end, line.axis) for end in find_ends(line)],
            "apart": describe_distance(line),
        }

    def _step(self, step: RoadStep) -> Json:
        told = ("passage", "choice", "text", "history", "history_text")
        return {**{name: getattr(step, name) for name in told}, "booked": [self._booked(line) for line in step.booked]}

    def _booked(self, line: BookedLine) -> Json:
        amount = self._amount(line.amount, line.axis)
        return {"axis": self._axes[line.axis.id], "amount": amount, "said": format_booked_amount(line)}

    def _amount(self, amount: Amount, axis: Axis) -> Json:
        low, best, high = (self._whole(one, axis) for one in (amount.low, amount.best, amount.high))
        return {
            "low": low,
            "best": best,
            "high": high,
            "article": None if amount.article is None else self._whole(amount.article, axis),
            "confidence": amount.confidence,
            "kinds": list(amount.kinds),
            "whys": list(amount.whys),
            "sources": list(amount.sources),
            "said": format_amount(amount, axis),
            "figures": format_amount(amount, axis, unit=False),
            "firmness": describe_firmness(amount),
            "unfounded": amount.unfounded,
            "counted": describe_article(amount, axis),
            "sides": list(list_sides(amount, axis)),
        }

    def _whole(self, amount: Decimal, axis: Axis) -> int:
        return int(amount.scaleb(self._axes[axis.id]["scale"]))


def blocks(given: tuple[Block, ...]) -> list[Json]:
    """Return text as the story has it, with its source marks numbered."""
    return [{"shape": block.shape.value, "runs": [_run(run) for run in block.runs]} for block in given]


def _run(run: Run) -> Any:
    if isinstance(run, Cite):
        return {"claim": run.claim, "source": run.number}
    return run.text if run.style is Style.PLAIN else {"style": run.style.value, "text": run.text}


def _person(card: PersonCard) -> Json:
    return {
        "id": card.id,
        "name": card.name,
        "role": card.role,
        "card": blocks(card.card),
        "advice": blocks(card.advice),
    }


def _paper(card: PaperCard) -> Json:
    plain = ("id", "title", "date", "kind", "by", "to", "what", "survives", "new")
    return {
        **{name: getattr(card, name) for name in plain},
        "text": blocks(card.text),
        "composed": blocks(card.composed),
        "afterwards": blocks(card.afterwards),
        "sources": list(card.sources),
    }


def _map(card: MapCard) -> Json:
    """Return a map, each place on it to one part in ten thousand."""
    return {
        "title": card.title,
        "words": card.words,
        "aspect": card.aspect,
        "strokes": [
            {
                "kind": stroke.kind,
                "label": stroke.label,
                "points": [[round(x, 4), round(y, 4)] for x, y in stroke.points],
            }
            for stroke in card.strokes
        ],
        "places": [[name, round(x, 4), round(y, 4)] for name, x, y in card.places],
    }


def _source(card: SourceCard) -> Json:
    return {
        "number": card.number,
        "claim": card.claim,
        "kind": card.kind,
        "from": f"{card.author}, {card.work}; {card.where}",
        "note": card.note,
        "sealed": card.sealed,
        "text": card.text,
        "date": card.date,
        "figures": list(card.figures),
        "status": STATUSES[card.status] if card.status else "",
        "disputes": [_dispute(dispute) for dispute in card.disputes],
    }


def _dispute(card: DisputeCard) -> Json:
    return {
        "title": card.title,
        "sides": [["The article", card.article], ["Others", card.others], ["The game", card.game]],
        "status": STATUSES[card.status],
    }


def _note(note: NoteView) -> Json:
    return {
        "title": note.title,
        "text": blocks(note.text),
        "sources": list(note.sources),
        "dispute": note.dispute and _dispute(note.dispute),
    }


def _prediction(made: Prediction) -> Json:
    return {
        "text": text_as_object(made.text),
        "right_text": made.right_text,
        "yours_text": made.yours_text,
        "correct": made.yours == made.right,
        "confidence": made.confidence,
    }
