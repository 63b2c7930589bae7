"""`handraise audit`: who did what, for whoever runs the bot, also while it runs."""

import json
from datetime import timedelta

import pytest
from typer.testing import Result

from bot.domain.audit import Deed
from storage.database import Database
from tests.scene import COORDINATOR, HOME, NOW, open_scene
from tests.terminal import handraise


@pytest.fixture
async def url(database_url: str) -> str:
    """Two deeds, a day apart, and the database still open."""
    scene = await open_scene(database_url)
    await scene.db.run(
        lambda tx: tx.audit.note(Deed.APPROVED, by=COORDINATOR, team_id=HOME, subject="partner", subject_id=7, at=NOW)
    )
    later = NOW + timedelta(days=1)
    await scene.db.run(
        lambda tx: tx.audit.note(
            Deed.SETTINGS_SAVED, by=COORDINATOR, team_id=HOME, subject="retention", word="audit", at=later
        )
    )
    scene.db.close()
    return database_url


def shown_by(*words: str, **environment: str) -> Result:
    return handraise(*words, SLACK_BOT_TOKEN="xoxb-canary", COORDINATORS="U0RUTH", **environment)


def test_a_line_a_deed(url: str) -> None:
    shown = shown_by("audit", DATABASE_URL=url)
    assert shown.stdout.splitlines()[-2:] == [
        "2026-10-06 14:00:00Z  T0HOME  U0RUTH  approved  partner:7",
        "2026-10-07 14:00:00Z  T0HOME  U0RUTH  settings_saved  retention  audit",
    ]


def test_from_a_day_on_as_json(url: str) -> None:
    (line,) = shown_by("audit", "--since", "2026-10-07", "--json", DATABASE_URL=url).stdout.splitlines()
    assert json.loads(line) == {
        "at": "2026-10-07T14:00:00+00:00",
        "team_id": "T0HOME",
        "by_team_id": "T0HOME",
        "by_user_id": "U0RUTH",
        "deed": "settings_saved",
        "subject": "retention",
        "subject_id": 0,
        "word": "audit",
    }


def test_it_reads_beside_a_running_bot(sqlite_url: str) -> None:
    """Which holds the lock of the file."""
    running = Database(sqlite_url)
    shown = shown_by("audit", DATABASE_URL=sqlite_url)
    running.close()
    assert (shown.exit_code, shown.stdout) == (0, "")


def test_no_file_is_said_in_one_line() -> None:
    shown = shown_by("audit", DATABASE_URL="sqlite:////nowhere/handraise.db")
    assert shown.exit_code == 2
    assert shown.stderr.startswith("DATABASE_URL names handraise.db, and there is no such file.")
