"""A module that serves: it tells each part of what it is asked, breaks off where that is None, and may fail."""

from game.child_process import Tell, serve


def _work(request: list[object], tell: Tell) -> None:
    for part in request:
        if part is None:
            raise SystemExit(3)
        if part == "fail":
            raise LookupError(part)
        print("This is said by the way.")  # noqa: T201 - what is printed must not come between
        tell(part)


if __name__ == "__main__":
    serve(_work)
