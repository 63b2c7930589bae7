"""How often an app may call: Slack's tiers, and one post a second in a channel; off unless asked for."""

import math
import time
from collections import deque
from collections.abc import Callable

from sandbox.errors import RateLimited
from sandbox.options import Options
from sandbox.web_api.tiers import POSTS_IN_CHANNEL, Quota, quota_of


class Pacing:
    """Of one app in one workspace. `monotonic` is real time: how the workspace's clock moves does not matter."""

    def __init__(self, options: Options, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._options = options
        self._monotonic = monotonic
        self._spent: dict[str, deque[float]] = {}

    def admit(self, method: str) -> None:
        """Counts a call, or refuses it as `ratelimited`; other methods go on."""
        if self._options.pacing != "off":
            self._count(method, quota_of(method))

    def admit_post(self, channel: str) -> bool:
        """Counts a post; False when it is taken but nobody will see it, which is Slack's other way of refusing."""
        if self._options.pacing == "off":
            return True
        try:
            self._count(f"posts in {channel}", POSTS_IN_CHANNEL)
        except RateLimited:
            if not self._options.hide_eager_posts:
                raise
            return False
        return True

    def _count(self, what: str, quota: Quota) -> None:
        window = quota.seconds * (self._options.pacing_factor if self._options.pacing == "scaled" else 1)
        now = self._monotonic()
        spent = self._spent.setdefault(what, deque())
        while spent and spent[0] <= now - window:
            spent.popleft()
        if len(spent) >= quota.calls:
            raise RateLimited(max(1, math.ceil(spent[0] + window - now)))
        spent.append(now)
