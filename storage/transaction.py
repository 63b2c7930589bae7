"""One transaction: the stores of every noun, over one connection."""

from functools import cached_property

from sqlalchemy import Connection

from storage.audit import Audit
from storage.claims import Claims
from storage.delivery import Delivery
from storage.directory import Directory
from storage.everything import Everything
from storage.forgetting import Forgetting
from storage.inbox import Inbox
from storage.names import Names
from storage.needs import Needs
from storage.outbox import Outbox
from storage.partners import Partners
from storage.people import People
from storage.registry import Registry
from storage.remarks import Remarks
from storage.retention import Retention
from storage.uploads import Uploads
from storage.wishes import Wishes
from storage.workspaces import Workspaces


class Transaction:
    """What a use case is given. It commits when the function that received it returns, and not before."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def has_news(self) -> bool:
        """Whether something was written that the courier should look at now."""
        return "outbox" in self.__dict__ and self.outbox.has_news

    @cached_property
    def audit(self) -> Audit:
        return Audit(self._connection)

    @cached_property
    def claims(self) -> Claims:
        return Claims(self._connection)

    @cached_property
    def delivery(self) -> Delivery:
        return Delivery(self._connection)

    @cached_property
    def directory(self) -> Directory:
        return Directory(self._connection)

    @cached_property
    def forgetting(self) -> Forgetting:
        return Forgetting(self._connection)

    @cached_property
    def everything(self) -> Everything:
        return Everything(self._connection)

    @cached_property
    def inbox(self) -> Inbox:
        return Inbox(self._connection)

    @cached_property
    def names(self) -> Names:
        return Names(self._connection)

    @cached_property
    def needs(self) -> Needs:
        return Needs(self._connection)

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(self._connection)

    @cached_property
    def partners(self) -> Partners:
        return Partners(self._connection)

    @cached_property
    def people(self) -> People:
        return People(self._connection)

    @cached_property
    def wishes(self) -> Wishes:
        return Wishes(self._connection)

    @cached_property
    def remarks(self) -> Remarks:
        return Remarks(self._connection)

    @cached_property
    def retention(self) -> Retention:
        return Retention(self._connection)

    @cached_property
    def registry(self) -> Registry:
        return Registry(self._connection)

    @cached_property
    def uploads(self) -> Uploads:
        return Uploads(self._connection)

    @cached_property
    def workspaces(self) -> Workspaces:
        return Workspaces(self._connection)
