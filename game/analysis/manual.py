"""The manual's pages on what the analysis of all roads finds."""

import inspect

PAGES = {
    "A001": """Every road reaches an ending.

        Whatever the player chooses, the road must end. The message names the passages along which one could go round
        forever.

        Fails: `council` leads to `levee`, and `levee` back to `council` under a condition.
        Passes: `levee` leads on, to `second-council`.
        """,
    "A002": """Every ending can be reached.

        Some sequence of choices, with the meters as they then are, leads to each ending. One that is shut off by
        conditions is never seen. Loosen a condition on the way, or remove the ending.

        Fails: `to: [{when: trust >= 4, to: saved}, {to: lost}]`, where no road brings trust above 3.
        Passes: the same with `trust >= 3`.
        """,
    "A003": """Every passage can be reached.

        Like A002, for passages: the conditions on the way let somebody through.

        Fails: a passage after a choice with `when: debt >= 5`, where no road brings debt above 4.
        Passes: the same with `debt >= 3`.
        """,
    "A004": """Nobody is ever stuck.

        In every state in which a passage can be reached, at least one of its choices is open. The message names
        the road that leads into the trap.

        Fails: a passage whose choices ask `trust >= 2` and `trust = 0`, reached with trust 1.
        Passes: the same with a third choice without `when`.
        """,
    "A005": """Every choice can be taken.

        A choice whose condition holds in none of the states in which its passage is reached is never open. Loosen
        its condition, let an earlier choice bring the meter there, or remove it.

        Fails: `when: river is calm` in a passage that is only reached after the river has risen.
        Passes: `when: river is rising` there.
        """,
    "A006": """A condition decides something.

        A condition that holds in every state in which it is asked decides nothing. Drop it. This is a warning.

        Fails: `when: trust >= 1` in a passage that nobody reaches with trust 0.
        Passes: `when: trust >= 3` where some arrive with 2 and some with 3.
        """,
    "A007": """What depends on a condition is seen by somebody.

        A condition that holds in no state in which it is asked hides a paragraph, an entry of a bill or a way forever.
        Fix it, or drop what it hides. This is a warning.

        Fails: a paragraph with `when: river is flooded` in a passage before the flood.
        Passes: the paragraph in a passage after it.
        """,
    "A008": """Two choices of a passage differ in what they do.

        Choices that change, book, tell and lead to the same things, under the same condition, are one choice in two
        wordings.
        Give one of them an effect of its own. This is a warning.

        Fails: two choices with `does: {trust: +1}` and `to: council`, and nothing else.
        Passes: one of them with `does: {trust: +1, doubt: +1}`.
        """,
    "A009": """Every value of a meter is reached.

        A value that no road reaches makes a bar on the screen that never fills. Narrow the range, or let a choice
        bring the meter there. This is a warning.

        Fails: `range: 0..5` for a meter that no road brings above 3.
        Passes: `range: 0..3`.
        """,
    "A010": """What a choice does is asked by something later.

        An effect of a choice is dead if on every road the future is the same with it and without it: the same choices
        shown and open, the same passages, the same text, advice, amounts and theses, and scales of the bill that end
        where they would have ended. Either nothing asks the meter later, or something sets it again before anything
        asks it (the message names what), or every condition that asks it gets the same answer as before. Let a
        later choice, paragraph, entry or ending depend on it, or drop the effect. In a decision that is also a leg of a
        campaign, an effect may be asked by a later leg only: analyse the campaign, and silence the finding here
        with that reason. This is a warning.

        Fails: `does: {promised: true}` on a choice, where no later condition asks `promised`.
        Passes: the same, and a paragraph with `when: promised` in the passage where the promise falls due.
        """,
    "A011": """What was done earlier leads to the ending.

        How much of the ending is settled before the last two choices is measured over all roads: 0% is not at all,
        100% is wholly. Below 50% most of the road does not matter for where it ends. Let what the last choices lead to
        depend on what earlier ones did. This is a warning.

        Fails: a last page whose two choices lead to the two endings, whatever happened before.
        Passes: the same, where `to: [{when: trust >= 3, to: saved}, {to: lost}]` asks what earlier choices did.
        """,
    "A012": """No page is blank.

        A passage or an ending whose every paragraph has a condition tells nothing where none of them holds. The message
        has a shortest road that leads there. Add a paragraph without a condition.

        Fails: a passage whose `text` is two pieces, `when: trust >= 3` and `when: trust <= 1`, reached with trust 2.
        Passes: the same with a third piece that has no condition.
        """,
    "A013": """Where there are choices, there is a choice.

        A page that offers several choices, of which only one is open in some state, asks the player nothing there. The
        message has a shortest road that leads there. Open another choice on that road, or lead the road elsewhere.
        This is a warning.

        Fails: a passage with the choices `stay` and `go`, where `go` has `when: trust >= 2`, reached with trust 1.
        Passes: the same with a third choice, `ask`, without a condition.
        """,
    "A014": """An ending does not contradict what happened.

        Where the condition under `never` of an ending holds on arriving there, the ending tells what the road denies.
        The message has a shortest road that leads there. Lead such roads to another ending.

        Fails: an ending `lapsed` with `never: notice_given`, reached after the notice was given.
        Passes: the same, where the last choice leads elsewhere with `when: notice_given`.
        """,
    "A015": """A thesis on trial can be borne out and strained.

        A trial that can be lost by no road is none. For every thesis some road must bear it out, and some road must
        strain it. Add a trial with the other verdict, or ask for less. This is a warning.

        Fails: a thesis with `verdict: strained` in all of its trials.
        Passes: the same, and a trial with `verdict: borne-out` and `when: debt >= 2`, where some road has that much.
        """,
    "A016": """No road leaves an axis.

        What a road comes to on an axis, at the best estimates, stays between the ends of its span. The message has a
        road that leaves it, to the least or to the most. A year counts only where some entry names one, and a scale
        never leaves its own steps. Book less on that road, or widen the span.

        Fails: `span: 0..100`, where one road books 60 twice.
        Passes: the same with `span: 0..200`.
        """,
    "A017": """What the author promises of every road is so.

        Every promise under `holds` is held to every road, whatever the player chooses. The message has the promise as
        it is written, the reason beside it, and a shortest road that breaks it. Lead such roads elsewhere, or promise
        less.

        Fails: `never: cross, after: give-word`, where a road makes the choice `give-word` and later `cross`.
        Passes: the same, where `cross` has `when: not word_given`.
        """,
    "A018": """Every promise is proven.

        A promise is held to every state in which it may be kept or broken. Where these are too many, nothing is known
        of it. Go on with `--states`, or let fewer meters decide where roads lead. This is a warning.

        Fails: a promise in a story whose roads are led by ten meters of eight values that are all asked at the end.
        Passes: the same where each meter is asked soon after it moved.
        """,
}


def list_pages() -> dict[str, str]:
    """Return what each code of the analysis means, by code."""
    return {code: inspect.cleandoc(page) for code, page in PAGES.items()}
