"""Bolt for JavaScript against the sandbox: another language, another HTTP client, the same Slack.

Its packages come from `npm ci` in tests/javascript; where they are not installed, these stories are skipped.
"""

import asyncio
import os
import shutil
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox.options import Options
from sandbox.server import Sandbox, running_sandbox

HERE = Path(__file__).parents[1] / "javascript"
NODE = shutil.which("node")
START_S = 20

pytestmark = [
    pytest.mark.javascript,
    pytest.mark.skipif(
        NODE is None or not (HERE / "node_modules").is_dir(),
        reason="no Bolt for JavaScript: run npm ci in tests/javascript",
    ),
]

MANIFEST = {
    "features": {
        "slash_commands": [{"command": "/lunch", "description": "Ask what to eat"}],
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
    },
    "oauth_config": {
        "scopes": {"bot": ["commands", "chat:write", "reactions:write", "channels:history", "channels:read"]}
    },
    "settings": {
        "event_subscriptions": {"bot_events": ["app_home_opened", "message.channels"]},
        "socket_mode_enabled": True,
    },
}


@pytest.fixture
async def lunch() -> AsyncIterator[Sandbox]:
    """A sandbox with the JavaScript app connected to it."""
    async with running_sandbox(options=Options(pace=0.0)) as slack:
        slack.install(MANIFEST)
        surroundings = {
            "PATH": os.environ["PATH"],
            "SLACK_API_URL": slack.api_url,
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_APP_TOKEN": slack.app_token,
        }
        app = await asyncio.create_subprocess_exec(str(NODE), "app.mjs", cwd=HERE, env=surroundings, stderr=PIPE)
        try:
            await slack.until_connected(START_S)
            yield slack
        finally:
            app.terminate()
            _, complaints = await app.communicate()
            assert not complaints, complaints.decode()


async def test_a_poll_from_command_to_modal(lunch: Sandbox) -> None:
    """Command, message, buttons, update, whisper, form, field error, submission."""
    ana = lunch.person("ana")
    await ana.sends("/lunch What shall we eat?", channel="general")
    poll = await lunch.until(lambda: next((each for each in ana.reads("general") if each.bot_id), None))
    assert poll is not None
    await ana.clicks(poll, "soup")
    await lunch.until(lambda: "1 so far" in str(poll.blocks))
    whispered = await lunch.until(lambda: [each.text for each in ana.reads("general") if each.only_for == ana.id])
    assert whispered == ["You chose soup."]
    await ana.clicks(poll, "Suggest")
    await ana.waits_for_form("Suggest a dish")
    refused = await ana.submits({"Dish": "ox"})
    assert refused.errors == {"dish": "Which dish is that?"}
    await ana.submits({"Dish": "lentils"})
    await lunch.until(lambda: any("suggests lentils" in each.text for each in ana.reads("general")))


async def test_events_reactions_threads_and_the_home_tab(lunch: Sandbox) -> None:
    """What an app hears, and what it does of its own accord."""
    ben = lunch.person("ben")
    await ben.sends("I am hungry", channel="general")
    said = next(each for each in ben.reads("general") if "hungry" in each.text)
    await lunch.until(lambda: [each.text for each in said.replies] == ["Soon."])
    assert lunch.ledger.count("reactions.add") == 1
    ben.opens_home()
    await lunch.until(lambda: lunch.ledger.count("views.publish") == 1)
