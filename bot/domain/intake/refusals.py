"""Why a file, or a row of it, cannot be taken: facts only; the sentences are in bot/messages/intake.py."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.intake.columns import Column


class Why(StrEnum):
    """What is wrong with a whole file."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    BROKEN = "broken"  # something went wrong on our side
    NOT_FETCHED = "not_fetched"  # sent through Slack, and Slack does not give it to us
    WORKBOOK = "workbook"  # Excel's and LibreOffice's own files, which are ZIP archives or older
    PACKED = "packed"
    DOCUMENT = "document"
    WEB_PAGE = "web_page"
    NOT_TEXT = "not_text"
    DAMAGED = "damaged"  # UTF-8 but for some bytes
    UNKNOWN_LETTERS = "unknown_letters"  # no encoding we read
    LINE_TOO_LONG = "line_too_long"
    OPEN_QUOTE = "open_quote"
    TOO_MANY_COLUMNS = "too_many_columns"
    TOO_MANY_ROWS = "too_many_rows"
    NO_HEADERS = "no_headers"
    NO_ORGANISATION = "no_organisation"
    SAME_HEADER = "same_header"
    NO_SUCH_HEADER = "no_such_header"  # named by hand, and not in the file
    NO_SUCH_COLUMN = "no_such_column"  # meant by hand, and nothing we know
    TAKEN_TWICE = "taken_twice"  # two headers for one column, by hand


@dataclass
class Unreadable(ValueError):  # noqa: N818  # says what happened
    """The file cannot be taken at all. `fact` is what the sentence needs: a number, a header, a row."""

    why: Why
    fact: str | int = ""

    def __str__(self) -> str:
        return f"{self.why} {self.fact}".strip()


class Flaw(StrEnum):
    """What is wrong with one row."""

    NO_NAME = "no_name"
    NO_KIND = "no_kind"
    UNKNOWN_KIND = "unknown_kind"
    UNKNOWN_FORMAT = "unknown_format"
    UNKNOWN_STAGE = "unknown_stage"
    UNKNOWN_TIME = "unknown_time"
    NOT_A_NUMBER = "not_a_number"
    NOT_AN_EMAIL = "not_an_email"
    NOT_A_MEMBER_ID = "not_a_member_id"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    MORE_CELLS_THAN_COLUMNS = "more_cells_than_columns"
    ABOUT_A_LEARNER = "about_a_learner"
    TWICE = "twice"  # the same partner stands in an earlier row, and says something else
    NEARLY_TWICE = "nearly_twice"  # nearly the same name in an earlier row
    NEARLY_KNOWN = "nearly_known"  # nearly the name of a partner who is there already
    SPEAKS_TWICE = "speaks_twice"  # a member named as the contact of another partner in an earlier row
    SPEAKS_FOR_ANOTHER = "speaks_for_another"  # a member who speaks for another partner already


@dataclass(frozen=True, slots=True)
class Trouble:
    """`fact` is what was typed, a limit, another row, or the names it may be."""

    flaw: Flaw
    column: Column | None = None
    fact: str | int = ""
