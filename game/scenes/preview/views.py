"""The pages in sections, the reveal and the reckoning, as one view each."""

from game.scenes.drawing import Drawing, spaced
from game.scenes.reading import titled
from game.scenes.reckoning import reckoning_sections
from game.scenes.reveal import reveal_sections
from game.scenes.story_scene import VIEWS
from game.scenes.view import View
from game.story.journal import Stage


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


ALL_VIEWS: dict[Stage, type[View]] = {
    **VIEWS,
    Stage.REVEAL: RevealView,
    Stage.RECKONING: ReckoningView,
}
