"""What the page asks first, sent along with it: the first message waits for no further question."""

import json
from contextlib import suppress

from aiohttp import web

from sandbox import pictures
from sandbox.control.desk import installation
from sandbox.errors import CannotDo
from sandbox.excerpts import SHOWN, Wanted
from sandbox.parsing import Json
from sandbox.site import Site


def brought(site: Site, request: web.Request) -> str:
    """JSON that may stand in a document. A stranger's name is left for the page to ask about, and to be told."""
    answers: Json = {}
    with suppress(CannotDo):
        slack = installation(site, request)
        answers |= {"workspaces": pictures.site(site), "cast": pictures.cast(slack)}
        me = slack.member(request.query.get("as", ""))
        answers["state"] = pictures.workspace(slack, me, Wanted(None, "", SHOWN))
    return json.dumps(answers).replace("<", r"\u003c")
