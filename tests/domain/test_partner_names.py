"""Names that may be one, and the keys by which a partner is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.finding import keys_of, name_keys, terms_of
from bot.domain.partner_names import are_near, nearest
from bot.domain.partners import LONGEST_NAME, PartnerKind, Profile

names = st.text(min_size=1, max_size=LONGEST_NAME)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme Robotics", "ACME Robotics, Inc."),
        ("Acme Robotics", "Acme Robotcs"),
        ("The City Library", "City Library"),
        ("St. Brigid's Table", "St Brigids Table"),
        ("Fundación Élan", "fundacion elan"),
        ("Millbrook Public Library", "Millbrook Library"),
    ],
)
def test_nearly_the_same(one: str, other: str) -> None:
    """And each is found by a key of the other."""
    assert are_near(one, other)
    assert are_near(other, one)
    assert name_keys(one) & name_keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Acme Robotics", "Acme Catering"), ("City Library", "City Museum"), ("Priya and Friends", "Grace and Friends")],
)
def test_not_the_same(one: str, other: str) -> None:
    assert not are_near(one, other)


@given(names)
def test_a_name_is_nearest_to_itself(name: str) -> None:
    assert nearest(name, ["Somebody Else Entirely", name])[0] == name


@given(names, st.lists(st.text(min_size=1, max_size=60), max_size=5))
def test_whatever_is_typed_makes_keys_and_terms(name: str, topics: list[str]) -> None:
    """Few, and never none of the kind."""
    keys = keys_of(Profile(name=name, kind=PartnerKind.FAMILY, topics=tuple(topics)))
    assert {"k:family", "h:any"} <= keys
    assert len(keys) <= 12 + 9 * len(topics) + 2
    assert all(terms_of(f"{name} {' '.join(topics)}"))


@given(st.sampled_from(["robotics", "robótica", "cooking", "cocina"]))
def test_a_topic_is_found_in_either_language(typed: str) -> None:
    english = {"robótica": "robotics", "cocina": "cooking"}.get(typed, typed)
    keys = keys_of(Profile(name="X", kind=PartnerKind.FAMILY, topics=(english,)))
    assert all(term & keys for term in terms_of(typed))
