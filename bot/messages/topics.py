"""What a coordinator reads about words that led nowhere, and the form that gives them a topic."""

from collections.abc import Sequence

from bot.domain.matching.unmatched import Unmatched
from bot.domain.reading.topics import catalogue
from bot.messages import ids
from bot.messages.blocks import actions, button, choice, field, modal, section
from bot.messages.forms import done
from bot.messages.message import Block, Message
from bot.messages.say import Say, excerpt

LONGEST_WORDS = 100


def unmatched(found: Sequence[Unmatched], say: Say) -> Message:
    """The most frequent first, each with what can be done about it."""
    if not found:
        text = say("Every request has led to a topic so far.")
        return Message(text, [section(text)])
    text = say("Words of requests that led to nobody. Which topic do they mean?")
    blocks = [section(text)]
    for one in found:
        times = say.plural("{count} time", "{count} times", one.times)
        blocks += [
            section(f"*{excerpt(one.words, LONGEST_WORDS)}* · {times}"),
            actions(
                button(say.plain("Choose a topic"), ids.GIVE_TOPIC, one.id),
                button(say.plain("Leave it"), ids.NO_TOPIC, one.id),
            ),
        ]
    return Message(text, blocks)


def form(one: Unmatched, say: Say) -> Block:
    """All listed topics, by their names in the reader's language."""
    topics = sorted((_name(slug, say), slug) for slug in catalogue().by_slug)
    return modal(
        ids.GIVE_TOPIC,
        say.plain("Which topic?"),
        [
            section(say("“{words}” means …", words=excerpt(one.words, LONGEST_WORDS))),
            field("topic", say.plain("Topic"), choice([(slug, name) for name, slug in topics]), optional=False),
        ],
        record=one.id,
        submit=say.plain("Save"),
        close=say.plain("Later"),
    )


def given(one: Unmatched, topic: str, say: Say) -> Block:
    text = say(
        "From now on “{words}” means {topic}. Open requests that say so are looked at again.",
        words=excerpt(one.words, LONGEST_WORDS),
        topic=excerpt(_name(topic, say), LONGEST_WORDS),
    )
    return done(say.plain("Topic"), text, say)


def left(one: Unmatched, say: Say) -> Message:
    return Message(say("I leave “{words}” as it is.", words=excerpt(one.words, LONGEST_WORDS)))


def gone(say: Say) -> Message:
    return Message(say("These words are no longer on the list."))


def _name(slug: str, say: Say) -> str:
    topic = catalogue().by_slug.get(slug)
    if topic is None:
        return slug
    return topic.spanish if say.language == "es" else topic.english
