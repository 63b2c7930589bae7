"""What can be set about a sandbox."""

from dataclasses import dataclass
from typing import Literal

_HOURLY = (3600.0,) * 24


@dataclass(slots=True)
class Options:
    """Durations are real seconds, whatever the workspace's clock says."""

    ack_seconds: float = 3.0
    """How long Slack waits for an acknowledgement."""

    redelivery_delays: tuple[float, ...] = (0.0, 60.0, 300.0)
    """How long Slack waits before it sends an unacknowledged event again."""

    delayed_events: bool = False
    """After those an event comes once an hour for a day, as Slack does for apps that switched "Delayed Events" on."""

    pace: float = 1.0
    """Multiplies the redelivery delays: 0.001 makes five minutes a third of a second."""

    events_before_disabling: int | None = None
    """How many events an hour Slack waits for before it switches off those that nearly all fail; Slack's is 1,000."""

    events_an_hour: int | None = None
    """Above so many the app is told `app_rate_limited` and hears no more; Slack's limit is 30,000."""

    latency: float = 0.0
    """Added to every Web API call."""

    pacing: Literal["off", "scaled", "real"] = "off"
    """Slack's rate limits: a method's tier, and one post a second in a channel."""

    pacing_factor: float = 0.01
    """How long a minute of `scaled` pacing is: 0.01 makes it 0.6 seconds."""

    hide_eager_posts: bool = False
    """Posts beyond one a second are accepted and shown to nobody, as Slack may do, instead of refused with 429."""

    meagre_pages: bool = False
    """Lists come in pages of 15 at most, and the first is empty with a cursor to go on: no page need be full."""

    trigger_errors: Literal["named", "arguments"] = "named"
    """How a late trigger is refused: `expired_trigger_id`, or as until 2021 `invalid_arguments` with a message."""

    edit_window_minutes: float | None = None
    """How long, by the workspace's clock, a message may be changed; None: for ever."""

    public_posting: bool = False
    """The app has `chat:write.public`: it may post where it is not a member."""

    should_escape: bool = True
    """Mentions in slash commands arrive as `<@U…|name>`; a manifest decides it per command (left out there: no)."""

    mention_names: bool = True
    """The names in those mentions; without them they are `<@U…>` and `<#C…|>`, as Slack has been seen to send them."""

    escape_slash_text: bool = False
    """Slash texts arrive with `&amp; &lt; &gt;`; whether Slack does that is nowhere documented."""

    ticket_seconds: float = 30.0
    """How long the address `apps.connections.open` gave out can be used."""

    most_sockets: int = 10
    socket_seconds: float | None = None
    """How long a socket lives before Slack asks for a fresh one; None: as long as it likes."""

    debug_socket_seconds: float = 360.0
    """The same for a socket opened with `debug_reconnects=true`."""

    drain_seconds: float = 10.0
    """How early a socket is warned, and how long it stays open after `refresh_requested` or `link_disabled`."""

    control_token: str | None = None
    """Who may use the page and the control API: whoever has it. None: everybody on this machine."""

    @property
    def redeliveries(self) -> tuple[float, ...]:
        """Every wait before an unacknowledged event is sent again."""
        return self.redelivery_delays + (_HOURLY if self.delayed_events else ())
