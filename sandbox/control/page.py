"""The page itself: an index that brings the first answers along, one script, one style sheet."""

import re

from aiohttp import web

from sandbox.control.brought import brought
from sandbox.control.page_files import FIRST, INDEX, SCRIPT, STYLES, Files
from sandbox.joining.module import CannotJoin
from sandbox.site import Site

_STYLES = re.compile(r'(?:\s*<link rel="stylesheet" href="\./[^"]+">)+')
_OWN = re.compile(r'(?<==")\./')
_FOR_GOOD = "max-age=31536000, immutable"


class Page:
    """Its files are kept by browsers for good: the index leads to `/@edition/…`, another name after every edit."""

    def __init__(self, site: Site, files: Files | None = None) -> None:
        self._site = site
        self._files = files or Files()

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_get("/", self._index)
        router.add_get("/@{edition}/{file:.+}", self._file)
        router.add_get("/{file:.+}", self._file)

    async def _index(self, request: web.Request) -> web.Response:
        """Who edits a module so that it cannot be joined reads here which line it is."""
        edition = self._files.edition()
        try:
            self._files.joined(SCRIPT)
        except CannotJoin as trouble:
            return web.Response(status=500, text=f"{trouble}\n")
        index = self._files.text(INDEX).replace(f'src="./{FIRST}"', f'src="./{SCRIPT}"')
        index = _STYLES.sub(f'<link rel="stylesheet" href="./{STYLES}">', index)
        index = _OWN.sub(f"./@{edition}/", index)
        index = index.replace('id="brought">', f'id="brought">{brought(self._site, request)}')
        return _sent(index.encode(), "text/html", "no-store")

    async def _file(self, request: web.Request) -> web.Response:
        name = request.match_info["file"]
        keep = _FOR_GOOD if "edition" in request.match_info else "no-cache"
        kept = self._files.find(name)
        if kept is None:
            raise web.HTTPNotFound
        return _sent(kept.content, kept.kind, keep)


def _sent(content: bytes, kind: str, keep: str) -> web.Response:
    return web.Response(body=content, content_type=kind, charset="utf-8", headers={"Cache-Control": keep})
