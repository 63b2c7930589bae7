"""`handraise explain`: how a line is read, what it is taken to be about, and, with a database, who could help."""

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli.commands import CANNOT_START, cli
from storage.database import Database
from storage.transaction import Transaction
from tests.storage.partners import partner
from tests.storage.records import TEAM, workspace


@pytest.fixture
async def url(sqlite_url: str) -> str:
    """A workspace with one partner for robotics."""

    def fill(tx: Transaction) -> None:
        workspace(tx)
        partner(tx, "Acme", "robotics")

    db = Database(sqlite_url)
    await db.run(fill)
    db.close()
    return sqlite_url


def explained(*arguments: str) -> dict[str, Any]:
    result = CliRunner().invoke(cli, ["explain", *arguments])
    assert result.exit_code == 0, result.output
    told: dict[str, Any] = json.loads(result.stdout)
    return told


def test_topics_come_with_their_confidence_and_the_words_that_led_there() -> None:
    """Without any database."""
    (best,) = explained("mentor zwibbelfratz robotics")["topics"]
    assert best["topic"] == "robotics"
    assert 0.22 <= best["confidence"] < 1
    assert "matches" not in explained("mentor robotics")


def test_with_a_database_whoever_could_help_is_named_with_reasons(url: str) -> None:
    """The only workspace is taken; nothing is written, so it works twice."""
    for _ in range(2):
        told = explained("mentor robotics", "--database", url)
        (match,) = told["matches"]
        assert match["partner"] == "Acme"
        assert match["reasons"] == ["topic=robotics", "new="]


def test_an_unknown_workspace_is_named_with_those_there_are(url: str) -> None:
    """In one line, as every trouble at the terminal."""
    result = CliRunner().invoke(cli, ["explain", "mentor robotics", "--database", url, "--team", "T9"])
    assert result.exit_code == CANNOT_START
    assert result.stderr == f"--team names the workspace; in this database: {TEAM}.\n"
