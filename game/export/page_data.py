"""A decision as one JSON object, with all that a page needs to play it without us."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, assert_never

from game.export.page_prose import prose_as_object, text_as_object, when_as_object
from game.export.page_shelf import shelf_as_object
from game.export.seat import veil_meters
from game.play.cards import MapCard
from game.play.cartography import build_map_card
from game.play.condition_words import describe_need, find_visible_meters
from game.play.page_builder import describe_composed
from game.play.phrases import describe_axis
from game.play.setting import setting_of
from game.story.bill import Entry, decimals_of, scale_step
from game.story.conditions import When
from game.story.effects import Effect, Put, Shift
from game.story.model import Choice, Decision, Ending, Meter, Passage
from game.story.references import References
from game.story.scoring import Judge, list_judges

FORMAT = 1


def story_as_object(decision: Decision, references: References) -> dict[str, Any]:
    """Return everything that is told and asked in a decision, as JSON takes it.

    Amounts are whole numbers in the unit that `scale` of their axis names: 10 to the power of minus `scale`.
    """
    return _Story(decision, references).as_object()


class _Story:
    def __init__(self, decision: Decision, references: References) -> None:
        self._decision = decision
        self._references = references
        self._scales = _scales(decision, references)
        self._judges: tuple[Judge, ...] = list_judges(decision, references)

    def as_object(self) -> dict[str, Any]:
        decision, references = self._decision, self._references
        briefing, setting = decision.briefing, setting_of(decision, references)
        return {
            "format": FORMAT,
            "id": decision.id,
            "fingerprint": decision.fingerprint,
            "title": setting.title,
            "summary": decision.summary,
            "date": setting.date,
            "place": setting.place,
            "seat": setting.seat,
            "opens": decision.date.first.year,
            "from": decision.date.first.isoformat(),
            "until": decision.date.last.isoformat(),
            "briefing": {
                "text": prose_as_object(briefing.text),
                "wants": briefing.wants,
                "fears": briefing.fears,
                "judged_by": briefing.judged_by,
                "composed": describe_composed(decision, references),
            },
            "axes": [self._axis(name) for name in decision.axes],
            "meters": [_meter(meter) for meter in decision.meters],
            "columns": [[meter, axis] for meter, axis in decision.columns.items()],
            "opening": decision.opening,
            "passages": {name: self._passage(passage) for name, passage in decision.passages.items()},
            "endings": {name: self._ending(ending) for name, ending in decision.endings.items()},
            "maps": {
                _map_key(passage): _map(card)
                for passage in decision.passages.values()
                if (card := build_map_card(references, passage)) is not None
            },
            "lenses": [{"name": judge.lens.name, "help": judge.lens.help} for judge in self._judges],
            **shelf_as_object(decision, references),
        }

    def _axis(self, name: str) -> dict[str, Any]:
        axis, scale = self._references.axes[name], self._scales[name]
        return {
            "id": axis.id,
            "name": axis.name,
            "counts": axis.counts.value,
            "counted": describe_axis(axis),
            "unit": axis.unit,
            "one": axis.one or axis.unit,
            "help": axis.help,
            "words": list(axis.words),
            "sides": dict(axis.sides),
            "start": self._decision.starts.get(name),
            "step": [judge.entry(scale_step(name, 1)).best for judge in self._judges],
            "span": [_whole(axis.low, scale), _whole(axis.high, scale)],
            "decimals": axis.decimals,
            "scale": scale,
            "warning": text_as_object(self._decision.warnings.get(name, axis.warning)),
        }

    def _passage(self, passage: Passage) -> dict[str, Any]:
        setting = setting_of(self._decision, self._references, passage)
        return {
            "title": setting.title,
            "date": setting.date,
            "place": setting.place,
            "seat": setting.seat,
            "until": passage.date.last.isoformat(),
            "kept": passage.kept,
            "hides": sorted(self._decision.hidden_in(passage)),
            "text": prose_as_object(passage.text),
            "present": passage.present,
            "advice": {person: prose_as_object(prose) for person, prose in passage.advice},
            "papers": passage.papers,
            "map": _map_key(passage),
            "choices": [self._choice(passage, choice) for choice in passage.choices],
        }

    def _choice(self, passage: Passage, choice: Choice) -> dict[str, Any]:
        return {
            "id": choice.id,
            "text": choice.text,
            "when": when_as_object(choice.when),
            "closed": choice.closed,
            "waits": self._waits(passage, choice.when),
            "history": choice.history,
            "passes": choice.passes,
            "does": [_effect(effect) for effect in choice.does],
            "bill": self._entries(choice.bill),
            "billFirst": choice.bill_first,
            "then": prose_as_object(choice.then),
            "to": [{"to": target.to, "when": when_as_object(target.when)} for target in choice.to],
        }

    def _waits(self, passage: Passage, when: When | None) -> dict[str, Any] | None:
        """Return what a closed choice waits for, and the meters of which it may be told how they stand."""
        if when is None:
            return None
        meters = veil_meters(self._decision, passage)
        return {"said": describe_need(when.test, meters), "asks": find_visible_meters(when.test, meters)}

    def _ending(self, ending: Ending) -> dict[str, Any]:
        setting = setting_of(self._decision, self._references, ending)
        return {
            "title": setting.title,
            "date": setting.date,
            "place": setting.place,
            "until": ending.date.last.isoformat(),
            "text": prose_as_object(ending.text),
            "does": [_effect(effect) for effect in ending.does],
            "bill": self._entries(ending.bill),
        }

    def _entries(self, entries: Iterable[Entry]) -> list[dict[str, Any]]:
        return [self._entry(entry) for entry in entries]

    def _entry(self, entry: Entry) -> dict[str, Any]:
        scale = self._scales[entry.axis]
        merits = [judge.entry(entry) for judge in self._judges]
        return {
            "axis": entry.axis,
            "amount": [_whole(amount, scale) for amount in (entry.low, entry.best, entry.high)],
            "confidence": entry.confidence.value,
            "kind": entry.kind.value,
            "article": None if entry.article is None else _whole(entry.article, scale),
            "side": entry.side,
            "basis": entry.basis,
            "why": entry.why,
            "when": when_as_object(entry.when),
            "merits": [[merit.low, merit.best, merit.high] for merit in merits],
        }


def _meter(meter: Meter) -> dict[str, Any]:
    return {
        "id": meter.id,
        "label": meter.label,
        "help": meter.help,
        "named": bool(meter.names),
        "low": meter.low,
        "high": meter.high,
        "start": meter.start,
        "said": [meter.describe(value) for value in range(meter.low, meter.high + 1)],
        "hidden": meter.hidden,
        "fact": meter.fact,
        "since": meter.since.first.isoformat() if meter.since else None,
    }


def _effect(effect: Effect) -> list[int]:
    """Return an effect: the meter, what is added, the range; or the meter and its new value."""
    match effect:
        case Put():
            return [effect.meter, effect.value]
        case Shift():
            return [effect.meter, effect.amount, effect.low, effect.high]
        case _:
            assert_never(effect)


def _map_key(passage: Passage) -> str | None:
    """Name a map by its sheet and the lines that are drawn in: passages that show the same share it."""
    return " ".join((passage.map.sheet, *passage.map.lines)) if passage.map else None


def _map(card: MapCard) -> dict[str, Any]:
    strokes = [
        {"kind": stroke.kind, "label": stroke.label, "points": [[_place(x), _place(y)] for x, y in stroke.points]}
        for stroke in card.strokes
    ]
    places = [[name, _place(x), _place(y)] for name, x, y in card.places]
    return {"title": card.title, "words": card.words, "aspect": card.aspect, "strokes": strokes, "places": places}


def _place(part: float) -> float:
    return round(part, 4)


def _scales(decision: Decision, references: References) -> Mapping[str, int]:
    """Return for each axis how many decimals its finest amount has."""
    scales = {
        name: max(map(decimals_of, (references.axes[name].low, references.axes[name].high))) for name in decision.axes
    }
    for entry in decision.entries():
        amounts = (entry.low, entry.best, entry.high, entry.best if entry.article is None else entry.article)
        finest = max(map(decimals_of, amounts))
        scales[entry.axis] = max(scales[entry.axis], finest)
    return scales


def _whole(amount: Decimal, scale: int) -> int:
    return int(amount.scaleb(scale))
