"""A folder of content: its decisions listed and opened.

Listing comes first, at the start of the program, and must be quick: what reads and checks is imported when it is
asked for.
"""

import functools
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from game.address import Address
from game.errors import ContentError
from game.library.folders import CAMPAIGNS, LESSONS, STORIES, is_campaign
from game.library.lesson_headings import LessonHeading, read_lesson_heading
from game.library.summaries import Heading, read_campaign_heading, read_heading
from game.parsing.quoting import quote
from game.problems import suggest
from game.story.legs import PartOf

if TYPE_CHECKING:  # a list is written before what reads a decision or a pack is imported
    from game.library.lessons import OpenLesson
    from game.library.packs import Pack
    from game.library.references import Shared
    from game.story.model import Decision
    from game.story.references import References


@attrs.frozen(kw_only=True, eq=False)
class OpenDecision:
    """A decision taken from its shelf, with what it shares and the address at which it is found again.

    `figures` is the folder of what was counted of it and came with it, if some could.
    """

    address: Address
    decision: "Decision"
    references: "References"
    figures: Path | None = None


@attrs.frozen
class Shelf:
    """A content folder: `decisions/`, the `bridges/` and `campaigns/` that join them, and what they share.

    It may lack what stands on the shelf `behind` it. The game's own has none behind it; of the others one is of a
    `pack`, or else a folder without a manifest. `lacks` says what the pack needs and does not find.
    """

    root: Path
    behind: "Shelf | None" = None
    pack: "Pack | None" = None
    lacks: str = ""

    @property
    def title(self) -> str:
        """The title of the pack; empty where there is none."""
        return self.pack.manifest.title if self.pack else ""

    @property
    def name(self) -> str:
        """The name of the pack; empty where there is none."""
        return self.pack.manifest.name if self.pack else ""

    @property
    def packed(self) -> Path | None:
        """The .zip that this shelf was unpacked from, if it was: it cannot be written to."""
        return self.pack.origin if self.pack and self.pack.is_packed else None

    @property
    def figures(self) -> Path | None:
        """The folder of what was counted of the decisions and came with them; None for others than the game's own.

        Whoever made a pack might have written anything there.
        """
        return self.root / "figures" if self.behind is None else None

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files of the decisions, by name."""
        return self._files("decisions")

    def stories(self) -> tuple[Path, ...]:
        """Return the files of decisions, bridges and campaigns."""
        return tuple(path for folder in STORIES for path in self._files(folder))

    def lessons(self) -> tuple[Path, ...]:
        """Return the files of the lessons, by name."""
        return self._files(LESSONS)

    def lessons_on(self, story: str) -> tuple[LessonHeading, ...]:
        """List the lessons that are held on a decision, those of this shelf before those of the shelf behind."""
        own = tuple(one for one in map(read_lesson_heading, self.lessons()) if one.decision == story)
        return own + (self.behind.lessons_on(story) if self.behind else ())

    def open_lesson(self, path: Path) -> "OpenLesson":
        """Take a lesson of this shelf with its decision; raises ContentError where one of them cannot be opened."""
        from game.library.lessons import OpenLesson, open_lesson  # noqa: PLC0415 - 30 of 150 ms of a list

        if self.lacks:
            raise ContentError(self.lacks)
        lesson, decision = open_lesson(path, self.shared, self.opener_beside(path))
        holder, beside = self.holding(decision.id), _beside(path, decision.id)
        return OpenLesson(
            path=path,
            address=Address.of_file(beside) if beside else holder.address(holder.path_of(decision.id)),
            lesson=lesson,
            decision=decision,
            references=self.references(),
        )

    def headings(self) -> tuple[Heading, ...]:
        """List the decisions by date, broken ones last; reads no further than is needed for that."""
        return _by_date(map(self.heading, self.paths))

    def campaigns(self) -> tuple[Heading, ...]:
        """List the campaigns by date, as `headings` does the decisions; their endings are those of the last leg."""
        return _by_date(map(self.heading, self._files(CAMPAIGNS)))

    def heading(self, path: Path) -> Heading:
        """Read what a list says of one of the stories."""
        heading = self._with_endings(read_campaign_heading(path)) if is_campaign(path) else read_heading(path)
        if self.pack is None:
            return heading
        return attrs.evolve(heading, broken=self.pack.name_origin(heading.broken) or self.lacks)

    def _with_endings(self, campaign: Heading) -> Heading:
        last = next((path for path in self.stories() if campaign.legs[-1:] == (path.stem,)), None)
        return campaign if last is None else attrs.evolve(campaign, endings=read_heading(last).endings)

    def address(self, path: Path) -> Address:
        """Return the address at which one of the stories is found again."""
        if self.pack is not None:
            return Address(path.stem, self.name, self.pack.origin.absolute())
        return Address(path.stem) if self.behind is None else Address.of_file(path.absolute())

    def has(self, story: str) -> bool:
        """Tell whether a decision, a bridge or a campaign of that id is here."""
        return any(path.stem == story for path in self.stories())

    def path_of(self, story: str) -> Path:
        """Return the file of a decision, a bridge or a campaign; raises ContentError where there is none."""
        paths = {path.stem: path for path in reversed(self.stories())}
        if story not in paths:
            mend = suggest(story, paths) or " 'oneside list' names those that exist."
            message = f"There is no decision {quote(story)}.{mend}"
            raise ContentError(message)
        return paths[story]

    def path_at(self, address: Address) -> Path:
        """Return the file at one of this shelf's addresses; raises ContentError where there is none."""
        return address.path if address.path and not address.pack else self.path_of(address.story)

    def holding(self, story: str) -> "Shelf":
        """Return the nearest shelf that has a story, of this and those behind it; this one where none has."""
        shelf: Shelf | None = self
        while shelf is not None and not shelf.has(story):
            shelf = shelf.behind
        return shelf or self

    @functools.cached_property
    def shared(self) -> "Shared":
        """What the decisions share, with the problems of its files; read once."""
        from game.library.references import read_references  # noqa: PLC0415 - 17 of 150 ms of a list

        return read_references(self.root, self.behind.references() if self.behind else None)

    def references(self) -> "References":
        """Return what the decisions share; read once."""
        return self.shared.references

    def open_at(self, address: Address) -> OpenDecision:
        """Take the story at one of this shelf's addresses; raises ContentError as `open` does."""
        decision = self.open_file(self.path_at(address))
        return OpenDecision(address=address, decision=decision, references=self.references(), figures=self.figures)

    def open(self, story: str) -> "Decision":
        """Read a decision, a bridge or a campaign of this shelf or of those behind it.

        Raises ContentError where there is none, where it has errors, or where its pack needs what is not there.
        """
        shelf = self.holding(story)
        return shelf.open_file(shelf.path_of(story))

    def opener_beside(self, path: Path) -> "Callable[[str], Decision]":
        """Return what opens the decision of a lesson, which may lie beside the lesson where that lies in no folder."""

        def open_named(story: str) -> "Decision":
            beside = _beside(path, story)
            return self.open_file(beside) if beside else self.open(story)

        return open_named

    def open_file(self, path: Path) -> "Decision":
        """Read a decision from anywhere, with what this shelf's decisions share; raises ContentError as `open` does.

        A decision knows the campaigns of which it is a leg.
        """
        if self.lacks:
            raise ContentError(self.lacks)
        try:
            decision = self._read(path)
        except ContentError as error:
            if self.pack is None:
                raise
            raise ContentError(self.pack.name_origin(str(error)), error.problems) from error
        own = {meter.id for meter in decision.meters}
        return attrs.evolve(decision, part_of=tuple(self._part_of(decision.id, own)))

    def _read(self, path: Path) -> "Decision":
        if is_campaign(path):
            from game.library.campaigns import open_campaign  # noqa: PLC0415 - 34 of 150 ms of a list

            return open_campaign(path, self.shared, self.open)
        from game.library.checking import open_decision  # noqa: PLC0415 - 30 of 150 ms of a list

        return open_decision(path, self.shared)

    def _part_of(self, decision_id: str, meters: AbstractSet[str]) -> Iterator[PartOf]:
        for path in self._files(CAMPAIGNS):
            campaign = read_campaign_heading(path)
            if decision_id in campaign.legs:
                later = decision_id != campaign.legs[0]
                yield PartOf(title=campaign.title, inherits=later and not meters.isdisjoint(campaign.carried))

    def _files(self, folder: str) -> tuple[Path, ...]:
        return tuple(sorted((self.root / folder).glob("*.yaml")))


def _beside(lesson: Path, story: str) -> Path | None:
    """Return the file of a decision beside a lesson that lies in no content folder, where there is one."""
    beside = lesson.absolute().with_name(f"{story}.yaml")
    return beside if lesson.parent.name != LESSONS and beside != lesson.absolute() and beside.is_file() else None


def _by_date(headings: Iterable[Heading]) -> tuple[Heading, ...]:
    return tuple(sorted(headings, key=lambda heading: (heading.date.first, heading.date.last, heading.id)))
