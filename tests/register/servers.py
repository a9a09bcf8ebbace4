"""A PostgreSQL server of the tests' own: on a free port, in a temporary folder, gone afterwards."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psycopg

QUIET = ("fsync=off", "full_page_writes=off")
"""For tests: only the power could be cut, and it is not."""

LASTING = ("fsync=on",)
"""For measurements: as a server is meant to be run."""

STARTING = 30.0


class Server:
    """A server that can be stopped and started again; its one database is emptied as often as it is asked for."""

    def __init__(
        self, binaries: Path, settings: tuple[str, ...] = QUIET, environment: Mapping[str, str] | None = None
    ) -> None:
        """Make a cluster and start it."""
        self._folder = Path(tempfile.mkdtemp(prefix="oneside-postgresql-"))
        self._settings = (*settings, "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=60")
        self._environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", **(environment or {})}
        self._as = _somebody_else()
        self._folder.chmod(0o755)
        self._binaries = self._reachable(binaries)
        data = self._folder / "data"
        data.mkdir(mode=0o700)
        if self._as:
            os.chown(data, self._as["user"], self._as["group"])
        self._run("initdb", "-U", "postgres", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.start()

    def empty_database(self) -> str:
        """Empty the database and return its address; another for every test would take seconds to make and remove."""
        with self._connect() as connection:
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")
        return f"postgresql://postgres@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Start the server; returns when it answers."""
        options = [part for setting in self._settings for part in ("-c", setting)]
        command = [str(self._binaries / "postgres"), "-D", str(self._folder / "data"), "-p", str(self.port), *options]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, cwd=self._folder, env=self._environment, **self._as
            )
        until = time.monotonic() + STARTING
        while True:
            try:
                self._connect().close()
            except psycopg.OperationalError:
                if self._process.poll() is not None or time.monotonic() > until:
                    raise AssertionError((self._folder / "log").read_text(encoding="utf-8")) from None
                time.sleep(0.05)
            else:
                return

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop the server, its connections cut: with SIGINT in order, with SIGQUIT at once."""
        self._process.send_signal(how)
        self._process.wait(STARTING)

    def remove(self) -> None:
        """Stop the server and forget all of it."""
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self._folder)

    def _connect(self) -> psycopg.Connection:
        return psycopg.connect(
            host="127.0.0.1", port=self.port, user="postgres", dbname="postgres", autocommit=True, connect_timeout=5
        )

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._binaries / program), "-D", str(self._folder / "data"), *arguments]
        done = subprocess.run(
            command, cwd=self._folder, env=self._environment, capture_output=True, text=True, check=False, **self._as
        )
        assert done.returncode == 0, done.stderr

    def _reachable(self, binaries: Path) -> Path:
        """Return where the programs are, copied where whoever runs them could not get at them."""
        if not self._as or all(folder.stat().st_mode & 0o001 for folder in binaries.parents):
            return binaries
        package = binaries.parents[1]
        for folder in package.parent.glob(f"{package.name}*"):
            if not folder.name.endswith(".dist-info"):
                shutil.copytree(folder, self._folder / folder.name)
        return self._folder / binaries.relative_to(package.parent)


def _somebody_else() -> dict[str, Any]:
    """Return as whom the server is run: it refuses to be root's."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
