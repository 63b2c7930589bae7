"""What a person's "Allow" gives an app: a code, good once and for ten minutes, to be changed for a token."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex

from sandbox.clock import Clock
from sandbox.errors import Refused
from sandbox.records.app import App

LIFETIME = timedelta(minutes=10)


@dataclass(slots=True)
class Authorization:
    app: App
    user: str
    at: datetime
    redirect_uri: str
    spent: bool = False


class Authorizations:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._known: dict[str, Authorization] = {}

    def issue(self, app: App, user: str, redirect_uri: str = "") -> str:
        code = f"{app.client_id}.{token_hex(24)}"
        self._known[code] = Authorization(app, user, self._clock.now(), redirect_uri)
        return code

    def spend(self, code: str, client_id: str, redirect_uri: str = "") -> Authorization:
        """Refuses what Slack refuses: unknown, of another app, spent before, too old, come from elsewhere."""
        found = self._known.get(code)
        if found is None or found.app.client_id != client_id or self._clock.now() - found.at > LIFETIME:
            raise Refused("invalid_code")
        if found.spent:
            raise Refused("code_already_used")
        if found.redirect_uri != redirect_uri:
            raise Refused("bad_redirect_uri")
        found.spent = True
        return found
