"""`python -m sandbox`: serves the default workspace and says where it is."""

import argparse
import asyncio
import errno
import json
import sys
import webbrowser
from pathlib import Path
from typing import Any

from sandbox.server import Sandbox, running_sandbox

DEFAULT_PORT = 8700


def main() -> int:
    wishes = _wishes()
    try:
        asyncio.run(_serve(wishes.port, wishes.manifest or {}, open_page=wishes.open))
    except KeyboardInterrupt:
        return 0
    except OSError as failure:
        if failure.errno != errno.EADDRINUSE:
            raise
        _say(f"Port {wishes.port} is in use; choose another with --port.", to=sys.stderr.fileno())
        return 2
    return 0


def _wishes() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="sandbox", description="A Slack on your own machine.")
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help="0 is any free one (default: %(default)s)")
    parser.add_argument("--open", action="store_true", help="open the page in a browser")
    parser.add_argument("--manifest", type=_manifest, help="an app manifest (JSON): commands, events, scopes")
    return parser.parse_args()


def _manifest(path: str) -> dict[str, Any]:
    try:
        declared = json.loads(Path(path).read_text())
    except (OSError, ValueError) as trouble:
        raise argparse.ArgumentTypeError(f"{path}: {trouble}") from None
    if not isinstance(declared, dict):
        raise argparse.ArgumentTypeError(f"{path}: no manifest")
    return declared


async def _serve(port: int, manifest: dict[str, Any], *, open_page: bool) -> None:
    async with running_sandbox(port=port) as sandbox:
        if manifest:
            sandbox.install(manifest)
        _say(_greeting(sandbox))
        if open_page:
            webbrowser.open(sandbox.page_url)
        await asyncio.Event().wait()


def _greeting(sandbox: Sandbox) -> str:
    return (
        f"The workspace is open at {sandbox.page_url}\n\n"
        f"A bot finds it with\n"
        f"SLACK_API_URL={sandbox.api_url}\n"
        f"SLACK_BOT_TOKEN={sandbox.bot_token}\n"
        f"SLACK_APP_TOKEN={sandbox.app_token}\n"
        f"SLACK_SIGNING_SECRET={sandbox.signing_secret}"
    )


def _say(text: str, to: int = 1) -> None:
    with open(to, "w", closefd=False) as stream:
        stream.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
