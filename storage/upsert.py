"""INSERT … ON CONFLICT, which SQLAlchemy spells once for each database.

Statements are built once a database and kept: building one costs more than running it.
"""

from typing import TYPE_CHECKING, Union

from sqlalchemy import Table

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

Insert = Union["sqlite.Insert", "postgresql.Insert"]


def insert(dialect: str, table: Table) -> Insert:
    """An INSERT that understands ON CONFLICT; `dialect` is the name of the connection's. Loads that dialect only."""
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415  # three drivers' worth of modules

        return postgresql.insert(table)
    from sqlalchemy.dialects import sqlite  # noqa: PLC0415  # see above

    return sqlite.insert(table)
