"""Names that another language takes, each given out once."""

import re
from collections.abc import Iterable

_ODD = re.compile(r"[^A-Za-z0-9_]")


class Identifiers:
    """Gives each thing a name of letters, digits and `_` that nothing else bears."""

    def __init__(self, reserved: Iterable[str] = ()) -> None:
        """Begin with the words that the language keeps for itself."""
        self._taken = set(reserved)
        self._given: dict[tuple[str, str], str] = {}

    def of(self, kind: str, name: str, prefix: str = "") -> str:
        """Return the name of a thing of some kind: always the same for the same thing."""
        key = (kind, name)
        if key not in self._given:
            wanted = _ODD.sub("_", prefix + name)
            found, number = wanted, 1
            while found in self._taken:
                number += 1
                found = f"{wanted}_{number}"
            self._taken.add(found)
            self._given[key] = found
        return self._given[key]
