"""Recording: from now on to a file, or no longer."""

from pathlib import Path

from aiohttp import web

from sandbox.control.desk import Desk, done, wish_of
from sandbox.errors import CannotDo

DEFAULT_FILE = "recording.jsonl"


async def record(desk: Desk, request: web.Request) -> web.Response:
    """`path` names a new file in the folder the sandbox was started in; `stop` ends it."""
    wish = await wish_of(request)
    if wish.get("stop"):
        desk.recorder.stop()
    else:
        desk.recorder.start(_new_file(wish.text("path", DEFAULT_FILE)))
    return done(path=desk.recorder.path)


def _new_file(name: str) -> Path:
    """Whoever may ask the sandbox may not therefore write over anything on this machine."""
    path = Path(name)
    if not name or path.name != name or not name.isprintable():
        raise CannotDo("path must be the name of a file, without folders")
    if path.exists():
        raise CannotDo(f"there is a {name} already")
    return path
