"""Slips of the hand that break a YAML file off, told apart by what stands in the lines around the place."""

import re

import attrs

from game.parsing.yaml_lines import (
    BAR,
    BEGINS,
    BrokenText,
    Position,
    find_bar_above,
    find_key,
    is_item,
    measure_indent,
    parent_of,
)

MERGE = re.compile(r"(?:<{7}|>{7}) |={7}$")
LONELY = re.compile(r"\s*(?:- +)?(?P<key>[a-z]\w*) +\S")


@attrs.frozen
class Slip:
    """A cause: its place, and a sentence with a mend."""

    place: Position
    message: str


def slip_of(broken: BrokenText) -> Slip | None:
    """Return the first cause that is recognised; None where none is."""
    rules = (_merge, _indentation_signs, _marks, _colons, _beginnings, _find_early_close, _in_brackets)
    found = (rule(broken) for rule in (*rules, _block_text, _inner_colon, _lists_and_mappings, _neighbours))
    return next((slip for slip in found if slip is not None), None)


def _merge(broken: BrokenText) -> Slip | None:
    number = next((number for number, line in enumerate(broken.lines) if MERGE.match(line)), None)
    if number is None:
        return None
    message = "This is a marker of an unfinished merge. Delete the lines with such markers, and one of the two texts."
    return Slip(Position(number, 0), message)


def _indentation_signs(broken: BrokenText) -> Slip | None:
    for number in broken.near:
        line = broken.lines[number]
        for column, sign in enumerate(line[: len(line) - len(line.lstrip())]):
            if sign == "\t":
                return Slip(Position(number, column), "The indentation contains a tab. Indent with spaces.")
            if sign != " ":
                message = f"The indentation contains the character U+{ord(sign):04X}. Indent with plain spaces."
                return Slip(Position(number, column), message)
    return None


def _marks(broken: BrokenText) -> Slip | None:
    """Find a dash or a colon without its blank, and a colon from another keyboard."""
    for number in broken.near:
        line = broken.lines[number]
        if found := re.match(r"\s*-([a-z][\w-]*):(?:\s|$)", line):
            message = f"There is no space after the dash. Write '- {found[1]}:'."
            return Slip(Position(number, found.start(1) - 1), message)
        if found := re.match(r"\s*(?:- +)?([a-z][\w-]*) ?(\N{FULLWIDTH COLON})", line):
            message = f"There is a full-width colon (U+FF1A) after '{found[1]}'. Write a plain one, and a space."
            return Slip(Position(number, found.start(2)), message)
        if found := re.match(r"\s*(?:- +)?([a-z][\w-]*)(:)(?=[^\s/:])", line):
            message = f"There is no space after the colon of '{found[1]}'. Add one."
            return Slip(Position(number, found.start(2)), message)
    return None


def _colons(broken: BrokenText) -> Slip | None:
    """Find a known key without its colon above a line that is a key's."""
    if broken.above is None or not BEGINS.match(broken.line):
        return None
    line = broken.lines[broken.above]
    found = LONELY.match(line)
    if found is None or BEGINS.match(line) or found["key"] not in broken.known_keys().all:
        return None
    message = f"There is no colon after '{found['key']}'. Write '{found['key']}:' and a space."
    return Slip(Position(broken.above, found.end("key")), message)


def _beginnings(broken: BrokenText) -> Slip | None:
    """Find a text that begins with a sign of YAML's own."""
    found = BEGINS.match(broken.line) or re.match(r"\s*- +(?P<value>\S.*)$", broken.line)
    if found is None or not found["value"] or broken.at.column < found.start("value"):
        return None
    value, place = found["value"], Position(broken.at.line, found.start("value"))
    if re.match(r"\|[+\-0-9]*\s*[^\s+\-0-9]", value):
        return Slip(place, "After '|' the text must begin on the next line. Put it there, and indent it deeper.")
    sign = re.match(r"[*&]|[!?%@`>]|[-?](?= )", value)
    if sign and (sign[0] in "*&" or broken.at.column <= place.column + len(sign[0]) + 1):
        return Slip(place, f"A text cannot begin with '{sign[0]}'. {_describe_quoting(value)}")
    return None


def _find_early_close(broken: BrokenText) -> Slip | None:
    """Find a text that goes on behind a quotation mark or a bracket that closes it."""
    before = broken.line[: broken.at.column].rstrip()
    if not before or not broken.line[broken.at.column :].strip(" ,}]"):
        return None
    closing = before[-1]
    if closing in "]}" and not broken.in_brackets:
        found = BEGINS.match(broken.line)
        if found and found["value"] and found["value"][0] in "[{":
            place = Position(broken.at.line, found.start("value"))
            return Slip(place, f"A text cannot begin with '{found['value'][0]}'. {_describe_quoting(found['value'])}")
    if closing not in "'\"":
        return None
    place = Position(broken.at.line, len(before) - 1)
    if closing == "'" and len(before) == broken.at.column and broken.line[broken.at.column].isalnum():
        message = "This apostrophe closes the quotation. Put the text in double quotation marks, or write it twice."
    else:
        message = "The text goes on after the quotation mark that closes it here. " + _describe_quoting(
            broken.line[broken.at.column :] + '"'
        )
    return Slip(place, message)


def _describe_quoting(text: str) -> str:
    """Say how to put a text into quotation marks that it does not have itself."""
    if "'" not in text:
        return "Put the whole text in single quotation marks."
    if '"' not in text:
        return "Put the whole text in double quotation marks."
    return "Write '|' after the key, and the text on the next line, indented deeper."


def _in_brackets(broken: BrokenText) -> Slip | None:
    """Find a colon in a text between brackets, and a comma that is missing."""
    if not broken.in_brackets or broken.line[broken.at.column : broken.at.column + 1] != ":":
        return None
    word = re.search(r"([\w-]+)$", broken.line[: broken.at.column])
    begun = broken.since.line if broken.since else broken.at.line
    if (
        word
        and word.start(1) == measure_indent(broken.line) <= measure_indent(broken.lines[begun])
        and begun < broken.at.line
    ):
        return None  # a bracket further up was left open, and this line begins what follows
    if word and word[1] in broken.known_keys().all:
        return Slip(Position(broken.at.line, word.start(1)), f"There is no comma before '{word[1]}'. Add one.")
    message = "A text in brackets contains a colon and a space. Put the text in straight quotation marks."
    return Slip(broken.at, message)


def _block_text(broken: BrokenText) -> Slip | None:
    """Find a text behind a bar that is not indented deeper than its key."""
    if broken.problem != "could not find expected ':'":
        return None
    for number in range(min(broken.at.line, len(broken.lines)) - 1, -1, -1):
        bar, key = BAR.match(broken.lines[number]), BEGINS.match(broken.lines[number])
        first = next((below for below in range(number + 1, len(broken.lines)) if broken.lines[below].strip()), None)
        if first is None or first > broken.at.line or not (bar or key):
            continue
        place = Position(first, measure_indent(broken.lines[first]))
        if bar:
            begins = f"This text belongs to the '{bar['sign']}' on line {number + 1}."
            message = f"{begins} Indent all of it deeper than that line."
            return None if place.column > measure_indent(broken.lines[number]) else Slip(place, message)
        if key and not key["value"] and place.column > measure_indent(broken.lines[number]):
            return Slip(place, _bar_missing(key["key"], number))
        return None
    return None


def _bar_missing(key: str, line: int) -> str:
    return f"The text of '{key}' contains a colon and a space. Put '|' after '{key}:' on line {line + 1}."


def _inner_colon(broken: BrokenText) -> Slip | None:
    """Find a colon and a blank in a text on the line of its key, or in one below it."""
    if broken.problem != "mapping values are not allowed in this context":
        return None
    found = BEGINS.match(broken.line)
    if found is None:
        return _colon_below(broken)
    if not found["value"] or broken.at.column <= found.start("value"):
        return None
    if found["key"] in broken.known_keys().mappings:
        message = f"'{found['key']}' takes a mapping. Write '{found['key']}: {{{found['value'].strip()}}}'."
        return Slip(Position(broken.at.line, found.start("value")), message)
    return Slip(broken.at, f"This text contains a colon and a space. {_describe_quoting(found['value'])}")


def _colon_below(broken: BrokenText) -> Slip | None:
    """Find the key of a text of several lines, in one of which a colon and a blank stand."""
    for number in range(broken.at.line - 1, -1, -1):
        key = BEGINS.match(broken.lines[number])
        if key is None or measure_indent(broken.lines[number]) >= measure_indent(broken.line):
            continue
        if key["value"]:
            return Slip(broken.at, f"This text contains a colon and a space. {_describe_quoting(broken.line)}")
        return Slip(broken.at, _bar_missing(key["key"], number))
    return None


def _lists_and_mappings(broken: BrokenText) -> Slip | None:
    """Find entries that begin with a dash among others that do not."""
    if broken.since is None or broken.since.line >= len(broken.lines):
        return None
    ends, begins = is_item(broken.line), is_item(broken.lines[broken.since.line])
    if ends == begins or broken.problem not in {"did not find expected '-' indicator", "did not find expected key"}:
        return None
    parent = parent_of(broken.lines, broken.since)
    if begins and parent in broken.known_keys().mappings:
        message = f"'{parent}' takes entries by name. Delete the '- ' before each of them, here and below."
        return Slip(broken.since, message)
    if ends and parent in broken.known_keys().lists:
        first = BEGINS.match(broken.lines[broken.since.line])
        form = f"- id: {first['key']}" if first and not first["value"] else "- "
        return Slip(broken.since, f"'{parent}' takes a list. Write '{form}' here, as the other entries begin.")
    return _list_in_a_text(broken) if ends else None


def _list_in_a_text(broken: BrokenText) -> Slip | None:
    """Find an item of a list below a text behind a bar."""
    bar = find_bar_above(broken)
    if bar is None:
        return None
    number, key = bar
    message = (
        f"'{key}' begins as one text, but this is an item of a list. "
        f"Write '{key}:' alone on line {number + 1}, and '- |' below it."
    )
    return Slip(Position(broken.at.line, measure_indent(broken.line)), message)


def _neighbours(broken: BrokenText) -> Slip | None:
    """Find a line that is indented a little otherwise than those it belongs with."""
    here = BEGINS.match(broken.line)
    if here is None or broken.above is None:
        return None
    column = measure_indent(broken.line) if is_item(broken.line) else here.start("key")
    others = [start for start in (find_key(broken.lines, broken.above), broken.since) if start is not None]
    odd = next((start for start in others if 0 < abs(start.column - column) < _STEP), None)
    if odd is None:
        return None
    if odd.line == broken.above and _stands_alone(broken, odd, column):
        message = f"This line is indented by {odd.column}, and those around it by {column}. Indent them alike."
        return Slip(odd, message)
    message = f"This line is indented by {column}, and line {odd.line + 1} by {odd.column}. Indent them alike."
    return Slip(Position(broken.at.line, column), message)


_STEP = 2
"""Blanks by which one level is as a rule indented deeper than the one around it: less is a slip."""


def _stands_alone(broken: BrokenText, odd: Position, column: int) -> bool:
    """Tell whether the line above is the odd one: the line below this one begins where this one does."""
    below = broken.lines[broken.at.line + 1 : broken.at.line + 2]
    begins = BEGINS.match(below[0]) if below else None
    return begins is not None and begins.start("key") == column and broken.since == odd
