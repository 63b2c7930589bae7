"""What Slack will never take: put aside, told once to those who can do something, and the line goes on."""

from sandbox.workspace import talk
from tests.faults.watching import asks, attempts, place, struck, until_cards
from tests.school import School


async def test_a_refused_card_is_told_to_both_who_can_help(school: School) -> None:
    """Its asker and the coordinator, once each; the next request is posted."""
    refusal = school.slack.faults.arm("chat.postMessage", do="error", error="restricted_action", where=place(school))
    await asks(school.slack, "robotics")
    await struck(school, refusal)
    await asks(school.slack, "chess")
    await until_cards(school.slack, "chess")
    told = await school.teacher.reads_dm("N-1")
    assert "is saved" in told.text
    assert told.buttons == ["Retry"]
    await school.coordinator.reads_dm("N-1")
    await school.passes(hours=1)
    assert (len(school.teacher.dms()), len(school.coordinator.dms())) == (1, 1)
    assert attempts(school.slack) == 1


async def test_retry_posts_it_after_all(school: School) -> None:
    """Once, however often it is pressed."""
    school.slack.faults.arm("chat.postMessage", do="error", error="restricted_action", where=place(school))
    await asks(school.slack, "robotics")
    told = await school.teacher.reads_dm("N-1")
    await school.together(*(school.teacher.person.clicks(told.message, "Retry") for _ in range(3)))
    await until_cards(school.slack, "robotics")
    await school.quiet()
    assert attempts(school.slack) == 1


async def test_a_locked_out_bot_waits_and_recovers(school: School) -> None:
    """Nothing is wrong with the post, and nobody could be told through Slack anyway."""
    lock = school.slack.faults.arm("*", do="error", error="invalid_auth", times=3)
    await asks(school.slack, "robotics")
    while lock.hits < lock.times:
        await school.passes(seconds=61)
    await school.passes(seconds=61)
    await until_cards(school.slack, "robotics")
    assert school.teacher.dms() == school.coordinator.dms() == []


async def test_a_card_that_was_deleted_in_slack_can_be_posted_anew(school: School) -> None:
    """Its asker is told when it should have been drawn again, and Retry does it."""
    await school.knows(school.acme, school.library)
    card = await school.teacher.posts("/need 2 mentors robotics")
    claimed = await school.acme.clicks("I can help", card)
    await school.shows(card, "1 of 2")
    talk.delete(school.slack.slack.workspace, card.message)
    await school.acme.clicks("I can't make it", claimed)
    await school.acme.fills()
    told = await school.teacher.reads_dm("deleted")
    await school.teacher.person.clicks(told.message, "Retry")
    anew = await school.card(1)
    await school.shows(anew, "0 of 2")
    assert attempts(school.slack) == 2


async def test_a_post_that_cannot_be_drawn_does_not_stop_the_line(school: School) -> None:
    """It is put aside, the coordinator hears of it once, and its neighbours go out."""
    await asks(school.slack, "robotics")
    await school.bot.db.run(
        lambda tx: tx.outbox.notice(
            "a kind from the future",
            key="poison",
            team_id=school.team_id,
            to=place(school)["channel"],
            subject_id=1,
            at=school.clock.now(),
        )
    )
    await asks(school.slack, "chess")
    await until_cards(school.slack, "robotics", "chess")
    await school.coordinator.reads_dm("could_not_be_drawn")
    await school.passes(hours=1)
    assert len(school.coordinator.dms()) == 1


async def test_a_lost_private_word_bothers_nobody(school: School) -> None:
    """A response URL cannot be asked whether it has spoken: better lost than said twice."""
    for topic, do in [("robotics", "error"), ("chess", "reset"), ("algebra", "status")]:
        lost = school.slack.faults.arm("response_url", do=do)
        await asks(school.slack, topic)
        await struck(school, lost)
    await until_cards(school.slack, "robotics", "chess", "algebra")
    await school.passes(hours=1)
    assert school.teacher.dms() == school.coordinator.dms() == []
    assert school.slack.ledger.count("response_url") == 0
