"""The endings of a campaign's own, tried in their order after those of its last leg."""

from game.parsing import codes
from game.parsing.located import find_mark
from game.parsing.nodes import Node
from game.parsing.quoting import quote
from game.parsing.reading import Reading
from game.problems import suggest
from game.schema.declarations.campaign import LAST_WORDS, LastWordOutline
from game.story.campaign import LastWord
from game.story.model import Decision, Ending


def read_last_words(node: Node | None, last: Decision, reading: Reading) -> tuple[LastWord, ...]:
    """Read a campaign's own endings, one of which fits whatever the last leg came to."""
    outlines = list((LAST_WORDS.read(node, reading) or {}).values()) if node is not None else []
    for outline in outlines:
        for name in outline.of:
            if name not in last.endings:
                mend = suggest(name, last.endings) or f" Name {' or '.join(map(quote, last.endings))}."
                message = f"The last leg '{last.id}' has no ending {quote(name)}.{mend}"
                reading.refuse_at(find_mark(name, outline.mark), codes.WRONG_CAMPAIGN, message)
    _tried_in_vain(outlines, reading)
    for name in last.endings if outlines else ():
        if not any(outline.when is None and (not outline.of or name in outline.of) for outline in outlines):
            message = (
                f"After '{name}' there may be no ending that fits. "
                "Let the last one that may follow it have no condition."
            )
            reading.refuse_at(outlines[-1].mark, codes.WRONG_CAMPAIGN, message)
    return tuple(_last_word(outline, last) for outline in outlines)


def _tried_in_vain(outlines: list[LastWordOutline], reading: Reading) -> None:
    """Refuse an ending that is never tried, since one before it fits wherever it would."""
    for number, outline in enumerate(outlines):
        first = next((one for one in outlines[:number] if one.when is None and _covers(one, outline)), None)
        if first is not None:
            message = (
                f"The ending '{outline.id}' is never reached: '{first.id}' has no 'when' and is tried first. "
                f"Put '{first.id}' last, or give it a condition."
            )
            reading.refuse_at(outline.mark, codes.WRONG_CAMPAIGN, message)


def _covers(one: LastWordOutline, other: LastWordOutline) -> bool:
    """Tell whether an ending follows all that another may follow."""
    return not one.of or bool(other.of and set(one.of) >= set(other.of))


def _last_word(outline: LastWordOutline, last: Decision) -> LastWord:
    ending = Ending(
        id=outline.id,
        title=outline.title,
        date=outline.date,
        place=outline.place or last.place,
        text=outline.text,
        does=outline.does,
        bill=outline.bill,
        mark=outline.mark,
    )
    return LastWord(ending=ending, of=outline.of, when=outline.when)
