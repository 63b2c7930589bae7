"""One person at the keyboard: types, clicks, fills in forms, reads."""

from collections.abc import Mapping
from typing import Any

from sandbox.errors import CannotDo
from sandbox.people import clicking, filling, finding, speaking
from sandbox.people.outcome import DONE, Outcome
from sandbox.people.plain_values import state_of
from sandbox.slack import Slack
from sandbox.state import Conversation, Json, Member, Message, View


class Person:
    """Messages and forms it hands out are the living records: they show what stands there now."""

    def __init__(self, slack: Slack, member: Member) -> None:
        self._slack = slack
        self.member = member

    @property
    def id(self) -> str:
        return self.member.id

    @property
    def name(self) -> str:
        return self.member.name

    def __repr__(self) -> str:
        return f"<Person {self.name}>"

    # Talking

    async def sends(self, text: str, *, channel: str = "general", thread: Message | None = None) -> Outcome:
        """A message or a `/command`; `channel` is a name, an id, or `@somebody` for a direct message."""
        thread_ts = thread.ts if thread else None
        return await speaking.say(self._slack, self.member, self._conversation(channel), text, thread_ts)

    def joins(self, channel: str) -> None:
        self._slack.workspace.join(self._conversation(channel), self.id)

    def leaves(self, channel: str) -> None:
        self._slack.workspace.leave(self._conversation(channel), self.id)

    def invites(self, whom: str, channel: str) -> None:
        guest = self._slack.member(whom)
        self._slack.workspace.join(self._conversation(channel), guest.id, inviter=self.id)

    # Using what the app shows

    async def clicks(self, on: Message | View, what: str, *, picked: Any = None) -> Outcome:
        """A button by its text or action_id; `picked` is the choice in a menu, a plain value or a state."""
        place = finding.element(on.blocks, what)
        state = None if picked is None else state_of(self._slack, place, picked)
        if isinstance(on, View):
            return await clicking.click_view(self._slack, self.member, on, place, state)
        self._must_see(on)
        return await clicking.click_message(self._slack, self.member, on, place, state)

    async def suggests(self, on: Message | View, what: str, typed: str) -> Outcome:
        """Types into an external select; the outcome's payload holds the app's choices."""
        return await clicking.suggest(self._slack, self.member, on, finding.element(on.blocks, what), typed)

    async def uses_shortcut(self, callback_id: str, *, on: Message | None = None) -> Outcome:
        return await clicking.use_shortcut(self._slack, self.member, callback_id, on)

    # Forms

    def form(self) -> View | None:
        """The one on top."""
        stack = self._slack.forms.stack(self.id)
        return stack[-1] if stack else None

    def forms(self) -> list[View]:
        """Bottom first."""
        return list(self._slack.forms.stack(self.id))

    async def waits_for_form(self, title: str | None = None, within: float = 5) -> View:
        """The form on top as soon as there is one (with that title)."""

        def there() -> View | None:
            form = self.form()
            return form if form and title in {None, form.title} else None

        found = await self._slack.changes.until(there, within)
        assert found is not None  # noqa: S101 - `until` answers only what is true
        return found

    def fills(self, values: Mapping[str, Any]) -> View:
        """Types into the form on top without sending it; fields by label, block_id or action_id."""
        form = self._open_form()
        filling.type_in(form, self._states(form, values))
        return form

    async def submits(self, values: Mapping[str, Any] | None = None) -> Outcome:
        """Sends the form on top; what is not given stays as it is in the form."""
        form = self._open_form()
        return await filling.submit(self._slack, self.member, form, self._states(form, values or {}))

    async def closes(self, *, all_of_them: bool = False) -> Outcome:
        return await filling.close(self._slack, self.member, self._open_form(), all_of_them=all_of_them)

    # Reading

    def reads(self, channel: str, thread: Message | None = None) -> list[Message]:
        """What this person sees there, oldest first, whispers included; replies only with `thread`."""
        conversation = self._conversation(channel)
        if self.id not in conversation.members and conversation.is_private:
            raise CannotDo("not_in_channel")
        whispered = conversation.whispers.get(self.id, {}).values()
        if thread is not None:
            private = [message for message in whispered if message.thread_ts == thread.ts]
            return sorted([thread, *thread.replies, *private], key=_stamp)
        public = (message for message in conversation.messages.values() if message.in_channel_view)
        private = [message for message in whispered if not message.is_reply]
        return sorted([*public, *private], key=_stamp) if private else list(public)

    def reads_dm(self, with_: str | None = None) -> list[Message]:
        """With the app's bot unless told otherwise."""
        return self.reads(f"@{with_ or self._slack.bot.name}")

    def home(self) -> View | None:
        return self._slack.forms.home(self.id)

    def opens_home(self, tab: str = "home") -> Outcome:
        """The app hears of it and may publish."""
        conversation = self._slack.workspace.direct(self.id, self._slack.bot.id)
        self._slack.events.home_opened(self.id, conversation, tab, self.home())
        return DONE

    def marks_read(self, channel: str) -> None:
        conversation = self._conversation(channel)
        if conversation.messages:
            conversation.last_read[self.id] = next(reversed(conversation.messages))
            self._slack.changes.touch({self.id})

    # Settings

    def moves_to(self, *, tz: str | None = None, locale: str | None = None) -> None:
        """Changes the profile; the app hears `user_change`."""
        self.member.tz = tz or self.member.tz
        self.member.locale = locale or self.member.locale
        self._slack.workspace.update_member(self.member)

    def _conversation(self, channel: str) -> Conversation:
        return self._slack.conversation(channel, seen_by=self.id)

    def _must_see(self, message: Message) -> None:
        conversation = self._slack.workspace.conversations[message.channel]
        hidden = message.only_for not in {None, self.id}
        if hidden or (self.id not in conversation.members and conversation.is_private):
            raise CannotDo("this person does not see that message")

    def _open_form(self) -> View:
        form = self.form()
        if form is None:
            raise CannotDo("there is no form")
        return form

    def _states(self, form: View, values: Mapping[str, Any]) -> dict[str, Json]:
        states: dict[str, Json] = {}
        for what, value in values.items():
            place = finding.element(form.blocks, what)
            states.setdefault(place.block_id, {})[place.action_id] = state_of(self._slack, place, value)
        return states


def _stamp(message: Message) -> str:
    return message.ts
