"""From words to topics: sure where a listed phrase says it all, less sure the more is left unsaid, silent otherwise."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.matching import PARTS, lines, partners_book, score
from bot.domain.matching.evidence import Way
from bot.domain.matching.naming import MAYBE, MOST_TOPICS, NUDGE, listed_topics, name_topics
from bot.domain.matching.phrasebook import MOST_PHRASES, own, workspace_book
from bot.domain.reading.topics import catalogue

PHRASES = [(phrase, topic.slug) for topic in catalogue().by_slug.values() for phrase in topic.phrases]


@settings(deadline=None, max_examples=40)  # the first line makes the index
@given(st.sampled_from(PHRASES))
def test_a_listed_phrase_alone_is_sure(entry: tuple[str, str]) -> None:
    """Whichever it is, in either language."""
    phrase, slug = entry
    found = {named.topic: named.confidence for named in name_topics(phrase)}
    assert found.get(slug) == 1.0


@settings(deadline=None, max_examples=40)  # the first line makes the index
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_is_named_soberly(text: str, note: str) -> None:
    """Surest first, no topic twice, nothing below a maybe, never more than five; and the same every time."""
    found = name_topics(text, note=note)
    confidences = [named.confidence for named in found]
    assert confidences == sorted(confidences, reverse=True)
    assert len({named.topic for named in found}) == len(found) <= MOST_TOPICS
    assert all(MAYBE <= confidence <= 1 for confidence in confidences)
    assert found == name_topics(text, note=note)


@pytest.mark.parametrize(
    ("text", "topic", "way"),
    [
        ("robotics", "robotics", Way.NAMED),
        ("Matemáticas", "math", Way.NAMED),
        ("robtics", "robotics", Way.ALIKE),
        ("fotografya", "photography", Way.ALIKE),
        ("lava and magma under our feet", "earth-science", Way.HINTED),
    ],
)
def test_three_ways_lead_to_a_topic(text: str, topic: str, way: Way) -> None:
    """A phrase, one that looks like it, and a hint; each says which it was."""
    best = name_topics(text)[0]
    assert (best.topic, best.way) == (topic, way)


@pytest.mark.parametrize("text", ["light bulbs for room 12", "zwibbelfratz", "", "??", "the of and", "cerrajero"])
def test_nobody_is_asked_about_what_nobody_knows(text: str) -> None:
    """Below the threshold there is silence."""
    assert not any(named.confidence >= NUDGE for named in name_topics(text))


def test_a_phrase_among_unknown_words_is_only_a_maybe() -> None:
    """An artist is one thing, a balloon artist another."""
    (sure, *_) = name_topics("artist")
    maybe = {named.topic: named.confidence for named in name_topics("balloon artist")}
    assert sure.confidence == 1.0
    assert MAYBE <= maybe["visual-art"] < NUDGE


def test_a_long_note_is_heard_with_reserve() -> None:
    """A topic that only a story mentions is not as sure as one that was asked for."""
    story = "my class went to see penguins last week and a volunteer who plays chess told them about patience"
    found = {named.topic: named.confidence for named in name_topics("robotics", note=story)}
    assert found["robotics"] == 1.0
    assert found.get("chess", 0) < NUDGE


def test_what_the_reader_took_it_for_counts_where_the_words_do_not_say() -> None:
    """A form may say the topic in other words."""
    (named,) = name_topics("zwibbelfratz", slug="chess")
    assert (named.topic, named.way) == ("chess", Way.READ)


def test_own_words_and_aliases_lead_to_partners_too() -> None:
    """With a slip of the keyboard as well."""
    book = workspace_book([("zwibbelfratz", "chess"), ("beekeeping shows", own("beekeeping shows"))])
    assert name_topics("zwibbelfratz", [book])[0].topic == "chess"
    assert name_topics("beekeping show", [book])[0].topic == "~beekeeping shows"


def test_a_book_has_an_end() -> None:
    """However many partners have words of their own."""
    assert (
        len(workspace_book((f"word{number}", f"~word{number}") for number in range(MOST_PHRASES + 5))) == MOST_PHRASES
    )


def test_own_words_are_filed_under_the_topic_they_name_as_well() -> None:
    assert listed_topics("robotics kits") == ("robotics",)
    assert listed_topics("beekeeping shows") == ()


def test_the_lines_of_the_evaluation_are_labelled_with_topics_there_are() -> None:
    """At least three hundred lines somebody can serve, and a third as many again that nobody can."""
    every = [line for part in PARTS for line in lines(part)]
    served = [line for line in every if line.right]
    own_topics = {topic for line in served for topic in line.right if topic.startswith("~")}
    assert {topic for line in served for topic in line.right} - own_topics <= catalogue().by_slug.keys()
    assert len({line.words for line in every}) == len(every)
    assert len(served) >= 300
    assert 0.3 <= (len(every) - len(served)) / len(every) <= 0.4


def test_lines_never_worked_on_find_their_topics() -> None:
    """The figures of docs/decisions/matching.md hold; a change that loses them is noticed."""
    it = score(lines("only scored"), partners_book())
    assert it.among_five >= 0.84
    assert it.first >= 0.64
    assert it.nudged_for_nothing <= 0.10
