"""Transcripts on the disk: which there are, which content they speak of, and how all of them come out."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from game.characters import replace_forbidden
from game.errors import ContentError, UsageError
from game.library.catalogue import Catalogue
from game.library.folders import TRANSCRIPT
from game.library.pack_discovery import is_pack
from game.library.shelf import Shelf
from game.parsing.quoting import format_path
from game.parsing.reading import Reading, TooManyProblemsError
from game.parsing.source import decode, read_bytes
from game.story.model import Decision
from game.story.references import References
from game.storytest.rehearse import Difference, run_script
from game.storytest.script import read_scripts
from game.storytest.statements import Script

FOLDER = "plays"


@attrs.frozen(kw_only=True)
class Outcome:
    """How the transcripts of one file came out; each of `differences` is a line that editors can jump from."""

    passed: int
    failed: int
    differences: tuple[str, ...] = ()


def list_test_scripts(path: Path) -> list[Path]:
    """Return the transcripts of a file or a folder; raises UsageError where there is none."""
    if path.is_file():
        if path.suffix != TRANSCRIPT:
            message = f"'{path}' is not a transcript; the name of one ends in '{TRANSCRIPT}'."
            raise UsageError(message)
        return [path]
    if not path.is_dir():
        message = f"There is no file or folder '{path}'."
        raise UsageError(message)
    found = sorted(each for each in path.rglob(f"*{TRANSCRIPT}") if each.is_file() and not _hidden(each, path))
    if not found:
        message = f"There is no transcript in '{path}'; 'oneside play DECISION --record FILE{TRANSCRIPT}' writes one."
        raise UsageError(message)
    return found


def _hidden(path: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)


class Rehearsals:
    """Plays the transcripts of files; each content folder and each decision is opened once."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Take the content that transcripts speak of where they lie in no content folder of their own."""
        self._catalogue = catalogue
        self._shelves: dict[Path, Shelf] = {catalogue.home.root.resolve(): catalogue.home}
        self._opened: dict[tuple[Path, str], tuple[Decision, References] | str] = {}

    def play(self, path: Path) -> Outcome:
        """Play every game of a transcript's file."""
        reading = Reading(format_path(path))
        try:
            data = read_bytes(path, reading)
            text = None if data is None else decode(data, reading)
        except TooManyProblemsError:
            text = None
        if text is None or reading.problems:
            return Outcome(passed=0, failed=1, differences=tuple(map(str, reading.problems)))
        scripts, faults = read_scripts(text)
        lines = [f"{reading.file}:{fault.number}: {fault.message}" for fault in faults]
        if not scripts and not faults:
            lines = [f"{reading.file}:1: this transcript is empty; it begins with 'decision: ...'."]
        if lines:
            return Outcome(passed=0, failed=max(len(scripts), 1), differences=tuple(map(replace_forbidden, lines)))
        found = [difference for script in scripts for difference in self._play(script, path)]
        differences = tuple(_write_difference(difference, reading.file) for difference in found)
        return Outcome(passed=len(scripts) - len(found), failed=len(found), differences=differences)

    def _play(self, script: Script, path: Path) -> Iterator[Difference]:
        opened = self._open(script.decision, path)
        if isinstance(opened, str):
            yield Difference(number=script.number, expected=f"decision: {script.decision}", found=opened)
            return
        difference = run_script(script, *opened)
        if difference is not None:
            yield difference

    def _open(self, name: str, path: Path) -> tuple[Decision, References] | str:
        """Open a decision by its id, or by its file seen from the transcript; gives a sentence where it cannot be."""
        place = path.resolve().parent
        by_file = name.endswith((".yaml", ".yml"))
        file = (place / name).resolve()
        key = (place, name)
        if key not in self._opened:
            try:
                shelf = self._shelf(file) if by_file else self._holding(name, path.resolve())
                own = name.rpartition("/")[2]
                decision = shelf.open_file(file) if by_file else shelf.open(own)
                self._opened[key] = (decision, shelf.references())
            except ContentError as error:
                self._opened[key] = str(error)
        return self._opened[key]

    def _holding(self, name: str, path: Path) -> Shelf:
        """Return the shelf of a decision that is named by its id, or behind the place or the name of its pack.

        Raises ContentError where there is no such pack.
        """
        pack, _, own = name.rpartition("/")
        if pack and is_pack(place := (path.parent / pack).resolve()):
            return self._shelves.setdefault(place, self._catalogue.packs.at(place))
        if pack:
            return self._catalogue.packs.named(pack)
        return self._shelf(path).holding(own)

    def _shelf(self, file: Path) -> Shelf:
        """Return the content folder that a file lies in, with `home` behind it; `home` itself where it lies in none."""
        for root in file.parents:
            if root in self._shelves:
                return self._shelves[root]
            if (root / "decisions").is_dir():
                return self._shelves.setdefault(root, self._catalogue.shelf_of_folder(root))
        return self._catalogue.home


def _write_difference(difference: Difference, file: str) -> str:
    found = f"{file}:{difference.number}: expected '{difference.expected}'; found: {difference.found}"
    return replace_forbidden(found)


def play_all(paths: Iterable[Path], catalogue: Catalogue) -> Iterator[Outcome]:
    """Play the transcripts of files and folders, one file after the other; each once."""
    rehearsals = Rehearsals(catalogue)
    for path in dict.fromkeys(each for asked in paths for each in list_test_scripts(asked)):
        yield rehearsals.play(path)
