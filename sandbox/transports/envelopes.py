"""What Slack says on a socket: hello, envelopes, and why it goes away."""

from sandbox.parsing import Json
from sandbox.transports.deliveries import Delivery

_HOST = "applink-sandbox"


def hello(app_id: str, connections: int, lifetime: float) -> Json:
    return {
        "type": "hello",
        "num_connections": connections,
        "connection_info": {"app_id": app_id},
        "debug_info": {"host": _HOST, "build_number": 1, "approximate_connection_time": round(lifetime)},
    }


def envelope(envelope_id: str, delivery: Delivery) -> Json:
    """Only events say which attempt this is; everything else is sent once, and takes an answer."""
    around: Json = {
        "envelope_id": envelope_id,
        "type": delivery.kind,
        "accepts_response_payload": delivery.takes_answer,
        "payload": delivery.payload,
    }
    if delivery.kind == "events_api":
        around |= {"retry_attempt": delivery.attempt, "retry_reason": delivery.reason}
    return around


def disconnect(reason: str) -> Json:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": _HOST}}
