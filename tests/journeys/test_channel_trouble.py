"""When Slack will not take a card: nothing typed is lost, and whoever can help is told, once."""

from collections.abc import AsyncIterator

import pytest

from tests.school import School, open_school
from tests.seen import Post

LOBBY = "lincoln-lobby"


@pytest.fixture
async def outside(database_url: str) -> AsyncIterator[School]:
    """Needs go to a channel that the bot has not been invited to."""
    async with open_school(database_url) as school:
        await school.coordinator.runs("/partner settings")
        await school.coordinator.fills(needs_channel=LOBBY)
        await school.coordinator.person.closes()
        yield school


async def is_told(school: School) -> Post:
    await school.teacher.runs("/need mentor robotics")
    return await school.teacher.reads_dm("is saved, but it is not posted yet.")


async def test_not_invited_yet(outside: School) -> None:
    """Who asked learns what is saved and what to do; the coordinator is told once, with the same button."""
    told = await is_told(outside)

    assert "*N-1 · Mentor · robotics*" in told.text
    assert "Type `/invite` there and choose me" in told.text
    assert told.buttons == ["Retry"]
    news = await outside.coordinator.reads_dm("N-1 · Mentor · robotics")
    assert news.buttons == ["Retry"]
    await outside.passes(days=1)
    assert (len(outside.teacher.dms()), len(outside.coordinator.dms())) == (1, 1)


async def test_inviting_the_bot_posts_it(outside: School) -> None:
    """Nobody has to press anything."""
    told = await is_told(outside)

    outside.coordinator.person.invites("handraise", LOBBY)

    await outside.teacher.reads("N-1 · Mentor · robotics", in_=LOBBY)
    await outside.quiet()  # until then the bot itself does not know that Slack has taken it
    late = await outside.teacher.clicks("Retry", told)
    assert "N-1 is posted" in late.text
    await outside.quiet()
    assert sum("0 of 1 place" in post.text for post in outside.everything()) == 1


async def test_retrying_too_early(outside: School) -> None:
    """Who asked is told again; the coordinator is not; the button stays until it works."""
    told = await is_told(outside)
    again = await outside.teacher.clicks("Retry", told)
    assert "I am trying N-1 again" in again.text
    await outside.quiet()
    assert (len(outside.teacher.dms()), len(outside.coordinator.dms())) == (2, 1)

    await outside.coordinator.runs("/partner settings")
    await outside.coordinator.fills(needs_channel="partners")
    await outside.teacher.clicks("Retry", again)

    await outside.card(1)


async def test_the_coordinator_retries(outside: School) -> None:
    """The same button, the same effect."""
    await is_told(outside)
    await outside.coordinator.runs("/partner settings")
    await outside.coordinator.fills(needs_channel="partners")

    await outside.coordinator.clicks("Retry", await outside.coordinator.reads_dm("N-1 · Mentor · robotics"))

    await outside.card(1)


async def test_an_archived_channel(school: School) -> None:
    """The coordinator chooses another, and the card moves there with all it has become."""
    await school.knows(school.acme)
    card = await school.teacher.posts("/need 2 mentors robotics")
    school.archives("partners")
    await school.teacher.clicks("Edit", await school.teacher.runs("/need 1"))
    await school.teacher.fills(wanted=3)
    told = await school.teacher.reads_dm("is saved, but what partners see of it is out of date.")
    assert "is archived" in told.text

    await school.coordinator.runs("/partner settings")
    await school.coordinator.fills(needs_channel="general")
    await school.teacher.clicks("Retry", told)

    moved = await school.teacher.reads("N-1 · Mentor · robotics", in_="general")
    assert "0 of 3 places taken" in moved.text
    assert "0 of 2 places taken" in card.text


async def test_a_need_ended_before_its_card_was_up(outside: School) -> None:
    """Retry posts nothing that nobody wants any more."""
    told = await is_told(outside)
    await outside.teacher.clicks("Cancel", await outside.teacher.runs("/need 1"))

    late = await outside.teacher.clicks("Retry", told)

    assert "N-1 has ended in the meantime" in late.text
