"""What a look at the database has found."""

from collections.abc import Iterator

from bot.cli.doctor.finding import Finding
from storage.look import Look, Shape

SAFE_WAL = (3, 51, 3)
WELL = {
    Shape.NOT_MADE: "not made yet; the first start makes it",
    Shape.OLDER: "of an older version; the next start brings it up to date",
    Shape.NEWEST: "up to date",
}


def described(seen: Look) -> Iterator[Finding]:
    named = f"The database is {seen.kind} {seen.version}"
    if seen.shape is Shape.NEWER:
        fix = "Update Handraise, or restore the backup you made before updating."
        yield Finding("database", f"{named}, written by a newer Handraise.", fix)
    else:
        used = " A running Handraise has it, so I only looked." if seen.is_in_use else ""
        yield Finding("database", f"{named}, {WELL[seen.shape]}.{used}")
    if seen.kind == "SQLite" and tuple(int(part) for part in seen.version.split(".")) < SAFE_WAL:
        yield Finding(
            "sqlite",
            f"SQLite before {'.'.join(map(str, SAFE_WAL))} is safe here, since one connection does all the writing:"
            " let no other program write to the file while Handraise runs.",
        )
