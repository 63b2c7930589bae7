"""The names of what the courier can be asked to say. bot/courier/ has the words to each."""

NEED_CARD = "need_card"
NEED_IS_UP = "need_is_up"
NEED_ENDED = "need_ended"
NEED_CHANGED = "need_changed"
STILL_NEEDED = "still_needed"
QUESTION = "question"
SEAT_OPENED = "seat_opened"
CLAIM_FOR_ASKER = "claim_for_asker"
CLAIM_FOR_PARTNER = "claim_for_partner"
PLACE_OFFERED = "place_offered"
OFFER_LAPSED = "offer_lapsed"
SEAT_LAPSED = "seat_lapsed"
CLAIM_RELEASED = "claim_released"
WITHDRAWN_FOR_ASKER = "withdrawn_for_asker"
PARTY_CHANGED = "party_changed"
WAITS_TOGETHER = "waits_together"
STILL_ON_FOR_ASKER = "still_on_for_asker"
CLAIM_CONFIRMED = "claim_confirmed"
WELCOME = "welcome"
ALL_SET = "all_set"
ROLES_CHANGED = "roles_changed"
WISH_CARD = "wish_card"
WISH_FOR_COORDINATOR = "wish_for_coordinator"
WISH_ANSWERED = "wish_answered"
UNDELIVERED = "undelivered"
NOT_POSTED = "not_posted"
WORDING_WANTED = "wording_wanted"

# What is about no need: its subject is a record of another kind.
ABOUT_NO_NEED = frozenset({WISH_CARD, WISH_FOR_COORDINATOR, WISH_ANSWERED})

# What the clock makes us say, rather than something somebody has just done.
UNPROMPTED = frozenset({STILL_NEEDED})
