"""The reckoning: the two bills side by side, the lenses, the endings, the theses, the road."""

from typing import ClassVar

from textual.binding import BindingType

from game.counting.roadmap import draw_roadmap
from game.errors import OnesideError
from game.play.page import Page, ReckoningDetail, detail_of
from game.play.phrases import describe_order
from game.scenes.bars import LABEL, YOU, draw_axis, draw_legend, draw_whys
from game.scenes.commands import Where, list_bindings
from game.scenes.context import StartPoint
from game.scenes.drawing import ACCENT, MUTED, STRONG, Drawing, ink, line, space_out, stack, words, wrap
from game.scenes.meters import explain
from game.scenes.reading import ReadingScene, Section
from game.scenes.reveal import draw_predictions
from game.scenes.road import draw_road
from game.scenes.roads import build_roads_sheet
from game.scenes.verdicts import draw_calibration, draw_endings, draw_lenses, draw_theses
from game.story.walk import history_of


class ReckoningScene(ReadingScene):
    """What the road cost and brought, beside what history's did."""

    PLACES: ClassVar[tuple[Where, ...]] = (Where.RECKONING, Where.READING, Where.PAGE, Where.SCROLL)
    BINDINGS: ClassVar[list[BindingType]] = list_bindings(Where.RECKONING)

    def sections(self) -> list[Section]:
        """Return the sections, as far as there is anything in them."""
        sections = build_reckoning_sections(self.page)
        detail = detail_of(self.page, ReckoningDetail)
        if detail.predictions:
            record = self.host.context.records.find_calibration()
            sections.append(
                Section("Predictions", space_out([draw_predictions(detail.predictions), draw_calibration(record)]))
            )
        return sections

    def action_transcript(self) -> None:
        """Keep the game as a file."""
        try:
            path = self.host.keep_transcript(self.session.game)
        except OnesideError as error:
            self.say(str(error))
            return
        self.say(f"The transcript is in {path}.")

    def action_place(self) -> None:
        """Show where the road stands among all roads."""
        self.host.show_place(self.session.game)

    def action_all_roads(self) -> None:
        """Show all passages as a graph."""
        game = self.session.game
        drawn = draw_roadmap(game.decision, game.road, history_of(game.decision), self.session.find_places_seen())
        self.app.push_screen(build_roads_sheet(drawn))

    def action_again(self) -> None:
        """Begin this decision anew."""
        self.host.begin(StartPoint(decision=self.session.address))


def build_reckoning_sections(page: Page) -> list[Section]:
    """Return what a reckoning says of one game, as far as there is anything to say."""
    detail = detail_of(page, ReckoningDetail)
    sections: list[Section] = [Section("The two bills", draw_bills(detail))]
    if detail.lenses:
        sections.append(Section("Through the lenses", draw_lenses(detail)))
    if detail.plot:
        from game.scenes.plot import build_plot_section  # noqa: PLC0415 - plotext, 18 ms; only a campaign draws one

        sections.append(build_plot_section(detail.plot))
    order = describe_order(page)
    road = space_out([draw_road(page.road), words(order, MUTED)]) if order else draw_road(page.road)
    sections.append(Section("Your road", road))
    sections.append(Section("Where the figures come from", space_out(draw_whys(one) for one in detail.lines)))
    sections.append(Section("Endings", draw_endings(detail)))
    if detail.theses:
        sections.append(Section("Theses on trial", draw_theses(detail)))
    if detail.unveiled:
        drawing = words("These worked from the first page and were kept from you.", MUTED)
        sections.append(
            Section("Behind the curtain", space_out([drawing, *(explain(gauge) for gauge in detail.unveiled)]))
        )
    return sections


def draw_bills(detail: ReckoningDetail, whose: str = YOU) -> Drawing:
    """Draw where both roads ended, and what each cost; `whose` is the one beside history's."""
    return space_out([_roads(detail, whose), *(draw_axis(one, whose) for one in detail.lines), draw_legend()])


def _roads(detail: ReckoningDetail, whose: str) -> Drawing:
    yours = line(ink(f"{whose:<{LABEL}}", ACCENT), ink(detail.ending, STRONG))
    theirs = line(ink(f"{'history':<{LABEL}}", "bold"), ink(detail.history_ending))
    said = "You walked" if whose == YOU else f"The {whose} walked"
    same = [words(f"{said} history's own road.", MUTED)] if detail.same_as_history else []
    return stack(lambda width: wrap(yours, width), lambda width: wrap(theirs, width), *same)
