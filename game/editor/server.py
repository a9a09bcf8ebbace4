"""The language server: an editor's documents on the workspace, and the one thread that reads and checks them."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import ParamSpec, TypeVar

from lsprotocol.types import Location, Position, TextDocumentSyncKind
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path
from pygls.workspace import PositionCodec

from game import __version__
from game.editor.diagnostics import Manual
from game.editor.names import Names
from game.editor.places import TextSpan
from game.editor.workspace import Workspace
from game.library.shelf import Shelf

REQUEST_FAILED = -32803
"""What the protocol calls a request that was understood and cannot be done."""

P = ParamSpec("P")
T = TypeVar("T")


def _is_no_refusal(record: logging.LogRecord) -> bool:
    """Tell whether a line of the log is worth reading: a refusal that an author is told is not."""
    error = record.exc_info[1] if record.exc_info else None
    return not (isinstance(error, JsonRpcException) and error.code == REQUEST_FAILED)


logging.getLogger("pygls.protocol.json_rpc").addFilter(_is_no_refusal)


class Server(LanguageServer):
    """What the features share. Only the worker touches the workspace, but for putting drafts on it."""

    def __init__(self, home: Shelf) -> None:
        """Begin with nothing open; `home` is the content that stands behind every other.

        Texts are taken whole at every change: an editor's idea of a line is not that of every library.
        """
        super().__init__("oneside", __version__, text_document_sync_kind=TextDocumentSyncKind.Full)
        self.content = Workspace(Shelf(home.root.resolve(), home.behind))
        self.manual = Manual()
        self.documents: dict[Path, tuple[str, int | None]] = {}
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")

    async def work(self, do: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do something at the workspace, after what is being done there; the connection stays free meanwhile."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, lambda: do(*args, **kwargs))

    @property
    def codec(self) -> PositionCodec:
        """How the editor counts columns."""
        return self.workspace.position_codec

    def put_document(self, uri: str, version: int | None, text: str) -> Path | None:
        """Put what the editor holds onto the workspace; None where it is no file."""
        path = path_of(uri)
        if path is not None:
            self.documents[path] = (uri, version)
            self.content.put(path, text)
        return path

    def drop_document(self, uri: str) -> Path | None:
        """Take a closed document from the workspace."""
        path = path_of(uri)
        if path is not None:
            self.documents.pop(path, None)
            self.content.drop(path)
        return path

    def uri(self, path: Path) -> str:
        """Return the address of a file: the editor's own where it has it open."""
        return self.documents[path][0] if path in self.documents else path.as_uri()

    def location(self, path: Path, place: TextSpan) -> Location:
        """Return a place in a file as the editor takes it."""
        return Location(uri=self.uri(path), range=self.content.text(path).range(place, self.codec))

    def at(self, path: Path, position: Position, *, typing: bool = False) -> tuple[Names, int, int]:
        """Return the names as they are known from a file, and the cursor's line and column there."""
        line, column = self.content.text(path).cursor(position, self.codec)
        return Names(self.content, path, typing=typing), line, column

    def close(self) -> None:
        """Let nothing stay behind."""
        self._worker.shutdown(wait=False, cancel_futures=True)
        self.manual.close()


def path_of(uri: str) -> Path | None:
    """Return the file of an address; None where it is none."""
    name = to_fs_path(uri) if uri.startswith("file:") else None
    return Path(name).resolve() if name else None
