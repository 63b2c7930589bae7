"""The learner guard at work. Loaded with the first text: its patterns take a tenth of a second to compile."""

from bot.domain.guard.candidates import candidates
from bot.domain.guard.judge import judge
from bot.domain.guard.verdict import Verdict, Weight
from storage.transaction import Transaction


def weigh(tx: Transaction, team_id: str, text: str) -> Verdict:
    """Judge a text; names the registry knows are looked up only where the text would not pass without them."""
    verdict = judge(text)
    if verdict.weight is Weight.ASK and (known := tx.names.known(team_id, candidates(text))):
        verdict = judge(text, known)
    if verdict.weight is Weight.ASK and tx.workspaces.get(team_id).guard_is_strict:
        return Verdict(Weight.STOP, verdict.score, verdict.findings, verdict.reason)
    return verdict
