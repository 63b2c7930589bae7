"""How a voice speaks: each reader's own language, days with their weekday, numbers with the right form."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.courier.rendering import voice
from bot.domain.posts import Post
from bot.domain.reading.record import Grades
from bot.domain.workspace import spoken_language
from bot.messages import names, need_card, needs
from bot.messages.say import Say, later
from bot.services import acquaintance
from storage.database import Database
from storage.transaction import Transaction
from tests import shown
from tests.messages.voices import EN, ES
from tests.storage import records

DAYS = {
    "en": ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    "es": ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
}
A_FRIDAY = date(2026, 10, 9)

each_language = pytest.mark.parametrize("say", [EN, ES], ids=["en", "es"])


@given(st.dates())
def test_a_day_is_said_with_its_weekday(day: date) -> None:
    for say in (EN, ES):
        weekday, number, *_ = say.day(day).split()
        assert (weekday, number) == (DAYS[say.language][day.weekday()], str(day.day))


def test_a_day_in_words() -> None:
    assert EN.day(A_FRIDAY) == "Fri 9 Oct"
    assert ES.day(A_FRIDAY) == "viernes 9 de octubre"


@given(st.times())
def test_a_time_of_day_is_said_as_schools_say_it(when: time) -> None:
    """On the twelve-hour clock; read back, it is the same minute."""
    said = re.sub(r"\.", "", EN.clock(when)).upper()
    assert datetime.strptime(said, "%I:%M %p").replace(tzinfo=UTC).time() == when.replace(second=0, microsecond=0)
    assert ES.clock(when) == EN.clock(when).replace("am", "a.m.").replace("pm", "p.m.")


@each_language
def test_a_moment_is_drawn_by_slack_with_its_weekday(say: Say) -> None:
    """In the reader's zone; where Slack cannot, the school's day and time stand there."""
    drawn = say.moment(A_FRIDAY, time(14, 0))
    stamp, pattern, fallback = drawn.strip("<>").replace("|", "^").split("^")[1:]
    assert datetime.fromtimestamp(int(stamp), say.zone).isoformat() == "2026-10-09T14:00:00-05:00"
    assert pattern.startswith("{date_long")  # the patterns of Slack's that name the weekday
    assert fallback == f"{say.day(A_FRIDAY)} {say.clock(time(14, 0))}"


@each_language
def test_cards_and_questions_name_the_weekday(say: Say) -> None:
    need = replace(shown.NEED, day=A_FRIDAY, day_end=date(2026, 10, 10), end=time(15, 0))
    friday, saturday = DAYS[say.language][4:6]
    assert friday in need_card.when(need, say)
    assert saturday in need_card.when(need, say)
    asked = needs.which_day(replace(need, either_day=A_FRIDAY, or_day=date(2026, 10, 16)), say)
    assert [button["text"]["text"].split()[0] for button in asked.blocks[-1]["elements"][:2]] == [friday, friday]


def test_start_and_end_are_drawn_in_the_same_zone() -> None:
    """Not the one in the reader's and the other in the school's."""
    need = replace(shown.NEED, day=A_FRIDAY, start=time(14, 0), end=time(14, 45))
    assert re.findall(r"<!date\^(\d+)", need_card.when(need, EN)) == ["1791572400", "1791575100"]
    assert need_card.when(replace(need, day=None), EN) == "2:00 pm, until 2:45 pm"


@pytest.mark.parametrize(
    ("band", "english", "spanish"),
    [
        (Grades(7, 7), "grade 7", "grado 7"),
        (Grades(0, 0), "kindergarten", "kínder"),
        (Grades(6, 8), "grades 6 to 8", "grados 6 a 8"),
        (Grades(0, 2), "kindergarten to grade 2", "de kínder a grado 2"),
        (Grades(-1, 0), "pre-kindergarten to kindergarten", "de prekínder a kínder"),
    ],
)
def test_grades_in_words(band: Grades, english: str, spanish: str) -> None:
    assert (names.grades(band, EN), names.grades(band, ES)) == (english, spanish)


@pytest.mark.parametrize(
    ("taken", "wanted", "english", "spanish"),
    [
        (1, 1, "1 of 1 place taken", "1 de 1 lugar ocupado"),
        (0, 3, "0 of 3 places taken", "0 de 3 lugares ocupados"),
    ],
)
def test_the_number_decides_the_form(taken: int, wanted: int, english: str, spanish: str) -> None:
    need = replace(shown.NEED, seats_taken=taken, wanted=wanted)
    assert (need_card.taken(need, EN), need_card.taken(need, ES)) == (english, spanish)


def test_a_sentence_for_later_is_the_sentence() -> None:
    assert later("Mentor") == "Mentor"


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("es-LA", "es"),
        ("es-ES", "es"),
        ("en-US", "en"),
        ("EN_gb".replace("_", "-"), "en"),
        ("fr-FR", None),
        (None, None),
    ],
)
def test_the_language_nearest_to_a_slack_locale(locale: str | None, language: str | None) -> None:
    assert spoken_language(locale) == language


async def test_each_reader_is_spoken_to_in_their_own_language(sqlite_url: str) -> None:
    """A person in theirs, somebody we know nothing of and a channel in the workspace's."""
    db = Database(sqlite_url)
    spoken = await db.run(_languages)
    db.close()
    assert spoken == {"U0ELENA": "es", "U0ANA": "en", "U0LUC": "en", "U0STRANGER": "en", "C0PARTNERS": "en"}


def _languages(tx: Transaction) -> dict[str, str]:
    records.workspace(tx)
    locales = {"U0ELENA": "es-LA", "U0ANA": "en-US", "U0LUC": "fr-FR"}
    users = [{"id": user, "locale": locale, "tz": "America/Chicago"} for user, locale in locales.items()]
    acquaintance.learn(tx, users, team_id=records.TEAM, at=records.NOON)
    post = records.card(tx, records.need(tx).id)
    return {
        addressee: _spoken(tx, replace(post, addressee=addressee))
        for addressee in (*locales, "U0STRANGER", "C0PARTNERS")
    }


def _spoken(tx: Transaction, post: Post) -> str:
    return voice(tx, post).language
