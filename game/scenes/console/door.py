"""How students come in: the addresses of this computer, opened to them only once the teacher has said so."""

from collections.abc import Callable

import attrs

from game.scenes.console.qr import MakeMatrix, Matrix
from game.scenes.console.sheets import ActionSheet
from game.scenes.drawing import MUTED, Drawing, space_out, stack, words

EXPLAINED = """\
So far only this computer can reach the class. To open it means: every device in the network can see the page that asks
for the code, and with the code take a place. What is sent is not encrypted; it holds no names, e-mail or accounts.
Nothing else on this computer can be reached, and it ends when you quit."""

NONE_FOUND = """\
This computer has no address in a network just now: join one (or make one: a phone's hotspot will do), and press a
again. Without a network, *oneside host --hands* counts raised hands, and *--hot-seat* hands the keyboard round."""


@attrs.frozen(kw_only=True)
class Door:
    """What the console needs to let students in.

    `find_addresses` gives this computer's addresses in its networks, `open_at` lets the classes be reached at one of
    them and raises OnesideError, `draw` makes the QR of an address, `show_page` opens one in a browser if it can.
    """

    find_addresses: Callable[[], tuple[str, ...]]
    open_at: Callable[[str], str]
    draw: MakeMatrix
    show_page: Callable[[str], bool]
    asks: bool = True

    def draw_matrix(self, address: str) -> Matrix | None:
        """Return the QR of an address, None where there is none."""
        return self.draw(address) if address else None


def build_address_sheet(addresses: tuple[str, ...], choose: Callable[[str], None]) -> ActionSheet:
    """Ask at which address students may reach the class; `choose` is told the one that is chosen."""
    entries = [
        (f"Open the class at {one} to everybody in that network", lambda one=one: choose(one)) for one in addresses
    ]
    kept = ("Stay on this computer alone for now (a asks again)", lambda: None)
    return ActionSheet("How students reach the class", _draw_explained(addresses), [*entries, kept])


def _draw_explained(addresses: tuple[str, ...]) -> Drawing:
    return space_out([words(EXPLAINED), *([] if addresses else [words(NONE_FOUND, MUTED)]), stack()])
