"""The table of what Slack does and where it is proven: every test it names exists, and is there for one reason."""

import ast
import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
PAGE = (HERE.parents[1] / "sandbox" / "points.md").read_text(encoding="utf-8")
PROVEN, NOT_HERE = PAGE.split("## Not here")
ROW = re.compile(r"^\| (?P<point>.+) \| `(?P<file>test_\w+\.py)::(?P<test>test_\w+)` \|$", re.MULTILINE)
POINTS = [(row["point"], row["file"], row["test"]) for row in ROW.finditer(PROVEN)]


@cache
def stories_in(file: str) -> set[str]:
    tree = ast.parse((HERE / file).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_every_line_of_the_table_is_a_point_with_its_proof() -> None:
    """Nothing is promised without one."""
    lines = [line for line in PROVEN.splitlines() if line.startswith("| ")]
    headings = [line for line in lines if line in {"| Point | Proven by |", "| --- | --- |"}]
    assert len(lines) - len(headings) == len(POINTS)
    assert len({point for point, _, _ in POINTS}) == len(POINTS)


def test_every_proof_exists() -> None:
    """A test that was renamed takes its line along."""
    assert [(file, test) for _, file, test in POINTS if test not in stories_in(file)] == []


def test_what_is_missing_says_why() -> None:
    """So that nobody has to find out."""
    rows = [line.split(" | ") for line in NOT_HERE.splitlines() if line.startswith("| ")][2:]
    assert rows
    assert all(len(row) == 2 and row[1].rstrip(" |") for row in rows)
