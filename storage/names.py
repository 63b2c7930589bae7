"""Names that are no learner's, folded: of partners, contacts, schools and staff. The learner guard lets them pass."""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, delete, select

from bot.domain.reading.words import WORD, fold
from storage.tables.partners import known_names
from storage.upsert import insert

AT_ONCE = 500  # ids in one statement; SQLite takes 32,766 parameters, older ones 999


class Names:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def known(self, team_id: str, folded: Collection[str]) -> frozenset[str]:
        """Which of these folded phrases are names somebody here is known by."""
        if not folded:
            return frozenset()
        found = select(known_names.c.folded).where(known_names.c.team_id == team_id, known_names.c.folded.in_(folded))
        return frozenset(self._connection.execute(found).scalars())

    def learn(self, team_id: str, source: str, source_id: str | int, names: Collection[str]) -> None:
        """From now on this source (`partner` 12, `person` U0ANA …) has these names and no others."""
        self.learn_all(team_id, source, {str(source_id): names})

    def learn_all(self, team_id: str, source: str, names: Mapping[str, Collection[str]]) -> None:
        """The same for many sources of one kind by their ids, in two statements for each five hundred of them."""
        ids = sorted(names)
        for start in range(0, len(ids), AT_ONCE):
            some = ids[start : start + AT_ONCE]
            mine = (known_names.c.source == source, known_names.c.source_id.in_(some))
            self._connection.execute(delete(known_names).where(known_names.c.team_id == team_id, *mine))
            rows = [
                {"team_id": team_id, "folded": folded, "source": source, "source_id": source_id}
                for source_id in some
                for folded in _folded(names[source_id])
            ]
            if rows:
                self._connection.execute(insert(self._connection.dialect.name, known_names), rows)


def _folded(names: Iterable[str]) -> list[str]:
    """As the learner guard reads words: without capitals, accents and marks."""
    return sorted({" ".join(WORD.findall(fold(name))) for name in names} - {""})
