"""What the bot hears about claims: offering help, coming with more, giving it back, and the teacher's answer."""

from dataclasses import replace

from bot.domain.claims import Claim, Held, Queued, TooMany
from bot.domain.needs import Need
from bot.domain.partners import Nominee, PartnerKind, Profile, Rank
from bot.errors import NothingClaimed
from bot.messages import claim_for, complaints, errors, forms, ids, relayed
from bot.messages import claims as words
from bot.messages import for_asker as to_asker
from bot.messages import needs as need_words
from bot.messages.message import Message
from bot.messages.relayed import ClaimFor
from bot.messages.say import Say as Voice
from bot.services import claims, registry, seats, waiting
from handlers.heard import Click, Form
from handlers.permissions import anyone, claim_of, claimant, need_of, runs_its_need
from handlers.reply import Errors, Open, Reply, Say, Show
from handlers.route import button, form
from handlers.speaking import say_to
from handlers.standing import about, on_behalf, stands
from storage.transaction import Transaction


def claim(tx: Transaction, heard: Click) -> Reply:
    """I can help: a place, or a position in the line. A newcomer with a place is asked who they are."""
    outcome = claims.claim(tx, need_of(tx, heard).id, by=heard.person, at=heard.at)
    return _as_it_stands(tx, outcome, say_to(tx, heard))


def say_who_i_am(tx: Transaction, heard: Click) -> Reply:
    say, mine = say_to(tx, heard), claim_of(tx, heard)
    need = tx.needs.get(mine.need_id)
    if not mine.is_live:
        raise NothingClaimed(need.number)
    if mine.is_introduced:
        return Say(stands(tx, seats.standing(tx, need, mine), say), instead=True)
    return Open(forms.introduce(mine.id, need, say), errors.form_too_late(say))


def introduce(tx: Transaction, heard: Form) -> Reply:
    say = say_to(tx, heard)
    name = heard.text("organisation")
    if not name:
        return Errors({"organisation": complaints.no_name(say)})
    kind = PartnerKind(heard.choice("kind") or PartnerKind.BUSINESS)
    mine = claim_of(tx, heard)
    name = " ".join(name.split())
    if tx.partners.of(heard.person) is None:
        chosen = heard.choice("which")
        near = [] if chosen else registry.near(tx, heard.team_id, name)
        if near:
            need = tx.needs.get(mine.need_id)
            return Show(forms.introduce(mine.id, need, say, typed=name, kind=kind, near=near))
        _present(tx, heard, chosen, Profile(name=name, kind=kind))
    outcome = claims.introduced(tx, mine.id, at=heard.at)
    return Show(forms.thanks(words.standing(outcome, say), say))


def _present(tx: Transaction, heard: Form, chosen: str | None, profile: Profile) -> None:
    """They come from the partner they chose, or from one of that name, new or not."""
    myself = [Nominee(person=heard.person)]
    if chosen and chosen.isdigit() and (there := tx.partners.find(heard.team_id, int(chosen))):
        registry.join(tx, there, [replace(myself[0], rank=Rank.BACKUP)], by=heard.person, at=heard.at)
    else:
        registry.register(tx, profile, myself, by=heard.person, home=heard.team_id, at=heard.at)


def open_bring(tx: Transaction, heard: Click) -> Reply:
    say, mine = say_to(tx, heard), claim_of(tx, heard)
    need = tx.needs.get(mine.need_id)
    if not mine.is_live:
        raise NothingClaimed(need.number)
    somebody = on_behalf(tx, mine)
    view = claim_for.bring(somebody, say) if somebody else forms.bring(mine, need, say)
    return Open(view, errors.form_too_late(say))


def bring(tx: Transaction, heard: Form) -> Reply:
    """So many of us. Where there is less room, they choose: as many as fit, or all together later."""
    say, mine = say_to(tx, heard), claim_of(tx, heard)
    party = heard.number("party") or 1
    outcome = claims.bring(tx, mine.id, party, at=heard.at)
    if isinstance(outcome, TooMany):
        way = heard.choice("otherwise")
        if way == forms.WAIT_TOGETHER:
            outcome = claims.wait_together(tx, mine.id, party, at=heard.at)
        elif way == forms.COME_WITH_FEWER:
            outcome = claims.bring(tx, mine.id, outcome.most, at=heard.at)
    if isinstance(outcome, TooMany):
        too_many = relayed.too_many if mine.is_on_behalf else words.too_many
        return Errors({"otherwise": too_many(outcome, say)})
    return Show(forms.page(f"N-{outcome.need.number}", stands(tx, outcome, say), say))


def open_withdrawal(tx: Transaction, heard: Click) -> Reply:
    """From the line one leaves at once; with a place, a reason may be given."""
    say, mine = say_to(tx, heard), claim_of(tx, heard)
    need = tx.needs.get(mine.need_id)
    if not mine.is_live:
        raise NothingClaimed(need.number)
    somebody = on_behalf(tx, mine)
    if mine.is_seated:
        view = claim_for.withdraw(somebody, say) if somebody else forms.withdraw(mine, need, say)
        return Open(view, errors.form_too_late(say))
    claims.withdraw(tx, mine.id, None, at=heard.at)
    return Say(_gave_back(need, mine, somebody, say), instead=True)


def withdraw(tx: Transaction, heard: Form) -> Reply:
    say, mine = say_to(tx, heard), claim_of(tx, heard)
    somebody = on_behalf(tx, mine)
    need = claims.withdraw(tx, mine.id, heard.choice("reason"), at=heard.at)
    text = _gave_back(need, mine, somebody, say).text
    return Show(forms.done(f"N-{need.number}", text, say))


def confirm(tx: Transaction, heard: Click) -> Reply:
    agreed = claims.confirm(tx, claim_of(tx, heard).id, at=heard.at)
    return Say(to_asker.confirmed(about(tx, agreed.id), say_to(tx, heard)), instead=True)


def release(tx: Transaction, heard: Click) -> Reply:
    released = about(tx, claim_of(tx, heard).id)
    claims.release(tx, released.claim.id, at=heard.at)
    return Say(to_asker.released(released, say_to(tx, heard)), instead=True)


def still_on(tx: Transaction, heard: Click) -> Reply:
    agreed = claims.still_on(tx, claim_of(tx, heard).id, at=heard.at)
    somebody, say = on_behalf(tx, agreed), say_to(tx, heard)
    answer = relayed.still_on(somebody, say) if somebody else words.still_on(about(tx, agreed.id), say)
    return Say(answer, instead=True)


def take_offer(tx: Transaction, heard: Click) -> Reply:
    outcome = waiting.take_offer(tx, claim_of(tx, heard).id, at=heard.at)
    return _as_it_stands(tx, outcome, say_to(tx, heard), instead=True)


def decline_offer(tx: Transaction, heard: Click) -> Reply:
    say, mine = say_to(tx, heard), claim_of(tx, heard)
    need = waiting.decline_offer(tx, mine.id, at=heard.at)
    somebody = on_behalf(tx, mine)
    return Say(relayed.declined(somebody, say) if somebody else words.declined(need, say), instead=True)


def pass_on(tx: Transaction, heard: Click) -> Reply:
    need = need_of(tx, heard)
    mine = claims.pass_on(tx, need, by=heard.person, at=heard.at)
    return Say(need_words.passed(need, mine, say_to(tx, heard)))


def open_question(tx: Transaction, heard: Click) -> Reply:
    say = say_to(tx, heard)
    return Open(forms.question(need_of(tx, heard), say), errors.form_too_late(say))


def ask_question(tx: Transaction, heard: Form) -> Reply:
    say, need = say_to(tx, heard), need_of(tx, heard)
    question = heard.text("words")
    if not question:
        return Errors({"words": complaints.no_words(say)})
    claims.ask_about(tx, need, question, by=heard.person, at=heard.at)
    return Show(forms.done(f"N-{need.number}", need_words.question_sent(need, say), say))


def _gave_back(need: Need, was: Claim, somebody: ClaimFor | None, say: Voice) -> Message:
    return relayed.gave_back(somebody, say) if somebody else words.gave_back(need, was, say)


def _as_it_stands(tx: Transaction, outcome: Held | Queued, say: Voice, *, instead: bool = False) -> Reply:
    answer = stands(tx, outcome, say)
    if isinstance(outcome, Held) and not outcome.claim.is_introduced and outcome.claim.lapses_at:
        return Open(forms.introduce(outcome.claim.id, outcome.need, say), errors.form_too_late(say), also=answer)
    return Say(answer, instead=instead)


ROUTES = (
    button(ids.CLAIM, claim, may=anyone),
    button(ids.INTRODUCE, say_who_i_am, may=claimant),
    form(ids.INTRODUCE, introduce, may=claimant),
    button(ids.BRING, open_bring, may=claimant),
    form(ids.BRING, bring, may=claimant),
    button(ids.WITHDRAW, open_withdrawal, may=claimant),
    form(ids.WITHDRAW, withdraw, may=claimant),
    button(ids.CONFIRM, confirm, may=runs_its_need),
    button(ids.RELEASE, release, may=runs_its_need),
    button(ids.STILL_ON, still_on, may=claimant),
    button(ids.TAKE_OFFER, take_offer, may=claimant),
    button(ids.DECLINE_OFFER, decline_offer, may=claimant),
    button(ids.PASS, pass_on, may=anyone),
    button(ids.QUESTION, open_question, may=anyone),
    form(ids.QUESTION, ask_question, may=anyone),
)
