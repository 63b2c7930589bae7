"""Nobody knows whether Slack took it: we look before we say it again, so it stands there exactly once."""

from typing import Any

import pytest

from tests.faults.watching import asks, attempts, copies, place, until_cards
from tests.school import School

POST = "chat.postMessage"
LOST: list[dict[str, Any]] = [
    {"do": "status", "status": 500},
    {"do": "status", "status": 502},
    {"do": "reset"},
    {"do": "error", "error": "internal_error"},
    {"do": "error", "error": "fatal_error"},
    {"do": "hold"},  # longer than the bot waits
]


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(
    "fault", LOST, ids=lambda fault: f"{fault['do']} {fault.get('status', fault.get('error', ''))}"
)
async def test_a_lost_answer_is_one_post(school: School, when: str, fault: dict[str, Any]) -> None:
    """Whether the call took effect or not."""
    school.slack.faults.arm(POST, when=when, where=place(school), **fault)
    await asks(school.slack, "robotics")
    await until_cards(school.slack, "robotics")
    await asks(school.slack, "chess")
    await until_cards(school.slack, "robotics", "chess")
    await school.quiet()
    assert attempts(school.slack) == 2
    assert set(copies(school.slack).values()) == {1}


@pytest.mark.parametrize("fault", [*LOST, {"do": "ratelimited", "retry_after": 1}], ids=lambda fault: str(fault["do"]))
async def test_without_a_look_nothing_is_said_again(school: School, fault: dict[str, Any]) -> None:
    """While history cannot be read the post stays in doubt; when it can, it is found."""
    faults = school.slack.faults
    faults.arm(POST, when="after", do="status", where=place(school))
    looks = faults.arm("conversations.history", times=3, **fault)
    await asks(school.slack, "robotics")
    while looks.hits < looks.times:
        await school.passes(seconds=2)
        assert attempts(school.slack) == 1
    await school.passes(seconds=2)
    await asks(school.slack, "chess")
    await until_cards(school.slack, "robotics", "chess")
    assert attempts(school.slack) == 2


async def test_a_reply_is_looked_for_in_its_thread(school: School) -> None:
    """Replies stand in no channel's history."""
    card = await school.teacher.posts("/need mentor robotics")
    school.slack.faults.arm(POST, when="after", do="reset", where=place(school))
    await school.acme.clicks("Ask a question", card)
    await school.acme.fills(words="Is there a projector?")
    await school.slack.until(lambda: card.replies and school.slack.ledger.count("conversations.replies"))
    await school.quiet()
    assert [reply.text.count("projector") for reply in card.replies] == [1]


async def test_replies_never_change_their_order(school: School) -> None:
    """The second waits while nobody knows about the first."""
    card = await school.teacher.posts("/need mentor robotics")
    faults = school.slack.faults
    faults.arm(POST, when="before", do="reset", where=place(school))
    look = faults.arm("conversations.replies", when="before", do="hold")
    for question in ("first question", "second question"):
        await school.acme.clicks("Ask a question", card)
        await school.acme.fills(words=question)
    await school.slack.until(lambda: look.hits)
    assert card.replies == []
    faults.clear()
    await school.slack.until(lambda: len(card.replies) == 2)
    assert ["first question" in card.replies[0].text, "second question" in card.replies[1].text] == [True, True]


async def test_a_direct_message_is_looked_for_too(school: School) -> None:
    """In the conversation with that person."""
    await school.knows(school.acme)
    card = await school.teacher.posts("/need mentor robotics")
    school.slack.faults.arm(POST, when="after", do="reset", where={"channel": school.teacher.id})
    await school.acme.clicks("I can help", card)
    await school.teacher.reads_dm("N-1")
    await school.quiet()
    assert len(school.teacher.dms()) == 1


async def test_a_card_is_simply_drawn_again(school: School) -> None:
    """Drawing twice is no harm, so nothing is looked for."""
    await school.knows(school.acme)
    card = await school.teacher.posts("/need mentor robotics")
    school.slack.faults.arm("chat.update", when="after", do="reset")
    await school.acme.clicks("I can help", card)
    await school.shows(card, "1 of 1")
    await school.quiet()
    assert school.slack.ledger.count("chat.update") == 2
    assert school.slack.ledger.count("conversations.history") == 0


async def test_a_database_that_fails_after_the_post_doubles_nothing(school: School) -> None:
    """What could not be written down as said is looked for, not said again."""
    await school.bot.db.run(
        lambda tx: tx._connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE UPDATE ON outbox WHEN NEW.state = 'sent' BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
    )
    await asks(school.slack, "robotics")
    await school.slack.until(lambda: school.slack.ledger.count("conversations.history"))
    await school.bot.db.run(lambda tx: tx._connection.exec_driver_sql("DROP TRIGGER full"))
    await asks(school.slack, "chess")
    await until_cards(school.slack, "robotics", "chess")
    assert attempts(school.slack) == 2
