"""Verbs drawn at random, sensible and senseless, for a class that stands anywhere."""

import random

from game.lesson.classroom import Classroom
from game.lesson.course import list_open_choices, state_at
from game.lesson.questions import list_answers, list_open_questions
from game.lesson.stages import OPEN_VOTES, LessonStage
from game.lesson.verbs import (
    AddTime,
    Admit,
    Advance,
    Answer,
    Back,
    CountHands,
    Decide,
    End,
    GiveFloor,
    GoOn,
    Join,
    LetIn,
    NameDeputy,
    Observe,
    Pause,
    Predict,
    Reassign,
    Reflect,
    Remove,
    Resume,
    SetLock,
    SetPresence,
    ShowReason,
    ShowTally,
    Stop,
    TakeBack,
    Verb,
    Vote,
    VoteAgain,
)

HOSTILE = ("", "Because.", "=1+1", "\x1b[31mred", "a\r\nb\rc", "<script>", "x" * 5000, "\u202eback", "\x00")


class Drawer:
    """Draws verbs by a seed; those that fit where the class stands come often enough for it to get somewhere."""

    def __init__(self, seed: int) -> None:
        """Begin to draw."""
        self.random = random.Random(seed)  # noqa: S311 - a test, not a secret

    def draw(self, room: Classroom) -> Verb:
        """Return the next verb."""
        roll = self.random.random()
        if room.stopped and roll < 0.5:
            return GoOn()
        if roll < (0.05 if room.stage in OPEN_VOTES else 0.25):
            return Advance(without_stragglers=self.random.random() < 0.8)
        if roll < 0.6:
            return self._fitting(room)
        return self._any(room)

    def _fitting(self, room: Classroom) -> Verb:
        """Return what a class would do in this stage."""
        place, text = self._place(room), f"Reason of {self.random.randint(0, 9)}"
        if len(room.places) < 4:
            return Join(
                draw=self.random.choice([3, self.random.getrandbits(64)]), key=f"key-{self.random.randint(0, 9)}"
            )
        if room.stage in OPEN_VOTES or room.stage is LessonStage.DECIDING:
            choices = [choice.id for choice in list_open_choices(room.plan, state_at(room.plan, room.position))]
            choice = self.random.choice([*choices, *choices, "nonsense"])
            if room.stage is LessonStage.DECIDING:
                return Decide(choice=choice)
            return Vote(place=place, choice=choice, reason=text, turn=self._turn(room))
        questions = list_open_questions(room)
        if questions:
            question = self.random.choice(questions)
            answer = self.random.choice(list(list_answers(room, question)))
            return Predict(place=place, question=question, answer=answer, confidence=self.random.choice([20, 80]))
        again: list[Verb] = [Back(), Advance()]
        written: dict[LessonStage, Verb] = {
            LessonStage.DEBRIEF: Answer(place=place, text=text),
            LessonStage.REFLECTION: Reflect(place=place, text=text),
            LessonStage.CONSEQUENCE: self.random.choice(again),
        }
        return written.get(room.stage, Advance(without_stragglers=True))

    def _place(self, room: Classroom) -> int:
        return self.random.randint(0, len(room.places) + 1)

    def _turn(self, room: Classroom) -> int | None:
        return self.random.choice([None, None, room.turn, room.turn - 1])

    def _passage(self, room: Classroom) -> str:
        return self.random.choice([*(passage for passage, _ in room.ballots), room.position.place, "nowhere"])

    def _any(self, room: Classroom) -> Verb:
        """Return a verb that may or may not make sense."""
        place, roles = self._place(room), [*room.plan.roles, "nobody"]
        codes = [one.code for one in room.places.values()]
        coin = self.random.random() < 0.5
        verbs: list[Verb] = [
            Join(draw=self.random.getrandbits(64), key=self.random.choice(["", "key-1"])),
            TakeBack(code=self.random.choice([*codes, "ZZZZ", "\x1b"]), key="key-2"),
            Observe(place=place),
            Vote(place=place, choice="choice-0", reason=self.random.choice(HOSTILE), papers=("paper",), confidence=7),
            Predict(place=place, question="which", answer="that", confidence=80),
            Answer(place=place, text=self.random.choice(HOSTILE), turn=self._turn(room)),
            Reflect(place=place, text=self.random.choice(HOSTILE)),
            SetPresence(place=place, present=coin),
            Back(turn=self._turn(room)),
            VoteAgain(),
            CountHands(hands=(("choice-0", 3), ("trust", 2))[: self.random.randint(0, 2)]),
            ShowTally(passage=self._passage(room), voting=self.random.randint(1, 2), shown=coin),
            ShowTally(passage=self._passage(room), voting=self.random.randint(1, 2), shown=True),
            ShowReason(place=place, passage=self._passage(room), voting=self.random.randint(1, 2), shown=coin),
            ShowReason(place=place, passage=self._passage(room), voting=1, shown=True),
            LetIn(inject=self.random.choice(["storm", "whisper", "nothing"])),
            GiveFloor(place=place if coin else None, seconds=self.random.choice([0, 30, 99999])),
            AddTime(seconds=self.random.choice([0, 30, 99999]), place=place if coin else None),
            Pause(),
            Resume(),
            Resume(),
            SetLock(locked=coin),
            Admit(place=place),
            Admit(place=place),
            Remove(place=place),
            Reassign(place=place, role=self.random.choice(roles)),
            NameDeputy(role=self.random.choice(roles), place=place if coin else None),
            Stop(),
            GoOn(),
            GoOn(),
            GoOn(),
        ]
        return End() if self.random.random() < 0.01 else self.random.choice(verbs)
