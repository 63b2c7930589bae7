"""Two bots on one PostgreSQL: Slack gives each delivery to one of them, and nobody can tell which."""

import asyncio

from bot import app
from bot.cli.demo import settings
from tests.conftest import TEMPLATE
from tests.faults.watching import asks, copies, topics_of_cards
from tests.postgres import EphemeralPostgres
from tests.school import open_school

TOPICS = ("robotics", "chemistry", "music", "theater", "law", "math", "nursing", "film", "coding", "welding")


async def test_two_bots_share_one_database(postgres: EphemeralPostgres) -> None:
    """Every request stands once, the places go to as many as there are, and every post is made once."""
    postgres.create_database("two_bots", template=TEMPLATE)
    async with open_school(postgres.url("two_bots")) as school:
        slack = school.slack
        second = settings(slack, postgres.url("two_bots"), post_every_seconds=0, posts_per_minute=1_000_000)
        async with app.running(second, school.clock):
            await slack.until(lambda: slack.connections == 2)
            crowd = [school.newcomer(f"partner{number}", announced=False) for number in range(8)]
            await school.knows(*crowd)

            await asyncio.gather(*(asks(slack, topic) for topic in TOPICS))
            await slack.until(lambda: sorted(topics_of_cards(slack)) == sorted(TOPICS))
            card = await school.other_teacher.posts("/need 3 speakers jazz")
            await asyncio.gather(*(one.person.clicks(card.message, "I can help") for one in crowd))
            await school.shows(card, "3 of 3 places taken · 5 waiting")
            await slack.until(lambda: sum("can help with" in dm for dm in school.other_teacher.dms()) == 3)

            assert set(copies(slack).values()) == {1}
