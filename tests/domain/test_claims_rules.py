"""The rules of the line: who is offered a freed place, and that everybody behind keeps their position."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as some

from bot.domain.claims import LIVE, SEATED, Claim, ClaimState, next_in_line

NOON = datetime(2026, 10, 6, 17, 0, tzinfo=UTC)


def claim(number: int, party: int, state: ClaimState = ClaimState.WAITLISTED) -> Claim:
    return Claim(
        id=number,
        need_id=1,
        team_id="T1",
        user_id=f"U{number}",
        partner_id=None,
        for_contact=0,
        state=state,
        party=party,
        reason=None,
        created_at=NOON,
        lapses_at=None,
        partner_ok_at=None,
        asker_ok_at=None,
        asker_ok_due=None,
        ended_at=None,
    )


lines = some.lists(some.integers(1, 6), max_size=8).map(lambda parties: [claim(*each) for each in enumerate(parties)])


def test_the_first_whose_whole_party_fits_is_offered_the_place() -> None:
    """A class of three is not split, and does not hold up the one behind."""
    line = [claim(1, 3), claim(2, 1), claim(3, 1)]
    assert next_in_line(line, 1) == line[1]
    assert next_in_line(line, 3) == line[0]
    assert next_in_line(line, 0) is None
    assert next_in_line([], 5) is None


@given(lines, some.integers(0, 12))
def test_nobody_who_fits_is_passed_over(line: list[Claim], seats: int) -> None:
    """Whoever stands before the chosen one would not have fitted."""
    chosen = next_in_line(line, seats)
    ahead = line[: line.index(chosen)] if chosen else line
    assert all(each.party > seats for each in ahead)
    assert chosen is None or chosen.party <= seats


@given(lines, some.integers(0, 12))
def test_offering_ends_with_nobody_left_who_fits(line: list[Claim], seats: int) -> None:
    """No place stays empty that somebody waits for, and none is promised twice."""
    left, waiting = seats, list(line)
    while (chosen := next_in_line(waiting, left)) is not None:
        waiting.remove(chosen)
        left -= chosen.party
    assert left >= 0
    assert all(each.party > left for each in waiting)
    assert [each for each in line if each in waiting] == waiting


def test_every_state_is_live_or_over() -> None:
    """Whoever has a place has a claim; whoever waits has no place yet."""
    assert {ClaimState.WAITLISTED} == LIVE - SEATED
    for state in ClaimState:
        each = claim(1, 1, state)
        assert (each.is_live, each.is_seated) == (state in LIVE, state in SEATED)
    over = {"withdrawn", "declined", "released", "lapsed", "cancelled"}
    assert set(ClaimState) - LIVE == over
