"""`python -m bench.page`: what the sandbox's page costs: 10,000 messages in a channel, and 50 windows at once."""

import argparse
import asyncio
import os
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import aiohttp
from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from sandbox.records.conversation import Conversation
from sandbox.records.message import Message
from sandbox.server import Sandbox, running_sandbox
from sandbox.workspace import talk
from tests.browser.conftest import FLAGS, find_chromium

MESSAGES = 10_000
WINDOWS = 50
TYPED = "Look at this"
CROWD_HEARS = "Can everybody read this?"
PATIENCE_S = 30
SHOWN = "first shown"
# A frame after the first message stands in the document it is on the screen. The page says so by itself: to ask it
# would keep it busy while it draws.
FIRST_SHOWN = f"""
new MutationObserver((_, watching) => {{
  if (!document.querySelector("[role=log] article")) return;
  watching.disconnect();
  requestAnimationFrame(() => requestAnimationFrame(() => console.debug("{SHOWN}", performance.now())));
}}).observe(document, {{ childList: true, subtree: true }});
"""
WAIT_FOR_WORDS = """(words) => new Promise((done) => {
  const log = document.querySelector("[role=log]");
  const watching = new MutationObserver(() => {
    if (!log.lastElementChild.textContent.includes(words)) return;
    watching.disconnect();
    requestAnimationFrame(done);
  });
  watching.observe(log, { childList: true, subtree: true });
})"""


@asynccontextmanager
async def crowded() -> AsyncIterator[tuple[Sandbox, Conversation]]:
    """A workspace with much to read in one channel."""
    async with running_sandbox() as slack:
        ana = slack.person("ana")
        partners = slack.slack.conversation("partners", seen_by=ana.id)
        for number in range(MESSAGES):
            _say(slack, partners, ana.id, f"Message {number} about *robots* and <https://example.com|more>")
        yield slack, partners


def _say(slack: Sandbox, place: Conversation, user: str, text: str) -> None:
    workspace = slack.slack.workspace
    talk.post(workspace, place, Message(place.id, workspace.stamps.next(), user, text))


async def first_shown(machine: BrowserContext, address: str) -> tuple[float, Page]:
    """Milliseconds from going there to the first message on the screen."""
    page = await machine.new_page()
    await page.add_init_script(FIRST_SHOWN)
    async with page.expect_console_message(lambda message: message.text.startswith(SHOWN)) as shown:
        await page.goto(address, wait_until="commit")
    return float((await shown.value).text.removeprefix(SHOWN)), page


async def change_shown(slack: Sandbox, place: Conversation, page: Page, number: int) -> float:
    """Milliseconds from something said to its words on the screen, and until the browser has told us."""
    words = f"{TYPED} {number}."
    seen = asyncio.create_task(page.evaluate(WAIT_FOR_WORDS, words))
    await page.evaluate("1")  # the browser takes its orders in turn: it is watching by now
    said = time.perf_counter()
    _say(slack, place, slack.person("ben").id, words)
    await seen
    return (time.perf_counter() - said) * 1000


async def windows_hear(slack: Sandbox, place: Conversation) -> float:
    """Milliseconds until fifty live feeds have heard of a message and asked for it."""
    readers = [person for person in slack.slack.workspace.members.values() if person.kind == "member"]
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(aiohttp.ClientSession(slack.address))
        feeds = []
        for number in range(WINDOWS):
            reader = readers[number % len(readers)].id
            feed = await stack.enter_async_context(session.ws_connect("/control/feed", params={"as": reader}))
            feeds.append((reader, feed, (await feed.receive_json())["version"]))

        async def hear(reader: str, feed: aiohttp.ClientWebSocketResponse, since: int) -> None:
            await feed.receive_json()
            async with session.get("/control/state", params={"as": reader, "since": since}) as answer:
                state = await answer.json()
            if state["messages"][place.id][-1]["text"] != TYPED:
                raise RuntimeError("not the newest message")

        began = time.perf_counter()
        hearing = [asyncio.create_task(hear(*one)) for one in feeds]
        _say(slack, place, slack.person("ben").id, TYPED)
        await asyncio.gather(*hearing)
        return (time.perf_counter() - began) * 1000


@dataclass(frozen=True, slots=True)
class Crowd:
    """Windows of one browser, opened one after the other."""

    opened_s: float
    shown_ms: float
    failures: int
    megabytes: float


async def open_crowd(browser: Browser, slack: Sandbox, place: Conversation) -> Crowd:
    """Fifty people look at one channel; how long until something said stands in every window."""
    readers = [member.id for member in slack.slack.workspace.members.values() if member.kind == "member"]
    complaints: list[str] = []
    began = time.perf_counter()
    machine = await browser.new_context(viewport={"width": 1280, "height": 800})
    machine.on("weberror", lambda trouble: complaints.append(str(trouble.error)))
    machine.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
    pages = []
    for number in range(WINDOWS):
        address = f"{slack.page_url}?as={readers[number % len(readers)]}&channel={place.id}"
        _, page = await first_shown(machine, address)
        pages.append(page)
    opened = time.perf_counter() - began
    seen = [asyncio.create_task(page.evaluate(WAIT_FOR_WORDS, CROWD_HEARS)) for page in pages]
    await asyncio.gather(*(page.evaluate("1") for page in pages))
    said = time.perf_counter()
    _say(slack, place, slack.person("ben").id, CROWD_HEARS)
    _, waiting = await asyncio.wait(seen, timeout=PATIENCE_S)
    shown = (time.perf_counter() - said) * 1000
    megabytes = _memory()
    for task in waiting:
        task.cancel()
    await machine.close()
    return Crowd(opened, shown, len(waiting) + len(complaints), megabytes)


def _memory() -> float:
    """Of this process's children and theirs, each page of memory counted once among those who share it."""
    pss = 0
    for process in _family(os.getpid()):
        with suppress(OSError):
            rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
            pss += next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    return pss / 1024


def _family(process: int) -> list[int]:
    with suppress(OSError):
        tasks = Path(f"/proc/{process}/task").glob("*/children")
        children = [int(child) for task in tasks for child in task.read_text().split()]
        return [found for child in children for found in (child, *_family(child))]
    return []


async def measure(browser: Browser, rounds: int) -> None:
    async with crowded() as (slack, partners):
        address = f"{slack.page_url}?as={slack.person('ana').id}&channel={partners.id}"
        first, again, changes, crowds = [], [], [], []
        for number in range(rounds):
            machine = await browser.new_context(viewport={"width": 1280, "height": 800})
            first.append((await first_shown(machine, address))[0])
            took, page = await first_shown(machine, address)
            again.append(took)
            changes.append(await change_shown(slack, partners, page, number))
            await machine.close()
            crowds.append(await windows_hear(slack, partners))
        crowd = await open_crowd(browser, slack, partners)
    _row("first message, a browser that was never here, ms", first, 300)
    _row("first message, reload or a further window, ms", again, 300)
    _row("something said to its words on the screen, ms", changes, 100)
    _row(f"{WINDOWS} feeds have heard and asked, ms", crowds, 500)
    _row(f"{WINDOWS} windows: did not show it, or complained", [crowd.failures], 0)
    print(f"         {WINDOWS} windows: open after {crowd.opened_s:.0f} s, all show what was said after", end=" ")
    print(f"{crowd.shown_ms / 1000:.1f} s, {crowd.megabytes:.0f} MB in the browser")


def _row(figure: str, values: list[float], target: float) -> None:
    middle = median(values)
    met = "met   " if middle <= target else "MISSED"
    print(f"  {met} {figure:50} {middle:7.0f}  (target {target:g}, best {min(values):.0f})")


async def main(rounds: int) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        await measure(browser, rounds)
        await browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="bench.page", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    asyncio.run(main(parser.parse_args().rounds))
