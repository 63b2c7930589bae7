"""`python -m bench.guard`: what the learner guard notices and lets pass, kind by kind, and what a text costs.

Only sentences that no rule was written from are counted; of them only sums are shown.
"""

import statistics
import time
from collections.abc import Callable

from bot.domain.guard.candidates import candidates
from bot.domain.guard.judge import judge
from tests.domain.guard.corpus import Figures, figures

LINE = (
    "Could somebody tutor a few of our sixth graders in fractions? We meet on Tuesdays after lunch in room 12, and"
    " Mr. Patel from the library lends us the tablets; please write to the office."
)
_TIMES = 300


def main() -> None:
    for part, origin in (
        ("scored", "written before the rules, split off by the hash"),
        ("unseen", "written after the rules"),
    ):
        _tell(part, origin, figures(part))
    print(f"  {len(LINE)} letters: {_milliseconds(lambda: judge(LINE)):.2f} ms a verdict, "
          f"{_milliseconds(lambda: candidates(LINE)):.2f} ms for what to look up")  # fmt: skip
    print(f"  3,000 letters: {_milliseconds(lambda: judge((LINE * 20)[:3000])):.1f} ms a verdict")


def _tell(part: str, origin: str, counted: Figures) -> None:
    print(f"Learner guard, {part} sentences ({origin}), {sum(counted.of.values())} in all")
    _row("recall", counted.recall, 0.85, met=counted.recall >= 0.85)
    _row("recall, number, address, contact or birth date", counted.hard_recall, 0.98, met=counted.hard_recall >= 0.98)
    _row("false alarms", counted.false_alarms, 0.04, met=counted.false_alarms <= 0.04)
    for heading, kinds in (
        ("noticed", counted.bad),
        ("false alarms", counted.of.keys() - counted.bad),
    ):
        shares = ", ".join(f"{kind} {counted.noticed[kind]}/{counted.of[kind]}" for kind in sorted(kinds))
        print(f"  {heading}: {shares}")


def _row(figure: str, value: float, target: float, *, met: bool) -> None:
    print(f"  {'met   ' if met else 'MISSED'} {figure:50} {value:6.3f}  (target {target:g})")


def _milliseconds(call: Callable[[], object]) -> float:
    call()
    took = []
    for _ in range(_TIMES):
        start = time.perf_counter()
        call()
        took.append(time.perf_counter() - start)
    return statistics.median(took) * 1000


if __name__ == "__main__":
    main()
