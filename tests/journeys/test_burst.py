"""Everybody at once: five hundred people press the button of one card with three places."""

import asyncio
import re

from tests.colleague import PARTNERS
from tests.school import School

PEOPLE = 500
PLACES = 3
A_HANDFUL = 25
POSITION = re.compile(r"You are (first|second|third|number \d+) on the waiting list")
ORDINALS = {"first": 1, "second": 2, "third": 3}


async def test_five_hundred_presses(words_school: School) -> None:
    """Three places, a line of 497 in the order of the commits, every answer true, and few redrawings of the card."""
    school = words_school
    school.slack.slack.options.ack_seconds = 60
    crowd = [school.newcomer(f"parent{number}") for number in range(PEOPLE)]
    await school.knows(*crowd)
    card = await school.teacher.posts(f"/need {PLACES} mentors robotics")
    updates_before = len(school.slack.ledger.updates)

    await asyncio.gather(*(one.person.clicks(card.message, "I can help") for one in crowd))

    heard = [(await one.hears("robotics", in_=PARTNERS)).text for one in crowd]
    assert sum("Held for you" in text for text in heard) == PLACES
    places = [match[1] for text in heard if (match := POSITION.search(text))]
    positions = sorted(ORDINALS.get(place) or int(place.removeprefix("number ")) for place in places)
    assert positions == list(range(1, PEOPLE - PLACES + 1))
    await school.quiet()
    assert f"{PLACES} of {PLACES} places taken · {PEOPLE - PLACES} waiting" in card.text
    assert len(school.slack.ledger.updates) - updates_before <= A_HANDFUL
