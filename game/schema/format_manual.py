"""The manual's pages on the version of the format, on campaigns, and on events and promises."""

from game.parsing import codes

PAGES: dict[str, str] = {
    codes.WRONG_FORMAT: """A file is in the format that this program reads.

        A file of format 1 is read on as one of format 2, and what else has changed in it is told at its place:

        - `counts` says of each axis what kind of thing it counts: `amount`, `year` or `chance`. What was counted in
          points is a scale now: declared in `scales.yaml`, with a word for each step, named among the decision's
          `scales` and `axes`, and moved by `does` of choices and endings. No bill books on it.
        - On a choice an amount is the difference from what history did there; what history's whole road came to is
          stated once, at its ending, with the article's own figure as `article` where another is better.
        - `sets` of a campaign is `changes`: for each leg its `endings`, with `+1` in place of `=3`, or with `because`.
        - `recounted` of a campaign is gone: of years and chances the last leg that speaks of them counts.
        - A meter of two values that choices set and conditions ask is a fact: `facts: {promised: {help: ...}}`.
        - A question about a `passage` is asked right there, and not before the reveal.
        - Choices are drawn in an order of their own for each game, unless a passage says `order: kept`.

        Of a file of any other format nothing else is reported.

        Fails: `format: 1`.
        Passes: `format: 2`.
        """,
    codes.WRONG_CAMPAIGN: """A campaign fits its legs.

        Its legs can be opened, the endings that `changes` name exist, and a carried meter is declared alike wherever it
        is. What was done is not overwritten: a number or a scale is changed, and set outright only where `because` says
        what happened in that time. Where it has `endings` of its own, one of them fits whatever the last leg came to.

        Fails: `legs: [october-1951]`; a carried meter of `0..5` in one leg and `0..4` in another.
        Passes: `legs: [october-1950]`, with every carried meter declared alike.
        """,
    codes.WRONG_LESSON: """A lesson has a decision that can be opened.

        Its junctures, its conditions and its figures are those of the decision, so nothing of a lesson can be checked
        without it. Where the decision itself has errors, fix these first.

        Fails: `decision: october-1951`.
        Passes: `decision: october-1950`.
        """,
    codes.UNKNOWN_EVENT: """An ending names events of its decision, each once; each is named.

        What several endings share is declared once, under `events`, with what it does and books.

        Fails: `events: [armistise]`, where `events` has `armistice`.
        Passes: `events: [armistice]`.
        """,
    codes.OLD_KEY: """A key of an older format is written as it is today.

        The message says what to write in its place, and 'oneside explain F017' what else has changed.

        Fails: `sets: {moscow-1949: {old-frame: {cohesion: +1}}}` in a campaign.
        Passes: `changes: {moscow-1949: {endings: {old-frame: {cohesion: +1}}}}`.
        """,
    codes.WRONG_PROMISE: """A promise has one of the five forms, and names what is there.

        The forms are `never` (with `after`, if it is only not to follow something), `only` ... `after`, `always` (with
        `by`, if there is a last moment), `exactly_one`, and `whenever` ... `leads_to`. What they name is a choice as
        `passage/choice`, or by its id where only one passage has it; a passage, an ending, or a condition. In a
        campaign places begin with their leg. Whether a promise holds is for `oneside analyse` to say (A017).

        Fails: `{never: cross-after-al, after: give-word}`, where the choice is `cross-after-all`; `{only: lapsed}`.
        Passes: `{never: cross-after-all, after: give-word}`; `{only: lapsed, after: give-notice}`.
        """,
}
