"""A port as it is typed on a command line."""

from argparse import ArgumentTypeError

_HIGHEST = 65_535


def port(typed: str) -> int:
    if not typed.isdecimal() or int(typed) > _HIGHEST:
        raise ArgumentTypeError(f"{typed!r} is no port; those are 0 to {_HIGHEST}")
    return int(typed)
