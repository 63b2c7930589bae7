"""What came of something a person did."""

from dataclasses import dataclass, field
from typing import Any

from sandbox.parsing import Json
from sandbox.transports.deliveries import Answer


@dataclass(frozen=True, slots=True)
class Outcome:
    """`error` is what Slack shows, `errors` stand under a form's fields, `payload` is the app's answer."""

    acked: bool
    ms: float = 0.0
    error: str | None = None
    payload: Any = None
    errors: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> Json:
        return {
            "acked": self.acked,
            "ms": round(self.ms, 2),
            "error": self.error,
            "payload": {} if self.payload is None else self.payload,
            "errors": self.errors,
        }


DONE = Outcome(acked=True)
"""Slack did it without asking the app."""
NOT_SURE = Outcome(acked=False)
"""The person thought better of it, and the app heard nothing."""


def outcome_of(answer: Answer, *, error: str | None = None, errors: dict[str, str] | None = None) -> Outcome:
    return Outcome(answer.acked, answer.ms, error or answer.error, answer.payload, errors or {})
