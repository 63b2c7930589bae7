"""How much of a file is read before it is refused, so that no file can do harm by its size."""

from typing import Final

LARGEST_FILE: Final = 20 * 1024 * 1024  # bytes
MOST_COLUMNS: Final = 200
MOST_ROWS: Final = 100_000
LONGEST_CELL: Final = 10_000  # characters
LONGEST_LINE: Final = MOST_COLUMNS * LONGEST_CELL

LONGEST_PHRASE: Final = 80  # a school, the name of a contact
LONGEST_EMAIL: Final = 254
MOST_SCHOOLS: Final = 50
MOST_LANGUAGES: Final = 20
