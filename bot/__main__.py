"""`python -m bot`, and the `handraise` command."""

import sys


def main() -> None:
    """`run` is what stays in memory for months, so it goes straight there.

    The library of the command line and what it brings along are a tenth of the time and of the memory of a start.
    """
    if sys.argv[1:] == ["run"]:
        from bot.cli.serving import run  # noqa: PLC0415  # see above

        sys.exit(run())
    from bot.cli.commands import cli  # noqa: PLC0415  # see above

    cli()


if __name__ == "__main__":
    main()
