"""What is known of all roads of a decision, as plain text."""

from collections.abc import Iterator
from decimal import Decimal

from game.analysis.figures import AxisFigures, EndingFigures, LensFigures, Survey, median, rank
from game.analysis.ranking import RoadRanks
from game.counting.report import Report
from game.counting.sample import Sample
from game.counting.words import describe_rank, draw_strip, format_change, format_share, scale_of
from game.line.cells import fill
from game.line.insights import blowup, insights, reading, roles
from game.line.words import join_paragraphs
from game.play.phrases import describe_unit, format_number
from game.story.model import Decision
from game.story.references import Axis, Better, References

_STRIP = 56
"""Columns of a strip."""


def report_as_text(report: Report, sampled: Sample | None, references: References, width: int) -> str:
    """Return a report as paragraphs filled to a width."""
    parts = [f"{report.decision.id}: {report.decision.title}", *_extent(report, width)]
    if report.figures:
        parts += _figures(report.figures, report.decision, references, width)
        if report.ranks:
            parts += _standing(report.ranks, references, width)
    if sampled:
        parts.append(_write_sample(sampled, report.decision, width))
    parts.append(_findings(report))
    return join_paragraphs(parts)


def _extent(report: Report, width: int) -> Iterator[str]:
    if report.unfinished:
        known = report.places - len(report.unfinished)
        yield fill(
            f"PARTIAL: stopped after {report.states:,} states, with {known} of {report.places} places finished. What "
            "is said of those is exact; of the others nothing is said. '--states N' goes further, '--sample N' "
            "estimates.",
            width,
        )
    elif report.figures is None:
        yield "No road comes to an ending."
    else:
        yield from _lengths(report.figures, width)
    if report.blowup:
        yield fill(blowup(report.blowup), width)
    if report.roles:
        yield fill(roles(report.roles), width)


def _lengths(figures: Survey, width: int) -> Iterator[str]:
    lines = [f"{figures.roads:,} roads over {figures.states:,} states, every one counted."]
    if figures.choices:
        length = figures.choices
        lines.append(
            f"Choices on a road: {length.shortest} at least, {length.median} as a rule, {length.longest} at most."
        )
    if figures.words:
        lines.append(reading(figures.words))
    yield "\n".join(fill(line, width) for line in lines)
    if figures.missing:
        yield fill(f"PARTIAL: stopped before these were counted: {', '.join(figures.missing)}.", width)


def _figures(figures: Survey, decision: Decision, references: References, width: int) -> Iterator[str]:
    yield "\n".join(("Endings", *(_ending(each, figures, width) for each in figures.endings)))
    for axis in figures.axes:
        yield _axis(axis, references.axes[axis.axis], figures.roads, width)
    for lens in figures.lenses:
        yield _lens(lens, decision, references, width)
    if figures.dominated:
        lines = [
            fill(f"'{each.choice}' in '{each.passage}' is never better than '{each.by}' beside it.", width, first="- ")
            for each in figures.dominated
        ]
        yield "\n".join(("Dominated choices: under no lens better, on no road that comes by", *lines))
    yield from insights(figures, decision, references, width)


def _ending(ending: EndingFigures, figures: Survey, width: int) -> str:
    history = "; history's" if ending.id == figures.history_ending else ""
    head = fill(f"{ending.title} ({ending.id}{history})", width, first="- ")
    if not ending.roads:
        return f"{head}\n  can never be reached"
    text = (
        f"{format_share(ending.roads, figures.roads)} of the roads ({ending.roads:,}); {ending.chance:.2%} of players "
        "who "
        f"choose at random; in {len(ending.witness)} choices by {', '.join(ending.witness)}"
    )
    return f"{head}\n{fill(text, width, first='  ')}"


def _axis(found: AxisFigures, axis: Axis, roads: int, width: int) -> str:
    low, high = scale_of(found.best)
    different = f"{len(found.best):,} different {'ends' if axis.words else 'sums'}"
    lines = [
        fill(
            f"{axis.name} ({'; '.join(filter(None, (describe_unit(axis), different)))})",
            width,
        ),
        f"  {draw_strip(found.best, (low, high), min(_STRIP, width - 2))}",
        fill(
            f"{format_number(low, axis)} to {format_number(high, axis)} at the best estimates, "
            f"{format_number(median(found.best), axis)} in "
            f"the middle; {format_number(found.low[0][0], axis)} to {format_number(found.high[-1][0], axis)} from "
            "lowest to highest.",
            width,
            first="  ",
        ),
    ]
    if found.history is not None:
        place = describe_rank(rank(found.best, found.history), axis.better)
        lines.append(fill(f"History: {format_number(found.history, axis)}; {place}.", width, first="  "))
    ends = [("Least", low, found.least), ("Most", high, found.most)]
    for name, amount, witness in ends if low != high else ():
        count = next(number for sum_, number in found.best if sum_ == amount)
        lines.append(
            fill(f"{name}: {format_share(count, roads)} of the roads, so {', '.join(witness)}", width, first="  ")
        )
    return "\n".join(lines)


def _lens(found: LensFigures, decision: Decision, references: References, width: int) -> str:
    titles = [decision.endings[ending].title for ending in found.endings]
    order = "; ".join(f"{place}. {title}" for place, title in enumerate(titles, 1))
    lines = [
        f"Through the lens '{references.lenses[found.lens].name}'",
        fill(f"Endings from best to worst, by the mean over their roads: {order}.", width, first="  "),
    ]
    if found.history is not None:
        lines.append(
            fill(f"History is {describe_rank(rank(found.merits, found.history), Better.MORE)}.", width, first="  ")
        )
    if found.turning:
        title = decision.passages[found.turning].title
        lines.append(fill(f"The choice that matters most: {title} ({found.turning}).", width, first="  "))
    lines.append(fill(f"The best road: {', '.join(found.best)}", width, first="  "))
    return "\n".join(lines)


def _standing(found: RoadRanks, references: References, width: int) -> Iterator[str]:
    lines = ["Where this road stands"]
    for name, amount, place in found.axes:
        axis = references.axes[name]
        lines.append(
            fill(f"{axis.name}: {format_number(amount, axis)}; {describe_rank(place, axis.better)}.", width, first="- ")
        )
    for name, _, place in found.lenses:
        lines.append(fill(f"'{references.lenses[name].name}': {describe_rank(place, Better.MORE)}.", width, first="- "))
    yield "\n".join(lines)
    yield "\n".join(("What its choices moved, in the mean over the roads ahead", *_steps(found, references, width)))


def _steps(found: RoadRanks, references: References, width: int) -> Iterator[str]:
    for step in found.steps:
        moved = [
            f"{references.axes[name].name} {format_change(amount, references.axes[name])}"
            for name, amount in step.moved
            if _is_worth_showing(amount)
        ]
        yield fill(f"{step.passage}/{step.choice}: {'; '.join(moved) or 'nothing'}", width, first="- ")


def _is_worth_showing(amount: Decimal) -> bool:
    return abs(amount) >= Decimal("0.05")


def _write_sample(found: Sample, decision: Decision, width: int) -> str:
    head = (
        f"A SAMPLE, no count: {found.games:,} games at random from seed {found.seed}. Every share lies within "
        f"{found.bound:.2%} of the true chance, in 95 samples of 100. About {found.roads:.3g} roads, standard error "
        f"{found.error:.2g}."
    )
    lines = [
        fill(f"{_name(place, decision)}: {number / found.games:.2%}", width, first="- ")
        for place, number in found.places
    ]
    return "\n".join((fill(head, width), *lines))


def _name(place: str, decision: Decision) -> str:
    return place if place in decision.endings else f"stuck in '{place}'"


def _findings(report: Report) -> str:
    if not report.findings:
        return "No findings." if not report.unfinished else "No findings in what was finished."
    return "\n".join(str(problem) for problem in report.findings)
