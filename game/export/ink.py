"""A decision as Ink, the language of inkle's stories."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from game.characters import replace_forbidden
from game.export.dialects import Dialect
from game.export.exported import Exported
from game.export.identifiers import Identifiers
from game.export.ink_shelf import write_shelf_knots
from game.export.ink_text import HEAD, RESERVED, add_tags, escape, make_tag, write_paragraph, write_words
from game.export.seat import ask_at_fork, ask_before_reveal, order_choices, veil_meters
from game.play.condition_words import describe_need
from game.play.page_builder import describe_composed
from game.play.phrases import describe_unit
from game.play.setting import setting_of
from game.story.bill import Entry
from game.story.conditions import Relation, When
from game.story.model import Choice, Decision, Ending, Meter, Passage
from game.story.prose import Prose, parse
from game.story.references import Axis, References

REMARKS = (
    (
        "Ink has no word for dates, places, people and their advice, papers, maps, bills and source marks; they travel "
        "as tags, and the head of the file says how."
    ),
    "Ink has no word for a choice that is shown closed; it is told as a line in parentheses, with its reason.",
    "Ink is not told the reckoning: a program can add up the tags '# bill', and read where the scales stand.",
    "Ink keeps no order that is drawn for each game: choices and answers stand in one that was drawn once.",
)
START = "briefing"
_RELATIONS: Mapping[Relation, str] = MappingProxyType({relation: relation.value for relation in Relation}) | {
    Relation.EQUAL: "=="
}


def write_ink(decision: Decision, references: References) -> Exported:
    """Write a decision as one Ink file, which any Ink compiler takes."""
    return Exported(text=replace_forbidden(_Ink(decision, references).write()), remarks=REMARKS)


class _Ink:
    """The file as it grows, line by line."""

    def __init__(self, decision: Decision, references: References) -> None:
        self._decision = decision
        self._references = references
        self.names = Identifiers(RESERVED)
        self.start = self.names.of("knot", START)
        variables = [self.names.of("meter", meter.id) for meter in decision.meters]
        self._dialect = Dialect(
            meters=decision.meters,
            variables=variables,
            relations=_RELATIONS,
            both="&&",
            either="||",
            shift=lambda variable, amount, low, high: f"MIN(MAX({variable} {amount}, {low}), {high})",
        )
        for place in (*decision.passages, *decision.endings):
            self.names.of("place", place)

    def write(self) -> str:
        """Return the whole file."""
        decision = self._decision
        lines = [HEAD.format(title=" ".join(decision.title.split())), *self._head(), "", f"-> {self.start}"]
        lines += self._briefing()
        for passage in decision.passages.values():
            lines += self._passage(passage)
        after = self.names.of("knot", "reveal")
        questions = [self.names.of("question", one.id, "question_") for one in ask_before_reveal(decision)]
        for ending in decision.endings.values():
            lines += self._ending(ending, [*questions, after][0])
        lines += write_shelf_knots(decision, self._references, self.names, self.prose)
        return "\n".join(lines) + "\n"

    def prose(self, prose: Prose) -> list[str]:
        """Return text as lines, each paragraph one; conditional pieces stand in a condition."""
        lines: list[str] = []
        for piece in prose:
            lines += self.where(piece.when, [write_paragraph(block) for block in parse(piece.text)])
        return lines

    def where(self, when: When | None, lines: list[str]) -> list[str]:
        """Return lines that are told only where a condition holds."""
        if when is None or not lines:
            return lines
        return [f"{{ {self._dialect.condition(when.test)}:", *(f"    {line}" for line in lines), "}"]

    def _head(self) -> list[str]:
        decision, axes = self._decision, self._references.axes
        setting = setting_of(decision, self._references)
        tags = [
            make_tag("title", setting.title),
            make_tag("id", decision.id),
            make_tag("summary", decision.summary),
            make_tag("date", setting.date),
            make_tag("place", setting.place),
            make_tag("seat", setting.seat),
            *(_axis_tag(axes[name]) for name in decision.axes),
            *(self._meter_tag(meter) for meter in decision.meters),
        ]
        return [f"# {one}" for one in tags] + [""] + [self._variable(index) for index in range(len(decision.meters))]

    def _meter_tag(self, meter: Meter) -> str:
        span = "" if meter.names else f"{meter.low}..{meter.high}"
        words = ", ".join(meter.names or meter.words)
        kind = "fact" if meter.fact else "hidden" if meter.hidden else ""
        since = f"since {meter.since}" if meter.since else ""
        return make_tag("meter", meter.id, meter.label, span, words, kind, since, meter.scale and f"axis {meter.scale}")

    def _variable(self, index: int) -> str:
        meter = self._decision.meters[index]
        return f"VAR {self._dialect.variables[index]} = {self._dialect.value(index, meter.start)}"

    def _briefing(self) -> list[str]:
        briefing, opening = self._decision.briefing, self._decision.opening
        return [
            *("", f"=== {self.start} ==="),
            *self.prose(briefing.text),
            *(add_tags(escape(text), [make_tag("wants")]) for text in briefing.wants),
            *(add_tags(escape(text), [make_tag("fears")]) for text in briefing.fears),
            escape(describe_composed(self._decision, self._references)),
            "+ [Take the chair]",
            f"    -> {self.names.of('place', opening)}",
        ]

    def _passage(self, passage: Passage) -> list[str]:
        lines = ["", f"=== {self.names.of('place', passage.id)} ===", *self._around(passage)]
        lines += self.prose(passage.text)
        for choice in order_choices(passage):
            lines += self._list_closed(passage, choice)
        for choice in order_choices(passage):
            lines += self._choice(passage, choice)
        if all(choice.when for choice in passage.choices):
            lines.append("+ -> END")
        return lines

    def _around(self, passage: Passage) -> list[str]:
        """Return the tags of a passage, and what people say there."""
        setting = setting_of(self._decision, self._references, passage)
        tags = [make_tag("passage", passage.id), make_tag("title", setting.title), make_tag("date", setting.date)]
        tags += [make_tag("place", setting.place), make_tag("seat", setting.seat)]
        tags += [make_tag("present", ", ".join(passage.present))] if passage.present else []
        tags += [make_tag("paper", name) for name in passage.papers]
        tags += [make_tag("map", passage.map.sheet, *passage.map.lines)] if passage.map else []
        lines = [f"# {one}" for one in tags]
        for person, prose in passage.advice:
            for piece in prose:
                words = " ".join(write_words(block) for block in parse(piece.text))
                lines += self.where(piece.when, [f"# {make_tag('advice', f'{person}: {words}')}"])
        return lines

    def _list_closed(self, passage: Passage, choice: Choice) -> list[str]:
        if choice.when is None or not choice.closed:
            return []
        waits = make_tag("asks", describe_need(choice.when.test, veil_meters(self._decision, passage)))
        line = add_tags(escape(f"({choice.text}: {choice.closed})"), [make_tag("closed", choice.id), waits])
        return [f"{{ not ({self._dialect.condition(choice.when.test)}):", f"    {line}", "}"]

    def _choice(self, passage: Passage, choice: Choice) -> list[str]:
        asked = ask_at_fork(self._decision, passage)
        ask = [f"-> {self.names.of('question', asked.id, 'question_')} ->"] if asked else []
        asks = f"{{ {self._dialect.condition(choice.when.test)} }} " if choice.when else ""
        does = ["~ {} = {}".format(*self._dialect.effect(effect)) for effect in choice.does]
        bill = self._bill(choice.bill)
        body = [*ask, *bill, *does] if choice.bill_first else [*ask, *does, *bill]
        body += self.prose(choice.then)
        *ways, last = choice.to
        if ways:
            body += [
                "{",
                *(f"- {self._dialect.condition(way.when.test)}: {self._to(way.to)}" for way in ways if way.when),
                f"- else: {self._to(last.to)}",
                "}",
            ]
        else:
            body.append(self._to(last.to))
        return [
            f"+ {asks}[{add_tags(escape(choice.text), [make_tag('choice', choice.id)])}]",
            *(f"    {line}" for line in body),
        ]

    def _to(self, place: str) -> str:
        return f"-> {self.names.of('place', place)}"

    def _bill(self, entries: Iterable[Entry]) -> list[str]:
        lines: list[str] = []
        for entry in entries:
            amounts = (str(entry.low), str(entry.best), str(entry.high), entry.confidence.name.lower())
            basis = ", ".join(entry.basis) or "no source"
            side = f"side {entry.side}" if entry.side else ""
            article = "" if entry.article is None else f"article {entry.article}"
            text = make_tag("bill", entry.axis, *amounts, entry.kind.value, basis, side, article, entry.why)
            lines += self.where(entry.when, [f"# {text}"])
        return lines

    def _ending(self, ending: Ending, after: str) -> list[str]:
        setting = setting_of(self._decision, self._references, ending)
        tags = (
            *(make_tag("ending", ending.id), make_tag("title", setting.title), make_tag("date", setting.date)),
            make_tag("place", setting.place),
        )
        return [
            *("", f"=== {self.names.of('place', ending.id)} ==="),
            *("~ {} = {}".format(*self._dialect.effect(effect)) for effect in ending.does),
            *(f"# {one}" for one in tags),
            *self._bill(ending.bill),
            *self.prose(ending.text),
            "+ [Go on]",
            f"    -> {after}",
        ]


def _axis_tag(axis: Axis) -> str:
    sides = ", ".join(f"{side} {called}" for side, called in axis.sides)
    return make_tag("axis", axis.id, axis.name, describe_unit(axis), axis.counts.value, sides and f"sides {sides}")
