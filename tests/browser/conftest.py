"""Fixtures of the browser tests: one Chromium for all of them, and windows that must close without a complaint."""

import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from tests.browser.window import Windows
from tests.school import School, open_school

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
# No sandbox: the only pages are our own, and containers have none. Nothing that asks the internet by itself.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of them share one event loop, since the browser outlives a test."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


def find_chromium() -> str | None:
    wanted = os.environ.get("HANDRAISE_CHROMIUM")
    return wanted or next(filter(None, map(shutil.which, CHROMIUMS)), None)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    chromium = find_chromium()
    if chromium is None:
        pytest.skip("no browser here: install chromium or Google Chrome, or name one in HANDRAISE_CHROMIUM")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def school(sqlite_url: str) -> AsyncIterator[School]:
    async with open_school(sqlite_url) as school:
        yield school


@pytest_asyncio.fixture(loop_scope="session")
async def windows(browser: Browser, school: School) -> AsyncIterator[Windows]:
    """Windows onto the school; a complaint in a browser's console fails the test that opened it."""
    windows = Windows(browser, school.slack.page_url)
    yield windows
    await windows.close()
    assert windows.complaints == []
