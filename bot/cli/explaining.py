"""What the bot makes of a line: how it is read, what it is taken to be about, and who could help."""

from datetime import date, datetime, timedelta

from bot.domain.guard import judge as guard
from bot.domain.matching.evidence import Named
from bot.domain.matching.naming import NUDGE, name_topics
from bot.domain.matching.ranking import Match
from bot.domain.needs import Need, NeedState
from bot.domain.reading.kinds import Kind
from bot.domain.reading.line import as_json, read_need
from bot.domain.reading.record import Reading
from bot.errors import StartError

MOST_LISTED = 10
NOBODY = "nobody yet"


class Explaining:
    """Explains lines as if they were typed on that day; with a database, by what is known in it."""

    def __init__(self, day: date, language: str, database: str | None, team: str | None, *, at: datetime) -> None:
        self._day = day
        self._language = language
        self._database = database
        self._team = team
        self._at = at

    def of(self, line: str) -> dict[str, object]:
        """Raises StartError where the database cannot be looked at."""
        reading = read_need(line, today=self._day, language=self._language)
        told = as_json(reading) | {"guard": guard.as_json(guard.judge(line))}
        if self._database is None:
            topics = name_topics(reading.topic or "", slug=reading.topic_slug, note=reading.rest)
            return told | {"topics": [_topic(named) for named in topics]}
        topics, matches = self._look(self._database, reading)
        return told | {
            "topics": [_topic(named) for named in topics],
            "matches": [_match(match) for match in matches],
        }

    def _look(self, url: str, reading: Reading) -> tuple[tuple[Named, ...], tuple[Match, ...]]:
        from bot.services import matching  # noqa: PLC0415  # only where there is a database to look at
        from storage.look import looking  # noqa: PLC0415

        with looking(url) as tx:
            teams = tx.workspaces.teams()
            team = self._team or (teams[0] if len(teams) == 1 else None)
            if team is None or team not in teams:
                raise StartError(f"--team names the workspace; in this database: {', '.join(teams) or NOBODY}.")
            found = matching.matches(tx, self._need(reading, team), at=self._at, limit=MOST_LISTED)
        return found.topics, found.matches

    def _need(self, reading: Reading, team: str) -> Need:
        """The need that the line would become; its id is nobody's."""
        return Need(
            id=0,
            team_id=team,
            number=0,
            state=NeedState.OPEN,
            asker="",
            channel="",
            seats_taken=0,
            either_day=None,
            or_day=None,
            created_at=self._at,
            fresh_until=self._at + timedelta(days=1),
            asked_if_stale_at=None,
            ended_at=None,
            filled_by=None,
            kind=reading.kind or Kind.VOLUNTEER,
            topic=reading.topic or "",
            topic_slug=reading.topic_slug,
            thing=reading.thing,
            note=reading.rest,
            school=reading.school,
            day=reading.day,
            start=reading.start,
            format=reading.format,
        )


def _topic(named: Named) -> dict[str, object]:
    return {
        "topic": named.topic,
        "confidence": named.confidence,
        "asks": named.confidence >= NUDGE,
        "way": named.way.value,
        "typed": named.typed,
        "taken_for": named.phrase,
    }


def _match(match: Match) -> dict[str, object]:
    return {
        "partner": match.candidate.partner.name,
        "topic": match.named.topic,
        "confidence": match.named.confidence,
        "score": match.score,
        "reasons": [str(reason) for reason in match.reasons],
        "hindrance": match.hindrance and match.hindrance.value,
    }
