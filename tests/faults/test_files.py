"""The files of `/partner mydata` arrive exactly once, whatever becomes of the calls that carry them."""

from typing import Any

import pytest

from tests.colleague import PARTNERS
from tests.school import School

ASK, SHARE = "files.getUploadURLExternal", "files.completeUploadExternal"
LOST: list[dict[str, Any]] = [
    {"do": "status", "status": 500},
    {"do": "reset"},
    {"do": "error", "error": "internal_error"},
    {"do": "hold"},
]
by_kind = pytest.mark.parametrize("fault", LOST, ids=lambda fault: fault["do"])


def arrived(school: School) -> int:
    """How many messages with files stand in their conversation."""
    return sum(1 for message in school.acme.person.reads_dm() if message.files and not message.deleted)


async def until_arrived(school: School) -> None:
    """Time passes as often as the bot wants to wait."""
    for _ in range(20):
        await school.quiet()
        if arrived(school):
            return
        await school.passes(seconds=30)
    raise AssertionError("never came")


@by_kind
@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_lost_answer_is_one_parcel(school: School, when: str, fault: dict[str, Any]) -> None:
    """Whether Slack took it or not: it is looked for before it is sent again."""
    school.slack.faults.arm(SHARE, when=when, **fault)
    await school.acme.runs("/partner mydata", in_=PARTNERS)
    await until_arrived(school)
    await school.passes(minutes=10)
    assert arrived(school) == 1
    if when == "after":
        assert school.slack.ledger.count("conversations.history") >= 1


@by_kind
async def test_a_failed_upload_is_tried_again(school: School, fault: dict[str, Any]) -> None:
    """Nobody has seen anything of it, so there is nothing to look for."""
    school.slack.faults.arm(ASK, when="after", **fault)
    await school.acme.runs("/partner mydata", in_=PARTNERS)
    await until_arrived(school)
    assert arrived(school) == 1
    assert school.slack.ledger.count("conversations.history") == 0


async def test_where_slack_refuses_the_person_and_a_coordinator_are_told(school: School) -> None:
    """As where the app was installed before it asked for files."""
    school.slack.faults.arm(ASK, when="before", do="error", error="missing_scope")
    await school.acme.runs("/partner mydata", in_=PARTNERS)
    await school.acme.reads_dm("I could not send you your data: Slack said missing_scope")
    await school.coordinator.reads_dm("Slack refused a post to " + school.acme.mention)


async def test_a_refused_farewell_leaves_no_trace(school: School) -> None:
    """Nobody is told about it, since there is nobody left to tell of."""
    page = await school.acme.runs("/partner forget-me", in_=PARTNERS)
    school.slack.faults.arm("chat.postMessage", when="before", do="error", error="cannot_dm_bot")
    await school.acme.clicks("Forget me", page)
    await school.quiet()
    assert school.coordinator.dms() == []
    assert await school.bot.db.run(lambda tx: tx.forgetting.held(school.acme.identity)) == {}
