"""The title: the decisions along a time line, the campaigns, the game to go on with, and the few things besides."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from game.address import Address
from game.library.listing import Listed
from game.library.summaries import Heading
from game.saving.slots import SavedGame
from game.scenes.commands import Command, Where, list_bindings
from game.scenes.context import StartPoint
from game.scenes.drawing import ACCENT, MUTED, STRONG, Drawing, Lines, ink, line, wrap
from game.scenes.help import build_how_to_play
from game.scenes.host import Host
from game.scenes.scene import Scene
from game.scenes.widgets.choice_list import ChoiceLine, ChoiceList
from game.scenes.widgets.text_view import TextView

NAME = "L E A N   T O   O N E   S I D E"
SEAL = " 一邊倒 "
MOTTO = "You know what they knew. Decide, then see the cost and what history did."
CONTINUE = "continue"
PAGE, ALL = 3, 1000
"""Entries that a page key moves by, and more entries than there are."""


class TitleScene(Scene):
    """Where one chooses what to play."""

    PLACES: ClassVar[tuple[Where, ...]] = (Where.TITLE,)
    BINDINGS: ClassVar[list[BindingType]] = list_bindings(Where.TITLE, Where.SCROLL)

    def __init__(self, host: Host) -> None:
        """Show what there is to play."""
        super().__init__()
        self.host = host

    def body(self) -> ComposeResult:
        """Yield the name, the motto, the time line, the campaigns and the packs."""
        context = self.host.context
        listing, slots = context.catalogue.listing(context.asked), context.slots
        self.saved = slots.latest() if slots else None
        with Vertical(id="title"):
            yield TextView(_name, classes="name")
            with ChoiceList([(CONTINUE, _continue(self.saved))] if self.saved else [], id="options"):
                yield from self._entries(listing.decisions)
                if listing.campaigns:
                    yield TextView(_over_campaigns, classes="over")
                yield from self._entries(listing.campaigns)
                for pack in listing.packs:
                    yield TextView(draw_pack_title(pack.title, pack.broken or pack.summary), classes="over")
                    yield from self._entries(pack.stories)

    def _entries(self, stories: tuple[Listed, ...]) -> Iterable[ChoiceLine]:
        for each in stories:
            found = len(self.host.context.records.list_endings(each.address))
            begun = self.saved is not None and self.saved.address.name == each.address.name
            drawing = draw_point(each.heading, found, last=each is stories[-1], begun=begun)
            yield ChoiceLine(f"decision:{each.address}", drawing)

    def list_named(self) -> list[Command]:
        """Leave out what would come to nothing."""
        return [one for one in super().list_named() if one.id != "continue_game" or self.saved is not None]

    def look_again(self) -> None:
        """Show what was found and saved since."""
        self.call_later(self._renew)

    async def _renew(self) -> None:
        await self.recompose()
        self.on_mount()

    def on_mount(self) -> None:
        """Select the first entry, and say what is to be said."""
        entries = self.query(ChoiceLine)
        if entries:
            entries.first().focus()
        else:
            self.say("There are no decisions in the content folder.")

    def on_choice_line_taken(self, event: ChoiceLine.Taken) -> None:
        """Go on with the saved game, or begin a decision."""
        if self.is_cramped:
            return
        if event.taken == CONTINUE:
            self.action_continue_game()
        else:
            self.host.begin(StartPoint(decision=Address.parse(event.taken.removeprefix("decision:"))))

    def action_continue_game(self) -> None:
        """Go on with the game played last."""
        if self.saved is None:
            self.say("There is no game to go on with yet; choose a decision.")
        else:
            self.host.begin(StartPoint(resume=self.saved))

    def action_how_to_play(self) -> None:
        """Tell how the game is played."""
        self.app.push_screen(build_how_to_play())

    def action_forth(self) -> None:
        """Select the next entry."""
        self._step(1)

    def action_back_one(self) -> None:
        """Select the entry before."""
        self._step(-1)

    def action_page_down(self) -> None:
        """Select an entry further down."""
        self._step(PAGE)

    def action_page_up(self) -> None:
        """Select an entry further up."""
        self._step(-PAGE)

    def action_top(self) -> None:
        """Select the first entry."""
        self._step(-ALL)

    def action_bottom(self) -> None:
        """Select the last entry."""
        self._step(ALL)

    def _step(self, by: int) -> None:
        self.query_one("#options", ChoiceList).step(by)


def _name(width: int) -> Lines:
    name = line(ink(NAME, STRONG), ink("   "), ink(SEAL, "bold $seal-ink on $seal"))
    return [name, ink(""), *wrap(ink(MOTTO, MUTED), width)]


def _over_campaigns(width: int) -> Lines:
    text = "Decisions in a row: what you leave behind in one is there in the next."
    return [ink("CAMPAIGNS", f"bold {ACCENT}"), *wrap(ink(text, MUTED), width), ink("")]


def _continue(saved: SavedGame) -> Drawing:
    content = line(ink("Continue  ", f"bold {ACCENT}"), ink(saved.title, STRONG), ink(f"  {saved.place}", MUTED))
    return lambda width: [*wrap(content, width, ink("▶ ", ACCENT)), ink("")]


def draw_pack_title(title: str, text: str) -> Drawing:
    """Draw the title of a pack with a line on it, above its decisions."""
    return lambda width: [
        *wrap(ink(title, STRONG), width, ink("  "), ink("  ")),
        *wrap(ink(text, MUTED), width, ink("  "), ink("  ")),
        ink(""),
    ]


def draw_point(heading: Heading, found: int, *, last: bool, begun: bool) -> Drawing:
    """Draw a decision as a point of the time line: year, title, date and place, summary, endings found.

    A campaign is no point of it: it has a sign of its own, no stem, and says how many legs it has.
    """
    empty, full = ("◇", "◆") if heading.legs else ("○", "●")
    legs = f", {len(heading.legs)} legs" if heading.legs else ""

    def draw(width: int) -> Lines:
        year = ink(str(heading.date.first.year), f"bold {ACCENT}")
        stem = ink("        " if last or heading.legs else "     │  ", MUTED)
        if heading.broken:
            cross = ink("     ×  ", ACCENT)  # noqa: RUF001 - the sign, not the letter
            return [*wrap(ink(f"{heading.title}: {heading.broken}", MUTED), width, cross, stem), stem]
        head = line(year, ink(f" {full if found else empty}  ", ACCENT))
        lines = wrap(ink(heading.title, STRONG), width, head, stem)
        lines += wrap(ink(f"{heading.date}, {heading.place}{legs}", MUTED), width, stem, stem)
        lines += wrap(ink(heading.summary), width, stem, stem)
        text = _progress(heading, found, begun=begun)
        if text:
            lines += wrap(ink(text, ACCENT), width, stem, stem)
        return [*lines, stem]

    return draw


def _progress(heading: Heading, found: int, *, begun: bool) -> str:
    of = f" of {heading.endings}" if heading.endings else ""
    parts = [f"{found}{of} {'ending' if found == 1 and not of else 'endings'} found"] if found else []
    return "; ".join([*parts, *(["a game in progress"] if begun else [])])
