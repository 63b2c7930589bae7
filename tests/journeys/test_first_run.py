"""The first start on a workspace: the coordinator is welcomed once, chooses, and the first card is up."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager

import pytest

from bot import app
from bot.app import Bot
from bot.cli.demo import settings
from bot.cli.manifest import manifest, over_http
from bot.clock import MovableClock
from sandbox.server import Sandbox, running_sandbox
from tests.colleague import PARTNERS, WELCOME, Colleague, card, until
from tests.school import TUESDAY_MORNING, School, open_school
from tests.seen import Post, field

ALL_SET = "All set: requests go to <#"


@pytest.fixture
async def unset(database_url: str) -> AsyncIterator[School]:
    """A workspace where nothing has been chosen."""
    async with open_school(database_url, needs_channel=None) as school:
        yield school


async def test_a_coordinator_is_welcomed_chooses_and_sees_the_first_card(unset: School) -> None:
    """One button leads to the settings; what was chosen is confirmed with a link, and then the card goes there."""
    welcome = await unset.coordinator.reads_dm(WELCOME)
    assert "Channel for requests: not chosen yet" in welcome.text
    assert "Time zone of the schools: America/Chicago" in welcome.text
    assert "`/partner roles`" in welcome.text
    assert "`/need mentor robotics`" in welcome.text

    form = await unset.coordinator.clicks("Open settings", on=welcome)
    assert field(form, "time_zone") == "America/Chicago"
    page = await unset.coordinator.fills(needs_channel=PARTNERS, schools="Lincoln MS")

    assert page.text.startswith("Saved.")
    await unset.coordinator.reads_dm(ALL_SET)
    await unset.teacher.runs("/need mentor robotics")
    await unset.coordinator.reads("N-1 · Mentor · robotics")


async def test_what_is_chosen_already_is_shown(words_school: School) -> None:
    """Whoever wrote the channel into `.env` sees that it was understood; changing it later is no second beginning."""
    welcome = await words_school.coordinator.reads_dm(WELCOME)
    assert "Channel for requests: <#" in welcome.text

    await words_school.coordinator.clicks("Open settings", on=welcome)
    await words_school.coordinator.fills(schools="Oak Hill")
    await words_school.quiet()

    assert [text for text in words_school.coordinator.dms() if text.startswith(ALL_SET)] == []


async def test_nobody_else_is_welcomed(words_school: School) -> None:
    """Teachers and partners hear of the bot when they ask for something."""
    for somebody in (words_school.teacher, words_school.acme, words_school.college):
        assert somebody.person.reads_dm() == []


async def test_a_welcome_is_in_the_coordinators_own_language(sqlite_url: str) -> None:
    """It is learned before a word is said."""
    async with running_sandbox() as slack:
        elena = slack.person("elena").id
        async with open_bot(slack, sqlite_url, coordinators=(elena,)):
            await until(slack, lambda: welcomes(slack, "elena", "Hola, soy Handraise."), "a welcome in Spanish")


async def test_nobody_is_named_and_the_owner_coordinates(database_url: str) -> None:
    """The primary owner of the workspace, told by Slack after the start; another start makes nobody else one."""
    async with running_sandbox() as slack:
        slack.add_person("olivia", rank="owner")
        for _ in range(2):
            async with open_bot(slack, database_url, coordinators=()) as bot:
                await until(slack, lambda: welcomes(slack, "ruth"), "a welcome")
                await bot.acquainted.wait()
                await bot.courier.settle()
                ruth = Colleague(slack, slack.person("ruth"))
                assert field(await ruth.runs("/partner settings"), "time_zone") == "America/Chicago"
                await ruth.person.closes()
                form = (await ruth.runs("/partner roles")).form
                assert form
                assert [block["block_id"] for block in form.blocks[:2]] == ["administrators", "coordinators"]
                assert form.blocks[0]["element"]["initial_users"] == [ruth.id]
                await ruth.person.closes()
        assert (len(welcomes(slack, "ruth")), welcomes(slack, "olivia")) == (1, [])


async def test_slack_asks_for_patience_before_it_lists_everybody(sqlite_url: str) -> None:
    """A large workspace has more pages than a minute allows: the owner is found all the same."""
    async with running_sandbox() as slack:
        slack.faults.arm("users.list", do="ratelimited", retry_after=1)
        async with open_bot(slack, sqlite_url, coordinators=()):
            await until(slack, lambda: welcomes(slack, "ruth"), "a welcome")


async def test_without_a_primary_owner_another_owner_will_do(sqlite_url: str) -> None:
    """Slack does not show one to everybody."""
    async with running_sandbox() as slack:
        slack.person("ruth").member.rank = "admin"
        slack.add_person("olivia", rank="owner")
        async with open_bot(slack, sqlite_url, coordinators=()):
            await until(slack, lambda: welcomes(slack, "olivia"), "a welcome")


async def test_whoever_is_named_goes_before_the_owner(sqlite_url: str) -> None:
    """The first coordinator by name gives the roles, and the owner is nobody here until they do."""
    async with running_sandbox() as slack:
        async with open_bot(slack, sqlite_url, coordinators=(slack.person("ben").id,)) as bot:
            await bot.acquainted.wait()
            await bot.courier.settle()
            ben, ruth = (Colleague(slack, slack.person(name)) for name in ("ben", "ruth"))
            assert "Only a coordinator" in (await ruth.runs("/partner roles")).text
            form = (await ben.runs("/partner roles")).form
            assert form
            assert form.blocks[0]["element"]["initial_users"] == [ben.id]
        assert welcomes(slack, "ruth") == []


async def test_a_second_start_is_no_first_one(sqlite_url: str) -> None:
    """Who has the role is not told again; who is named anew is welcomed as the first one was."""
    async with running_sandbox() as slack:
        ruth, ben = slack.person("ruth").id, slack.person("ben").id
        async with open_bot(slack, sqlite_url):
            await until(slack, lambda: welcomes(slack, "ruth"), "a welcome")
        async with open_bot(slack, sqlite_url, coordinators=(ruth, ben)) as bot:
            await until(slack, lambda: welcomes(slack, "ben"), "a welcome for the newcomer")
            await bot.courier.settle()
        assert len(welcomes(slack, "ruth")) == 1


async def test_a_coordinator_whom_nobody_knows_stops_nothing(sqlite_url: str) -> None:
    """A slip in COORDINATORS: the bot works, and those it can reach hear of it."""
    async with running_sandbox() as slack:
        ruth = slack.person("ruth").id
        async with open_bot(slack, sqlite_url, coordinators=("U0NOBODY", ruth)):
            await until(slack, lambda: welcomes(slack, "ruth"), "a welcome")
            await until(slack, lambda: welcomes(slack, "ruth", "Slack refused a post to <@U0NOBODY>"), "the trouble")


async def test_the_same_over_http(sqlite_url: str, unused_tcp_port: int) -> None:
    """An app made from the HTTP variant of the manifest: welcome, settings and first card, without any socket."""
    async with running_sandbox() as slack:
        slack.install(over_http(manifest(), "https://bot.example.org"))
        http = {"slack_app_token": None, "http_port": unused_tcp_port, "needs_channel": None}
        async with open_bot(slack, sqlite_url, **http):
            await slack.deliver_over_http(f"http://127.0.0.1:{unused_tcp_port}/slack/events")
            ruth = Colleague(slack, slack.person("ruth"))
            await ruth.clicks("Open settings", on=await ruth.reads_dm(WELCOME))
            await ruth.fills(needs_channel=PARTNERS)
            await ruth.reads_dm(ALL_SET)
            await Colleague(slack, slack.person("ana")).runs("/need mentor robotics")
            await card(slack, 1)
            assert slack.connections == 0


def open_bot(slack: Sandbox, database_url: str, **choices: object) -> AbstractAsyncContextManager[Bot]:
    quick = {"post_every_seconds": 0, "posts_per_minute": 1_000_000}
    return app.running(settings(slack, database_url, **quick | choices), MovableClock(TUESDAY_MORNING))


def welcomes(slack: Sandbox, who: str, words: str = WELCOME) -> list[Post]:
    return [post for message in slack.person(who).reads_dm() if words in (post := Post(message)).text]
