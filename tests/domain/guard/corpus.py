"""The made-up sentences with their labels, the registry they are read beside, and how the guard does on them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from bot.domain.guard.candidates import candidates
from bot.domain.guard.judge import judge
from bot.domain.guard.verdict import Verdict, Weight
from bot.domain.guard.word_lists import split

_HERE = Path(__file__).parent
HARD = frozenset(("student_number", "ssn", "birth_date", "home_address", "phone", "email"))


@dataclass(frozen=True)
class Labelled:
    kind: str
    language: str
    expected: Weight
    sentence: str


def part(name: str) -> list[Labelled]:
    """`learn`, which rules may be written from, or `scored`, which is only counted."""
    lines = (_HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    fields = (line.split("\t") for line in lines)
    return [Labelled(kind, language, Weight(expected), sentence) for kind, language, expected, sentence in fields]


def part_of(sentence: str) -> str:
    """To which part a sentence belongs, for good."""
    return "learn" if sha256(sentence.encode()).digest()[0] % 2 == 0 else "scored"


def registry() -> frozenset[str]:
    lines = (_HERE / "registry.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(" ".join(split(line)) for line in lines if line)


def judged(labelled: Labelled, known: frozenset[str]) -> Verdict:
    """As the bot does it: only what the text itself suggests is looked up."""
    return judge(labelled.sentence, candidates(labelled.sentence) & known)


@dataclass(frozen=True)
class Figures:
    """Of the sentences that should be noticed and of the innocent ones, how many were noticed, by kind."""

    noticed: Counter[str]
    of: Counter[str]
    bad: frozenset[str]

    def share(self, kinds: Iterable[str]) -> float:
        chosen = list(kinds)
        return sum(self.noticed[kind] for kind in chosen) / sum(self.of[kind] for kind in chosen)

    @property
    def recall(self) -> float:
        return self.share(self.bad)

    @property
    def hard_recall(self) -> float:
        return self.share(HARD)

    @property
    def false_alarms(self) -> float:
        return self.share(self.of.keys() - self.bad)


def figures(name: str) -> Figures:
    known = registry()
    noticed: Counter[str] = Counter()
    rows = part(name)
    for row in rows:
        noticed[row.kind] += judged(row, known).weight is not Weight.PASS
    bad = frozenset(row.kind for row in rows if row.expected is not Weight.PASS)
    return Figures(noticed, Counter(row.kind for row in rows), bad)
