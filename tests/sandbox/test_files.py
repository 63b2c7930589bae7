"""Files: uploaded by bots and people, shared, looked at, downloaded, deleted."""

import asyncio
import struct
import zlib
from typing import Any

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_sdk.web import WebClient
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.server import Sandbox
from sandbox.workspace import talk
from tests.sandbox.refusals import refused


def png(width: int = 640, height: int = 400) -> bytes:
    """The smallest picture of that size that a browser opens."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = (b"\0" + b"\x7f" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


async def fetched(url: str, token: str | None = None) -> tuple[int, bytes, Any]:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with aiohttp.ClientSession(headers=headers) as session, session.get(url, allow_redirects=False) as answer:
        return answer.status, await answer.read(), answer.headers


async def announced(client: AsyncWebClient, content: bytes, length: int | None = None, name: str = "a.txt") -> str:
    """Announced and sent, not completed; answers the file's id."""
    place = await client.files_getUploadURLExternal(filename=name, length=length or len(content))
    async with aiohttp.ClientSession() as session, session.post(str(place["upload_url"]), data=content) as answer:
        assert answer.status == 200
    return str(place["file_id"])


async def test_the_sdk_uploads_in_one_call(slack: Sandbox, client: AsyncWebClient) -> None:
    """The message appears with its comment and the file, and the bot can fetch what it sent."""
    partners = slack.slack.conversation("partners", seen_by=slack.bot.bot_user_id).id
    chart = png()
    answer = await client.files_upload_v2(
        channel=partners, filename="chart.png", title="October", content=chart, alt_txt="Bars", initial_comment="Done"
    )
    file = answer["file"]
    assert (file["title"], file["mimetype"], file["filetype"], file["size"]) == (
        "October", "image/png", "png", len(chart),
    )  # fmt: skip
    assert (file["original_w"], file["original_h"], file["alt_txt"]) == (640, 400, "Bars")
    assert (file["thumb_360_w"], file["thumb_360_h"]) == (360, 225)
    assert file["shares"] == {}
    message = slack.person("ana").reads("partners")[-1]
    assert (message.text, message.subtype, message.bot_id) == ("Done", "file_share", slack.bot.bot_id)
    status, content, _ = await fetched(file["url_private"], slack.bot_token)
    assert (status, content) == (200, chart)
    whole = (await client.files_info(file=file["id"]))["file"]
    assert whole["shares"]["public"][partners][0]["ts"] == message.ts
    assert (whole["channels"], whole["groups"], whole["ims"]) == ([partners], [], [])
    history = await client.conversations_history(channel=partners, limit=1)
    assert history["messages"][0]["files"][0]["id"] == file["id"]


async def test_the_older_kind_of_client_uploads_too(slack: Sandbox) -> None:
    """Several files at once, in a thread."""
    ana = slack.person("ana")
    await ana.sends("Minutes?", channel="partners")
    question = ana.reads("partners")[-1]
    client = WebClient(token=slack.bot_token, base_url=slack.api_url)
    await asyncio.to_thread(
        client.files_upload_v2,
        file_uploads=[{"content": "one", "filename": "one.txt"}, {"content": "two", "filename": "two.md"}],
        channel=question.channel,
        thread_ts=question.ts,
    )
    (reply,) = question.replies
    assert [(file.name, file.content) for file in reply.files] == [("one.txt", b"one"), ("two.md", b"two")]


async def test_an_upload_address_takes_a_form_as_well_and_only_once(client: AsyncWebClient) -> None:
    """As curl -F sends it."""
    place = await client.files_getUploadURLExternal(filename="a.txt", length=5)
    form = aiohttp.FormData()
    form.add_field("filename", b"hello", filename="other.txt")
    async with aiohttp.ClientSession() as session:
        async with session.post(str(place["upload_url"]), data=form) as answer:
            assert (answer.status, await answer.text()) == (200, "OK - 5")
        async with session.post(str(place["upload_url"]), data=b"again") as answer:
            assert answer.status == 404
    done = await client.files_completeUploadExternal(files=[{"id": place["file_id"]}])
    assert done["files"][0]["title"] == "a.txt"
    whole = await client.files_info(file=place["file_id"])
    assert whole["content"] == "hello"
    assert not whole["file"]["is_public"]


async def test_what_slack_refuses_about_uploads(client: AsyncWebClient) -> None:
    """By the names Slack gives its refusals."""
    ask = client.files_getUploadURLExternal
    assert (await refused(ask(filename="a.txt", length=0)))["error"] == "missing_argument"
    assert (await refused(ask(filename="a.txt", length=10**12)))["error"] == "file_upload_size_restricted"
    assert (await refused(ask(filename="a.txt", length=1, alt_txt="x" * 1001)))["error"] == "alt_txt_too_large"
    assert (await refused(ask(filename="a.txt", length=1, snippet_type="klingon")))["error"] == "unknown_snippet_type"
    complete = client.files_completeUploadExternal
    unsent = str((await ask(filename="a.txt", length=1))["file_id"])
    assert (await refused(complete(files=[{"id": unsent}])))["error"] == "file_not_found"
    assert (await refused(complete(files=[{"id": "F000"}])))["error"] == "file_not_found"
    short = await announced(client, b"hello", length=6)
    assert (await refused(complete(files=[{"id": short}])))["error"] == "file_update_failed"


async def test_files_go_only_where_the_bot_is(slack: Sandbox, client: AsyncWebClient) -> None:
    """By id; a refusal leaves the upload to be completed elsewhere."""
    file = await announced(client, b"hello")
    complete, lobby = client.files_completeUploadExternal, slack.slack.workspace.find_channel("lincoln-lobby")
    assert lobby is not None
    assert (await refused(complete(files=[{"id": file}], channel_id=lobby.id)))["error"] == "not_in_channel"
    assert (await refused(complete(files=[{"id": file}], channel_id="C00000000")))["error"] == "channel_not_found"
    named = await refused(complete(files=[{"id": file}], channel_id="partners"))
    assert named["error"] == "invalid_arguments"
    assert "[json-pointer:/channel_id]" in named["response_metadata"]["messages"][0]
    ana = slack.person("ana")
    await complete(files=[{"id": file, "title": "Hi"}], channels=[ana.id])
    assert ana.reads_dm()[-1].files[0].title == "Hi"


async def test_a_file_of_a_persons_is_heard_of_and_read(slack: Sandbox, bolt: AsyncApp) -> None:
    """`file_shared`, and the message with subtype and files."""
    slack.bot.events |= {"message.channels", "file_shared", "file_created", "file_public"}
    heard: list[dict[str, Any]] = []

    @bolt.event("file_shared")
    @bolt.event("file_public")
    @bolt.event({"type": "message", "subtype": "file_share"})
    async def listen(event: dict[str, Any]) -> None:
        heard.append(event)

    ana = slack.person("ana")
    message = ana.uploads("plan.png", png(10, 10), channel="partners", text="The plan")
    await slack.until(lambda: len(heard) == 3)
    by_type = {event["type"]: event for event in heard}
    shared, said = by_type["file_shared"], by_type["message"]
    assert (shared["file_id"], shared["user_id"], shared["channel_id"]) == (
        message.files[0].id, ana.id, message.channel,
    )  # fmt: skip
    assert by_type["file_public"]["file_id"] == message.files[0].id
    assert (said["subtype"], said["text"], said["files"][0]["id"]) == ("file_share", "The plan", message.files[0].id)
    assert (await fetched(said["files"][0]["url_private"], slack.bot_token))[0] == 200


async def test_without_the_right_token_there_is_a_login_page(slack: Sandbox, client: AsyncWebClient) -> None:
    """The classic trap: an answer, but not the file. What the bot may not see is not found."""
    file = slack.person("ana").uploads("plan.txt", b"secret", channel="lincoln-lobby").files[0]
    status, content, headers = await fetched(file.address)
    assert (status, headers["Location"].startswith("/?redir="), b"secret" in content) == (302, True, False)
    assert (await fetched(file.address, "xoxb-wrong"))[0] == 302
    hidden = slack.person("ruth").uploads("notes.txt", b"hidden", channel="@ana").files[0]
    assert (await fetched(hidden.address, slack.bot_token))[0] == 404
    assert (await refused(client.files_info(file=hidden.id)))["error"] == "file_not_found"


async def test_nothing_is_served_that_could_run(slack: Sandbox) -> None:
    """A picture may be looked at; a page, a drawing with scripts or a script is only for saving."""
    ana = slack.person("ana")
    evil = b"<script>alert(1)</script>"
    for name in ("page.html", "drawing.svg", "code.js", "page.xhtml"):
        file = ana.uploads(name, evil, channel="partners").files[0]
        for url, token in ((file.address, slack.bot_token), (f"{slack.address}/control/file/{file.id}", None)):
            _, _, headers = await fetched(url, token)
            assert headers["Content-Type"] == "application/octet-stream"
            assert headers["Content-Disposition"].startswith("attachment")
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert "sandbox" in headers["Content-Security-Policy"]
    picture = ana.uploads('a"b\n.png', png(2, 2), channel="partners").files[0]
    _, _, headers = await fetched(f"{slack.address}/control/file/{picture.id}")
    assert headers["Content-Disposition"] == "inline; filename*=UTF-8''a%22b%0A.png"


async def test_a_deleted_file_leaves_a_tombstone(slack: Sandbox, client: AsyncWebClient, bolt: AsyncApp) -> None:
    """The message stays, the bytes do not; nobody deletes what is somebody else's."""
    slack.bot.events.add("file_deleted")
    heard: list[str] = []

    @bolt.event("file_deleted")
    async def gone(event: dict[str, Any]) -> None:
        heard.append(event["file_id"])

    theirs = slack.person("ana").uploads("a.txt", b"a", channel="partners").files[0]
    assert (await refused(client.files_delete(file=theirs.id)))["error"] == "cant_delete_file"
    file = await announced(client, b"hello")
    await client.files_completeUploadExternal(files=[{"id": file}], channel_id=theirs.shares[0].channel)
    message = slack.person("ana").reads("partners")[-1]
    await client.files_delete(file=file)
    await slack.until(lambda: heard == [file])
    assert (await refused(client.files_info(file=file)))["error"] == "file_deleted"
    assert (await fetched(message.files[0].address, slack.bot_token))[0] == 404
    latest = (await client.conversations_history(channel=message.channel, limit=1))["messages"][0]
    assert latest["files"] == [{"id": file, "mode": "tombstone"}]


async def test_files_are_listed_newest_first_and_by_kind(slack: Sandbox, client: AsyncWebClient) -> None:
    """Only those the bot may see, in pages."""
    ana = slack.person("ana")
    for name in ("one.txt", "two.png", "three.pdf"):
        ana.uploads(name, b"x", channel="partners")
    ana.uploads("private.txt", b"x", channel="@ben")
    listed = await client.files_list(count=2)
    assert [file["name"] for file in listed["files"]] == ["three.pdf", "two.png"]
    assert listed["paging"] == {"count": 2, "total": 3, "page": 1, "pages": 2}
    pictures = await client.files_list(types="images", user=ana.id)
    assert [file["name"] for file in pictures["files"]] == ["two.png"]
    assert (await refused(client.files_list(types="songs")))["error"] == "unknown_type"


async def test_the_page_uploads_and_shows(slack: Sandbox) -> None:
    """A form with the file, and words to it; too little or too much is refused in a sentence."""
    ana = slack.person("ana")
    url = f"{slack.address}/control/upload?as={ana.id}&channel=partners"
    form = aiohttp.FormData()
    form.add_field("text", "Look <here>")
    form.add_field("file", png(4, 3), filename="look.png")
    async with aiohttp.ClientSession() as session:
        async with session.post(url, data=form) as answer:
            file = (await answer.json())["file"]
        message = ana.reads("partners")[-1]
        assert (message.text, message.files[0].id) == ("Look &lt;here&gt;", file["id"])
        async with session.get(f"{slack.address}/control/state?as={ana.id}") as answer:
            state = await answer.json()
        shown = state["messages"][message.channel][-1]["files"][0]
        assert shown["thumb_url"] == f"/control/file/{file['id']}"
        async with session.get(slack.address + shown["thumb_url"]) as answer:
            assert (answer.content_type, await answer.read()) == ("image/png", png(4, 3))
        empty = aiohttp.FormData()
        empty.add_field("file", b"", filename="empty.txt")
        async with session.post(url, data=empty) as answer:
            assert (answer.status, (await answer.json())["error"]) == (400, "the file is empty")


async def test_a_file_may_lie_elsewhere(slack: Sandbox, client: AsyncWebClient) -> None:
    """Told of once, shared, shown in a block, changed and forgotten; a block cannot show what nobody told of."""
    add, ana = client.files_remote_add, slack.person("ana")
    block = {"type": "file", "external_id": "plan-1", "source": "remote"}
    post = client.chat_postMessage
    assert (await refused(post(channel="#partners", text="x", blocks=[block])))["error"] == "invalid_blocks"
    file = (await add(external_id="plan-1", external_url="https://example.com/plan", title="Plan"))["file"]
    assert (file["is_external"], file["mode"], file["url_private"]) == (True, "external", "https://example.com/plan")
    again = (await add(external_id="plan-1", external_url="https://example.com/2", title="Plan 2"))["file"]
    assert (again["id"], again["title"]) == (file["id"], "Plan 2")
    await post(channel="#partners", text="Look", blocks=[block])
    shown = ana.reads("partners")[-1]
    await client.files_remote_share(external_id="plan-1", channels=shown.channel)
    assert [each.id for each in (*shown.files, *ana.reads("partners")[-1].files)] == [file["id"], file["id"]]
    listed = await client.files_remote_list(channel=shown.channel)
    assert [each["external_id"] for each in listed["files"]] == ["plan-1"]
    await client.files_remote_remove(file=file["id"])
    assert (await refused(client.files_remote_info(external_id="plan-1")))["error"] == "file_not_found"


async def test_a_deleted_message_takes_its_share_with_it(slack: Sandbox, client: AsyncWebClient) -> None:
    """The file stays, but it is not there any more; a private one is out of the bot's sight again."""
    ana = slack.person("ana")
    answer = await client.files_upload_v2(filename="a.txt", content="a", channel=ana.uploads("b.txt", b"b").channel)
    message = ana.reads("general")[-1]
    await client.chat_postMessage(channel=message.channel, thread_ts=message.ts, text="A reply keeps the root")
    await client.chat_delete(channel=message.channel, ts=message.ts)
    assert (await client.files_info(file=answer["file"]["id"]))["file"]["shares"] == {}
    root = (await client.conversations_replies(channel=message.channel, ts=message.ts))["messages"][0]
    assert (root["subtype"], "files" in root) == ("tombstone", False)
    told = ana.uploads("secret.txt", b"x", channel="@handraise")
    secret = told.files[0].id
    assert (await client.files_info(file=secret))["ok"]
    talk.delete(slack.slack.workspace, told)
    assert (await refused(client.files_info(file=secret)))["error"] == "file_not_found"
