"""Words of needs that led to no topic; a coordinator may say which one they mean."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Unmatched:
    """One row of the table: `words` as last typed, `folded` as they are compared."""

    id: int
    team_id: str
    folded: str
    words: str
    times: int
    last_at: datetime
