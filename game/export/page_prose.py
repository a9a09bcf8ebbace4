"""Text and conditions as JSON takes them."""

from typing import Any, assert_never

from game.story.conditions import Among, Compare, Either, Every, Negation, Test, When
from game.story.prose import Block, Cite, Prose, Run, Style, parse

Json = Any


def prose_as_object(prose: Prose) -> list[Json]:
    """Return the pieces of a text: a condition (or null) and the blocks that it stands for."""
    return [{"when": when_as_object(piece.when), "blocks": text_as_object(piece.text)} for piece in prose]


def text_as_object(text: str) -> list[Json]:
    """Return text as blocks."""
    return [_block(block) for block in parse(text)]


def when_as_object(when: When | None) -> Json:
    """Return a condition; null where there is none."""
    return None if when is None else _test(when.test)


def _test(test: Test) -> Json:
    match test:
        case Compare():
            return [test.relation.value, test.meter, test.value]
        case Among():
            return ["in", test.meter, sorted(test.values)]
        case Negation():
            return ["not", _test(test.part)]
        case Every():
            return ["and", *(_test(part) for part in test.parts)]
        case Either():
            return ["or", *(_test(part) for part in test.parts)]
        case _:
            assert_never(test)


def _block(block: Block) -> Json:
    return {"shape": block.shape.value, "runs": [_run(run) for run in block.runs]}


def _run(run: Run) -> Json:
    """Return plain words as they are, others with their style, a source mark as its claim."""
    if isinstance(run, Cite):
        return {"claim": run.claim}
    return run.text if run.style is Style.PLAIN else {"style": run.style.value, "text": run.text}
