"""The app of a preview: it watches the file, redraws at each save, and checks behind the author's back."""

import asyncio
import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from textual.screen import Screen

from game.child_process import Child, ChildFailedError
from game.library.shelf import Shelf
from game.live_preview.document import Document
from game.live_preview.watching import watch_saves
from game.scenes.app import OnesideApp, run_app
from game.scenes.context import Context
from game.scenes.help import WRITING, build_help_sheet
from game.scenes.preview.scene import PreviewScene
from game.scenes.signals import watch_signals
from game.session import Session


class Checker(Protocol):
    """Checks a file of a content folder, which another may stand behind."""

    def ask(self, request: tuple[Path, Path, Path | None]) -> Any:
        """Return the text of the file and its problems; raises ChildProcessError where it was ended."""

    def end(self) -> None:
        """End it, even in the middle of a large file."""


def checking() -> Checker:
    """Return a process that checks; it is started at once."""
    return Child("game.live_preview.checking")


_PATIENCE, _A_MOMENT = 4, 0.05
"""How often, and for how many seconds, to wait for the rest of a file that holds only its beginning."""


class PreviewApp(OnesideApp):
    """Shows one file while it is written."""

    TITLE = "Lean to One Side: preview"

    def __init__(
        self, context: Context, document: Document, *, follows: bool = True, checker: Callable[[], Checker] = checking
    ) -> None:
        """Show the file on a desk; `checker` gives what runs the checks."""
        super().__init__(context)
        self.document = document
        self._scene = PreviewScene(document, self, follows=follows)
        self._started, self._checker = checker, checker()
        self._leaving = False
        self._saved = asyncio.Event()

    def get_default_screen(self) -> Screen[None]:
        """Lay the preview at the bottom of everything."""
        return self._scene

    def on_mount(self) -> None:
        """Begin to watch and to check."""
        watch_signals(lambda code: self.exit(return_code=code))
        self.run_worker(self._watch(), name="watch")
        self.run_worker(self._check(), name="check")
        self._saved.set()

    def on_unmount(self) -> None:
        """Let the process that checks go."""
        self._leaving = True
        self._checker.end()

    def turn(self, session: Session) -> None:
        """Stay in the one scene there is."""
        del session

    def action_help(self) -> None:
        """Open the help, the author's own keys first."""
        self._lay(build_help_sheet(WRITING))

    async def _watch(self) -> None:
        """Read each save; what cannot be read by its changes alone is read as a whole, beside the drawing."""
        async for _ in watch_saves(self.document.folders):
            await self.reread()

    async def reread(self) -> None:
        """Read the file again and draw it, then let it be checked."""
        for _ in range(_PATIENCE):
            if not self.document.is_half_written():
                break
            await asyncio.sleep(_A_MOMENT)
        references_changed = self.document.has_shared_changed()
        if references_changed or not self.document.read_changes():
            await asyncio.to_thread(self.document.read_whole)
        self._scene.show_status()
        self._saved.set()

    async def _check(self) -> None:
        """Check the file after each save; saves that come meanwhile are checked together."""
        while True:
            await self._saved.wait()
            self._saved.clear()
            behind = self.document.shelf.behind
            asked = (self.document.path, self.document.shelf.root, behind.root if behind else None)
            try:
                text, problems = await asyncio.to_thread(self._checker.ask, asked)
            except ChildFailedError:
                raise
            except ChildProcessError:
                self._checker.end()
                if self._leaving:
                    return
                self._checker = self._started()
                continue
            self.document.take_problems(problems, text)
            with contextlib.suppress(LookupError):
                self._scene.draw_panel()


def run(context: Context, path: Path, shelf: Shelf, *, follows: bool = True) -> int:
    """Preview a file of a shelf in the terminal and give the exit code."""
    document = Document(path, shelf)
    document.read_whole()
    return run_app(PreviewApp(context, document, follows=follows))
