"""Asking for one setting at a time: said where it is found, checked at once, asked again until it is right."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import typer

from bot.errors import StartError


class Checked(NamedTuple):
    """A value as it is kept, and what there is to say about it."""

    value: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`check` raises ValueError with a sentence; it never repeats what was typed where that is a secret."""

    key: str
    where: str
    prompt: str
    check: Callable[[str], Checked]
    usual: str = ""
    is_secret: bool = False


class Interview:
    """`given` answers come from the command line and are not asked for; `present` ones can be kept."""

    def __init__(self, given: Mapping[str, str], present: Mapping[str, str], *, asks: bool) -> None:
        self._given = given
        self._present = present
        self._asks = asks

    def has(self, key: str) -> bool:
        return bool(self._given.get(key) or self._present.get(key))

    def answer(self, question: Question) -> str:
        """Raises StartError for a wrong answer where nobody can be asked again."""
        given = self._given.get(question.key)
        if given is None and self._asks:
            return self._ask(question)
        value = given if given is not None else self._present.get(question.key) or question.usual
        try:
            return question.check(value.strip()).value
        except ValueError as error:
            said = str(error)
            raise StartError(said if said.startswith(question.key) else f"{question.key}: {said}") from None

    def agrees(self, sentence: str, *, usually: bool = True) -> bool:
        return typer.confirm(sentence, default=usually) if self._asks else True

    def _ask(self, question: Question) -> str:
        typer.echo(f"\n{question.where}")
        while True:
            try:
                checked = question.check(self._typed(question).strip())
            except ValueError as error:
                typer.echo(f"✗ {error}")
            else:
                typer.echo(f"✓ {checked.said}")
                return checked.value

    def _typed(self, question: Question) -> str:
        present = self._present.get(question.key, "")
        if question.is_secret:
            if present and self.agrees(f"{question.key} is set already. Keep it?"):
                return present
            return str(typer.prompt(question.prompt, default="", hide_input=True, show_default=False))
        usual = present or question.usual
        return str(typer.prompt(question.prompt, default=usual, show_default=bool(usual)))
