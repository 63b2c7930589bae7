"""Periods: every sort has one, and what somebody chose holds within bounds."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.retention import SPANS, Kept, expires_before, periods

NOON = datetime(2026, 10, 6, 17, 0, tzinfo=UTC)
CHOSEN = st.dictionaries(st.sampled_from(Kept), st.integers(1, 10_000))


def test_every_sort_has_a_usual_period_within_its_bounds() -> None:
    assert set(SPANS) == set(Kept)
    assert all(span.allows(span.usual) for span in SPANS.values())


@given(CHOSEN)
def test_what_was_chosen_holds_and_the_rest_is_as_usual(chosen: dict[Kept, int]) -> None:
    in_force = periods(chosen)
    assert in_force == {kept: span.usual for kept, span in SPANS.items()} | chosen


@given(CHOSEN, st.sampled_from(Kept))
def test_a_longer_period_never_lets_go_of_more(chosen: dict[Kept, int], kept: Kept) -> None:
    longer = periods(chosen | {kept: periods(chosen)[kept] + 1})
    assert expires_before(kept, longer, NOON) == expires_before(kept, periods(chosen), NOON) - timedelta(days=1)


def test_no_claim_goes_while_posts_about_it_are_remembered() -> None:
    """A post is drawn from its claim for ninety days at the most."""
    assert SPANS[Kept.CLAIMS].least >= 90
    assert SPANS[Kept.WORDS].least >= 90
