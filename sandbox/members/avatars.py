"""Pictures of people, bots and workspaces: a letter on a colour, drawn here, never fetched."""

from hashlib import blake2b
from html import escape

from aiohttp import web

from sandbox.site import Site
from sandbox.workspace.workspace import Workspace

_SIDE = 72


class Avatars:
    def __init__(self, site: Site) -> None:
        self._site = site

    async def show(self, request: web.Request) -> web.Response:
        """404 for whom nobody knows."""
        id_ = request.match_info["id"]
        here = (slack.workspace for slack in self._site.installations)
        name = next((found for each in here if (found := _name(each, id_))), None)
        if name is None:
            raise web.HTTPNotFound
        return web.Response(text=_drawing(id_, name), content_type="image/svg+xml")


def _name(workspace: Workspace, id_: str) -> str | None:
    if id_ == workspace.team.id:
        return workspace.team.name
    member = workspace.members.get(id_)
    return member.real_name if member else None


def _drawing(id_: str, name: str) -> str:
    hue = int.from_bytes(blake2b(id_.encode(), digest_size=2).digest()) % 360
    letter = escape(name[:1].upper())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIDE} {_SIDE}" role="img" aria-label="{escape(name)}">'
        f'<rect width="{_SIDE}" height="{_SIDE}" rx="8" fill="hsl({hue} 45% 40%)"/>'
        f'<text x="50%" y="50%" dy=".35em" text-anchor="middle" font-family="sans-serif" font-size="36" '
        f'fill="#fff">{letter}</text></svg>'
    )
