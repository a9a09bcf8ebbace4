"""The characters that no file, name or answer may bring to a terminal."""

import re

FORBIDDEN = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    "\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb"  # zero-width, bidi, interlinear
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"  # joiners and fillers of one script
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # of shorthand and of music
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # surrogates, noncharacters
    "\U000e0000-\U000e0fff"  # tags, and variants of a sign that no terminal draws
    "]"
)


def find_forbidden(text: str) -> str:
    """Name the first forbidden character in a text as `U+001B`; empty where there is none."""
    found = FORBIDDEN.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


def replace_forbidden(text: str) -> str:
    """Return the text with every forbidden character shown as a replacement sign."""
    return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
