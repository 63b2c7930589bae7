"""What one look has found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """`fix` is what to do about it, in one line; None where all is well."""

    about: str
    said: str
    fix: str | None = None

    @property
    def is_well(self) -> bool:
        return self.fix is None
