"""The pages in sections, the reveal and the reckoning, as one view each."""

from game.play.page import PageKind
from game.scenes.drawing import Drawing, spaced
from game.scenes.reading import titled
from game.scenes.reckoning import reckoning_sections
from game.scenes.reveal import reveal_sections
from game.scenes.story_scene import VIEWS
from game.scenes.view import View


class RevealView(View):
    """What history did, its sections one below another."""

    def story(self) -> Drawing:
        """Draw all sections."""
        return spaced(titled(section.name, section.drawing) for section in reveal_sections(self.page))


class ReckoningView(View):
    """The bills and what is made of them, the sections one below another."""

    def story(self) -> Drawing:
        """Draw all sections."""
        return spaced(titled(section.name, section.drawing) for section in reckoning_sections(self.page))


ALL_VIEWS: dict[PageKind, type[View]] = {
    **VIEWS,
    PageKind.REVEAL: RevealView,
    PageKind.RECKONING: ReckoningView,
}
