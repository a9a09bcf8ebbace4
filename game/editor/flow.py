"""Where in a list or mapping between brackets a cursor stands, told from the text before it."""

import attrs

from game.schema.structure import ITEM, PathStep


@attrs.define
class Frame:
    """An open bracket: `key` is the key whose value is being written, `keys` all keys so far with their texts."""

    bracket: str
    begin: int
    key: str | None = None
    keys: dict[str, str] = attrs.field(factory=dict)


@attrs.frozen
class Flow:
    """The steps from the outermost bracket to the cursor, and what is being written there."""

    steps: tuple[PathStep, ...]
    before: str
    key: bool
    beside: dict[str, str]


def read_flow(text: str) -> Flow | None:
    """Read a text that begins with a bracket, up to the cursor; None where the bracket is closed before it."""
    frames: list[Frame] = []
    at = 0
    while at < len(text):
        sign = text[at]
        fresh = not frames or not text[frames[-1].begin : at].strip()
        if sign in "{[" and fresh:
            frames.append(Frame(sign, at + 1))
        elif sign in "\"'" and fresh:
            at = _find_close(text, at)
        elif sign in "}]" and frames:
            frames.pop()
            if not frames:
                return None
            frames[-1].begin = at + 1
        elif sign == "#" and text[at - 1 : at].isspace():
            at = _line_end(text, at)
        elif frames:
            _take(frames[-1], text, at)
        at += 1
    return _flow(frames, text)


def _take(frame: Frame, text: str, at: int) -> None:
    """Take a comma or a colon; any other sign is part of a word."""
    if text[at] == ",":
        if frame.key is not None:
            frame.keys[frame.key] = text[frame.begin : at].strip()
        frame.key, frame.begin = None, at + 1
    elif text[at] == ":" and frame.bracket == "{" and frame.key is None and (text[at + 1 : at + 2] or " ").isspace():
        frame.key, frame.begin = text[frame.begin : at].strip().strip("\"'"), at + 1
        frame.keys[frame.key] = ""


def _find_close(text: str, at: int) -> int:
    end = text.find(text[at], at + 1)
    return len(text) if end < 0 else end


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _flow(frames: list[Frame], text: str) -> Flow:
    steps: list[PathStep] = []
    for frame in frames:
        if frame.bracket == "[":
            steps.append(ITEM)
        elif frame.key is not None:
            steps.append(frame.key)
    last = frames[-1]
    before = text[last.begin :].lstrip()
    return Flow(tuple(steps), before, last.bracket == "{" and last.key is None, last.keys)
