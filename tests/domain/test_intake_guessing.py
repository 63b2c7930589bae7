"""What stands above a column, and what it is taken for."""

import pytest

from bot.domain.intake.columns import Column
from bot.domain.intake.guessing import How, column_of, guess


@pytest.mark.parametrize("column", list(Column))
def test_what_an_export_writes_is_known_to_the_letter(column: Column) -> None:
    assert column_of(column.value) == (column, True)


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Organization Name (required)", Column.ORGANISATION),
        ("Nombre de la organización", Column.ORGANISATION),
        ("COMPANY", Column.ORGANISATION),
        ("organziation", Column.ORGANISATION),
        ("organization_name", Column.ORGANISATION),
        ("Tipo de organización", Column.KIND),
        ("Contact person", Column.CONTACT_NAME),
        ("E-mail address", Column.CONTACT_EMAIL),
        ("Correo electrónico", Column.CONTACT_EMAIL),
        ("Correo del suplente", Column.BACKUP_EMAIL),
        ("Second contact", Column.BACKUP_NAME),
        ("Backup Slack ID", Column.BACKUP_ID),
        ("Slack member ID", Column.CONTACT_ID),
        ("Kinds of help", Column.HELP),
        ("Habilidades", Column.TOPICS),
        ("Skills", Column.TOPICS),
        ("In person or virtual?", Column.FORMAT),
        ("Days/Times", Column.AVAILABILITY),
        ("Horario", Column.AVAILABILITY),
        ("Languages spoken", Column.LANGUAGES),
        ("Schools / area", Column.SCHOOLS),
        ("Solicitudes al mes", Column.ASKS_A_MONTH),
        ("Sessions per semester", Column.SESSIONS_A_TERM),
        ("What they hope to get", Column.HOPES),
        ("Estado", Column.STAGE),
        ("Observaciones", Column.ABOUT),
    ],
)
def test_headers_as_people_write_them(header: str, column: Column) -> None:
    assert column_of(header)[0] is column


@pytest.mark.parametrize("header", ["Favourite colour", "x", "", "Skills/offers", "ID", "12", "Phone"])
def test_what_may_be_anything_is_left_alone(header: str) -> None:
    assert column_of(header)[0] is None


def test_beside_a_company_a_name_is_a_person() -> None:
    guesses = guess(["Name", "Company", "E-mail"])
    assert [each.column for each in guesses] == [Column.CONTACT_NAME, Column.ORGANISATION, Column.CONTACT_EMAIL]
    assert guesses[0].how is How.FORGIVEN


def test_of_two_for_the_same_the_surer_wins() -> None:
    """The other is shown, and not used."""
    guesses = guess(["organziation", "Organization", "", "notes", ""])
    assert [(each.column, each.how) for each in guesses] == [
        (None, How.RIVAL), (Column.ORGANISATION, How.EXACT), (None, How.NAMELESS), (Column.ABOUT, How.EXACT),
    ]  # fmt: skip
