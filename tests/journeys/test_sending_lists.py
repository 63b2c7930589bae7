"""A coordinator sends the bot a list of partners, reads what was found, and decides."""

from tests.school import School

LIST = b"name,kind,contact,topics\nAcme Robotics,business,Maria Soto,robotics\nSpaceport,spaceship,,\n"


async def send(school: School, content: bytes, name: str = "partners.csv", *, by: str = "ruth") -> None:
    school.colleague(by).person.uploads(name, content, channel="@handraise")


async def test_a_list_is_reported_and_imported_when_wanted(school: School) -> None:
    """First what would happen, with the reasons; then the button; then it has happened, once."""
    await send(school, LIST)
    report = await school.coordinator.reads_dm("I have read your list of partners. Nothing is imported yet.")
    assert "I took the columns for this:" in report.text
    assert "1 new partner" in report.text
    assert "Row 3: “spaceship” is no kind of partner I know." in report.text

    await school.coordinator.clicks("Import", on=report)
    done = await school.coordinator.reads_dm("Your list is imported.")
    assert "1 new partner" in done.text
    assert await names(school) == ["Acme Robotics"]


async def test_pressed_twice_it_is_imported_once(school: School) -> None:
    """And once it is decided, the other button says so."""
    await send(school, LIST)
    report = await school.coordinator.reads_dm("I have read your list")
    with school.hearing_everything_twice():
        await school.coordinator.clicks("Import", on=report)
    await school.coordinator.reads_dm("Your list is imported.")
    await school.passes(minutes=1)
    assert len([text for text in school.coordinator.dms() if text.startswith("Your list is imported.")]) == 1
    assert await names(school) == ["Acme Robotics"]


async def test_a_list_too_long_for_slack_is_for_the_command_line(school: School) -> None:
    """Nobody's click waits for thousands of rows."""
    rows = b"".join(b"Partner %d,business\n" % number for number in range(2001))
    await send(school, b"name,kind\n" + rows)
    await school.coordinator.reads_dm("The file has more than 2000 rows. Split it into several.")
    assert await names(school) == []


async def test_a_file_that_is_gone_is_said_to_be_gone(school: School) -> None:
    """Between the look and the button somebody may delete it."""
    await send(school, LIST)
    report = await school.coordinator.reads_dm("I have read your list")
    workspace = school.slack.slack.workspace
    workspace.files.delete(next(workspace.files.newest_first()))
    await school.coordinator.clicks("Import", on=report)
    await school.coordinator.reads_dm("Slack does not give me the file")
    assert await names(school) == []


async def test_a_list_may_be_forgotten(school: School) -> None:
    await send(school, LIST)
    report = await school.coordinator.reads_dm("I have read your list")
    await school.coordinator.clicks("Forget it", on=report)
    await school.passes(minutes=1)
    assert await names(school) == []


async def test_what_is_no_list_is_refused_with_the_reason(school: School) -> None:
    """Nothing is unpacked, and nothing happens."""
    await send(school, b"PK\x03\x04 and so on", "partners.xlsx")
    refusal = await school.coordinator.reads_dm("I cannot read the file as a list of partners.")
    assert "This is a workbook or a ZIP file, not a CSV file." in refusal.text
    assert refusal.buttons == []


async def test_a_file_of_anybody_else_is_left_alone(school: School) -> None:
    """Teachers may send what they like; it is not even opened."""
    await send(school, LIST, by="ana")
    await school.passes(minutes=1)
    assert school.teacher.dms() == []
    assert not [entry for entry in school.slack.ledger.entries if entry.method == "files.info"]


async def names(school: School) -> list[str]:
    found = await school.bot.db.run(lambda tx: tx.registry.names_after(school.team_id, 0, 100))
    return [name for _, name in found]
