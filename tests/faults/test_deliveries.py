"""What Slack delivers takes effect once: however often it comes, and although the database fails at first."""

import asyncio

from sandbox.transports.deliveries import Ack, Delivery, Transport
from sandbox.workspace import membership
from tests.colleague import PARTNERS
from tests.faults.watching import asks, attempts, until_cards
from tests.school import School

BROKEN = "CREATE TRIGGER broken BEFORE INSERT ON inbox BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"


class Again(Transport):
    """Brings every delivery twice, at one moment, in envelopes of their own."""

    def __init__(self, once: Transport) -> None:
        self._once = once

    async def carry(self, delivery: Delivery) -> Ack:
        acks = await asyncio.gather(self._once.carry(delivery), self._once.carry(delivery))
        return acks[0]


class Watched(Transport):
    """Knows how often something was delivered."""

    def __init__(self, once: Transport) -> None:
        self._once = once
        self.brought_again = asyncio.Event()

    async def carry(self, delivery: Delivery) -> Ack:
        if delivery.attempt:
            self.brought_again.set()
        return await self._once.carry(delivery)


async def test_an_event_that_comes_twice_has_one_effect(school: School) -> None:
    """The bot is let into a channel once; what waited there is posted once."""
    slack, deliveries = school.slack.slack, school.slack.slack.deliveries
    deliveries.transport = Again(deliveries.transport)
    membership.leave(slack.workspace, slack.conversation(PARTNERS, seen_by=school.teacher.id), slack.bot.id)
    await asks(school.slack, "robotics")
    await school.teacher.reads_dm("N-1")
    school.coordinator.person.invites("handraise", PARTNERS)
    await until_cards(school.slack, "robotics")
    await school.slack.until(lambda: not deliveries.events_underway)
    await school.quiet()
    assert attempts(school.slack) == 1


async def test_an_event_that_could_not_be_kept_is_brought_again(school: School) -> None:
    """Not kept, so not acknowledged; Slack insists, and then it has its effect."""
    options, deliveries = school.slack.slack.options, school.slack.slack.deliveries
    options.ack_seconds, options.redelivery_delays = 0.1, (0.05,) * 100
    watched = deliveries.transport = Watched(deliveries.transport)
    await school.bot.db.run(lambda tx: tx._connection.exec_driver_sql(BROKEN))
    school.teacher.person.moves_to(locale="es-ES")
    await watched.brought_again.wait()
    await school.bot.db.run(lambda tx: tx._connection.exec_driver_sql("DROP TRIGGER broken"))
    await school.slack.until(lambda: not deliveries.events_underway)
    reader = await school.bot.db.run(lambda tx: tx.workspaces.reader(school.teacher.identity, school.team_id))
    assert reader.language == "es"


async def test_a_command_that_could_not_be_kept_says_so(school: School) -> None:
    """Nothing is saved, and the person is told at once, with a code that finds the line in the log."""
    await school.bot.db.run(lambda tx: tx._connection.exec_driver_sql(BROKEN))
    answer = await school.teacher.runs("/need mentor robotics")
    assert "nothing was saved" in answer.text
    await school.bot.db.run(lambda tx: tx._connection.exec_driver_sql("DROP TRIGGER broken"))
    await asks(school.slack, "robotics")
    await until_cards(school.slack, "robotics")
