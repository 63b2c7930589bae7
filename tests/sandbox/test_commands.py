"""Typing: messages, slash commands, and what Slack says when an app does not answer."""

import asyncio
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp

from sandbox.errors import CannotDo
from sandbox.server import Sandbox


async def test_a_command_arrives_with_the_fields_slack_sends(slack: Sandbox, bolt: AsyncApp) -> None:
    """All strings, mentions as `<@U…|name>`, and the answer is whispered where it was typed."""
    heard: dict[str, Any] = {}

    @bolt.command("/need")
    async def need(ack: Any, body: dict[str, Any]) -> None:
        heard.update(body)
        await ack("Got it")

    ana, ben = slack.person("ana"), slack.person("ben")
    outcome = await ana.sends("/need  mentor @ben & robotics ", channel="teachers")
    assert outcome.acked
    assert heard["command"] == "/need"
    assert heard["text"] == f"mentor <@{ben.id}|ben> & robotics"
    assert (heard["user_id"], heard["user_name"], heard["channel_name"]) == (ana.id, "ana", "teachers")
    assert heard["is_enterprise_install"] == "false"
    assert heard["response_url"].startswith(slack.address)
    assert [message.text for message in ana.reads("teachers")] == ["Got it"]
    assert ana.reads("teachers")[0].only_for == ana.id
    assert ben.reads("teachers") == []


async def test_an_answer_may_be_for_everybody(slack: Sandbox, bolt: AsyncApp) -> None:
    """With response_type in_channel, even where the bot is no member."""

    @bolt.command("/cheer")
    async def cheer(ack: Any) -> None:
        await ack(text="Hooray", response_type="in_channel")

    await slack.person("ana").sends("/cheer", channel="lincoln-lobby")
    assert slack.person("ben").reads("lincoln-lobby")[-1].text == "Hooray"


@pytest.mark.parametrize(
    ("channel", "name"), [("@handraise", "directmessage"), ("coordinators", "privategroup"), ("general", "general")]
)
async def test_away_from_public_channels_the_name_is_veiled(
    slack: Sandbox, bolt: AsyncApp, channel: str, name: str
) -> None:
    """As Slack does it."""
    heard: list[str] = []

    @bolt.command("/where")
    async def where(ack: Any, command: dict[str, Any]) -> None:
        heard.append(command["channel_name"])
        await ack()

    await slack.person("ruth").sends("/where", channel=channel)
    assert heard == [name]


async def test_a_manifest_decides_about_commands_and_escaping(slack: Sandbox, bolt: AsyncApp) -> None:
    """Unknown commands never reach the app; without should_escape a mention is what was typed."""
    heard: list[str] = []

    @bolt.command("/raw")
    async def raw(ack: Any, command: dict[str, Any]) -> None:
        heard.append(command["text"])
        await ack()

    slack.install({"features": {"slash_commands": [{"command": "/raw"}]}})
    ana = slack.person("ana")
    await ana.sends("/raw @ben")
    assert heard == ["@ben"]
    assert (await ana.sends("/roar")).error == "unknown_command"
    assert ana.reads("general")[-1].text == "/roar is not a valid command."


@pytest.mark.usefixtures("bolt")
async def test_mentions_may_come_without_names(slack: Sandbox, bolt: AsyncApp) -> None:
    """`<@U…>` and `<#C…|>`: an app that needs the names has to ask for them."""
    slack.slack.options.mention_names = False
    texts: list[str] = []

    @bolt.command("/need")
    async def need(ack: Any, body: dict[str, Any]) -> None:
        texts.append(body["text"])
        await ack()

    ana = slack.person("ana")
    await ana.sends("/need help for @ben in #partners", channel="partners")
    partners = slack.slack.conversation("partners", seen_by=ana.id).id
    assert texts == [f"help for <@{slack.person('ben').id}> in <#{partners}|>"]


async def test_no_commands_in_threads(slack: Sandbox) -> None:
    """Slack says so itself."""
    ana = slack.person("ana")
    await ana.sends("a root", channel="teachers")
    root = ana.reads("teachers")[-1]
    outcome = await ana.sends("/need mentor", channel="teachers", thread=root)
    assert outcome.error == "not_supported_in_threads"
    assert ana.reads("teachers", thread=root)[-1].system


async def test_without_a_connection_the_dispatch_fails(slack: Sandbox) -> None:
    """At once, in a line only the typist sees."""
    ana = slack.person("ana")
    outcome = await ana.sends("/need mentor", channel="teachers")
    assert outcome.error == "dispatch_failed"
    line = ana.reads("teachers")[-1]
    assert line.text == '/need failed with the error "dispatch_failed"'
    assert line.system
    assert slack.person("ben").reads("teachers") == []


async def test_without_an_answer_the_operation_times_out(slack: Sandbox, bolt: AsyncApp) -> None:
    """Bolt sends nothing for what it does not handle, and commands are not sent twice."""
    calls: list[str] = []

    @bolt.command("/slow")
    async def slow(command: dict[str, Any]) -> None:
        calls.append(command["text"])
        await asyncio.Event().wait()

    slack.slack.options.ack_seconds = 0.05
    ana = slack.person("ana")
    outcome = await ana.sends("/slow x", channel="teachers")
    assert outcome.error == "operation_timeout"
    assert ana.reads("teachers")[-1].text == '/slow failed with the error "operation_timeout"'
    assert calls == ["x"]


async def test_an_answer_slack_cannot_show_is_an_error(slack: Sandbox, bolt: AsyncApp) -> None:
    """Not a silence."""

    @bolt.command("/broken")
    async def broken(ack: Any) -> None:
        await ack(text="x", blocks=[{"type": "chart"}])

    assert (await slack.person("ana").sends("/broken")).error == "invalid_blocks"


async def test_what_people_type_is_kept_as_tokens(slack: Sandbox) -> None:
    """And a thread grows under its root."""
    ana, ben = slack.person("ana"), slack.person("ben")
    await ana.sends("hi @ben, see #partners & <b>", channel="teachers")
    root = ben.reads("teachers")[-1]
    partners = slack.slack.conversation("partners", seen_by=ana.id).id
    assert root.text == f"hi <@{ben.id}>, see <#{partners}|> &amp; &lt;b&gt;"
    await ben.sends("on my way", channel="teachers", thread=root)
    assert [reply.text for reply in root.replies] == ["on my way"]


async def test_slack_invites_by_itself(slack: Sandbox) -> None:
    """`/invite` never reaches the app."""
    await slack.person("ana").sends("/invite @handraise", channel="lincoln-lobby")
    assert slack.bot.user_id in slack.slack.conversation("lincoln-lobby", seen_by="").members
    with pytest.raises(CannotDo, match="whom"):
        await slack.person("ana").sends("/invite", channel="lincoln-lobby")


async def test_who_is_not_there_cannot_speak_there(slack: Sandbox) -> None:
    """Nor see a private channel, nor be somebody else, nor come back from the gone."""
    priya = slack.person("priya")
    with pytest.raises(CannotDo, match="not_in_channel"):
        await priya.sends("hello", channel="teachers")
    with pytest.raises(CannotDo, match="no conversation"):
        priya.reads("coordinators")
    with pytest.raises(CannotDo, match="nobody here"):
        slack.person("zoe")
    with pytest.raises(CannotDo, match="account_inactive"):
        await slack.add_person("don", kind="deactivated").sends("boo")
