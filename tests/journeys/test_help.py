"""Finding one's way: help, words that are nearly commands, and both in the reader's language."""

import pytest

from tests.school import School


async def test_help_says_how_to_ask(words_school: School) -> None:
    """In one message, with lines to copy."""
    answer = await words_school.teacher.runs("/need help")

    for line in ("`/need mentor robotics`", "`/need list`", "`/need mine`"):
        assert line in answer.text


async def test_help_for_partners_and_for_coordinators(words_school: School) -> None:
    """Each sees what they can do."""
    partner = await words_school.acme.runs("/partner help", in_="partners")
    assert "press *I can help*" in partner.text
    assert "/partner settings" not in partner.text

    coordinator = await words_school.coordinator.runs("/partner help")
    assert "`/partner settings`" in coordinator.text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/need lsit", "`/need list`"),
        ("/need hlep", "`/need help`"),
        ("/partner setings", "`/partner settings`"),
        ("/partner unblok @priya", "`/partner unblock`"),
    ],
)
async def test_nearly_a_command(words_school: School, typed: str, meant: str) -> None:
    """The closest ones, and help below."""
    answer = await words_school.coordinator.runs(typed)

    assert "I don't know “" in answer.text
    assert meant in answer.text.splitlines()[0]
    assert "press *I can help*" in answer.text or "`/need mentor robotics`" in answer.text


async def test_something_else_entirely(words_school: School) -> None:
    """No guess is better than a wild one; help all the same, and what was typed cannot shout."""
    answer = await words_school.teacher.runs("/partner <!channel>")

    assert answer.text.startswith("I don't know “&lt;!channel&gt;”.\n")
    assert "press *I can help*" in answer.text


async def test_help_in_spanish_for_a_spanish_reader(words_school: School) -> None:
    """Whatever language the command is typed in."""
    for line in ("/need ayuda", "/need help"):
        answer = await words_school.college.runs(line, in_="general")
        assert "Ask for help" not in answer.text
        assert "`/need mentor robotics`" in answer.text
    refused = await words_school.college.runs("/partner settings", in_="general")
    assert "Only a coordinator" not in refused.text


async def test_a_language_changed_in_slack(words_school: School) -> None:
    """From the next answer on."""
    words_school.teacher.person.moves_to(locale="es-ES")
    await words_school.slack.until(lambda: not words_school.slack.slack.deliveries.events_underway or None)

    answer = await words_school.teacher.runs("/need help")

    assert "Ask for help" not in answer.text
