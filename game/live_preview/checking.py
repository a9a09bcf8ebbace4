"""The other process of a preview: checks a file whenever it is asked to, so that the page never waits for it."""

from pathlib import Path

from game.child_process import Tell, serve
from game.library.references import Memory
from game.live_preview.document import check_now


def main() -> None:
    """Check file after file; what was read of the shared files is remembered."""
    memory: Memory = {}

    def work(request: tuple[Path, Path, Path | None], tell: Tell) -> None:
        tell(check_now(*request, memory))

    serve(work)


if __name__ == "__main__":
    main()
