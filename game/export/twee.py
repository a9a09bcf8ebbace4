"""A decision as Twee 3 for SugarCube 2, which Twine and its kin open."""

import json
import uuid
from collections.abc import Iterable

import attrs

from game.analysis.order import order_of
from game.characters import replace_forbidden
from game.export.exported import Exported
from game.export.seat import ask_at_fork, ask_before_reveal, order_choices, veil_meters
from game.export.twee_back import BRIEFING, REVEAL, question_name, write_back_passages
from game.export.twee_script import STYLE, write_script
from game.export.twee_text import escape, write_where
from game.export.twee_typesetter import Typesetter
from game.play.condition_words import describe_need
from game.play.order import MOST
from game.play.page_builder import describe_composed
from game.play.phrases import describe_axis, paper_head
from game.play.setting import setting_of
from game.story.bill import Entry, EntryKind
from game.story.effects import Effect
from game.story.model import Choice, Decision, Ending, Meter, Passage, Target
from game.story.prose import Prose
from game.story.references import References

REMARKS = (
    (
        "Twee has no word for closed choices, meters, bills and source marks; macros of SugarCube 2 say them, so the "
        "story plays in that format alone."
    ),
    "Twee has no word for lenses, theses, maps and the reasons of a bill; they are left out.",
    (
        "A choice that tells something, may lead to several places, or is followed by a question has a passage of its "
        "own in between."
    ),
    "SugarCube takes predictions back with everything else, so a question is asked anew where a choice is.",
)
FORMAT, FORMAT_VERSION = "SugarCube", "2.37.3"
_STEP = 150
"""Points between two passages on Twine's map."""


def make_ifid(decision: Decision) -> str:
    """Return the identity that Twine knows a story by: always the same for a decision of this id."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"oneside:{decision.id}")).upper()


def write_twee(decision: Decision, references: References) -> Exported:
    """Write a decision as one Twee file."""
    return Exported(text=replace_forbidden(Twee(decision, references).write()), remarks=REMARKS)


@attrs.frozen
class _TweePassage:
    """A passage of Twee: its header's parts and its text."""

    name: str
    tags: str
    text: str
    position: str = ""

    def __str__(self) -> str:
        place = f' {{"position":"{self.position}","size":"100,100"}}' if self.position else ""
        return f":: {self.name} [{self.tags}]{place}\n{self.text}\n"


class Twee:
    """The file as it grows, passage by passage."""

    def __init__(self, decision: Decision, references: References) -> None:
        """Give every meter its variable; nothing is written yet."""
        self.decision = decision
        self.references = references
        self.typesetter = Typesetter(decision, references)
        self.dialect = self.typesetter.dialect
        self._positions = _positions(decision)

    def write(self) -> str:
        """Return the whole file."""
        decision = self.decision
        data = {"ifid": make_ifid(decision), "format": FORMAT, "format-version": FORMAT_VERSION, "start": BRIEFING}
        title = " ".join(decision.title.split()).lstrip(":")
        passages = [f":: StoryTitle\n{title}\n", f":: StoryData\n{json.dumps(data, indent=2)}\n"]
        passages += [f":: StoryScript [script]\n{self._script()}\n", f":: StoryStyle [stylesheet]\n{STYLE}\n"]
        passages += [f":: StoryInit\n{self._init()}\n", f":: StoryCaption [nobr]\n{self._caption()}\n"]
        passages.append(str(_TweePassage(BRIEFING, "briefing nobr", self._briefing())))
        for passage in decision.passages.values():
            passages.append(self._passage(passage))
            apart = [choice for choice in passage.choices if stands_apart(decision, passage, choice)]
            passages += [self._consequence(passage, choice) for choice in apart]
        passages += [self._ending(ending) for ending in decision.endings.values()]
        passages += [str(_TweePassage(name, tags, text)) for name, tags, text in write_back_passages(self.typesetter)]
        return "\n".join(passages)

    def _script(self) -> str:
        decision, axes = self.decision, self.references.axes
        places = (*decision.passages, *decision.endings)
        days = {name: decision.spot(name).date.last.isoformat() for name in places}
        first = days[decision.opening]
        asked = {question_name(one): days.get(one.at, first) for one in decision.reveal.questions}
        return write_script({name: axes[name] for name in decision.axes}, {BRIEFING: first, **asked, **days})

    def _init(self) -> str:
        start = [
            f"<<set {variable} to {self.dialect.value(index, self.decision.meters[index].start)}>>"
            for index, variable in enumerate(self.dialect.variables)
        ]
        drawn = f"<<set $number to random(1, {MOST})>>"
        return "\n".join([*start, drawn, "<<set $bill to {}>>", "<<set $guess to {}>>", '<<set $next to "">>'])

    def _caption(self) -> str:
        meters = zip(self.decision.meters, self.dialect.variables, strict=True)
        lines = [_meter_line(meter, variable) for meter, variable in meters if not meter.hidden]
        return f"<ul>{''.join(lines)}</ul>"

    def _briefing(self) -> str:
        briefing = self.decision.briefing
        axes = [self.references.axes[name] for name in briefing.judged_by]
        judged = [f"{axis.name} ({describe_axis(axis)}): {axis.help}" for axis in axes]
        lists = [
            f"<h3>{title}</h3><ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"
            for title, lines in (
                ("You want", briefing.wants),
                ("You fear", briefing.fears),
                ("You will be judged by", judged),
            )
        ]
        setting = setting_of(self.decision, self.references)
        where_and_who = f"{setting.date}, {setting.place}. In the chair: {setting.seat}."
        return "\n".join(
            [
                f"<h2>{escape(setting.title)}</h2>",
                f'<p class="where">{escape(where_and_who)}</p>',
                self.typesetter.at(self.decision.date.first).prose(briefing.text),
                *lists,
                f"<p>{escape(describe_composed(self.decision, self.references))}</p>",
                f"<p>[[Take the chair|{self.decision.opening}]]</p>",
            ]
        )

    def _passage(self, passage: Passage) -> str:
        setting = setting_of(self.decision, self.references, passage)
        seat = f". In the chair: {setting.seat}." if setting.named else ""
        advice, here = dict(passage.advice), self.typesetter.at(passage.date.last)
        lines = [
            f"<h2>{escape(setting.title)}</h2>",
            f'<p class="where">{escape(f"{setting.date}, {setting.place}{seat}")}</p>',
            here.prose(passage.text),
            *(self._person(name, advice.get(name, ()), here) for name in passage.present),
            *(self._paper(name, here) for name in passage.papers),
            "<ol>" if passage.kept else f'<ol data-place="{passage.id}">',
            *(self._choice(passage, choice) for choice in order_choices(passage)),
            "</ol>",
            _arrows(self._followers(passage)),
        ]
        return str(_TweePassage(passage.id, "passage nobr", "\n".join(lines), self._positions.get(passage.id, "0,0")))

    def _person(self, name: str, prose: Prose, here: Typesetter) -> str:
        role = self.decision.people[name]
        summary = escape(f"{self.references.people[role.person].name}, {role.role}")
        asked = f"<p>If you ask:</p><blockquote>{here.prose(prose)}</blockquote>" if prose else ""
        return f"<details><summary>{summary}</summary>{here.prose(role.card)}{asked}</details>"

    def _paper(self, name: str, here: Typesetter) -> str:
        paper = self.references.papers[name]
        about = f"<p>{escape(f'{paper_head(paper)} {paper.what}')}</p>"
        return (
            f"<details><summary>On the desk: {escape(paper.title)}</summary>{about}{here.text(paper.text)}"
            f"<p>{''.join(map(here.mark, paper.basis))}</p></details>"
        )

    def _choice(self, passage: Passage, choice: Choice) -> str:
        between, asked = f"{passage.id} / {choice.id}", ask_at_fork(self.decision, passage)
        to = between if stands_apart(self.decision, passage, choice) else choice.to[0].to
        does = f'<<set $next to "{between}">>' if asked else self._do(choice)
        link = f'<<link "{escape(choice.text)}" "{question_name(asked) if asked else to}">>{does}<</link>>'
        item = f'<li data-choice="{choice.id}">{link}</li>'
        if choice.when is None:
            return item
        waits = describe_need(choice.when.test, veil_meters(self.decision, passage))
        asks = f"{escape(choice.text)}<small>Closed: {escape(f'{choice.closed} {waits}')}</small>"
        closed = f'<<else>><li class="closed" data-choice="{choice.id}">{asks}</li>'
        return f"<<if {self.typesetter.condition(choice.when)}>>{item}{closed if choice.closed else ''}<</if>>"

    def _do(self, choice: Choice) -> str:
        """Do what a choice does, and book what it books before that or after it."""
        does, bill = "".join(self._write_effect(effect) for effect in choice.does), self.book(choice.bill)
        return bill + does if choice.bill_first else does + bill

    def _write_effect(self, effect: Effect) -> str:
        variable, value = self.dialect.effect(effect)
        return f"<<set {variable} to {value}>>"

    def book(self, entries: Iterable[Entry]) -> str:
        """Book the entries that hold."""
        return "".join(
            write_where(
                self.typesetter.condition(entry.when),
                f'<<run setup.book("{entry.axis}", {entry.low}, {entry.best}, {entry.high}{_more(entry)})>>',
            )
            for entry in entries
        )

    def _followers(self, passage: Passage) -> list[str]:
        return [
            f"{passage.id} / {choice.id}" if stands_apart(self.decision, passage, choice) else choice.to[0].to
            for choice in passage.choices
        ]

    def _consequence(self, passage: Passage, choice: Choice) -> str:
        lines = [
            self._do(choice) if ask_at_fork(self.decision, passage) else "",
            f"<h2>{escape(choice.text)}</h2>",
            self.typesetter.at(passage.date.last).prose(choice.then),
            f"<p>{self._ways(choice.to)}</p>",
        ]
        return str(_TweePassage(f"{passage.id} / {choice.id}", "consequence nobr", "\n".join(lines)))

    def _ways(self, targets: Iterable[Target]) -> str:
        *ways, last = targets
        if not ways:
            return f"[[Go on|{last.to}]]"
        text = "".join(
            f"<<{'elseif' if index else 'if'} {self.typesetter.condition(way.when)}>>[[Go on|{way.to}]]"
            for index, way in enumerate(ways)
        )
        return f"{text}<<else>>[[Go on|{last.to}]]<</if>>"

    def _ending(self, ending: Ending) -> str:
        after = next(map(question_name, ask_before_reveal(self.decision)), REVEAL)
        setting = setting_of(self.decision, self.references, ending)
        lines = [
            f"<h2>{escape(setting.title)}</h2>",
            f'<p class="where">{escape(f"{setting.date}, {setting.place}")}</p>',
            "".join(self._write_effect(effect) for effect in ending.does),
            self.book(ending.bill),
            self.typesetter.at(ending.date.last).prose(ending.text),
            f"<p>[[Go on|{after}]]</p>",
        ]
        return str(_TweePassage(ending.id, "ending nobr", "\n".join(lines), self._positions.get(ending.id, "0,0")))


def stands_apart(decision: Decision, passage: Passage, choice: Choice) -> bool:
    """Tell whether a choice has a passage of its own: it tells something, may lead to several places, or asks first."""
    return bool(choice.then) or len(choice.to) > 1 or ask_at_fork(decision, passage) is not None


def _more(entry: Entry) -> str:
    """Return what is booked besides figures: whose lives, what the article counts, and that nothing bears it but us."""
    more = {
        "side": entry.side or None,
        "article": None if entry.article is None else float(entry.article),
        "judged": True if entry.kind is EntryKind.ARTICLE and entry.article is None else None,
        "source": False if entry.why and not entry.basis else None,
    }
    told = {name: value for name, value in more.items() if value is not None}
    return f", {json.dumps(told)}" if told else ""


def _arrows(names: Iterable[str]) -> str:
    """Return a comment that makes Twine draw the arrows: it does not see the links that macros make."""
    return "/% " + " ".join(f"[[{name}]]" for name in dict.fromkeys(names)) + " %/"


def _meter_line(meter: Meter, variable: str) -> str:
    text = f'<b title="{escape(meter.help)}">{escape(meter.label)}</b>'
    value = f"<<= {variable}>>"
    if meter.words:
        words = ", ".join(f'"{value}, {escape(meter.describe(value))}"' for value in range(meter.low, meter.high + 1))
        value = f"<<= [{words}][{variable} - {meter.low}]>>"
    line = f"<li>{text}: {value}</li>"
    return write_where(f'setup.today() gte "{meter.since.first}"', line) if meter.since else line


def _positions(decision: Decision) -> dict[str, str]:
    """Place the story on Twine's map: a row for every step from the opening, a column for each place in it."""
    rows: dict[str, int] = {}
    for place in order_of(decision).places:
        row = rows.setdefault(place, 0)
        for choice in decision.passages[place].choices if place in decision.passages else ():
            for target in choice.to:
                rows[target.to] = max(rows.get(target.to, 0), row + 1)
    taken: dict[int, int] = {}
    positions: dict[str, str] = {}
    for place, row in rows.items():
        column = taken[row] = taken.get(row, 0) + 1
        positions[place] = f"{column * _STEP},{(row + 1) * _STEP}"
    return positions
