"""What an author promises of every road, as a closed set of values."""

import attrs

from game.story.conditions import Test
from game.story.mark import NOWHERE, Mark


@attrs.frozen
class Chosen:
    """A choice is made."""

    passage: str
    choice: str


@attrs.frozen
class Reached:
    """The road comes to a passage or an ending."""

    place: str


@attrs.frozen
class Holds:
    """A condition holds where the road has come to."""

    test: Test


Occurrence = Chosen | Reached | Holds


@attrs.frozen
class Named:
    """An occurrence, and how its author wrote it."""

    occurrence: Occurrence
    written: str


@attrs.frozen(kw_only=True)
class Never:
    """It never occurs; or not later than `after` has."""

    what: Named
    after: Named | None = None


@attrs.frozen(kw_only=True)
class OnlyAfter:
    """It occurs only where `after` has occurred before it, or with it."""

    what: Named
    after: Named


@attrs.frozen(kw_only=True)
class AtLatest:
    """It has occurred when the road comes to `by`, or to its end."""

    what: Named
    by: Named | None = None


@attrs.frozen(kw_only=True)
class ExactlyOne:
    """On every road just one of these occurs."""

    of: tuple[Named, ...]


@attrs.frozen(kw_only=True)
class LeadsTo:
    """Once it has occurred, `to` occurs with it or later on the road."""

    what: Named
    to: Named


Form = Never | OnlyAfter | AtLatest | ExactlyOne | LeadsTo


@attrs.frozen(kw_only=True)
class Promise:
    """What holds of every road; `because` says why it must."""

    form: Form
    because: str = ""
    mark: Mark = attrs.field(default=NOWHERE, eq=False, repr=False)


def occurrences_of(form: Form) -> tuple[Named, ...]:
    """Return what a promise speaks of, in the order in which it names them."""
    match form:
        case Never():
            return (form.what,) if form.after is None else (form.what, form.after)
        case OnlyAfter():
            return form.what, form.after
        case AtLatest():
            return (form.what,) if form.by is None else (form.what, form.by)
        case ExactlyOne():
            return form.of
        case LeadsTo():
            return form.what, form.to


def tests_of(form: Form) -> tuple[Test, ...]:
    """Return the conditions that a promise asks."""
    occurrences = (named.occurrence for named in occurrences_of(form))
    return tuple(occurrence.test for occurrence in occurrences if isinstance(occurrence, Holds))
