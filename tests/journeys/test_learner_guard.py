"""Nothing that identifies a learner is posted or kept, and whoever is stopped has a way on."""

import pytest
from sqlalchemy import select

from storage.indexes import metadata
from storage.transaction import Transaction
from tests.school import School

ABOUT_ONE_LEARNER = "mentor robotics for my student Jake Miller, he has adhd"


async def kept(school: School, words: str) -> list[str]:
    """The tables in which these words stand anywhere."""
    rows = await school.bot.db.run(everything)
    return [name for name, row in rows if words in row]


def everything(tx: Transaction) -> list[tuple[str, str]]:
    """Every row there is, with the name of its table."""
    tables = metadata.sorted_tables
    return [(table.name, str(row)) for table in tables for row in tx._connection.execute(select(table))]


async def test_a_line_about_one_learner_becomes_a_form_and_nothing_is_kept(school: School) -> None:
    """The words are still there to be changed; neither the database nor the channel has seen them."""
    answer = await school.teacher.runs(f"/need {ABOUT_ONE_LEARNER}")

    assert answer.form is not None
    assert "Nothing has been posted or kept" in answer.text
    assert await kept(school, "Jake") == []
    await school.quiet()
    assert school.posts == []

    done = await school.teacher.fills(topic="robotics", note="Somebody patient, please.")
    assert "N-1" in done.text
    assert "Jake" not in (await school.card(1)).text


async def test_whoever_is_sure_says_so_and_it_is_posted(school: School) -> None:
    """One tick; who, when and which rule is kept, and not the text that was asked about."""
    await school.teacher.runs("/need")
    asked = await school.teacher.fills(kind="Mentor", topic="robotics", note="Jake has ADHD and needs a quiet corner.")
    assert asked.form is not None
    assert "describe what is needed without saying who a learner is" in asked.text
    assert await kept(school, "Jake") == []

    done = await school.teacher.fills_in({"If I am mistaken": ["No learner can be recognized from this"]})

    assert "N-1" in done.text
    assert "Jake has ADHD" in (await school.card(1)).text
    deeds = [row for table, row in await school.bot.db.run(everything) if table == "audit"]
    assert any("GUARD_OVERRIDDEN" in row for row in deeds)
    assert all("Jake" not in row for row in deeds)


async def test_a_yes_is_for_the_words_it_was_given_for(words_school: School) -> None:
    """Another learner, written in after the tick, is asked about again."""
    await words_school.teacher.runs("/need")
    await words_school.teacher.fills(kind="Mentor", topic="robotics", note="Jake has ADHD and needs a quiet corner.")

    again = await words_school.teacher.fills_in(
        {
            "If I am mistaken": ["No learner can be recognized from this"],
            "note": "My student Emily Torres has epilepsy.",
        }
    )

    assert again.form is not None
    assert "Nothing has been posted or kept" in again.text
    assert await kept(words_school, "Emily") == []


async def test_a_number_that_names_one_learner_is_stopped(words_school: School) -> None:
    """There is nothing to be mistaken about: the sentence stands under the field, and the form stays open."""
    await words_school.teacher.runs("/need")

    stopped = await words_school.teacher.fills(kind="Tutor", topic="math", note="student id 20418837")

    assert stopped.errors
    assert "a student's number" in str(stopped.errors)
    assert await kept(words_school, "20418837") == []


async def test_a_coordinator_is_asked_for_help_and_never_shown_the_text(words_school: School) -> None:
    """The form is still there underneath, with everything in it."""
    answer = await words_school.teacher.runs(f"/need {ABOUT_ONE_LEARNER}")

    await words_school.teacher.clicks("Ask the coordinator", answer)

    told = await words_school.coordinator.reads_dm("would like help to word something")
    assert words_school.teacher.mention in told.text
    assert "Jake" not in told.text
    assert await kept(words_school, "Jake") == []


async def test_a_strict_workspace_lets_nobody_say_that_it_is_mistaken(words_school: School) -> None:
    """A district may decide that asking is not enough."""
    await words_school.bot.db.run(lambda tx: tx.workspaces.set(words_school.team_id, guard_is_strict=True))
    await words_school.teacher.runs("/need")

    stopped = await words_school.teacher.fills(kind="Mentor", topic="robotics", note="Jake has ADHD, a quiet corner.")

    assert stopped.errors


@pytest.mark.parametrize(
    "line",
    [
        "/need mentor robotics Ada Lovelace project friday",
        "/need speaker Martin Luther King Jr. Day grade 5",
        "/need 3 judges science fair friday 2pm grade 8 lincoln",
        "/need speaker biology, Dr. Anna Schmidt from City Hospital offered last year",
        "/need mentor robotics for Ana's class",
        "/need tutor álgebra para 8 estudiantes de sexto",
    ],
)
async def test_what_teachers_ordinarily_type_goes_through(words_school: School, line: str) -> None:
    answer = await words_school.teacher.runs(line)

    assert "Nothing has been posted or kept" not in answer.text


async def test_a_question_to_a_card_is_read_as_well(words_school: School) -> None:
    """Whatever is typed in any flow passes through the same place."""
    card = await words_school.teacher.posts("/need mentor robotics")
    await words_school.acme.clicks("Ask a question", card)

    asked = await words_school.acme.fills(words="Is Jake Miller the boy with the wheelchair?")

    assert asked.form is not None
    assert "Nothing has been posted or kept" in asked.text
    assert await kept(words_school, "Jake") == []


async def test_whoever_reads_spanish_is_asked_in_spanish(words_school: School) -> None:
    answer = await words_school.college.runs(
        "/need mentor robótica para mi alumna Rosalía Gómez, tiene epilepsia", in_="partners"
    )

    assert "No se ha publicado ni guardado nada" in answer.text
