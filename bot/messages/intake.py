"""What is said about a list of partners: why a file or a row cannot be taken, what its columns are, what will happen."""

from collections.abc import Callable, Mapping

from bot.domain.intake import limits
from bot.domain.intake.columns import Column
from bot.domain.intake.comparing import Fate
from bot.domain.intake.guessing import Guess, How
from bot.domain.intake.refusals import Flaw, Trouble, Unreadable, Why
from bot.messages.say import Say, later

COLUMNS = {
    Column.ORGANISATION: later("organisation"),
    Column.KIND: later("kind of partner"),
    Column.CONTACT_NAME: later("name of the contact"),
    Column.CONTACT_EMAIL: later("e-mail of the contact"),
    Column.CONTACT_ID: later("Slack member ID of the contact"),
    Column.BACKUP_NAME: later("name of the backup contact"),
    Column.BACKUP_EMAIL: later("e-mail of the backup contact"),
    Column.BACKUP_ID: later("Slack member ID of the backup contact"),
    Column.OFFERS: later("what they offer"),
    Column.HELP: later("kinds of help"),
    Column.TOPICS: later("topics"),
    Column.FORMAT: later("in person or by video"),
    Column.AVAILABILITY: later("availability"),
    Column.LANGUAGES: later("languages"),
    Column.SCHOOLS: later("schools or area"),
    Column.ASKS_A_MONTH: later("asks a month"),
    Column.SESSIONS_A_TERM: later("sessions a term"),
    Column.HOPES: later("what they hope to get"),
    Column.STAGE: later("stage"),
    Column.ABOUT: later("notes"),
}
REFUSALS = {
    Why.EMPTY: later("The file is empty."),
    Why.TOO_LARGE: later("The file is larger than {megabytes} MB. Split it into several."),
    Why.BROKEN: later("Something went wrong on my side while I read the file, and nothing was saved."),
    Why.NOT_FETCHED: later("Slack does not give me the file ({fact}). Perhaps it was deleted."),
    Why.WORKBOOK: later(
        "This is a workbook or a ZIP file, not a CSV file. In the spreadsheet, save it as CSV (UTF-8)."
    ),
    Why.PACKED: later("This is a compressed file, not a CSV file. Unpack it first."),
    Why.DOCUMENT: later("This is a document, not a CSV file. Save the list as CSV from a spreadsheet."),
    Why.WEB_PAGE: later("This is a web page, not a CSV file. Download the list itself, as CSV."),
    Why.NOT_TEXT: later("The file holds characters that no CSV file has. Save the list again, as CSV (UTF-8)."),
    Why.DAMAGED: later("Some letters in the file are damaged. Save the list again, as CSV (UTF-8)."),
    Why.UNKNOWN_LETTERS: later("The file is in an encoding I cannot read. Save the list again, as CSV (UTF-8)."),
    Why.LINE_TOO_LONG: later("A line in the file is too long to be a row of a list."),
    Why.OPEN_QUOTE: later('In row {fact} a cell begins with a quotation mark (") that nothing closes.'),
    Why.TOO_MANY_COLUMNS: later("The file has {fact} columns; I read up to {columns}."),
    Why.TOO_MANY_ROWS: later("The file has more than {fact} rows. Split it into several."),
    Why.NO_HEADERS: later(
        "The first row has no column name that I know. Write names above the columns, like Organisation, Kind, Contact, E-mail."
    ),
    Why.NO_ORGANISATION: later("No column is the name of the organisation. Call one of them Organisation."),
    Why.SAME_HEADER: later("Two columns are called “{fact}”. Give one of them another name."),
    Why.NO_SUCH_HEADER: later("The file has no column called “{fact}”."),
    Why.NO_SUCH_COLUMN: later("“{fact}” is no column I know. Those I know: {known}."),
    Why.TAKEN_TWICE: later("Two columns were given as “{fact}”. It can be only one."),
}
REASONS = {
    Flaw.NO_NAME: later("The name of the organisation is missing."),
    Flaw.NO_KIND: later("The kind of partner is missing, like business, nonprofit or family."),
    Flaw.UNKNOWN_KIND: later(
        "“{fact}” is no kind of partner I know. Write business, nonprofit, higher education, government, faith based, local leader, family, staff, peer class or client."
    ),
    Flaw.UNKNOWN_FORMAT: later("“{fact}” is no format I know. Write in person, virtual or either."),
    Flaw.UNKNOWN_STAGE: later("“{fact}” is no stage I know. Write prospect, pilot, active, core, dormant or alumni."),
    Flaw.UNKNOWN_TIME: later(
        "In the availability I do not understand “{fact}”. Write days and parts of days, like Tue am; Thu pm."
    ),
    Flaw.NOT_A_NUMBER: later("{column}: “{fact}” is not one number."),
    Flaw.NOT_AN_EMAIL: later("{column}: “{fact}” is no e-mail address."),
    Flaw.NOT_A_MEMBER_ID: later("{column}: “{fact}” is no Slack member ID. One looks like U012ABCDEF."),
    Flaw.TOO_LONG: later("{column}: longer than {fact} characters."),
    Flaw.TOO_MANY: later("{column}: more than {fact}."),
    Flaw.MORE_CELLS_THAN_COLUMNS: later("The row has more cells than the {fact} columns with a name."),
    Flaw.ABOUT_A_LEARNER: later("{column}: this may say who a learner is. Please write it without that."),
    Flaw.TWICE: later("Row {fact} is the same partner and says something else. Keep one of them."),
    Flaw.NEARLY_TWICE: later(
        "The name is nearly that in row {fact}. If it is the same partner, write the name the same way."
    ),
    Flaw.NEARLY_KNOWN: later("Is it one of these? {fact}. If so, write the name the same way."),
    Flaw.SPEAKS_TWICE: later("{column}: in row {fact} the same person speaks for another partner."),
    Flaw.SPEAKS_FOR_ANOTHER: later("{column}: this person already speaks for {fact}."),
}
HOWS = {
    How.GIVEN: later("as you said"),
    How.EXACT: later("known"),
    How.FORGIVEN: later("guessed"),
    How.UNKNOWN: later("left out: I do not know it"),
    How.RIVAL: later("left out: another column is that already"),
    How.NAMELESS: later("left out: it has no name"),
    How.LEFT_OUT: later("left out, as you said"),
}
Counted = Callable[[int, Say], str]
FATES: Mapping[Fate, Counted] = {
    Fate.NEW: lambda count, say: say.plural("{count} new partner", "{count} new partners", count),
    Fate.CONTACT: lambda count, say: say.plural(
        "{count} row that adds a contact", "{count} rows that add a contact", count
    ),
    Fate.CHANGED: lambda count, say: say.plural("{count} partner that changes", "{count} partners that change", count),
    Fate.LEFT: lambda count, say: say.plural(
        "{count} partner that is here already and stays as it is, though the list says something else",
        "{count} partners that are here already and stay as they are, though the list says something else",
        count,
    ),
    Fate.SAME: lambda count, say: say.plural(
        "{count} row that says what is here already", "{count} rows that say what is here already", count
    ),
    Fate.REFUSED: lambda count, say: say.plural(
        "{count} row that cannot be taken", "{count} rows that cannot be taken", count
    ),
}


def column(which: Column, say: Say) -> str:
    return say.plain(COLUMNS[which])


def refusal(refused: Unreadable, say: Say) -> str:
    """Why a whole file cannot be taken, in one or two sentences."""
    megabytes = limits.LARGEST_FILE // 1024**2
    known = ", ".join(each.value for each in Column)
    return say.plain(
        REFUSALS[refused.why], fact=refused.fact, megabytes=megabytes, columns=limits.MOST_COLUMNS, known=known
    )


def reason(trouble: Trouble, say: Say) -> str:
    """What is wrong with a row, and what to write instead."""
    where = column(trouble.column, say) if trouble.column else ""
    said = say.plain(REASONS[trouble.flaw], fact=trouble.fact, column=where)
    return said[:1].upper() + said[1:]


def guess(each: Guess, say: Say) -> tuple[str, str, str]:
    """A column as written, what it is taken for, and how surely."""
    return each.header, column(each.column, say) if each.column else "–", say.plain(HOWS[each.how])


def accents_guessed(say: Say) -> str:
    return say.plain("The file is in Windows letters, not in UTF-8. Look whether accents came out right.")


def why_not(say: Say) -> str:
    """Above the column with the reasons, in the file of the rows that could not be taken."""
    return say.plain("Why not")


def counts(fates: Mapping[Fate, int], say: Say) -> list[str]:
    return [said(fates[fate], say) for fate, said in FATES.items() if fates.get(fate)]
