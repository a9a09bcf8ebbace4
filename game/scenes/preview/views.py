"""The pages in sections, the reveal and the reckoning, as one view each."""

from game.scenes.drawing import Drawing, space_out
from game.scenes.reading import draw_section
from game.scenes.reckoning import build_reckoning_sections
from game.scenes.reveal import build_reveal_sections
from game.scenes.story_scene import VIEWS
from game.scenes.view import View
from game.story.journal import Stage


class RevealView(View):
    """What history did, its sections one below another."""

    def story(self) -> Drawing:
        """Draw all sections."""
        return space_out(draw_section(section.name, section.drawing) for section in build_reveal_sections(self.page))


class ReckoningView(View):
    """The bills and what is made of them, the sections one below another."""

    def story(self) -> Drawing:
        """Draw all sections."""
        return space_out(draw_section(section.name, section.drawing) for section in build_reckoning_sections(self.page))


ALL_VIEWS: dict[Stage, type[View]] = {
    **VIEWS,
    Stage.REVEAL: RevealView,
    Stage.RECKONING: ReckoningView,
}
