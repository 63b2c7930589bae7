"""APScheduler's only door: the table of jobs becomes interval jobs, and a jump of the clock runs every job at once.

APScheduler is the metronome, nothing more: it decides no time that a person sees (docs/decisions/clock.md).
"""

import logging
from collections.abc import Iterable
from datetime import timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock
from bot.jobs import Job

log = logging.getLogger(__name__)

JUMP = timedelta(seconds=2)


class Scheduler:
    def __init__(self, jobs: Iterable[Job], clock: Clock) -> None:
        self._jobs = {job.name: job for job in jobs}
        self._clock = clock
        self._expected = clock.now()
        self._scheduler = AsyncIOScheduler(
            timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )

    def start(self) -> None:
        for job in self._jobs.values():
            self._scheduler.add_job(self._run, "interval", [job], id=job.name, seconds=job.every.total_seconds())
        self._scheduler.add_job(self._watch_clock, "interval", id="clock", seconds=1)
        self._expected = self._clock.now() + timedelta(seconds=1)
        self._scheduler.start()

    def stop(self) -> None:
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def run_all(self) -> None:
        """Every job once, now."""
        for job in self._jobs.values():
            await self._run(job)

    async def _run(self, job: Job) -> None:
        """One job's fault must not stop the clock for the others."""
        try:
            while await job.body():
                pass
        except Exception:
            log.exception("a job failed", extra={"job": job.name})

    async def _watch_clock(self) -> None:
        """A clock that was set, a machine that slept: interval jobs would wait out the difference."""
        now = self._clock.now()
        jumped = abs(now - self._expected) > JUMP
        self._expected = now + timedelta(seconds=1)
        if jumped:
            log.info("the clock has jumped: everything due is done now")
            await self.run_all()
