"""The guide for other developers is true: its example runs, and what it lists is all there is."""

import os
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

from sandbox.options import Options

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "sandbox.md").read_text()


def test_the_fixture_in_the_guide_works(tmp_path: Path) -> None:
    """Copied out of the page and run as it is."""
    (example,) = re.findall(r"```python\n(# test_greeter\.py.*?)```", GUIDE, re.DOTALL)
    (tmp_path / "test_greeter.py").write_text(example)
    command = [sys.executable, "-m", "pytest", "-q", "-o", "asyncio_mode=auto", "-p", "no:cacheprovider", str(tmp_path)]
    run = subprocess.run(  # noqa: S603 - our own page
        command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    assert "2 passed" in run.stdout, run.stdout + run.stderr


def test_every_option_is_explained() -> None:
    """And none that is not there."""
    table = GUIDE[GUIDE.index("| Option |") : GUIDE.index("## The control API")]
    explained = {
        name for row in table.splitlines()[2:] for name in re.findall(r"`(\w+)`", row.split("|")[1] if row else "")
    }
    assert explained == {each.name for each in fields(Options)}
