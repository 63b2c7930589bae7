"""Copies and bursts: what shows up late is cleaned away, what changes fast is drawn seldom."""

from slack_sdk.web.async_client import AsyncWebClient

from tests.faults.watching import asks, attempts, copies, place, topics_of_cards, until_cards
from tests.school import School


async def test_a_copy_that_shows_up_late_is_deleted(school: School) -> None:
    """Slack may show a post only after we looked for it in vain; the oldest stays, and is the card from then on."""
    await school.knows(school.acme)
    school.slack.faults.arm("chat.postMessage", when="before", do="reset", where=place(school))
    await asks(school.slack, "robotics")
    await until_cards(school.slack, "robotics")
    await late_copy(school)
    await until_cards(school.slack, "robotics", "robotics")

    await school.passes(seconds=121)
    await until_cards(school.slack, "robotics")
    assert set(copies(school.slack).values()) == {1}
    card = await school.card(1)
    await school.acme.clicks("I can help", card)
    await school.shows(card, "1 of 1")


async def test_a_post_without_a_doubt_is_not_looked_for(school: School) -> None:
    """Looking costs calls, and most posts simply succeed."""
    await asks(school.slack, "robotics")
    await until_cards(school.slack, "robotics")
    await school.passes(seconds=121)
    assert school.slack.ledger.count("conversations.history") == 0


async def test_a_look_that_fails_is_made_again(school: School) -> None:
    """The copy is found the next time."""
    school.slack.faults.arm("chat.postMessage", when="before", do="reset", where=place(school))
    await asks(school.slack, "robotics")
    await until_cards(school.slack, "robotics")
    await late_copy(school)
    school.slack.faults.arm("conversations.history", do="status")
    await school.passes(seconds=121)
    assert len(topics_of_cards(school.slack)) == 2
    await school.passes(seconds=61)
    await until_cards(school.slack, "robotics")


async def test_a_burst_of_changes_is_a_few_drawings(school: School) -> None:
    """While one drawing is under way the others wait for it, and then are one."""
    people = [school.newcomer(f"helper{number}") for number in range(12)]
    await school.knows(*people)
    card = await school.teacher.posts("/need 20 volunteers robotics")
    school.slack.faults.arm("chat.update", when="before", do="hold")
    await school.together(*(person.clicks("I can help", card) for person in people))
    school.slack.faults.clear()
    await school.shows(card, "12 of 20")
    await school.quiet()
    assert school.slack.ledger.count("chat.update") <= 4


async def late_copy(school: School) -> None:
    """The first attempt appears, as if it had been under way all the time."""
    await school.quiet()
    said = school.slack.ledger.posts[-1].args
    client = AsyncWebClient(token=school.slack.bot_token, base_url=school.slack.api_url, retry_handlers=[])
    await client.chat_postMessage(
        channel=said["channel"], text=said["text"], blocks=said["blocks"], metadata=said["metadata"]
    )
    assert attempts(school.slack) == 2
