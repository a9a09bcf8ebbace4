"""The rules that content keeps, one a module: the module's docstring is the rule's page in the manual."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Protocol

from game.parsing.reading import MOST_PROBLEMS
from game.parsing.text_positions import locate
from game.problems import Problem, sort_key
from game.rules.checks import (
    advice,
    alike,
    alternatives,
    article_status,
    axes,
    basis,
    bill_order,
    claim_dates,
    claims,
    closed_reason,
    columns,
    crossroads,
    dates,
    day_order,
    disputes,
    duplicates,
    estimates,
    facts,
    figures,
    history,
    idle_meters,
    idle_people,
    last_target,
    ledger_names,
    lengths,
    lens_axes,
    life_dates,
    lifetimes,
    loops,
    maps,
    markup,
    misspelt_names,
    opening,
    paper_authors,
    paper_claims,
    paper_dates,
    paper_spelling,
    papers,
    people,
    pieces_in_text,
    questions,
    reachable,
    replaced,
    road,
    seat_card,
    speaking,
    spelling,
    stuck,
    targets,
    theses,
    time_order,
    unused,
    unwritten,
)
from game.rules.texts import LocatedText, texts_of
from game.story.model import Decision
from game.story.references import References


class Rule(Protocol):
    """A module that holds a rule; its docstring says what it asks, with a failing and a passing example."""

    CODE: str


class DecisionCheck(Rule, Protocol):
    """A module that checks a decision."""

    def check(self, decision: Decision, references: References) -> Iterator[Problem]:
        """Return the problems that the rule finds."""


class TextCheck(Rule, Protocol):
    """A module that checks what a decision says."""

    def check(self, decision: Decision, references: References, texts: Sequence[LocatedText]) -> Iterator[Problem]:
        """Return the problems that the rule finds in these texts, which are all of the decision."""


class ShelfCheck(Rule, Protocol):
    """A module that checks a whole shelf."""

    def check(self, references: References, used: AbstractSet[str]) -> Iterator[Problem]:
        """Return the problems that the rule finds, where stories use these names."""


class PackCheck(Rule, Protocol):
    """A module that checks what a pack shares against what stands behind it."""

    def check(self, references: References, behind: References) -> Iterator[Problem]:
        """Return the problems that the rule finds."""


class SharedCheck(Rule, Protocol):
    """A module that checks what decisions share."""

    def check(self, references: References) -> Iterator[Problem]:
        """Return the problems that the rule finds."""


OF_DECISIONS: tuple[DecisionCheck, ...] = (
    opening,
    people,
    advice,
    papers,
    axes,
    basis,
    disputes,
    theses,
    last_target,
    closed_reason,
    targets,
    crossroads,
    reachable,
    duplicates,
    stuck,
    loops,
    time_order,
    dates,
    bill_order,
    estimates,
    facts,
    road,
    history,
    questions,
    lifetimes,
    paper_dates,
    lengths,
    idle_meters,
    maps,
    speaking,
    alike,
    claim_dates,
    alternatives,
    idle_people,
    day_order,
    seat_card,
    columns,
)
OF_TEXTS: tuple[TextCheck, ...] = (claims, figures, spelling, markup, misspelt_names, unwritten, pieces_in_text)
OF_SHARED: tuple[SharedCheck, ...] = (
    article_status,
    ledger_names,
    lens_axes,
    paper_spelling,
    paper_authors,
    paper_claims,
    life_dates,
)
OF_SHELVES: tuple[ShelfCheck, ...] = (unused,)
OF_PACKS: tuple[PackCheck, ...] = (replaced,)
LEADING_OUT = frozenset(rule.CODE for rule in (people, papers, axes, claims, basis, disputes, theses))
"""The rules on names that lead from a decision into the shared files."""
FOLLOWING = frozenset(
    rule.CODE for rule in (reachable, stuck, alternatives, history, questions, idle_meters, idle_people, unwritten)
)
"""The rules on the whole of a decision: what they find may follow from what another rule finds at one place."""
_MISLED = FOLLOWING | {rule.CODE for rule in (loops, road, bill_order, estimates, facts, columns)}
"""The rules that a stand-in for a condition, a change or a number could mislead."""
PLAYING = LEADING_OUT | {
    rule.CODE
    for rule in (
        opening, advice, last_target, targets, duplicates, stuck, loops, road, history, questions, maps, speaking,
    )
}  # fmt: skip
"""The rules without which a decision cannot be played: `check` may be told to be silent, opening may not."""


def run(decision: Decision, references: References, source: str, *, exact: bool = True) -> list[Problem]:
    """Return the problems of a decision in the order of the file; `source` is the file's text.

    Of one rule no more than the first hundred are given. Where the decision is not `exact`, because something stands in
    for what could not be read, only those rules are asked that this cannot mislead.
    """
    left_out = frozenset[str]() if exact else _MISLED
    texts = texts_of(decision)
    by_rule = [rule.check(decision, references) for rule in OF_DECISIONS if rule.CODE not in left_out]
    by_rule += [rule.check(decision, references, texts) for rule in OF_TEXTS if rule.CODE not in left_out]
    found = itertools.chain.from_iterable(itertools.islice(problems, MOST_PROBLEMS) for problems in by_rule)
    return _in_place(found, {decision.mark.file: source})


def run_shared(references: References, sources: dict[str, str]) -> list[Problem]:
    """Return all problems of what decisions share; `sources` holds the files' texts by the names in their marks."""
    found = (problem for rule in OF_SHARED for problem in rule.check(references))
    return _in_place((problem for problem in found if problem.mark.file in sources), sources)


def run_whole(references: References, sources: dict[str, str], used: AbstractSet[str]) -> list[Problem]:
    """Return the problems of a whole shelf, whose stories use these names; only those in its own shared files."""
    found = (problem for rule in OF_SHELVES for problem in rule.check(references, used))
    return [problem for problem in found if problem.mark.file in sources]


def run_pack(references: References, behind: References, sources: dict[str, str]) -> list[Problem]:
    """Return the problems of what a pack shares, with what stands behind it; only those in its own files."""
    found = (problem for rule in OF_PACKS for problem in rule.check(references, behind))
    return [problem for problem in found if problem.mark.file in sources]


def _in_place(problems: Iterable[Problem], sources: dict[str, str]) -> list[Problem]:
    placed = [
        locate(problem, sources.get(problem.mark.file, ""), follows=problem.code in FOLLOWING) for problem in problems
    ]
    return sorted(dict.fromkeys(placed), key=sort_key)
