"""A decision's file on the author's desk: what was last read from it, and what is wrong with it now."""

import datetime
import time
from pathlib import Path

import attrs

from game.analysis.promise_findings import QUICKLY, broken_promises
from game.library.checking import problems_of_decision
from game.library.folders import SHARED
from game.library.incremental import Draft, Patch, find_differing, patch_draft
from game.library.read import Result, read_decision
from game.library.references import Memory, Shared, read_references, remember_files
from game.library.shelf import Shelf
from game.live_preview.stand_ins import make_lenient, make_lenient_roles
from game.parsing.quoting import format_path
from game.problems import Problem, Severity, sort_key
from game.story.model import Decision
from game.story.references import References


@attrs.frozen(kw_only=True)
class DraftStatus:
    """What is known of a file: the last decision that could be read, and the problems.

    `old` says that the file as it is now cannot be read, so that the decision is that of an earlier save. `checking`
    says that the problems are not all known yet. `changed` and `gone` name the entries that the last save touched.
    """

    decision: Decision | None
    references: References
    problems: tuple[Problem, ...] = ()
    old: bool = False
    checking: bool = True
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    saved: str = ""


class Document:
    """One file, and the content that it stands in."""

    def __init__(self, path: Path, shelf: Shelf) -> None:
        """Take a file and the content folder that its decision shares things with; nothing is read yet."""
        self.path = path
        self.shelf = shelf
        self._memory: Memory = {}
        self._good: Draft | None = None
        self._known: tuple[Problem, ...] = ()
        self._broken: Patch | None = None
        self.text = ""
        self.status = DraftStatus(decision=None, references=References())

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders in which a save may change what is seen; what lies below them is not meant."""
        roots = [self.shelf.root, *([self.shelf.behind.root] if self.shelf.behind else [])]
        parts = [root / part for root in roots for part in ("", *SHARED)]
        return tuple(dict.fromkeys(folder.resolve() for folder in (self.path.parent, *parts) if folder.is_dir()))

    def has_shared_changed(self) -> bool:
        """Tell whether a file that decisions share was written since it was read."""
        before = {path: seen for path, (seen, _) in self._memory.items()}
        read_shared(self.shelf, self._memory)
        return before != {path: seen for path, (seen, _) in self._memory.items()}

    def read_changes(self) -> bool:
        """Read what changed since the last good save; tells whether that was enough, and the whole need not be read."""
        text = _text(self.path)
        if text is None or self._good is None:
            return False
        if text == self.text:
            return True
        self._broken = None
        if text == self._good.text:
            self.text = text
            self.status = attrs.evolve(self.status, problems=self._known, old=False, checking=True, saved=_now())
            return True
        patch = patch_draft(self._good, text, self.path)
        if patch is None:
            return False
        self.text = text
        self._take(patch)
        return True

    def read_whole(self) -> None:
        """Read the whole file, and what decisions share as far as that changed."""
        references = make_lenient(read_shared(self.shelf, self._memory).references)
        result = read_decision(self.path)
        self.text = result.text
        before = self._good.decision if self._good else None
        value = _find_drawable(result)
        if value is None:
            self.status = attrs.evolve(
                self.status, references=references, problems=result.problems, old=True, checking=True, saved=_now()
            )
            return
        self._good, self._known = Draft.of(result.text, value), result.problems or self._known
        listed = _places(before) if before else ()
        self.status = DraftStatus(
            decision=value,
            references=references,
            problems=self._known,
            changed=find_differing(before, value) if before else (),
            gone=tuple(name for name in listed if name not in _places(value)),
            saved=_now(),
        )

    def lines_of(self, place: str) -> range:
        """Return the lines of the file as it is now in which a passage or an ending is written."""
        lines = self._good.lines_of(place) if self._good else range(0)
        if self._broken is None:
            return lines
        first, last, longer = self._broken.first, self._broken.last, self._broken.longer
        start = lines.start + longer if lines.start > last else lines.start
        return range(start, lines.stop + longer if lines.stop > first else lines.stop)

    def is_half_written(self) -> bool:
        """Tell whether the file holds only the beginning of what it held: as a rule it is just being written."""
        try:
            if self.path.stat().st_size >= len(self.text):
                return False
        except OSError:
            return True
        text = _text(self.path)
        return text is None or (len(text) < len(self.text) and self.text.startswith(text))

    def take_problems(self, problems: tuple[Problem, ...], text: str) -> None:
        """Take the problems that a check of this text has found; a check of an older text says nothing any more."""
        if text != self.text:
            return
        self.status = attrs.evolve(self.status, problems=problems, checking=False)
        if self._good is not None and self._good.text == text:
            self._known = problems

    def _take(self, patch: Patch) -> None:
        kept = tuple(
            _move_problem(each, patch, format_path(self.path)) for each in self._known if self._stays(each, patch)
        )
        problems = tuple(sorted((*kept, *patch.problems), key=sort_key))
        if patch.draft is None:
            self._broken = patch
            self.status = attrs.evolve(self.status, problems=problems, old=True, checking=True, saved=_now())
            return
        decision = attrs.evolve(patch.draft.decision, people=make_lenient_roles(patch.draft.decision.people))
        self._good, self._known = attrs.evolve(patch.draft, decision=decision), problems
        self.status = attrs.evolve(
            self.status,
            decision=decision,
            problems=problems,
            old=False,
            checking=True,
            changed=patch.changed,
            gone=patch.gone,
            saved=_now(),
        )

    def _stays(self, problem: Problem, patch: Patch) -> bool:
        file, line, _ = problem.mark
        return file != format_path(self.path) or not patch.first <= line <= patch.last


def _move_problem(problem: Problem, patch: Patch, file: str) -> Problem:
    """Return a problem at the line to which it moved."""
    if problem.mark.file != file or problem.mark.line <= patch.last:
        return problem
    return attrs.evolve(problem, mark=problem.mark._replace(line=problem.mark.line + patch.longer))


def _find_drawable(result: Result[Decision]) -> Decision | None:
    if result.value is None:
        return None
    return attrs.evolve(result.value, people=make_lenient_roles(result.value.people))


def _places(decision: Decision) -> tuple[str, ...]:
    return (*decision.passages, *decision.endings)


def read_shared(shelf: Shelf, memory: Memory) -> Shared:
    """Read what decisions share, without reading again what has not changed."""
    behind = read_shared(shelf.behind, memory).references if shelf.behind else None
    return read_references(shelf.root, behind, remember_files(memory))


_PATIENCE, _A_MOMENT = 10, 0.002
"""How often, and for how many seconds, to wait for a file that is being written."""


def _text(path: Path) -> str | None:
    """Read a file once nobody is writing it any more; None where it cannot be read."""
    try:
        for _ in range(_PATIENCE):
            before, data, after = path.stat(), path.read_bytes(), path.stat()
            if (before.st_mtime_ns, len(data)) == (after.st_mtime_ns, after.st_size):
                break
            time.sleep(_A_MOMENT)
        return data.decode().replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError):
        return None


def _now() -> str:
    return datetime.datetime.now().astimezone().strftime("%H:%M:%S")


def check_now(path: Path, root: Path, behind: Path | None, memory: Memory) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of a file and all its problems; `memory` is what was read before of the shared files."""
    shelf = Shelf(root, Shelf(behind) if behind else None)
    text = _text(path) or ""
    problems = sorted(set(problems_of_decision(path, read_shared(shelf, memory), prove=_prove)), key=sort_key)
    return text, tuple(problems)


def _prove(decision: Decision) -> tuple[Problem, ...]:
    return broken_promises(decision, QUICKLY)


def count_errors(problems: tuple[Problem, ...]) -> int:
    """Count the problems that are errors."""
    return sum(problem.severity is Severity.ERROR for problem in problems)
