"""Reading whom a claim is for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.on_behalf import (
    EDGES,
    LONGEST_EMAIL,
    Somebody,
    is_email,
    language_of,
    read_claim_for,
    read_somebody,
    tidy,
)
from bot.domain.partners import LONGEST_NAME

MARIA = Somebody("María Soto", "City Library")
names = st.from_regex(r"[A-Za-zÁÉÍÓÚÑáéíóúñ🤖][A-Za-zÁÉÍÓÚÑáéíóúñ.'’ -]{0,30}[A-Za-zñé🤖]", fullmatch=True).map(
    lambda name: " ".join(name.split())
)
quotes = st.sampled_from(['""', "''", "“”", "«»", ("", "")])
ORDERS = ("{n} claim for", "N-{n} claim for", "#{n} reclamar para", "claim {n} for", "reclamar n-{n} para")
numbers = st.integers(1, 999_999_999)


@pytest.mark.parametrize(
    "words",
    [
        '"María Soto, City Library"',
        "María Soto, City Library",
        "  María   Soto ,  City Library ",
        "“María Soto, City Library”",
        "«María Soto, City Library»",
        '"María Soto", "City Library"',
        "María Soto (City Library)",
        '"María Soto (City Library)"',
    ],
)
def test_a_name_and_an_organisation(words: str) -> None:
    assert read_somebody(words) == MARIA


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("Ann Lee, Acme, Inc.", Somebody("Ann Lee", "Acme, Inc.")),
        ("Ann Lee", Somebody("Ann Lee")),
        (", City Library", Somebody("", "City Library")),
        ("", Somebody()),
        ("Ann Lee <ann@acme.example>, Acme", Somebody("Ann Lee", "Acme", "ann@acme.example")),
        ("Ann Lee, Acme, ann@acme.example", Somebody("Ann Lee", "Acme", "ann@acme.example")),
        ("Ann Lee (Acme) ann.lee@mail.acme.example.", Somebody("Ann Lee", "Acme", "ann.lee@mail.acme.example")),
        ("José Ángel Núñez y Peña, Fundación Niños 🤖", Somebody("José Ángel Núñez y Peña", "Fundación Niños 🤖")),
    ],
)
def test_what_else_may_be_typed(words: str, read: Somebody) -> None:
    assert read_somebody(words) == read


@given(names, names, quotes)
def test_what_is_written_in_quotation_marks_is_what_is_read(
    name: str, organisation: str, marks: tuple[str, str]
) -> None:
    """Quotation marks or none, of any sort: the same two names."""
    read = read_somebody(f"{marks[0]}{name}, {organisation}{marks[1]}")
    assert read == Somebody(name.strip(EDGES), organisation.strip(EDGES))


@given(st.text(max_size=4000))
def test_whatever_is_typed_is_read_as_something_that_can_be_kept(words: str) -> None:
    """No name is longer than a name may be, on one line, with no blanks at its ends; reading again changes nothing."""
    read = read_somebody(words)
    assert tidy(read) == read
    for name in (read.name, read.organisation):
        assert len(name) <= LONGEST_NAME
        assert name == " ".join(name.split())
    assert not read.email or is_email(read.email)
    assert len(read.email) <= LONGEST_EMAIL


@given(
    numbers,
    st.sampled_from(["{n} claim for", "N-{n} claim for", "#{n} reclamar para", "claim {n} for", "reclamar n-{n} para"]),
    names,
)
def test_the_line_in_every_order_and_language(number: int, pattern: str, name: str) -> None:
    for line in (pattern.format(n=number), pattern.format(n=number).upper()):
        assert read_claim_for(f" {line}  {name}") == (number, name)


@pytest.mark.parametrize(
    "line",
    [
        "42",
        "42 claim",
        "42 claims for Ann",
        "claim for Ann",
        "mentor robotics for 42",
        "42 claim forAnn",
        "42 matches",
        "4²  claim for A",
    ],
)
def test_other_lines_are_no_claim_for_anybody(line: str) -> None:
    assert read_claim_for(line) is None


def test_nobody_named_is_read_too() -> None:
    """So that the form can ask who it is."""
    assert read_claim_for("42 claim for") == (42, "")


def test_an_email_is_written_in_a_language_they_speak() -> None:
    assert language_of(("es", "en"), ("en", "es"), otherwise="en") == "es"
    assert language_of(("vi",), ("en", "es"), otherwise="en") == "en"
    assert language_of((), ("en", "es"), otherwise="es") == "es"
