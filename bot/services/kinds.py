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
NUDGE = "nudge"
WELCOME = "welcome"
ALL_SET = "all_set"
ROLES_CHANGED = "roles_changed"
WISH_CARD = "wish_card"
WISH_FOR_COORDINATOR = "wish_for_coordinator"
WISH_ANSWERED = "wish_answered"
HOLD_LAPSED = "hold_lapsed"
PARTNER_REVIEW = "partner_review"
PARTNER_REVIEW_FOR = "partner_review_for"
CONTACT_REVIEW = "contact_review"
CONTACT_REVIEW_FOR = "contact_review_for"
PARTNER_REMINDER = "partner_reminder"
CONTACT_REMINDER = "contact_reminder"
ASKED_BACK = "asked_back"
ANSWERED_BACK = "answered_back"
LET_IN = "let_in"
NOT_LET_IN = "not_let_in"
CONTACT_LET_IN = "contact_let_in"
CONTACT_NOT_LET_IN = "contact_not_let_in"
CONTACT_NAMED = "contact_named"
MY_DATA = "my_data"
MY_DATA_REFUSED = "my_data_refused"
CALENDAR_FILE = "calendar_file"
NEED_HANDED_OVER = "need_handed_over"
NEW_ASKER = "new_asker"
FAREWELL = "farewell"
UNDELIVERED = "undelivered"
NOT_POSTED = "not_posted"
LIST_REPORT = "list_report"
LIST_IMPORTED = "list_imported"
WORDING_WANTED = "wording_wanted"

# What is about no need: its subject is a record of another kind.
ABOUT_NO_NEED = frozenset({WISH_CARD, WISH_FOR_COORDINATOR, WISH_ANSWERED})

# What the clock makes us say, rather than something somebody has just done.
UNPROMPTED = frozenset({STILL_NEEDED, NUDGE, PARTNER_REMINDER, CONTACT_REMINDER})

# Posts whose subject is a partner or a contact; of the others it is a need, or nothing.
ABOUT_REGISTRY = frozenset(
    {
        PARTNER_REVIEW,
        PARTNER_REVIEW_FOR,
        CONTACT_REVIEW,
        CONTACT_REVIEW_FOR,
        PARTNER_REMINDER,
        CONTACT_REMINDER,
        ASKED_BACK,
        ANSWERED_BACK,
        LET_IN,
        NOT_LET_IN,
        CONTACT_LET_IN,
        CONTACT_NOT_LET_IN,
        CONTACT_NAMED,
    }
)

# Nothing of these is remembered once they are said, or cannot be said.
LEAVES_NO_TRACE = frozenset({FAREWELL})

# Whom a post names to others, by the column of ours that says so: when that person is forgotten, it is drawn again.
SPEAKS_OF: dict[str, frozenset[str]] = {
    "needs.asker": frozenset(
        {CLAIM_FOR_PARTNER, CLAIM_CONFIRMED, NEED_CHANGED, NEED_ENDED, PLACE_OFFERED, QUESTION, CLAIM_RELEASED}
        | {NEW_ASKER, OFFER_LAPSED, SEAT_LAPSED, NUDGE}
    ),
    "claims.user_id": frozenset(
        {CLAIM_FOR_ASKER, WITHDRAWN_FOR_ASKER, PARTY_CHANGED, WAITS_TOGETHER, STILL_ON_FOR_ASKER}
    ),
    "questions.user_id": frozenset({QUESTION}),
    "outbox.addressee": frozenset({UNDELIVERED}),
    "partners.registered_by": frozenset({PARTNER_REVIEW, PARTNER_REVIEW_FOR, PARTNER_REMINDER}),
    "partners.decided_by": frozenset({NOT_LET_IN}),
    "contacts.user_id": frozenset({CONTACT_REVIEW, CONTACT_REVIEW_FOR, CONTACT_REMINDER}),
    "remarks.user_id": frozenset({ASKED_BACK, ANSWERED_BACK}),
    "wishes.user_id": frozenset({WISH_CARD, WISH_FOR_COORDINATOR}),
    "audit.by_user_id": frozenset({WORDING_WANTED}),
}
# These name nobody but whoever reads them; a need's card is drawn again with the need itself.
NAMES_NOBODY = frozenset(
    {NEED_CARD, NEED_IS_UP, STILL_NEEDED, SEAT_OPENED, WELCOME, ALL_SET, NOT_POSTED, MY_DATA, MY_DATA_REFUSED}
    | {NEED_HANDED_OVER, FAREWELL, ROLES_CHANGED, WISH_ANSWERED, HOLD_LAPSED, CALENDAR_FILE}
    | {LIST_REPORT, LIST_IMPORTED, LET_IN, CONTACT_LET_IN, CONTACT_NOT_LET_IN, CONTACT_NAMED}
)
