"""The columns a list of partners can have, and the words people write above them, in English and Spanish."""

from enum import StrEnum
from typing import Final

from bot.domain.reading.words import word_set


class Column(StrEnum):
    """The value is what an export writes above the column."""

    ORGANISATION = "organisation"
    KIND = "kind"
    CONTACT_NAME = "contact name"
    CONTACT_EMAIL = "contact e-mail"
    CONTACT_ID = "contact slack id"
    BACKUP_NAME = "backup name"
    BACKUP_EMAIL = "backup e-mail"
    BACKUP_ID = "backup slack id"
    OFFERS = "offers"
    HELP = "kinds of help"
    TOPICS = "topics"
    FORMAT = "format"
    AVAILABILITY = "availability"
    LANGUAGES = "languages"
    SCHOOLS = "schools"
    ASKS_A_MONTH = "asks a month"
    SESSIONS_A_TERM = "sessions a term"
    HOPES = "hopes"
    STAGE = "stage"
    ABOUT = "notes"


BACKUPS: Final = {
    Column.CONTACT_NAME: Column.BACKUP_NAME,
    Column.CONTACT_EMAIL: Column.BACKUP_EMAIL,
    Column.CONTACT_ID: Column.BACKUP_ID,
}
OF_CONTACTS: Final = frozenset({*BACKUPS, *BACKUPS.values()})

# Folded, without articles; phrases separated by commas.
WORDS: Final = {
    Column.ORGANISATION: "organisation, organization, organisation name, organization name, company, company name,"
    " business, business name, partner, partner name, partner organization, partner organisation, name, agency, org,"
    " institution, employer, firm, group, group name / organizacion, nombre organizacion, empresa, nombre empresa,"
    " compania, nombre, aliado, socio, institucion, entidad, negocio, grupo, organizacion aliada, asociacion",
    Column.KIND: "kind, type, category, sector, partner type, organization type, organisation type,"
    " type organization,"
    " type organisation, type partner, kind partner, kind organization, kind organisation, partner kind,"
    " partner category"
    " / tipo, clase, categoria, tipo organizacion, tipo aliado, tipo socio",
    Column.CONTACT_NAME: "contact, contact name, contact person, primary contact, main contact, person, full name,"
    " contact full name, primary contact name, representative, point contact, poc"
    " / contacto, nombre contacto, persona contacto, contacto principal, representante, persona, responsable",
    Column.CONTACT_EMAIL: "email, e mail, email address, e mail address, mail, contact email, contact e mail,"
    " primary email,"
    " work email, contact email address, primary contact email"
    " / correo, correo electronico, direccion correo, direccion correo electronico, correo contacto, email contacto,"
    " correo electronico contacto, correo principal",
    Column.CONTACT_ID: "slack, slack id, slack member id, member id, slack user, slack user id, contact slack id,"
    " contact slack, user id / id slack, id miembro, id miembro slack, usuario slack, slack contacto,"
    " id slack contacto",
    Column.OFFERS: "offer, offers, offering, offerings, what offer, what they offer, what you offer, services,"
    " can help with, how can you help, contribution / ofrece, oferta, ofertas, que ofrece, que ofrecen, servicios,"
    " puede ayudar con, ofrecimientos",
    Column.HELP: "help, kind help, kinds help, type help, types help, help type, role, roles, volunteer roles,"
    " ways help,"
    " how help, way help / ayuda, tipo ayuda, tipos ayuda, formas ayudar, como ayuda, papel, papeles, rol",
    Column.TOPICS: "topic, topics, skill, skills, expertise, area expertise, areas expertise, interest, interests,"
    " subject, subjects, tags, fields, specialties, specialities, keywords / tema, temas, habilidad, habilidades,"
    " especialidad, especialidades, areas interes, intereses, materia, materias, conocimientos, etiquetas,"
    " experiencia",
    Column.FORMAT: "format, formats, mode, in person or virtual, virtual or in person, in person virtual, modality,"
    " delivery"
    " / formato, formatos, modalidad, modo, presencial o virtual, presencial virtual",
    Column.AVAILABILITY: "availability, available, times, when, days, days available, available days, days times,"
    " available times, best times, preferred times, schedule, when available, times available"
    " / disponibilidad, disponible, horario, horarios, dias, dias disponibles, cuando, dias horarios",
    Column.LANGUAGES: "language, languages, languages spoken, spoken languages / idioma, idiomas, lengua, lenguas,"
    " idiomas que habla, idiomas que hablan",
    Column.SCHOOLS: "school, schools, area, areas, area served, areas served, schools served, campus, location,"
    " locations,"
    " neighborhood, preferred schools / escuela, escuelas, zona, zonas, plantel, planteles, colonia, barrio,"
    " ubicacion,"
    " escuelas que atiende",
    Column.ASKS_A_MONTH: "asks a month, asks month, asks per month, requests per month, requests a month,"
    " requests month,"
    " max asks per month, monthly asks, monthly limit, times per month, contacts per month / solicitudes por mes,"
    " solicitudes al mes, peticiones por mes, peticiones al mes, limite mensual, veces por mes, veces al mes",
    Column.SESSIONS_A_TERM: "sessions a term, sessions term, sessions per term, sessions per semester,"
    " sessions a semester,"
    " visits per term, visits per semester, max sessions per term, term limit / sesiones por periodo,"
    " sesiones por semestre, sesiones al semestre, visitas por semestre, sesiones por trimestre, limite por semestre",
    Column.HOPES: "hopes, hopes for, hopes to get, hope, goal, goals, hopes goals, motivation, what they hope,"
    " what they hope get, wants, wants in return,"
    " expectations, looking for, benefits, what they want in return / espera, esperan, que espera, que esperan,"
    " expectativas, objetivo, objetivos, metas, meta, motivacion, que busca, que buscan",
    Column.STAGE: "stage, status, partner status, partnership stage, state, relationship, pipeline"
    " / etapa, estado, fase, situacion, estatus",
    Column.ABOUT: "note, notes, about, comment, comments, description, remarks, details, bio, background, other"
    " / nota, notas, acerca, comentario, comentarios, descripcion, observaciones, detalles, otros",
}  # fmt: skip

OF_BACKUPS: Final = word_set(
    "backup secondary second alternate alternative other 2 2nd deputy"
    " suplente respaldo secundario secundaria segundo segunda alterno alterna alternativo"
)
FILLERS: Final = word_set(
    "the of for a an your their our its to please required optional and"
    " el la los las de del un una su sus y obligatorio obligatoria opcional"
)
