"""`python -m sandbox`: serves a workspace, the default one or one's own, and says where it is."""

import argparse
import asyncio
import errno
import secrets
import sys
import webbrowser
from pathlib import Path

from sandbox.config.config import Config, load
from sandbox.config.manifest import checked
from sandbox.config.marked import Malformed, read
from sandbox.config.port import port
from sandbox.config.serving import serving
from sandbox.errors import CannotDo
from sandbox.handle import Handle
from sandbox.recording.__main__ import main as replay
from sandbox.server import Sandbox

DEFAULT_PORT = 8700


def main(arguments: list[str] | None = None) -> int:
    """2: something that was typed makes no sense, and one sentence says what."""
    wishes = _wishes(arguments)
    if wishes.replay:
        return replay([str(wishes.replay), "--port", str(wishes.port)])
    try:
        asyncio.run(_serve(wishes))
    except KeyboardInterrupt:
        return 0
    except (Malformed, CannotDo) as trouble:
        return _complain(str(trouble))
    except OSError as failure:
        reason = "is in use" if failure.errno == errno.EADDRINUSE else f"cannot be opened ({failure.strerror})"
        return _complain(f"Port {wishes.port} {reason}; choose another with --port.")
    return 0


def _wishes(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="sandbox", description="A Slack on your own machine.")
    parser.add_argument("--port", type=port, default=DEFAULT_PORT, help="0 is any free one (default: %(default)s)")
    parser.add_argument("--open", action="store_true", help="open the page in a browser")
    parser.add_argument("--config", type=Path, help="a workspace of your own (YAML or JSON): docs/sandbox.md")
    parser.add_argument("--manifest", type=Path, help="an app manifest (YAML or JSON): commands, events, scopes")
    parser.add_argument("--record", type=Path, metavar="FILE", help="write down what people do and what the app does")
    parser.add_argument("--replay", type=Path, metavar="FILE", help="play a recording and say what the app does else")
    parser.add_argument("--control-token", help="what the page and the control API ask for (default: a new one)")
    parser.add_argument("--no-control-token", action="store_true", help="let every program of this machine in")
    return parser.parse_args(arguments)


async def _serve(wishes: argparse.Namespace) -> None:
    config = load(wishes.config) if wishes.config else Config()
    if wishes.manifest:
        config = config.with_manifest(checked(read(wishes.manifest)))
    if not wishes.no_control_token:
        config.options.control_token = wishes.control_token or config.options.control_token or secrets.token_urlsafe(16)
    async with serving(config, wishes.port) as (sandbox, handles):
        if wishes.record:
            sandbox.control.recorder.start(wishes.record)
        _say("\n\n".join([_greeting(sandbox), *map(_tokens, handles)]))
        if wishes.open:
            webbrowser.open(sandbox.page_url)
        await asyncio.Event().wait()


def _greeting(sandbox: Sandbox) -> str:
    where = f"The workspace is open at {sandbox.page_url}"
    return where if sandbox.control_token is None else f"{where}\nSANDBOX_CONTROL_TOKEN={sandbox.control_token}"


def _tokens(app: Handle) -> str:
    lines = (f"{name}={value}" for name, value in app.environment.items())
    return "\n".join([f"{app.bot.name} finds it with", *lines])


def _complain(sentence: str) -> int:
    _say(sentence, to=sys.stderr.fileno())
    return 2


def _say(text: str, to: int = 1) -> None:
    with open(to, "w", closefd=False) as stream:
        stream.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
