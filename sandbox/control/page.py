"""The page's own files, from memory: a hundred small modules must be there in the blink of an eye."""

import re
from dataclasses import dataclass
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path

from aiohttp import web

FOLDER = Path(__file__).parents[1] / "page"
_INDEX = "index.html"
_STYLES = re.compile(r'(?:\s*<link rel="stylesheet" href="\./[^"]+">)+')
_STYLE = re.compile(r'(?<=rel="stylesheet" href="\./)[^"]+')
_ALL_STYLES = "all.css"
_LATER = "tools/"
"""What the page asks for by itself once the messages are shown."""
_OWN = re.compile(r'(?<==")\./')
_IMPORTED = re.compile(r'<script type="module"')
_FOR_GOOD = "max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class _Kept:
    written: int
    content: bytes
    kind: str


class Page:
    """A file that is edited while the sandbox runs is read anew.

    The index leads to `/@edition/…`, another name for the files as they are now, so that browsers keep them for good:
    a second window asks for none of them again.
    """

    def __init__(self) -> None:
        self._files = {path.relative_to(FOLDER).as_posix(): path for path in FOLDER.rglob("*") if path.is_file()}
        self._kept: dict[str, _Kept] = {}

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_get("/", self._index)
        router.add_get("/@{edition}/{file:.+}", self._file)
        router.add_get("/{file:.+}", self._file)

    async def _index(self, _request: web.Request) -> web.Response:
        """Names every module, so that the browser asks for all at once and not for each when another one imports it."""
        early = [name for name in self._files if name.endswith(".js") and not name.startswith(_LATER)]
        modules = "".join(f'<link rel="modulepreload" href="./{name}">' for name in early)
        index = _IMPORTED.sub(lambda script: modules + script[0], self._text(_INDEX))
        index = _STYLES.sub(f'<link rel="stylesheet" href="./{_ALL_STYLES}">', index)
        return _sent(_OWN.sub(f"./@{self._edition()}/", index).encode(), "text/html", "no-store")

    async def _file(self, request: web.Request) -> web.Response:
        name = request.match_info["file"]
        keep = _FOR_GOOD if "edition" in request.match_info else "no-cache"
        if name == _ALL_STYLES:
            return _sent(self._styles().encode(), "text/css", keep)
        if name not in self._files:
            raise web.HTTPNotFound
        kept = self._read(name)
        return _sent(kept.content, kept.kind, keep)

    def _styles(self) -> str:
        """Every style sheet the index names, in that order, as one."""
        return "\n".join(self._text(name) for name in _STYLE.findall(self._text(_INDEX)))

    def _text(self, name: str) -> str:
        return self._read(name).content.decode()

    def _edition(self) -> str:
        """Another one after every edit."""
        written = [(name, path.stat().st_mtime_ns) for name, path in self._files.items()]
        return sha256(repr(written).encode()).hexdigest()[:12]

    def _read(self, name: str) -> _Kept:
        path = self._files[name]
        written = path.stat().st_mtime_ns
        kept = self._kept.get(name)
        if kept is None or kept.written != written:
            kind = guess_type(name)[0] or "application/octet-stream"
            kept = self._kept[name] = _Kept(written, path.read_bytes(), kind)
        return kept


def _sent(content: bytes, kind: str, keep: str) -> web.Response:
    return web.Response(body=content, content_type=kind, charset="utf-8", headers={"Cache-Control": keep})
