"""`handraise import` and `handraise export`: looked at first, then whole or not at all, and out again unchanged."""

import csv
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest
from typer.testing import Result

from bot.cli.registry import importing
from bot.clock import SystemClock
from bot.domain.audit import Deed
from bot.domain.intake.record import ContactRow, PartnerRow
from bot.domain.partners import PartnerKind, Profile, Rank, Stage, Standing
from bot.domain.reading.kinds import Kind
from bot.services import registry
from storage.transaction import Transaction
from tests.registry import in_database, partners_in
from tests.storage.records import NOON, TEAM, need, workspace
from tests.terminal import handraise

LIST = """Organization,Type,Contact,E-mail,Kinds of help,Topics,Fax
Acme Robotics,business,Maria Soto,maria@acme.org,mentor,robotics; chess,1
City Library,library,Li Wei,li@library.org,,reading,2
"""
ROOT = Path(__file__).parents[1]
PARTNERS, REJECTED, OUT = Path("partners.csv"), Path("partners.rejected.csv"), Path("out")
ACME = PartnerRow(
    number=0,
    organisation="Acme Robotics",
    kind=PartnerKind.BUSINESS,
    contacts=(ContactRow(Rank.PRIMARY, "Maria Soto", "maria@acme.org"),),
    kinds=(Kind.MENTOR,),
    topics=("robotics", "chess"),
    stage=Stage.PILOT,
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    with chdir(tmp_path):
        yield tmp_path


@pytest.fixture
def url(database_url: str) -> str:
    """A database that knows one workspace."""
    in_database(database_url, workspace)
    return database_url


def run(url: str, *words: str, said: str = "") -> Result:
    return handraise(*words, said=said, DATABASE_URL=url, SLACK_BOT_TOKEN="xoxb-x")


def bring_in(url: str, text: str, *words: str, said: str = "") -> Result:
    PARTNERS.write_text(text, encoding="utf-8")
    return run(url, "import", str(PARTNERS), *words, said=said)


def rows_in(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.reader(text))


def names(url: str) -> list[str]:
    return [each.organisation for each in partners_in(url, TEAM)]


def test_a_list_is_shown_confirmed_and_taken_in(url: str) -> None:
    """What each column was taken for, what would happen, and then it has happened."""
    result = bring_in(url, LIST, said="y\ny\n")
    assert result.exit_code == 0, result.output
    assert "Organization   organisation  (known)" in result.output
    assert "Fax            –  (left out: I do not know it)" in result.output
    assert "2 new partners" in result.output
    assert partners_in(url, TEAM)[0] == ACME
    assert names(url) == ["Acme Robotics", "City Library"]
    assert not REJECTED.exists()


def test_imported_partners_are_approved_and_their_names_are_no_learners(url: str) -> None:
    """A coordinator has brought them; once the bot has filed them, the guard lets their names pass."""
    bring_in(url, LIST, "--yes")

    def seen(tx: Transaction) -> tuple[object, object]:
        registry.file_due(tx, at=NOON, limit=100)
        acme = tx.partners.named(TEAM, "acme robotics")
        return acme and acme.standing, tx.names.known(TEAM, {"acme robotics", "maria soto", "somebody"})

    assert in_database(url, seen) == (Standing.APPROVED, {"acme robotics", "maria soto"})


@pytest.mark.parametrize(("said", "words"), [("n\n", ()), ("y\nn\n", ()), ("", ("--dry-run",)), ("y\n", ())])
def test_without_a_yes_nothing_is_written(url: str, said: str, words: tuple[str, ...]) -> None:
    """A no to the columns, a no to the import, a dry run, or somebody who has left."""
    result = bring_in(url, LIST, *words, said=said)
    assert "Nothing is written" in result.output
    assert names(url) == []


def test_rows_that_cannot_be_taken_are_written_down_with_the_reason(url: str) -> None:
    """The rest goes in; what was mended in the file goes in later."""
    result = bring_in(url, LIST + "Spaceport,spaceship,,,,,\n=Acme,business,,nobody,,,x\n", "--yes")
    assert result.exit_code == 0
    assert "row 4: “spaceship” is no kind of partner I know." in result.output
    assert "2 rows that cannot be taken" in result.output
    rejected = rows_in(REJECTED)
    assert rejected[0] == ["Organization", "Type", "Contact", "E-mail", "Kinds of help", "Topics", "Fax", "Why not"]
    assert rejected[1][-1].startswith("“spaceship” is no kind of partner")
    assert rejected[2][0] == "'=Acme"  # what a spreadsheet would run is kept from it

    mended = REJECTED.read_text(encoding="utf-8-sig").replace("spaceship", "business").replace("nobody", "a@b.org")
    result = bring_in(url, mended, "--yes")
    assert "2 new partners" in result.output, result.output
    assert names(url) == ["Acme Robotics", "City Library", "Spaceport", "=Acme"]


def test_partners_that_are_here_already_stay_as_they_are_unless_asked(url: str) -> None:
    """Found again in whatever letters; an empty cell never takes anything away."""
    bring_in(url, LIST, "--yes")
    text = "organisation,topics,contact\nACME robotics,welding,Maria Soto\nCity  Library,,Sam Cole\n"
    result = bring_in(url, text, "--yes")
    assert "1 partner that is here already and stays as it is" in result.output
    assert "1 row that adds a contact" in result.output
    assert partners_in(url, TEAM)[0] == ACME
    assert [each.name for each in partners_in(url, TEAM)[1].contacts] == ["Li Wei", "Sam Cole"]

    result = bring_in(url, text, "--yes", "--update")
    assert "1 partner that changes" in result.output
    changed = partners_in(url, TEAM)[0]
    assert (changed.organisation, changed.topics, changed.kinds) == ("Acme Robotics", ("welding",), (Kind.MENTOR,))


def test_nearly_the_name_of_a_partner_is_a_question(url: str) -> None:
    bring_in(url, LIST, "--yes")
    text = "organisation,kind\nACME Robotics Inc.,business\n"
    result = bring_in(url, text, "--yes")
    assert "row 2: Is it one of these? Acme Robotics. If so, write the name the same way." in result.output
    assert len(names(url)) == 2
    bring_in(url, text, "--yes", "--similar")
    assert names(url)[2] == "ACME Robotics Inc."


def test_somebody_speaks_for_one_partner(url: str) -> None:
    bring_in(url, "name,kind,slack id\nAcme,business,U0ANA\n", "--yes")
    result = bring_in(url, "name,kind,slack id\nLibrary,library,U0ANA\n", "--yes")
    assert "this person already speaks for acme" in result.output
    assert names(url) == ["Acme"]


def test_what_may_be_about_a_learner_stays_out(url: str) -> None:
    """The guard of every other text reads the list, too; it does not mind those who help."""
    text = (
        "name,kind,contact,notes\n"
        'Acme,business,Maria Soto,"jd in 4th, peanut allergy, sits out the cooking part"\n'
        "Ada Lovelace Center,nonprofit,Li Wei,Ask for Maria Soto at the front desk.\n"
    )
    result = bring_in(url, text, "--yes")
    assert "row 2: Notes: this may say who a learner is. Please write it without that." in result.output
    assert names(url) == ["Ada Lovelace Center"]


def test_the_guard_hears_every_text_that_would_be_kept(url: str) -> None:
    """Before it is, and each text once."""
    heard: list[str] = []

    def guard(text: str) -> str | None:
        heard.append(text)
        return "initials" if "J.D." in text else None

    PARTNERS.write_text("name,kind,contact,notes\nAcme,business,Maria,J.D. in 4th\nLibrary,library,Li,quiet\n")
    environment = pytest.MonkeyPatch()
    environment.setenv("DATABASE_URL", url)
    environment.setenv("SLACK_BOT_TOKEN", "xoxb-x")
    with environment.context():
        importing.bring_in(importing.Wish(path=PARTNERS, asks=False), SystemClock(), lambda _tx, _house: guard)
    environment.undo()
    assert heard == ["Acme", "J.D. in 4th", "Library", "quiet"]
    assert names(url) == ["Library"]


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("", (), "partners.csv: The file is empty."),
        ("PK\x03\x04", (), "partners.csv: This is a workbook or a ZIP file, not a CSV file."),
        ("e-mail\nx@y.org\n", (), "partners.csv: No column is the name of the organisation."),
        (LIST, ("--column", "Fax"), "--column needs a header and what it is"),
        (LIST, ("--column", "Fix=notes"), "partners.csv: The file has no column called “Fix”."),
        (LIST, ("--column", "Fax=colour"), "partners.csv: “colour” is no column I know."),
        (LIST, ("--team", "T9"), "--team: the database has no workspace T9, only T1 (https://x.slack.com/)"),
        (LIST + '"open', (), "partners.csv: In row 4 a cell begins with a quotation mark"),
    ],
)
def test_what_stands_in_the_way_is_one_line(url: str, text: str, words: tuple[str, ...], said: str) -> None:
    """Exit code 2, no traceback, nothing written."""
    result = bring_in(url, text, "--yes", *words)
    assert result.exit_code == 2
    assert result.stderr.startswith(said)
    assert result.stderr.count("\n") == 1
    assert names(url) == []


def test_a_file_that_is_not_there(url: str) -> None:
    result = run(url, "import", "nowhere.csv")
    assert (result.exit_code, result.stderr) == (2, "nowhere.csv cannot be read: No such file or directory.\n")


def test_where_there_are_several_workspaces_one_is_named(url: str) -> None:
    """Partners of one are no partners of the other."""

    def second(tx: Transaction) -> None:
        tx.workspaces.introduce("T2", url="https://y.slack.com/", needs_channel=None, time_zone="UTC", language="es")

    in_database(url, second)
    result = bring_in(url, LIST, "--yes")
    assert (result.exit_code, "say which with --team: T1" in result.stderr) == (2, True)
    result = bring_in(url, LIST, "--yes", "--team", "T2")
    assert "2 organizaciones nuevas" in result.output  # in the language of that workspace
    assert [each.organisation for each in partners_in(url, "T2")] == ["Acme Robotics", "City Library"]
    assert names(url) == []


def test_before_the_first_start_there_is_no_workspace_to_import_into(database_url: str) -> None:
    result = bring_in(database_url, LIST, "--yes")
    assert (result.exit_code, "start the bot once" in result.stderr) == (2, True)


def test_killed_in_the_middle_it_has_taken_in_nothing_or_everything(sqlite_url: str) -> None:
    """With the power gone while it writes, say; and then it can simply be run again."""
    in_database(sqlite_url, workspace)
    many = 3000
    lines = (f"Partner {number},business,robotics" for number in range(many))
    PARTNERS.write_text("\n".join(["name,kind,topics", *lines]))
    command = [sys.executable, "-u", "-m", "bot", "import", str(PARTNERS), "--yes"]
    settings = {"DATABASE_URL": sqlite_url, "SLACK_BOT_TOKEN": "xoxb-x", "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(  # noqa: S603  # our own program
        command, env={**os.environ, **settings}, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout
        assert any("Writing" in line for line in running.stdout)
        running.kill()
    found = in_database(sqlite_url, lambda tx: len(tx.registry.names_after(TEAM, 0, many + 1)))
    assert found in {0, many}

    result = run(sqlite_url, "import", str(PARTNERS), "--yes")
    assert result.exit_code == 0, result.output
    assert in_database(sqlite_url, lambda tx: len(tx.registry.names_after(TEAM, 0, many + 1))) == many


def test_everything_goes_out_and_partners_come_in_again_unchanged(url: str) -> None:
    """Nasty strings included; and the files run nothing in a spreadsheet."""
    nasty = Profile(
        name="=HYPERLINK(1)",
        kind=PartnerKind.NONPROFIT,
        topics=("'=x", '"quoted"; and, more', "@home"),
        schools=("-1", "a|b"),
        hopes="+ first\n- second",
        about="'\ttab and  two  blanks",
    )

    def fill(tx: Transaction) -> None:
        need(tx)
        first = tx.partners.add(TEAM, nasty, at=NOON, stage=Stage.CORE)
        assert first
        for number in range(3):
            tx.partners.add_contact(first.id, TEAM, name=f"Contact {number}", email=f"{number}@b.org", at=NOON)
        tx.partners.add_contact(first.id, TEAM, user_id="U0ANA", rank=Rank.BACKUP, at=NOON)
        tx.partners.add(TEAM, Profile(name="Waiting", kind=PartnerKind.CLIENT), at=NOON, standing=Standing.PENDING)

    in_database(url, fill)
    before = partners_in(url, TEAM)
    result = run(url, "export", str(OUT))
    assert result.exit_code == 0, result.output
    written = {path.name: path.read_bytes() for path in OUT.iterdir()}
    assert sorted(written) == [
        "claims.csv", "contacts.csv", "needs.csv", "partners-not-approved.csv", "partners.csv", "questions.csv",
        "schools.csv",
    ]  # fmt: skip
    for path in OUT.iterdir():
        assert path.stat().st_mode & 0o077 == 0
        for row in rows_in(path):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert b"robotics" in written["needs.csv"]
    assert b"Waiting" in written["partners-not-approved.csv"]

    result = run(url, "import", str(OUT / "partners.csv"), "--yes", "--update")
    assert "Nothing is written: there is nothing new." in result.output, result.output
    assert partners_in(url, TEAM) == before
    run(url, "export", str(OUT))
    assert {path.name: path.read_bytes() for path in OUT.iterdir()} == written


def test_an_export_moves_to_an_empty_workspace_whole(url: str) -> None:
    bring_in(url, LIST + "Acme Robotics,,Sam Cole,sam@acme.org,,,\n", "--yes")
    run(url, "export", str(OUT))
    in_database(
        url,
        lambda tx: tx.workspaces.introduce("T2", url="https://y/", needs_channel=None, time_zone="UTC", language="en"),
    )
    run(url, "import", str(OUT / "partners.csv"), "--yes", "--team", "T2")
    assert partners_in(url, "T2") == partners_in(url, TEAM)


def test_what_was_done_with_everybodys_names_is_in_the_trail(url: str) -> None:
    """Once each; a look leaves nothing."""
    bring_in(url, LIST, "--dry-run")
    bring_in(url, LIST, "--yes")
    run(url, "export", str(OUT))
    trail = in_database(url, lambda tx: tx.audit.about(TEAM, "partner", 0, limit=10))
    assert [note.deed for note in trail] == [Deed.EXPORTED, Deed.IMPORTED]


def test_where_an_export_cannot_be_written(url: str) -> None:
    OUT.write_text("a file")
    result = run(url, "export", str(OUT))
    assert (result.exit_code, result.stderr) == (2, "out cannot be written: File exists.\n")
