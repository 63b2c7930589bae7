"""`handraise init`: asks, checks with Slack at once, and writes a `.env` that works."""

import asyncio
import stat
from pathlib import Path

import pytest
from dotenv import dotenv_values

from bot.cli.init import env_file
from bot.cli.manifest import creation_link, manifest
from sandbox.server import Sandbox
from tests.terminal import handraise, handraise_beside, settings_for

pytestmark = pytest.mark.usefixtures("folder")

ENV, BACKUP = Path(".env"), Path(".env.backup")


def read(path: Path = ENV) -> str | None:
    """What is written there, which is for its owner only; None where there is no such file."""
    if not path.exists():
        return None
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    return path.read_text()


def has_already(text: str) -> None:
    """The `.env` of before."""
    ENV.write_text(text)
    ENV.chmod(0o600)


def typed(*answers: str) -> str:
    return "".join(f"{answer}\n" for answer in answers)


async def test_from_nothing_to_a_setting_file_that_works(slack: Sandbox) -> None:
    """By name and by number, wrong answers asked again; the doctor finds nothing to fix afterwards."""
    answers = typed(
        "n",  # no app yet
        "xoxp-wrong",
        slack.app_token,
        "xoxb-wrong",
        slack.bot_token,
        slack.app_token,
        "Nobody",
        "@ruth",
        "#partners",
        "Chicago",
        "America/Denver",
        "es",
        "",
    )
    result = await handraise_beside(slack, "init", said=answers)

    assert result.exit_code == 0, result.output
    assert creation_link(manifest()) in result.output
    assert "A bot token starts with xoxb-" in result.output
    assert "That is the app-level token, which is asked for next." in result.output
    assert "(invalid_auth)" in result.output
    assert "Nobody here is called “Nobody”" in result.output
    assert "is no time zone" in result.output
    for secret in (slack.bot_token, slack.app_token, "xoxp-wrong"):
        assert secret not in result.output
    assert dotenv_values(ENV) == {
        "SLACK_API_URL": slack.api_url,
        **settings_for(slack),
        "TIME_ZONE": "America/Denver",
        "CHANNEL_LANGUAGE": "es",
        "DATABASE_URL": "sqlite:///handraise.db",
    }
    assert read()
    assert (await handraise_beside(slack, "doctor")).exit_code == 0


async def test_what_is_usual_comes_from_the_coordinator(slack: Sandbox) -> None:
    """Their zone and language are offered, so that Enter is an answer; the channel can wait."""
    slack.add_person("carmen", "Carmen Ruiz", locale="es-MX", tz="America/Mexico_City")
    answers = typed("y", slack.bot_token, slack.app_token, "Carmen Ruiz", "", "", "", "")
    result = await handraise_beside(slack, "init", said=answers)
    written = dotenv_values(ENV)
    assert "That is Carmen Ruiz." in result.output
    assert (written["TIME_ZONE"], written["CHANNEL_LANGUAGE"]) == ("America/Mexico_City", "es")
    assert "NEEDS_CHANNEL" not in written


async def test_without_an_app_token_it_is_http(slack: Sandbox) -> None:
    """Then the signing secret is asked for."""
    answers = typed("y", slack.bot_token, "", "", slack.signing_secret, "ruth", "1", "", "", "")
    await handraise_beside(slack, "init", said=answers)
    written = dotenv_values(ENV)
    assert written["SLACK_SIGNING_SECRET"] == slack.signing_secret
    assert "SLACK_APP_TOKEN" not in written


async def test_an_existing_file_keeps_its_other_lines_and_a_copy(slack: Sandbox) -> None:
    """What differs is named before it is replaced."""
    old = f"# ours\nLOG_LEVEL=DEBUG\nSLACK_BOT_TOKEN={slack.bot_token}\nTIME_ZONE=America/Denver\nexport X='a # b'\n"
    has_already(old)
    answers = typed("y", slack.app_token, "ruth", "partners", "America/Chicago", "en", "", "y")
    result = await handraise_beside(slack, "init", said=answers)

    assert result.exit_code == 0, result.output
    assert "SLACK_BOT_TOKEN is set already. Keep it?" in result.output
    assert "other values for TIME_ZONE. Replace them?" in result.output
    text = read()
    assert text is not None
    assert text.startswith(f"# ours\nLOG_LEVEL=DEBUG\nSLACK_BOT_TOKEN={slack.bot_token}\nTIME_ZONE=America/Chicago\n")
    assert "export X='a # b'\n" in text
    assert read(BACKUP) == old


async def test_a_no_at_the_end_leaves_everything_as_it_was(slack: Sandbox) -> None:
    has_already("TIME_ZONE=America/Denver\n")
    answers = typed("y", slack.bot_token, slack.app_token, "ruth", "", "America/Chicago", "en", "", "n")
    result = await handraise_beside(slack, "init", said=answers)
    assert "Nothing is written." in result.output
    assert read() == "TIME_ZONE=America/Denver\n"
    assert read(BACKUP) is None


async def test_giving_up_in_the_middle_writes_nothing(slack: Sandbox) -> None:
    """Ctrl+D, say; and that is said."""
    result = await handraise_beside(slack, "init", said=typed("y", slack.bot_token))
    assert result.exit_code == 1
    assert result.stdout.endswith("\nNothing is written.\n")
    assert read() is None


async def test_where_no_slack_answers_no_token_is_blamed(unused_tcp_port: int) -> None:
    nowhere = f"http://127.0.0.1:{unused_tcp_port}/api/"
    tokens = {"SLACK_BOT_TOKEN": "xoxb-x", "SLACK_APP_TOKEN": "xapp-x"}
    result = await asyncio.to_thread(handraise, "init", "--yes", SLACK_API_URL=nowhere, **tokens)
    assert result.stderr.startswith(f"SLACK_BOT_TOKEN: No Slack answers at {nowhere}")


async def test_a_channel_once_chosen_can_be_left_for_later(slack: Sandbox) -> None:
    """Enter would keep it."""
    has_already("NEEDS_CHANNEL=C0BEFORE\n")
    answers = typed("y", slack.bot_token, slack.app_token, "ruth", "later", "", "", "", "y")
    result = await handraise_beside(slack, "init", said=answers)
    assert result.exit_code == 0, result.output
    assert not dotenv_values(ENV)["NEEDS_CHANNEL"]


async def test_without_a_question(slack: Sandbox) -> None:
    """Tokens from the environment, the rest from options; for a script."""
    tokens = {"SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": slack.app_token}
    words = ("init", "--yes", "--coordinators", "ruth", "--needs-channel", "partners", "--channel-language", "es")
    result = await handraise_beside(slack, *words, **tokens)
    assert result.exit_code == 0, result.output
    written = dotenv_values(ENV)
    assert written.items() >= settings_for(slack).items()
    assert written["CHANNEL_LANGUAGE"] == "es"


async def test_nobody_named_is_the_owner(slack: Sandbox) -> None:
    """Whose zone and language are offered, too; without an owner somebody has to be named."""
    tokens = {"SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": slack.app_token}
    slack.person("ruth").member.tz = "America/Denver"
    answers = typed("y", slack.bot_token, slack.app_token, "", "", "", "", "")
    result = await handraise_beside(slack, "init", said=answers)
    assert "Then Ruth Lindqvist coordinates, as the owner of the workspace." in result.output
    assert dotenv_values(ENV)["TIME_ZONE"] == "America/Denver"
    assert not dotenv_values(ENV).get("COORDINATORS")

    slack.person("ruth").member.rank = None
    without = await handraise_beside(slack, "init", "--yes", **tokens)
    assert without.exit_code == 2
    assert "COORDINATORS: Slack shows no owner of the workspace. Name at least one person." in without.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--coordinators", "Nobody"), "COORDINATORS: Nobody here is called “Nobody”."),
        (("--coordinators", "ruth", "--needs-channel", "nowhere"), "NEEDS_CHANNEL: I see no channel “nowhere”."),
        (("--coordinators", "ruth", "--time-zone", "Chicago"), "TIME_ZONE: “Chicago” is no time zone"),
        (("--coordinators", "ruth", "--database-url", "mysql://x"), "DATABASE_URL must name"),
    ],
)
async def test_without_a_question_a_wrong_answer_is_the_end(slack: Sandbox, words: tuple[str, ...], said: str) -> None:
    """One line that names the setting, exit code 2, nothing written."""
    tokens = {"SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": slack.app_token}
    result = await handraise_beside(slack, "init", "--yes", *words, **tokens)
    assert result.exit_code == 2
    assert result.stderr.startswith(said)
    assert read() is None


async def test_a_token_without_its_scopes_is_not_taken(slack: Sandbox) -> None:
    """Better now than at the first lost post."""
    slack.install(manifest() | {"oauth_config": {"scopes": {"bot": ["chat:write"]}}})
    result = await handraise_beside(slack, "init", "--yes", SLACK_BOT_TOKEN=slack.bot_token)
    assert "SLACK_BOT_TOKEN: The token lacks scopes: channels:history" in result.stderr


@pytest.mark.parametrize(
    "value", ["plain", "with blanks", "hash # in it", "it's", 'said "so"', "back\\slash", "ñ", "a=b"]
)
def test_whatever_is_written_is_read_again(value: str) -> None:
    ENV.write_text(env_file.merged("A=1\nKEY=old\nKEY=older", {"KEY": value, "NEW": value}))
    assert dotenv_values(ENV) == {"A": "1", "KEY": value, "NEW": value}
