"""Forms and Home tabs people have before them: a stack of at most three, and one Home each."""

from secrets import token_hex

from sandbox.blocks.limits import MODAL_STACK
from sandbox.changes import NOWHERE, Changes
from sandbox.elements import first_values
from sandbox.errors import Refused
from sandbox.ids import Stamps, fresh_id
from sandbox.parsing import Json
from sandbox.records.view import View


class Forms:
    """Contents arrive checked and filled in."""

    def __init__(self, changes: Changes, stamps: Stamps) -> None:
        self._changes = changes
        self._stamps = stamps
        self._views: dict[str, View] = {}
        self._by_external: dict[str, View] = {}
        self._stacks: dict[str, list[View]] = {}
        self._homes: dict[str, View] = {}

    def stack(self, user_id: str) -> list[View]:
        """Bottom first."""
        return self._stacks.get(user_id, [])

    def home(self, user_id: str) -> View | None:
        return self._homes.get(user_id)

    def knows(self, view: View) -> bool:
        return self._views.get(view.id) is view

    def find(self, view_id: str | None = None, external_id: str | None = None) -> View:
        found = self._views.get(view_id or "") or self._by_external.get(external_id or "")
        if found is None or not found.is_open:
            raise Refused("not_found")
        return found

    def open(self, user_id: str, content: Json, channel: str | None = None) -> View:
        """In place of whatever stood there; `channel` is where the person is, if in a conversation."""
        stack = self.stack(user_id)
        self._must_be_free(content, *stack)
        for view in self._stacks.pop(user_id, []):
            self._forget(view)
        return self._put_on_top(user_id, content, channel)

    def push(self, user_id: str, content: Json, channel: str | None = None) -> View:
        if len(self.stack(user_id)) >= MODAL_STACK:
            raise Refused("push_limit_reached")
        self._must_be_free(content)
        return self._put_on_top(user_id, content, channel)

    def update(self, view: View, content: Json, expected_hash: str | None = None) -> View:
        """The id stays and the hash changes."""
        if expected_hash and expected_hash != view.hash:
            raise Refused("hash_conflict")
        self._must_be_free(content, view)
        self._by_external.pop(view.content["external_id"], None)
        view.values = first_values(content["blocks"], view.values, view.channel)
        view.content = content
        view.hash = self._fresh_hash()
        self._remember(view)
        self._changes.touch({view.user}, where=NOWHERE)
        return view

    def publish(self, user_id: str, content: Json, expected_hash: str | None = None) -> View:
        if (home := self._homes.get(user_id)) is not None:
            return self.update(home, content, expected_hash)
        self._must_be_free(content)
        view_id = fresh_id("V")
        home = View(view_id, user_id, content, self._fresh_hash(), first_values(content["blocks"]), view_id)
        self._homes[user_id] = home
        self._remember(home)
        self._changes.touch({user_id}, where=NOWHERE)
        return home

    def close(self, user_id: str, *, all_of_them: bool = False) -> list[View]:
        """What was closed, bottom first."""
        stack = self._stacks.get(user_id, [])
        closed = stack[:] if all_of_them else stack[-1:]
        del stack[len(stack) - len(closed) :]
        for view in closed:
            self._forget(view)
        self._changes.touch({user_id}, where=NOWHERE)
        return closed

    def _put_on_top(self, user_id: str, content: Json, channel: str | None) -> View:
        stack = self._stacks.setdefault(user_id, [])
        view_id = fresh_id("V")
        root_id, previous_id = (stack[0].id, stack[-1].id) if stack else (view_id, None)
        values = first_values(content["blocks"], None, channel)
        view = View(view_id, user_id, content, self._fresh_hash(), values, root_id, previous_id, channel)
        self._remember(view)
        stack.append(view)
        self._changes.touch({user_id}, where=NOWHERE)
        return view

    def _must_be_free(self, content: Json, *but_for: View) -> None:
        """Asked before anything changes: a refusal leaves every form as it was."""
        holder = self._by_external.get(content["external_id"])
        if holder is not None and holder not in but_for:
            raise Refused("duplicate_external_id")

    def _remember(self, view: View) -> None:
        if external_id := view.content["external_id"]:
            self._by_external[external_id] = view
        self._views[view.id] = view

    def _forget(self, view: View) -> None:
        view.is_open = False
        self._views.pop(view.id, None)
        self._by_external.pop(view.content["external_id"], None)

    def _fresh_hash(self) -> str:
        return f"{self._stamps.next().split('.')[0]}.{token_hex(4)}"
