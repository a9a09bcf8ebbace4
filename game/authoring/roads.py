"""The roads of an outline: whether they hold together, which is history's, and on what days they run."""

from collections.abc import Mapping

from game.authoring.outline import Mistakes, Outline, OutlineChoice, OutlinePart
from game.parsing.quoting import quote
from game.story.dates import Span, read_span

FEWEST, MOST = 2, 5


def check_roads(outline: Outline, file: str) -> None:
    """Hold the outline to what every decision must keep; raises ContentError, a line for each mistake."""
    mistakes = Mistakes(file)
    opening = outline.parts[0]
    if not opening.choices:
        message = f"The story opens at {quote(opening.title)}, which has no choices. Write them as '- text -> heading'."
        mistakes.note(opening.line, message)
        mistakes.tell()
    for part in outline.parts:
        count = len(part.choices)
        if part.choices and not FEWEST <= count <= MOST:
            what = "1 choice" if count == 1 else f"{count} choices"
            mistakes.note(part.line, f"{quote(part.title)} has {what}, and must have {FEWEST} to {MOST}.")
        marked = [choice for choice in part.choices if choice.history]
        for choice in marked[1:]:
            mistakes.note(choice.line, "'*' marks history's choice, and one in this passage is marked already.")
    mistakes.tell()
    _hold_together(outline, mistakes)
    mistakes.tell()


def find_history(outline: Outline) -> dict[str, OutlineChoice]:
    """Return history's choice in each passage of its road.

    Where none is marked it is the first that leads on to a marked one, or else the first.
    """
    by_name = outline.by_name
    leads = {part.name: _leads_to_a_mark(part, by_name) for part in outline.parts}
    taken: dict[str, OutlineChoice] = {}
    here = outline.parts[0]
    while here.choices:
        ways = [choice for choice in here.choices if choice.history]
        ways += [choice for choice in here.choices if leads[choice.to]]
        taken[here.name] = (ways or here.choices)[0]
        here = by_name[taken[here.name].to]
    return taken


def find_days(outline: Outline, otherwise: str) -> dict[str, str]:
    """Return the date of each passage and ending: its own, or the day of the road that leads to it.

    Raises nothing: dates that are none were noted by `check_roads`.
    """
    first = outline.top.keys["date"].text.partition("..")[0].strip() if "date" in outline.top.keys else otherwise
    days: dict[str, str] = {}
    for part in _in_order(outline):
        own = part.keys.get("date")
        days[part.name] = own.text if own else days.get(part.name, first)
        for choice in part.choices:
            days[choice.to] = max(days.get(choice.to, ""), days[part.name], key=_first_day)
    return days


def _first_day(text: str) -> str:
    return read_span(text).first.isoformat() if text else ""


def _hold_together(outline: Outline, mistakes: Mistakes) -> None:
    """Look for circles, for headings that nothing leads to, for marks off history's road, and for dates."""
    circle = _circle(outline)
    if circle:
        message = "The road goes in a circle here: " + " -> ".join(quote(part.title) for part in circle)
        mistakes.note(circle[0].line, f"{message}. Time only moves on; lead one of these elsewhere.")
        return
    reached = {part.name for part in _in_order(outline)}
    for part in outline.parts:
        if part.name not in reached:
            message = f"No road leads to {quote(part.title)}. Lead a choice there: '- text -> {part.title}'."
            mistakes.note(part.line, message)
    road = find_history(outline)
    for part in outline.parts:
        for choice in part.choices:
            if choice.history and part.name in reached and road.get(part.name) is not choice:
                message = f"'*' marks history's choice, but history's road does not reach {quote(part.title)}."
                mistakes.note(choice.line, f"{message} Write '-' here, or mark the choices that lead here.")
    for part in (outline.top, *outline.parts):
        if "date" in part.keys and _span(part.keys["date"].text) is None:
            line = part.keys["date"]
            mistakes.note(line.line, f"{quote(line.text)} is not a date. Write 1950-10-01, 1950-10 or 1950.")
    mistakes.tell()
    _in_time(outline, mistakes)


def _in_time(outline: Outline, mistakes: Mistakes) -> None:
    days = find_days(outline, "1950-01-01")
    for part in outline.parts:
        for choice in part.choices:
            if read_span(days[choice.to]).last < read_span(days[part.name]).first:
                message = f"This leads from {days[part.name]} back to {days[choice.to]}, and time only moves on."
                mistakes.note(choice.line, message)


def _span(text: str) -> Span | None:
    try:
        return read_span(text)
    except ValueError:
        return None


def _leads_to_a_mark(part: OutlinePart, by_name: Mapping[str, OutlinePart]) -> bool:
    """Tell whether a marked choice lies on a road from here."""
    seen, left = {part.name}, [part]
    while left:
        here = left.pop()
        if any(choice.history for choice in here.choices):
            return True
        ahead = {choice.to for choice in here.choices} - seen
        seen |= ahead
        left += [by_name[name] for name in ahead]
    return False


def _circle(outline: Outline) -> list[OutlinePart]:
    """Return the passages of a circle, or none."""
    by_name = outline.by_name
    done: set[str] = set()
    for start in outline.parts:
        road, ways = [start], [iter(start.choices)]
        while road:
            choice = next(ways[-1], None)
            if choice is None:
                done.add(road.pop().name)
                ways.pop()
                continue
            ahead = by_name[choice.to]
            if ahead in road:
                return [*road[road.index(ahead) :], ahead]
            if ahead.name not in done:
                road.append(ahead)
                ways.append(iter(ahead.choices))
    return []


def _in_order(outline: Outline) -> list[OutlinePart]:
    """Return what can be reached from the opening, each behind all that lead to it; there is no circle."""
    by_name = outline.by_name
    ordered: list[OutlinePart] = []
    done: set[str] = set()
    stack = [(outline.parts[0], False)]
    while stack:
        part, left = stack.pop()
        if left:
            ordered.append(part)
        elif part.name not in done:
            done.add(part.name)
            stack.append((part, True))
            stack += [(by_name[choice.to], False) for choice in part.choices if choice.to not in done]
    return ordered[::-1]
