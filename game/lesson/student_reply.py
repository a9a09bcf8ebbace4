"""What a student's page tells, as JSON for a terminal, and back: the very view, and nothing besides."""

import functools
import json
from decimal import Decimal
from typing import Any

import attrs
import cattrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override
from cattrs.preconf.json import make_converter

from game.errors import OnesideError
from game.lesson.view_values import StudentView
from game.play.cards import Amount
from game.play.page import BriefingDetail, Detail, QuestionDetail, ReckoningDetail, RevealDetail
from game.story.prose import Cite, Run, StyledText

FORMAT = 1
_DETAILS = {
    "judged_by": BriefingDetail,
    "question": QuestionDetail,
    "days": RevealDetail,
    "history_ending": ReckoningDetail,
}
"""What only one kind of detail has."""


class UnreadableReplyError(OnesideError):
    """What a server answered is no reply of a class."""


@attrs.frozen(kw_only=True)
class StudentReply:
    """What a student is answered.

    `view` is None before they have a place; `signature` is what their forms must bear; `stamp` changes when the page
    does; `notice` says why what was asked for was not done.
    """

    lesson: str = ""
    signature: str = ""
    stamp: int = 0
    notice: str = ""
    view: StudentView | None = None


@functools.cache
def _converter() -> cattrs.Converter:
    """Return what makes values of JSON and back; places in the author's files and names of claims stay here."""
    attrs.resolve_types(Amount)
    converter = make_converter(omit_if_default=True)
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, lambda data, _: Decimal(str(data)))
    converter.register_unstructure_hook_factory(attrs.has, lambda kind: _make_writer(kind, converter))
    converter.register_structure_hook_factory(attrs.has, lambda kind: _make_reader(kind, converter))
    converter.register_unstructure_hook(Cite, lambda cite: {"number": cite.number})
    converter.register_structure_hook(Cite, lambda data, _: Cite("", int(data["number"])))
    converter.register_structure_hook(
        Run, lambda data, _: converter.structure(data, StyledText if "text" in data else Cite)
    )
    converter.register_structure_hook(Detail | None, lambda data, _: _read_detail(data, converter))
    return converter


def _make_writer(kind: type, converter: cattrs.Converter) -> Any:
    return make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True, **_overrides(kind))


def _make_reader(kind: type, converter: cattrs.Converter) -> Any:
    return make_dict_structure_fn(kind, converter, **_overrides(kind))


def _overrides(kind: type) -> dict[str, Any]:
    return {"mark": override(omit=True)} if "mark" in attrs.fields_dict(kind) else {}


def _read_detail(data: Any, converter: cattrs.Converter) -> Detail | None:
    if data is None:
        return None
    kind = next(kind for key, kind in _DETAILS.items() if key in data)
    found: Detail = converter.structure(data, kind)
    return found


def write_reply(reply: StudentReply) -> str:
    """Return a reply as one JSON object."""
    return json.dumps({"format": FORMAT, **_converter().unstructure(reply)}, ensure_ascii=False)


def read_reply(text: str) -> StudentReply:
    """Return the reply in a JSON text; raises UnreadableReplyError where it is none that this version knows."""
    try:
        data = json.loads(text)
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            raise UnreadableReplyError(_UNREADABLE)
        return _converter().structure(data, StudentReply)
    except (cattrs.BaseValidationError, ArithmeticError, LookupError, RecursionError, StopIteration, TypeError,
            ValueError) as error:  # fmt: skip
        raise UnreadableReplyError(_UNREADABLE) from error


_UNREADABLE = "What was answered is no class of this version of the game."
