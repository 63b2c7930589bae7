"""What is written about the project is true: settings, commands, scopes, links, paths, words."""

import json
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import typer

from bot.cli.commands import cli
from bot.config import Settings
from bot.domain.claims import ClaimState
from bot.domain.needs import NeedState
from bot.domain.people import Role
from bot.domain.posts import PostState
from handlers.door.listening import ROUTES
from handlers.reply import Open, Say, to_json
from handlers.route import Surface
from storage.indexes import metadata
from tests.scene import COORDINATOR, OTHER_TEACHER, open_scene, typed

ROOT = Path(__file__).parents[1]
ROOMS = ("bot", "handlers", "storage", "sandbox", "tests", "bench", "docs", ".ci", ".github")
WRITTEN = {".py", ".md", ".toml", ".json", ".yml", ".txt", ".po", ".js", ".css", ".html", ".example", ".lock", ".mako"}

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("sandbox/*.md")])
DECISIONS = sorted(path.name for path in ROOT.glob("docs/decisions/*.md"))

SETTING = re.compile(r"^(?:# )?([A-Z][A-Z_]+)=(.*)$", re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
FENCE = re.compile(r"^\s*```.*?^\s*```", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
PLACE = re.compile(rf"^(?:{'|'.join(ROOMS)})/[\w./-]*$")
OF_A_MACHINE = re.compile(r"(?<![\w.])/(?:root|work|home/\w+|Users/\w+)/|[A-Z]:\\Users")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def manifest() -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(read("manifest.json"))
    return parsed


def test_every_setting_is_in_the_example_with_its_default_and_nothing_else() -> None:
    """Whoever reads .env.example has seen every setting there is."""
    shown = dict(SETTING.findall(read(".env.example")))
    assert shown == {one.name.upper(): _written(one.default) for one in fields(Settings)}


def test_every_setting_of_the_example_is_explained() -> None:
    """Above each setting, or above the group it belongs to, stands what it is for."""
    blocks = [block.splitlines() for block in read(".env.example").split("\n\n")]
    settings = [block for block in blocks if any(SETTING.match(line) for line in block)]
    assert settings
    for block in settings:
        assert block[0].startswith("# "), block
        assert not SETTING.match(block[0]), block


def test_commands_are_the_same_in_the_manifest_in_the_routes_and_in_the_readme() -> None:
    promised = {command["command"] for command in manifest()["features"]["slash_commands"]}
    assert promised == {name for surface, name in ROUTES if surface is Surface.COMMAND}
    assert promised == {line.split()[0] for line in _commands()}


def test_events_are_the_same_in_the_manifest_and_in_the_routes() -> None:
    subscribed = manifest()["settings"]["event_subscriptions"]["bot_events"]
    assert set(subscribed) == {name for surface, name in ROUTES if surface is Surface.EVENT}


def test_every_scope_is_explained() -> None:
    """An administrator finds a reason for each thing asked of Slack, and no reason for a thing not asked."""
    section = read("docs/permissions.md").partition("## What Handraise asks of Slack")[2]
    explained = re.findall(r"^\| `([\w:.]+)` \|", section, re.MULTILINE)
    assert sorted(explained) == sorted(manifest()["oauth_config"]["scopes"]["bot"])


def test_commands_of_the_machine_are_all_in_the_readme() -> None:
    """`handraise X` and `make X` exist where a page speaks of them, and the README speaks of every `handraise X`."""
    known = set(typer.main.get_group(cli).commands)
    assert set(re.findall(r"handraise ([a-z]+)", " ".join(CODE.findall(read("README.md"))))) == known
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    for page in PAGES:
        spoken_of = re.findall(r"^make ([a-z]+)|`make ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE)
        assert {one or other for one, other in spoken_of} <= targets, page


def test_every_decision_is_linked_from_the_design() -> None:
    linked = re.findall(r"\(decisions/([\w-]+\.md)\)", read("docs/design.md"))
    assert sorted(linked) == DECISIONS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Inside the project: to a file that is there, and to a heading it has."""
    for target in LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8"))):
        if "://" in target:
            continue
        name, _, heading = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        assert file.exists(), f"{page.name} links to {target}"
        assert not heading or heading in _headings(file), f"{page.name} links to {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_files_and_folders_spoken_of_are_there(page: Path) -> None:
    spoken_of = filter(PLACE.match, CODE.findall(page.read_text(encoding="utf-8")))
    assert [place for place in spoken_of if not (ROOT / place).exists()] == []


def test_the_glossary_has_every_table_and_every_state() -> None:
    """A noun that is stored is a noun that is explained."""
    explained = set(CODE.findall(read("docs/glossary.md")))
    assert set(metadata.tables) - explained == set()
    assert {state.value for states in (NeedState, ClaimState, PostState) for state in states} - explained == set()


async def test_what_the_readme_says_to_type_is_understood(sqlite_url: str) -> None:
    """Each example does something when a coordinator types it, and none is met with a "Did you mean"."""
    scene = await open_scene(sqlite_url)
    await scene.db.run(lambda tx: tx.people.give_role(OTHER_TEACHER, Role.COORDINATOR))  # the last one cannot go
    for line in _commands():
        spoken = line.replace("@name", "<@U0BEN>").replace("42", str(scene.need.number))
        reply = await scene.hears(typed(spoken, COORDINATOR))
        assert isinstance(reply, Say | Open), line
        assert "I don't know" not in to_json(reply), line
    scene.db.close()


def test_nothing_speaks_of_one_persons_machine() -> None:
    assert [str(path.relative_to(ROOT)) for path in _files() if OF_A_MACHINE.search(path.read_text("utf-8"))] == []


def _written(default: object) -> str:
    """A default as it stands in `.env.example`: empty where there is none."""
    if isinstance(default, str | int | float):
        return f"{default:g}" if isinstance(default, float) else str(default)
    return ""


def _commands() -> list[str]:
    """What the README says to type in Slack, but for Slack's own `/invite`."""
    lines = CODE.findall(FENCE.sub("", read("README.md")))
    return [line for line in lines if re.match(r"/(?!invite)[a-z]+(?: |$)", line)]


def _headings(page: Path) -> set[str]:
    """The anchors of a page, as GitHub makes them."""
    headings = HEADING.findall(FENCE.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def _files() -> Iterator[Path]:
    """What is written by people in this project."""
    for room in ROOMS:
        found = (path for path in (ROOT / room).rglob("*") if "node_modules" not in path.parts)
        yield from (path for path in found if path.is_file() and path.suffix in WRITTEN)
    yield from (path for path in ROOT.iterdir() if path.is_file() and path.suffix in WRITTEN)
