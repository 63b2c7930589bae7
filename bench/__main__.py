"""`python -m bench`: every figure with its target, all variants in one run, taken in turns; ratios count, not milliseconds."""

import argparse
import asyncio
import os
import platform
import sqlite3
from statistics import median

from bench import dispatch, load
from bench.contestants import started

NAMES = ("F", "F0", "ours")
RATE = 100


class Rounds:
    """What was measured, contestant by contestant, round by round."""

    def __init__(self) -> None:
        self.acks: dict[str, list[load.Acks]] = {name: [] for name in NAMES}
        self.connected: dict[str, list[float]] = {name: [] for name in NAMES}
        self.resident: dict[str, list[float]] = {name: [] for name in NAMES}

    def ratio(self, figures: dict[str, list[float]], floor: str) -> float:
        """The median of the ratios of each round: a noisy minute weighs on both sides of it."""
        return median(ours / its for ours, its in zip(figures["ours"], figures[floor], strict=True))

    def of(self, figure: str) -> dict[str, list[float]]:
        return {name: [getattr(acks, figure) for acks in rounds] for name, rounds in self.acks.items()}


async def main(rounds: int, seconds: float) -> None:
    print(f"{platform.platform()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}")
    measured = Rounds()
    for number in range(rounds):
        for name in NAMES if number % 2 == 0 else reversed(NAMES):
            await _measure(name, seconds, measured)
    async with started("ours") as ours:
        acks, claims, redrawn = await load.burst(ours, clickers=500, seats=3)
        idle = await load.idle_post(ours, times=8)
    for name in NAMES:
        p50, p99 = median(measured.of("p50")[name]), median(measured.of("p99")[name])
        print(f"  {name:5} ack p50 {p50:6.2f} ms, p99 {p99:6.2f} ms at {RATE}/s; connected after {median(measured.connected[name]):.2f} s; {median(measured.resident[name]):.0f} MB")
    _row("ack p50 / F", measured.ratio(measured.of("p50"), "F"), 0.35)
    _row("ack p50 / F0", measured.ratio(measured.of("p50"), "F0"), 3)
    _row("ack p99 / F", measured.ratio(measured.of("p99"), "F"), 0.8)
    _row("start to connected / F", measured.ratio(measured.connected, "F"), 2)
    _row("resident memory / F", measured.ratio(measured.resident, "F"), 1.7)
    _row("line to visible card, idle, ms", idle, 15)
    _row("dispatch at 200 routes / 2", await dispatch.ratio(), 1.5)
    _row("500 clicks on 3 seats: last ack, ms", acks.worst, 1000)
    _row("500 clicks on 3 seats: later than 3 s", acks.late, 0)
    print(f"  500 clicks on 3 seats: {claims}; the card was drawn again {redrawn} times")


async def _measure(name: str, seconds: float, measured: Rounds) -> None:
    async with started(name) as contestant:
        await load.at_rate(contestant, RATE, 0.5)  # warm
        measured.acks[name].append(await load.at_rate(contestant, RATE, seconds))
        measured.connected[name].append(contestant.connected_after_s)
        measured.resident[name].append(contestant.resident_mb() or 1)


def _row(figure: str, value: float, target: float) -> None:
    print(f"  {'met   ' if value <= target else 'MISSED'} {figure:40} {value:8.2f}  (target {target:g})")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=3)
    wishes = parser.parse_args()
    asyncio.run(main(wishes.rounds, wishes.seconds))
