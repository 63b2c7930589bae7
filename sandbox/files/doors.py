"""Where an app's bytes come in and go out: upload addresses and private downloads."""

from collections.abc import Iterator
from urllib.parse import quote

from aiohttp import web

from sandbox.errors import CannotDo
from sandbox.files.kinds import DRAWN
from sandbox.files.sharing import may_read
from sandbox.files.uploads import TooLarge, upload_of
from sandbox.records.file import File
from sandbox.site import Site
from sandbox.workspace.workspace import Workspace

_HARMLESS = DRAWN | {"text/plain", "text/csv", "application/pdf", "application/json", "application/zip"}
"""Sent as what they are; anything else might be run by a browser and goes out as plain bytes."""
_FENCED = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cache-Control": "private, no-store",
}


class FileDoors:
    def __init__(self, site: Site) -> None:
        self._site = site

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_post("/upload/v1/{key}", self._receive)
        router.add_get("/files/{file_id}/{name}", self._hand_out)

    async def _receive(self, request: web.Request) -> web.Response:
        """Raw bytes or a form, as Slack takes them; no token: the address is the secret."""
        for workspace in self._workspaces():
            if (file := workspace.files.expected(request.match_info["key"])) is None:
                continue
            try:
                content = (await upload_of(request)).content
            except TooLarge:
                return web.Response(status=413, text="file_upload_size_restricted")
            except CannotDo as refusal:
                return web.Response(status=400, text=str(refusal))
            workspace.files.receive(file, content)
            return web.Response(text=f"OK - {len(content)}")
        return web.Response(status=404, text="no_such_upload")

    async def _hand_out(self, request: web.Request) -> web.Response:
        """To apps that may read it; everybody else is sent to a login page, which a bot easily takes for the file."""
        token = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
        slack = self._site.with_token(token) if token else None
        if slack is None or (slack.app.scopes is not None and "files:read" not in slack.app.scopes):
            return web.Response(status=302, headers={"Location": f"/?redir={quote(request.path, safe='')}"})
        file = slack.workspace.files.find(request.match_info["file_id"])
        if file is None or not may_read(slack.workspace, file, slack.app.bot_user_id):
            return web.Response(status=404, text="file_not_found")
        return sent(file, download="download" in request.query)

    def _workspaces(self) -> Iterator[Workspace]:
        """Each once, however many apps it has."""
        return iter(dict.fromkeys(slack.workspace for slack in self._site.installations))


def sent(file: File, *, download: bool) -> web.Response:
    """Pictures may be shown in a page; all else is for saving, and nothing is ever for running."""
    if file.content is None:
        return web.Response(status=404, text="file_deleted")
    kind = file.kind.mimetype if file.kind.mimetype in _HARMLESS else "application/octet-stream"
    manner = "inline" if file.kind.is_picture and not download else "attachment"
    disposition = f"{manner}; filename*=UTF-8''{quote(file.name, safe='')}"
    headers = {**_FENCED, "Content-Type": kind, "Content-Disposition": disposition}
    return web.Response(body=file.content, headers=headers)
