"""The app of a preview: it watches the file, redraws at each save, and checks behind the author's back."""

import asyncio
import contextlib
import gc
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import TYPE_CHECKING

from textual.screen import Screen

from game.counting.child_process import give_way
from game.library.shelf import Shelf
from game.live_preview.desk import Desk, problems_now
from game.live_preview.watching import saves
from game.scenes.app import OnesideApp, shown
from game.scenes.context import Table
from game.scenes.preview.scene import PreviewScene
from game.scenes.signals import watch_signals

if TYPE_CHECKING:
    from game.session import Sitting


def processes() -> Executor:
    """Give one process that checks, so that the page never waits for it; it is started at once.

    Once Textual has taken stderr, the first process of a program cannot be started any more.
    """
    started = ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn"), initializer=give_way)
    started.submit(int)
    return started


_PATIENCE, _A_MOMENT = 4, 0.05
"""How often, and for how many seconds, to wait for the rest of a file that holds only its beginning."""


class PreviewApp(OnesideApp):
    """Shows one file while it is written."""

    TITLE = "Lean to One Side: preview"

    def __init__(
        self, table: Table, desk: Desk, *, follows: bool = True, checker: Callable[[], Executor] = processes
    ) -> None:
        """Show the file on a desk; `checker` gives what runs the checks."""
        super().__init__(table)
        self.desk = desk
        self._scene = PreviewScene(desk, follows=follows)
        self._checker = checker
        self._executor = checker()
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
        """Let the process that checks go, even from the middle of a large file."""
        self._leaving = True
        self._executor.shutdown(wait=False, cancel_futures=True)
        for child in active_children():
            child.terminate()

    def turn(self, sitting: "Sitting") -> None:
        """Stay in the one scene there is."""
        del sitting

    def action_help(self) -> None:
        """Open the help, the author's own keys first."""
        from game.scenes.help import help_sheet  # noqa: PLC0415 - read when asked for

        self._lay(help_sheet(preview=True))

    async def _watch(self) -> None:
        """Read each save; what cannot be read by its changes alone is read as a whole, beside the drawing."""
        async for _ in saves(self.desk.folders):
            await self.reread()

    async def reread(self) -> None:
        """Read the file again and draw it, then let it be checked."""
        for _ in range(_PATIENCE):
            if not self.desk.half_written():
                break
            await asyncio.sleep(_A_MOMENT)
        archive_changed = self.desk.shared_changed()
        if archive_changed or not self.desk.quick():
            await asyncio.to_thread(self.desk.whole)
            gc.freeze()  # a large decision is searched for cycles no more, which would halt the drawing
        self._scene.show_proof()
        self._saved.set()

    async def _check(self) -> None:
        """Check the file after each save; saves that come meanwhile are checked together."""
        loop = asyncio.get_running_loop()
        while True:
            await self._saved.wait()
            self._saved.clear()
            behind = self.desk.shelf.behind
            try:
                text, problems = await loop.run_in_executor(
                    self._executor, problems_now, self.desk.path, self.desk.shelf.root, behind.root if behind else None
                )
            except BrokenProcessPool:
                if self._leaving:
                    return
                self._executor = self._checker()
                continue
            self.desk.checked(problems, text)
            with contextlib.suppress(LookupError):
                self._scene.draw_panel()


def run(table: Table, path: Path, shelf: Shelf, *, follows: bool = True) -> int:
    """Preview a file of a shelf in the terminal and give the exit code."""
    desk = Desk(path, shelf)
    desk.whole()
    gc.freeze()
    return shown(PreviewApp(table, desk, follows=follows))
