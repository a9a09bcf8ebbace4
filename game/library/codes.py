"""The codes of the problems that reading itself finds, each with its page of the manual."""

UNREADABLE = "Y001"
TOO_LARGE = "Y002"
NOT_UTF8 = "Y003"
BYTE_ORDER_MARK = "Y004"
FORBIDDEN_CHARACTER = "Y005"
EMPTY_FILE = "Y006"
UNCLOSED = "Y007"
NOT_YAML = "Y008"
ANCHOR = "Y009"
TAG = "Y010"
SECOND_DOCUMENT = "Y011"
SAME_KEY_TWICE = "Y012"
KEY_IS_NO_TEXT = "Y013"
TOO_DEEP = "Y014"
TOO_MANY_VALUES = "Y015"

WRONG_SHAPE = "F001"
UNKNOWN_KEY = "F002"
MISSING_KEY = "F003"
NO_TEXT = "F004"
NO_NAME = "F005"
NO_DATE = "F006"
NO_NUMBER = "F007"
NO_RANGE = "F008"
NOT_AMONG = "F009"
NO_FLAG = "F010"
WRONG_COUNT = "F011"
NO_CONDITION = "F012"
UNKNOWN_METER = "F013"
NOT_COMPARABLE = "F014"
WRONG_CHANGE = "F015"
WRONG_METER = "F016"
WRONG_FORMAT = "F017"
WRONG_QUESTION = "F018"
WRONG_FILE_NAME = "F019"
WRONG_CAMPAIGN = "F020"
WRONG_MAP = "F021"
SAME_CLAIM_TWICE = "L001"

NO_VERSION = "P001"
NO_NEED = "P002"
UNMET_NEED = "P003"

PAGES = {
    UNREADABLE: "The file cannot be read: it is missing, a folder, or closed to this user.",
    TOO_LARGE: (
        "The file is larger than 16 MB. A decision is a text that somebody wrote; split it, or look what got in."
    ),
    NOT_UTF8: ("The file is not UTF-8 text. Save it as UTF-8; the place named is the first byte that does not fit."),
    BYTE_ORDER_MARK: "The file begins with a byte order mark. Save it as UTF-8 without one.",
    FORBIDDEN_CHARACTER: (
        "The text holds a character that could act on a terminal or hide from the eye: a control "
        "character, a bidirectional control, a zero-width or tag character. Delete it; it is often pasted "
        "in with other text."
    ),
    EMPTY_FILE: "The file holds nothing, or comments only.",
    UNCLOSED: ("A quotation mark opens a value and none closes it. Where it began is said first."),
    NOT_YAML: (
        "The file is not YAML. Commonest: a colon and a space inside a value that has no quotation marks, "
        "as in `what: One thing: another`; a line that is not indented as its neighbours are; an "
        "apostrophe inside '...'."
    ),
    ANCHOR: ("Anchors (`&name`) and aliases (`*name`) are not part of the format. Write the value out."),
    TAG: ("Tags (`!!str`, `!thing`) are not part of the format. Leave the tag out: our schema knows the kinds."),
    SECOND_DOCUMENT: "A file holds one document; a second one begins after `---`.",
    SAME_KEY_TWICE: (
        "A mapping has the same key twice. Both places are named; plain YAML would silently take the last."
    ),
    KEY_IS_NO_TEXT: "A key of a mapping is a list or a mapping. A key is a plain word.",
    TOO_DEEP: "Values are nested more than 32 deep, which no part of the format needs.",
    TOO_MANY_VALUES: "The file holds more values than a text of its length can have: nobody wrote it by hand.",
    WRONG_SHAPE: "A text, a list or a mapping stands where another of the three is asked for.",
    UNKNOWN_KEY: "A mapping has a key that its kind does not know, often a misspelt one.",
    MISSING_KEY: "A mapping lacks a key that its kind must have.",
    NO_TEXT: "A text is empty, or a text of one line has several.",
    NO_NAME: (
        "A name has small letters, digits and hyphens, begins with a letter and has at most 60 "
        "characters. A meter's name has underscores in place of hyphens, for it stands in conditions."
    ),
    NO_DATE: ("A date is `1950-10-01`, `1950-10` or `1950`; a span is two of them: `1950-10-09 .. 1950-10-11`."),
    NO_NUMBER: (
        "A number is `740000`, `-2` or `0.67`: digits without thousands separators; some places ask for a whole one."
    ),
    NO_RANGE: "A range is two numbers, the smaller first: `0..5`.",
    NOT_AMONG: "A word is not one of those that may stand here.",
    NO_FLAG: "A flag is `true` or `false`.",
    WRONG_COUNT: "A list has fewer or more items than its kind allows.",
    NO_CONDITION: (
        "A condition cannot be understood, as in `resolve > `. The place is the word where it stops making sense."
    ),
    UNKNOWN_METER: "A condition asks a meter that the decision does not have.",
    NOT_COMPARABLE: (
        "A condition compares a meter with what it can never be: a number with a named value, a value "
        "outside the range; or it always holds or never does, whatever the meter says."
    ),
    WRONG_CHANGE: ("`does` changes a meter that does not exist, or in a way that the meter does not know."),
    WRONG_METER: (
        "A meter is declared in a way that does not fit together: its start, its range, its values or its words."
    ),
    WRONG_FORMAT: "The file does not say `format: 1`, the version that this program reads.",
    WRONG_QUESTION: (
        "A question has either its own answers or the name of a passage, whose choices are then the answers."
    ),
    WRONG_CAMPAIGN: (
        "A campaign does not fit its legs: a leg cannot be opened, an ending does not exist, or a carried meter is "
        "declared differently in two legs."
    ),
    WRONG_MAP: "A path or a place of a map is not a list of pairs of degrees: `124.4 40.1, 125.7 39`.",
    WRONG_FILE_NAME: "The name of a file is the id of what it holds, and is not a name here.",
    SAME_CLAIM_TWICE: "Two files of the ledger hold a claim of the same id.",
    NO_VERSION: "A pack's version is numbers parted by points, at most four of them: `1.0`, `0.2.1`.",
    NO_NEED: (
        "A pack needs something in certain versions, said as comparisons parted by commas: `>=0.1`, `>=1.0, <2`. The "
        "signs are `>=`, `>`, `<=`, `<` and `==`."
    ),
    UNMET_NEED: "A pack needs a version of this program, or another pack, that is not here.",
}
"""What a person is told who looks a code up; the codes of `checks` are explained in their modules."""
