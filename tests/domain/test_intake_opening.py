"""Files nobody vouches for: what is a list, in which letters, with what between the cells; and what is refused."""

import csv
import gzip
import io
import zipfile

import pytest

from bot.domain.intake import limits
from bot.domain.intake.guessing import How
from bot.domain.intake.lines import rows
from bot.domain.intake.listing import Listing, check_all, look_at
from bot.domain.intake.opening import Encoding
from bot.domain.intake.refusals import Flaw, Unreadable, Why

SPANISH = "organización,tipo,notas\r\nPeña Ñandú,empresa,café\r\n"


def look(content: bytes | str, **given: str) -> Listing:
    raw = content if isinstance(content, bytes) else content.encode()
    return look_at(io.BytesIO(raw), given)


def cells(listing: Listing) -> list[list[str]]:
    return [row.cells for row in rows(listing.opened, listing.delimiter)]


def why(content: bytes | str, **given: str) -> Why:
    with pytest.raises(Unreadable) as refused:
        list(check_all(look(content, **given), lambda _: None))
    return refused.value.why


@pytest.mark.parametrize(
    ("written_in", "taken_for"),
    [
        ("utf-8", Encoding.UTF_8),
        ("utf-8-sig", Encoding.UTF_8),
        ("utf-16", Encoding.UTF_16),
        ("utf-16-le", Encoding.UTF_16_LE),
        ("utf-16-be", Encoding.UTF_16_BE),
        ("cp1252", Encoding.WINDOWS),
    ],
)
def test_the_encodings_spreadsheets_save_in(written_in: str, taken_for: Encoding) -> None:
    """Each gives the same cells; only Windows-1252 is a guess, and says so."""
    listing = look(SPANISH.encode(written_in))
    assert listing.opened.encoding is taken_for
    assert listing.opened.is_guessed == (written_in == "cp1252")
    assert cells(listing) == [["organización", "tipo", "notas"], ["Peña Ñandú", "empresa", "café"]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_whatever_stands_between_cells(delimiter: str) -> None:
    """Found by the headers it makes, though the other marks stand inside cells."""
    listing = look(f'name{delimiter}topics{delimiter}notes\nAcme{delimiter}"a,b;c"{delimiter}"x, y, z; w"\n')
    assert listing.delimiter == delimiter
    assert cells(listing)[1] == ["Acme", "a,b;c", "x, y, z; w"]


def test_excels_own_first_line_about_it() -> None:
    """It is no row, and nobody sees it in Excel, so it is not counted either."""
    listing = look("sep=;\r\nname;notes\r\nAcme;a,b\r\n")
    assert (listing.delimiter, listing.headers) == (";", ("name", "notes"))
    assert [checked.number for checked in check_all(listing, lambda _: None)] == [2]


def test_rows_are_counted_as_in_the_spreadsheet() -> None:
    """Lines inside a cell and empty rows move nothing; old line ends are as good as new ones."""
    text = 'name,notes\r"Acme","one\rtwo"\r\r  ,\rLibrary,x'
    found = [
        (checked.number, checked.partner and checked.partner.organisation)
        for checked in check_all(look(text), lambda _: None)
    ]
    assert found == [(2, "Acme"), (5, "Library")]


def zipped(content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Why.EMPTY),
        (b"\xef\xbb\xbf \r\n\r\n", Why.EMPTY),
        (zipped(b"0" * 10_000_000), Why.WORKBOOK),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Why.WORKBOOK),
        (gzip.compress(b"name\nAcme\n"), Why.PACKED),
        (b"%PDF-1.7 name", Why.DOCUMENT),
        (b"<!DOCTYPE html><title>Sign in</title>", Why.WEB_PAGE),
        (b"name,notes\nAcme,a\0b\n", Why.NOT_TEXT),
        ("name,notes\nPeña,x\n".encode() + b"caf\xe9,y\n", Why.DAMAGED),
        ("name\nPeña\n".encode("utf-32"), Why.UNKNOWN_LETTERS),
        (b"name\nAcme \x81\x8d\n", Why.UNKNOWN_LETTERS),
        ('name,notes\nAcme,"never closed\nLibrary,x\n', Why.OPEN_QUOTE),
        ('name,notes\nAcme,"' + "never closed\n" * 20_000, Why.OPEN_QUOTE),
        ("x" * (limits.LONGEST_LINE + 2), Why.LINE_TOO_LONG),
        (",".join(f"column {number}" for number in range(10_000)) + "\n", Why.TOO_MANY_COLUMNS),
        ("Acme,555\nLibrary,556\n", Why.NO_HEADERS),
        ("e-mail,notes\na@b.org,x\n", Why.NO_ORGANISATION),
        ("name,e-mail,E-Mail \nAcme,a@b.org,c@d.org\n", Why.SAME_HEADER),
        ("name\n" + "Acme\n" * (limits.MOST_ROWS + 1), Why.TOO_MANY_ROWS),
    ],
    ids=lambda value: value.value if isinstance(value, Why) else "",
)  # fmt: skip
def test_what_is_no_list_is_refused_with_the_reason(content: bytes | str, reason: Why) -> None:
    """Nothing is unpacked, and nothing is read beyond its limit."""
    assert why(content) is reason


def test_a_file_too_large_is_not_even_read() -> None:
    class Huge(io.BytesIO):
        def seek(self, _offset: int, _whence: int = 0, /) -> int:
            return limits.LARGEST_FILE + 1

        def read(self, _size: int | None = -1, /) -> bytes:
            raise AssertionError("read")

    with pytest.raises(Unreadable) as refused:
        look_at(Huge())
    assert refused.value.why is Why.TOO_LARGE


def test_a_cell_too_long_costs_its_row_only() -> None:
    listing = look(f"name,notes\nAcme,{'x' * (limits.LONGEST_CELL + 1)}\nLibrary,y\n")
    first, second = check_all(listing, lambda _: None)
    assert [trouble.flaw for trouble in first.troubles] == [Flaw.TOO_LONG]
    assert second.partner


def test_columns_named_by_hand() -> None:
    """They win over any guess; in either language; and a slip in them is said."""
    listing = look("Firm X,Kind,Spare\nAcme,x,y\n", **{"firm x": "organización", "Kind": "ignore"})
    assert [(guess.column, guess.how) for guess in listing.guesses] == [
        ("organisation", How.GIVEN), (None, How.LEFT_OUT), (None, How.UNKNOWN),
    ]  # fmt: skip
    assert why("name\nAcme\n", Nmae="organisation") is Why.NO_SUCH_HEADER
    assert why("name\nAcme\n", name="colour") is Why.NO_SUCH_COLUMN
    assert why("a,b\nAcme,x\n", a="name", b="organisation") is Why.TAKEN_TWICE


def test_the_library_reads_cells_as_long_as_ours_may_be() -> None:
    """Its own limit is for the whole process, and above ours."""
    assert csv.field_size_limit() > limits.LONGEST_CELL
