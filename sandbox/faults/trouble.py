"""Trouble as it is ordered from outside: faults, sockets, repeats, lag, chance; config and page say the same."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict
from difflib import get_close_matches

from sandbox.errors import CannotDo
from sandbox.faults.fault import ANY_CALL, ANY_DELIVERY, DELIVERIES
from sandbox.parsing import Json
from sandbox.slack import Slack
from sandbox.transports.deliveries import Delivery
from sandbox.transports.socket_mode import SocketMode
from sandbox.web_api.methods import METHODS
from sandbox.wire import WireEntry
from sandbox.wish import Wish

_METHODS = (*METHODS, *DELIVERIES, ANY_CALL, ANY_DELIVERY, "response_url")
_MOST_SECONDS = 400 * 24 * 3600.0


async def cause(slack: Slack, wish: Wish) -> Json:
    """What else the answer says; CannotDo for what makes no sense."""
    for name, order in _ORDERS.items():
        if name in wish:
            return await order(slack, wish)
    return _arm(slack, wish)


def picture(slack: Slack) -> Json:
    """All trouble there is, and all there was."""
    faults, sockets = slack.faults, slack.sockets
    return {
        "seed": faults.chance.seed if faults.chance else None,
        "random": faults.chance.as_json() if faults.chance else None,
        "delay_history": faults.history_delay,
        "armed": [fault.as_json() for fault in faults.armed],
        "sockets": {"mute": sockets.is_mute, "refuse": sockets.handshakes_to_refuse},
        "log": [asdict(strike) for strike in faults.log],
    }


def _arm(slack: Slack, wish: Wish) -> Json:
    method = wish.text("method")
    if method not in _METHODS:
        near = get_close_matches(method, _METHODS, 1)
        raise CannotDo(f"there is no method {method}" + (f"; did you mean {near[0]}?" if near else ""))
    details = {name: value for name, value in wish.items() if name != "method"}
    return {"id": slack.faults.arm(method, **details).id}


async def _clear(slack: Slack, wish: Wish) -> Json:
    if wish["clear"] is not True:
        raise CannotDo("clear must be true")
    slack.faults.clear()
    slack.sockets.handshakes_to_refuse = 0
    await slack.sockets.mute(on=False)
    return {}


async def _disarm(slack: Slack, wish: Wish) -> Json:
    slack.faults.disarm(wish.text("disarm"))
    return {}


async def _sockets(slack: Slack, wish: Wish) -> Json:
    order = _SOCKET_ORDERS.get(wish.text("sockets"))
    if order is None:
        raise CannotDo(f"sockets can {', '.join(_SOCKET_ORDERS)}")
    await order(slack.sockets, wish.count("times", 1))
    return {}


async def _drop(sockets: SocketMode, _times: int) -> None:
    sockets.drop()


async def _refuse(sockets: SocketMode, times: int) -> None:
    sockets.handshakes_to_refuse = times


async def _redeliver(slack: Slack, wish: Wish) -> Json:
    """By its number on the wire, to the app that got it then."""
    number = wish["redeliver"]
    entry = _last_delivery(slack) if number == "last" else slack.wire.find(wish.count("redeliver", 0, most=2**53))
    if entry is None or entry.direction != "to_app":
        raise CannotDo(f"nothing was delivered under {number!r}")
    sent = entry.request
    delivery = Delivery(sent["type"], sent["payload"], sent.get("retry_attempt", 0))
    slack.site.lines[entry.app].deliveries.repeat(delivery)
    return {"n": entry.n}


def _last_delivery(slack: Slack) -> WireEntry | None:
    ours = (each for each in reversed(slack.wire.since()) if each.app == slack.app.id)
    return next((each for each in ours if each.direction == "to_app"), None)


async def _delay_history(slack: Slack, wish: Wish) -> Json:
    slack.faults.delay_history(wish.number("delay_history", most=_MOST_SECONDS))
    return {}


async def _random(slack: Slack, wish: Wish) -> Json:
    """`{}` stops it, as does null."""
    odds = wish.object("random")
    if not odds:
        slack.faults.calm()
        return {}
    details = {name: value for name, value in odds.items() if name not in {"seed", "rate", "kinds"}}
    kinds = odds.get("kinds", [])
    if not isinstance(kinds, list):
        raise CannotDo("kinds must be a list")
    slack.faults.random(odds.get("seed", 0), odds.get("rate", 0.1), kinds, **details)
    return {}


_ORDERS: dict[str, Callable[[Slack, Wish], Awaitable[Json]]] = {
    "clear": _clear,
    "disarm": _disarm,
    "sockets": _sockets,
    "redeliver": _redeliver,
    "delay_history": _delay_history,
    "random": _random,
}
_SOCKET_ORDERS: dict[str, Callable[[SocketMode, int], Awaitable[None]]] = {
    "drop": _drop,
    "mute": lambda sockets, _times: sockets.mute(),
    "unmute": lambda sockets, _times: sockets.mute(on=False),
    "refuse": _refuse,
    "warning": lambda sockets, _times: sockets.disconnect("warning"),
    "refresh_requested": lambda sockets, _times: sockets.disconnect("refresh_requested"),
    "link_disabled": lambda sockets, _times: sockets.disconnect("link_disabled"),
}
