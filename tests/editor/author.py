"""An author at work: an editor with a copy of the good content, over real JSON-RPC."""

import os
import shutil
import sys
from pathlib import Path
from typing import Any

from tests.editor.rpc import Server
from tests.library.folders import GOOD

ROOT = Path(__file__).resolve().parents[2]
CURSOR = "\N{BROKEN BAR}"
"""Stands in a text where the cursor is, and is taken out."""
DECISION = "decisions/test-decision.yaml"


class Author:
    """Opens and changes files of a content folder, and asks about places in them."""

    def __init__(self, server: Server, root: Path) -> None:
        """Shake hands."""
        self.server = server
        self.root = root
        self.texts: dict[str, str] = {}
        self.version = 0
        able = {
            "workspace": {"codeLens": {"refreshSupport": True}},
            "textDocument": {"rename": {"prepareSupport": True}},
        }
        self.able = server.ask("initialize", {"processId": None, "rootUri": None, "capabilities": able})["capabilities"]
        server.tell("initialized", {})

    def uri(self, name: str) -> str:
        """Return the address of a file."""
        return (self.root / name).as_uri()

    def write(self, name: str, text: str) -> list[dict[str, Any]]:
        """Open or change a file, without saving it, and give what is then said to be wrong in it."""
        self.version += 1
        uri = self.uri(name)
        if name in self.texts:
            document = {"uri": uri, "version": self.version}
            self.server.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})
        else:
            document = {"uri": uri, "version": self.version, "languageId": "yaml", "text": text}
            self.server.tell("textDocument/didOpen", {"textDocument": document})
        self.texts[name] = text
        return self.problems(name)

    def open(self, name: str = DECISION) -> str:
        """Open a file as it lies on the disk and give its text."""
        self.write(name, text := (self.root / name).read_text(encoding="utf-8"))
        return text

    def problems(self, name: str) -> list[dict[str, Any]]:
        """Wait for the problems of a file as it stands."""
        answer = self.server.wait_for(
            "textDocument/publishDiagnostics",
            lambda answer: answer["uri"] == self.uri(name) and answer.get("version") == self.version,
        )
        return list(answer["diagnostics"])

    def place(self, name: str, mark: str, offset: int = 0) -> dict[str, Any]:
        """Return the parameters of a question about the place where some words stand first, and so many letters on."""
        at = self.texts[name].index(mark) + offset
        before = self.texts[name][:at]
        column = len(before.rpartition("\n")[2].encode("utf-16-le")) // 2
        return {"textDocument": {"uri": self.uri(name)}, "position": {"line": before.count("\n"), "character": column}}

    def ask(self, method: str, mark: str, offset: int = 0, name: str = DECISION, **more: Any) -> Any:
        """Ask about a place."""
        return self.server.ask(f"textDocument/{method}", {**self.place(name, mark, offset), **more})

    def about(self, method: str, name: str = DECISION) -> Any:
        """Ask about a file."""
        return self.server.ask(f"textDocument/{method}", {"textDocument": {"uri": self.uri(name)}})

    def written(self, place: dict[str, Any], name: str = DECISION) -> str:
        """Return what stands at a range that the server gave."""
        lines = self.texts[name].split("\n")
        begin, end = place["start"], place["end"]
        assert begin["line"] == end["line"]
        line: bytes = lines[begin["line"]].encode("utf-16-le")
        return line[2 * begin["character"] : 2 * end["character"]].decode("utf-16-le")


def complete_at(author: Author, good: str, marked: str, name: str = DECISION) -> dict[str, Any]:
    """Put words with a cursor in the place of others, and give what is offered at the cursor by its label."""
    text = author.texts[name]
    assert text.count(good) >= 1
    before, _, after = text.replace(good, marked, 1).partition(CURSOR)
    author.write(name, before + after)
    author.about("documentSymbol", name)  # whoever types this fast may be answered from the text of a moment ago
    position = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2].encode("utf-16-le")) // 2}
    answer = author.server.ask(
        "textDocument/completion", {"textDocument": {"uri": author.uri(name)}, "position": position}
    )
    author.write(name, text)
    return {item["label"]: item for item in answer["items"]}


def lenses(author: Author) -> dict[str, str]:
    """Wait until the roads are counted, and give what stands above each name."""
    answers: list[bool] = []
    author.server.answers["workspace/codeLens/refresh"] = lambda _: answers.append(True)
    author.server.wait_for("workspace/codeLens/refresh", lambda _: True)
    return {author.written(lens["range"]): lens["command"]["title"] for lens in author.about("codeLens")}


def open_server(folder: Path) -> tuple[Server, Path]:
    """Start the server on a copy of the good content; any warning of Python's ends it."""
    root = folder / "content"
    shutil.copytree(GOOD, root)
    command = [sys.executable, "-W", "error", "-m", "game", "--content", str(root), "lsp", "--stdio"]
    return Server(command, {**os.environ, "PYTHONPATH": str(ROOT)}, folder), root
