"""A campaign read from its file and joined from its legs; its conditions ask the meters of the leg they speak of."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import attrs

from game.errors import ContentError
from game.library.campaign_endings import read_last_words
from game.library.checking import Prove, Uses, list_errors
from game.library.read import Result, read_file
from game.library.references import Shared
from game.parsing import codes
from game.parsing.located import find_mark, find_repeated
from game.parsing.nodes import Mapping as Mapped
from game.parsing.nodes import Node
from game.parsing.quoting import format_path, quote
from game.parsing.reading import Reading, TooManyProblemsError
from game.problems import Problem, suggest
from game.rules.checks import PLAYING, run
from game.rules.suppressions import drop_suppressed
from game.schema.declarations.campaign import (
    AFTER_LEG,
    CAMPAIGN,
    TRIALS,
    AfterLeg,
    CampaignFile,
)
from game.schema.declarations.holds import HOLDS, Names, promises
from game.story.campaign import Campaign, Leg
from game.story.effects import Effect, Put
from game.story.joining import join_campaign, meters_of
from game.story.model import Decision, Meter, Trial
from game.story.references import Axis, Counts

Open = Callable[[str], Decision]
"""Opens a leg by its name; raises ContentError where it cannot be opened."""


def open_campaign(path: Path, shared: Shared, open_leg: Open) -> Decision:
    """Return the campaign in a file as one decision; raises ContentError where there are errors in it or in a leg."""
    decision, problems = read_campaign(path, shared, open_leg, kept=PLAYING)
    if decision is None or (errors := list_errors(problems)):
        message = f"'{path.stem}' cannot be opened: {errors[0]}"
        raise ContentError(message, errors)
    return decision


def problems_of_campaign(
    path: Path, shared: Shared, open_leg: Open, uses: Uses | None = None,
    *, data: bytes | None = None, prove: Prove | None = None,
) -> list[Problem]:  # fmt: skip
    """Return the problems of a campaign's file; those of its legs are told with the legs.

    `data` is what an editor holds of the file; `prove` tells which of the campaign's own promises are broken.
    """
    decision, problems = read_campaign(path, shared, open_leg, report_legs=uses is not None, data=data)
    if prove is not None and decision is not None and not list_errors(problems):
        own = format_path(path)
        problems.extend(problem for problem in prove(decision) if problem.mark.file == own)
    if uses is not None:
        uses.add(decision)
    return problems


def read_campaign(
    path: Path,
    shared: Shared,
    open_leg: Open,
    *,
    kept: frozenset[str] = frozenset(),
    report_legs: bool = False,
    data: bytes | None = None,
) -> tuple[Decision | None, list[Problem]]:
    """Read a campaign with its legs; gives the joined decision, or None, and all problems of its file.

    Rules that are `kept` are not silenced by the file's comments. With `report_legs`, what is wrong with a leg is told
    elsewhere. `data` is what an editor holds of the file.
    """
    result: Result[CampaignFile] = read_file(path, CAMPAIGN, data)
    if result.value is None:
        return None, list(result.problems)
    bridges, axes = path.parent.parent / "bridges", shared.references.axes
    later = _LegsReader(result, open_leg, bridges, axes, report_legs=report_legs)
    campaign = later.campaign()
    if campaign is None:
        return None, drop_suppressed([*result.problems, *later.problems], result.text, result.file)
    decision = later.with_promises(join_campaign(campaign))
    later.look_up_questions(decision)
    problems = [*result.problems, *later.problems, *_find_problems(decision, shared, result)]
    return decision, drop_suppressed(problems, result.text, result.file, kept=kept)


def _find_problems(decision: Decision, shared: Shared, result: Result[CampaignFile]) -> Iterator[Problem]:
    """Check the joined decision as any other, and keep what lies in the campaign's own file: legs answer for theirs."""
    return (each for each in run(decision, shared.references, result.text) if each.mark.file == result.file)


class _LegsReader:
    """Reads what needs the legs: what changes after each, the campaign's own endings, and the theses."""

    def __init__(
        self,
        result: Result[CampaignFile],
        open_leg: Open,
        bridges: Path,
        axes: Mapping[str, Axis],
        *,
        report_legs: bool,
    ) -> None:
        assert result.value is not None  # noqa: S101 - the caller has looked
        self._outline = result.value
        self._reading = Reading(result.file, self._outline.id, result.text)
        self._open = open_leg
        self._bridges = bridges
        self._axes = axes
        self._report_legs = report_legs
        self._text = result.text

    @property
    def problems(self) -> list[Problem]:
        return self._reading.problems

    def campaign(self) -> Campaign | None:
        outline = self._outline
        decisions = [self._leg(name) for name in outline.legs]
        legs = [decision for decision in decisions if decision is not None]
        if len(legs) < len(decisions) or not self._check_carried(legs):
            return None
        try:
            self._know(legs)
            changes = self._changes(legs)
            endings = read_last_words(self._outline.endings, legs[-1], self._reading)
            theses = self._read_theses()
        except TooManyProblemsError:
            return None
        return Campaign(
            id=outline.id,
            title=outline.title,
            summary=outline.summary,
            carried=outline.carried,
            plot=outline.plot,
            legs=tuple(
                Leg(
                    decision=leg,
                    bridge=(self._bridges / f"{leg.id}.yaml").is_file(),
                    changes=changes.get(leg.id, {}),
                    superseded=self._superseded(legs[index + 1 :]),
                )
                for index, leg in enumerate(legs)
            ),
            briefing=outline.briefing,
            text=outline.reveal.text,
            notes=outline.reveal.notes,
            questions=outline.reveal.questions,
            theses=theses,
            endings=endings,
            fingerprint=self._fingerprint(legs),
            mark=outline.mark,
        )

    def with_promises(self, decision: Decision) -> Decision:
        """Return the joined decision with what the campaign promises of its roads."""
        if self._outline.holds is None:
            return decision
        try:
            outlines = HOLDS.read(self._outline.holds, self._reading) or ()
            found = promises(outlines, Names(decision.passages, decision.endings), self._reading)
        except TooManyProblemsError:
            return decision
        return attrs.evolve(decision, holds=found)

    def look_up_questions(self, decision: Decision) -> None:
        """Refuse a question that is asked where no leg has a passage."""
        for question in decision.reveal.questions:
            if question.at and question.at not in decision.passages:
                mend = suggest(question.at, decision.passages) or " Write it as leg/passage."
                message = f"There is no passage {quote(question.at)} to ask at.{mend}"
                self._reading.refuse_at(find_mark(question.at, question.mark), codes.WRONG_QUESTION, message)

    def _leg(self, name: str) -> Decision | None:
        try:
            return self._open(name)
        except ContentError as error:
            if not (error.problems and self._report_legs):
                self._refuse(f"The leg {quote(name)} cannot be opened: {error}")
            return None

    def _check_carried(self, legs: list[Decision]) -> bool:
        """Hold the legs to one declaration of every carried meter."""
        good = True
        known = dict.fromkeys(meter.id for leg in legs for meter in leg.meters)
        for name in self._outline.carried:
            declared = [meter for leg in legs for meter in leg.meters if meter.id == name]
            if not declared:
                mend = suggest(name, known) or " Name a meter, a fact or a scale of the legs."
                self._refuse(f"No leg has the carried meter '{name}'.{mend}", name)
                good = False
            for meter in declared[1:]:
                if _values_of(meter) != _values_of(declared[0]):
                    first = declared[0].mark
                    message = (
                        f"The carried meter '{name}' has other values here than in {first.file}, line {first.line}. "
                        "Declare both alike."
                    )
                    self._reading.refuse_at(meter.mark, codes.WRONG_CAMPAIGN, message)
                    good = False
        if self._outline.plot not in self._outline.carried:
            mend = suggest(self._outline.plot, self._outline.carried) or " Name one of 'carried'."
            self._refuse(f"The plot '{self._outline.plot}' is not a carried meter.{mend}", self._outline.plot)
            good = False
        elif any(meter.fact for leg in legs for meter in leg.meters if meter.id == self._outline.plot):
            message = f"The plot '{self._outline.plot}' is a fact, and cannot be drawn. Name a meter or a scale."
            self._refuse(message, self._outline.plot)
            good = False
        for name in find_repeated((*self._outline.carried,)):
            self._refuse(f"'{name}' is carried twice. Remove one of them.", name)
        for name in find_repeated(self._outline.legs):
            self._refuse(f"The leg '{name}' is played twice. Remove one of them.", name)
        return good

    def _changes(self, legs: list[Decision]) -> Mapping[str, Mapping[str, tuple[Effect, ...]]]:
        found: dict[str, Mapping[str, tuple[Effect, ...]]] = {}
        for leg, item in self._before_the_last(self._outline.changes, legs):
            after = AFTER_LEG.read(item, self._reading)
            if after is None:
                continue
            if isinstance(item, Mapped):
                self._endings_exist(item.entries["endings"], leg)
            self._set_for_a_reason(after)
            found[leg.id] = after.endings
        return found

    def _set_for_a_reason(self, after: AfterLeg) -> None:
        """Refuse what sets a scale or a number outright, and so forgets what was done, without saying why."""
        meters = dict(self._reading.meters.values())
        for effect in (effect for effects in after.endings.values() for effect in effects):
            meter = meters[effect.meter]
            if isinstance(effect, Put) and not (after.because or meter.fact or meter.names):
                message = (
                    f"This sets '{meter.id}' whatever was done before. Write a change, as '+1', "
                    "or say under 'because' what happened in that time."
                )
                self._reading.refuse_at(effect.mark, codes.WRONG_CAMPAIGN, message)

    def _superseded(self, later: list[Decision]) -> frozenset[str]:
        """Return the axes of years and chances of which a later leg speaks at every ending."""
        axes = self._axes.items()
        anew = (name for name, axis in axes if axis.counts in {Counts.YEAR, Counts.CHANCE})
        return frozenset(axis for axis in anew if any(_books_always(axis, leg) for leg in later))

    def _before_the_last(self, node: Node | None, legs: list[Decision]) -> Iterator[tuple[Decision, Node]]:
        """Yield what is said of each leg but the last."""
        by_name = {leg.id: leg for leg in legs[:-1]}
        for name, item in node.entries.items() if isinstance(node, Mapped) else ():
            if name in by_name:
                yield by_name[name], item
                continue
            mend = suggest(name, by_name) or f" Name {' or '.join(map(quote, by_name))}."
            message = f"There is no leg {quote(name)} before the last.{mend}"
            self._reading.refuse(item.key or item, codes.WRONG_CAMPAIGN, message)

    def _endings_exist(self, node: Node, leg: Decision) -> None:
        for name, item in node.entries.items() if isinstance(node, Mapped) else ():
            if name not in leg.endings:
                message = f"'{leg.id}' has no ending {quote(name)}.{suggest(name, leg.endings)}"
                self._reading.refuse(item.key or item, codes.WRONG_CAMPAIGN, message)

    def _read_theses(self) -> tuple[Trial, ...]:
        if self._outline.theses is None:
            return ()
        return TRIALS.read(self._outline.theses, self._reading) or ()

    def _know(self, legs: list[Decision]) -> None:
        """Let the conditions and changes that are read next speak of the carried meters, and of the last leg's own."""
        last = f"{legs[-1].id}."
        for index, meter in enumerate(meters_of(self._outline.carried, legs)):
            name = meter.id.removeprefix(last)
            self._reading.meters[name] = index, attrs.evolve(meter, id=name)

    def _fingerprint(self, legs: list[Decision]) -> str:
        parts = "\n".join([self._text, *(leg.fingerprint for leg in legs)])
        return "sha256:" + hashlib.sha256(parts.encode()).hexdigest()

    def _refuse(self, message: str, name: str = "") -> None:
        self._reading.refuse_at(find_mark(name, self._outline.mark), codes.WRONG_CAMPAIGN, message)


def _values_of(meter: Meter) -> tuple[object, ...]:
    """Return what two legs must agree on to hand a meter on."""
    return meter.low, meter.high, meter.names, meter.scale, meter.fact


def _books_always(axis: str, leg: Decision) -> bool:
    return all(any(entry.axis == axis for entry in ending.bill) for ending in leg.endings.values())
