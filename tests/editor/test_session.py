"""A session in the editor, message by message."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from game.analysis.reachable import explore
from game.library.content_check import check
from game.library.shelf import Shelf
from tests.editor.author import DECISION, Author, complete_at, lenses, open_server

COUNCIL = "    title: The council by lamplight\n"
LEDGER = "ledger/river.yaml"


@pytest.fixture
def author(tmp_path: Path) -> Iterator[Author]:
    """Seat an author, and see that the server goes without a word of complaint."""
    server, root = open_server(tmp_path)
    with server:
        yield Author(server, root)
    assert (server.code, server.errors) == (0, b"")


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Author]:
    """Seat one author for all questions that change nothing."""
    server, root = open_server(tmp_path_factory.mktemp("session"))
    with server:
        author = Author(server, root)
        author.open()
        yield author


def test_problems_are_those_of_the_text_in_the_editor(author: Author) -> None:
    text = author.open()
    (problem,) = author.write(DECISION, text.replace("to: council", "to: concil", 1))
    assert problem["message"] == "'concil' leads nowhere. Did you mean 'council'?"
    assert author.written(problem["range"]) == "concil"
    assert (problem["code"], problem["severity"], problem["source"]) == ("D012", 1, "oneside")
    page = Path(problem["codeDescription"]["href"].removeprefix("file://"))
    assert page.read_text(encoding="utf-8").startswith("# D012")
    assert author.write(DECISION, text) == []


def test_a_problem_points_to_the_other_line_it_speaks_of(author: Author) -> None:
    text = author.open()
    (problem,) = author.write(DECISION, text.replace("opening: landing", "opening: landing\ntitle: Again"))
    (related,) = problem["relatedInformation"]
    assert problem["code"] == "Y012"
    assert related["location"]["range"]["start"]["line"] == 2


def test_what_is_not_saved_yet_counts_in_other_files_too(author: Author) -> None:
    author.open()
    ledger = author.open(LEDGER)
    author.write(LEDGER, ledger.replace("  two-gauges:", "  three-gauges:"))
    answer = author.server.wait_for(
        "textDocument/publishDiagnostics",
        lambda answer: answer["uri"] == author.uri(DECISION) and answer["diagnostics"],
    )
    assert {each["code"] for each in answer["diagnostics"]} >= {"D006"}


def test_a_mend_is_offered_where_the_problem_knows_one(author: Author) -> None:
    text = author.open()
    (problem,) = author.write(DECISION, text.replace("to: council", "to: concil", 1))
    (action,) = author.server.ask(
        "textDocument/codeAction",
        {
            "textDocument": {"uri": author.uri(DECISION)},
            "range": problem["range"],
            "context": {"diagnostics": [problem]},
        },
    )
    assert action["title"] == "Write 'council'"
    (edit,) = action["edit"]["changes"][author.uri(DECISION)]
    assert (edit["newText"], author.written(edit["range"])) == ("council", "concil")


@pytest.mark.parametrize(
    ("good", "marked", "there", "absent"),
    [
        (COUNCIL, f"{COUNCIL}    ¦\n", {"papers", "map"}, {"title", "date", "id", "low"}),
        (COUNCIL, f"{COUNCIL}    pa¦\n", {"papers"}, {"title"}),
        ("to: council", "to: ¦", {"council", "town-saved", "landing"}, {"trust"}),
        ("to: council", "to: cou¦", {"council"}, set()),
        ("opening: landing", "opening: ¦", {"landing"}, {"town-saved"}),
        ("          - to: levee", "          - to: ¦", {"levee"}, set()),
        ("when: trust >= 2", "when: ¦", {"trust", "river", "not"}, {"calm", "and"}),
        ("when: trust >= 2", "when: river ¦", {"is", "in ("}, {">=", "trust"}),
        ("when: trust >= 2", "when: river is ¦", {"calm", "rising", "flooded"}, {"trust", "2"}),
        ("when: trust >= 2", "when: trust >= ¦", {"0", "4"}, {"5", "calm"}),
        ("when: trust >= 2", "when: trust >= 2 ¦", {"and", "or"}, {"trust"}),
        ("when: trust >= 2", "when: trust >= 2 and (river in (calm, ¦", {"rising"}, {"trust"}),
        ("does: {trust: -1}", "does: {¦}", {"trust", "river", "doubt"}, {"calm"}),
        ("does: {trust: -1}", "does: {trust: -1, river: ¦}", {"calm"}, {"trust"}),
        ("does: {trust: -1}", "does: {trust: ¦}", {"+1", "-1", "=4"}, {"=5", "calm"}),
        ("basis: [levee-estimate]", "basis: [¦]", {"levee-estimate", "gauge-reading"}, {"gazette"}),
        ("the\n    snow", "the snow[^¦\n    snow", {"gauge-reading"}, {"gazette"}),
        ("the\n    snow", "the snow[^ga¦]\n    snow", {"gauge-reading"}, set()),
        ("present: [mayor]", "present: [¦]", {"mayor", "engineer"}, {"harbourmaster"}),
        ("seat: harbourmaster", "seat: ¦", {"harbourmaster", "mayor"}, {"landing"}),
        ("papers: [gauge-telegram]", "papers: [¦]", {"gauge-telegram", "parish-letter"}, {"gazette"}),
        ("papers: [gauge-telegram]", "papers: ¦", {"gauge-telegram"}, set()),
        ("map: {sheet: river", "map: {sheet: ¦", {"river"}, set()),
        ("lines: [levee]", "lines: [¦]", {"levee"}, {"river"}),
        ("axes: [lives, treasury", "axes: [lives, ¦", {"treasury"}, {"trust"}),
        ("confidence: medium", "confidence: ¦", {"low", "medium", "high"}, {"fact"}),
        ("hidden: true", "hidden: ¦", {"true", "false"}, set()),
        ("start: rising", "start: ¦", {"calm", "rising"}, set()),
        ("raise-the-levee, hold", "¦, hold", {"raise-the-levee", "open-the-sluices"}, {"hold"}),
        ("thesis: forecasts-come-late", "thesis: ¦", {"forecasts-come-late"}, {"gazette"}),
        ("endings: [villages-drowned]", "endings: [¦]", {"old-town"}, {"levee"}),
        ("    verdict: strained", "    speaks: [¦]\n    verdict: strained", {"landing/go-and-look"}, {"landing"}),
        ("    verdict: strained", "    verdict: ¦", {"borne-out"}, set()),
        ("      mayor: The villages", "      ¦: The villages", {"mayor"}, {"trust"}),
        ("dispute: dis-gauge", "dispute: ¦", {"dis-gauge"}, set()),
        ("passage: council", "passage: ¦", {"levee"}, {"old-town"}),
        ("    You keep the harbour", "    You keep ¦the harbour", set(), {"mayor", "title", "gauge-reading"}),
        ("# A small invented", "# A ¦small invented", set(), {"title"}),
    ],
)
def test_what_may_stand_at_the_cursor_is_offered(
    session: Author, good: str, marked: str, there: set[str], absent: set[str]
) -> None:
    labels = set(complete_at(session, good, marked))
    assert there <= labels
    assert not absent & labels


@pytest.mark.parametrize(
    ("good", "marked", "there"),
    [
        ("        to: council", "        to: [{¦", "when"),
        ("basis: [levee-estimate]", "basis: [levee-estimate, ¦", "gauge-reading"),
        ("    present: [mayor]", "    present: [mayor, ¦", "engineer"),
        ("    title: Sacks and lanterns", '    title: "Sacks\n    pap¦', "papers"),
        ("        when: trust >= 2", '        when: "trust >= 2 and ¦', "river"),
        ("      - id: hold", "      - id: hold\n        ¦\n   bad indentation", "bill"),
    ],
)
def test_a_file_that_cannot_be_read_still_gets_help(session: Author, good: str, marked: str, there: str) -> None:
    if there != "papers":
        assert there in complete_at(session, good, marked)
    text = session.texts[DECISION]
    broken = session.write(DECISION, text.replace(good, marked.replace("¦", ""), 1))
    assert any(problem["code"].startswith("Y") for problem in broken)
    assert "Dry cellars" in session.ask("hover", "to: town-saved", 5)["contents"]["value"]
    (place,) = session.ask("definition", "to: town-saved", 5)
    assert session.written(place["range"]) == "town-saved"
    assert session.write(DECISION, text) == []


@pytest.mark.parametrize(
    ("mark", "offset", "words"),
    [
        ("[^gauge-reading]", 4, ["640 centimetres", "Veldhaven Gazette", "page 1", "verified"]),
        ("to: council", 5, ["The council by lamplight", "1910-04-01", "Nine men and a lamp"]),
        ("trust >= 2", 1, ["Trust of the council", "How ready the council", "0..4", "4: complete"]),
        ("river is flooded", 10, ["A value of the meter `river`"]),
        ("present: [mayor]", 11, ["Hendrik Vos", "Mayor of Veldhaven", "in his last term"]),
        ("gauge-telegram", 3, ["paper `gauge-telegram`", "telegram"]),
        ("judged_by", 2, ["The three axes that matter most to the seat."]),
        ("confidence: low", 3, ["`low`, `medium`, `high`", "required"]),
        ("lives, treasury", 2, ["axis `lives`"]),
        ("[wait-for-evening", 4, ["Wait for the evening reading", "choice"]),
        ("dispute: dis-gauge", 12, ["The article", "The game"]),
    ],
)
def test_what_is_under_the_cursor_is_told(session: Author, mark: str, offset: int, words: list[str]) -> None:
    answer = session.ask("hover", mark, offset)["contents"]["value"]
    assert [word for word in words if word not in answer] == []


def test_markup_of_a_file_does_nothing_in_a_hover(author: Author) -> None:
    text = author.open()
    author.write(DECISION, text.replace("title: The council", "title: <script>[go](http://x) council"))
    answer = author.ask("hover", "to: council", 5)["contents"]["value"]
    assert "<script>" not in answer.replace("\\<", "")
    assert "\\[go\\]" in answer


@pytest.mark.parametrize(
    ("mark", "offset", "file", "line"),
    [
        ("to: council", 5, DECISION, "  council:"),
        ("trust >= 2", 1, DECISION, "  trust:"),
        ("[^gauge-reading]", 4, LEDGER, "  gauge-reading:"),
        ("present: [mayor]", 11, "cast.yaml", "mayor:"),
        ("papers: [gauge-telegram", 12, "papers/gauge-telegram.yaml", ""),
        ("lines: [levee", 9, "maps/river.yaml", "  levee:"),
        ("[wait-for-evening", 4, DECISION, "      - id: wait-for-evening"),
        ("judged_by: [lives", 13, "axes.yaml", "lives:"),
    ],
)
def test_a_name_leads_to_where_it_is_declared(session: Author, mark: str, offset: int, file: str, line: str) -> None:
    (found,) = session.ask("definition", mark, offset)
    assert found["uri"] == session.uri(file)
    text = (session.root / file).read_text(encoding="utf-8").split("\n")
    assert text[found["range"]["start"]["line"]].startswith(line)


def test_references_are_found_in_every_file(session: Author) -> None:
    found = session.ask("references", "[^flood-casualties]", 4, context={"includeDeclaration": True})
    texts = {path: path.read_text(encoding="utf-8") for path in session.root.rglob("*.yaml")}
    assert len(found) == sum(text.count("flood-casualties") for text in texts.values())
    fewer = session.ask("references", "[^flood-casualties]", 4, context={"includeDeclaration": False})
    assert len(found) == len(fewer) + 1
    here = session.ask("documentHighlight", "[^flood-casualties]", 4)
    assert len(here) == texts[session.root / DECISION].count("flood-casualties")


def apply_edit(session: Author, edit: dict[str, Any], folder: Path) -> Path:
    """Carry out an edit on a copy of the content."""
    copy = folder / "edited"
    shutil.copytree(session.root, copy)
    for uri, changes in edit["changes"].items():
        path = copy / Path(uri.removeprefix("file://")).relative_to(session.root)
        lines = path.read_text(encoding="utf-8").split("\n")
        for change in sorted(changes, key=lambda each: each["range"]["start"]["character"], reverse=True):
            begin, end = change["range"]["start"], change["range"]["end"]
            line = lines[begin["line"]]
            lines[begin["line"]] = line[: begin["character"]] + change["newText"] + line[end["character"] :]
        path.write_text("\n".join(lines), encoding="utf-8")
    return copy


@pytest.mark.parametrize(
    ("mark", "offset", "new", "files"),
    [
        ("to: council", 5, "town-hall", 1),
        ("to: villages-drowned", 5, "upriver", 2),
        ("id: raise-the-levee", 5, "fill-sacks", 1),
        ("trust >= 2", 1, "faith", 3),
        ("river is flooded", 12, "burst", 1),
        ("doubt >= 1", 1, "unease", 1),
        ("[^flood-casualties]", 4, "flood-dead", 2),
        ("present: [mayor]", 11, "burgomaster", 2),
        ("judged_by: [lives", 13, "people", 5),
    ],
)
def test_a_renamed_thing_has_its_new_name_everywhere(
    session: Author, mark: str, offset: int, new: str, files: int, tmp_path: Path
) -> None:
    old = session.ask("prepareRename", mark, offset)["placeholder"]
    edit = session.ask("rename", mark, offset, newName=new)
    assert len(edit["changes"]) >= files
    root = apply_edit(session, edit, tmp_path)
    assert check([root]) == []
    assert [path for path in root.rglob("*.yaml") if f"\n  {old}:" in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize(
    ("mark", "offset", "new", "why"),
    [
        ("to: council", 5, "Town Hall", "is not a name. Write 'town-hall'"),
        ("to: council", 5, "levee", "There is already a passage or ending 'levee'"),
        ("trust >= 2", 1, "in", "is a word of conditions"),
        ("papers: [gauge-telegram", 12, "wire", "is named by its file"),
        ("You keep the harbour", 6, "own", "There is no name here"),
    ],
)
def test_what_cannot_be_renamed_is_said_in_one_sentence(
    session: Author, mark: str, offset: int, new: str, why: str
) -> None:
    with pytest.raises(AssertionError, match="code") as refusal:
        session.ask("rename", mark, offset, newName=new)
    assert why in str(refusal.value)


def test_columns_are_those_of_the_editor_whatever_stands_before(author: Author) -> None:
    text = author.open()
    waves = "treasury: {low: 180"
    strange = text.replace("  mayor: The villages do", "  mayor: \U0001f30a\U0001f30a [^no-such-claim] The villages do")
    (problem,) = author.write(DECISION, strange)
    assert author.written(problem["range"]).startswith(("no-such-claim", "[^no-such-claim]"))
    strange = text.replace("{id: upper, text: The upper", "{text: '\U0001f30a', id: Upper, title: The upper")
    assert "Upper" in {author.written(each["range"]) for each in author.write(DECISION, strange)}
    strange = text.replace(waves, f"treasury: {{why: '\U0001f30a\U0001f30a', basis: [levee-estimate], {waves[11:]}")
    author.write(DECISION, strange)
    hover = author.ask("hover", "'\U0001f30a\U0001f30a', basis: [levee", 16)
    assert author.written(hover["range"]) == "levee-estimate"


def test_the_outline_has_passages_with_their_choices(session: Author) -> None:
    outline = {branch["name"]: branch for branch in session.about("documentSymbol")}
    passages = {branch["name"]: branch for branch in outline["passages"]["children"]}
    assert list(passages) == ["landing", "council", "levee", "sluice", "night-watch"]
    assert [choice["name"] for choice in passages["levee"]["children"]] == ["hold", "fall-back"]
    assert passages["levee"]["detail"] == "Sacks and lanterns"
    assert [branch["name"] for branch in outline["meters"]["children"]] == ["trust", "river", "doubt"]
    for branch in passages.values():
        assert session.written(branch["selectionRange"]) == branch["name"]


def test_things_are_found_by_a_part_of_their_names(session: Author) -> None:
    found = session.server.ask("workspace/symbol", {"query": "gauge"})
    assert {"gauge-reading", "two-gauges", "gauge-telegram"} <= {symbol["name"] for symbol in found}


def test_every_passage_and_ending_says_how_many_roads_lead_there(author: Author) -> None:
    author.open()
    space = explore(Shelf(author.root).open("test-decision"))
    places = (*space.decision.passages, *space.decision.endings)
    fields = lenses(author)
    assert {name: int(fields[name].split()[2]) for name in places} == {name: space.roads_to(name) for name in places}
    text = author.texts[DECISION]
    author.write(DECISION, text.replace("        to: sluice", "        to: levee"))
    assert author.about("codeLens") == []
    author.write(
        DECISION,
        text.replace("when: trust >= 3\n            to: town-saved", "when: trust >= 4\n            to: town-saved"),
    )
    fields = lenses(author)
    assert fields["sluice"] == "reached by 2 roads"


def test_a_place_that_no_road_reaches_says_so(author: Author) -> None:
    text = author.open()
    never = "doubt = 0 and doubt = 1"
    author.write(
        DECISION,
        text.replace("      - id: open-the-sluices\n", f"      - id: open-the-sluices\n        when: {never}\n"),
    )
    assert lenses(author)["sluice"] == "never reached"


def test_what_is_wrong_with_all_roads_together_is_told_once_they_are_walked(author: Author) -> None:
    text = author.open()
    never = "doubt = 0 and doubt = 1"
    broken = text.replace("      - id: open-the-sluices\n", f"      - id: open-the-sluices\n        when: {never}\n")
    before = {problem["code"] for problem in author.write(DECISION, broken)}
    assert not any(code.startswith("A") for code in before)
    found = {problem["code"]: problem for problem in author.problems(DECISION)}
    assert found.keys() > before
    assert author.written(found["A005"]["range"]) == "open-the-sluices"
    assert found["A003"]["codeDescription"]["href"].endswith("A003.md")
    reason = "      # oneside: ignore A005 because nobody has built them yet\n"
    author.write(DECISION, broken.replace("      - id: open-the-sluices\n", f"{reason}      - id: open-the-sluices\n"))
    assert found.keys() - {problem["code"] for problem in author.problems(DECISION)} == {"A005"}
    lenses(author)


def test_files_that_are_none_of_ours_are_left_alone(author: Author) -> None:
    assert author.write("../compose.yaml", "services:\n  web: {image: x}\n") == []
    assert complete_at(author, "services", "¦services", "../compose.yaml") == {}


def test_a_decision_anywhere_is_looked_at_for_what_it_says(author: Author) -> None:
    text = (author.root / DECISION).read_text(encoding="utf-8")
    (problem,) = author.write("../elsewhere.yaml", text.replace("to: council", "to: concil", 1))
    assert problem["code"] == "D012"
    assert "gauge-reading" in complete_at(author, "basis: [levee-estimate]", "basis: [¦]", "../elsewhere.yaml")


def test_a_closed_file_is_as_the_disk_has_it(author: Author) -> None:
    text = author.open()
    author.open(LEDGER)
    assert author.write(DECISION, text.replace("to: council", "to: concil", 1))
    document = {"uri": author.uri(DECISION)}
    author.server.tell("textDocument/didClose", {"textDocument": document})
    answer = author.server.wait_for("textDocument/publishDiagnostics", lambda answer: answer["uri"] == document["uri"])
    assert answer["diagnostics"] == []


def test_a_campaign_is_checked_with_its_legs_as_they_stand(author: Author) -> None:
    name = "campaigns/the-year-of-water.yaml"
    assert author.write(name, (author.root / name).read_text(encoding="utf-8")) == []
    assert "villages-drowned" in complete_at(author, "    villages-drowned: {", "    ¦: {", name)
    assert "dust" in complete_at(author, "when: trust >= 2 and", "when: ¦", name)
    assert "the-dry-summer/wells/ask" in complete_at(author, "[the-dry-summer/wells/ask]", "[¦]", name)
