"""The manual's pages on packs, and on where what is read must lie."""

from game.parsing import codes

PAGES = {
    codes.NO_VERSION: """A pack's version is numbers parted by points, at most four of them.

        Versions are compared number by number, so that other packs can say which they need.

        Fails: `version: one`; `version: 1.0-beta`.
        Passes: `version: 1.0`; `version: 0.2.1`.
        """,
    codes.NO_NEED: """What a pack needs is said as comparisons, parted by commas.

        The signs are `>=`, `>`, `<=`, `<` and `==`; all comparisons must hold.

        Fails: `needs: {oneside: new}`.
        Passes: `needs: {oneside: ">=0.1"}`; `needs: {rivers: ">=1.0, <2"}`.
        """,
    codes.UNMET_NEED: """What a pack needs is here, in a version that it can use.

        Get the pack that is needed, or the newer program; or say less in `needs`, where less is true.

        Fails: `needs: {oneside: ">=99"}`.
        Passes: `needs: {oneside: ">=0.1"}`.
        """,
    codes.NOT_READ: """What is meant to be read lies where it is read, and is named so.

        Files are read whose names end in `.yaml`, in the folders `decisions/`, `bridges/`, `campaigns/`, `ledger/`,
        `papers/` and `maps/`, and besides them those that the format names, as `cast.yaml`. Anything else is left
        alone; what looks as if it ought to be read is told. This is a warning.

        Fails: `decisions/ferry.yml`; a folder `ledgers/`; a decision beside the folder `decisions/`.
        Passes: `decisions/ferry.yaml`; `README.md`; `pictures/ferry.png`.
        """,
}
