"""Acts without the ids of one run: `#partners`, the third message there, the form on top; and back again."""

from typing import Any

from sandbox.errors import CannotDo
from sandbox.parsing import Json
from sandbox.people.person import Person
from sandbox.records.conversation import Conversation
from sandbox.records.message import Message
from sandbox.records.view import View
from sandbox.slack import Slack
from sandbox.wish import Wish
from sandbox.workspace import talk

_HOME = "home"


def portable(slack: Slack, person: Person, wish: Wish) -> Json:
    """What has no name in another run is said by its place; what is not understood stays as it is."""
    told: Json = {**wish, "as": person.name}
    conversation = slack.workspace.conversations.get(str(wish.get("channel")))
    if conversation is not None:
        told["channel"] = _name_of(slack, conversation, person)
        for key in ("message_ts", "thread_ts"):
            if key in wish:
                told[key] = _place_of(conversation, person, wish[key])
    if (member := slack.workspace.members.get(str(wish.get("user")))) is not None:
        told["user"] = f"@{member.name}"
    if "view_id" in wish:
        told["view_id"] = _depth_of(slack, person, wish["view_id"])
    blocks = _blocks(slack, person, wish)
    if "block_id" in wish:
        told["block_id"] = _block_at(blocks, wish["block_id"])
    if isinstance(wish.get("values"), dict):
        told["values"] = [[_block_at(blocks, block_id), state] for block_id, state in wish["values"].items()]
    return told


def concrete(slack: Slack, person: Person, told: Json) -> Wish:
    """CannotDo while what it speaks of is not there yet."""
    wish = Wish({**told, "as": person.id})
    if "channel" in told:
        conversation = slack.conversation(str(told["channel"]).removeprefix("#"), seen_by=person.id)
        wish["channel"] = conversation.id
        for key in ("message_ts", "thread_ts"):
            if isinstance(told.get(key), int):
                wish[key] = _stamp_at(conversation, person, told[key])
    if str(told.get("user", "")).startswith("@"):
        wish["user"] = slack.member(told["user"]).id
    if "view_id" in told:
        wish["view_id"] = _view_at(slack, person, told["view_id"]).id
    blocks = _blocks(slack, person, wish)
    if "block_id" in told:
        wish["block_id"] = _block_id_at(blocks, told["block_id"])
    if isinstance(told.get("values"), list):
        wish["values"] = {_block_id_at(blocks, place): state for place, state in told["values"]}
    return wish


def _name_of(slack: Slack, conversation: Conversation, person: Person) -> str:
    if (other := conversation.other(person.id)) is not None:
        return f"@{slack.workspace.members[other].name}"
    return f"#{conversation.name}"


def _seen(conversation: Conversation, person: Person) -> list[Message]:
    """Oldest first, replies and whispers included."""
    whispered = conversation.whispers.get(person.id, {}).values()
    return sorted([*conversation.messages.values(), *whispered], key=_stamp)


def _place_of(conversation: Conversation, person: Person, ts: Any) -> Any:
    return next((place for place, each in enumerate(_seen(conversation, person)) if each.ts == ts), ts)


def _stamp_at(conversation: Conversation, person: Person, place: int) -> str:
    seen = _seen(conversation, person)
    if place >= len(seen):
        raise CannotDo(f"there is no message {place} in {conversation.name or 'the direct conversation'} yet")
    return seen[place].ts


def _views(slack: Slack, person: Person) -> dict[str, View]:
    home = slack.forms.home(person.id)
    stack = {str(depth): view for depth, view in enumerate(slack.forms.stack(person.id))}
    return {**stack, _HOME: home} if home else stack


def _depth_of(slack: Slack, person: Person, view_id: Any) -> Any:
    return next((place for place, view in _views(slack, person).items() if view.id == view_id), view_id)


def _view_at(slack: Slack, person: Person, place: Any) -> View:
    found = _views(slack, person).get(str(place))
    if found is None:
        raise CannotDo(f"{person.name} has no form {place} yet")
    return found


def _blocks(slack: Slack, person: Person, wish: Wish) -> list[Json]:
    """Of the form or the message the wish is about."""
    if "view_id" in wish:
        views = _views(slack, person).values()
        return next((view.blocks for view in views if view.id == wish["view_id"]), [])
    conversation = slack.workspace.conversations.get(str(wish.get("channel")))
    if conversation is None or "message_ts" not in wish:
        return []
    message = talk.find_message(conversation, str(wish["message_ts"]), person.id)
    return message.blocks if message else []


def _block_at(blocks: list[Json], block_id: Any) -> Any:
    """Its place and its id: the app may have chosen the id, or Slack at random."""
    place = next((place for place, block in enumerate(blocks) if block.get("block_id") == block_id), None)
    return block_id if place is None else [place, block_id]


def _block_id_at(blocks: list[Json], told: Any) -> Any:
    if not isinstance(told, list):
        return told
    place, block_id = told
    if place < len(blocks) and all(block.get("block_id") != block_id for block in blocks):
        return blocks[place].get("block_id")
    return block_id


def _stamp(message: Message) -> str:
    return message.ts
