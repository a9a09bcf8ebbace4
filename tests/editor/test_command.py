"""`oneside lsp` as a command: over a port, without its package, and when its editor goes away."""

import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.cli import main
from game.cli.exit_codes import ExitCode
from tests.editor.author import Author, open_server
from tests.library.folders import GOOD

ROOT = Path(__file__).resolve().parents[2]
LSP = [sys.executable, "-W", "error", "-m", "game", "--content", str(GOOD), "lsp"]


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def test_over_a_port_it_can_be_spoken_to_and_it_goes_with_its_editor() -> None:
    port = free_port()
    with subprocess.Popen([*LSP, "--tcp", str(port)], cwd=ROOT, stderr=subprocess.PIPE) as server:
        try:
            answer = _hello(port)
            output = server.communicate(timeout=60)[1]
        finally:
            server.kill()
    assert b'"hoverProvider"' in answer
    assert (server.returncode, output) == (ExitCode.FINE, b"")


def _hello(port: int) -> bytes:
    """Shake hands over a port, as soon as it is listened on, and give the beginning of the answer."""
    body = (
        b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}'
    )
    until = time.monotonic() + 60
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
                line.sendall(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
                answer = b""
                while b"serverInfo" not in answer:
                    answer += line.recv(65536)
                return answer
        except ConnectionRefusedError:
            assert time.monotonic() < until
            time.sleep(0.1)


def test_a_port_that_is_taken_is_told_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run([*LSP, "--tcp", str(port)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == ExitCode.USAGE
    assert done.stderr.startswith(f"Nothing can listen on port {port}: ")
    assert done.stderr.count("\n") == 1
    assert capsys.readouterr().out == ""


def test_without_its_package_it_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in sys.modules if name.startswith("game.editor")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "lsprotocol", None)
    assert main(["--content", str(GOOD), "lsp"]) == ExitCode.USAGE
    output = capsys.readouterr().err
    assert output == "The language server needs one more package: pip install 'lean-to-one-side[author]'.\n"


def test_it_goes_when_its_editor_does(tmp_path: Path) -> None:
    server, root = open_server(tmp_path)
    with server:
        Author(server, root).open()
        server.hang_up()
        assert server.wait() == 0
    assert server.errors == b""


def test_what_the_count_of_roads_loads_is_no_server() -> None:
    code = "import game.editor.counting, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not {"pygls", "lsprotocol", "textual"} & set(done.stdout.split())
