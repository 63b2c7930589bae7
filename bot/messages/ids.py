"""The names of our controls, as Slack hands them back.

A control shown anywhere keeps its name for ever: old messages stay clickable.
"""

CLAIM = "need.claim"
QUESTION = "need.question"
PASS = "need.pass"  # noqa: S105  # a button, not a password
DETAILS = "need.details"
CANCEL = "need.cancel"
CANCEL_SURELY = "need.cancel.surely"
KEEP = "need.keep"
RETRY = "need.retry"
EITHER_DAY = "need.day.either"
OR_DAY = "need.day.or"
NO_DAY = "need.day.none"
POST_ANYWAY = "need.post"
MOVE = "need.move"
UPDATE_OTHER = "need.update_other"
RENEW = "need.renew"
CLOSE = "need.close"
FILLED_ELSEWHERE = "need.elsewhere"
SHOW_NEED = "need.show"
MORE_OPEN = "need.list.open"
MORE_OF_TOPIC = "need.list.topic"
SIMILAR = "need.list.similar"
MORE_MINE = "need.list.mine"

CLAIM_FOR = "need.claim_for"

INTRODUCE = "claim.introduce"
BRING = "claim.bring"
WITHDRAW = "claim.withdraw"
CONFIRM = "claim.confirm"
RELEASE = "claim.release"
STILL_ON = "claim.still_on"
TAKE_OFFER = "claim.offer.take"
DECLINE_OFFER = "claim.offer.decline"

NEW_NEED = "need.new"
SETTINGS = "settings"
OPEN_SETTINGS = "settings.open"
