"""From what was asked for to a session, and from a page to the scene that shows it."""

from game.errors import SaveError
from game.play.given_road import Road
from game.saving.slots import SavedGame
from game.scenes.context import Context, StartPoint
from game.scenes.page_scene import PageHost
from game.scenes.reckoning import ReckoningScene
from game.scenes.reveal import RevealScene
from game.scenes.scene import Scene
from game.scenes.story_scene import StoryScene, shows
from game.session import Record, Session
from game.story.journal import Stage


def build_scene(session: Session, host: PageHost, current: object = None) -> Scene:
    """Return the scene of the page a session has come to: the current one turned to it, or a new one."""
    if not shows(session.page):
        kind = RevealScene if session.page.stage is Stage.REVEAL else ReckoningScene
        return kind(session, host)
    if isinstance(current, StoryScene) and current.session is session:
        current.turn()
        return current
    return StoryScene(session, host)


def open_session(context: Context, start: StartPoint, record: Record | None = None) -> Session:
    """Open the game to begin with, written down by `record`.

    Raises OnesideError where it cannot be opened or a choice is not offered.
    """
    if start.resume is not None:
        return _reopened(context, start.resume)
    if start.decision is None:
        message = "A game begins with a decision or with a saved game."
        raise AssertionError(message)
    session = Session.new(context.catalogue.open(start.decision), context.slots, context.records, start.number)
    if record is not None:
        session.record(record)
    road = Road(start.steps)
    while road:
        session.act(road.answer(session.page))
    return session


def _reopened(context: Context, saved: SavedGame) -> Session:
    if context.slots is None:
        message = "There is no folder of saved games to go on from."
        raise SaveError(message)
    return Session.reopen(context.catalogue, saved, context.slots, context.records)
