"""Classes held in a process of their own: `python -m tests.web.class_process FOLDER LESSON [DATABASE [CLASSES]]`.

Classes that are kept there are gone on with. It prints its address and the codes, and then does what each line of
stdin says: `advance`, `figures`, `end`.
"""

import json
import resource
import sys
import time
from pathlib import Path

from game.hosting.holding import Holding
from game.lesson.plan import Plan
from game.lesson.verbs import Advance
from game.library.shelf import Shelf
from game.register.register import open_database, open_file
from game.web.serving import LOOPBACK, ClassServer

CONTENT = Path(__file__).resolve().parents[2] / "content"


def find_plan(lesson: str) -> Plan:
    """Return the plan of a lesson of the game's own shelf."""
    found = Shelf(CONTENT).open_lesson(CONTENT / "lessons" / f"{lesson}.yaml")
    return Plan(lesson=found.lesson, decision=found.decision, references=found.references)


def main(folder: str, lesson: str, database: str = "", classes: str = "1") -> None:
    """Hold classes, those that are kept or new ones, until stdin ends."""
    register = open_database(database) if database else open_file(Path(folder))
    plan = find_plan(lesson)
    server = ClassServer(register, lambda _: plan)
    address = server.open_at(LOOPBACK, 0)
    kept = [server.run(server.hall.resume(entry.id)) for entry in register.list_classes()]
    held = kept or [server.run(server.hall.open(plan)) for _ in range(int(classes))]
    _say(" ".join([address, *(holding.entry.code for holding in held)]))
    for line in sys.stdin:
        match line.strip():
            case "advance":
                moved = [_advance(server, holding) for holding in held]
                _say(json.dumps({"stage": held[0].room.stage.value, "moved": moved}))
            case "figures":
                _say(json.dumps({"cpu": time.process_time(), "megabytes": _measure_memory()}))
            case _:
                break
    server.stop()
    register.close()


def _measure_memory() -> float:
    """Return the most memory that was taken, in MB; what getrusage says is at least that of whoever started us."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return int(status.read_text(encoding="ascii").partition("VmHWM:")[2].split()[0]) / 1024


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _advance(server: ClassServer, holding: Holding) -> str:
    refusal = server.run(holding.perform(Advance(without_stragglers=True)))
    return refusal.message if refusal else ""


if __name__ == "__main__":
    main(*sys.argv[1:])
