"""Rows become partners, or say in which cell what is wrong; twins are found without comparing all with all."""

import io
from itertools import product

import pytest

from bot.domain.intake.availability import NoTime, read_week, written
from bot.domain.intake.columns import Column
from bot.domain.intake.earlier import Earlier
from bot.domain.intake.guessing import column_of
from bot.domain.intake.listing import Checked, check_all, look_at
from bot.domain.intake.namesakes import Namesakes
from bot.domain.intake.record import ContactRow, PartnerRow
from bot.domain.intake.refusals import Flaw
from bot.domain.partners import PartnerKind, Rank, Stage
from bot.domain.reading.kinds import Kind
from bot.domain.reading.record import Format
from bot.domain.week import Part, Slot


def read(text: str, **options: bool) -> list[Checked]:
    objects_to = lambda typed: "initials" if "J.D." in typed else None  # noqa: E731  # a guard in one line
    return list(check_all(look_at(io.BytesIO(text.encode())), objects_to, Earlier(**options)))


def flaws(text: str, **options: bool) -> list[tuple[int, Flaw, Column | None, str | int]]:
    checked = read(text, **options)
    return [(row.number, each.flaw, each.column, each.fact) for row in checked for each in row.troubles]


def test_a_full_row_in_english() -> None:
    text = (
        "Company,Type,Contact,E-mail,Backup contact,Backup email,Kinds of help,Topics,Format,Availability,Languages,"
        "Schools,Asks a month,Sessions per term,Hopes,Stage,Notes,Slack ID\n"
        'Acme Robotics,Business,Maria Soto,Maria <m.soto@acme.org>,Li Wei,li@acme.org,"mentor, guest speakers",'
        '"robotics; AI, ethics",in person and zoom,'
        '"Tue am; Thursday afternoons","English, español y hmong","Lincoln\nRoosevelt",'
        "up to 2 a month,3.0,interns,Active,=1+1,U0ACME\n"
    )
    assert [row.partner for row in read(text)] == [
        PartnerRow(
            number=2,
            organisation="Acme Robotics",
            kind=PartnerKind.BUSINESS,
            contacts=(
                ContactRow(Rank.PRIMARY, "Maria Soto", "m.soto@acme.org", "U0ACME"),
                ContactRow(Rank.BACKUP, "Li Wei", "li@acme.org"),
            ),
            kinds=(Kind.MENTOR, Kind.SPEAKER),
            topics=("robotics", "AI, ethics"),
            format=Format.EITHER,
            week=frozenset({Slot(1, Part.MORNING), Slot(3, Part.AFTERNOON)}),
            languages=("en", "es", "hmn"),
            schools=("Lincoln", "Roosevelt"),
            asks_a_month=2,
            sessions_a_term=3,
            hopes="interns",
            stage=Stage.ACTIVE,
            about="=1+1",
        )
    ]


def test_a_row_in_spanish() -> None:
    text = (
        "Organización;Tipo;Correo;Ofrece;Modalidad;Horario;Idiomas;Etapa\n"
        "Biblioteca Sur;biblioteca;b@c.mx;mentora, robótica, ponente;presencial;martes por la mañana;inglés;piloto\n"
    )
    partner = read(text)[0].partner
    assert partner == PartnerRow(
        number=2,
        organisation="Biblioteca Sur",
        kind=PartnerKind.GOVERNMENT,
        contacts=(ContactRow(Rank.PRIMARY, "b@c.mx", "b@c.mx"),),
        kinds=(Kind.MENTOR, Kind.SPEAKER),
        topics=("robótica",),
        format=Format.IN_PERSON,
        week=frozenset({Slot(1, Part.MORNING)}),
        languages=("en",),
        stage=Stage.PILOT,
    )


@pytest.mark.parametrize(
    ("header", "cell", "flaw", "fact"),
    [
        ("kind", "spaceship", Flaw.UNKNOWN_KIND, "spaceship"),
        ("format", "by pigeon", Flaw.UNKNOWN_FORMAT, "by pigeon"),
        ("stage", "somewhere", Flaw.UNKNOWN_STAGE, "somewhere"),
        ("availability", "Tuesdays, see website", Flaw.UNKNOWN_TIME, "see"),
        ("e-mail", "maria at acme", Flaw.NOT_AN_EMAIL, "maria at acme"),
        ("e-mail", "a@b.org, c@d.org", Flaw.NOT_AN_EMAIL, "a@b.org, c@d.org"),
        ("slack id", "@maria", Flaw.NOT_A_MEMBER_ID, "@maria"),
        ("asks a month", "2-3", Flaw.NOT_A_NUMBER, "2-3"),
        ("asks a month", "-1", Flaw.NOT_A_NUMBER, "-1"),
        ("asks a month", "99", Flaw.TOO_MANY, 31),
        ("topics", ";".join(f"topic {number}" for number in range(21)), Flaw.TOO_MANY, 20),
        ("topics", "x" * 61, Flaw.TOO_LONG, 60),
        ("notes", "x" * 1001, Flaw.TOO_LONG, 1000),
        ("notes", "J.D. in 4th has an allergy", Flaw.ABOUT_A_LEARNER, "initials"),
    ],
)
def test_what_is_wrong_with_a_cell_is_said_of_that_cell(header: str, cell: str, flaw: Flaw, fact: str | int) -> None:
    column = column_of(header)[0]
    assert flaws(f'organisation,{header}\nAcme,"{cell}"\n') == [(2, flaw, column, fact)]


def test_all_that_is_wrong_with_a_row_is_said_at_once() -> None:
    assert flaws("name,kind,format\n,spaceship,pigeon,more\n") == [
        (2, Flaw.MORE_CELLS_THAN_COLUMNS, None, 3),
        (2, Flaw.NO_NAME, None, ""),
        (2, Flaw.UNKNOWN_KIND, Column.KIND, "spaceship"),
        (2, Flaw.UNKNOWN_FORMAT, Column.FORMAT, "pigeon"),
    ]
    assert flaws(f"name\n{'x' * 81}\n") == [(2, Flaw.TOO_LONG, Column.ORGANISATION, 80)]


def test_a_second_row_may_add_a_contact_and_nothing_else() -> None:
    text = "name,topics,contact\nAcme,robots,Maria\nACME ,,Li\nacme,robots,Sam\nAcme,chess,Ana\n"
    assert flaws(text) == [(5, Flaw.TWICE, None, 2)]


def test_a_person_speaks_for_one_partner() -> None:
    text = "name,slack id,backup slack id\nAcme,U0ANA,\nLibrary,U0BEN,U0ANA\nAcme,U0ANA,U0SAM\n"
    assert flaws(text) == [(3, Flaw.SPEAKS_TWICE, Column.BACKUP_ID, 2)]


def test_nearly_the_same_name_is_asked_about_unless_told_otherwise() -> None:
    names = (
        "Acme Robotics",
        "Acme Robotics Inc.",
        "Acme Robotcs",
        "Boys & Girls Club of Erie",
        "Erie Boys and Girls Club",
    )
    text = "\n".join(["name", *names])
    assert flaws(text) == [
        (3, Flaw.NEARLY_TWICE, None, 2),
        (4, Flaw.NEARLY_TWICE, None, 2),
        (6, Flaw.NEARLY_TWICE, None, 5),
    ]
    assert flaws(text, takes_similar=True) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fire Station 12", "Fire Station 13"),
        ("Class A", "Class B"),
        ("Grace Lutheran Church", "Grace Lutheran School"),
        ("Acme", "Acne"),
        ("First Baptist Church", "First Baptist Church of Denver"),
    ],
)
def test_names_that_are_two(one: str, other: str) -> None:
    known: Namesakes[int] = Namesakes()
    known.add(one, 1)
    assert list(known.near(other)) == []


def test_looking_for_namesakes_grows_with_the_names_and_not_with_their_square() -> None:
    """Also where all begin alike: what is compared is counted, not timed, by how many are ever in one block."""
    known: Namesakes[int] = Namesakes()
    words = ("north", "south", "east", "west", "upper", "lower", "old", "new", "great", "little", "green", "red")
    for number, parts in enumerate(product(words, repeat=4)):
        known.add(f"First United Methodist Church of {' '.join(parts)}", number)
    assert max(map(len, known._blocks.values())) <= 24


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Tue am; Thursday afternoons", "Tue am; Thu pm"),
        ("martes por la mañana", "Tue am"),
        ("Mon-Fri 9-11", "Mon, Tue, Wed, Thu, Fri am"),
        ("lunes a viernes por la tarde", "Mon, Tue, Wed, Thu, Fri pm"),
        ("Mon, Wed & Fri mornings", "Mon, Wed, Fri am"),
        ("weekdays after 3pm", "Mon, Tue, Wed, Thu, Fri pm evening"),
        ("mornings", "Mon, Tue, Wed, Thu, Fri am"),
        ("mornings Tue, afternoons Thu", "Tue am; Thu pm"),
        ("after school on wednesdays", "Wed pm"),
        ("M/W/F 1-3pm", "Mon, Wed, Fri pm"),
        ("9:00-12:00 Tuesday", "Tue am"),
        ("Tuesday and Thursday 8am-4pm", "Tue, Thu am pm"),
        ("fines de semana", "Sat, Sun"),
        ("Monday (am), Tuesday (pm)", "Mon am; Tue pm"),
        ("anytime on Fridays", "Fri"),
        ("antes de 12 los jueves", "Thu am"),
        ("flexible", ""),
        ("any time", ""),
        ("a convenir", ""),
    ],
)
def test_availability_as_people_write_it(typed: str, meant: str) -> None:
    assert written(read_week(typed)) == meant


@pytest.mark.parametrize("typed", ["see website", "Tuesday 25:00", "Tue! am", "next year"])
def test_what_says_nothing_about_when_is_not_guessed(typed: str) -> None:
    with pytest.raises(NoTime):
        read_week(typed)
