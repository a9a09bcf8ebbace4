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
from game.scenes.commands import Command, Where, bindings
from game.scenes.context import Start
from game.scenes.drawing import ACCENT, MUTED, STRONG, Drawing, Lines, ink, line, wrapped
from game.scenes.help import how_to_play
from game.scenes.host import Host
from game.scenes.scene import Scene
from game.scenes.widgets.choice_list import Entries, Entry
from game.scenes.widgets.text_view import Words

NAME = "L E A N   T O   O N E   S I D E"
SEAL = " 一邊倒 "
MOTTO = "You know what they knew. Decide, then see the cost and what history did."
CONTINUE = "continue"
PAGE, ALL = 3, 1000
"""Entries that a page key moves by, and more entries than there are."""


class TitleScene(Scene):
    """Where one chooses what to play."""

    PLACES: ClassVar[tuple[Where, ...]] = (Where.TITLE,)
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.TITLE, Where.SCROLL)

    def __init__(self, host: Host) -> None:
        """Show what there is to play."""
        super().__init__()
        self.host = host

    def body(self) -> ComposeResult:
        """Give the name, the motto, the time line, the campaigns and the packs."""
        table = self.host.table
        listing, slots = table.catalogue.listing(table.asked), table.slots
        self.saved = slots.latest() if slots else None
        with Vertical(id="title"):
            yield Words(_name, classes="name")
            with Entries([(CONTINUE, _continue(self.saved))] if self.saved else [], id="options"):
                yield from self._entries(listing.decisions)
                if listing.campaigns:
                    yield Words(_over_campaigns, classes="over")
                yield from self._entries(listing.campaigns)
                for pack in listing.packs:
                    yield Words(named_pack(pack.title, pack.broken or pack.summary), classes="over")
                    yield from self._entries(pack.stories)

    def _entries(self, stories: tuple[Listed, ...]) -> Iterable[Entry]:
        for each in stories:
            found = len(self.host.table.records.endings(each.address))
            begun = self.saved is not None and self.saved.address.name == each.address.name
            drawing = point(each.heading, found, last=each is stories[-1], begun=begun)
            yield Entry(f"decision:{each.address}", drawing)

    def named(self) -> list[Command]:
        """Leave out what would come to nothing."""
        return [one for one in super().named() if one.id != "continue_game" or self.saved is not None]

    def look_again(self) -> None:
        """Show what was found and saved since."""
        self.call_later(self._renew)

    async def _renew(self) -> None:
        await self.recompose()
        self.on_mount()

    def on_mount(self) -> None:
        """Select the first entry, and say what is to be said."""
        entries = self.query(Entry)
        if entries:
            entries.first().focus()
        else:
            self.say("There are no decisions in the content folder.")

    def on_entry_taken(self, event: Entry.Taken) -> None:
        """Go on with the saved game, or begin a decision."""
        if self.cramped:
            return
        if event.taken == CONTINUE:
            self.action_continue_game()
        else:
            self.host.begin(Start(decision=Address.parse(event.taken.removeprefix("decision:"))))

    def action_continue_game(self) -> None:
        """Go on with the game played last."""
        if self.saved is None:
            self.say("There is no game to go on with yet; choose a decision.")
        else:
            self.host.begin(Start(resume=self.saved))

    def action_how_to_play(self) -> None:
        """Tell how the game is played."""
        self.app.push_screen(how_to_play())

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
        self.query_one("#options", Entries).step(by)


def _name(width: int) -> Lines:
    name = line(ink(NAME, STRONG), ink("   "), ink(SEAL, "bold $seal-ink on $seal"))
    return [name, ink(""), *wrapped(ink(MOTTO, MUTED), width)]


def _over_campaigns(width: int) -> Lines:
    told = "Decisions in a row: what you leave behind in one is there in the next."
    return [ink("CAMPAIGNS", f"bold {ACCENT}"), *wrapped(ink(told, MUTED), width), ink("")]


def _continue(saved: SavedGame) -> Drawing:
    told = line(ink("Continue  ", f"bold {ACCENT}"), ink(saved.title, STRONG), ink(f"  {saved.place}", MUTED))
    return lambda width: [*wrapped(told, width, ink("▶ ", ACCENT)), ink("")]


def named_pack(title: str, told: str) -> Drawing:
    """Draw the title of a pack with a line on it, above its decisions."""
    return lambda width: [
        *wrapped(ink(title, STRONG), width, ink("  "), ink("  ")),
        *wrapped(ink(told, MUTED), width, ink("  "), ink("  ")),
        ink(""),
    ]


def point(heading: Heading, found: int, *, last: bool, begun: bool) -> Drawing:
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
            return [*wrapped(ink(f"{heading.title}: {heading.broken}", MUTED), width, cross, stem), stem]
        head = line(year, ink(f" {full if found else empty}  ", ACCENT))
        lines = wrapped(ink(heading.title, STRONG), width, head, stem)
        lines += wrapped(ink(f"{heading.date}, {heading.place}{legs}", MUTED), width, stem, stem)
        lines += wrapped(ink(heading.summary), width, stem, stem)
        told = _progress(heading, found, begun=begun)
        if told:
            lines += wrapped(ink(told, ACCENT), width, stem, stem)
        return [*lines, stem]

    return draw


def _progress(heading: Heading, found: int, *, begun: bool) -> str:
    of = f" of {heading.endings}" if heading.endings else ""
    parts = [f"{found}{of} {'ending' if found == 1 and not of else 'endings'} found"] if found else []
    return "; ".join([*parts, *(["a game in progress"] if begun else [])])
