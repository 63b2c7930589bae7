"""`python -m bench`: every figure with its target, all variants in one run, in turns; ratios count, not times."""

import argparse
import asyncio
import os
import platform
import sqlite3
from statistics import median

from bench import dispatch, guard, load
from bench.contestants import started

NAMES = ("F", "F0", "ours")
RATE = 100

Figures = dict[str, list[float]]


class Rounds:
    """What was measured, contestant by contestant, round by round."""

    def __init__(self) -> None:
        self.p50: Figures = {name: [] for name in NAMES}
        self.p99: Figures = {name: [] for name in NAMES}
        self.connected: Figures = {name: [] for name in NAMES}
        self.resident: Figures = {name: [] for name in NAMES}

    async def measure(self, name: str, seconds: float) -> None:
        async with started(name) as contestant:
            await load.at_rate(contestant, RATE, 0.5)  # warm
            acks = await load.at_rate(contestant, RATE, seconds)
            self.p50[name].append(acks.p50)
            self.p99[name].append(acks.p99)
            self.connected[name].append(contestant.connected_after_s)
            self.resident[name].append(contestant.resident_mb() or 1)

    def describe(self, name: str) -> str:
        p50, p99 = median(self.p50[name]), median(self.p99[name])
        started_in, held = median(self.connected[name]), median(self.resident[name])
        return f"{name:5} ack p50 {p50:6.2f} ms, p99 {p99:6.2f} ms; connected after {started_in:.2f} s; {held:.0f} MB"


async def main(rounds: int, seconds: float) -> None:
    machine = f"{platform.platform()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    print(f"{machine}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}; {RATE} commands a second")
    measured = Rounds()
    for number in range(rounds):
        for name in NAMES if number % 2 == 0 else reversed(NAMES):
            await measured.measure(name, seconds)
    async with started("ours") as ours:
        burst = await load.burst(ours, clickers=500, seats=3)
        idle = await load.idle_post(ours, times=8)
    for name in NAMES:
        print(f"  {measured.describe(name)}")
    _row("ack p50 / F", _ratio(measured.p50, "F"), 0.35)
    _row("ack p50 / F0", _ratio(measured.p50, "F0"), 3)
    _row("ack p99 / F", _ratio(measured.p99, "F"), 0.8)
    _row("start to connected / F", _ratio(measured.connected, "F"), 2)
    _row("resident memory / F", _ratio(measured.resident, "F"), 1.7)
    _row("line to visible card, idle, ms", idle, 15)
    _row("dispatch at 200 routes / 2", await dispatch.ratio(), 1.5)
    _row("500 clicks on 3 seats: last ack, ms", burst.acks.worst, 1000)
    _row("500 clicks on 3 seats: later than 3 s", burst.acks.late, 0)
    print(f"  500 clicks: {burst.held} held, {burst.waiting} waiting, the card drawn again {burst.redrawn} times")


def _ratio(figures: Figures, floor: str) -> float:
    """The median of the ratios of each round: a noisy minute weighs on both sides of it."""
    return median(ours / its for ours, its in zip(figures["ours"], figures[floor], strict=True))


def _row(figure: str, value: float, target: float) -> None:
    print(f"  {'met   ' if value <= target else 'MISSED'} {figure:40} {value:8.2f}  (target {target:g})")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--seconds", type=float, default=2)
    wishes = parser.parse_args()
    asyncio.run(main(wishes.rounds, wishes.seconds))
    guard.main()
