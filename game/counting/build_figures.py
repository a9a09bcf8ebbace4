"""Figures counted once and shipped with the game's own decisions: `python -m game.counting.shipping [ID ...]`."""

import sys
from collections.abc import Sequence

from game.analysis.signature import find_signature
from game.counting.report import Counting
from game.counting.store import Store
from game.library.shelf import Shelf
from game.paths import find_content_folder


def main(names: Sequence[str] = ()) -> int:
    """Count every decision whose shipped figures are not those of its shape; tell which on stderr.

    A campaign is counted only where it is named: one that remembers what its legs did has too many states.
    """
    shelf = Shelf(find_content_folder(None))
    store = Store(None, shelf.figures)
    for name in names or [heading.id for heading in shelf.headings()]:
        decision, references = shelf.open(name), shelf.references()
        shape = find_signature(decision, references)
        if store.survey(decision.id, shape) is not None:
            continue
        sys.stderr.write(f"{name} is being counted ...\n")
        figures = Counting(brief=True).report(decision, references).figures
        if figures is None:
            sys.stderr.write(f"{name} cannot be counted.\n")
            return 1
        sys.stderr.write(f"{store.ship(decision.id, shape, figures)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
