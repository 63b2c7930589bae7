"""Every refusal has its words: what happened, what was kept, what to press."""

from collections.abc import Iterator

import pytest

from bot.errors import UserError
from bot.messages.errors import SENTENCES, explain
from tests import shown
from tests.messages.voices import EN, ES


def refusals(kind: type[UserError] = UserError) -> Iterator[type[UserError]]:
    """The whole tree below UserError."""
    for below in kind.__subclasses__():
        yield below
        yield from refusals(below)


def test_every_refusal_has_a_sentence_and_every_sentence_a_refusal() -> None:
    assert set(SENTENCES) == set(refusals())


@pytest.mark.parametrize("error", shown.SAMPLES[UserError], ids=lambda error: type(error).__name__)
def test_a_refusal_is_explained_in_the_readers_language(error: UserError) -> None:
    """In whole sentences."""
    english, spanish = explain(error, EN).text, explain(error, ES).text
    assert english != spanish
    assert {english[-1], spanish[-1]} <= set(".”")
