"""Looking: what is open, what is mine, and one need as each of its readers sees it."""

from tests.school import School


async def test_what_is_open(school: School) -> None:
    """Oldest first, with who and when; filled and ended ones are not there."""
    await school.knows(school.acme)
    await school.teacher.posts("/need 2 mentors robotics friday grade 7 bring cake")
    await school.acme.clicks("I can help", await school.other_teacher.posts("/need speaker jazz"))
    await school.teacher.clicks("Cancel", await school.teacher.runs("/need tutor algebra"))
    await school.other_teacher.posts("/need speaker poetry")

    listed = await school.library.runs("/need list", in_="partners")

    assert listed.text.splitlines() == [
        "*Open requests*",
        "N-1 · Mentor · robotics · grade 7 · Fri 9 Oct · 0 of 2 places taken",
        "N-4 · Guest speaker · poetry · 0 of 1 place taken",
        "That is all.",
    ]
    assert listed.buttons == ["Show", "Show"]


async def test_what_is_open_about_a_topic(words_school: School) -> None:
    """By a topic we know under any of its names, or by a word of the text."""
    for line in ("/need mentor robotics", "/need tutor algebra", "/need volunteer origami evening"):
        await words_school.teacher.posts(line)

    for topic, number in (("robotica", 1), ("ROBOTICS", 1), ("Origami", 3)):
        listed = await words_school.library.runs(f"/need list {topic}", in_="partners")
        assert [line.split(" · ")[0] for line in listed.text.splitlines()[1:-1]] == [f"N-{number}"], topic
    nothing = await words_school.library.runs("/need list 100%_<sure>", in_="partners")
    assert nothing.text == "Nothing is open about *100%_&lt;sure&gt;* right now."


async def test_long_lists_come_in_pages(school: School) -> None:
    """Eight at a time; the pages join without a gap or a repeat."""
    for topic in "abcdefghij":
        await school.teacher.runs(f"/need volunteer {topic}{topic}{topic}")

    first = await school.teacher.runs("/need mine")
    second = await school.teacher.clicks("More", first)

    numbers = [line.split(" · ")[0] for page in (first, second) for line in page.text.splitlines() if " · " in line]
    assert numbers == [f"N-{number}" for number in range(1, 11)]
    assert "That is all." in second.text
    everyone = await school.library.runs("/need list", in_="partners")
    assert "N-9" in (await school.library.clicks("More", everyone)).text


async def test_what_is_mine(school: School) -> None:
    """Only one's own; in Spanish words too, and without any a hint how to begin."""
    await school.teacher.posts("/need mentor robotics")

    for line in ("/need mine", "/need list mine", "/need mías"):
        assert "N-1 · Mentor · robotics" in (await school.teacher.runs(line)).text
    nothing = await school.other_teacher.runs("/need mine")
    assert "`/need mentor robotics` makes one." in nothing.text


async def test_one_need_as_its_asker_sees_it(school: School) -> None:
    """Who is coming and how it stands, with everything one may do."""
    await school.knows(school.acme)
    card = await school.teacher.posts("/need mentor robotics")
    await school.acme.clicks("I can help", card)
    await school.library.clicks("Join the waiting list", await school.shows(card, "1 of 1 place taken"))

    for line in ("/need 1", "/need N-1", "/need #1"):
        shown = await school.teacher.runs(line)
        assert f"• {school.acme.mention} (Priya and Friends): has a place" in shown.text
        assert f"• {school.library.mention}: is waiting" in shown.text
        assert shown.buttons == ["Edit", "Cancel", "Renew", "Close", "Filled elsewhere", "Claim for somebody"]


async def test_one_need_as_others_see_it(words_school: School) -> None:
    """A claimant sees their own place, a stranger the way to get one; neither sees who else comes."""
    await words_school.knows(words_school.acme)
    await words_school.acme.clicks("I can help", await words_school.teacher.posts("/need 2 mentors robotics"))

    mine = await words_school.acme.runs("/need 1", in_="partners")
    assert "You have a place." in mine.text
    assert mine.buttons == ["We are more than one", "I can't make it", "Claim for somebody"]
    stranger = await words_school.library.runs("/need 1", in_="partners")
    assert stranger.buttons == ["I can help"]
    assert words_school.acme.mention not in stranger.text
    coordinator = await words_school.coordinator.runs("/need 1")
    assert words_school.acme.mention in coordinator.text
    assert "Edit" in coordinator.buttons


async def test_a_number_nobody_has(words_school: School) -> None:
    """Said plainly, with where to look."""
    answer = await words_school.teacher.runs("/need 99")

    assert answer.text == "There is no N-99 here. `/need list` shows what is open."


async def test_similar_requests(words_school: School) -> None:
    """Whoever came too late is shown others of the topic, or all there are."""
    await words_school.knows(words_school.acme, words_school.library)
    card = await words_school.teacher.posts("/need mentor robotics")
    await words_school.other_teacher.posts("/need speaker jazz")
    await words_school.acme.clicks("I can help", card)
    late = await words_school.library.clicks(
        "Join the waiting list", await words_school.shows(card, "1 of 1 place taken")
    )

    assert "jazz" in (await words_school.library.clicks("Similar requests", late)).text
    await words_school.other_teacher.posts("/need coach robotics")
    similar = await words_school.library.clicks("Similar requests", late)
    assert "N-3" in similar.text
    assert "jazz" not in similar.text
