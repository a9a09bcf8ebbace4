"""The author's manual on problems: all its pages, joined from the rooms that find them, and the same as Markdown."""

from game.analysis import manual as analysis_manual
from game.rules import manual as library_manual

ADDRESS = "docs/problems.md"
FAMILIES = {**library_manual.FAMILIES, "A": "All roads (`oneside analyse`)"}
"""What the first letter of a code stands for, in the order of the manual."""
_TOP = """# What is wrong, and how to fix it

Every problem that `oneside check` and `oneside analyse` report has a code. This page has them all, and
`oneside explain D012` shows one of them: what must hold, why, what fails, and what passes. The program writes it
from the rules themselves.

A rule can be silenced for one value, with a reason: see [S001](#s001).
"""


def address_of(code: str) -> str:
    """Return where the manual's page on a code stands."""
    return f"{ADDRESS}#{code.lower()}"


def list_pages() -> dict[str, str]:
    """Return the page on each code, family by family."""
    pages = {**library_manual.list_pages(), **analysis_manual.list_pages()}
    order = list(FAMILIES)
    return dict(sorted(pages.items(), key=lambda page: (order.index(page[0][0]), page[0])))


def split_page(page: str) -> tuple[str, str]:
    """Part a page into its title and the rest."""
    title, _, body = page.partition("\n")
    return title.strip(), body.strip()


def write_markdown() -> str:
    """Return the manual as one page of Markdown: a heading a code, so that each has an address."""
    parts = [_TOP]
    family = ""
    for code, page in list_pages().items():
        if code[0] != family:
            family = code[0]
            parts.append(f"## {family}: {FAMILIES[family]}\n")
        title, body = split_page(page)
        parts.append(f"### {code}\n\n**{title}**\n\n{_set_examples(body)}\n")
    return "\n".join(parts)


def _set_examples(body: str) -> str:
    """Set what fails and what passes as paragraphs of their own."""
    return f"\n{body}".replace("\nFails: ", "\n*Fails:* ").replace("\nPasses: ", "\n\n*Passes:* ").lstrip()
