"""Nobody but this machine's own pages and programs: foreign hosts and origins are turned away."""

from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """421 for a foreign Host (a rebound name), 403 for a foreign Origin (somebody else's page)."""
    if _name(request.host) not in _LOOPBACK:
        return web.Response(status=421, text="This is a loopback address.\n")
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc not in _own_names(request):
        return web.Response(status=403, text="Only the sandbox's own page may ask.\n")
    return await handler(request)


def _name(host: str) -> str:
    """Without its port."""
    return host if host.endswith("]") else host.rsplit(":", 1)[0]


def _own_names(request: web.Request) -> set[str]:
    """The page may be open under another loopback name, but on this very port."""
    port = request.url.port
    return {f"{name}:{port}" for name in _LOOPBACK}
