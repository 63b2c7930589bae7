"""How well a need's words find their topics: `python -m bench.matching`, on made-up labelled lines.

The lines of the first part were worked on; those of the second were written afterwards and are only scored.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.domain.matching.evidence import Named
from bot.domain.matching.naming import NUDGE, name_topics
from bot.domain.matching.phrasebook import Phrasebook, own, workspace_book
from bot.domain.reading.line import read_need

LINES = Path(__file__).parent.parent / "tests" / "domain" / "matching"
PARTS = {"worked on": ("phrases.tsv", "unseen.tsv"), "only scored": ("fresh.tsv",)}
NOBODY = "-"
SOME_DAY = date(2026, 10, 6)


@dataclass(frozen=True, slots=True)
class Line:
    """Any topic of `right` is right; there is none where nobody on the list can help."""

    right: frozenset[str]
    sort: str
    words: str


@dataclass(frozen=True, slots=True)
class Score:
    """Of the lines somebody can serve: the shares with a right topic. Of the others: with any at all."""

    served: int
    first: float
    among_five: float
    mean_reciprocal: float
    rightly_nudged: float
    unserved: int
    nudged_for_nothing: float
    listed_for_nothing: float


def lines(part: str) -> list[Line]:
    rows = (row.split("\t") for name in PARTS[part] for row in _rows(name))
    return [Line(frozenset(_topics(right)), sort, words) for right, sort, words in rows]


def partners_book() -> Phrasebook:
    """What the partners of the evaluation offer in words of their own."""
    return workspace_book([(offer, own(offer)) for offer in _rows("offers.txt")])


def named(words: str, book: Phrasebook) -> tuple[Named, ...]:
    """As for a typed line: read first, then named by what was read."""
    reading = read_need(words, today=SOME_DAY)
    return name_topics(reading.topic or reading.text, [book], slug=reading.topic_slug, note=reading.rest)


def score(some: Sequence[Line], book: Phrasebook) -> Score:
    found = [(line, named(line.words, book)) for line in some]
    served = [(line.right, topics) for line, topics in found if line.right]
    unserved = [topics for line, topics in found if not line.right]
    ranks = [_rank(right, topics) for right, topics in served]
    return Score(
        served=len(served),
        first=_share(rank == 1 for rank in ranks),
        among_five=_share(rank > 0 for rank in ranks),
        mean_reciprocal=sum(1 / rank for rank in ranks if rank) / max(1, len(ranks)),
        rightly_nudged=_share(_is_nudged(topics) and topics[0].topic in right for right, topics in served),
        unserved=len(unserved),
        nudged_for_nothing=_share(map(_is_nudged, unserved)),
        listed_for_nothing=_share(map(bool, unserved)),
    )


def report(say: Callable[[str], None] = print) -> None:
    book = partners_book()
    for part in PARTS:
        some = lines(part)
        for told in _told(part, score(some, book)):
            say(told)
        for sort in dict.fromkeys(line.sort for line in some if line.right):
            it = score([line for line in some if line.sort == sort], book)
            say(f"      {sort:8} {it.served:3}: recall@1 {it.first:.2f}, recall@5 {it.among_five:.2f}")


def _told(part: str, it: Score) -> list[str]:
    recall = f"recall@1 {it.first:.2f}, recall@5 {it.among_five:.2f}, MRR {it.mean_reciprocal:.2f}"
    nothing = f"somebody asked for {it.nudged_for_nothing:.2f}, a maybe listed for {it.listed_for_nothing:.2f}"
    return [
        f"  {part}: {it.served} lines somebody can serve: {recall}; the right ones asked for {it.rightly_nudged:.2f}",
        f"    {it.unserved} lines nobody can serve: {nothing}",
    ]


def _is_nudged(topics: Sequence[Named]) -> bool:
    return bool(topics) and topics[0].confidence >= NUDGE


def _rank(right: frozenset[str], topics: Sequence[Named]) -> int:
    return next((place for place, named in enumerate(topics, start=1) if named.topic in right), 0)


def _share(those: Iterable[bool]) -> float:
    answers = Counter(map(bool, those))
    return answers[True] / max(1, answers.total())


def _topics(right: str) -> list[str]:
    if right == NOBODY:
        return []
    return [own(topic[1:]) if topic.startswith("~") else topic for topic in right.split(",")]


def _rows(name: str) -> list[str]:
    text = (LINES / name).read_text(encoding="utf-8")
    return [row for row in text.splitlines() if row and not row.startswith("#")]


if __name__ == "__main__":
    report()
