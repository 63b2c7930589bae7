"""What can be asked for, and the words people use for it."""

from enum import StrEnum
from typing import Final, NamedTuple


class Kind(StrEnum):
    MENTOR = "mentor"
    SPEAKER = "speaker"
    JUDGE = "judge"
    TUTOR = "tutor"
    COACH = "coach"
    CLIENT = "client"
    VOLUNTEER = "volunteer"
    READER = "reader"
    INTERVIEWER = "interviewer"
    REVIEWER = "reviewer"
    JOB_SHADOW = "job_shadow"
    INTERNSHIP = "internship"
    FIELD_TRIP = "field_trip"
    EQUIPMENT = "equipment"
    SPACE = "space"
    FUNDING = "funding"


THINGS: Final = frozenset({Kind.EQUIPMENT, Kind.SPACE, Kind.FUNDING})


class Sense(NamedTuple):
    """What a phrase asks for; where it is not plain it may mean something else as well."""

    kind: Kind
    plain: bool
    names_thing: bool = False  # "laptops" says which equipment, "equipment" does not


# kind: English / Spanish; phrases separated by commas
_PLAIN: Final = {
    Kind.MENTOR: "mentor, mentors, mentorship, mentoring / mentor, mentora, mentoras, mentores, mentoria, mentorias",
    Kind.SPEAKER: "speaker, guest speaker, guest talk, presenter, lecturer, guest lecturer, guest lecture,"
    " career speaker, guest presenter, keynote, keynote speaker / orador, oradora, oradores, ponente,"
    " conferencista, conferenciante, charlista, expositor, expositora, expositores, orador invitado, charla",
    Kind.JUDGE: "judge, panelist, panellist, judging panel, juror, guest judge, panel of judges / juez, jueza,"
    " jueces, jurado, jurados, panelista, evaluador, evaluadora, evaluadores",
    Kind.TUTOR: "tutor, tutoring, homework helper / tutor, tutora, tutores, tutoria, tutorias",
    Kind.COACH: "coach, coaches, coaching / coach, entrenador, entrenadora, entrenadores",
    Kind.CLIENT: "client, project client, real client, community client / cliente",
    Kind.VOLUNTEER: "volunteer, helper, chaperone, chaperon, parent volunteer, classroom helper"
    " / voluntario, voluntaria, ayudante, chaperon, acompanante",
    Kind.READER: "reader, guest reader, read aloud volunteer / lector, lectora, lectores, lector invitado,"
    " cuentacuentos",
    Kind.INTERVIEWER: "interviewer, mock interviewer, mock interview, practice interviewer, practice interview"
    " / entrevistador, entrevistadora, entrevistadores, entrevista simulada, entrevista de practica",
    Kind.REVIEWER: "reviewer, critique, critic, critique partner, feedback partner, portfolio reviewer, feedback"
    " / revisor, revisora, revisores, retroalimentacion, critico invitado",
    Kind.JOB_SHADOW: "job shadow, job shadowing, job shadows, shadow day, work shadowing"
    " / observacion laboral, sombra laboral, observacion de trabajo",
    Kind.INTERNSHIP: "internship, intern, apprenticeship, work placement, summer placement, work experience"
    " / pasantia, pasante, practicas profesionales, practica profesional, becario",
    Kind.FIELD_TRIP: "field trip, fieldtrip, site visit, company visit, workplace visit, workplace tour, company"
    " tour,"
    " factory tour / excursion, excursiones, viaje escolar, salida educativa, salida escolar, visita guiada,"
    " paseo escolar, visita a empresa",
    Kind.FUNDING: "funding, sponsor, sponsorship, grant, funds, donor, seed money"
    " / fondos, patrocinio, patrocinador, patrocinadora, patrocinadores, financiamiento, subvencion",
    Kind.SPACE: "venue, meeting room, meeting space, event space, rehearsal space, studio space, practice space,"
    " gym space, classroom space, exhibition space, gallery space, lab space"
    " / sala de reuniones, espacio para reunirse, sede",
    Kind.EQUIPMENT: "equipment, donation, donations, supplies, loan of equipment"
    " / equipamiento, donacion, donaciones, suministros, utiles",
}
_ITEMS: Final = (
    "laptop, chromebook, tablet, ipad, computer, desktop computer, projector, microscope, calculator, printer,"
    " 3d printer, camera, video camera, microphone, tripod, robot kit, lego kit, arduino kit, art supplies,"
    " school supplies, musical instrument, violin, ukulele, keyboard, sewing machine, telescope, science kit,"
    " lab equipment, sports equipment, tool kit, safety goggles, lab coat, seedlings, garden tools, bookshelf,"
    " headphones, raspberry pi, whiteboard, poster board, books, folding table, wheelchair, bus, van, drone kit"
    " / computadora, computadora portatil, portatil, tableta, proyector, microscopio, calculadora, impresora,"
    " impresora 3d, camara, microfono, microfonos, proyectores, kit de robotica, kits de robotica, instrumento"
    " musical,"
    " instrumentos musicales, utiles escolares, maquina de coser, telescopio, libros, auriculares, autobus, pizarra,"
    " materiales de arte, semillas"
)
# These may be the ask, but any plain word above wins: "space for the showcase", "mentor for space camp".
_DOUBTFUL: Final = {
    Kind.JUDGE: "panel, judging, judged, to judge / evaluar, juzgar",
    Kind.SPEAKER: "talk, to speak, to talk, speak, lecture, to present, presentation, classroom visit, class"
    " visit, school visit / hablar, platica, conferencia, ponencia",
    Kind.MENTOR: "to mentor, professional, expert, career mentor, advisor / padrino, madrina, profesionista,"
    " experto, asesor",
    Kind.TUTOR: "to tutor / ensenar",
    Kind.COACH: "to coach / entrenar",
    Kind.VOLUNTEER: "to volunteer, helping hands, extra hands / voluntariado",
    Kind.READER: "to read, read to, read aloud, reading buddy, reading buddies / leer, lectura en voz alta",
    Kind.INTERVIEWER: "to interview, interview practice, practice interviews / entrevistar, entrevistas",
    Kind.REVIEWER: "review, to review, to critique / revisar, critica",
    Kind.JOB_SHADOW: "shadow, shadowing / observacion",
    Kind.INTERNSHIP: "placement / practicas",
    Kind.FIELD_TRIP: "visit to, tour / visita a, visita al, recorrido, paseo",
    Kind.FUNDING: "money for, to fund, to sponsor, budget for / dinero para, patrocinar",
    Kind.SPACE: "space, room, hall, gym, auditorium / espacio, salon, lugar, auditorio, gimnasio",
    Kind.EQUIPMENT: "materials, kit, tools, hardware, to donate / equipo, materiales, herramientas, donar",
}
# A kind's word that is part of another thing, and never the ask.
NOT_AN_ASK: Final = (
    "court judge", "supreme court judge", "juez de la corte", "solar panel", "panel solar", "paneles solares",
    "student panel", "life coach", "room parent", "talk show", "author visit", "college visit",
    "outer space", "space camp", "space exploration", "space station", "space science", "space travel",
    "espacio exterior", "escape room", "green room", "concert hall", "town hall", "city hall", "study hall",
    "presentation skills", "interview skills", "interview questions", "job interviews", "grant writing",
    "peer review", "book review", "law review", "book club", "reader's theater", "readers theater", "readers theatre",
    "materials science", "computer science", "computer programming", "computer games", "computer networking",
    "computer hardware", "hardware",
)  # fmt: skip


def phrases(listing: str) -> list[str]:
    """The phrases of one `English, … / Spanish, …` listing."""
    return [phrase.strip() for half in listing.split("/") for phrase in half.split(",") if phrase.strip()]


def senses() -> list[tuple[str, Sense]]:
    """Every phrase that asks for something."""
    plain = [(phrase, Sense(kind, plain=True)) for kind, listing in _PLAIN.items() for phrase in phrases(listing)]
    items = [(phrase, Sense(Kind.EQUIPMENT, plain=True, names_thing=True)) for phrase in phrases(_ITEMS)]
    doubtful = [
        (phrase, Sense(kind, plain=False)) for kind, listing in _DOUBTFUL.items() for phrase in phrases(listing)
    ]
    return plain + items + doubtful


def words_by_language() -> tuple[frozenset[str], frozenset[str]]:
    """English and Spanish words of the plain listings, for telling the language of a line."""
    english, spanish = (
        frozenset(
            word
            for listing in (*_PLAIN.values(), _ITEMS)
            for word in listing.split("/")[half].replace(",", " ").split()
        )
        for half in (0, 1)
    )
    return english - spanish, spanish - english
