"""`handraise audit`: who did what when, for whoever runs the bot; ids and fixed words, never anybody's text."""

import json
from collections.abc import Iterator
from datetime import datetime

from bot.domain.audit import Note
from storage.look import trail


def lines(url: str, since: datetime | None, *, as_json: bool) -> Iterator[str]:
    """One a deed, oldest first. Raises StartError."""
    return (_as_json(note) if as_json else _as_text(note) for note in trail(url, since))


def _as_text(note: Note) -> str:
    about = f"{note.subject}:{note.subject_id}" if note.subject_id else note.subject
    parts = (f"{note.at:%Y-%m-%d %H:%M:%S}Z", note.team_id, note.by.user_id, note.deed, about, note.word or "")
    return "  ".join(part for part in parts if part)


def _as_json(note: Note) -> str:
    by = {"by_team_id": note.by.team_id, "by_user_id": note.by.user_id}
    what = {"deed": note.deed, "subject": note.subject, "subject_id": note.subject_id, "word": note.word}
    return json.dumps({"at": note.at.isoformat(), "team_id": note.team_id, **by, **what})
