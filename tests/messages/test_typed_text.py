"""Whatever is typed is shown as typed: it mentions nobody, links nowhere and breaks nothing."""

import html
import re
from collections.abc import Iterator
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bot.messages.blocks import cut_markup
from bot.messages.message import Block, Message
from bot.messages.say import AT_EVERYONE, Mrkdwn, escape, excerpt, quote
from tests import shown
from tests.messages.typed import LINK, samples
from tests.messages.voices import VOICES

# What we write on purpose: people, channels, moments, the link to a card, quotations, escapes.
OURS = re.compile(
    rf"<@U0\w+>|<#C0\w+>|<!date\^\d+\^[^|<>]+\|[^<>]+>|<{re.escape(LINK)}\|(?=N-)|^> ?|&(?:amp|lt|gt);", re.MULTILINE
)
OUR_LINK_ENDS = re.compile(r"posted\.>|publicada\.>|ắ+>")

NASTY = (
    "<!channel>", "<!here|x>", "<@U0ASKER>", "<#C0SAMPLE>", "<https://evil.example|the form>", "@channel", "@Everyone",
    "@here", "&lt;", "&", "<", ">", "> ", "|", "`", "*", "{asker}", "{", "}", "%s", "\n", "\n\n\n", "🤖", "é", " ",
)  # fmt: skip
lines = st.lists(st.sampled_from(NASTY) | st.text(max_size=8), min_size=1, max_size=12).map("".join)
texts = lines | st.tuples(lines, st.integers(1, 300)).map(lambda pair: (pair[0] * pair[1])[:3000])


# Each example draws hundreds of messages, and shrinking one would draw them thousands of times.
@settings(max_examples=25, deadline=None, phases=set(Phase) - {Phase.shrink, Phase.explain})
@given(texts, st.sampled_from(sorted(VOICES)))
def test_nothing_typed_comes_to_life(words: str, voice: str) -> None:
    """In every message, form, list and answer, in every language."""
    kinds = (Message, Block, list[Block], Mrkdwn, list[str])
    for result in shown.results(*kinds, samples=samples(words, VOICES[voice])):
        for text in markup(result):
            assert_harmless(text)


def markup(result: Any) -> Iterator[str]:
    """The texts in it that Slack reads as markup."""
    if isinstance(result, str):
        yield result
    elif isinstance(result, Message):
        yield result.text
        yield from markup(result.blocks)
    elif isinstance(result, list):
        for one in result:
            yield from markup(one)
    elif isinstance(result, dict):
        if result.get("type") == "mrkdwn":
            yield result["text"]
        yield from markup([part for part in result.values() if isinstance(part, dict | list)])


def assert_harmless(text: str) -> None:
    rest = OURS.sub("", text)
    if LINK in text:
        rest = OUR_LINK_ENDS.sub("", rest)
    assert not set("<>&") & set(rest), text
    assert not AT_EVERYONE.search(text), text


@given(texts)
def test_what_is_typed_is_read_as_typed(words: str) -> None:
    """Slack turns the escapes back; only an invisible space has come into a shout."""
    assert html.unescape(escape(words)).replace("@\u200b", "@") == words.replace("@\u200b", "@")


@given(texts, st.integers(1, 400))
def test_an_excerpt_ends_between_characters(words: str, longest: int) -> None:
    """Never inside an escape, and never longer than asked for, the three dots aside."""
    for cut in (excerpt(words, longest), quote(words, longest)):
        assert_harmless(cut)
        assert len(cut) <= max(longest, len("> ")) + len("…")


@given(texts)
def test_every_line_of_a_quotation_is_quoted(words: str) -> None:
    assert all(line.startswith("> ") for line in quote(words, 2700).split("\n"))


@given(texts, st.integers(2, 200))
def test_a_cut_text_has_no_half_of_anything_at_its_end(words: str, limit: int) -> None:
    cut = cut_markup(f"<@U0ASKER> {escape(words)} <@U0ASKER>", limit)
    assert len(cut) <= limit
    assert_harmless(cut)
