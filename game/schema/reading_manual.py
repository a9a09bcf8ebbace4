"""The manual's pages on what reading itself finds, before any rule is asked."""

from game.parsing import codes
from game.schema import format_manual, pack_manual

PAGES = {
    codes.UNREADABLE: """The file can be read.

        A file that is missing, that is a folder, or that this user may not read cannot be checked.

        Fails: a path with a typing mistake; a file that belongs to somebody else.
        Passes: a file that is there and that you may read.
        """,
    codes.TOO_LARGE: """A file has at most 16 MB.

        A decision is a text that somebody wrote. Split a larger one, or look for what got into it.

        Fails: a log of 40 MB that was renamed to `.yaml`.
        Passes: a decision of 250 KB.
        """,
    codes.NOT_UTF8: """A file is UTF-8 text.

        The place named is the first byte that does not fit. Other encodings would show letters that nobody wrote.

        Fails: a file saved as Latin-1 with an `é` in it.
        Passes: the same file saved as UTF-8.
        """,
    codes.BYTE_ORDER_MARK: """A file begins with its first word.

        Some editors put an invisible byte order mark before it. Save the file as UTF-8 without one.

        Fails: a file saved as "UTF-8 with BOM".
        Passes: the same file saved as "UTF-8".
        """,
    codes.FORBIDDEN_CHARACTER: """Text holds no characters that control a terminal or cannot be seen.

        Control characters, bidirectional controls, zero-width, filler and tag characters come in with pasted text. A
        terminal obeys some of them, and a reader cannot see the others. Delete the character; the place is exact.

        Fails: a text with U+001B or U+202E in it; `"\\e[2J"` in double quotation marks.
        Passes: letters, signs, spaces and line breaks.
        """,
    codes.EMPTY_FILE: """A file is not empty.

        An empty file, or one that has only comments, says nothing.

        Fails: a file with nothing but `# to be written`.
        Passes: a file that begins with `format: 2`.
        """,
    codes.UNCLOSED: """A quotation that is opened is closed.

        A quotation mark opens a value and none closes it, so the rest of the file belongs to it. The place is where it
        was opened.

        Fails: `title: 'The Yalu`.
        Passes: `title: 'The Yalu'`, or `title: The Yalu`, which needs no marks.
        """,
    codes.NOT_YAML: """A file is YAML.

        The commonest mistakes: a colon and a space inside a value without quotation marks; a line that is not indented
        like its neighbours; an apostrophe inside '...'.

        Fails: `what: One thing: another`.
        Passes: `what: "One thing: another"`.
        """,
    codes.ANCHOR: """Every value is written out.

        Anchors (`&name`) and aliases (`*name`) are not part of the format: what is in a file is what is read.

        Fails: `axes: &ours [lives]` and later `judged_by: *ours`.
        Passes: `judged_by: [lives, treasury, goodwill]`.
        """,
    codes.TAG: """Values have no tags.

        The format says what kind of value each key has. Remove the tag.

        Fails: `title: !!str 1950`.
        Passes: `title: 1950`.
        """,
    codes.SECOND_DOCUMENT: """A file holds one document.

        YAML allows several, separated by `---`; everything after the first would be lost.

        Fails: a second decision below `---`.
        Passes: two files.
        """,
    codes.SAME_KEY_TWICE: """A mapping has each key once.

        Plain YAML would silently take the last. Both places are named; remove one of the two.

        Fails: `title: The Yalu` and, further down, `title: The River`.
        Passes: one of them.
        """,
    codes.KEY_IS_NO_TEXT: """A key is a plain word.

        A list or a mapping as a key has no meaning here; usually there is a bracket where none was meant.

        Fails: `[lives, treasury]: 3`.
        Passes: `lives: 3`.
        """,
    codes.TOO_DEEP: """Values are nested at most 32 deep.

        No part of the format needs more than twelve levels.

        Fails: a hundred `[` in a row.
        Passes: lists and mappings as in docs/format.md.
        """,
    codes.TOO_MANY_VALUES: """A file holds no more values than its text can have.

        A file with only a few bytes for each value was not written by hand.

        Fails: half a million commas in brackets.
        Passes: any text that somebody wrote.
        """,
    codes.SWALLOWED: """A comment after a text has a space after its `#`.

        YAML takes ` #` and everything after it for a comment, even in mid-sentence, so nobody would read it.

        Fails: `text: Send draft #3, the short one`.
        Passes: `text: 'Send draft #3, the short one'`, or `text: Send the draft  # the third`.
        """,
    codes.WRONG_SHAPE: """Each key has the shape that it needs: a text, a list or a mapping.

        Fails: `present: zhou`, where a list is needed.
        Passes: `present: [zhou]`.
        """,
    codes.UNKNOWN_KEY: """A mapping has only the keys that the format knows there.

        A misspelt key would silently do nothing. It is reported, and read as the key that was probably meant, so that
        everything else that is wrong is reported in the same run.

        Fails: `tittle: The Yalu`.
        Passes: `title: The Yalu`.
        """,
    codes.MISSING_KEY: """A mapping has the keys that are required there.

        docs/format.md says which these are.

        Fails: a passage without `date`.
        Passes: a passage with `title`, `date`, `text` and `choices`.
        """,
    codes.NO_TEXT: """A text is not empty, and a text of one line has one line.

        Fails: `title:` with nothing after it; a title of two lines.
        Passes: `title: The telegram from the Black Sea`.
        """,
    codes.NO_NAME: """Names are plain.

        A name has small letters, digits and hyphens, begins with a letter and has at most 60 characters. A meter's name
        has underscores in place of hyphens, because it is used in conditions.

        Fails: `to: The Levee`; a meter `air-cover`.
        Passes: `to: the-levee`; a meter `air_cover`.
        """,
    codes.NO_DATE: """A date is a day, a month or a year of the calendar.

        A span is two of them, the earlier first.

        Fails: `1950-02-30`; `1 October 1950`.
        Passes: `1950-10-01`, `1950-10`, `1950`; `1950-10-09 .. 1950-10-11`.
        """,
    codes.NO_NUMBER: """A number is written in digits.

        No thousands separators and no words; some keys need a whole number.

        Fails: `740,000`; `about 3`.
        Passes: `740000`, `-2`, `0.67`.
        """,
    codes.NO_RANGE: """A range is two numbers, the smaller first.

        Fails: `5..0`; `0-5`.
        Passes: `0..5`.
        """,
    codes.NOT_AMONG: """Where only a few words are allowed, the value is one of them.

        Fails: `confidence: certain`.
        Passes: `confidence: high`.
        """,
    codes.NO_FLAG: """A flag is `true` or `false`.

        Every other word, even `yes`, is only a word here.

        Fails: `history: yes`.
        Passes: `history: true`.
        """,
    codes.WRONG_COUNT: """A list has as many items as its key allows.

        Fails: `judged_by: [lives]`, where three axes are needed.
        Passes: `judged_by: [lives, un-seat, treasury-debt]`.
        """,
    codes.NO_CONDITION: """A condition can be understood.

        The place is the word where it stops making sense.

        Fails: `when: resolve >`; `when: resolve == 3`.
        Passes: `when: resolve >= 3 and not (air_cover is refused or debt > 2)`.
        """,
    codes.UNKNOWN_METER: """Conditions ask meters that exist.

        Fails: `when: resolv >= 3`, where the meter is `resolve`.
        Passes: `when: resolve >= 3`.
        """,
    codes.NOT_COMPARABLE: """A condition compares a meter with what it can be.

        A number is not a named value, a value outside the range is never reached, and a comparison that always holds,
        or never does, decides nothing.

        Fails: `air_cover > 1`; `resolve >= 9` and `resolve >= 0`, where the range is `0..5`.
        Passes: `air_cover is granted`; `resolve >= 3`.
        """,
    codes.WRONG_CHANGE: """`does` changes meters in a way that they know.

        Numbers take `+1`, `-1` and `=2`, and change by no more than their range is wide; named states take one of
        their values.

        Fails: `does: {resolve: 2}`; `does: {resolve: -9}`, where its range is 0..5; `does: {air_cover: +1}`.
        Passes: `does: {resolve: +1, debt: =2, air_cover: promised}`.
        """,
    codes.WRONG_METER: """The parts of a meter's declaration fit together.

        It has a range or named values, a start among them, and a word for each number or none.

        Fails: `range: 0..5` with `start: 7`; `range: 0..2` with two `words`.
        Passes: `range: 0..2`, `start: 1`, `words: [low, fair, high]`.
        """,
    codes.WRONG_QUESTION: """A question has answers of its own, or a passage to ask about.

        Fails: a question with `answers` and `passage`, with neither, or with `passage: thirteen` for `thirteenth`.
        Passes: `passage: thirteenth`.
        """,
    codes.WRONG_FILE_NAME: """The name of a file is the id of what it holds.

        Saves, campaigns and commands use that id.

        Fails: `October 1950.yaml`.
        Passes: `october-1950.yaml`.
        """,
    codes.WRONG_MAP: """A path on a map is a list of pairs of degrees.

        Longitude first, then latitude, the pairs separated by commas; a path has at least two.

        Fails: `124.4, 40.1`.
        Passes: `124.4 40.1, 125.7 39`.
        """,
    codes.SAME_CLAIM_TWICE: """Each name is used once in the files of the ledger.

        Nobody could tell which of two claims of the same name a text rests on.

        Fails: `gauge-reading` in `ledger/river.yaml` and in `ledger/town.yaml`.
        Passes: `gauge-reading` in one of them.
        """,
    codes.SILENCE_WITHOUT_REASON: """A silence gives its reason.

        A comment may silence a rule for the value on its own line, or, where it is alone on a line, for the value below
        it; a text of many lines is silenced as a whole. `ignore-file` is for the whole file. Whoever reads it next must
        be told why, so the reason is part of it; without one the rule is not silenced. This is a warning.

        Fails: `# oneside: ignore D036`.
        Passes: `# oneside: ignore D036 because the draft of that day is the text of the next`.
        """,
    codes.SILENCE_OF_NOTHING_KNOWN: """A silence names rules.

        Rules have codes that begin with C, D or L (and A, for `oneside analyse`). What keeps a file from being read,
        and what is wrong with silences themselves, cannot be silenced. `check` is silent where it is told to be, but a
        decision that cannot be played still cannot be opened. This is a warning.

        Fails: `# oneside: ignore D999 because of the map`; `# oneside: ignore F002 because I need this key`.
        Passes: `# oneside: ignore D018 because the minutes of the night are dated the day before`.
        """,
    codes.SILENCE_WITHOUT_NOISE: """A silence silences something.

        A comment that was left when its problem was fixed would hide the next one. This is a warning.

        Fails: `# oneside: ignore D036 because it was drafted then`, where nothing later is cited.
        Passes: no such comment.
        """,
    **format_manual.PAGES,
    **pack_manual.PAGES,
}
"""What a person is told who looks such a code up; the rules of `checks` are explained in their modules."""
