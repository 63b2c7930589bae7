"""Alembic's migrations, inside the package so that an installed bot can migrate itself."""

NEWEST = "0009"
