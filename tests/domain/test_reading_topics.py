"""The list of topics, and which words are taken for slips of them."""

from datetime import date

import pytest

from bot.domain.reading.kinds import Kind
from bot.domain.reading.line import read_need
from bot.domain.reading.spelling import Speller, distance, true_words
from bot.domain.reading.topics import ClaimedTwiceError, catalogue, parse

MONDAY = date(2026, 11, 23)
GAPS = (
    "study skills", "surgery", "dental", "loans", "neuroscience", "psychiatry", "criminology", "recruiting",
    "event planning", "philosophy", "computer hardware",
)  # fmt: skip


def test_the_list_covers_a_school_in_both_languages() -> None:
    """Sixty topics and more, each with words in English and Spanish."""
    topics = catalogue().by_slug.values()
    assert len(topics) >= 60
    assert all(topic.english_aliases and topic.spanish_aliases for topic in topics)
    assert {topic.group for topic in topics} == {
        "stem", "health", "business", "civics", "arts", "language", "trades", "education",
    }  # fmt: skip


@pytest.mark.parametrize("phrase", GAPS)
def test_words_that_an_earlier_list_lacked_are_known(phrase: str) -> None:
    """The gaps measured on real tags of volunteers are closed."""
    assert catalogue().named(phrase)


@pytest.mark.parametrize(
    ("phrase", "slug"),
    [
        ("Robótica", "robotics"),
        ("ROBOTS", "robotics"),
        ("ingenieras", "engineering"),
        ("feria de ciencias", "science-fair"),
    ],
)
def test_case_accents_plurals_and_gender_do_not_matter(phrase: str, slug: str) -> None:
    """One topic, however it is written."""
    topic = catalogue().named(phrase)
    assert topic
    assert topic.slug == slug


def test_every_phrase_names_its_own_topic() -> None:
    """No phrase is shadowed by another."""
    for topic in catalogue().by_slug.values():
        for phrase in topic.phrases:
            assert catalogue().named(phrase) is topic


def test_a_phrase_claimed_twice_is_refused() -> None:
    """A mistake in the list is found when it is loaded."""
    with pytest.raises(ClaimedTwiceError, match="robots"):
        parse("a | stem | Robotics | Robótica | robots | \nb | stem | Toys | Juguetes | robots | ")


def test_every_kind_has_words() -> None:
    """Nothing can be asked for that nobody can say."""
    said = {read_need(f"need {kind.value.replace('_', ' ')}", today=MONDAY).kind for kind in Kind}
    assert said == set(Kind)


def test_a_true_word_is_never_taken_for_a_slip() -> None:
    """Each word of the list stays as typed, alone and beside a word nobody knows."""
    lines = [line for word in true_words() for line in (word, f"{word} zzz")]
    assert [line for line in lines if read_need(line, today=MONDAY).repairs] == []


def test_a_slip_that_could_mean_two_words_is_left_alone() -> None:
    """Only a unique nearest word is a repair."""
    assert Speller({"poster": "poster", "porter": "porter"}).repair("poxter") is None
    assert Speller({"poster": "poster"}).repair("poxter") == "poster"


@pytest.mark.parametrize(
    ("left", "right", "slips"),
    [
        ("mentor", "mentor", 0),
        ("mentr", "mentor", 1),
        ("metnor", "mentor", 1),
        ("mentar", "mentor", 1),
        ("abc", "xyz", 3),
    ],
)
def test_a_swap_counts_as_one_slip(left: str, right: str, slips: int) -> None:
    """Add, drop, change or swap neighbours: one each; further than asked is not counted out."""
    assert distance(left, right, 2) == slips
