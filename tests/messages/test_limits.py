"""Whatever is said fits into Slack: in every language, with as much typed as a field takes, or next to nothing."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest

from bot.messages import forms
from bot.messages.blocks import LONGEST_SECTION
from bot.messages.message import Block, Message
from bot.messages.say import Mrkdwn, Say
from sandbox.blocks.check import check_blocks, check_view
from sandbox.blocks.limits import MESSAGE_TEXT, UPDATE_TEXT
from tests import shown
from tests.messages.typed import samples
from tests.messages.voices import REAL, VOICES

LONGEST = 3000
TYPED = {
    "one long word": "x" * LONGEST,
    "sentences": ("We build boats out of cardboard. " * 100)[:LONGEST],
    "escapes": "&" * LONGEST,
    "accents": "ñ" * LONGEST,
    "emoji": "🤖" * LONGEST,
    "lines": "a\n" * (LONGEST // 2),
    "one letter": "x",
}

each_voice = pytest.mark.parametrize("say", VOICES.values(), ids=VOICES)
each_language = pytest.mark.parametrize("say", REAL.values(), ids=REAL)
however_typed = pytest.mark.parametrize("words", TYPED.values(), ids=TYPED)


@each_voice
@however_typed
def test_every_message_is_one_that_slack_takes(say: Say, words: str) -> None:
    """Blocks, buttons and texts, also where the message stands in place of a form."""
    for message in shown.results(Message, samples=samples(words, say)):
        assert message.text.strip()
        assert len(message.text) <= (UPDATE_TEXT if message.blocks else MESSAGE_TEXT)
        check_blocks(message.blocks)
        check_view(forms.as_view(message))


@each_voice
@however_typed
def test_every_form_is_one_that_slack_opens(say: Say, words: str) -> None:
    for form in shown.results(Block, samples=samples(words, say)):
        check_view(form)


@each_voice
@however_typed
def test_every_part_of_a_message_is_one_that_slack_takes(say: Say, words: str) -> None:
    for blocks in shown.results(list[Block], samples=samples(words, say)):
        check_blocks(blocks)


@each_voice
@however_typed
def test_a_sentence_is_never_empty(say: Say, words: str) -> None:
    for sentence in shown.results(str, Mrkdwn, samples=samples(words, say)):
        assert sentence.strip()


@each_voice
@however_typed
def test_what_we_say_is_not_cut_by_what_was_typed(say: Say, words: str) -> None:
    """Long words are shortened where they stand, so that how many places are taken, say, is always there to read."""
    for message in shown.results(Message, samples=samples(words, say)):
        for text in marked_up(message.blocks):
            assert len(text) < LONGEST_SECTION


@each_language
def test_what_is_written_on_a_control_is_never_cut(say: Say) -> None:
    """Titles of forms take 24 characters, buttons and choices 75: a translation has to be found that fits."""
    plain = shown.SAMPLES | {Say: [say]}
    written = [text for result in shown.results(Message, Block, samples=plain) for text in labels(result)]
    assert written
    assert not [text for text in written if text.endswith("…")]


def marked_up(blocks: list[Block]) -> Iterator[str]:
    texts = [element for block in blocks for element in (block.get("text"), *block.get("elements", ()))]
    return (text["text"] for text in texts if text and text["type"] == "mrkdwn")


def labels(part: Any) -> Iterator[str]:
    """Every plain text in it, what stands in an empty field aside."""
    if isinstance(part, Message):
        yield from labels(part.blocks)
    elif isinstance(part, Mapping):
        if part.get("type") == "plain_text":
            yield part["text"]
        yield from labels([inner for name, inner in part.items() if name != "placeholder"])
    elif isinstance(part, Sequence) and not isinstance(part, str):
        for inner in part:
            yield from labels(inner)
