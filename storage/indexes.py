"""The indexes, apart from the tables: only migrations need to know them, and naming them loads both dialects.

A partial index serves only queries that spell its condition the same way (`spelled` in storage/columns.py).
"""

from typing import Any

from sqlalchemy import Index, text

from storage.retention import HAS_TEXT, IS_NAMED
from storage.tables.audit import audit
from storage.tables.boxes import outbox
from storage.tables.claims import claims
from storage.tables.matching import asks, partner_topics, phrases
from storage.tables.metadata import metadata
from storage.tables.needs import needs, questions
from storage.tables.partners import contacts, known_names, offers, partner_keys, partners, remarks
from storage.tables.people import people, wishes
from storage.tables.uploads import uploads

__all__ = ["metadata"]


def only(condition: str) -> dict[str, Any]:
    """A partial index, on either database."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


Index("ix_needs_open", needs.c.team_id, needs.c.id, **only("state = 'open'"))
Index("ix_needs_mine", needs.c.team_id, needs.c.asker, needs.c.id)
Index("ix_needs_stale", needs.c.fresh_until, **only("state = 'open' AND asked_if_stale_at IS NULL"))

Index("ix_needs_to_ask", needs.c.ask_at, **only("state = 'open' AND ask_at IS NOT NULL"))

# The last word on "one live claim a person": whatever the code above it believes.
Index(
    "uq_claims_live",
    claims.c.need_id,
    claims.c.team_id,
    claims.c.user_id,
    claims.c.for_contact,
    unique=True,
    **only("state IN ('held', 'confirmed', 'waitlisted', 'offered')"),
)
Index("ix_claims_queue", claims.c.need_id, claims.c.state, claims.c.id)
Index("ix_claims_lapsing", claims.c.lapses_at, **only("lapses_at IS NOT NULL"))
Index("ix_claims_silent_yes", claims.c.asker_ok_due, **only("asker_ok_due IS NOT NULL"))

Index("ix_claims_partner", claims.c.partner_id, claims.c.created_at)

# A person speaks for one partner at a time.
Index("uq_contacts_live", contacts.c.team_id, contacts.c.user_id, unique=True, **only("left_at IS NULL"))
Index("ix_partners_pending", partners.c.team_id, partners.c.id, **only("standing = 'pending'"))
Index("ix_partners_standing", partners.c.team_id, partners.c.standing, partners.c.id)
Index("ix_partners_stage", partners.c.team_id, partners.c.stage, partners.c.id)
Index("ix_partner_keys_partner", partner_keys.c.partner_id)
Index("ix_partners_unfiled", partners.c.id, **only("filed_at IS NULL"))
Index("ix_offers_topic", offers.c.topic_slug, offers.c.partner_id)
Index("ix_known_names_source", known_names.c.source, known_names.c.source_id)
Index("ix_audit_subject", audit.c.team_id, audit.c.subject, audit.c.subject_id)
Index("ix_audit_by", audit.c.by_team_id, audit.c.by_user_id)
Index("ix_audit_at", audit.c.at)

# Somebody who waits for an answer does not ask twice.
Index("uq_wishes_waiting", wishes.c.team_id, wishes.c.user_id, unique=True, **only("answered_at IS NULL"))
# What has been kept long enough is found without reading the rest (storage/retention.py).
Index(
    "ix_claims_ended",
    claims.c.ended_at,
    **only("state IN ('withdrawn', 'declined', 'released', 'lapsed', 'cancelled')"),
)
Index("ix_needs_text", needs.c.fresh_until, **only(HAS_TEXT))
Index("ix_questions_created_at", questions.c.created_at)
Index("ix_remarks_created_at", remarks.c.created_at)
Index("ix_contacts_left", contacts.c.left_at, **only(IS_NAMED))
Index("ix_people_gone", people.c.gone_at, **only("gone_at IS NOT NULL"))

Index("ix_uploads_due", uploads.c.id, **only("state IN ('sent', 'wanted')"))
Index("ix_partner_topics_partner", partner_topics.c.partner_id)
Index("ix_phrases_used", phrases.c.team_id, phrases.c.partners)
Index("ix_asks_partner", asks.c.partner_id, asks.c.asked_at)
Index("ix_asks_person", asks.c.team_id, asks.c.user_id, asks.c.day)
Index("ix_asks_lapsing", asks.c.lapses_at, **only("state = 'asked'"))

UNSENT = only("state IN ('pending', 'unsure', 'sending')")
Index("ix_outbox_unsent", outbox.c.lane, outbox.c.due_at, **UNSENT)
Index("ix_outbox_sending", outbox.c.lane, outbox.c.lease_until, **only("state = 'sending'"))
Index("ix_outbox_verify", outbox.c.verify_at, **only("verify_at IS NOT NULL"))
