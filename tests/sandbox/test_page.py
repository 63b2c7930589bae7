"""The page's files: few requests for the first message, none again for the next window, and nothing but the page."""

import re
from collections.abc import AsyncIterator

import aiohttp
import pytest
from yarl import URL

from sandbox.control.page import FOLDER
from sandbox.server import Sandbox


@pytest.fixture
async def visit(slack: Sandbox) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(slack.address) as session:
        yield session


async def test_browsers_keep_what_the_index_names(visit: aiohttp.ClientSession) -> None:
    """Every file under a name that changes with its content, each module at once, all styles as one."""
    async with visit.get("/") as index:
        assert index.headers["Cache-Control"] == "no-store"
        named = re.findall(r'(?:src|href)="\.(/@[^"]+)"', await index.text())
    assert len([name for name in named if name.endswith(".css")]) == 1
    assert any(name.endswith("/desk.js") for name in named)
    for name in named:
        async with visit.get(name) as file:
            assert (file.status, "immutable" in file.headers["Cache-Control"]) == (200, True)
            if name.endswith(".css"):
                assert (FOLDER / "small.css").read_text() in await file.text()


async def test_nothing_else_is_given_out(slack: Sandbox, visit: aiohttp.ClientSession) -> None:
    """By whatever name it is asked for."""
    for name in ("nothing.js", "../server.py", "%2e%2e/server.py", "..%2fserver.py", "@x/..%2f..%2fserver.py", "@x/"):
        async with visit.get(URL(f"{slack.address}/{name}", encoded=True)) as answer:
            assert answer.status == 404, name
    async with visit.get("/main.js") as plain:
        assert (plain.status, plain.content_type, plain.headers["Cache-Control"]) == (
            200,
            "text/javascript",
            "no-cache",
        )
