"""All that is wrong in a shelf, or in files and folders from anywhere."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from game.library.campaigns import problems_of_campaign
from game.library.catalogue import Catalogue
from game.library.checking import Prove, Uses, problems_of_decision, problems_of_shared
from game.library.folders import FILES, FOLDERS, LESSONS, SHARED, STORIES, is_campaign
from game.library.ignored_files import find_unread
from game.library.lesson_headings import holds_lesson
from game.library.lessons import problems_of_lesson
from game.library.pack_discovery import FILE as MANIFEST
from game.library.pack_discovery import PACKED
from game.library.shelf import Shelf
from game.parsing.codes import NOT_READ
from game.parsing.quoting import format_path
from game.problems import Problem, Severity, sort_key


def check(
    what: Shelf | Iterable[Path], catalogue: Catalogue | None = None, prove: Prove | None = None
) -> list[Problem]:
    """Collect all problems of a shelf, or of files and folders, in the order of files and lines.

    Files that are not read come first, and errors in what stories share before those in stories: what they hold is
    missing elsewhere.

    A file that lies in no content folder is checked as a decision of the game's own shelf in the `catalogue`. `prove`
    tells which promises of a decision are broken.
    """
    if isinstance(what, Shelf):
        problems = _check_shelf(what, catalogue, prove)
    else:
        problems = {problem for path in what for problem in _check_path(path, catalogue, prove)}
    return sorted(problems, key=lambda problem: (_distance(problem), *sort_key(problem)))


def _distance(problem: Problem) -> int:
    """Tell how far from a cause a problem is: 0 for a file that is not read, 1 for one shared, 2 for all others."""
    file = Path(problem.mark.file)
    shared = file.name in FILES or file.parent.name in SHARED
    return 0 if problem.code == NOT_READ else 1 if shared and problem.severity is Severity.ERROR else 2


def _check_path(path: Path, catalogue: Catalogue | None, prove: Prove | None) -> Iterable[Problem]:
    """Check a content folder, one of its parts, one of its files, or a decision from anywhere."""
    folder = path.parent
    if path.name == MANIFEST or (path.suffix.lower() == PACKED and path.is_file()):
        return _check_manifest(folder, catalogue) if path.name == MANIFEST else _check_packed(path, catalogue, prove)
    if path.name in (*STORIES, LESSONS) and path.is_dir():
        return _check_stories(_shelf_of(folder, catalogue), sorted(path.glob("*.yaml")), prove)
    if path.is_dir() and path.name not in FOLDERS:
        return _check_shelf(_shelf_of(path, catalogue), catalogue, prove)
    if path.name in FILES or path.name in FOLDERS or folder.name in SHARED:
        root = folder.parent if folder.name in SHARED else folder
        return (
            each for each in _check_shared(_shelf_of(root, catalogue)) if each.mark.file.startswith(format_path(path))
        )
    if folder.name in (*STORIES, LESSONS):
        return _check_stories(_shelf_of(folder.parent, catalogue), [path], prove)
    return _check_stories(catalogue.home if catalogue else Shelf(folder), [path], prove)


def _shelf_of(root: Path, catalogue: Catalogue | None) -> Shelf:
    return catalogue.shelf_of_folder(root) if catalogue else Shelf(root)


def _check_manifest(root: Path, catalogue: Catalogue | None) -> Iterable[Problem]:
    if not (root / MANIFEST).is_file():
        return ()
    from game.library.packs import problems_of_manifest  # noqa: PLC0415 - 21 of 330 ms of a check of one decision

    return problems_of_manifest(root / MANIFEST, catalogue.packs.installed if catalogue else {})


def _check_packed(path: Path, catalogue: Catalogue | None, prove: Prove | None) -> Iterator[Problem]:
    """Check what is in a .zip, and name its files as they lie in there."""
    from game.library.packs import open_readable  # noqa: PLC0415 - as above

    with open_readable(path) as root:
        for problem in _check_path(root, catalogue, prove):
            file = problem.mark.file.replace(format_path(root), format_path(path))
            message = problem.message.replace(format_path(root), format_path(path))
            yield attrs.evolve(problem, mark=problem.mark._replace(file=file), message=message)


def _check_shelf(shelf: Shelf, catalogue: Catalogue | None, prove: Prove | None) -> set[Problem]:
    uses, unread = Uses(), set(find_unread(shelf.root))
    uses.known = not unread
    stories = _check_stories(shelf, (*shelf.stories(), *shelf.lessons()), prove, uses)
    return {*unread, *stories, *_check_shared(shelf, uses), *_check_manifest(shelf.root, catalogue)}


def _check_stories(
    shelf: Shelf, paths: Iterable[Path], prove: Prove | None, uses: Uses | None = None
) -> Iterator[Problem]:
    for path in paths:
        if is_campaign(path):
            yield from problems_of_campaign(path, shelf.shared, shelf.open, uses, prove=prove)
        elif holds_lesson(path):
            yield from problems_of_lesson(path, shelf.shared, shelf.opener_beside(path), uses)
        else:
            yield from problems_of_decision(path, shelf.shared, uses, prove=prove)


def _check_shared(shelf: Shelf, uses: Uses | None = None) -> Iterator[Problem]:
    return problems_of_shared(shelf.shared, uses, shelf.behind.references() if shelf.behind else None)
