"""Every command, declared once: bindings, footer, palette and the help scene are made from this list."""

import enum

import attrs
from textual.binding import Binding, BindingType


class Where(enum.Enum):
    """The scenes in which a command holds."""

    TITLE = "on the title"
    PASSAGE = "in a passage"
    QUESTION = "at a question"
    TELLING = "on a page that asks nothing"
    PAGE = "on every page of a game"
    READING = "in the reveal and the reckoning"
    RECKONING = "at the reckoning"
    SHEET = "on a sheet (sources, people, papers, help)"
    SCROLL = "wherever there is more to read"
    PREVIEW = "in a preview"
    CLASS = "wherever a class is led"
    CONSOLE = "at the console of a class"
    ROOM = "on the page for the room"
    ANYWHERE = "everywhere"


@attrs.frozen(kw_only=True)
class Command:
    """Something a player can do.

    `keys` are Textual's names of keys, `shown` how the first is written for people. `footer` commands are named in the
    footer, in the order of this list, as far as there is room.
    """

    id: str
    keys: tuple[str, ...]
    shown: str
    label: str
    help: str
    where: Where
    footer: bool = True
    palette: bool = True


DIGITS = tuple("123456789")

COMMANDS: tuple[Command, ...] = (
    Command(id="choose", keys=DIGITS, shown="1-5", label="choose", where=Where.PASSAGE, palette=False,
            help="Choose by number at once; or move with the arrows and press Enter."),
    Command(id="answer", keys=DIGITS, shown="1-5", label="answer", where=Where.QUESTION, palette=False,
            help="Answer by number at once; or move with the arrows and press Enter."),
    Command(id="section", keys=DIGITS, shown="1-9", label="section", where=Where.READING, palette=False,
            help="Go to a section of the page."),
    Command(id="go_on", keys=("enter",), shown="Enter", label="go on", where=Where.TELLING,
            help="Turn the page."),
    Command(id="why", keys=("w",), shown="w", label="why closed", where=Where.PASSAGE,
            help="Say why a choice is closed and what it waits for."),
    Command(id="transcript", keys=("t",), shown="t", label="transcript", where=Where.RECKONING,
            help="Write the whole game to a file you can keep."),
    Command(id="place", keys=("y",), shown="y", label="your place", where=Where.RECKONING,
            help="Where your road stands among all roads, counted one and all."),
    Command(id="all_roads", keys=("o",), shown="o", label="the roads", where=Where.RECKONING,
            help="All passages as a graph, seen and unseen, and the endings you have found."),
    Command(id="again", keys=("a",), shown="a", label="play again", where=Where.RECKONING,
            help="Begin this decision anew."),
    Command(id="undo", keys=("u",), shown="u", label="undo", where=Where.PAGE,
            help="Take the last choice back; at the reckoning, try another road from there."),
    Command(id="sources", keys=("s",), shown="s", label="sources", where=Where.PAGE,
            help="What the numbers in brackets rest on; a click on a number opens its source."),
    Command(id="people", keys=("p",), shown="p", label="people", where=Where.PASSAGE,
            help="Who is in the room, what they want, and what they advise when asked."),
    Command(id="desk", keys=("d",), shown="d", label="desk", where=Where.PAGE,
            help="Read the papers on the desk."),
    Command(id="map", keys=("g",), shown="g", label="map", where=Where.PASSAGE,
            help="Look at the map, where a passage has one."),
    Command(id="meters", keys=("m",), shown="m", label="meters", where=Where.PAGE,
            help="What each meter means, where it stands and what the last choice changed."),
    Command(id="road", keys=("r",), shown="r", label="road so far", where=Where.PAGE,
            help="The choices you have made."),
    Command(id="panel", keys=("tab",), shown="Tab", label="side panel", where=Where.PASSAGE, footer=False,
            help="Turn between the story and the side panel where the window has no room for both."),
    Command(id="page_down", keys=("space", "pagedown"), shown="Space", label="read on", help="Scroll down.",
            where=Where.SCROLL,
            footer=False, palette=False),
    Command(id="page_up", keys=("pageup", "shift+space", "b"), shown="PgUp", label="read back", help="Scroll up.",
            where=Where.SCROLL, footer=False, palette=False),
    Command(id="forth", keys=("down", "j"), shown="Down", label="next", help="Next choice, or scroll.",
            where=Where.SCROLL,
            footer=False, palette=False),
    Command(id="back_one", keys=("up", "k"), shown="Up", label="previous", help="Previous choice, or scroll.",
            where=Where.SCROLL, footer=False, palette=False),
    Command(id="top", keys=("home",), shown="Home", label="top", help="To the top of the page.", where=Where.SCROLL,
            footer=False, palette=False),
    Command(id="bottom", keys=("end",), shown="End", label="end", help="To the end of the page.", where=Where.SCROLL,
            footer=False, palette=False),
    Command(id="goto", keys=("slash",), shown="/", label="go to", where=Where.PREVIEW,
            help="Go to any passage, ending or other page: type a part of its name."),
    Command(id="problems", keys=("e",), shown="e", label="problems", where=Where.PREVIEW,
            help="List what is wrong in the file; Enter goes to the passage."),
    Command(id="values", keys=("v",), shown="v", label="set meters", where=Where.PREVIEW,
            help="Set any meter to any value."),
    Command(id="changed", keys=("c",), shown="c", label="changed", where=Where.PREVIEW,
            help="Go to what the last save changed."),
    Command(id="follow", keys=("f",), shown="f", label="follow", where=Where.PREVIEW,
            help="Whether each save goes to what it changed, or the page in view stays."),
    Command(id="next_step", keys=("space",), shown="Space", label="next step", where=Where.CLASS,
            help="Go one step on in the lesson; Enter does it too while the step is selected."),
    Command(id="back_stage", keys=("b", "backspace"), shown="b", label="back", where=Where.CLASS,
            help="Go one step back, also over a choice, which is then open again."),
    Command(id="pause", keys=("p",), shown="p", label="pause", where=Where.CLASS,
            help="Let the clock stand, or go on."),
    Command(id="more_time", keys=("plus",), shown="+", label="more time", where=Where.CLASS,
            help="Give everybody more time; a student's own sheet gives it to one."),
    Command(id="tally", keys=("t",), shown="t", label="tally", where=Where.CLASS,
            help="Show the tally of a closed vote to the class, or hide it."),
    Command(id="students", keys=("i",), shown="i", label="students", where=Where.CONSOLE, footer=False,
            help="List the students; Enter on one: more time, another role, the floor, remove, admit."),
    Command(id="reasons", keys=("r",), shown="r", label="reasons", where=Where.CONSOLE,
            help="Show a reason that was given on the screens, without its name, or take it off."),
    Command(id="peek", keys=("k",), shown="k", label="look", where=Where.CONSOLE, footer=False,
            help="Show sealed tallies and what was written, with names, on this screen, or cover them again."),
    Command(id="join_page", keys=("j",), shown="j", label="address and QR", where=Where.CONSOLE,
            help="Address, code and QR on the whole screen, for the last row."),
    Command(id="without_stragglers", keys=("w",), shown="w", label="without stragglers", where=Where.CLASS,
            footer=False, help="Go on though somebody still writes; what is written by then is kept."),
    Command(id="vote_again", keys=("v",), shown="v", label="vote again", where=Where.CLASS, footer=False,
            help="Open a second vote after the discussion."),
    Command(id="decide", keys=("d",), shown="d", label="decide", where=Where.CLASS, footer=False,
            help="Let the class decide, or name the choice where the teacher has the word: by rule, or in a tie."),
    Command(id="count_hands", keys=("h",), shown="h", label="count hands", where=Where.CLASS, footer=False,
            help="Write down raised hands at the vote that is open."),
    Command(id="floor", keys=("f",), shown="f", label="the floor", where=Where.CONSOLE, footer=False,
            help="Let somebody speak with a clock on the class screen, or end it."),
    Command(id="news", keys=("n",), shown="n", label="news", where=Where.CLASS, footer=False,
            help="Let in news that the author has ready."),
    Command(id="lock", keys=("l",), shown="l", label="lock", where=Where.CONSOLE, footer=False,
            help="Let those who join from now on wait for you, or let them in again."),
    Command(id="admit_all", keys=("x",), shown="x", label="let all in", where=Where.CONSOLE, footer=False,
            help="Let in everybody who waits at the locked door."),
    Command(id="deputies", keys=("u",), shown="u", label="deputies", where=Where.CONSOLE, footer=False,
            help="Name who speaks for a role that nobody here holds."),
    Command(id="address", keys=("a",), shown="a", label="open to phones", where=Where.CONSOLE, footer=False,
            help="Say at which address of this computer students may reach the class."),
    Command(id="class_screen", keys=("o",), shown="o", label="class screen", where=Where.CONSOLE, footer=False,
            help="Open the page for the projector in this computer's browser."),
    Command(id="panes", keys=("tab",), shown="Tab", label="other pane", where=Where.CONSOLE, footer=False,
            help="Turn between the step, the students and what the class sees where there is no room for all."),
    Command(id="add_player", keys=("a",), shown="a", label="add a player", where=Where.ROOM, footer=False,
            help="Hot seat: one more takes a place and is given a role."),
    Command(id="turns", keys=("y",), shown="y", label="hand round", where=Where.ROOM, footer=False,
            help="Hot seat: hand the keyboard round to those who have not done yet what is asked now."),
    Command(id="stop_today", keys=("s",), shown="s", label="stop for today", where=Where.CLASS, footer=False,
            help="Stop for today after any step, or go on with the same places."),
    Command(id="end_class", keys=("e",), shown="e", label="end", where=Where.CLASS, footer=False,
            help="End the class where it stands."),
    Command(id="next_class", keys=("c",), shown="c", label="next class", where=Where.CLASS, footer=False,
            help="Once this class has ended: open the next one with the same lesson."),
    Command(id="continue_game", keys=("c",), shown="c", label="continue", where=Where.TITLE,
            help="Go on with the game you played last."),
    Command(id="how_to_play", keys=("h",), shown="h", label="how to play", where=Where.TITLE,
            help="What this game is and how it is played."),
    Command(id="open", keys=DIGITS, shown="1-9", label="open", where=Where.SHEET, palette=False,
            help="Open an entry of a sheet by its place in the list; or move with the arrows and press Enter."),
    Command(id="close", keys=("escape",), shown="Esc", label="back", where=Where.SHEET, palette=False,
            help="Close the sheet."),
    Command(id="leave", keys=("escape",), shown="Esc", label="title", where=Where.PAGE,
            help="Go back to the title; the game is saved after every choice."),
    Command(id="settings", keys=("comma",), shown=",", label="settings", where=Where.ANYWHERE,
            help="Theme, motion, and playing blind."),
    Command(id="command_palette", keys=("ctrl+p",), shown="Ctrl+P", label="all commands", where=Where.ANYWHERE,
            footer=False,
            palette=False, help="Find any command by name."),
    Command(id="leave_game", keys=("q", "ctrl+q", "ctrl+c"), shown="q", label="quit", where=Where.ANYWHERE,
            help="Leave; the game is saved after every choice."),
    Command(id="help", keys=("question_mark",), shown="?", label="help", where=Where.ANYWHERE, footer=False,
            help="All keys and what they do."),
)  # fmt: skip

_BY_ID = {find_command.id: find_command for find_command in COMMANDS}


def find_command(name: str) -> Command:
    """Return a command by its id."""
    return _BY_ID[name]


def find_command_of(action: str) -> Command | None:
    """Return the command that an action carries out, if it is one of ours."""
    return _BY_ID.get(action)


def list_commands(*where: Where) -> tuple[Command, ...]:
    """Return the commands that hold in these places, and those that hold everywhere."""
    return tuple(one for one in COMMANDS if one.where in where or one.where is Where.ANYWHERE)


def list_bindings(*where: Where) -> list[BindingType]:
    """Return the bindings of the commands of these places; a number key carries its number."""
    return [
        Binding(key, _action(one, key), one.label, show=False)
        for one in COMMANDS
        if one.where in where
        for key in one.keys
    ]


def _action(one: Command, key: str) -> str:
    if one.where is Where.ANYWHERE:
        return f"app.{one.id}"
    return f"{one.id}({key})" if one.keys is DIGITS else one.id
