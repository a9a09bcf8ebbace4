"""What a teacher can do about one student, or for a role: sheets of entries that act."""

from collections.abc import Callable, Sequence
from functools import partial

from game.lesson.verbs import AddTime, Admit, GiveFloor, NameDeputy, Reassign, Remove, ShowReason, Verb
from game.lesson.view_values import PlaceRow, PublicRole, ReasonRow, TeacherView
from game.scenes.console.people import IN
from game.scenes.console.sheets import ActionSheet, Entry, draw_entry
from game.scenes.drawing import ACCENT, MUTED, STRONG, Drawing, Lines, ink, line, stack, words, wrap

Send = Callable[[Verb], None]

FLOORS = (30, 60, 120, 180)
"""Seconds that somebody may be given to speak."""
MORE = (60, 180)


def build_place_sheet(view: TeacherView, row: PlaceRow, send: Send, *, peeks: bool) -> ActionSheet:
    """Offer what can be done about one student; with `peeks` their reasons are read too."""
    here = row.standing == IN
    entries: list[Entry] = []
    if not here:
        entries.append(("Let them in", partial(send, Admit(place=row.place))))
    else:
        for seconds in MORE:
            text = f"{seconds // 60} more minute{'s' if seconds > MORE[0] else ''} for this student alone"
            entries.append((text, partial(send, AddTime(seconds=seconds, place=row.place))))
        entries.append(("Give them the floor", partial(build_seconds_sheet, row, send)))
        entries.append(("Another role", partial(_build_roles_sheet, view.common.roles, row, send)))
        entries.append(("Let them speak for another role too", partial(_build_speaks_sheet, view, row, send)))
    if row.standing != "removed":
        entries.append(("Take them out of the class (it can be taken back)", partial(send, Remove(place=row.place))))
    return ActionSheet(row.name, _draw_about(view, row, peeks=peeks), entries)


def _draw_about(view: TeacherView, row: PlaceRow, *, peeks: bool) -> Drawing:
    state = "here" if row.present else "away"
    state = {IN: state, "waiting": "waits at the door", "removed": "taken out of the class"}[row.standing]
    titles = {role.id: role.title for role in view.common.roles}
    parts = [words(f"{row.role_title}. Code {row.code}, {state}.", MUTED)]
    if row.deputy_for:
        parts.append(words(f"Speaks for {', '.join(titles[role] for role in row.deputy_for)} too.", MUTED))
    parts += [draw_reason(one) for one in view.reasons if peeks and one.place == row.place]
    return stack(*parts)


def _build_roles_sheet(roles: Sequence[PublicRole], row: PlaceRow, send: Send) -> ActionSheet:
    entries: list[Entry] = [
        (draw_entry(role.title, role.side), partial(send, Reassign(place=row.place, role=role.id)))
        for role in roles
        if role.id != row.role
    ]
    return ActionSheet(f"Another role for {row.name}", "The student sees the new brief at once.", entries)


def _build_speaks_sheet(view: TeacherView, row: PlaceRow, send: Send) -> ActionSheet:
    entries: list[Entry] = [
        (role.title, partial(send, NameDeputy(role=role.id, place=row.place)))
        for role in view.common.roles
        if role.id != row.role and not role.observer
    ]
    return ActionSheet(f"{row.name} speaks for", "They see that role's brief beside their own.", entries)


def build_deputies_sheet(view: TeacherView, send: Send) -> ActionSheet:
    """Offer the roles that nobody here holds: who speaks for each."""
    titles = {role.id: role for role in view.common.roles if not role.observer}
    speaking = {role: row.name for row in view.places for role in row.deputy_for}
    absent = [titles[role] for role in view.absent_roles if role in titles]
    entries: list[Entry] = [
        (
            draw_entry(role.title, f"{speaking[role.id]} speaks for it" if role.id in speaking else "nobody speaks"),
            partial(_build_deputy_sheet, view, role, send),
        )
        for role in absent
    ]
    told = "For these roles nobody is here; choose one to name who speaks for it." if absent else "Every role is held."
    return ActionSheet("Deputies", told, entries)


def _build_deputy_sheet(view: TeacherView, role: PublicRole, send: Send) -> ActionSheet:
    entries: list[Entry] = [
        (row.name, partial(send, NameDeputy(role=role.id, place=row.place)))
        for row in view.places
        if row.standing == IN and row.present and row.role != role.id
    ]
    entries.append(("Whoever the lesson names", partial(send, NameDeputy(role=role.id, place=None))))
    return ActionSheet(f"Who speaks for {role.title}", "They see that role's brief beside their own.", entries)


def build_floor_sheet(view: TeacherView, send: Send) -> ActionSheet:
    """Offer who may speak, or that nobody does any longer."""
    entries: list[Entry] = []
    if view.common.speaker is not None:
        entries.append((f"{view.common.speaker.name} has spoken", partial(send, GiveFloor(place=None))))
    rows = [row for row in view.places if row.standing == IN and row.present]
    entries += [(row.name, partial(build_seconds_sheet, row, send)) for row in rows]
    return ActionSheet("The floor", "Whoever has the floor stands on the class screen with a clock.", entries)


def build_seconds_sheet(row: PlaceRow, send: Send) -> ActionSheet:
    """Ask for how long somebody may speak."""
    entries: list[Entry] = [("As long as the lesson says", partial(send, GiveFloor(place=row.place)))]
    entries += [
        (f"{seconds} seconds", partial(send, GiveFloor(place=row.place, seconds=seconds))) for seconds in FLOORS
    ]
    return ActionSheet(f"{row.name} has the floor", "For how long?", entries)


def build_reasons_sheet(view: TeacherView, send: Send) -> ActionSheet:
    """Offer the reasons given at this juncture, to be shown without their names, or taken off."""
    entries: list[Entry] = [(draw_reason(one), partial(send, _turn_reason(one))) for one in view.reasons]
    told = "Enter shows a reason on the screens without its name, or takes it off; only once its vote is closed."
    return ActionSheet("Reasons", told if entries else "Nobody has given a reason here yet.", entries)


def _turn_reason(one: ReasonRow) -> ShowReason:
    return ShowReason(place=one.place, passage=one.passage, voting=one.voting, shown=not one.shown)


def draw_reason(one: ReasonRow) -> Drawing:
    """Draw a reason as the student wrote it, with who, for what, and whether it is shown."""
    head = line(
        ink(one.name, STRONG), ink(f"  {one.choice}", MUTED), ink("  on the screens" if one.shown else "", ACCENT)
    )

    def draw(width: int) -> Lines:
        bar = ink("│ ", MUTED)
        return [*wrap(head, width), *wrap(ink(one.text), width, bar, bar)]

    return draw
