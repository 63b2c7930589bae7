"""What earlier rows of a file have said already: the same partner twice, or nearly the same name."""

from dataclasses import replace

from bot.domain.intake.columns import Column
from bot.domain.intake.namesakes import Namesakes
from bot.domain.intake.record import PartnerRow
from bot.domain.intake.refusals import Flaw, Trouble
from bot.domain.partners import Rank, fold


class Earlier:
    """Keeps a name, a row number and a fingerprint of each partner, so memory follows the rows, not what they say."""

    def __init__(self, *, takes_similar: bool = False) -> None:
        self._takes_similar = takes_similar
        self._rows: dict[str, tuple[int, int]] = {}
        self._speakers: dict[str, str] = {}
        self._names: Namesakes[str] = Namesakes()

    def objection(self, partner: PartnerRow) -> Trouble | None:
        """Another row for the same partner may add a contact, and must not say anything else about it."""
        name = fold(partner.organisation)
        if twice := self._speaking_for_another(partner, name):
            return twice
        trouble = self._twin(partner, name)
        if trouble is None:
            self._speakers |= {each.user_id: name for each in partner.contacts if each.user_id}
        return trouble

    def __contains__(self, folded: str) -> bool:
        return folded in self._rows

    def near(self, name: str) -> list[str]:
        """The folded names of the file that are nearly, or exactly, this one."""
        return list(self._names.near(name))

    def _speaking_for_another(self, partner: PartnerRow, name: str) -> Trouble | None:
        for each in partner.contacts:
            if each.user_id and (other := self._speakers.get(each.user_id, name)) != name:
                column = Column.CONTACT_ID if each.rank is Rank.PRIMARY else Column.BACKUP_ID
                return Trouble(Flaw.SPEAKS_TWICE, column, self._rows[other][0])
        return None

    def _twin(self, partner: PartnerRow, name: str) -> Trouble | None:
        if known := self._rows.get(name):
            number, fingerprint = known
            adds_only = partner.is_a_contact_only or _fingerprint(partner) == fingerprint
            return None if adds_only else Trouble(Flaw.TWICE, fact=number)
        if not self._takes_similar and (near := next(self._names.near(partner.organisation), None)):
            return Trouble(Flaw.NEARLY_TWICE, fact=self._rows[near][0])
        self._rows[name] = (partner.number, _fingerprint(partner))
        self._names.add(partner.organisation, name)
        return None


def _fingerprint(partner: PartnerRow) -> int:
    return hash(replace(partner, number=0, organisation="", contacts=()))
