"""The outbox: said once, kept true, tried again where it was refused, forgotten when it is old."""

import asyncio
from datetime import timedelta

from bot.domain.posts import Post, PostState
from storage.database import Database
from storage.transaction import Transaction
from tests.storage.records import CHANNEL, NOON, TEAM, card, names, notice, only, sent, taken


def shown(tx: Transaction) -> Post:
    found = tx.outbox.find_card("need_card", TEAM, 1)
    assert found
    return found


def die(tx: Transaction, post: Post, error: str) -> None:
    assert tx.delivery.dead(post, error=error)


async def test_a_notice_is_said_once(db: Database) -> None:
    """However many transactions want to say it."""
    await asyncio.gather(*(db.run(lambda tx: notice(tx, "same")) for _ in range(8)))
    assert names(await db.run(taken)) == ["same"]
    assert await db.run(taken) == []


async def test_every_post_has_a_token_nobody_can_guess(db: Database) -> None:
    """It travels as metadata that everybody can read, and says nothing."""

    def scenario(tx: Transaction) -> list[Post]:
        for number in range(5):
            notice(tx, f"student name {number}", to=f"C{number}")
        return taken(tx)

    tokens = {post.token for post in await db.run(scenario)}
    assert len(tokens) == 5
    assert all(len(token) >= 24 and "student" not in token for token in tokens)


async def test_a_card_is_drawn_again_when_its_record_changes(db: Database) -> None:
    """Many changes before the next drawing are one drawing."""

    def scenario(tx: Transaction) -> list[object]:
        card(tx, 1)
        sent(tx, only(taken(tx)))
        for _ in range(3):
            tx.outbox.redraw("need_card", team_id=TEAM, subject_id=1, at=NOON)
        again = only(taken(tx))
        sent(tx, again)
        return [again.ts, taken(tx), shown(tx).shown]

    assert await db.run(scenario) == ["1.0", [], 4]


async def test_a_change_while_the_card_is_being_drawn_is_not_lost(db: Database) -> None:
    """What was drawn is the record as it was; so it is drawn once more."""

    def scenario(tx: Transaction) -> list[object]:
        card(tx, 1)
        first = only(taken(tx))
        tx.outbox.redraw("need_card", team_id=TEAM, subject_id=1, at=NOON)
        sent(tx, first)
        second = only(taken(tx))
        sent(tx, second)
        return [shown(tx).state, shown(tx).shown, taken(tx)]

    assert await db.run(scenario) == [PostState.SENT, 2, []]


async def test_a_reply_waits_for_its_card(db: Database) -> None:
    """A thread has to be there."""

    def scenario(tx: Transaction) -> list[list[str]]:
        opens = card(tx, 1)
        notice(tx, "reply", follows=opens.id)
        first = taken(tx)
        meanwhile = names(taken(tx))
        sent(tx, only(first))
        return [names(first), meanwhile, names(taken(tx))]

    assert await db.run(scenario) == [["1"], [], ["reply"]]


async def test_replies_of_a_thread_keep_their_order(db: Database) -> None:
    """Nothing in it overtakes one whose fate is unknown; other threads of the channel go on."""

    def scenario(tx: Transaction) -> list[str]:
        for subject in (1, 2):
            card(tx, subject)
            sent(tx, only(taken(tx)), ts=f"{subject}.0")
        threads = [card(tx, subject).id for subject in (1, 2)]
        notice(tx, "first question", follows=threads[0])
        notice(tx, "second question", follows=threads[0])
        notice(tx, "elsewhere", follows=threads[1])
        tx.delivery.unsure(only(taken(tx)), look_at=NOON + timedelta(seconds=15), error="http_500")
        said = []
        for seconds in (0, 15, 15):
            post = only(taken(tx, NOON + timedelta(seconds=seconds)))
            sent(tx, post)
            said += names([post])
        return said

    assert await db.run(scenario) == ["elsewhere", "first question", "second question"]


async def test_what_was_refused_goes_out_when_the_bot_is_let_in(db: Database) -> None:
    """Into that channel; what died there of something else stays dead."""

    def scenario(tx: Transaction) -> list[object]:
        for key, to, error in [("a", CHANNEL, "not_in_channel"), ("b", CHANNEL, "invalid_blocks"), ("c", "C2", "x")]:
            notice(tx, key, to=to)
            die(tx, only(taken(tx)), error)
        revived = tx.outbox.revive_in_channel(TEAM, CHANNEL, NOON)
        again = only(taken(tx))
        return [revived, again.dedupe_key, again.attempts]

    assert await db.run(scenario) == [1, "T1:question:a", 1]


async def test_a_dead_card_can_move_to_another_channel(db: Database) -> None:
    """Once; a living one stays where it is."""

    def scenario(tx: Transaction) -> list[object]:
        card(tx, 1)
        die(tx, only(taken(tx)), "is_archived")
        moves = [
            tx.outbox.move_card("need_card", team_id=TEAM, subject_id=1, channel=channel, at=NOON)
            for channel in ("C2", "C3")
        ]
        moved = only(taken(tx))
        return [moves, moved.addressee, moved.lane]

    assert await db.run(scenario) == [[True, False], "C2", "T1:C2"]


async def test_old_words_are_forgotten_and_cards_are_not(db: Database) -> None:
    """A card is still true; what is not said yet is still to be said."""

    def scenario(tx: Transaction) -> list[object]:
        card(tx, 1)
        notice(tx, "said", to="C2")
        notice(tx, "dropped", to="C3")
        notice(tx, "unsaid", to="C4", due_at=NOON + timedelta(days=100))
        for post in taken(tx):
            tx.delivery.dropped(post) if post.addressee == "C3" else sent(tx, post)
        forgotten = tx.outbox.forget_before(NOON + timedelta(days=90))
        return [forgotten, shown(tx).state, names(taken(tx, NOON + timedelta(days=100)))]

    assert await db.run(scenario) == [2, PostState.SENT, ["unsaid"]]
