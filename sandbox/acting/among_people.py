"""What people do among themselves: talk, come and go, look after what was said."""

from collections.abc import Awaitable, Callable

from sandbox.acting.wishes import conversation_named, message_named, said
from sandbox.parsing import Json
from sandbox.people import speaking, tending
from sandbox.people.outcome import DONE
from sandbox.people.person import Person
from sandbox.slack import Slack
from sandbox.wish import Wish

Act = Callable[[Slack, Person, Wish], Awaitable[Json]]

_PROFILE = ("locale", "tz", "name", "title", "status_text", "status_emoji")


async def send(slack: Slack, person: Person, wish: Wish) -> Json:
    conversation = conversation_named(slack, person, wish)
    text, thread_ts = wish.text("text"), wish.text("thread_ts", "") or None
    return said(await speaking.say(slack, person.member, conversation, text, thread_ts))


async def dm(slack: Slack, person: Person, wish: Wish) -> Json:
    other = slack.member(wish.text("user"))
    return {**said(DONE), "channel": slack.direct(person.id, other).id}


async def join(slack: Slack, person: Person, wish: Wish) -> Json:
    slack.bring_in(conversation_named(slack, person, wish), person.id)
    return said(DONE)


async def leave(slack: Slack, person: Person, wish: Wish) -> Json:
    tending.leave(slack, person.member, conversation_named(slack, person, wish))
    return said(DONE)


async def invite(slack: Slack, person: Person, wish: Wish) -> Json:
    guest = slack.member(wish.text("user"))
    slack.bring_in(conversation_named(slack, person, wish), guest.id, inviter=person.id)
    return said(DONE)


async def kick(slack: Slack, person: Person, wish: Wish) -> Json:
    tending.kick(slack, person.member, conversation_named(slack, person, wish), slack.member(wish.text("user")))
    return said(DONE)


async def read(_slack: Slack, person: Person, wish: Wish) -> Json:
    person.marks_read(wish.text("channel"))
    return said(DONE)


async def create(slack: Slack, person: Person, wish: Wish) -> Json:
    made = tending.create(slack, person.member, wish.text("name"), private=bool(wish.get("private")))
    return {**said(DONE), "channel": made.id}


async def profile(slack: Slack, person: Person, wish: Wish) -> Json:
    changes = {name: wish.text(name) for name in _PROFILE if name in wish}
    tending.change_profile(slack, person.member, changes)
    return said(DONE)


async def deactivate(slack: Slack, person: Person, wish: Wish) -> Json:
    tending.deactivate(slack, person.member, slack.member(wish.text("user")))
    return said(DONE)


def to_message(do: Callable[..., None], *texts: str) -> Act:
    """`texts` are what the act needs besides the message."""

    async def act(slack: Slack, person: Person, wish: Wish) -> Json:
        do(slack, person.member, message_named(slack, person, wish), *(wish.text(name) for name in texts))
        return said(DONE)

    return act


def to_channel(do: Callable[..., None], *texts: str) -> Act:
    async def act(slack: Slack, person: Person, wish: Wish) -> Json:
        do(slack, person.member, conversation_named(slack, person, wish), *(wish.text(name) for name in texts))
        return said(DONE)

    return act
