"""Several decisions joined into one, so that a campaign needs no rule of its own.

The legs' places become `leg/place`, their own meters `leg.meter`; carried meters are shared. The briefing of a leg
becomes the passage `leg`. An ending of a leg that is not the last becomes a passage with one choice, which books the
ending's bill and leads to the next leg's briefing. No name that an author gives has a `/` or a `.` in it.
"""

import datetime
from collections.abc import Iterable, Sequence

import attrs

from game.story.bill import Entry
from game.story.campaign import Campaign, Leg
from game.story.dates import Span
from game.story.legs import LegName
from game.story.model import GO_ON, Choice, Day, Decision, Ending, Meter, Note, Passage, Role, Target, Trial
from game.story.remap import Renumbering


def join_campaign(campaign: Campaign) -> Decision:
    """Return the campaign as one decision."""
    first, last = campaign.legs[0].decision, campaign.legs[-1].decision
    meters = meters_of(campaign.carried, [leg.decision for leg in campaign.legs])
    people: dict[str, Role] = {}
    passages: dict[str, Passage] = {}
    endings: dict[str, Ending] = {}
    for index, leg in enumerate(campaign.legs):
        following = campaign.legs[index + 1].decision if index + 1 < len(campaign.legs) else None
        joiner = _Joiner(campaign, leg, meters, following)
        people |= joiner.people()
        passages |= joiner.passages()
        if following is None:
            endings |= joiner.endings()
    endings |= {word.ending.id: word.ending for word in campaign.endings}
    return Decision(
        id=campaign.id,
        title=campaign.title,
        summary=campaign.summary,
        date=_years(first.date, last.date),
        place=first.place,
        seat=first.seat,
        axes=tuple(dict.fromkeys(axis for leg in campaign.legs for axis in leg.decision.axes)),
        briefing=campaign.briefing,
        people=people,
        meters=meters,
        opening=first.id,
        passages=passages,
        endings=endings,
        reveal=attrs.evolve(
            last.reveal,
            road=_road(campaign),
            questions=campaign.questions,
            text=campaign.text,
            days=_days(campaign),
            notes=_notes(campaign),
        ),
        theses=tuple(_trial(trial, "" if campaign.endings else f"{last.id}/") for trial in campaign.theses),
        plot=campaign.plot,
        legs=tuple(_leg_name(leg) for leg in campaign.legs),
        fingerprint=campaign.fingerprint,
        mark=campaign.mark,
    )


def _leg_name(leg: Leg) -> LegName:
    decision = leg.decision
    return LegName(id=decision.id, title=decision.title, briefing=decision.id, bridge=leg.bridge)


def leg_at(decision: Decision, place: str) -> LegName | None:
    """Return the leg of a campaign that a place belongs to; None in a single decision."""
    name = place.partition("/")[0]
    return next((leg for leg in decision.legs if leg.id == name), None)


def _years(first: Span, last: Span) -> Span:
    """Return the span from one leg's to another's, to the year."""
    years = dict.fromkeys((first.first.year, last.last.year))
    return Span(first.first, last.last, " .. ".join(map(str, years)))


def meters_of(carried: Sequence[str], legs: Iterable[Decision]) -> tuple[Meter, ...]:
    """Return the carried meters, as the first leg that has them declares them, and then each leg's own."""
    shared: dict[str, Meter] = {}
    own: list[Meter] = []
    for leg in legs:
        for meter in leg.meters:
            if meter.id in carried:
                shared.setdefault(meter.id, attrs.evolve(meter, hidden=meter.fact))
            else:
                own.append(attrs.evolve(meter, id=f"{leg.id}.{meter.id}"))
    return _with_one_column((*(shared[name] for name in carried if name in shared), *own))


def _with_one_column(meters: tuple[Meter, ...]) -> tuple[Meter, ...]:
    """Let a scale that is not carried be a column of the bill only where it was moved last."""
    last = {meter.scale: index for index, meter in enumerate(meters)}
    return tuple(
        meter if last[meter.scale] == index else attrs.evolve(meter, scale="") for index, meter in enumerate(meters)
    )


def _renumbering(campaign: Campaign, decision: Decision, meters: tuple[Meter, ...]) -> Renumbering:
    places = {meter.id: index for index, meter in enumerate(meters)}
    return Renumbering(
        tuple(
            places[meter.id if meter.id in campaign.carried else f"{decision.id}.{meter.id}"]
            for meter in decision.meters
        )
    )


def _road(campaign: Campaign) -> tuple[str, ...]:
    road: list[str] = []
    for leg in campaign.legs:
        road += [GO_ON, *leg.decision.reveal.road, GO_ON]
    return tuple(road if campaign.endings else road[:-1])


def _days(campaign: Campaign) -> tuple[Day, ...]:
    """Return the legs' days, each leg's up to the opening of the next, which tells the later ones itself."""
    ends = [*(leg.decision.date.first for leg in campaign.legs[1:]), datetime.date.max]
    days = (
        day
        for leg, end in zip(campaign.legs, ends, strict=True)
        for day in leg.decision.reveal.days
        if day.date.first < end
    )
    return tuple(sorted(days, key=lambda day: day.date.first))


def _notes(campaign: Campaign) -> tuple[Note, ...]:
    """Return the campaign's notes, and then those of each leg."""
    of_legs = (
        attrs.evolve(note, id=f"{leg.decision.id}/{note.id}")
        for leg in campaign.legs
        for note in leg.decision.reveal.notes
    )
    return (*campaign.notes, *of_legs)


def _trial(trial: Trial, within: str) -> Trial:
    return attrs.evolve(trial, endings=tuple(f"{within}{ending}" for ending in trial.endings))


class _Joiner:
    """Turns the places of one leg into places of the campaign."""

    def __init__(self, campaign: Campaign, leg: Leg, meters: tuple[Meter, ...], following: Decision | None) -> None:
        self._leg, self._decision, self._following = leg, leg.decision, following
        self._last_words = () if following is not None else campaign.endings
        self._renumbering = _renumbering(campaign, leg.decision, meters)
        shown = {self._renumbering.index(index) for index, meter in enumerate(leg.decision.meters) if not meter.hidden}
        self._hides = frozenset(range(len(meters))) - shown

    def people(self) -> dict[str, Role]:
        return {
            self._name(name): attrs.evolve(role, card=self._renumbering.prose(role.card))
            for name, role in self._decision.people.items()
        }

    def passages(self) -> dict[str, Passage]:
        found = {self._decision.id: self._briefing()}
        for name, passage in self._decision.passages.items():
            found[self._name(name)] = self._passage(passage)
        for name, ending in self._decision.endings.items() if self._on_the_way else ():
            found[self._name(name)] = self._ending_on_the_way(ending)
        return found

    @property
    def _on_the_way(self) -> bool:
        """Whether the endings of this leg are no more than pages on the way."""
        return self._following is not None or bool(self._last_words)

    def endings(self) -> dict[str, Ending]:
        if self._on_the_way:
            return {}
        return {
            self._name(name): attrs.evolve(
                ending,
                id=self._name(name),
                place=self._decision.place_of(ending),
                text=self._renumbering.prose(ending.text),
                does=self._renumbering.effects(ending.does),
                bill=self._renumbering.entries(ending.bill),
                never=self._renumbering.when(ending.never),
            )
            for name, ending in self._decision.endings.items()
        }

    def _name(self, name: str) -> str:
        return f"{self._decision.id}/{name}"

    def _briefing(self) -> Passage:
        decision = self._decision
        day = attrs.evolve(
            decision.date, last=decision.date.first, written=decision.date.written.partition("..")[0].strip()
        )
        return Passage(
            id=decision.id,
            title=decision.title,
            date=day,
            place=decision.place,
            seat=decision.seat,
            hides=self._hides,
            text=self._renumbering.prose(decision.briefing.text),
            choices=(self._lead_on("Take the chair", Target(to=self._name(decision.opening))),),
            mark=decision.mark,
        )

    def _passage(self, passage: Passage) -> Passage:
        return attrs.evolve(
            passage,
            id=self._name(passage.id),
            place=self._decision.place_of(passage),
            seat=self._decision.seat_of(passage),
            hides=self._hides,
            text=self._renumbering.prose(passage.text),
            present=tuple(self._name(person) for person in passage.present),
            advice=tuple((self._name(person), self._renumbering.prose(advice)) for person, advice in passage.advice),
            choices=tuple(self._choice(choice) for choice in passage.choices),
        )

    def _choice(self, choice: Choice) -> Choice:
        return attrs.evolve(
            choice,
            when=self._renumbering.when(choice.when),
            does=self._renumbering.effects(choice.does),
            bill=self._booked(choice.bill),
            then=self._renumbering.prose(choice.then),
            to=tuple(
                attrs.evolve(target, to=self._name(target.to), when=self._renumbering.when(target.when))
                for target in choice.to
            ),
        )

    def _booked(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Return what is booked here: nothing on an axis of which a later leg speaks anew."""
        return self._renumbering.entries(entry for entry in entries if entry.axis not in self._leg.superseded)

    def _ending_on_the_way(self, ending: Ending) -> Passage:
        decision, following = self._decision, self._following
        day = ending.date
        if following is None:
            onward = self._lead_on("What it came to", *self._words_after(ending))
        else:
            onward = self._lead_on(f"On to {following.title}", Target(to=following.id))
            if day.last > following.date.first:
                opens = following.date.first
                day = Span(opens, opens, opens.isoformat())
        return Passage(
            id=self._name(ending.id),
            title=ending.title,
            date=day,
            place=decision.place_of(ending),
            seat=decision.seat,
            hides=self._hides,
            text=self._renumbering.prose(ending.onward or ending.text),
            choices=(
                attrs.evolve(
                    onward,
                    does=(*self._renumbering.effects(ending.does), *self._leg.changes.get(ending.id, ())),
                    bill_first=True,
                    bill=self._booked(ending.bill),
                ),
            ),
            mark=ending.mark,
        )

    def _words_after(self, ending: Ending) -> tuple[Target, ...]:
        """Return the campaign's endings that may follow one of the last leg, the last without a condition."""
        fitting = [word for word in self._last_words if not word.of or ending.id in word.of]
        return tuple(Target(to=word.ending.id, when=word.when, mark=word.ending.mark) for word in fitting)

    def _lead_on(self, text: str, *to: Target) -> Choice:
        return Choice(id=GO_ON, text=text, history=True, passes=True, to=to, mark=self._decision.mark)
