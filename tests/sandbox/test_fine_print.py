"""What is easily missed in Slack's reference, and what an app only finds out in front of people."""

from typing import Any

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.server import Sandbox
from tests.sandbox.block_kit import field, modal
from tests.sandbox.connected import client_of
from tests.sandbox.listening import hearing, names, settled
from tests.sandbox.refusals import refusal

SAID = "#partners"
RECEIPT = {"event_type": "card", "event_payload": {"key": "k"}}


async def test_attachments_stay_until_they_are_taken_away(slack: Sandbox, client: AsyncWebClient) -> None:
    """A new text leaves them, an empty list removes them."""
    posted = await client.chat_postMessage(channel=SAID, text="one", attachments=[{"text": "below"}])
    where = {"channel": posted["channel"], "ts": posted["ts"]}
    message = slack.person("ana").reads("partners")[-1]
    await client.chat_update(**where, text="two")
    assert (message.text, [each["text"] for each in message.attachments]) == ("two", ["below"])
    await client.chat_update(**where, text="two", attachments=[])
    assert message.attachments == []


async def test_metadata_is_no_secret(slack: Sandbox, client: AsyncWebClient) -> None:
    """Any other app of the channel reads it."""
    posted = await client.chat_postMessage(channel=SAID, text="card", metadata=RECEIPT)
    other = client_of(slack.add_app("Quick Poll"))
    await other.conversations_join(channel=posted["channel"])
    read = await other.conversations_history(channel=posted["channel"], include_all_metadata=True)
    assert RECEIPT in [message.get("metadata") for message in read["messages"]]


async def test_links_are_not_unfolded_whatever_is_asked(slack: Sandbox, client: AsyncWebClient) -> None:
    """Both arguments are taken; nothing is fetched, nothing added, nothing changed later."""
    async with hearing(slack, "message.channels") as heard:
        for wanted in (True, False):
            await client.chat_postMessage(
                channel=SAID, text="https://example.org/", unfurl_links=wanted, unfurl_media=wanted
            )
        await settled(slack)
    assert names(heard) == ["message", "message"]
    assert not any(message.attachments for message in slack.person("ana").reads("partners"))


async def test_a_whisper_in_a_thread_needs_the_thread(slack: Sandbox, client: AsyncWebClient) -> None:
    """It does not start one, and it is not one of its replies."""
    ana = slack.person("ana")
    lost = client.chat_postEphemeral(channel=SAID, user=ana.id, text="psst", thread_ts="1.000001")
    assert await refusal(lost) == "thread_not_found"
    root = (await client.chat_postMessage(channel=SAID, text="root"))["ts"]
    await client.chat_postEphemeral(channel=SAID, user=ana.id, text="psst", thread_ts=root)
    partners = slack.slack.conversation("partners", seen_by=ana.id).id
    assert len((await client.conversations_replies(channel=partners, ts=root))["messages"]) == 1


async def test_a_form_closes_only_on_an_empty_answer(
    slack: Sandbox, client: AsyncWebClient, bolt: AsyncApp, trigger: str
) -> None:
    """Words in it are no answer to a form; Slack shows trouble, and the form stays."""
    answers: list[dict[str, Any]] = [{"text": "Thank you"}, {}]

    @bolt.view("form")
    async def form(ack: Any) -> None:
        await ack(**answers.pop(0))

    await client.views_open(trigger_id=trigger, view=modal(field("name")))
    ana = slack.person("ana")
    assert "must be empty" in str((await ana.submits({"Name": "x"})).error)
    assert ana.form()
    assert (await ana.submits()).error is None
    assert ana.form() is None


async def test_both_tabs_of_the_app_say_that_they_were_opened(slack: Sandbox, client: AsyncWebClient) -> None:
    """Each time; the view comes with the Home tab alone, once one was published."""
    ana = slack.person("ana")
    await client.views_publish(user_id=ana.id, view={"type": "home", "blocks": []})
    async with hearing(slack, "app_home_opened") as heard:
        for tab in ("home", "messages", "messages"):
            ana.opens_home(tab)
        await settled(slack)
    seen = {(body["event"]["tab"], "view" in body["event"]) for body in heard}
    assert (len(heard), seen) == (3, {("home", True), ("messages", False)})


async def test_a_locale_is_told_only_when_asked_for(slack: Sandbox, client: AsyncWebClient) -> None:
    """Of channels as of people."""
    partners = slack.slack.conversation("partners", seen_by=slack.person("priya").id).id
    assert "locale" not in (await client.conversations_info(channel=partners))["channel"]
    assert (await client.conversations_info(channel=partners, include_locale=True))["channel"]["locale"]
    people = (await client.users_list())["members"]
    assert not [person for person in people if "locale" in person]


async def test_not_everybody_has_a_time_zone(slack: Sandbox, client: AsyncWebClient) -> None:
    """People of other workspaces and the deactivated have none: an app must not count on the key."""
    stranger = slack.add_person("sol", kind="stranger", channels=("partners",))
    gone = slack.add_person("gus", kind="deactivated")
    for person in (stranger, gone):
        user = (await client.users_info(user=person.id, include_locale=True))["user"]
        assert not user.keys() & {"tz", "tz_label", "tz_offset", "locale"}


async def test_a_stranger_without_a_channel_in_common_is_not_visible(slack: Sandbox, client: AsyncWebClient) -> None:
    """Known to the workspace, and not to this app."""
    stranger = slack.add_person("sol", kind="stranger", channels=("lincoln-lobby",))
    assert await refusal(client.users_info(user=stranger.id)) == "user_not_visible"
    slack.person("ruth").invites("@handraise", "lincoln-lobby")
    assert (await client.users_info(user=stranger.id))["user"]["is_stranger"]


async def test_what_phones_type_arrives_as_it_is(slack: Sandbox, bolt: AsyncApp) -> None:
    """Smart quotes, long dashes and blanks that do not break; in a group the channel is named after its people."""
    heard: list[dict[str, Any]] = []

    @bolt.command("/need")
    async def need(ack: Any, command: dict[str, Any]) -> None:
        heard.append(command)
        await ack()

    group = (await client_of(slack).conversations_open(users=[slack.person("ana").id, slack.person("ben").id]))[
        "channel"
    ]
    await slack.person("ana").sends("/need “robotics” – 2\u00a0pm", channel=group["id"])
    assert heard[0]["text"] == "“robotics” – 2\u00a0pm"
    assert heard[0]["channel_name"].startswith("mpdm-")


async def test_no_part_of_an_organisation_shows(slack: Sandbox, bolt: AsyncApp) -> None:
    """An app installed in one workspace: a word in forms, no enterprise, and the team of every event is this one."""
    commands: list[dict[str, Any]] = []

    @bolt.command("/need")
    async def need(ack: Any, body: dict[str, Any]) -> None:
        commands.append(body)
        await ack()

    await slack.person("ana").sends("/need")
    assert commands[0]["is_enterprise_install"] == "false"
    assert "enterprise_id" not in commands[0]
    async with hearing(slack, "user_change") as heard:
        slack.person("ana").moves_to(locale="es-LA")
        await slack.until(lambda: slack.slack.deliveries.events_underway == 0)
    for event in heard:
        (authorization,) = event["authorizations"]
        assert authorization["is_enterprise_install"] is False
        assert (authorization["enterprise_id"], authorization["team_id"]) == (None, slack.slack.workspace.team.id)


async def test_a_burst_survives_the_loss_of_its_socket(slack: Sandbox) -> None:
    """Of fifty events the thirty without an acknowledgement come again on the next connection, as the same events."""
    slack.slack.options.ack_seconds, slack.slack.options.pace = 0.2, 0.005
    slack.bot.events |= {"user_change"}
    client = AsyncWebClient(base_url=slack.api_url)
    ids: set[str] = set()

    async def receive(socket: aiohttp.ClientWebSocketResponse, count: int) -> None:
        while len(ids) < count:
            envelope = await socket.receive_json(timeout=5)
            if "payload" in envelope:
                ids.add(envelope["payload"]["event_id"])
                await socket.send_json({"envelope_id": envelope["envelope_id"]})

    async def connect(session: aiohttp.ClientSession) -> aiohttp.ClientWebSocketResponse:
        return await session.ws_connect((await client.apps_connections_open(app_token=slack.app_token))["url"])

    async with aiohttp.ClientSession() as session:
        first = await connect(session)
        await slack.until_connected()
        for number in range(50):
            slack.person("ana").moves_to(locale=f"es-{number:02}")
        await receive(first, 20)
        slack.drop_sockets()
        second = await connect(session)
        await receive(second, 50)
        await slack.until(lambda: slack.slack.deliveries.events_underway == 0)
        await second.close()
    assert len(ids) == 50
