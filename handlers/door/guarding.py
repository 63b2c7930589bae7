"""The one seam through which all typed text passes, before any handler sees it and before anything is kept.

A form is shown again with a question above it and everything still in it; a command becomes the form of the same thing.
Nothing is written for a text that is objected to, and no answer to it is kept in the inbox.
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING

from bot.messages import guard as words
from bot.services.guarding import overrule
from handlers.door.asking_again import label_of, put_above, refilled
from handlers.heard import Command, Form, Heard
from handlers.reply import Errors, Open, Reply, Say, Show
from handlers.route import Route
from handlers.speaking import say_to
from storage.transaction import Transaction

if TYPE_CHECKING:
    from bot.domain.guard.verdict import Verdict

Objections = Mapping[str, "Verdict"]  # field → what the guard says of it


def object_to(tx: Transaction, heard: Heard, route: Route) -> Reply | None:
    """What to say instead of running the handler; None when nothing speaks against it."""
    if isinstance(heard, Command):
        return _object_to_words(tx, heard, route)
    if isinstance(heard, Form):
        return _object_to_form(tx, heard, route)
    return None


def warm_up() -> None:
    """Load the rules and the names before anybody types."""
    from bot.domain.guard.judge import judge  # noqa: PLC0415  # half a second that no start should wait for

    judge("A mentor for Maria, grade 4")


def _object_to_words(tx: Transaction, heard: Command, route: Route) -> Reply | None:
    if route.names_adults and route.names_adults(heard):
        return None
    found = _weigh(tx, heard.team_id, {"words": heard.words})
    if not found:
        return None
    say, verdict = say_to(tx, heard), found["words"]
    if route.reword is None:
        return Say(words.not_kept(verdict, say))
    form = route.reword(tx, heard)
    return Open(put_above(form.view, words.question(verdict, None, None, say)), form.otherwise)


def _object_to_form(tx: Transaction, heard: Form, route: Route) -> Reply | None:
    typed = {name: text for name, text in heard.typed.items() if text and name not in route.adults}
    found = _weigh(tx, heard.team_id, typed)
    if not found:
        return None
    say, token = say_to(tx, heard), _token({name: typed[name] for name in found})
    stopped = {name: verdict for name, verdict in found.items() if verdict.weight == "stop"}
    if stopped:
        return Errors({name: words.stop(verdict, say) for name, verdict in stopped.items()})
    if heard.ticked(words.QUESTION, token):
        _overrule(tx, heard, found)
        return None
    name, first = next(iter(found.items()))
    question = words.question(first, label_of(heard.view, name), token, say)
    return Show(put_above(refilled(heard.view, heard.fields), question))


def _weigh(tx: Transaction, team_id: str, texts: Mapping[str, str]) -> Objections:
    if not any(texts.values()):
        return {}
    from bot.services.weighing import weigh  # noqa: PLC0415  # loaded with the first text, or by `warm_up`

    verdicts = {name: weigh(tx, team_id, text) for name, text in texts.items() if text}
    return {name: verdict for name, verdict in verdicts.items() if verdict.weight != "pass"}


def _overrule(tx: Transaction, heard: Form, found: Objections) -> None:
    rules = [finding.rule for verdict in found.values() for finding in verdict.findings if finding.score > 0]
    overrule(tx, rules, by=heard.person, team_id=heard.team_id, at=heard.at)


def _token(texts: Mapping[str, str]) -> str:
    """A yes is for the very words it was given for; of them it says nothing that could be read back."""
    return sha256("\x00".join(f"{name}\x00{text}" for name, text in sorted(texts.items())).encode()).hexdigest()[:24]
