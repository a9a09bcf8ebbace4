"""A save read by what changed in it gives the decision that reading the whole file gives."""

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from game.library.incremental import Draft, patch_draft
from game.library.read import Result, read_decision, read_file
from game.schema.declarations.decision import DECISION
from game.story.model import Decision
from tests.examples import examples
from tests.library.folders import DECISION as GOOD

TEXT = GOOD.read_text(encoding="utf-8")
LINES = TEXT.split("\n")
BITS = (
    "",
    "x",
    "  ",
    "\n",
    " [^claim]",
    "- ",
    ": ",
    "#",
    "'",
    "\x1b",
    "  elsewhere:\n",
    "title: Another\n",
    "endings:\n",
)


def whole(text: str) -> Result[Decision]:
    """Read a whole text as the good decision."""
    return read_file(GOOD, DECISION, text.encode())


def draft() -> Draft:
    """Return the good decision as a draft."""
    value = read_decision(GOOD).value
    assert value is not None
    return Draft.of(TEXT, value)


def same(one: Decision, other: Decision) -> bool:
    """Tell whether two decisions hold the same; the order of their entries counts as well."""
    fields = [field.name for field in attrs.fields(Decision) if field.name not in {"fingerprint", "mark"}]
    mappings = ("people", "passages", "endings")
    return all(getattr(one, name) == getattr(other, name) for name in fields) and all(
        list(getattr(one, name)) == list(getattr(other, name)) for name in mappings
    )


@st.composite
def edits(draw: st.DrawFn) -> str:
    """Return the text after an edit: lines taken out, doubled or moved, or something written into one."""
    begin = draw(st.integers(0, len(LINES)))
    end = min(begin + draw(st.integers(0, 30)), len(LINES))
    kind = draw(st.sampled_from(["write", "cut", "double", "move"]))
    before, block, after = LINES[:begin], LINES[begin:end], LINES[end:]
    if kind == "cut":
        return "\n".join([*before, *after])
    if kind == "double":
        return "\n".join([*before, *block, *block, *after])
    if kind == "move":
        to = draw(st.integers(0, len(before)))
        return "\n".join([*before[:to], *block, *before[to:], *after])
    at = draw(st.integers(0, len(TEXT)))
    return TEXT[:at] + draw(st.sampled_from(BITS)) + TEXT[at + draw(st.integers(0, 3)) :]


@examples(300)
@given(text=edits())
@example(text=TEXT.replace("        text: You hear", "'       text: You hear"))  # a later entry closes the quotation,
@example(text=TEXT.replace("present: [mayor, engineer]", "present: [mayor, engineer"))  # or breaks the bracket
@example(text=TEXT.replace("[levee-estimate]\n", "[levee-estimate]'\n", 1))
def test_what_is_patched_is_what_the_whole_file_says(text: str) -> None:
    patch = patch_draft(draft(), text, GOOD)
    if patch is None:
        return
    result = whole(text)
    if patch.draft is None:
        assert result.problems
        assert all(problem in result.problems for problem in patch.problems)
    else:
        assert result.value is not None
        assert same(patch.draft.decision, result.value)
        assert patch.draft.text == text
        assert patch.draft.parts == Draft.of(text, result.value).parts


@pytest.mark.parametrize(
    ("old", "new", "changed", "gone"),
    [
        ("The telegram from the upper gauge", "A telegram", ("landing",), ()),
        ("\n  sluice:", "\n  floodgate:", ("floodgate",), ("sluice",)),
        ("Walk out to the lower gauge yourself", "Walk out", ("landing",), ()),
        ("The new town is a lake", "The new town is a pond", ("lake",), ()),
    ],
)
def test_an_edit_in_one_entry_is_read_alone_and_named(
    old: str, new: str, changed: tuple[str, ...], gone: tuple[str, ...]
) -> None:
    assert old in TEXT
    text = TEXT.replace(old, new, 1)
    patch = patch_draft(draft(), text, GOOD)
    assert patch is not None
    assert patch.draft is not None
    assert (len(patch.changed), patch.gone) == (len(changed), gone)


def test_an_entry_that_is_added_or_taken_out_is_read_alone() -> None:
    ending = TEXT.index("\nendings:\n") + len("\nendings:\n")
    added = (
        TEXT[:ending] + "  other:\n    title: Other\n    date: 1910\n    text: It ends.\n    bill: {}\n" + TEXT[ending:]
    )
    patch = patch_draft(draft(), added, GOOD)
    assert patch is not None
    assert patch.changed == ("other",)
    assert patch.draft is not None
    back = patch_draft(patch.draft, TEXT, GOOD)
    assert back is not None
    assert (back.changed, back.gone, back.longer) == ((), ("other",), -5)


def test_what_a_question_asks_about_is_read_with_the_whole_file() -> None:
    assert patch_draft(draft(), TEXT.replace("Send riders to the villages first", "Send riders"), GOOD) is None
