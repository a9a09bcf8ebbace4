"""A passage: the story, two to five choices, and the panel with meters, people and papers."""

from typing import ClassVar

from game.scenes.commands import Where
from game.scenes.view import View


class PassageView(View):
    """Where the player decides."""

    PLACES: ClassVar[tuple[Where, ...]] = (Where.PASSAGE, Where.PAGE, Where.SCROLL)
    ASKS: ClassVar[bool] = True
