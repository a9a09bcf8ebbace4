"""The protocol's side of the server: which message is answered by what."""

from lsprotocol import types as lsp

from game.editor import features, handlers
from game.editor.publisher import Watch
from game.editor.server import Server
from game.library.shelf import Shelf


def build_server(home: Shelf) -> Server:
    """Return a server that is ready to be started; `home` is the content that stands behind every other."""
    server = Server(home)
    watch = Watch(server)
    _documents(server, watch)
    _offers(server, watch)
    for method, answer in (
        (lsp.TEXT_DOCUMENT_HOVER, features.hover),
        (lsp.TEXT_DOCUMENT_DEFINITION, features.definition),
        (lsp.TEXT_DOCUMENT_REFERENCES, features.references),
        (lsp.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, features.highlight),
        (lsp.TEXT_DOCUMENT_PREPARE_RENAME, features.prepare_rename),
        (lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL, features.outline),
        (lsp.WORKSPACE_SYMBOL, features.symbols),
        (lsp.COMPLETION_ITEM_RESOLVE, handlers.resolve),
    ):
        server.feature(method)(answer)
    server.feature(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))(features.rename)
    options = lsp.CompletionOptions(trigger_characters=handlers.TRIGGERS, resolve_provider=True)
    server.feature(lsp.TEXT_DOCUMENT_COMPLETION, options)(handlers.complete)
    return server


def _documents(server: Server, watch: Watch) -> None:
    """Follow what the editor opens, changes and closes."""

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def open_document(params: lsp.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        path = server.put_document(document.uri, document.version, document.text)
        watch.look_soon(path, pause=0)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def change_document(params: lsp.DidChangeTextDocumentParams) -> None:
        document = params.text_document
        text = server.workspace.get_text_document(document.uri).source
        watch.look_soon(server.put_document(document.uri, document.version, text))

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    async def save_document(params: lsp.DidSaveTextDocumentParams) -> None:
        del params
        watch.look_soon(None, pause=0)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    async def close_document(params: lsp.DidCloseTextDocumentParams) -> None:
        path = server.drop_document(params.text_document.uri)
        if path is not None:
            watch.forget(path, params.text_document.uri)
            watch.look_soon(None)

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def check_again(params: lsp.DidChangeWatchedFilesParams) -> None:
        del params
        watch.look_soon(None)

    @server.feature(lsp.INITIALIZED)
    async def ready(params: lsp.InitializedParams) -> None:
        del params
        await _watch_files(server)

    @server.feature(lsp.SHUTDOWN)
    async def leaving(params: None) -> None:
        del params
        watch.stop()


async def _watch_files(server: Server) -> None:
    """Ask the editor to tell of files that others change, where it can."""
    workspace = server.client_capabilities.workspace
    able = workspace.did_change_watched_files if workspace else None
    if able and able.dynamic_registration:
        options = lsp.DidChangeWatchedFilesRegistrationOptions([lsp.FileSystemWatcher(glob_pattern="**/*.yaml")])
        method = lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES
        wanted = lsp.Registration(id="oneside-files", method=method, register_options=options)
        await server.client_register_capability_async(lsp.RegistrationParams([wanted]))


def _offers(server: Server, watch: Watch) -> None:
    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix])
    )
    async def mends(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        return handlers.mends(server, watch, params)

    @server.feature(lsp.TEXT_DOCUMENT_CODE_LENS)
    async def lenses(params: lsp.CodeLensParams) -> list[lsp.CodeLens]:
        return await handlers.lenses(server, watch, params)
