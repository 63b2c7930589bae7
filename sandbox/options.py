"""What can be set about a sandbox."""

from dataclasses import dataclass


@dataclass(slots=True)
class Options:
    """Durations are real seconds, whatever the workspace's clock says."""

    ack_seconds: float = 3.0
    """How long Slack waits for an acknowledgement."""

    redelivery_delays: tuple[float, ...] = (0.0, 60.0, 300.0)
    """How long Slack waits before it sends an unacknowledged event again."""

    pace: float = 1.0
    """Multiplies the redelivery delays: 0.001 makes five minutes a third of a second."""

    latency: float = 0.0
    """Added to every Web API call."""

    public_posting: bool = False
    """The app has `chat:write.public`: it may post where it is not a member."""

    should_escape: bool = True
    """Mentions in slash commands arrive as `<@U…|name>`; a manifest decides it per command (left out there: no)."""

    escape_slash_text: bool = False
    """Slash texts arrive with `&amp; &lt; &gt;`; whether Slack does that is nowhere documented."""

    most_sockets: int = 10
    socket_seconds: float | None = None
    """How long a socket lives before Slack asks for a fresh one; None: as long as it likes."""

    drain_seconds: float = 10.0
    """How early a socket is warned, and how long it stays open after `refresh_requested` or `link_disabled`."""
