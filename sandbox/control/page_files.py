"""The page's own files, from memory: all scripts as one, all styles as one, and each by its own name."""

import re
from dataclasses import dataclass
from functools import lru_cache, partial
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path

from sandbox.joining.module import CannotJoin
from sandbox.joining.script import LINES_BEFORE, in_order, script
from sandbox.joining.source_map import source_map

FOLDER = Path(__file__).parents[1] / "page"
INDEX = "index.html"
FIRST = "main.js"
SCRIPT, SOURCE_MAP, STYLES = "all.js", "all.js.map", "all.css"
_KINDS = {SCRIPT: "text/javascript", SOURCE_MAP: "application/json", STYLES: "text/css"}
_STYLE = re.compile(r'(?<=rel="stylesheet" href="\./)[^"]+')


@dataclass(frozen=True, slots=True)
class Kept:
    written: int
    content: bytes
    kind: str


class Files:
    """A file that is edited while the sandbox runs is read anew."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder
        self._paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
        self._kept: dict[str, Kept] = {}

    def edition(self) -> str:
        """Another one after every edit."""
        written = [(name, path.stat().st_mtime_ns) for name, path in self._paths.items()]
        return sha256(repr(written).encode()).hexdigest()[:12]

    def joined(self, name: str) -> bytes | None:
        """CannotJoin when a module of the page is not as the others are."""
        if name == STYLES:
            return "\n".join(map(self.text, _STYLE.findall(self.text(INDEX)))).encode()
        return _scripts(self._folder, self.edition()).get(name) if name in {SCRIPT, SOURCE_MAP} else None

    def find(self, name: str) -> Kept | None:
        if (joined := self.joined(name)) is not None:
            return Kept(0, joined, _KINDS[name])
        return self._read(name) if name in self._paths else None

    def text(self, name: str) -> str:
        return self._read(name).content.decode()

    def _read(self, name: str) -> Kept:
        path = self._paths[name]
        written = path.stat().st_mtime_ns
        kept = self._kept.get(name)
        if kept is None or kept.written != written:
            kind = guess_type(name)[0] or "application/octet-stream"
            kept = self._kept[name] = Kept(written, path.read_bytes(), kind)
        return kept


@lru_cache(maxsize=1)
def _scripts(folder: Path, _edition: str) -> dict[str, bytes]:
    """Joined once an edition, however many sandboxes this process opens."""
    modules = in_order(FIRST, partial(_module, folder))
    return {
        SCRIPT: f"{script(modules)}//# sourceMappingURL={SOURCE_MAP}\n".encode(),
        SOURCE_MAP: source_map(modules, LINES_BEFORE).encode(),
    }


def _module(folder: Path, name: str) -> str:
    try:
        return (folder / name).read_text()
    except FileNotFoundError:
        raise CannotJoin(f"{name} is imported, but not there") from None
