"""The YAML language server, which knows nothing of us, helps an author with our schemas."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from game.schema.files import SORTS, sort_of
from game.schema.json_schema import schema_of
from tests.editor.rpc import Server
from tests.library.folders import DECISION
from tests.outside import node, package
from tests.schema.test_json_schema import SHIPPED

ROOT = Path(__file__).resolve().parents[2]


def read_documented() -> dict[str, list[str]]:
    """Return the mapping of schemas that docs/editors.md tells an author to set."""
    page = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
    (block,) = (each for each in re.findall(r"```json\n(.*?)```", page, re.DOTALL) if "yaml.schemas" in each)
    mapping: dict[str, list[str]] = json.loads(block)["yaml.schemas"]
    return mapping


class Peer:
    """The server with our schemas mapped to the places of our files, and with no way to the network."""

    def __init__(self, server: Server, schemas: Path) -> None:
        """Set it up as docs/editors.md says."""
        self.server = server
        self.schemas = schemas
        self.opened = 0
        settings = {
            "validate": True,
            "hover": True,
            "completion": True,
            "schemaStore": {"enable": False},
            "kubernetesCRDStore": {"enable": False},
            "schemas": {(schemas / Path(name).name).as_uri(): globs for name, globs in read_documented().items()},
        }
        server.answers["workspace/configuration"] = lambda asked: [
            settings if item.get("section") == "yaml" else {} for item in asked["items"]
        ]
        able = {"workspace": {"configuration": True}, "textDocument": {"hover": {"contentFormat": ["markdown"]}}}
        server.ask("initialize", {"processId": None, "rootUri": None, "capabilities": able})
        server.tell("initialized", {})
        server.tell("workspace/didChangeConfiguration", {"settings": {"yaml": settings}})

    def open(self, text: str, place: str = "decisions/test.yaml") -> str:
        """Open a text as a file of some content folder and give its address."""
        self.opened += 1
        uri = f"file:///content-{self.opened}/{place}"
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.server.tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def problems(self, text: str, place: str = "decisions/test.yaml") -> list[tuple[int, str]]:
        """Return the lines and messages of what it finds wrong in a text."""
        uri = self.open(text, place)
        answer = self.server.wait_for("textDocument/publishDiagnostics", lambda answer: answer["uri"] == uri)
        return [(each["range"]["start"]["line"] + 1, each["message"]) for each in answer["diagnostics"]]

    def at(self, method: str, text: str, line: int, column: int) -> Any:
        """Ask about a place, counted from one, of a text."""
        where = {"line": line - 1, "character": column - 1}
        return self.server.ask(method, {"textDocument": {"uri": self.open(text)}, "position": where})


@pytest.fixture(scope="module")
def peer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peer]:
    """Start the server once, with the schemas as files."""
    folder = tmp_path_factory.mktemp("schemas")
    for sort in SORTS:
        (folder / f"{sort.name}.schema.json").write_text(json.dumps(schema_of(sort)), encoding="utf-8")
    program = package("yaml-language-server") / "bin" / "yaml-language-server"
    with Server([node(), str(program), "--stdio"], os.environ, ROOT) as server:
        yield Peer(server, folder)


@pytest.fixture
def text() -> str:
    """Return a good decision."""
    return DECISION.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: "/".join(path.parts[-4:]))
def test_it_finds_nothing_wrong_in_content(peer: Peer, path: Path) -> None:
    sort = sort_of(path)
    assert sort is not None
    place = f"{path.parent.name}/{path.name}" if "/" in sort.places[0] else path.name
    assert peer.problems(path.read_text(encoding="utf-8"), place) == []


@pytest.mark.parametrize(
    ("good", "bad", "words"),
    [
        ("    title: The council", "    titel: The council", "titel is not allowed"),
        ("    title: The council", "    place: The council", 'Missing property "title"'),
        ("    range: 0..4", "    range: none", "the smaller first"),
        ("confidence: high", "confidence: hihg", "Value is not accepted"),
        ("    present: [engineer]", "    present: engineer", 'Expected "array"'),
        ("{low: -4, best: -3,", "{low: -4, bset: -3,", "bset is not allowed"),
        ("format: 2", "format: 3", "Value is not accepted"),
    ],
)
def test_it_finds_a_wrong_key_and_a_wrong_kind_where_they_stand(
    peer: Peer, text: str, good: str, bad: str, words: str
) -> None:
    assert good in text
    line = text[: text.index(good)].count("\n") + 1
    found = peer.problems(text.replace(good, bad, 1))
    assert any(words in message and abs(at - line) <= 1 for at, message in found), found


def test_it_offers_the_keys_that_are_not_there_yet_each_with_its_help(peer: Peer, text: str) -> None:
    begins = "    title: The council by lamplight\n"
    row = text[: text.index(begins)].count("\n") + 2
    answer = peer.at("textDocument/completion", text.replace(begins, f"{begins}    \n", 1), row, 5)
    offered = {item["label"]: item.get("documentation") for item in answer["items"]}
    assert offered["papers"] == "The papers laid on the desk here; they stay there for the rest of the road."
    assert "map" in offered
    assert "title" not in offered


def test_it_shows_the_help_of_a_key_under_the_cursor(peer: Peer, text: str) -> None:
    row = text[: text.index("  judged_by:")].count("\n") + 1
    answer = peer.at("textDocument/hover", text, row, 5)["contents"]["value"]
    assert "The three axes that matter most to the seat." in answer


def test_a_file_can_name_its_schema_itself(peer: Peer) -> None:
    line = f"# yaml-language-server: $schema={peer.schemas / 'cast.schema.json'}\n"
    found = peer.problems(f"{line}mao: {{name: Mao Zedong}}\n", "anywhere.yaml")
    assert [message for _, message in found] == ['Missing property "office".']


def test_the_page_on_editors_maps_every_sort_of_file() -> None:
    mapping = read_documented()
    assert list(mapping) == [f".schemas/{sort.name}.schema.json" for sort in SORTS]
    for sort in SORTS:
        globs = mapping[f".schemas/{sort.name}.schema.json"]
        assert [glob for glob in globs if not glob.startswith("!")] == list(sort.places)
