"""A class opened or gone on with, its server, and the scene that leads it: what `oneside host` carries out."""

import argparse
import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import attrs
import segno

from game.cli.addresses import is_any, list_addresses, show_page
from game.cli.arguments import catalogue_of
from game.cli.extra import DATABASE
from game.cli.plans import Plans
from game.cli.scenes_face import build_context
from game.errors import SaveError, UsageError
from game.hosting.codes import draw_number, tidy_code
from game.hosting.holding import Holding
from game.hosting.notes import Notes, drop_notes, find_cookies, keep_notes, load_notes
from game.lesson.opening import Options
from game.lesson.stages import LessonStage
from game.library.catalogue import Catalogue
from game.parsing.quoting import quote
from game.paths import find_saves_folder, path_of
from game.register.entries import ClassEntry
from game.register.register import Register, open_database, open_file
from game.rehearsal.course import Rehearsal
from game.rehearsal.process import RehearsalProcess
from game.scenes.console.app import run
from game.scenes.console.door import Door
from game.scenes.console.hot_seat import HotSeatScene
from game.scenes.console.leading import LeadingScene
from game.scenes.console.room_scene import RoomScene
from game.scenes.console.scene import ConsoleScene
from game.scenes.console.steering import Steering
from game.web.serving import LOOPBACK, ClassServer, NoAddressError

PHONES, HANDS, HOT_SEAT = "phones", "hands", "hot-seat"


def host(arguments: argparse.Namespace) -> tuple[int, str]:
    """Lead a class until the teacher leaves; gives the exit code, and what is to be said then."""
    if arguments.address is not None and is_any(arguments.address):
        message = f"Nobody can type {quote(arguments.address)}; name one address of this computer, or choose it later."
        raise UsageError(message)
    saves, catalogue = find_saves_folder(arguments.saves), catalogue_of(arguments)
    with contextlib.closing(_open_register(arguments, saves)) as register:
        register.delete_older()
        if not register.is_shared:
            drop_notes(saves, frozenset(entry.code for entry in register.list_classes()))
        entry = _find_class(register, arguments.resume) if arguments.resume is not None else None
        before = load_notes(saves, entry.code) if entry is not None else None
        plans = Plans(catalogue, arguments.lesson or (before.lesson if before else None))
        with _serving(register, plans, arguments.public) as server:
            holding = _take_up(server, plans, arguments, entry)
            hosting = Hosting(saves, server, Steering(server, holding), _note(arguments, before))
            return hosting.lead(arguments, catalogue)


class Hosting:
    """One class as it is led on this computer, and what is remembered of it."""

    def __init__(self, saves: Path, server: ClassServer, steering: Steering, notes: Notes) -> None:
        """Lead this class."""
        self._saves, self._server, self._steering, self._notes = saves, server, steering, notes
        self._rehearsal: RehearsalProcess | None = None

    def lead(self, arguments: argparse.Namespace, catalogue: Catalogue) -> tuple[int, str]:
        """Let the class be reached as was asked for, and lead it until the teacher leaves."""
        scene = self._open_scene(arguments)
        self._keep()
        self._steering.on_next = self._go_on_with_next
        if self._notes.rehearsed:
            self._rehearse()
        try:
            code = run(build_context(arguments, catalogue, keeps=False), scene)
        finally:
            if self._rehearsal is not None:
                self._rehearsal.stop()
        return code, self._say_farewell()

    def _open_scene(self, arguments: argparse.Namespace) -> LeadingScene:
        if self._notes.mode == HANDS:
            return RoomScene(self._steering)
        if self._notes.mode == HOT_SEAT:
            return HotSeatScene(self._steering)
        self._open_loopback(arguments.port)
        if arguments.address is not None:
            self._open_at(arguments.address)
        door = Door(
            find_addresses=lambda: list_addresses(self._notes.host),
            open_at=self._open_at,
            draw=lambda address: [list(row) for row in segno.make(address, error="m").matrix],
            show_page=show_page,
            asks=not (arguments.local or arguments.address or arguments.public or self._notes.rehearsed),
        )
        return ConsoleScene(self._steering, door)

    def _open_loopback(self, asked: int | None) -> None:
        """Open the port asked for, the one of the last time, so that students come back by reloading, or any."""
        try:
            self._server.open_at(LOOPBACK, asked or self._notes.port)
        except NoAddressError:
            if asked:
                raise
            self._server.open_at(LOOPBACK)
        self._notes = attrs.evolve(self._notes, port=self._port)

    @property
    def _port(self) -> int:
        return self._server.port

    def _open_at(self, address: str) -> str:
        """Let the class be reached at an address of this computer, and remember it."""
        if self._server.address.startswith(f"http://{address}:"):
            return self._server.address
        opened = self._server.open_at(address, self._notes.port)
        self._notes = attrs.evolve(self._notes, host=address)
        self._keep()
        return opened

    def _keep(self) -> None:
        with contextlib.suppress(SaveError):  # the class itself is kept; this only saves typing
            keep_notes(self._saves, self._steering.code, self._notes)

    def _go_on_with_next(self) -> None:
        self._keep()
        if self._rehearsal is not None:
            self._rehearsal.stop()
            self._rehearse()

    def _rehearse(self) -> None:
        code, loopback = self._steering.code, f"http://{LOOPBACK}:{self._port}"
        self._rehearsal = RehearsalProcess(
            Rehearsal(address=loopback, code=code, students=self._notes.rehearsed, seed=draw_number(),
                      cookies=find_cookies(self._saves, code))
        )  # fmt: skip

    def _say_farewell(self) -> str:
        steering = self._steering
        if steering.room.stage is LessonStage.ENDED:
            return "The class has ended. It is kept for 30 days, and then deleted.\n"
        return f"The class is kept: 'oneside host --resume {steering.code}' goes on with it.\n"


def _open_register(arguments: argparse.Namespace, saves: Path) -> Register:
    """Open the register of this computer, or the database that several computers share."""
    address = arguments.database or os.environ.get(DATABASE, "")
    return open_database(address) if address else open_file(saves)


@contextlib.contextmanager
def _serving(register: Register, plans: Plans, public: str | None) -> Iterator[ClassServer]:
    server = ClassServer(register, plans.find, public=public or "")
    try:
        yield server
    finally:
        server.stop()


def _take_up(server: ClassServer, plans: Plans, arguments: argparse.Namespace, entry: ClassEntry | None) -> Holding:
    """Open the class, or go on with one where it was: its clock stands since the last thing that was kept of it."""
    if entry is None:
        options = Options(long_briefs=arguments.long_briefs, pseudonyms=arguments.pseudonyms)
        return server.run(server.hall.open(plans.open(arguments.lesson), options))
    holding = server.run(server.hall.resume(entry.id))
    server.run(holding.pause_since_last_kept())
    return holding


def _note(arguments: argparse.Namespace, before: Notes | None) -> Notes:
    """Return how the class is led: as asked for, else as before."""
    mode = HANDS if arguments.hands else HOT_SEAT if arguments.hot_seat else before.mode if before else PHONES
    typed = arguments.lesson or (before.lesson if before else "")
    path = path_of(typed) if typed else None
    lesson = str(path.resolve()) if path is not None and path.is_file() else typed
    rehearsed = arguments.rehearse or (before.rehearsed if before and mode == before.mode else 0)
    return Notes(
        lesson=lesson,
        mode=PHONES if arguments.rehearse else mode,
        host=before.host if before else "",
        port=arguments.port or (before.port if before else None),
        rehearsed=rehearsed,
    )


def _find_class(register: Register, asked: str) -> ClassEntry:
    """Return the class with a code, or the last one that has not ended."""
    if not asked:
        going_on = [entry for entry in register.list_classes() if entry.ended is None]
        found = max(going_on, key=lambda entry: entry.touched, default=None)
        if found is None:
            message = "There is no class to go on with; 'oneside host LESSON' opens one."
            raise UsageError(message)
        return found
    entry = register.find_by_code(tidy_code(asked)) if tidy_code(asked) else None
    if entry is None:
        message = f"There is no class with the code {quote(asked)} here."
        raise UsageError(message)
    return entry
