"""The reckoning: the two bills side by side, the lenses, the endings, the theses, the road."""

from typing import ClassVar

from textual.binding import BindingType

from game.counting.roadmap import roadmap
from game.errors import OnesideError
from game.play.page import Page, ReckoningDetail, detail_of
from game.scenes.bars import axis_lines, legend
from game.scenes.commands import Where, bindings
from game.scenes.context import Start
from game.scenes.drawing import ACCENT, MUTED, STRONG, Drawing, ink, line, spaced, stack, words, wrapped
from game.scenes.meters import explained
from game.scenes.reading import ReadingScene, Section
from game.scenes.reveal import predictions
from game.scenes.road import road
from game.scenes.roads import roads_sheet
from game.scenes.verdicts import calibration, endings, lenses, theses
from game.story.walk import history_of


class ReckoningScene(ReadingScene):
    """What the road cost and brought, beside what history's did."""

    PLACES: ClassVar[tuple[Where, ...]] = (Where.RECKONING, Where.READING, Where.PAGE, Where.SCROLL)
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.RECKONING)

    def sections(self) -> list[Section]:
        """Give the sections, as far as there is anything in them."""
        sections = reckoning_sections(self.page)
        detail = detail_of(self.page, ReckoningDetail)
        if detail.predictions:
            record = self.host.table.records.calibration()
            sections.append(Section("Predictions", spaced([predictions(detail.predictions), calibration(record)])))
        return sections

    def action_transcript(self) -> None:
        """Keep the game as a file."""
        try:
            path = self.host.keep_transcript(self.sitting.game)
        except OnesideError as error:
            self.say(str(error))
            return
        self.say(f"The transcript is in {path}.")

    def action_place(self) -> None:
        """Show where the road stands among all roads."""
        self.host.show_place(self.sitting.game)

    def action_all_roads(self) -> None:
        """Show all passages as a graph."""
        game = self.sitting.game
        drawn = roadmap(game.decision, game.road, history_of(game.decision), self.sitting.places_seen())
        self.app.push_screen(roads_sheet(drawn))

    def action_again(self) -> None:
        """Begin this decision anew."""
        self.host.begin(Start(decision=self.sitting.address))


def reckoning_sections(page: Page) -> list[Section]:
    """Give what a reckoning says of one game, as far as there is anything to say."""
    detail = detail_of(page, ReckoningDetail)
    bills = spaced([_roads(detail), *(axis_lines(one) for one in detail.lines), legend()])
    sections: list[Section] = [Section("The two bills", bills)]
    if detail.lenses:
        sections.append(Section("Through the lenses", lenses(detail)))
    if detail.plot:
        from game.scenes.plot import over_the_years  # noqa: PLC0415 - only a campaign draws one

        sections.append(over_the_years(detail.plot))
    sections.append(Section("Your road", road(page.road)))
    sections.append(Section("Endings", endings(detail)))
    if detail.theses:
        sections.append(Section("Theses on trial", theses(detail)))
    if detail.unveiled:
        told = words("These worked from the first page and were kept from you.", MUTED)
        sections.append(Section("Behind the curtain", spaced([told, *(explained(gauge) for gauge in detail.unveiled)])))
    return sections


def _roads(detail: ReckoningDetail) -> Drawing:
    yours = line(ink("you      ", ACCENT), ink(detail.ending, STRONG))
    theirs = line(ink("history  ", "bold"), ink(detail.history_ending))
    same = [words("You walked history's own road.", MUTED)] if detail.same_as_history else []
    return stack(lambda width: wrapped(yours, width), lambda width: wrapped(theirs, width), *same)
