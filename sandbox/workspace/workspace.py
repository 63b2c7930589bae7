"""The workspace: who is there and where they talk; `membership.py` and `talk.py` are what happens there."""

from collections.abc import Container

from sandbox.changes import Changes
from sandbox.clock import Clock
from sandbox.files.files import Files
from sandbox.ids import Stamps, fresh_id
from sandbox.parsing import Json
from sandbox.records.app import App
from sandbox.records.conversation import Conversation, ConversationKind
from sandbox.records.member import Member, Team, UserGroup
from sandbox.workspace.announcer import Announcer


class Workspace:
    """Plain and synchronous; knows nothing of transports."""

    def __init__(self, team: Team, clock: Clock, changes: Changes) -> None:
        self.team = team
        self.clock = clock
        self.changes = changes
        self.stamps = Stamps(clock)
        self.members: dict[str, Member] = {}
        self.apps: dict[str, App] = {}
        """By the id of their bot."""
        self.conversations: dict[str, Conversation] = {}
        self._ids_by_name: dict[str, str] = {}
        self._channels_by_name: dict[str, Conversation] = {}
        self._directs: dict[frozenset[str], Conversation] = {}
        self.usergroups: dict[str, UserGroup] = {}
        self.emoji: dict[str, str] = {}
        """Custom ones: name, and the address of its picture or `alias:another`."""
        self.address = ""
        """Where the sandbox serves people's pictures."""
        self.files = Files(lambda: self.address)
        self.announcers: list[Announcer] = []

    def announce_to(self, announcer: Announcer) -> None:
        self.announcers.append(announcer)

    # People

    def add_member(self, member: Member, *, announced: bool = True) -> Member:
        if member.id in self.members:
            raise ValueError(f"there is a {member.name} already")
        self.members[member.id] = member
        self._ids_by_name[member.name.casefold()] = member.id
        member.updated = self.seconds()
        for app in self.announcers if announced else ():
            app.arrived(member)
        self.changes.touch()
        return member

    def update_member(self, member: Member) -> None:
        """Call after changing a member's fields."""
        member.updated = self.seconds()
        for app in self.announcers:
            app.updated(member)
        self.changes.touch()

    def add_app(self, app: App) -> None:
        """Its bot is a member like any other."""
        handle = app.name.casefold().replace(" ", "-")
        self.add_member(Member(app.bot_user_id, handle, app.name, self.team.id, kind="bot", bot_id=app.bot_id))
        self.apps[app.bot_id] = app

    def find_member(self, name_or_id: str) -> Member | None:
        """By id, or by handle with or without its @."""
        handle = name_or_id.removeprefix("@").casefold()
        return self.members.get(name_or_id) or self.members.get(self._ids_by_name.get(handle, ""))

    def person_named(self, name: str) -> tuple[str, str] | None:
        found = self.find_member(name)
        return (found.id, found.name) if found else None

    # Conversations

    def add_conversation(self, conversation: Conversation) -> Conversation:
        self.conversations[conversation.id] = conversation
        if conversation.is_channel:
            self._channels_by_name[conversation.name] = conversation
        else:
            self._directs[frozenset(conversation.members)] = conversation
        self.changes.touch()
        return conversation

    def create_channel(self, name: str, creator: str, *, private: bool = False) -> Conversation:
        kind: ConversationKind = "private" if private else "channel"
        channel = Conversation(fresh_id("C"), name, kind, creator, self.seconds())
        channel.members[creator] = None
        return self.add_conversation(channel)

    def find_channel(self, name_or_id: str) -> Conversation | None:
        """By id, or by name with or without its #."""
        return self.conversations.get(name_or_id) or self._channels_by_name.get(name_or_id.removeprefix("#"))

    def channel_named(self, name: str) -> tuple[str, str] | None:
        found = self.find_channel(name)
        return (found.id, found.name) if found else None

    def find_direct(self, *user_ids: str) -> Conversation | None:
        return self._directs.get(frozenset(user_ids))

    def tell(self, event: Json, conversation: Conversation, *, everywhere: bool = False) -> None:
        """Whoever subscribed hears of it; `everywhere`: where their bot is no member as well."""
        for app in self.announcers:
            app.happened(event, conversation, everywhere=everywhere)
        self.changes.touch(None if everywhere else conversation.members, where=conversation.id)

    def tell_apps(self, event: Json, bots: Container[str]) -> None:
        """What no conversation is the place for; `bots` are those it concerns."""
        for app in self.announcers:
            app.concerned(event, bots)

    def rename(self, conversation: Conversation, name: str) -> None:
        del self._channels_by_name[conversation.name]
        conversation.previous_names.insert(0, conversation.name)
        conversation.name = name
        self._channels_by_name[name] = conversation

    def remove(self, conversation: Conversation) -> None:
        """A channel, and all that was said there."""
        del self.conversations[conversation.id], self._channels_by_name[conversation.name]

    def seconds(self) -> int:
        return int(self.clock.now().timestamp())
