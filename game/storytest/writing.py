"""A game written down as a transcript that passes at once, however far it has come."""

from collections.abc import Iterable, Iterator

from game.play.game import Game, is_at_fork, resume
from game.play.questions import CONFIDENCES, LEAVE_OPEN
from game.play.reckoning import is_on_trial
from game.story.bill import Bill
from game.story.journal import Guess, Journal, Stage
from game.story.scoring import list_judges
from game.story.walk import bill_of
from game.storytest.amounts import write_amount
from game.storytest.assertions.costs import compare_bills
from game.storytest.cursor import Moment, find_history_bill

_REVEALED = {Stage.REVEAL, Stage.RECKONING}
_ENDED = _REVEALED | {Stage.ENDING, Stage.QUESTION}


def script_of(game: Game, name: str = "") -> str:
    """Return the transcript of a game; its decision is called `name` there, or by its id."""
    paragraphs = [[f"# {_one_line(game.decision.title)}", f"decision: {name or game.decision.id}"]]
    if game.journal.stage is not Stage.BRIEFING:
        paragraphs.extend(_passages(game))
    if game.journal.stage in _ENDED and not is_at_fork(game):
        paragraphs.extend(_end(game))
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines) + "\n"


def _passages(game: Game) -> Iterator[list[str]]:
    """Yield what was offered and chosen in every passage, and where an unfinished game stands."""
    choices, predictions = [step.choice for step in game.road.steps], _at_forks(game)
    for number, choice in enumerate([*choices, ""]):
        steps = game.road.steps[:number]
        moment = Moment(resume(game.decision, game.references, Journal(steps=steps, stage=Stage.PASSAGE)))
        arriving = not choice and game.journal.stage is not Stage.PASSAGE
        if moment.stage is Stage.PASSAGE and not arriving:
            yield [f"at: {moment.game.road.state.place}", *_offers(moment), *([f"> {choice}"] if choice else [])]
        if number in predictions:
            yield list(_guess(predictions[number]))


def _at_forks(game: Game) -> dict[int, Guess]:
    """Return what was predicted right after a choice, by the number of the choice; where nothing was, it is left open.

    Whoever rehearses has predicted nothing before, and is asked wherever a road first comes by.
    """
    made = {guess.question: guess for guess in game.journal.guesses}
    found: dict[int, Guess] = {}
    asked: set[str] = set()
    for number, step in enumerate(game.road.steps):
        there = (one.id for one in game.decision.reveal.questions if one.at == step.passage and one.id not in asked)
        question = next(there, None)
        if question is not None:
            asked.add(question)
            found[number] = made.get(question, Guess(question=question, answer=None))
    last = len(game.road.steps) - 1
    if is_at_fork(game) and last in found and found[last].question not in made:
        del found[last]
    return found


def _offers(moment: Moment) -> Iterator[str]:
    """Say which choices are open and which are closed; nothing where the page only goes on."""
    if not moment.asks:
        return
    yield f"offered: {', '.join(option.id for option in moment.options if option.open) or 'nothing'}"
    for option in moment.options:
        if not option.open:
            yield f'closed: {option.id} "{_one_line(option.reason)}"'


def _end(game: Game) -> Iterator[list[str]]:
    place = game.road.state.place
    yield [f"ending: {place}", *_bill("bill", bill_of(game.decision, game.road), game.decision.axes)]
    if game.journal.stage is Stage.ENDING:
        return
    asked = {question.id for question in game.decision.reveal.questions if not question.at}
    for guess in game.journal.guesses:
        if guess.question in asked:
            yield list(_guess(guess))
    if game.journal.stage in _REVEALED:
        yield [f"at: {game.journal.stage.value}"]
    if game.journal.stage is Stage.RECKONING:
        yield list(_reckoning(game))


def _guess(guess: Guess) -> Iterator[str]:
    """Say what was predicted, and how surely."""
    yield f"question: {guess.question}"
    yield f"> {guess.answer or LEAVE_OPEN}"
    if guess.confidence is not None:
        yield f"> {next(name for name, (percent, _) in CONFIDENCES.items() if percent == guess.confidence)}"


def _bill(statement: str, bill: Bill, axes: Iterable[str]) -> Iterator[str]:
    lines = {line.axis: line for line in bill}
    for axis in axes:
        line = lines.get(axis)
        name = write_amount(line.low, line.best, line.high, line.confidence) if line else "nothing"
        yield f"{statement}: {axis} {name}"


def _reckoning(game: Game) -> Iterator[str]:
    """Say what the last page says: history's bill, the lenses, the theses."""
    decision = game.decision
    yours, theirs = bill_of(decision, game.road), find_history_bill(decision)
    yield from _bill("history", theirs, decision.axes)
    for judge in list_judges(decision, game.references):
        yield f"lens: {judge.lens.id} {compare_bills(judge, yours, theirs).value}"
    for trial in decision.theses:
        if is_on_trial(game, trial):
            yield f"thesis: {trial.thesis} {trial.verdict.value}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
