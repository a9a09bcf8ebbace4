"""The first pages of a gamebook: the briefing, the people, and the record sheet."""

import attrs

from game.export.gamebook_sections import ConditionalText, Sections
from game.play.page_builder import describe_composed
from game.play.phrases import describe_axis
from game.play.setting import setting_of
from game.story.model import Decision, Meter
from game.story.references import Axis, References


@attrs.frozen(kw_only=True)
class Boxes:
    """A meter on the record sheet: its boxes, and which of them is marked at the start."""

    label: str
    help: str
    boxes: tuple[str, ...]
    start: int
    words: str


@attrs.frozen(kw_only=True)
class Someone:
    """A person of the story, as introduced."""

    name: str
    role: str
    card: tuple[ConditionalText, ...]


@attrs.frozen(kw_only=True)
class Front:
    """What stands before the first section."""

    title: str
    summary: str
    where: str
    seat: str
    briefing: tuple[ConditionalText, ...]
    wants: tuple[str, ...]
    fears: tuple[str, ...]
    judged_by: tuple[tuple[Axis, str], ...]
    composed: str
    people: tuple[Someone, ...]
    sheet: tuple[Boxes, ...]
    entries: int


def front_of(decision: Decision, references: References, sections: Sections) -> Front:
    """Write the first pages."""
    briefing, setting = decision.briefing, setting_of(decision, references)
    return Front(
        title=setting.title,
        summary=decision.summary,
        where=f"{setting.date}, {setting.place}",
        seat=setting.seat,
        briefing=sections.parts(briefing.text),
        wants=briefing.wants,
        fears=briefing.fears,
        judged_by=tuple((axis, describe_axis(axis)) for axis in map(references.axes.__getitem__, briefing.judged_by)),
        composed=describe_composed(decision, references),
        people=tuple(
            Someone(name=references.people[role.person].name, role=role.role, card=sections.parts(role.card))
            for role in decision.people.values()
        ),
        sheet=tuple(_boxes(meter) for meter in sections.meters),
        entries=len(sections.entries),
    )


def _boxes(meter: Meter) -> Boxes:
    values = range(meter.low, meter.high + 1)
    boxes = tuple(meter.describe(value) for value in values) if meter.names else tuple(map(str, values))
    words = ", ".join(f"{value} {meter.describe(value)}" for value in values) if meter.words else ""
    return Boxes(label=meter.label, help=meter.help, boxes=boxes, start=meter.start - meter.low, words=words)
