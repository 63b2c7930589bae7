"""The page's files: few requests for the first message, none again for the next window, and nothing but the page."""

import json
import re
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from yarl import URL

from sandbox.control.page import Page
from sandbox.control.page_files import FOLDER, Files
from sandbox.server import Sandbox


@pytest.fixture
async def visit(slack: Sandbox) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(slack.address) as session:
        yield session


async def test_browsers_keep_what_the_index_names(visit: aiohttp.ClientSession) -> None:
    """One script and one style sheet, under names that change with their content."""
    async with visit.get("/") as index:
        assert index.headers["Cache-Control"] == "no-store"
        named = re.findall(r'(?:src|href)="\.(/@[^"]+)"', await index.text())
    assert [name.rsplit(".")[-1] for name in named] == ["css", "js"]
    for name, part in zip(named, ("small.css", "tools/curl.js"), strict=True):
        async with visit.get(name) as file:
            assert (file.status, "immutable" in file.headers["Cache-Control"]) == (200, True)
            assert (FOLDER / part).read_text().splitlines()[-3] in await file.text()


async def test_the_first_answers_come_along(slack: Sandbox, visit: aiohttp.ClientSession) -> None:
    """As the control API would give them; nothing that was said can end the script they stand in."""
    ana = slack.person("ana")
    await ana.sends("</script><script>alert(1)</script>", channel="teachers")
    brought = await _brought(visit, {"as": ana.id})
    for name, query in (("workspaces", {}), ("cast", {}), ("state", {"as": ana.id})):
        async with visit.get(f"/control/{name}", params=query) as answer:
            asked = await answer.json()
        assert {**brought[name], "now": 0} == {**asked, "now": 0}


async def test_whoever_is_unknown_is_brought_no_state(visit: aiohttp.ClientSession) -> None:
    assert set(await _brought(visit, {"as": "U0NOBODY"})) == {"workspaces", "cast"}
    assert await _brought(visit, {"team": "T0NOWHERE"}) == {}


async def test_an_edited_file_is_there_on_reload(slack: Sandbox, tmp_path: Path) -> None:
    """Under another name, since browsers keep the old one; a mistake is told with its file and line."""
    folder = tmp_path / "page"
    shutil.copytree(FOLDER, folder)
    served = web.Application()
    Page(slack.slack.site, Files(folder)).add_routes(served.router)
    tip = (folder / "tip.js").read_text()
    async with TestClient(TestServer(served)) as visit:
        before = await _script(visit)
        (folder / "tip.js").write_text(f"{tip}// Edited.\n")
        after = await _script(visit)
        async with visit.get(after) as script:
            assert "// Edited." in await script.text()
        (folder / "tip.js").write_text('export default "a tip";\n')
        async with visit.get("/") as index:
            assert (index.status, (await index.text()).split(":")[0]) == (500, "tip.js, line 1")
    assert before != after


async def _brought(visit: aiohttp.ClientSession, query: dict[str, str]) -> dict[str, Any]:
    async with visit.get("/", params=query) as index:
        (found,) = re.findall(r'id="brought">(.*?)</script>', await index.text())
    brought: dict[str, Any] = json.loads(found)
    return brought


async def _script(visit: aiohttp.ClientSession | TestClient[Any, Any]) -> str:
    async with visit.get("/") as index:
        (name,) = re.findall(r'src="\.(/@[^"]+)"', await index.text())
    return str(name)


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
