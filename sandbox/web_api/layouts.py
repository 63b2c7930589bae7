"""blocks.validate: whether Slack would take these blocks, this message or this view; it needs no token."""

import json
import re
from typing import Any

from sandbox.blocks.check import check_blocks, check_view
from sandbox.errors import Refused, refused_with
from sandbox.parsing import Json
from sandbox.web_api.call import Call

KINDS = ("blocks", "view", "message")
COMPLAINT = re.compile(r"\[ERROR\] (?P<message>.*?)(?: \[json-pointer:(?:/blocks|/view)?(?P<pointer>[^\]]*)\])?")


def validate(call: Call) -> Json:
    given = [kind for kind in KINDS if kind in call.args]
    if len(given) != 1:
        complaint = "[ERROR] must provide exactly one of `blocks`, `view`, or `message`"
        raise refused_with("invalid_arguments", [complaint])
    try:
        _check(given[0], call.args[given[0]])
    except Refused as refusal:
        complaints = refusal.extra.get("response_metadata", {}).get("messages", [f"[ERROR] {refusal.error}"])
        raise Refused("invalid_blocks", errors=[_error(complaint) for complaint in complaints]) from None
    return {}


def _check(kind: str, layout: Any) -> None:
    if kind == "view":
        check_view(layout)
    else:
        check_blocks(_blocks_of(layout) if kind == "message" else layout)


def _blocks_of(message: Any) -> Any:
    try:
        read = json.loads(message) if isinstance(message, str) else message
    except ValueError:
        raise Refused("invalid_json") from None
    return read.get("blocks", []) if isinstance(read, dict) else read


def _error(complaint: str) -> Json:
    """Slack points into the layout itself, and says what is wrong there."""
    found = COMPLAINT.fullmatch(complaint)
    return {"message": found["message"], "pointer": found["pointer"] or ""} if found else {"message": complaint}


METHODS = {"blocks.validate": validate}
