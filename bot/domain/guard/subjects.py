"""Somebody a text may be about, and the signals gathered for and against its being a learner."""

from bot.domain.guard.sentences import Span
from bot.domain.guard.verdict import ASK_AT, STOP, Finding, Reason, Rule


class Subject:
    """The signals about one person; each rule counts once, at its strongest."""

    __slots__ = ("_signals", "kind")

    def __init__(self, kind: Reason, rule: Rule, span: Span, points: int) -> None:
        self.kind = kind
        self._signals: dict[Rule, tuple[Span, int]] = {rule: (span, points)}

    def add(self, rule: Rule, span: Span | None, points: int) -> None:
        if span is None:
            return
        before = self._signals.get(rule)
        if before is None or abs(points) > abs(before[1]):
            self._signals[rule] = (span, points)

    @property
    def score(self) -> int:
        return max(0, sum(points for _, points in self._signals.values()))

    @property
    def weighs(self) -> bool:
        return self.score >= ASK_AT

    @property
    def stops(self) -> bool:
        return self.score >= STOP

    def has(self, *rules: Rule) -> bool:
        return any(rule in self._signals for rule in rules)

    @property
    def findings(self) -> list[Finding]:
        return [Finding(rule, *span, points) for rule, (span, points) in self._signals.items()]
