"""The forms about somebody who is not on Slack: who they are, how many come, and giving their place back."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.claims import REASONS
from bot.domain.needs import Need
from bot.domain.on_behalf import LONGEST_EMAIL, Somebody
from bot.domain.partners import LONGEST_NAME, Contact, Partner, PartnerKind
from bot.messages import forms, ids, names
from bot.messages.blocks import Option, choice, field, modal, number_input, section, text_input
from bot.messages.message import Block
from bot.messages.relayed import ClaimFor
from bot.messages.say import Say

MOST_KNOWN = 100  # what a menu of Slack takes
A_NEW_ONE = "new"
NOBODY_YET = Somebody()


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """A contact off Slack who may be chosen, and the name of their partner."""

    contact: Contact
    organisation: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What the form is filled with. `at` is the only partner they may come from, `near` those that may be meant."""

    somebody: Somebody = NOBODY_YET
    kind: PartnerKind | None = None
    party: int = 1
    at: Partner | None = None
    near: Sequence[Partner] = ()


def form(need: Need, draft: Draft, known: Sequence[Acquaintance], say: Say) -> Block:
    intro = section(
        say(
            "For somebody who is not on Slack. I write to you instead, with e-mails to copy, and you answer for them on *N-{number}*.",
            number=need.number,
        )
    )
    blocks = [intro, *_known(known, say), *_new(draft, say), _party(need, draft, say)]
    return modal(
        ids.CLAIM_FOR,
        say.plain("Claim for somebody"),
        blocks,
        record=need.id,
        submit=say.plain("Claim"),
        close=say.plain("Cancel"),
    )


def bring(about: ClaimFor, say: Say) -> Block:
    """How many come with a claim for somebody; where there is less room than that, whoever answers chooses."""
    of_things = about.need.kind in names.THINGS
    fewer = say.plain("As many as are still needed") if of_things else say.plain("As many as there is room for")
    together = (
        say.plain("I wait until all of them are needed")
        if of_things
        else say.plain("They wait until there is room for all of them")
    )
    ways = [(forms.COME_WITH_FEWER, fewer), (forms.WAIT_TOGETHER, together)]
    return modal(
        ids.BRING,
        say.plain("How many?"),
        [
            field(
                "party",
                say.plain("How many come in all?"),
                number_input(about.claim.party, least=1, most=about.need.wanted),
                optional=False,
            ),
            field("otherwise", say.plain("If there is less room than that"), choice(ways, kind="radio_buttons")),
        ],
        record=about.claim.id,
        submit=say.plain("Save"),
        close=say.plain("Cancel"),
    )


def withdraw(about: ClaimFor, say: Say) -> Block:
    reasons = [(reason, say.plain(names.REASON_NAMES[reason])) for reason in REASONS]
    text = say(
        "No harm done: the place of {person} on N-{number} goes to somebody else. The reason is only counted; nobody is shown it.",
        person=about.contact.name,
        number=about.need.number,
    )
    return modal(
        ids.WITHDRAW,
        say.plain("They can't make it"),
        [section(text), field("reason", say.plain("Why, if you would like to say"), choice(reasons))],
        record=about.claim.id,
        submit=say.plain("Give it back"),
        close=say.plain("Keep it"),
    )


def _known(known: Sequence[Acquaintance], say: Say) -> list[Block]:
    if not known:
        return []
    options = [_option(one, say) for one in known[:MOST_KNOWN]]
    hint = say.plain("Or leave this empty and write down somebody new below.")
    return [field("who", say.plain("Somebody I know already"), choice(options), hint=hint)]


def _option(one: Acquaintance, say: Say) -> Option:
    label = say.plain("{person} ({organisation})", person=one.contact.name, organisation=one.organisation)
    return str(one.contact.id), label


def _new(draft: Draft, say: Say) -> list[Block]:
    typed = draft.somebody
    blocks = [field("name", say.plain("Their name"), text_input(typed.name, longest=LONGEST_NAME))]
    if draft.near:
        near = [(str(partner.id), partner.name) for partner in draft.near]
        options = [*near, (A_NEW_ONE, say.plain("No, it is another one"))]
        blocks.append(field("which", say.plain("Is it one of these?"), choice(options, kind="radio_buttons")))
    if draft.at is None:
        kinds = [(kind.value, say.plain(names.PARTNER_KINDS[kind])) for kind in PartnerKind]
        organisation = text_input(typed.organisation, longest=LONGEST_NAME)
        blocks += [
            field("organisation", say.plain("Their organization"), organisation),
            field(
                "kind",
                say.plain("What kind of partner is it?"),
                choice(kinds, draft.kind),
                hint=say.plain("Only for an organization that is new here."),
            ),
        ]
    email = text_input(typed.email, longest=LONGEST_EMAIL)
    hint = say.plain("Only you are shown it, beside the e-mails to send.")
    return [*blocks, field("email", say.plain("Their e-mail address"), email, hint=hint)]


def _party(need: Need, draft: Draft, say: Say) -> Block:
    number = number_input(min(draft.party, need.wanted), least=1, most=need.wanted)
    return field("party", say.plain("How many come in all?"), number, optional=False)
