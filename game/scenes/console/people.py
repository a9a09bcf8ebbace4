"""Who is in the class: a row for each student, with what the teacher must know of them at a glance."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message

from game.lesson.titles import format_clock
from game.lesson.view_values import PlaceRow, TeacherView
from game.scenes.drawing import ACCENT, EMPTY, MUTED, STRONG, Drawing, apart, ink, line, stack, touch, wrap
from game.scenes.widgets.scroll_column import LazyScroll
from game.scenes.widgets.text_view import TextView

IN, WAITING, REMOVED = "in", "waiting", "removed"
"""How a student stands, as the teacher's view says it."""


def sort_rows(rows: Sequence[PlaceRow]) -> list[PlaceRow]:
    """Put those who wait at the door first and those who were removed last; the others stay as they joined."""
    order = {WAITING: 0, IN: 1, REMOVED: 2}
    return sorted(rows, key=lambda row: order.get(row.standing, 1))


def draw_counts(view: TeacherView) -> Drawing:
    """Draw how many are here, how many have done what is asked, who waits at the door, and which roles are empty."""
    common = view.common
    members = [row for row in view.places if row.standing == IN]
    waiting = sum(row.standing == WAITING for row in view.places)
    parts = [ink(f"{view.counts.present} here", STRONG)]
    away = len(members) - view.counts.present
    parts += [ink(f"{away} away", MUTED)] if away else []
    parts += [ink(f"{view.counts.done} of {view.counts.awaited} done", STRONG)] if view.counts.awaited else []
    parts += [ink(f"{waiting} wait{'s' if waiting == 1 else ''} at the door", ACCENT)] if waiting else []
    parts += [ink("locked", ACCENT)] if view.locked else []
    counts = ink(" · ", MUTED).join(parts)
    titles = {role.id: role.title for role in common.roles if not role.observer}
    absent = [titles[role] for role in view.absent_roles if role in titles]
    empty = f"Nobody here holds: {', '.join(absent)}." if absent and members and not common.stopped else ""
    return stack(lambda width: wrap(counts, width), lambda width: wrap(ink(empty, MUTED), width) if empty else [])


def draw_row(row: PlaceRow, *, by_role: bool, selected: bool) -> Callable[[int], Content]:
    """Draw a student: here or not, their code, name, and role where the name does not say it; what they have done."""
    here = row.standing == IN and row.present
    sign = {WAITING: "?", REMOVED: "×"}.get(row.standing, "●" if here else "○")  # noqa: RUF001 - the sign
    mark = ink(f"{sign} ", ACCENT if row.standing == WAITING or row.straggles else "" if here else MUTED)
    name = ink(row.name, STRONG if here else MUTED)
    role = EMPTY if by_role else ink(f"  {row.role_title}", MUTED)
    state = _draw_state(row)
    lead = ink("▌" if selected else " ", ACCENT)

    def draw(width: int) -> Content:
        left = line(lead, mark, ink(f"{row.code} ", MUTED), name, role)
        content = touch(apart(left, state, width), person=str(row.place))
        return content.stylize("on $raised") if selected else content

    return draw


def _draw_state(row: PlaceRow) -> Content:
    if row.standing != IN:
        return ink("waits" if row.standing == WAITING else "removed", ACCENT if row.standing == WAITING else MUTED)
    extra = ink(f"+{format_clock(row.extra_seconds)} ", MUTED) if row.extra_seconds else EMPTY
    deputy = ink("deputy ", MUTED) if row.deputy_for else EMPTY
    if row.done is None:
        return line(deputy, extra)
    said = ink("✓", STRONG) if row.done else ink("writes" if row.straggles else "–", ACCENT if row.straggles else MUTED)  # noqa: RUF001
    return line(deputy, extra, said)


class PeopleScroll(LazyScroll, can_focus=False, inherit_bindings=False):
    """What the list scrolls in; the keys that move in it are the scene's."""


class PeopleList(TextView, can_focus=True):
    """The rows one below another, one of them selected while the list has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "take", "open", show=False)]

    class Opened(Message):
        """A student was chosen."""

        def __init__(self, place: int) -> None:
            """Tell which."""
            super().__init__()
            self.place = place

    def __init__(self) -> None:
        """Begin with nobody."""
        super().__init__(lambda _: [], id="rows")
        self._rows: list[PlaceRow] = []
        self._by_role = True
        self._selected = 0

    def fill(self, rows: Sequence[PlaceRow], *, by_role: bool) -> None:
        """Show these students; the one selected stays selected."""
        rows = sort_rows(rows)
        if rows == self._rows:
            return
        kept = self.selected
        self._rows, self._by_role = list(rows), by_role
        places = [row.place for row in rows]
        self._selected = places.index(kept) if kept in places else min(self._selected, max(len(rows) - 1, 0))
        self._draw()

    @property
    def selected(self) -> int | None:
        """The student that is selected; None where there is none."""
        return self._rows[self._selected].place if self._rows else None

    def step(self, by: int) -> bool:
        """Select the next or the one before; tells whether there was one."""
        index = self._selected + by
        if not 0 <= index < len(self._rows):
            return False
        self._selected = index
        self._draw()
        self.show_selected()
        return True

    def show_selected(self) -> None:
        """Bring the selected row into view."""
        around = self.parent
        if self._rows and isinstance(around, LazyScroll):
            around.scroll_to_region(Region(0, self.virtual_region.y + self._selected, 1, 1), animate=False)

    def on_focus(self) -> None:
        """Show which row is selected."""
        self._draw()
        self.show_selected()

    def on_blur(self) -> None:
        """Show none as selected."""
        self._draw()

    def action_take(self) -> None:
        """Open the selected student."""
        if self.selected is not None:
            self.post_message(self.Opened(self.selected))

    def _draw(self) -> None:
        drawn = [
            draw_row(row, by_role=self._by_role, selected=self.has_focus and index == self._selected)
            for index, row in enumerate(self._rows)
        ]
        nobody = ink("Nobody has joined yet.", MUTED)
        self.redraw(lambda width: [draw(width) for draw in drawn] if drawn else wrap(nobody, width, ink(" ")))
