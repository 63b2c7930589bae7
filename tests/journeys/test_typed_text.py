"""What people type is shown as typed: it shouts at nobody, fakes no link, and is never lost."""

import pytest

from tests.school import School


@pytest.mark.parametrize("shout", ["<!channel>", "@channel", "@here", "<!everyone>"])
async def test_nobody_is_shouted_at(words_school: School, shout: str) -> None:
    """Whatever is typed, no post of ours mentions everybody."""
    card = await words_school.teacher.posts(f"/need mentor robotics {shout} please")

    shown = card.text + card.message.text
    assert "<!" not in shown
    assert "&lt;!" in card.text


async def test_a_fake_link_is_shown_as_typed(words_school: School) -> None:
    """A link with a label of its own stays what it is: angle brackets and all."""
    card = await words_school.teacher.posts("/need mentor robotics <https://evil.example|the grades>")

    assert "&lt;https://evil.example|the grades&gt;" in card.text


async def test_names_and_links_come_out_as_they_went_in(words_school: School) -> None:
    """Slack turns them into marks of its own on the way; readers see neither ids nor brackets."""
    card = await words_school.teacher.posts(
        "/need mentor robotics as @priya did, see https://robots.example in #general"
    )

    assert "@priya" in card.text
    assert "https://robots.example" in card.text
    assert "#general" in card.text
    assert "&lt;" not in card.text


async def test_smart_quotes_and_apostrophes(words_school: School) -> None:
    """A phone's typographic quotes are quotes."""
    card = await words_school.teacher.posts("/need “mentor” robotics for “Ana’s” class")

    assert "Mentor · robotics" in card.text


async def test_marks_of_other_languages_survive(words_school: School) -> None:
    """Accents and emoji are as they were."""
    card = await words_school.teacher.posts("/need speaker música & baile 🎻")

    assert "música" in card.text
    assert "🎻" in card.text


async def test_three_thousand_characters(words_school: School) -> None:
    """Accepted; what is beyond is cut, and the typist is told."""
    answer = await words_school.teacher.runs("/need mentor robotics " + "with many a word " * 200)

    assert "*N-1* is saved" in answer.text
    assert "I kept the first 3,000 characters" in answer.text
    assert "with many a word" in (await words_school.card(1)).text


async def test_three_thousand_characters_of_markup(words_school: School) -> None:
    """Every one of them grows to four when escaped; the card still fits."""
    await words_school.teacher.runs("/need mentor robotics " + "<" * 3000)

    assert "0 of 1 place taken" in (await words_school.card(1)).text
