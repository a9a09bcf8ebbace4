"""The names that students go by and the codes of their places: given out, never typed."""

from collections.abc import Collection, Mapping

SIGNS = "23456789BCDFGHJKMNPQRSTVWXYZ"
"""The signs of codes: none that is taken for another, and no vowels, so that no code is a word."""
PLACE_SIGNS = 4
_FIRST = (
    "Amber", "Ash", "Autumn", "Birch", "Blue", "Bright", "Bronze", "Cedar", "Clay", "Copper", "Coral", "Crimson",
    "Dawn", "Early", "Fern", "Frost", "Golden", "Granite", "Green", "Harbor", "Hazel", "Indigo", "Iron", "Ivory",
    "Jade", "Lake", "Linen", "Maple", "Marble", "Meadow", "Morning", "Northern", "Oak", "Olive", "Orange", "Pearl",
    "Pine", "Quiet", "River", "Rose", "Saffron", "Silver", "Spring", "Summer", "Swift", "Violet", "Willow", "Winter",
)  # fmt: skip
_SECOND = (
    "Badger", "Bear", "Bison", "Bittern", "Carp", "Crane", "Curlew", "Deer", "Dolphin", "Eagle", "Egret", "Falcon",
    "Finch", "Fox", "Gibbon", "Goose", "Hare", "Hawk", "Heron", "Ibis", "Jay", "Kestrel", "Kite", "Lark", "Leopard",
    "Lynx", "Magpie", "Marten", "Moth", "Oriole", "Otter", "Owl", "Panda", "Plover", "Quail", "Raven", "Robin",
    "Sable", "Salmon", "Seal", "Sparrow", "Stag", "Stork", "Swallow", "Swan", "Tern", "Tiger", "Wolf", "Wren",
)  # fmt: skip


def draw_code(draw: int, taken: Collection[str]) -> str:
    """Return the code of four signs that a drawn number means, or the next that is free."""
    total = len(SIGNS) ** PLACE_SIGNS
    return next(code for step in range(total) if (code := _spell(draw + step)) not in taken)


def _spell(number: int) -> str:
    signs = []
    for _ in range(PLACE_SIGNS):
        number, sign = divmod(number, len(SIGNS))
        signs.append(SIGNS[sign])
    return "".join(signs)


def draw_pseudonym(draw: int, taken: Collection[str]) -> str:
    """Return the pseudonym that a drawn number means, or the next that is free."""
    total = len(_FIRST) * len(_SECOND)
    start = draw // len(SIGNS) ** PLACE_SIGNS
    names = (_pair((start + step) % total) for step in range(total))
    return next(name for name in names if name not in taken)


def _pair(number: int) -> str:
    first, second = divmod(number, len(_SECOND))
    return f"{_FIRST[first]} {_SECOND[second]}"


def name_by_role(title: str, taken: Collection[str]) -> str:
    """Return a role's title as a student's name, numbered from the second on."""
    if title not in taken:
        return title
    return next(name for number in range(2, len(taken) + 3) if (name := f"{title} {number}") not in taken)


def tidy_code(typed: str) -> str:
    """Return a code as it was given out, from what somebody typed: in capitals, without blanks and hyphens."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())[:12]


def find_scarcest(counts: Mapping[str, int], most: Mapping[str, int]) -> str:
    """Return the first of the roles that fewest hold, of those not yet full; where all are full, the scarcest."""
    free = [role for role, count in counts.items() if not most[role] or count < most[role]]
    return min(free or counts, key=lambda role: counts[role])
