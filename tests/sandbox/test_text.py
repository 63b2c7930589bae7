"""Text on its way in and out: entities, mentions, links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.speech.mrkdwn import as_kept, as_typed, escape, plain


class Directory:
    def person_named(self, name: str) -> tuple[str, str] | None:
        return ("U1", "ana") if name.casefold() == "ana" else None

    def channel_named(self, name: str) -> tuple[str, str] | None:
        return ("C1", "partners") if name == "partners" else None


@pytest.mark.parametrize(
    ("typed", "passed_on"),
    [
        ("hi @ana!", "hi <@U1>!"),
        ("@Ana.", "<@U1>."),
        ("@nobody", "@nobody"),
        ("see #partners", "see <#C1|>"),
        ("#nowhere", "#nowhere"),
        ("@here look", "<!here> look"),
        ("a < b & c", "a &lt; b &amp; c"),
        ("https://example.org/?a=1&b=2 now", "<https://example.org/?a=1&amp;b=2> now"),
        ("ana@example.org", "<mailto:ana@example.org|ana@example.org>"),
        ("5pm@ana", "5pm@ana"),
    ],
)
def test_typed_text_becomes_tokens(typed: str, passed_on: str) -> None:
    """As Slack's own client sends it."""
    assert as_typed(typed, Directory()) == passed_on


def test_slash_commands_name_whom_they_mention() -> None:
    """And keep their signs as typed unless told otherwise."""
    said = as_typed("ask @ana & #partners", Directory(), with_names=True, escaped=False)
    assert said == "ask <@U1|ana> & <#C1|partners>"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("<@U1> & <!here> <#C1|x> <https://a.b|c>", "<@U1> &amp; <!here> <#C1|x> <https://a.b|c>"),
        ("&lt;!here&gt;", "&lt;!here&gt;"),
        ("1 < 2 > 0", "1 &lt; 2 &gt; 0"),
        ("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"),
        ("> quoted", "&gt; quoted"),
    ],
)
def test_sent_text_is_kept_escaped(sent: str, kept: str) -> None:
    """Tokens and entities stay what they are."""
    assert as_kept(sent) == kept


@given(st.text())
def test_keeping_twice_changes_nothing(text: str) -> None:
    """What is kept can be sent again."""
    assert as_kept(as_kept(text)) == as_kept(text)


@given(st.text(alphabet="htps:/.<>|&; "))
def test_linking_twice_changes_nothing(text: str) -> None:
    """An address that is a link already stays one."""
    once = as_kept(f"https://a.org/{text}", linking=True)
    assert as_kept(once, linking=True) == once


@given(st.text())
def test_escaping_can_be_undone(text: str) -> None:
    """And nothing of it can be taken for a token."""
    assert "<" not in escape(text)
    assert as_kept(escape(text)) == escape(text)
    assert plain(escape(text)) == text
