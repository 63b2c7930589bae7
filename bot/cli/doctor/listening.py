"""Whether Slack can reach the bot: by the socket it opens, or at the address where it listens."""

import asyncio
import errno
import socket
from http import HTTPStatus

import aiohttp

from bot.cli.doctor.finding import Finding
from bot.http_front import PATH

PATIENCE_S = 10
ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104  # where those listen, we can knock
BOLTS_NO = "invalid request"  # what Bolt answers to a request that Slack has not signed


def by_socket(ticket: str, proxy: str | None) -> Finding:
    """Open a socket, wait for Slack's hello, close it."""
    try:
        asyncio.run(_hello(ticket, proxy))
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError, TypeError) as error:
        fix = "A firewall or proxy must let this machine open WebSockets (wss) to slack.com and its subdomains."
        return Finding("socket", f"The socket to Slack cannot be opened ({type(error).__name__}).", fix)
    return Finding("socket", "Slack says hello over the socket.")


def by_a_running_socket() -> Finding:
    """A second socket would be given some of the clicks meant for the first."""
    return Finding("socket", "A running Handraise has the socket, so I did not open another.")


def over_http(host: str, port: int) -> Finding:
    """A bot that is running answers; else the port must be free."""
    here = ANYWHERE.get(host, host)
    status, said = asyncio.run(_knock(f"http://{here}:{port}{PATH}"))
    if status == HTTPStatus.UNAUTHORIZED and BOLTS_NO in said:
        return Finding("http", f"Handraise listens on port {port}, and refuses what Slack has not signed.")
    if status is not None:
        fix = "Choose another HTTP_PORT, or stop that program."
        return Finding("http", f"Another program answers on HTTP_PORT {port} ({status}).", fix)
    if trouble := _cannot_listen(host, port):
        fix = "Choose other values for HTTP_HOST and HTTP_PORT."
        return Finding("http", f"Handraise cannot listen on {host}, port {port} ({trouble}).", fix)
    return Finding("http", f"Port {port} is free; Handraise will listen there.")


def at_public_address(url: str) -> Finding:
    """The whole way, as Slack goes it: name, certificate, proxy, bot."""
    status, said = asyncio.run(_knock(url))
    if status == HTTPStatus.UNAUTHORIZED and BOLTS_NO in said:
        return Finding("public address", f"{url} leads to Handraise.")
    if status is None:
        fix = "Check the name, the certificate and the firewall: Slack needs HTTPS with a certificate it can verify."
        return Finding("public address", f"{url} cannot be reached ({said}).", fix)
    fix = f"Let the proxy pass {PATH} on to HTTP_HOST and HTTP_PORT, and start Handraise."
    return Finding("public address", f"{url} answers {status}, which is not Handraise.", fix)


async def _hello(ticket: str, proxy: str | None) -> None:
    async with (
        asyncio.timeout(PATIENCE_S),
        aiohttp.ClientSession() as session,
        session.ws_connect(ticket, proxy=proxy) as opened,
    ):
        said = await opened.receive_json()
        if said.get("type") != "hello":
            raise ValueError(said.get("type"))


async def _knock(url: str) -> tuple[int | None, str]:
    """The status and the text of an unsigned request; no status, and why, when nobody answers."""
    try:
        async with asyncio.timeout(PATIENCE_S), aiohttp.ClientSession() as session, session.post(url) as answer:
            return answer.status, await answer.text(errors="replace")
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        return None, type(error).__name__


def _cannot_listen(host: str, port: int) -> str | None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return "in use" if error.errno == errno.EADDRINUSE else str(error.strerror)
    return None
