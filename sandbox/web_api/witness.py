"""Puts what an app asks on the wire log, whatever became of it."""

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from sandbox.site import Site
from sandbox.wire import WireKind


@dataclass(slots=True)
class Exchange:
    """Filled in by whoever answers; without a `response` the connection was cut."""

    app: str
    request: Mapping[str, Any]
    answer: Any = None
    response: web.StreamResponse | None = None


@contextmanager
def witnessed(site: Site, kind: WireKind, name: str, request: web.Request) -> Iterator[Exchange]:
    """An answer nobody could hear any more is none."""
    began = time.perf_counter()
    exchange = Exchange(site.first.app.id, {})
    try:
        yield exchange
    finally:
        is_cut = request.transport is None or request.transport.is_closing()
        status, answer = (None, None) if is_cut else _outcome(exchange)
        site.wire.note(
            kind,
            "from_app",
            name,
            app=exchange.app,
            request=exchange.request,
            answer=answer,
            ok=status == 200 and (not isinstance(answer, Mapping) or bool(answer.get("ok", True))),
            status=status,
            ms=(time.perf_counter() - began) * 1000,
        )


def _outcome(exchange: Exchange) -> tuple[int | None, Any]:
    response = exchange.response
    if response is None:
        return None, None
    if not isinstance(response, web.Response) or (exchange.answer is not None and response.status == 200):
        return response.status, exchange.answer
    return response.status, _read(response.text or "")


def _read(text: str) -> Any:
    """Of answers that a fault wrote: JSON, or the page of a server that is down."""
    try:
        return json.loads(text)
    except ValueError:
        return text or None
