"""The phrases of each workspace, held in memory and made anew only when they have changed."""

from collections import OrderedDict
from functools import cache
from typing import Final

from bot.domain.matching.phrasebook import MOST_PHRASES, Phrasebook, workspace_book
from storage.transaction import Transaction

MOST_BOOKS: Final = 16
_SHELF: Final[OrderedDict[str, Phrasebook]] = OrderedDict()  # by revision, which no other workspace or database has


@cache
def _empty() -> Phrasebook:
    return workspace_book(())


def book_of(tx: Transaction, team_id: str) -> Phrasebook:
    """The aliases and own words of a workspace; at most 2,000, whatever the number of its partners."""
    revision = tx.topics.revision(team_id)
    if revision is None:
        return _empty()
    book = _SHELF.pop(revision, None) or workspace_book(tx.topics.entries(team_id, MOST_PHRASES))
    _SHELF[revision] = book
    while len(_SHELF) > MOST_BOOKS:
        _SHELF.popitem(last=False)
    return book
