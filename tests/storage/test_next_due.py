"""When the courier should look again: as early as something can go, and never just in case."""

from datetime import timedelta

from storage.database import Database
from storage.delivery import Pace
from storage.transaction import Transaction
from tests.storage.records import MINUTE, NO_PACE, NOON, SECOND, card, notice, only, sent, taken

LATER = NOON + MINUTE


async def test_with_nothing_to_say_there_is_nothing_to_wait_for(db: Database) -> None:
    """An empty outbox, and one where everything is said."""

    def scenario(tx: Transaction) -> list[object]:
        empty = tx.delivery.next_due()
        notice(tx, "one")
        sent(tx, only(taken(tx)))
        return [empty, tx.delivery.next_due()]

    assert await db.run(scenario) == [None, None]


async def test_a_reminder_is_waited_for(db: Database) -> None:
    """Until its own time."""

    def scenario(tx: Transaction) -> object:
        notice(tx, "tomorrow", due_at=LATER)
        return tx.delivery.next_due()

    assert await db.run(scenario) == LATER


async def test_a_channel_is_waited_for_until_it_is_free(db: Database) -> None:
    """Until the gap is over."""

    def scenario(tx: Transaction) -> object:
        notice(tx, "one")
        notice(tx, "two")
        sent(tx, only(taken(tx, pace=Pace(lane_gap=SECOND, workspace_gap=timedelta(0)))))
        return tx.delivery.next_due()

    assert await db.run(scenario) == NOON + SECOND


async def test_the_workspace_is_waited_for_until_its_budget_allows_more(db: Database) -> None:
    """And not asked all the time in between."""
    pace = Pace(lane_gap=timedelta(0), workspace_gap=SECOND, workspace_burst=2)

    def scenario(tx: Transaction) -> object:
        for number in range(4):
            notice(tx, str(number), to=f"C{number}")
        for post in taken(tx, pace=pace):
            sent(tx, post)
        return tx.delivery.next_due()

    assert await db.run(scenario) == NOON + SECOND


async def test_a_channel_in_use_tells_when_it_is_free(db: Database) -> None:
    """Whoever speaks there wakes the courier; until then there is nothing to look at."""

    def scenario(tx: Transaction) -> list[object]:
        notice(tx, "one")
        notice(tx, "two")
        first = only(taken(tx, pace=NO_PACE))
        busy = tx.delivery.next_due()
        sent(tx, first)
        return [busy, tx.delivery.next_due()]

    assert await db.run(scenario) == [None, NOON]


async def test_a_reply_is_not_waited_for_before_its_card_is_up(db: Database) -> None:
    """The card wakes the courier."""

    def scenario(tx: Transaction) -> object:
        shown = card(tx, 1, at=LATER)
        notice(tx, "reply", follows=shown.id)
        return tx.delivery.next_due()

    assert await db.run(scenario) == LATER


async def test_a_clock_that_was_set_back_is_caught_up_with(db: Database) -> None:
    """Gates and second tries do not wait out the difference; reminders keep their time."""

    def scenario(tx: Transaction) -> list[object]:
        notice(tx, "refused for now")
        notice(tx, "reminder", to="C2", due_at=NOON + 2 * MINUTE)
        tx.delivery.unsure(only(taken(tx)), look_at=LATER, error="http_500")
        before = NOON - 60 * MINUTE
        tx.delivery.catch_up_with_clock(before)
        again = only(taken(tx, before))
        return [again.dedupe_key, tx.delivery.next_due()]

    assert await db.run(scenario) == ["T1:question:refused for now", NOON + 2 * MINUTE]
