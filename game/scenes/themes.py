"""The two inks: cream on ink-blue for dark, ink on cream paper for light, vermilion on both."""

from textual.theme import Theme

DARK = Theme(
    name="oneside-dark",
    primary="#e2674a",
    secondary="#c9b68c",
    accent="#e2674a",
    foreground="#e9e1d0",
    background="#14181f",
    surface="#14181f",
    panel="#1c222c",
    boost="#1c222c",
    success="#c9b68c",
    warning="#e2674a",
    error="#e2674a",
    dark=True,
    variables={
        "muted": "#989386",
        "faint": "#3b424e",
        "raised": "#202631",
        "seal": "#b8412a",
        "seal-ink": "#fbf5e9",
    },
)
"""Contrast of text, muted text and accent with the ground: 13.8, 5.8 and 5.4 to 1."""

LIGHT = Theme(
    name="oneside-light",
    primary="#a8321b",
    secondary="#7b5f24",
    accent="#a8321b",
    foreground="#27221b",
    background="#f7f1e4",
    surface="#f7f1e4",
    panel="#efe6d3",
    boost="#efe6d3",
    success="#7b5f24",
    warning="#a8321b",
    error="#a8321b",
    dark=False,
    variables={
        "muted": "#6b6354",
        "faint": "#d3c7ae",
        "raised": "#ece1ca",
        "seal": "#b8412a",
        "seal-ink": "#fbf5e9",
    },
)
"""Contrast of text, muted text and accent with the ground: 14.1, 5.3 and 6.0 to 1."""

VARIABLES = dict(DARK.variables)
"""What the variables of our own stand for while another theme is on."""


def name_of(setting: str) -> str:
    """Return the theme's name for the setting `dark` or `light`."""
    return LIGHT.name if setting == "light" else DARK.name
