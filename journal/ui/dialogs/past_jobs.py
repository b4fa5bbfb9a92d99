"""Keeps work beside the window alive for a dialog: a job must not go before it has ended."""

from __future__ import annotations

from journal.services.background import Job


class Jobs:
    """The jobs of one dialog."""

    def __init__(self) -> None:
        self._kept: list[Job] = []

    def keep(self, job: Job) -> Job:
        """Until it has ended; the same job."""
        self._kept = [each for each in self._kept if each.running]
        self._kept.append(job)
        return job

    @property
    def running(self) -> bool:
        """Whether any of them is still at work."""
        return any(job.running for job in self._kept)

    def stop(self) -> None:
        """Asks them to give up."""
        for job in self._kept:
            job.stop()

    def end(self) -> None:
        """Stops and waits; nobody hears of it."""
        for job in self._kept:
            if job.running:
                job.blockSignals(True)
                job.end()
