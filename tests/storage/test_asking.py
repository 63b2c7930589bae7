"""Asking partners: the likeliest few, each at most once a school day, the next when they do not want to."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.domain.matching.asks import AskState
from bot.domain.matching.hindrances import Hindrance
from bot.domain.matching.reasons import Reason
from bot.domain.needs import Details, Need, NeedState
from bot.domain.partners import Standing
from bot.domain.people import Person
from bot.domain.reading.kinds import Kind
from bot.domain.reading.record import Format
from bot.domain.week import Part, Slot
from bot.services import asking, claims, matching
from storage.database import Database
from storage.transaction import Transaction
from tests.storage.partners import partner, refile
from tests.storage.records import ASKER, CHANNEL, TEAM

NOON = datetime(2026, 10, 6, 12, 0, tzinfo=UTC)  # a Tuesday; school is open
DAY = timedelta(days=1)
ALL = 50


def need(tx: Transaction, topic: str = "robotics", **said: Any) -> Need:
    """An open need whose partners are to be asked at noon on a Tuesday."""
    return tx.needs.add(
        Details(**{"kind": Kind.MENTOR, "topic": topic, **said}),
        team_id=TEAM,
        number=tx.workspaces.next_number(TEAM),
        state=NeedState.OPEN,
        asker=ASKER.user_id,
        channel=CHANNEL,
        created_at=NOON,
        fresh_until=NOON + 20 * DAY,
        ask_at=NOON,
    )


def ask_all(tx: Transaction, at: datetime = NOON) -> list[str]:
    """Everything that is due, and who has been asked about the first need by then."""
    asking.lapse(tx, at=at, limit=ALL)
    while asking.ask_due(tx, at=at, limit=ALL):
        pass
    return asked_about(tx, 1)


def asked_about(tx: Transaction, need_id: int) -> list[str]:
    return [tx.partners.get(ask.partner_id).name for ask in tx.asks.of_need(need_id)]


def listed(tx: Transaction, need: Need, at: datetime = NOON) -> list[tuple[str, Hindrance | None]]:
    found = matching.matches(tx, need, at=at, limit=10)
    return [(match.candidate.partner.name, match.hindrance) for match in found.matches]


async def test_the_best_three_are_asked(db: Database) -> None:
    """Those whose kind of help fits come first; nobody else hears of it, and the need is done for now."""

    def story(tx: Transaction) -> tuple[list[str], Need]:
        partner(tx, "Any", "robotics")
        partner(tx, "Judges", "robotics", kinds=(Kind.JUDGE,))
        partner(tx, "Bank", "loans")
        for name in ("Acme", "Bots", "Cogs"):
            partner(tx, name, "robotics", kinds=(Kind.MENTOR,))
        asked = need(tx)
        return ask_all(tx), tx.needs.get(asked.id)

    asked, now = await db.run(story)
    assert asked == ["Acme", "Bots", "Cogs"]
    assert now.ask_at is None


async def test_whoever_was_asked_longest_ago_comes_first(db: Database) -> None:
    """Among equals; a second need goes to those the first one did not reach."""

    def story(tx: Transaction) -> tuple[list[str], list[str]]:
        for name in "ABCDE":
            partner(tx, name, "robotics")
        first = need(tx)
        ask_all(tx)
        second = need(tx)
        asking.ask_next(tx, second, at=NOON + DAY)
        return asked_about(tx, first.id), asked_about(tx, second.id)

    first, second = await db.run(story)
    assert first == ["A", "B", "C"]
    assert second == ["D", "E", "A"]


async def test_several_needs_come_in_one_message(db: Database) -> None:
    """Within a quarter of an hour they join it; after it has gone out, nothing more that school day."""

    def story(tx: Transaction) -> tuple[int, list[str], datetime | None]:
        partner(tx, "Acme", "robotics", "chess")
        need(tx)
        need(tx, "chess")
        ask_all(tx)
        third = need(tx, "robotics")
        ask_all(tx, NOON + timedelta(minutes=20))
        day = tx.asks.of_need(1)[0].day
        bundle = tx.asks.of_day(Person(TEAM, "UACME"), day)
        return len(bundle), asked_about(tx, third.id), tx.needs.get(third.id).ask_at

    bundled, third, again = await db.run(story)
    assert bundled == 2
    assert third == []
    assert again == datetime(2026, 10, 7, 8, 0, tzinfo=UTC)


async def test_the_message_waits_for_school(db: Database) -> None:
    """What is typed on Friday evening is asked on Monday morning, and may be answered until Wednesday."""
    friday_evening = datetime(2026, 10, 9, 21, 0, tzinfo=UTC)

    def story(tx: Transaction) -> tuple[datetime, datetime, date]:
        partner(tx, "Acme", "robotics")
        asking.ask_next(tx, need(tx), at=friday_evening)
        (ask,) = tx.asks.of_need(1)
        return ask.due_at, ask.lapses_at, ask.day

    due, lapses, day = await db.run(story)
    assert due == datetime(2026, 10, 12, 8, 0, tzinfo=UTC)
    assert lapses == due + 2 * DAY
    assert day == date(2026, 10, 12)


async def test_not_for_me_passes_it_on(db: Database) -> None:
    """The next is asked at once; the others are still thinking, and whoever passed is never asked again."""

    def story(tx: Transaction) -> tuple[list[str], list[AskState]]:
        for name in "ABCD":
            partner(tx, name, "robotics")
        asked = need(tx)
        ask_all(tx)
        claims.pass_on(tx, asked, by=Person(TEAM, "UB"), at=NOON)
        names = ask_all(tx)
        return names, [ask.state for ask in tx.asks.of_need(asked.id)]

    names, states = await db.run(story)
    assert names == ["A", "B", "C", "D"]
    assert states == [AskState.ASKED, AskState.NOT_FOR_ME, AskState.ASKED, AskState.ASKED]


async def test_after_two_school_days_the_next_are_asked(db: Database) -> None:
    """Silence is an answer; a claim is one too, and is remembered as such."""

    def story(tx: Transaction) -> tuple[list[str], list[str], list[AskState]]:
        for name in "ABCDEFG":
            partner(tx, name, "robotics")
        asked = need(tx, wanted=2)
        ask_all(tx)
        claims.claim(tx, asked.id, by=Person(TEAM, "UA"), at=NOON)
        soon = ask_all(tx, NOON + 2 * DAY)
        later = ask_all(tx, NOON + 2 * DAY + timedelta(minutes=15))
        return soon, later, [ask.state for ask in tx.asks.of_need(asked.id)][:3]

    soon, later, states = await db.run(story)
    assert soon == ["A", "B", "C"]
    assert later == ["A", "B", "C", "D", "E", "F"]
    assert states == [AskState.CLAIMED, AskState.NO_ANSWER, AskState.NO_ANSWER]


async def test_nobody_is_asked_about_what_is_full_or_over(db: Database) -> None:
    """Every seat taken, or called off."""

    def story(tx: Transaction) -> list[list[str]]:
        partner(tx, "Acme", "robotics")
        full, over = need(tx), need(tx)
        tx.needs.change(full.id, seats_taken=1)
        tx.needs.change(over.id, state=NeedState.CANCELLED)
        ask_all(tx)
        return [asked_about(tx, full.id), asked_about(tx, over.id)]

    assert await db.run(story) == [[], []]


async def test_what_stands_in_the_way(db: Database) -> None:
    """Each of these keeps one partner from being asked; some are listed with the reason, some are not."""

    def story(tx: Transaction) -> tuple[list[str], list[tuple[str, Hindrance | None]]]:
        partner(tx, "Pending", "robotics", standing=Standing.PENDING)
        partner(tx, "Own", "robotics", user_id=ASKER.user_id)
        partner(tx, "Video", "robotics", format=Format.VIRTUAL)
        partner(tx, "Far", "robotics", schools=("Lincoln",))
        partner(tx, "Off", "robotics", user_id=None)
        paused = partner(tx, "Paused", "robotics")
        tx.partners.change(paused.id, paused_until=date(2026, 12, 1))
        partner(tx, "Blocked", "robotics")
        tx.people.block(Person(TEAM, "UBLOCKED"), NOON)
        partner(tx, "Quiet", "robotics")
        asking.be_quiet(tx, Person(TEAM, "UQUIET"), until=NOON + DAY)
        partner(tx, "Busy", "robotics", "chess", asks_a_month=1)
        asking.ask_next(tx, need(tx, "chess"), at=NOON - 3 * DAY)
        partner(tx, "Free", "robotics")
        asked = need(tx, format=Format.IN_PERSON, school="Roosevelt")
        found = listed(tx, asked)
        asking.ask_next(tx, asked, at=NOON)
        return asked_about(tx, asked.id), found

    asked, found = await db.run(story)
    assert asked == ["Free"]
    assert found == [("Free", None), ("Off", Hindrance.OFF_SLACK), ("Busy", Hindrance.MONTH_IS_FULL)]


async def test_a_backup_is_asked_where_the_primary_wants_quiet(db: Database) -> None:
    """The organisation is not lost for it."""

    def story(tx: Transaction) -> str:
        acme = partner(tx, "Acme", "robotics")
        tx.partners.add_contact(acme.id, TEAM, at=NOON, user_id="USECOND")
        asking.be_quiet(tx, Person(TEAM, "UACME"), until=NOON + DAY)
        (ask,) = asking.ask_next(tx, need(tx), at=NOON)
        return ask.user_id

    assert await db.run(story) == "USECOND"


async def test_every_suggestion_says_why(db: Database) -> None:
    """What fits, as facts; and when they were last asked."""
    tuesday_morning = Slot(1, Part.MORNING)

    def story(tx: Transaction) -> list[str]:
        partner(tx, "Acme", "robotics", kinds=(Kind.MENTOR,), week=frozenset({tuesday_morning}), schools=("Lincoln",))
        asked = need(tx, day=date(2026, 10, 13), start=time(10), school="lincoln")
        (match,) = matching.matches(tx, asked, at=NOON, limit=5).matches
        asking.ask_next(tx, asked, at=NOON)
        (ask,) = tx.asks.of_need(asked.id)
        assert ask.reasons == tuple(map(str, match.reasons))
        return list(ask.reasons)

    assert await db.run(story) == [
        "topic=robotics",
        "kind=mentor",
        "free=1.0",
        "school=lincoln",
        f"{Reason.NEVER_ASKED}=",
    ]


async def test_words_nobody_knows_go_to_the_coordinators(db: Database) -> None:
    """Nobody is asked; a coordinator says once what they mean, and then partners are."""

    def story(tx: Transaction) -> tuple[list[str], list[tuple[str, int]], list[str], int]:
        partner(tx, "Acme", "robotics")
        asked = need(tx, "Zwibbelfratz Evening")
        need(tx, "zwibbelfratz evening")
        before = ask_all(tx)
        unmatched = [(one.folded, one.times) for one in tx.topics.unmatched(TEAM, limit=5)]
        asking.give_topic(tx, TEAM, "zwibbelfratz evening", "robotics", at=NOON)
        ask_all(tx)
        return before, unmatched, asked_about(tx, asked.id), len(tx.topics.unmatched(TEAM, limit=5))

    before, unmatched, after, left = await db.run(story)
    assert before == []
    assert unmatched == [("zwibbelfratz evening", 2)]
    assert after == ["Acme"]
    assert left == 0


async def test_partners_are_found_by_words_of_their_own(db: Database) -> None:
    """With a slip of the keyboard too; and by a topic the words name, or that a coordinator gives them."""

    def story(tx: Transaction) -> list[list[str]]:
        partner(tx, "Hive", "beekeeping shows")
        partner(tx, "Kits", "robotics kits")
        partner(tx, "Fratz", "zwibbelfratz")
        asking.give_topic(tx, TEAM, "Zwibbelfratz", "chess", at=NOON)
        words = ("beekeping show", "robotics", "chess")
        return [[name for name, _ in listed(tx, need(tx, topic))] for topic in words]

    assert await db.run(story) == [["Hive"], ["Kits"], ["Fratz"]]


async def test_a_partner_that_says_no_topic_helps_with_any(db: Database) -> None:
    """With the kinds of help it offers, and with no other."""

    def story(tx: Transaction) -> list[list[str]]:
        partner(tx, "Hands", kinds=(Kind.VOLUNTEER,))
        needs = (need(tx, "chess", kind=Kind.VOLUNTEER), need(tx, "chess", kind=Kind.SPEAKER))
        return [[name for name, _ in listed(tx, asked)] for asked in needs]

    assert await db.run(story) == [["Hands"], []]


async def test_those_at_the_front_who_cannot_be_asked_do_not_hide_the_rest(db: Database) -> None:
    """More than a page of them."""

    def story(tx: Transaction) -> list[str]:
        for number in range(matching.A_PAGE + 3):
            partner(tx, f"Far{number}", "robotics", schools=("Lincoln",))
        partner(tx, "Near", "robotics")
        need(tx, school="Roosevelt")
        return ask_all(tx)

    assert await db.run(story) == ["Near"]


async def test_a_partner_that_leaves_is_found_no_more(db: Database) -> None:
    """Nor are its words; coming back, it stands where it stood in the line."""

    def story(tx: Transaction) -> list[list[str]]:
        acme = partner(tx, "Acme", "robotics", "beekeeping shows")
        need(tx)
        ask_all(tx)
        found = []
        for standing in (Standing.DECLINED, Standing.APPROVED):
            tx.partners.change(acme.id, standing=standing)
            refile(tx, acme.id)
            page = tx.topics.page(TEAM, "robotics", limit=5)
            found.append([str(place.last_asked_at == NOON) for place in page])
            found.append([words for words, _ in tx.topics.entries(TEAM, 5)])
        return found

    assert await db.run(story) == [[], [], ["True"], ["beekeeping shows"]]
