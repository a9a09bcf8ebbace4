"""The scene of the pages that tell or ask: the story, the options, the side panel; pages turn in place."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from game.play.page import Page
from game.scenes.briefing import BriefingView
from game.scenes.commands import Where, find_command_of, list_bindings
from game.scenes.consequence import ConsequenceView
from game.scenes.ending import EndingView
from game.scenes.maps import build_map_sheet
from game.scenes.option_list import draw_options
from game.scenes.page_scene import PageHost, PageScene
from game.scenes.passage import BetweenView, PassageView
from game.scenes.question import QuestionView
from game.scenes.view import View
from game.scenes.widgets.choice_list import ChoiceList
from game.scenes.widgets.masthead import Masthead, draw_masthead
from game.scenes.widgets.scroll_column import LazyScroll, MoreLine, ScrollColumn
from game.scenes.widgets.text_view import TextView
from game.session import Session
from game.story.journal import Stage

VIEWS: dict[Stage, type[View]] = {
    Stage.BRIEFING: BriefingView,
    Stage.PASSAGE: PassageView,
    Stage.CONSEQUENCE: ConsequenceView,
    Stage.ENDING: EndingView,
    Stage.QUESTION: QuestionView,
}


class StoryScene(PageScene):
    """Draws one page after the other through the view of its kind."""

    BINDINGS: ClassVar[list[BindingType]] = list_bindings(Where.PASSAGE, Where.QUESTION)
    VIEWS: ClassVar[dict[Stage, type[View]]] = VIEWS

    def __init__(self, session: Session, host: PageHost) -> None:
        """Show the page of this session."""
        super().__init__(session, host)
        self.view: View | None = None

    def find_view(self) -> View:
        """Return the view of the page."""
        page = self.page
        if self.view is None or self.view.page is not page:
            kind = BetweenView if page.stage is Stage.PASSAGE and not page.asks else self.VIEWS[page.stage]
            self.view = kind(page, blind=self.host.context.settings.blind)
        return self.view

    @property
    def places(self) -> tuple[Where, ...]:
        """The places whose commands hold on this page."""
        return self.find_view().PLACES

    def body(self) -> ComposeResult:
        """Yield the masthead, the story, the options and the panel."""
        view = self.find_view()
        yield Masthead(draw_masthead(self.page))
        yield TextView(view.strip(), id="strip")
        with Horizontal(id="spread"):
            with Vertical(id="column"):
                with ScrollColumn(id="roll"):
                    yield TextView(view.story(), id="story")
                    yield TextView(view.below(), id="below")
                yield MoreLine()
                yield ChoiceList(draw_options(self.page.options, asks=view.ASKS), id="options")
            with LazyScroll(id="panel"):
                yield TextView(view.beside(), id="beside")
            yield from self.at_the_side()

    def at_the_side(self) -> ComposeResult:
        """Return what else stands at the side of the story: nothing, for a player."""
        return ()

    def on_mount(self) -> None:
        """Begin the page."""
        self.begin()

    def turn(self, *, home: bool = True) -> None:
        """Show the page that the session has come to, in the place of the one before; with `home` from its top."""
        self.page = self.session.page
        view = self.find_view()
        self.query_one(Masthead).redraw(draw_masthead(self.page))
        for name, drawing in (
            ("strip", view.strip()),
            ("story", view.story()),
            ("below", view.below()),
            ("beside", view.beside()),
        ):
            self.query_one(f"#{name}", TextView).redraw(drawing)
        self.query_one("#options", ChoiceList).fill(draw_options(self.page.options, asks=view.ASKS))
        self.leave_room("#options")
        if home:
            self.remove_class("-panel")
            self.scroll_column.scroll_home(animate=False)
        self.rename()
        self.begin()

    def begin(self) -> None:
        """Say what is to be said about the move, and select the only option of a page that asks nothing."""
        self.say(self.session.notice)
        if self.find_view().ASKS:
            self.set_focus(None)
        else:
            self.query_one("#options", ChoiceList).step(1)

    def on_scroll_column_moved(self) -> None:
        """Keep the story as high as it may be, and say how much is below."""
        self.leave_room("#options")
        super().on_scroll_column_moved()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let only the commands of this kind of page be done."""
        declared = find_command_of(action)
        if declared is not None and declared.where not in (*self.places, Where.ANYWHERE):
            return False
        return super().check_action(action, parameters)

    def action_go_on(self) -> None:
        """Turn the page."""
        self.answer(self.page.options[0])

    def action_choose(self, number: int) -> None:
        """Choose by number."""
        if number <= len(self.page.options):
            self.answer(self.page.options[number - 1])
        else:
            self.say(f"There are {len(self.page.options)} choices here.")

    def action_answer(self, number: int) -> None:
        """Answer by number."""
        self.action_choose(number)

    def action_why(self) -> None:
        """Say why choices are closed."""
        closed = [option for option in self.page.options if not option.open]
        text = "\n".join(f"{option.text}: {self.refusal(option)}" for option in closed)
        self.say(text or "Every choice is open here.")

    def action_map(self) -> None:
        """Look at the map."""
        if self.page.map is None:
            self.say("There is no map for this passage.")
            return
        self.app.push_screen(build_map_sheet(self.page.map, self.size.height))

    def action_panel(self) -> None:
        """Turn between the story and the panel where there is room for one of them."""
        self.toggle_class("-panel")

    def action_forth(self) -> None:
        """Select the next option, or scroll where nothing is asked."""
        self._step(1)

    def action_back_one(self) -> None:
        """Select the option before, or scroll where nothing is asked."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if self.find_view().ASKS:
            self.query_one("#options", ChoiceList).step(by)
        else:
            self.scroll_column.scroll_relative(y=by, animate=False)


def shows(page: Page) -> bool:
    """Tell whether a page is shown by this scene."""
    return page.stage in VIEWS
