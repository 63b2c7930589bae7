"""`python -m bot`, and the `handraise` command."""

from bot.cli.commands import cli


def main() -> None:
    cli()


if __name__ == "__main__":
    main()
