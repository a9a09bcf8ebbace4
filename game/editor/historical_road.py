"""The historical road of a decision that need not be whole: in which passage each choice of it is made."""

from collections.abc import Iterator

from game.parsing.nodes import Mapping, Node, Scalar, Sequence


def road_of(root: Mapping) -> Iterator[tuple[Scalar, str]]:
    """Yield the choices of `reveal.road` with their passages, as far as they can be followed without the meters."""
    passages, reveal = root.entries.get("passages"), root.entries.get("reveal")
    road = reveal.entries.get("road") if isinstance(reveal, Mapping) else None
    if isinstance(passages, Mapping) and isinstance(road, Sequence):
        here = {text_of(root, "opening")}
        for node in road.items:
            name = node.value.strip() if isinstance(node, Scalar) else ""
            made = _find_choice(passages, here, name)
            if made is None or not isinstance(node, Scalar):
                return
            passage, choice = made
            yield node, passage
            here = set(targets_of(choice))


def find_following(root: Mapping, road: list[str]) -> set[str]:
    """Return the passages that a road of choices, from the opening, may have come to."""
    passages = root.entries.get("passages")
    here = {text_of(root, "opening")}
    for name in road:
        made = _find_choice(passages, here, name) if isinstance(passages, Mapping) else None
        if made is None:
            return set()
        here = set(targets_of(made[1]))
    return here


def _find_choice(passages: Mapping, here: set[str], name: str) -> tuple[str, Mapping] | None:
    """Find the choice of a name in one of these passages; where two have it, the one that is history's."""
    made = [
        (passage, choice)
        for passage in sorted(here)
        for choice in choices_of(passages.entries.get(passage))
        if text_of(choice, "id") == name
    ]
    return max(made, key=lambda each: text_of(each[1], "history") == "true", default=None)


def choices_of(passage: Node | None) -> Iterator[Mapping]:
    """Yield the choices of a passage that are mappings."""
    choices = passage.entries.get("choices") if isinstance(passage, Mapping) else None
    for choice in choices.items if isinstance(choices, Sequence) else ():
        if isinstance(choice, Mapping):
            yield choice


def targets_of(choice: Mapping) -> Iterator[str]:
    """Yield where a choice may lead."""
    to = choice.entries.get("to")
    if isinstance(to, Scalar):
        yield to.value.strip()
    for target in to.items if isinstance(to, Sequence) else ():
        if name := text_of(target, "to"):
            yield name


def text_of(node: Node | None, *keys: str) -> str:
    """Return the text that stands below some keys; empty where none does."""
    for key in keys:
        node = node.entries.get(key) if isinstance(node, Mapping) else None
    return node.value.strip() if isinstance(node, Scalar) else ""
