"""Logging: ids, never people's words; and nothing that looks like a token leaves the process."""

import logging
import re

SECRETS = re.compile(r"xox[a-z](?:\.|-)[\w.-]+|xapp-[\w-]+|https?://hooks\.slack\.com/\S+|ticket=[\w-]+|/response/\S+")
# PostgreSQL quotes the row it refuses, and a row holds what people wrote.
QUOTED_ROW = re.compile(r"DETAIL: .*?(?=\n\[SQL:|\n\nThe above|\n\nDuring handling|\Z)", re.DOTALL)
STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class Discreet(logging.Formatter):
    """One line a record, its extra facts behind it, secrets blacked out."""

    def format(self, record: logging.LogRecord) -> str:
        facts = {name: value for name, value in vars(record).items() if name not in STANDARD}
        line = QUOTED_ROW.sub("DETAIL: [row]", super().format(record))
        told = " ".join(f"{name}={value}" for name, value in facts.items())
        return SECRETS.sub("[secret]", f"{line}  {told}" if told else line)


def start(level: str) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for library in ("slack_sdk", "apscheduler", "alembic"):  # at DEBUG the SDK writes whole payloads
        logging.getLogger(library).setLevel(logging.WARNING)
    logging.getLogger("slack_bolt").setLevel(logging.ERROR)  # it warns that we authorise without asking Slack each time
