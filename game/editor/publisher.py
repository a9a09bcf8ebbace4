"""What the server does unasked: it tells problems after every change, and counts roads while there is nothing to do."""

import asyncio
from pathlib import Path

from lsprotocol.types import LogMessageParams, MessageType, PublishDiagnosticsParams

from game.editor.counting import RoadCounts, count
from game.editor.diagnostics import build_diagnostic
from game.editor.places import SourceText
from game.editor.server import Server
from game.editor.workspace import State
from game.problems import Problem, Severity

PAUSE = 0.15
"""Seconds without a change before a file is looked at."""
REST = 0.6
"""Seconds without a change before its roads are counted."""


class Watch:
    """Looks at a file when it has changed, then at the other open ones whose surroundings changed with it."""

    def __init__(self, server: Server) -> None:
        """Begin with nothing to do."""
        self._server = server
        self._task: asyncio.Task[None] | None = None
        self._published: dict[Path, State] = {}
        self.problems: dict[Path, tuple[SourceText, list[Problem]]] = {}
        self.counted: dict[Path, tuple[str, RoadCounts | None]] = {}

    def look_soon(self, path: Path | None, pause: float = PAUSE) -> None:
        """Look at a file, and at whatever else is open, as soon as nothing has changed for a moment."""
        self.stop()
        self._task = asyncio.get_running_loop().create_task(self._look(path, pause))
        self._task.add_done_callback(self._note)

    def stop(self) -> None:
        """Break off what is being done."""
        if self._task is not None:
            self._task.cancel()

    def forget(self, path: Path, uri: str) -> None:
        """Take back what was told of a file."""
        self._published.pop(path, None)
        self.problems.pop(path, None)
        self._server.text_document_publish_diagnostics(PublishDiagnosticsParams(uri=uri, diagnostics=[]))

    async def _look(self, path: Path | None, pause: float) -> None:
        await asyncio.sleep(pause)
        content = self._server.content
        paths = [each for each in content.open if each != path]
        ordered = ([path] if path is not None and path in content.open else []) + paths[::-1]
        for each in ordered:
            await self._tell(each)
        await asyncio.sleep(REST)
        for each in ordered:
            await self._index_around(each)
            await self._count(each)

    async def _tell(self, path: Path) -> None:
        """Tell what is wrong in a file, unless nothing can have changed since it was told."""
        server = self._server
        uri, version = server.documents[path]
        state = await server.work(server.content.state, path)
        if self._published.get(path) == state or path not in server.documents:
            return
        text = server.content.text(path)
        problems = await server.work(server.content.problems, path)
        if server.documents.get(path) != (uri, version):
            return
        self._published[path] = state
        self.problems[path] = text, problems
        self._publish(path)
        await server.work(server.content.index, path)

    def _publish(self, path: Path) -> None:
        """Send the problems of a file, and what the count of its roads found where it was made of this very text."""
        server = self._server
        uri, version = server.documents[path]
        text, problems = self.problems[path]
        sentence, counted = self.counted.get(path, ("", None))
        findings = counted.findings if counted is not None and sentence == text.text else ()
        diagnostics = [
            build_diagnostic(problem, text, server.codec, uri, server.manual) for problem in (*problems, *findings)
        ]
        params = PublishDiagnosticsParams(uri=uri, version=version, diagnostics=diagnostics)
        server.text_document_publish_diagnostics(params)

    async def _index_around(self, path: Path) -> None:
        """Read what a file may name, so that the first question about it need not wait."""
        server = self._server
        root = await server.work(server.content.root, path)
        for each in await server.work(lambda: list(server.content.files(root))):
            await server.work(server.content.index, each)

    async def _count(self, path: Path) -> None:
        """Walk the roads of a decision without errors, where they were not walked yet, and tell what was found."""
        server = self._server
        text = self.problems.get(path, (None, []))[0]
        sort = await server.work(server.content.sort, path)
        data = server.content.data(path)
        if text is None or data is None or sort is None or sort.name != "decision":
            return
        if self.has_errors(path) or self.counted.get(path, ("",))[0] == text.text:
            return
        document = server.documents.get(path)
        try:
            shared = await server.work(lambda: server.content.read_shared(server.content.root(path)))
            counted = await count(path, data, shared.references)
        except TimeoutError:
            self.counted[path] = text.text, None
        else:
            self.counted[path] = text.text, counted
            if counted.findings and server.documents.get(path) == document:
                self._publish(path)
        self._refresh()

    def has_errors(self, path: Path) -> bool:
        """Tell whether a file was found to have errors."""
        return any(each.severity is Severity.ERROR for each in self.problems.get(path, (None, []))[1])

    def _refresh(self) -> None:
        """Let the editor ask for the lenses again, where it can be told to; its answer is not waited for."""
        workspace = self._server.client_capabilities.workspace
        if workspace and workspace.code_lens and workspace.code_lens.refresh_support:
            self._server.workspace_code_lens_refresh(None)

    def _note(self, task: "asyncio.Task[None]") -> None:
        """Say so where what nobody waits for went wrong."""
        if not task.cancelled() and (error := task.exception()) is not None:
            message = f"oneside could not look at a file: {error!r}"
            self._server.window_log_message(LogMessageParams(type=MessageType.Error, message=message))
