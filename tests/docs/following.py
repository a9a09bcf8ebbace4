"""A reader who follows a tutorial to the letter: writes what it says into files, and types what it says."""

import contextlib
import difflib
import io
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs

from game.cli import main
from tests.docs.blocks import Block

_PART = re.compile(r'part of (?P<file>\S+?)(?:, up to "(?P<next>[^"]+)")?')
_WHOLE = re.compile(r"the file (?P<file>\S+)")
_SLIP = re.compile(r"(?P<kind>in|slip in) (?P<file>\S+)")
LEFT_OUT = "..."
"""A line of an answer that stands for lines which the page does not show."""


@attrs.frozen(kw_only=True)
class AskedCommand:
    """A command as the page shows it, with the answer it shows and the one that the program gave."""

    block: Block
    command: str
    shown: str
    answered: str


@attrs.define
class Reader:
    """Somebody who sits in an empty folder with the page beside them."""

    folder: Path
    done: dict[str, str] = attrs.field(factory=dict)
    _mend: tuple[Path, str] | None = None

    def follow(self, block: Block) -> Iterator[AskedCommand]:
        """Do what a block says; give each command with its answer."""
        if block.language == "console":
            for command, shown in commands_of(block):
                yield AskedCommand(block=block, command=command, shown=shown, answered=type_command(command))
            self._take_slip_back()
        elif part := _PART.fullmatch(block.mark):
            self._put(part["file"], block, part["next"])
        elif whole := _WHOLE.fullmatch(block.mark):
            (self.folder / whole["file"]).write_text(block.text, encoding="utf-8")
        elif change := _SLIP.fullmatch(block.mark):
            self._change(self.folder / change["file"], block, slip=change["kind"] == "slip in")

    def _put(self, file: str, block: Block, anchor: str | None) -> None:
        """Put a part in the place of everything from where the last one ended to the first line like `anchor`."""
        path = self.folder / file
        done = self.done.get(file, "")
        text = path.read_text(encoding="utf-8")
        assert text.startswith(done)
        rest = ""
        if anchor is not None:
            found = re.search(rf"^{re.escape(anchor)}.*\Z", text[len(done) :], re.MULTILINE | re.DOTALL)
            assert found, f"line {block.line}: no line of {file} begins with '{anchor}'"
            rest = found[0]
        self.done[file] = done + block.text
        path.write_text(self.done[file] + rest, encoding="utf-8")

    def _change(self, path: Path, block: Block, *, slip: bool) -> None:
        """Take the lines with `-` out and put those with `+` in; a slip is taken back after the answer."""
        lines = block.text.splitlines()
        old, new = ("".join(f"{line[1:]}\n" for line in lines if line[:1] in {" ", sign}) for sign in ("-", "+"))
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"line {block.line}: this stands {text.count(old)} times in {path.name}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        if slip:
            self._mend = (path, text)

    def _take_slip_back(self) -> None:
        if self._mend is not None:
            path, text = self._mend
            path.write_text(text, encoding="utf-8")
            self._mend = None


def commands_of(block: Block) -> Iterator[tuple[str, str]]:
    """Yield the commands of a console block, each with the answer shown below it."""
    for piece in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, _, shown = piece.partition("\n")
        yield command, shown.rstrip()


def type_command(command: str) -> str:
    """Return what a terminal shows when this is typed, stdout and stderr as they come."""
    program, *arguments = shlex.split(command)
    if program == "cp":
        shutil.copy(*arguments)
        return ""
    assert program == "oneside", command
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(shown):
        main(arguments)
    return "\n".join(line.rstrip() for line in shown.getvalue().rstrip().splitlines())


def tells(shown: str, answered: str) -> bool:
    """Say whether an answer is the one shown, where `...` stands for any lines."""
    pattern = "".join(r"(?:.*\n)*?" if line == LEFT_OUT else f"{re.escape(line)}\n" for line in shown.splitlines())
    return re.fullmatch(pattern, f"{answered}\n" if answered else "") is not None


def with_answers(page: str, answers: list[AskedCommand]) -> str:
    """Return the page with the program's answer in place of each that differs, shortened where it was."""
    for each in reversed(answers):
        if not tells(each.shown, each.answered):
            start = each.block.at + each.block.text.index(f"$ {each.command}\n") + len(f"$ {each.command}\n")
            answer = shorten(each.shown, each.answered)
            page = (
                page[:start]
                + (f"{answer}\n" if answer else "")
                + page[start:].removeprefix(f"{each.shown}\n" if each.shown else "")
            )
    return page


def shorten(shown: str, answered: str) -> str:
    """Return an answer with the lines left out that were left out of the one shown: what stands most like its parts."""
    parts = [part.strip("\n").splitlines() for part in re.split(rf"^{re.escape(LEFT_OUT)}$", shown, flags=re.MULTILINE)]
    lines, kept, at = answered.splitlines(), list[list[str]](), 0
    for number, part in enumerate(parts):
        room = range(at, max(at, len(lines) - len(part)) + 1)
        first = at if number == 0 else room[-1] if number == len(parts) - 1 else max(room, key=_likeness(part, lines))
        kept.append(lines[first : first + len(part)])
        at = first + len(part)
    return f"\n{LEFT_OUT}\n".join("\n".join(part) for part in kept).strip("\n") if parts[1:] else answered


def _likeness(part: list[str], lines: list[str]) -> Callable[[int], float]:
    """Return how like a part the lines from a place on are."""
    wanted = "\n".join(part)
    return lambda at: difflib.SequenceMatcher(None, wanted, "\n".join(lines[at : at + len(part)])).ratio()
