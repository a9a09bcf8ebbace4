"""The manual's pages on packs, and on where what is read must lie."""

from game.parsing import codes

PAGES = {
    codes.NO_VERSION: """A pack's version is one to four numbers separated by dots.

        Versions are compared number by number, so that other packs can say which they need.

        Fails: `version: one`; `version: 1.0-beta`.
        Passes: `version: 1.0`; `version: 0.2.1`.
        """,
    codes.NO_NEED: """What a pack needs is written as comparisons, separated by commas.

        The signs are `>=`, `>`, `<=`, `<` and `==`; all comparisons must hold.

        Fails: `needs: {oneside: new}`.
        Passes: `needs: {oneside: ">=0.1"}`; `needs: {rivers: ">=1.0, <2"}`.
        """,
    codes.UNMET_NEED: """What a pack needs is installed, in a version that it can use.

        Get the pack that is needed, or the newer program; or ask for less in `needs`, if less is enough.

        Fails: `needs: {oneside: ">=99"}`.
        Passes: `needs: {oneside: ">=0.1"}`.
        """,
    codes.NOT_READ: """A file to be read is in the right folder, with the right name.

        Files are read whose names end in `.yaml`, in the folders `decisions/`, `bridges/`, `campaigns/`, `lessons/`,
        `ledger/`, `papers/` and `maps/`, and those outside them that the format names, such as `cast.yaml`. Anything
        else is left alone; a file that looks as if it should be read is reported. This is a warning.

        Fails: `decisions/ferry.yml`; a folder `ledgers/`; a decision outside the folder `decisions/`.
        Passes: `decisions/ferry.yaml`; `README.md`; `pictures/ferry.png`.
        """,
}
