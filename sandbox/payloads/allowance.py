"""Slack's patience with one app in one workspace: above so many events an hour it says so, and drops the rest."""

from collections import deque
from collections.abc import Callable

from sandbox.options import Options
from sandbox.parsing import Json
from sandbox.records.app import App
from sandbox.workspace.workspace import Workspace

_HOUR = 3600
_MINUTE = 60


class Allowance:
    """Counts by the workspace's clock."""

    def __init__(self, app: App, workspace: Workspace, options: Options, send: Callable[[Json], None]) -> None:
        self._app = app
        self._workspace = workspace
        self._options = options
        self._send = send
        self._sent: deque[int] = deque()
        self._complained = -1
        """The last minute the app was told about."""

    def announce(self, payload: Json) -> None:
        if self._options.events_an_hour is None:
            self._send(payload)
            return
        now = self._workspace.seconds()
        while self._sent and self._sent[0] <= now - _HOUR:
            self._sent.popleft()
        if len(self._sent) < self._options.events_an_hour:
            self._sent.append(now)
            self._send(payload)
        elif (minute := now - now % _MINUTE) != self._complained:
            self._complained = minute
            self._send(self._rate_limited(minute))

    def _rate_limited(self, minute: int) -> Json:
        return {
            "token": self._app.verification_token,
            "type": "app_rate_limited",
            "team_id": self._workspace.team.id,
            "minute_rate_limited": minute,
            "api_app_id": self._app.id,
        }
