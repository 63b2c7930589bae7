"""Asks Slack itself whether it would take the layouts of the last test run: `python -m tests.live_layouts`.

For people with internet; no token, no workspace, and never part of the suite. Slack is sent the recorded blocks and
forms, which hold nothing but what the tests typed. One of each shape is asked about, the longest.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler
from slack_sdk.web import WebClient

RECORDED = Path("build/payloads.jsonl")
SLACK = "https://slack.com/api/"
PATIENCE = 5  # times that Slack may ask us to wait


class Layout(NamedTuple):
    """`kind` is the argument under which Slack is asked: `blocks` of a message, or a whole `view`."""

    kind: str
    method: str
    written: str


def layouts(lines: Iterable[str]) -> list[Layout]:
    """One of each shape: the longest, which is the likeliest to break a limit."""
    of_shape: dict[str, Layout] = {}
    for layout in _recorded(lines):
        shape = f"{layout.kind} {_shape(json.loads(layout.written))}"
        if len(layout.written) > len(of_shape.get(shape, Layout("", "", "")).written):
            of_shape[shape] = layout
    return list(of_shape.values())


def complaints(layout: Layout, client: WebClient) -> list[str]:
    """What Slack has against a layout. Raises SlackClientError or OSError where it cannot be asked."""
    try:
        client.api_call("blocks.validate", data={layout.kind: layout.written})
    except SlackApiError as error:
        errors = error.response.get("errors")
        if not errors:
            raise
        return [f"{one.get('pointer') or '/'}: {one.get('message')}" for one in errors]
    return []


def main(arguments: Sequence[str]) -> int:
    """The exit code: 0 when Slack takes them all."""
    recorded = Path(arguments[0]) if arguments else RECORDED
    client = WebClient(base_url=arguments[1] if len(arguments) > 1 else SLACK)
    client.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=PATIENCE))
    if not recorded.exists():
        sys.stderr.write(f"There is no {recorded}: run the tests first, they record what they send.\n")
        return 2
    with recorded.open(encoding="utf-8") as lines:
        found = layouts(lines)
    try:
        refused = sum(_tell(layout, complaints(layout, client)) for layout in found)
    except (SlackClientError, OSError) as error:
        sys.stderr.write(f"Slack cannot be asked: {error}\n")
        return 2
    sys.stdout.write(f"{len(found)} layouts, {refused} that Slack would refuse.\n")
    return 1 if refused else 0


def _recorded(lines: Iterable[str]) -> Iterator[Layout]:
    for line in lines:
        call = json.loads(line)
        for kind in ("blocks", "view"):
            if given := call["arguments"].get(kind):
                written = given if isinstance(given, str) else json.dumps(given, ensure_ascii=False)
                yield Layout(kind, call["method"], written)


def _shape(layout: Any) -> str:
    """What a layout is built of, whatever it says: types and keys."""
    if isinstance(layout, dict):
        parts = [f"{key}:{layout[key] if key == 'type' else _shape(layout[key])}" for key in sorted(layout)]
        return f"{{{','.join(parts)}}}"
    if isinstance(layout, list):
        return f"[{','.join(_shape(part) for part in layout)}]"
    return "."


def _tell(layout: Layout, wrong: Sequence[str]) -> bool:
    if wrong:
        told = "".join(f"  {complaint}\n" for complaint in wrong)
        sys.stdout.write(f"✗ {layout.method}\n{told}  {layout.written[:300]}\n")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
