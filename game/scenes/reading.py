"""A long page in sections: the reveal and the reckoning are read so."""

from typing import ClassVar

import attrs
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget

from game.scenes.commands import Where, list_bindings
from game.scenes.drawing import (
    ACCENT,
    EMPTY,
    HEADING,
    MUTED,
    Drawing,
    Lines,
    ink,
    line,
    pack,
    rule,
    stack,
    touch,
    wrap,
)
from game.scenes.option_list import draw_options
from game.scenes.page_scene import PageScene
from game.scenes.widgets.choice_list import ChoiceList
from game.scenes.widgets.masthead import Masthead, draw_masthead
from game.scenes.widgets.scroll_column import MoreLine, ScrollColumn
from game.scenes.widgets.text_view import TextView


@attrs.frozen
class Section:
    """A part of the page under its name; `picture` stands below the drawing where words alone do not show it."""

    name: str
    drawing: Drawing
    picture: Widget | None = None


class ReadingScene(PageScene):
    """Sections one below another; a digit goes to one."""

    PLACES: ClassVar[tuple[Where, ...]] = (Where.READING, Where.PAGE, Where.SCROLL)
    BINDINGS: ClassVar[list[BindingType]] = list_bindings(Where.READING)

    def sections(self) -> list[Section]:
        """Return the sections: their names and what they show."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """Yield the masthead, the list of sections, and the sections."""
        sections = self.sections()
        names = [section.name for section in sections]
        yield Masthead(draw_masthead(self.page))
        yield TextView(_names_across(names), id="strip")
        with Horizontal(id="spread"):
            with Vertical(id="column"):
                with ScrollColumn(id="roll"):
                    for number, section in enumerate(sections, 1):
                        drawn = draw_section(section.name, section.drawing)
                        view = TextView(drawn, id=f"section-{number}", classes="section")
                        yield view
                        if section.picture is not None:
                            view.add_class("-pictured")
                            yield section.picture
                yield MoreLine()
                yield ChoiceList(draw_options(self.page.options, asks=False), id="options")
            with Vertical(id="panel"):
                yield TextView(_names_down(names))

    def on_mount(self) -> None:
        """Say what is to be said, and select the way on if there is one."""
        self.say(self.session.notice)
        self.query_one("#options", ChoiceList).step(1)

    def on_scroll_column_moved(self) -> None:
        """Keep the way on in view, and say how much is below."""
        self.leave_room("#options")
        super().on_scroll_column_moved()

    def action_forth(self) -> None:
        """Scroll down a line."""
        self.scroll_column.scroll_relative(y=1, animate=False)

    def action_back_one(self) -> None:
        """Scroll up a line."""
        self.scroll_column.scroll_relative(y=-1, animate=False)

    def on_text_view_touched(self, event: TextView.Touched) -> None:
        """Go to a section that was clicked."""
        name = str(event.meta.get("command", ""))
        if name.startswith("section-"):
            self.action_section(int(name.removeprefix("section-")))
            event.stop()
        else:
            super().on_text_view_touched(event)

    def action_section(self, number: int) -> None:
        """Go to a section."""
        found = self.query(f"#section-{number}")
        if found:
            self.scroll_column.scroll_to_widget(found.first(), animate=False, top=True, force=True)


def draw_section(name: str, drawing: Drawing) -> Drawing:
    """Draw a section: its name, a rule, its body."""
    return stack(lambda width: wrap(ink(name, HEADING), width), rule, lambda _: [EMPTY], drawing)


def _name(number: int, name: str) -> Content:
    return touch(line(ink(f"{number} ", f"bold {ACCENT}"), ink(name, MUTED)), command=f"section-{number}")


def _names_across(names: list[str]) -> Drawing:
    return pack(_name(number, name) for number, name in enumerate(names, 1))


def _names_down(names: list[str]) -> Drawing:
    def draw(width: int) -> Lines:
        lines = [ink("ON THIS PAGE", MUTED)]
        for number, name in enumerate(names, 1):
            lines.append(_name(number, name).truncate(width, ellipsis=True))
        return lines

    return draw
