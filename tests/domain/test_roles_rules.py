"""Roles: who may give which, and that what two forms change never depends on who was first."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people import Role
from bot.domain.roles import ASK_AGAIN_AFTER, Change, Holding, Staff, Wish, change, may_give, may_take
from bot.domain.workspace import Chosen

NOW = datetime(2026, 10, 6, 14, 0, tzinfo=UTC)
people = st.frozensets(st.sampled_from(["U1", "U2", "U3", "U4", "U5"]))
roles = st.frozensets(st.sampled_from(Role))
schools = st.lists(st.sampled_from(["Oak Hill", "River", "Lincoln MS", "Elm"]), unique=True).map(tuple)


def applied(holders: frozenset[str], one: Change) -> frozenset[str]:
    return (holders | one.given) - one.taken


@given(people, people, people)
def test_two_forms_of_the_same_moment_in_any_order(
    shown: frozenset[str], one: frozenset[str], other: frozenset[str]
) -> None:
    """Whoever was added by either is there, whoever was taken out by either is not, the rest stay."""
    first, second = change(Role.TEACHER, shown, one), change(Role.TEACHER, shown, other)
    both = applied(applied(shown, first), second)
    assert both == applied(applied(shown, second), first)
    assert both == (shown & one & other) | (one - shown) | (other - shown)


@given(people, people, people)
def test_what_a_form_did_not_show_it_does_not_change(
    now: frozenset[str], shown: frozenset[str], chosen: frozenset[str]
) -> None:
    after = applied(now, change(Role.TEACHER, shown, chosen))
    assert now - shown <= after
    assert after - now <= chosen


@given(roles)
def test_nobody_makes_more_of_others_than_they_may(having: frozenset[Role]) -> None:
    """Administrators make administrators and dismiss coordinators; who has neither role gives nothing."""
    given = {role for role in Role if may_give(role, having)}
    taken = {role for role in Role if may_take(role, having)}
    assert taken <= given
    assert (Role.ADMINISTRATOR in given) == (Role.COORDINATOR in taken) == (Role.ADMINISTRATOR in having)
    assert bool(given) == bool(having & {Role.ADMINISTRATOR, Role.COORDINATOR})


@given(st.text(min_size=1).filter(str.strip))
def test_a_school_is_one_however_it_is_spelled(name: str) -> None:
    staff = Staff((Holding("U1", Role.SCHOOL_LEAD, name), Holding("U2", Role.TEACHER)))
    assert staff.leads_of(f"  {name.casefold()} ") == ("U1",)
    assert staff.schools_beside([name.casefold()]) == ()


def test_not_now_is_for_a_week() -> None:
    wish = Wish(id=1, team_id="T1", user_id="U1", wished_at=NOW, answered_by="U2", answered_at=NOW, is_granted=False)
    assert wish.rests(NOW)
    assert wish.rests(NOW + ASK_AGAIN_AFTER - timedelta(seconds=1))
    assert not wish.rests(NOW + ASK_AGAIN_AFTER)


def settings(channel: str, names: tuple[str, ...], *, strict: bool = False) -> Chosen:
    return Chosen(channel, "UTC", "en", names, guard_is_strict=strict)


@given(schools, schools, schools)
def test_settings_saved_by_two_at_once(shown: tuple[str, ...], one: tuple[str, ...], other: tuple[str, ...]) -> None:
    """Each changes what they changed, and no more; of one thing that both changed, the later word counts."""
    opened = settings("C1", shown)
    first = settings("C2", one).merged(opened, opened)
    both = settings("C1", other, strict=True).merged(opened, first)
    assert (both.needs_channel, both.guard_is_strict) == ("C2", True)
    expected = (set(shown) & set(one) & set(other)) | (set(one) - set(shown)) | (set(other) - set(shown))
    assert set(both.schools) == expected
