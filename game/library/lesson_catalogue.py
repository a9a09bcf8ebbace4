"""Finding a lesson: by its own name or file, or by the decision that it is held on."""

from collections.abc import Iterator
from pathlib import Path

import attrs

from game.errors import OnesideError, UsageError
from game.library.catalogue import Catalogue, Found
from game.library.folders import content_folder_of
from game.library.lesson_headings import holds_lesson
from game.library.lessons import OpenLesson
from game.library.pack_discovery import FILE
from game.library.shelf import Shelf
from game.parsing.quoting import quote
from game.paths import path_of
from game.problems import suggest


@attrs.frozen
class FoundLesson:
    """A lesson on the shelf that holds it."""

    shelf: Shelf
    path: Path

    def open(self) -> OpenLesson:
        """Open the lesson; raises ContentError where it, its decision or its pack has errors."""
        return self.shelf.open_lesson(self.path)


def find_lesson(catalogue: Catalogue, text: str) -> FoundLesson:
    """Find what a person typed: a lesson, `pack/lesson`, the path of one, or a decision that has one lesson.

    Raises UsageError where there is none, or where a decision has several, and as `Catalogue.find_one` does.
    """
    found = _in_file(catalogue, text) or _by_name(catalogue, text)
    if found is not None:
        return found
    try:
        asked = catalogue.find_one(text)
    except OnesideError as error:
        near = suggest(text, [path.stem for path in catalogue.home.lessons()])
        if not near:
            raise
        message = f"There is no lesson {quote(text)}.{near}"
        raise UsageError(message) from error
    return _of_decision(catalogue, asked, text)


def list_lessons(catalogue: Catalogue) -> Iterator[FoundLesson]:
    """Yield the lessons of the game's own shelf, and behind them those of the packs that are installed."""
    yield from (FoundLesson(catalogue.home, path) for path in catalogue.home.lessons())
    for name in catalogue.packs.installed:
        shelf = catalogue.packs.named(name)
        yield from (FoundLesson(shelf, path) for path in shelf.lessons())


def _in_file(catalogue: Catalogue, text: str) -> FoundLesson | None:
    """Take a file of lessons; one that lies in no such folder is checked and held with the game's own content."""
    path = path_of(text) if text else None
    if path is None or path.suffix != ".yaml" or not path.is_file():
        return None
    path = path.resolve()
    if not holds_lesson(path):
        return None
    root = content_folder_of(path)
    if root == path.parent:
        return FoundLesson(catalogue.home, path)
    shelf = catalogue.packs.at(root) if (root / FILE).is_file() else catalogue.shelf_of_folder(root)
    return FoundLesson(shelf, path)


def _by_name(catalogue: Catalogue, text: str) -> FoundLesson | None:
    place, _, name = text.rpartition("/")
    named = [one for one in list_lessons(catalogue) if one.path.stem == name and (not place or one.shelf.name == place)]
    if len(named) > 1 and named[0].shelf is not catalogue.home:
        names = ", ".join(f"{one.shelf.name}/{name}" for one in named)
        message = f"The lesson {quote(text)} is in several packs; say which: {names}."
        raise UsageError(message)
    return named[0] if named else None


def _of_decision(catalogue: Catalogue, asked: Found, text: str) -> FoundLesson:
    lessons = asked.shelf.lessons_on(asked.address.story)
    if not lessons:
        called = catalogue.name_of(asked.address)
        message = f"There is no lesson on {quote(text)} yet; 'oneside new lesson {called}' begins one."
        raise UsageError(message)
    if len(lessons) > 1:
        names = ", ".join(lesson.id for lesson in lessons)
        message = f"{quote(text)} has several lessons; say which: {names}."
        raise UsageError(message)
    path = lessons[0].path
    own = path in asked.shelf.lessons()
    return FoundLesson(asked.shelf if own else catalogue.home, path)
