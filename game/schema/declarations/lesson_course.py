"""The declarations of a lesson's course: junctures, what is carried between them, news, and the timing."""

from game.schema.containers import ListOf
from game.schema.declarations.lesson_roles import PAPERS, PLACE_IN_STORY, ROLES
from game.schema.records import Field, Record
from game.schema.scalars import Flag, Name, OneOf, Text, Whole
from game.schema.story_types import PROSE
from game.schema.symbols import SymbolType
from game.story.lesson import Carried, DecisionRule, Grouping, Inject, Juncture, TieRule, Timing

SECONDS = Whole(least=0, most=7200)
CHOICES = ListOf(kind=Name(names=SymbolType.CHOICE))

JUNCTURE = Record(
    build=Juncture,
    called="a juncture",
    key="passage",
    help="A passage at which the class votes.",
    fields=(
        Field(name="question", kind=Text(), required=False, help="What is to be decided, in one line."),
        Field(name="prompt", kind=Text(long=True), required=False, help="What the reason should speak to."),
        Field(
            name="rule",
            kind=OneOf(words={rule.value: rule for rule in DecisionRule}),
            required=False,
            help="How the class comes to its choice; majority where nothing is said.",
        ),
        Field(
            name="tie",
            kind=OneOf(words={rule.value: rule for rule in TieRule}),
            required=False,
            help="What settles a tie; the leader where nothing is said.",
        ),
        Field(name="voters", kind=ROLES, required=False, help="The roles that vote, if not all but observers."),
        Field(name="predicts", kind=Flag(), required=False, help="false where nobody is asked what history did."),
        Field(name="twice", kind=Flag(), required=False, help="false where nobody votes again after the discussion."),
        Field(
            name="shows_tally",
            kind=Flag(),
            required=False,
            help="true where the first tally is shown in the discussion before the teacher says so.",
        ),
        Field(
            name="groups",
            kind=OneOf(words={group.value: group for group in Grouping}),
            required=False,
            help="Who meets in the discussion: nobody apart, those of one role, or those of one side.",
        ),
        Field(
            name="prefers",
            kind=CHOICES,
            required=False,
            help="What is taken on a single ballot's own road where it has no ballot here, the first choice first.",
        ),
        Field(name="page_seconds", kind=SECONDS, required=False, help="How long its page is read."),
        Field(name="vote_seconds", kind=SECONDS, required=False, help="How long the first vote is open."),
        Field(name="discussion_seconds", kind=SECONDS, required=False, help="How long is talked."),
    ),
)

CARRIED = Record(
    build=Carried,
    called="a carried passage",
    key="passage",
    help="A passage between junctures, whose choice the lesson makes.",
    fields=(
        Field(
            name="prefers",
            kind=CHOICES,
            required=False,
            help="The first of these that is open is taken; else history's.",
        ),
        Field(
            name="digest",
            kind=PROSE,
            required=False,
            help="What happened there, in a few sentences; without it the passage is read as it stands.",
        ),
    ),
)

INJECT = Record(
    build=Inject,
    called="a piece of news",
    key="id",
    help="News that the teacher may let in.",
    fields=(
        Field(name="title", kind=Text(), help="Its heading."),
        Field(name="text", kind=Text(long=True), help="What it says."),
        Field(name="papers", kind=PAPERS, required=False, help="Papers that come with it."),
        Field(name="roles", kind=ROLES, required=False, help="The roles that hear it; all where none is named."),
        Field(
            name="passages",
            kind=ListOf(kind=PLACE_IN_STORY),
            required=False,
            help="The junctures at which it may come; any where none is named.",
        ),
    ),
)


def _stage(name: str, words: str) -> Field:
    return Field(name=name, kind=SECONDS, required=False, help=words)


TIMING = Record(
    build=Timing,
    called="the timing of a lesson",
    marked=False,
    help="Seconds for each stage; what is read takes as long as its words where nothing, or 0, is said.",
    fields=(
        _stage("briefs", "The situation and the briefs are read."),
        _stage("carried", "What happens between two junctures is told."),
        _stage("page", "The page of a juncture is read."),
        _stage("vote", "The first vote."),
        _stage("prediction", "What history did is predicted."),
        _stage("discussion", "The discussion."),
        _stage("second_vote", "The second vote."),
        _stage("deciding", "The class's choice is made and told."),
        _stage("consequence", "What it did is read."),
        _stage("ending", "The ending is read."),
        _stage("questions", "The questions before the reveal."),
        _stage("reveal", "What history did is read."),
        _stage("reckoning", "The class beside history and beside each ballot."),
        _stage("card", "Each card of the debrief."),
        _stage("reflection", "The last question."),
        _stage("floor", "How long one speaks for a group."),
    ),
)
