"""One person at the keyboard: types, clicks, fills in forms, reads."""

from collections.abc import Mapping
from typing import Any

from sandbox.apps.routing import forms_of
from sandbox.errors import CannotDo
from sandbox.people import clicking, filling, finding, pressing, reading, speaking, tending, uploading
from sandbox.people.outcome import DONE, NOT_SURE, Outcome
from sandbox.people.permission import must_be_active, must_see
from sandbox.people.plain_values import state_of, states_of
from sandbox.people.suggesting import suggest
from sandbox.records.conversation import Conversation
from sandbox.records.file import File
from sandbox.records.member import Member
from sandbox.records.message import Message
from sandbox.records.view import View
from sandbox.slack import Slack


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
        return await speaking.say(self._at_work(), self.member, self._conversation(channel), text, thread_ts)

    def uploads(
        self, name: str, content: bytes, *, channel: str = "general", text: str = "", thread: Message | None = None
    ) -> Message:
        """A file put into a conversation, with words to it if there are any."""
        slack = self._at_work()
        file = uploading.take_in(slack, self.member, name, content)
        thread_ts = thread.ts if thread else None
        return speaking.share(slack, self.member, self._conversation(channel), file, text, thread_ts)

    def brings(self, name: str, content: bytes) -> File:
        """A file for a form's `file_input`; nobody else sees it until the form is sent."""
        return uploading.take_in(self._at_work(), self.member, name, content)

    def joins(self, channel: str) -> None:
        self._at_work().bring_in(self._conversation(channel), self.id)

    def leaves(self, channel: str) -> None:
        tending.leave(self._slack, self.member, self._conversation(channel))

    def invites(self, whom: str, channel: str) -> None:
        guest = self._slack.member(whom)
        self._at_work().bring_in(self._conversation(channel), guest.id, inviter=self.id)

    # Tending what was said

    def reacts(self, to: Message, name: str) -> None:
        tending.react(self._slack, self.member, to, name)

    def takes_back(self, reaction: str, on: Message) -> None:
        tending.unreact(self._slack, self.member, on, reaction)

    def pins(self, message: Message) -> None:
        tending.pin(self._slack, self.member, message)

    def edits(self, message: Message, text: str) -> None:
        tending.edit(self._slack, self.member, message, text)

    def deletes(self, message: Message) -> None:
        tending.delete(self._slack, self.member, message)

    # Using what the app shows

    async def clicks(self, on: Message | View, what: str, *, picked: Any = None, confirms: bool = True) -> Outcome:
        """A button by its text or action_id; `picked` is the choice in a menu, a plain value or a state.

        Where the app asks "are you sure?" the person is, unless told otherwise.
        """
        if isinstance(on, Message) and (pressed := pressing.find(on, what)):
            must_see(self._slack, self.member, on)
            return await pressing.press(self._at_work(), self.member, on, pressed, picked, confirms=confirms)
        place = finding.element(on, what)
        if "confirm" in place.element and not confirms:
            return NOT_SURE
        state = None if picked is None else state_of(self._slack, place, picked)
        if isinstance(on, View):
            return await clicking.click_view(self._at_work(), self.member, on, place, state)
        must_see(self._slack, self.member, on)
        return await clicking.click_message(self._at_work(), self.member, on, place, state)

    async def types(self, on: Message | View, what: str, text: str, *, enter: bool = False) -> Outcome:
        """Into a field; the app hears of it only if it asked to, of every letter or of Enter."""
        place = finding.element(on, what)
        if clicking.hears_typing(place, enter=enter):
            return await self.clicks(on, what, picked=text)
        self.fills({what: text}, on=on)
        return DONE

    async def suggests(self, on: Message | View, what: str, typed: str) -> Outcome:
        """Types into an external select; the outcome's payload holds the app's choices."""
        return await suggest(self._at_work(), self.member, on, finding.element(on, what), typed)

    async def uses_shortcut(self, callback_id: str, *, on: Message | None = None) -> Outcome:
        return await clicking.use_shortcut(self._at_work(), self.member, callback_id, on)

    # Forms

    def form(self) -> View | None:
        """The one on top."""
        stack = self.forms()
        return stack[-1] if stack else None

    def forms(self) -> list[View]:
        """Bottom first."""
        return list(forms_of(self._slack, self.id))

    async def waits_for_form(self, title: str | None = None, within: float = 5) -> View:
        """The form on top as soon as there is one (with that title)."""

        def there() -> View | None:
            form = self.form()
            return form if form and title in {None, form.title} else None

        found = await self._slack.changes.until(there, within)
        assert found is not None  # noqa: S101 - `until` answers only what is true
        return found

    def fills(self, values: Mapping[str, Any], *, on: Message | View | None = None) -> Message | View:
        """Types into the form on top, or elsewhere, without sending it; fields by label, block_id or action_id."""
        shown = on or self._open_form()
        filling.type_in(self._at_work(), self.member, shown, states_of(self._slack, shown, values))
        return shown

    async def submits(self, values: Mapping[str, Any] | None = None) -> Outcome:
        """Sends the form on top; what is not given stays as it is in the form."""
        form = self._open_form()
        return await filling.submit(self._at_work(), self.member, form, states_of(self._slack, form, values or {}))

    async def closes(self, *, all_of_them: bool = False) -> Outcome:
        return await filling.close(self._at_work(), self.member, self._open_form(), all_of_them=all_of_them)

    # Reading

    def reads(self, channel: str, thread: Message | None = None) -> list[Message]:
        """What this person sees there, oldest first, whispers included; replies only with `thread`."""
        return reading.read(self.member, self._conversation(channel), thread)

    def reads_dm(self, with_: str | None = None) -> list[Message]:
        """With the app's bot unless told otherwise."""
        return self.reads(f"@{with_ or self._slack.bot.name}")

    def home(self) -> View | None:
        return self._slack.forms.home(self.id)

    def opens_home(self, tab: str = "home") -> Outcome:
        """The app hears of it and may publish."""
        clicking.open_home(self._at_work(), self.member, tab)
        return DONE

    def marks_read(self, channel: str) -> None:
        reading.mark_read(self._slack, self.member, self._conversation(channel))

    # Settings

    def moves_to(self, *, tz: str | None = None, locale: str | None = None) -> None:
        """Changes the profile; the app hears `user_change`."""
        wanted = {"tz": tz, "locale": locale}
        tending.change_profile(self._slack, self.member, {key: value for key, value in wanted.items() if value})

    def _at_work(self) -> Slack:
        must_be_active(self.member)
        return self._slack

    def _conversation(self, channel: str) -> Conversation:
        return self._slack.conversation(channel, seen_by=self.id)

    def _open_form(self) -> View:
        form = self.form()
        if form is None:
            raise CannotDo("there is no form")
        return form
