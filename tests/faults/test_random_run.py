"""A bad afternoon, drawn from a seed: every kind of fault, several kills, and the books are balanced at the end."""

from pathlib import Path
from random import Random
from typing import Any

from sandbox.records.message import Message
from sandbox.server import Sandbox
from tests.colleague import PARTNERS
from tests.faults.bot_process import killable_bot
from tests.faults.watching import asks, copies, topic_of, topics_of_cards, until_cards

SEED = 20261006
TOPICS = (
    "robotics", "chess", "algebra", "astronomy", "pottery", "debate", "gardening", "poetry", "welding", "nutrition",
    "theater", "coding", "beekeeping", "banking",
)  # fmt: skip
KILLS = 3
BAD_LUCK = 0.4
GENEROSITY = 0.5
PATIENCE_S = 20
FAULTS: tuple[dict[str, Any], ...] = (
    {"when": "before", "do": "reset"},
    {"when": "after", "do": "reset"},
    {"when": "before", "do": "status", "status": 500},
    {"when": "after", "do": "status", "status": 502},
    {"when": "after", "do": "error", "error": "internal_error"},
    {"when": "before", "do": "ratelimited", "retry_after": 1},
)


async def test_after_a_bad_afternoon_nothing_is_lost_and_nothing_is_doubled(database_url: str, tmp_path: Path) -> None:
    """Every acknowledged request has one card, every offer told both sides once."""
    luck = Random(SEED)  # noqa: S311  # to be repeated, not to be secret
    kills = set(luck.sample(range(len(TOPICS)), KILLS))
    async with killable_bot(database_url, tmp_path) as (slack, bot):
        await introduce(slack)
        claimed = {"knitting"}
        for number, topic in enumerate(TOPICS):
            if luck.random() < BAD_LUCK:
                slack.faults.arm(luck.choice(("chat.postMessage", "chat.update")), **luck.choice(FAULTS))
            await asks(slack, topic)
            if luck.random() < GENEROSITY:
                await offers(slack, claimed)
            if number in kills:
                await bot.kill()
                await bot.start()
        slack.faults.clear()
        await slack.until(lambda: said(slack) == expected(claimed), PATIENCE_S)
        assert await bot.stop() == 0
    assert set(copies(slack).values()) == {1}
    assert said(slack) == expected(claimed)


async def introduce(slack: Sandbox) -> None:
    """Priya offers to help, says who she is, and is let in, on a quiet morning."""
    ruth = slack.person("ruth")
    priya = slack.person("priya")
    await asks(slack, "knitting")
    await until_cards(slack, "knitting")
    await priya.clicks(priya.reads(PARTNERS)[-1], "I can help")
    await priya.waits_for_form()
    await priya.submits({"organisation": "Northgate Robotics", "kind": "Business"})

    def asked() -> Message | None:
        return next((post for post in ruth.reads_dm() if "would like to help" in post.text), None)

    review = await slack.until(asked)
    assert review
    assert (await ruth.clicks(review, "Approve")).acked


async def offers(slack: Sandbox, claimed: set[str]) -> None:
    """Priya offers to help with the newest card that she has not offered to help with."""
    priya = slack.person("priya")

    def free() -> Message | None:
        posts = [message for message in reversed(priya.reads(PARTNERS)) if message.bot_id and not message.only_for]
        return next((post for post in posts if topic_of(post) not in claimed), None)

    card = await slack.until(free, PATIENCE_S)
    assert card
    assert (await priya.clicks(card, "I can help")).acked
    claimed.add(topic_of(card))


def said(slack: Sandbox) -> dict[str, list[str]]:
    """What stands in Slack: the cards, and what each side was told, by topic."""
    messages = {name: slack.person(name).reads_dm() for name in ("ana", "priya")}
    told = {name: [topic_of(post) for post in posts if "N-" in post.text] for name, posts in messages.items()}
    return {name: sorted(topics) for name, topics in {"cards": topics_of_cards(slack), **told}.items()}


def expected(claimed: set[str]) -> dict[str, list[str]]:
    """Reckoned from what was acknowledged, without asking the bot."""
    return {"cards": sorted((*TOPICS, "knitting")), "ana": sorted(claimed), "priya": sorted(claimed)}
