"""What holds for every file anybody could send, and every text anybody could have typed."""

import csv
import io
import re
from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.intake import lists
from bot.domain.intake.availability import read_week, written
from bot.domain.intake.columns import Column
from bot.domain.intake.earlier import Earlier
from bot.domain.intake.formulas import protected, unprotected
from bot.domain.intake.listing import check_all, look_at
from bot.domain.intake.record import PartnerRow
from bot.domain.intake.refusals import Unreadable
from bot.domain.intake.writing import HEADERS, Sheet, rows_of
from bot.domain.reading.words import clean
from bot.domain.week import from_bits

PIECES = (
    "=1+1", "+", "-2", "@SUM(A1)", "'", "''=x", "\t", "\r", "\n", '"', '""', ";", ",", "|", "•", " ", "a", "ñ",
    "=HYPERLINK(\"http://x\")", "\u200b", "\u202e", "\u2028", "\x85", "ＳＵＭ", "＝1", "mentor", "Acme", "0", "y", "/",
    "Ω", "𝒳", "and", "'\t", "\x0b", "#REF!", "{", "NULL", "\ufeff", "é", "e\u0301",
)  # fmt: skip
nasty = st.lists(st.sampled_from(PIECES), max_size=8).map("".join) | st.text(max_size=30)
CONTROLS = re.compile(r"[\x00-\x08]")  # a file with one of them is refused
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")

known = {
    Column.KIND: st.sampled_from(["business", "nonprofit", "iglesia"]),
    Column.FORMAT: st.sampled_from(["in person", "virtual", "ambos", ""]),
    Column.STAGE: st.sampled_from(["active", "dormido", ""]),
    Column.AVAILABILITY: st.integers(0, 2**21 - 1).map(lambda bits: written(from_bits(bits))),
    Column.ASKS_A_MONTH: st.sampled_from(["", "0", "3"]),
    Column.SESSIONS_A_TERM: st.sampled_from(["", "7"]),
    Column.CONTACT_EMAIL: st.sampled_from(["", "a@b.org", "=a@b.org", "+1@b.org"]),
    Column.BACKUP_EMAIL: st.sampled_from(["", "-@b.org"]),
    Column.CONTACT_ID: st.sampled_from(["", "U0ANA"]),
    Column.BACKUP_ID: st.just(""),
}
typed_rows = st.lists(
    st.fixed_dictionaries({column.value: known.get(column, nasty) for column in Column}), min_size=1, max_size=3
)


def as_file(rows: list[list[str]], headers: tuple[str, ...] = HEADERS) -> bytes:
    """As a spreadsheet saves what was typed into it, with nothing protected."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([headers, *rows])
    return text.getvalue().encode("utf-8", "replace")


def typed_file(rows: list[dict[str, str]]) -> bytes:
    return as_file([[CONTROLS.sub("", cell) for cell in row.values()] for row in rows], tuple(rows[0]))


def read(content: bytes) -> list[PartnerRow]:
    checked = check_all(look_at(io.BytesIO(content)), lambda _: None, Earlier(takes_similar=True))
    return [replace(row.partner, number=0) for row in checked if row.partner]


def exported(partners: list[PartnerRow]) -> bytes:
    text = io.StringIO(newline="")
    sheet = Sheet(text, HEADERS)
    for partner in partners:
        for row in rows_of(partner):
            sheet.write(row)
    return text.getvalue().encode("utf-8-sig")


@given(typed_rows)
def test_a_round_trip_changes_nothing(rows: list[dict[str, str]]) -> None:
    """What was taken in goes out as a file and comes in again as the same; and that file is always the same."""
    partners = read(typed_file(rows))
    again = read(exported(partners))
    assert again == partners
    assert exported(again) == exported(partners)


@given(typed_rows)
def test_no_exported_cell_is_a_formula(rows: list[dict[str, str]]) -> None:
    partners = read(typed_file(rows))
    for row in csv.reader(io.StringIO(exported(partners).decode("utf-8-sig"), newline="")):
        assert not [cell for cell in row if cell.lstrip(" ").startswith(FORMULA_STARTS)]


@given(st.binary(max_size=400) | typed_rows.map(typed_file))
@example(b"name\n\x0c\n")
@example(b"name;\n=;\n")
@example(b"sep=,")
@example(b'name\r\r\n"a"b,c')
def test_any_file_is_read_or_refused(content: bytes) -> None:
    """Nothing else can happen, whatever the bytes."""
    try:
        listing = look_at(io.BytesIO(content))
        for row in check_all(listing, lambda _: None):
            assert bool(row.partner) != bool(row.troubles)
    except Unreadable as refused:
        assert refused.why  # noqa: PT017  # either is right


@given(nasty)
def test_the_apostrophe_goes_on_and_off_again(text: str) -> None:
    text = "".join(character for character in text if character >= "\t")
    assert unprotected(protected(text)) == text
    assert not protected(text).startswith(FORMULA_STARTS)


@given(st.lists(nasty.map(clean).filter(bool), max_size=6, unique=True))
@example(['a"', '"b"', "c;d"])
def test_a_list_in_one_cell_comes_apart_as_it_went_together(words: list[str]) -> None:
    assert list(lists.split(lists.joined(words))) == words


@given(st.integers(0, 2**21 - 1).map(from_bits))
def test_every_week_can_be_written_and_read(week: frozenset[tuple[int, int]]) -> None:
    assert read_week(written(week)) == week  # type: ignore[arg-type]  # slots are what from_bits makes
