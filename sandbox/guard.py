"""Nobody but this machine's own pages and programs, and of those only who was told the token."""

from hmac import compare_digest
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
_KEPT_SECONDS = 30 * 86_400
_UNKNOWN = "Open the address the sandbox printed: it carries the token this page asks for."


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """421 for a foreign Host (a rebound name), 403 for a foreign Origin (somebody else's page)."""
    if _name(request.host) not in _LOOPBACK:
        return web.Response(status=421, text="This is a loopback address.\n")
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc not in _own_names(request):
        return web.Response(status=403, text="Only the sandbox's own page may ask.\n")
    return await handler(request)


def token_guard(token: str) -> Middleware:
    """401 on the page and the control API without the token: a bearer token, or the cookie of a first visit."""

    @web.middleware
    async def admit(request: web.Request, handler: Handler) -> web.StreamResponse:
        if request.path == "/" and _is(token, request.query.get("token")):
            return _welcome(request, token)
        if _is_guarded(request.path) and not any(_is(token, shown) for shown in _shown(request)):
            if request.path == "/":
                return web.Response(status=401, text=f"{_UNKNOWN}\n")
            return web.json_response({"ok": False, "error": _UNKNOWN}, status=401)
        return await handler(request)

    return admit


def _is_guarded(path: str) -> bool:
    """The app's own doors ask for the app's own tokens; the page's scripts hold no secrets."""
    return path == "/" or path.startswith("/control/")


def _welcome(request: web.Request, token: str) -> web.Response:
    """The token goes into a cookie and out of the address bar, where somebody might copy it."""
    page = request.rel_url.without_query_params("token")
    answer = web.Response(status=303, headers={"Location": str(page), "Referrer-Policy": "no-referrer"})
    answer.set_cookie(_cookie(request), token, max_age=_KEPT_SECONDS, httponly=True, samesite="Lax", path="/")
    return answer


def _shown(request: web.Request) -> tuple[str | None, str | None]:
    kind, _, bearer = request.headers.get("Authorization", "").partition(" ")
    return (bearer.strip() if kind == "Bearer" else None), request.cookies.get(_cookie(request))


def _cookie(request: web.Request) -> str:
    """Browsers share cookies between ports: two sandboxes must not throw out each other's."""
    return f"sandbox_{request.url.port}"


def _is(token: str, shown: str | None) -> bool:
    return shown is not None and compare_digest(token.encode(), shown.encode(errors="replace"))


def _name(host: str) -> str:
    """Without its port."""
    return host if host.endswith("]") else host.rsplit(":", 1)[0]


def _own_names(request: web.Request) -> set[str]:
    """The page may be open under another loopback name, but on this very port."""
    port = request.url.port
    return {f"{name}:{port}" for name in _LOOPBACK}
