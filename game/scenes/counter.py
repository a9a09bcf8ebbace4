"""The counting of all roads, kept going in the background while a finished game is read."""

from pathlib import Path

from game.counting.job import CountRequest, Job, JobStatus
from game.play.game import Game


class Counter:
    """Counts for one finished game at a time; a counting that is no longer wanted is ended."""

    def __init__(self, folder: Path | None) -> None:
        """Keep what is counted in a folder."""
        self._folder = folder
        self._wanted: tuple[str, tuple[str, ...]] | None = None
        self._job: Job | None = None

    def begin(self, game: Game, shipped: Path | None) -> None:
        """Start to count for a game, unless that is being done; figures that came with the story lie in `shipped`."""
        wanted = (game.decision.fingerprint, tuple(step.choice for step in game.road.steps))
        if wanted != self._wanted:
            self.stop()
            self._wanted = wanted
            order = CountRequest(
                decision=game.decision, references=game.references, road=wanted[1], folder=self._folder, shipped=shipped
            )
            self._job = Job(order)

    def read_status(self) -> JobStatus:
        """Return how far the counting has come, or what was counted."""
        return self._job.status if self._job else "nothing is being counted"

    def stop(self) -> None:
        """End the counting."""
        if self._job is not None:
            self._job.stop()
        self._job = self._wanted = None
