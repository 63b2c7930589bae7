"""What a coordinator sets, and who may: the channel for needs, the zone, the language, the schools."""

from collections.abc import AsyncIterator

import pytest

from tests.colleague import TEACHERS
from tests.school import School, open_school
from tests.seen import field


@pytest.fixture
async def unset(database_url: str) -> AsyncIterator[School]:
    """A workspace whose coordinator has not chosen a channel yet."""
    async with open_school(database_url, needs_channel=None) as school:
        yield school


async def test_without_a_chosen_channel(unset: School) -> None:
    """The need goes where it was typed, and the typist is told who can change that."""
    answer = await unset.teacher.runs("/need mentor robotics")

    assert "Nobody has chosen a channel for requests yet, so it goes here." in answer.text
    assert "/partner settings" in answer.text
    await unset.teacher.reads("N-1 · Mentor · robotics", in_=TEACHERS)


async def test_without_a_chosen_channel_in_a_direct_message(unset: School) -> None:
    """Nobody else would ever read it: nothing is made, and the words come back to be typed elsewhere."""
    answer = await unset.teacher.runs("/need mentor robotics", in_="@handraise")

    assert "nobody has chosen a channel" in answer.text
    assert "“mentor robotics”" in answer.text
    assert "N-1" not in (await unset.teacher.runs("/need mine")).text


async def test_a_coordinator_chooses(unset: School) -> None:
    """From then on needs go there, in its language, and its schools are known by name."""
    form = await unset.coordinator.runs("/partner settings")
    assert field(form, "time_zone") == "America/Chicago"

    schools = "Lincoln MS\n\nOak Hill\n oak  hill "
    page = await unset.coordinator.fills(needs_channel="partners", language="Español", schools=schools)

    assert page.text.startswith("Saved. Requests go to <#")
    answer = await unset.teacher.runs("/need mentor robotics oak hill")
    assert "Oak Hill" in answer.text
    assert "Nobody has chosen" not in answer.text
    card = await unset.card(1)
    assert "place taken" not in card.text  # Spanish
    await unset.coordinator.person.closes()
    again = await unset.coordinator.runs("/partner ajustes")
    assert (field(again, "language"), field(again, "schools")) == ("Español", "Lincoln MS\nOak Hill")


async def test_only_a_coordinator_may(words_school: School) -> None:
    """Everybody else is told who can, and no form opens."""
    for line in ("/partner settings", "/partner block @priya", "/partner unblock @priya"):
        answer = await words_school.teacher.runs(line)
        assert answer.text == "Only a coordinator can do that. Nothing has changed."


async def test_the_zone_of_the_school_decides_what_today_is(words_school: School) -> None:
    """Nine in the evening in Honolulu is still Tuesday, though it is Wednesday in London."""
    await words_school.coordinator.runs("/partner settings")
    await words_school.coordinator.fills(time_zone="Pacific/Honolulu")
    await words_school.passes(hours=16)

    assert "Wed 7 Oct" in (await words_school.teacher.posts("/need mentor robotics tomorrow")).text
