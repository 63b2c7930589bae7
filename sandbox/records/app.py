"""An app as installed in one workspace."""

from dataclasses import dataclass, field

from sandbox.parsing import Json


@dataclass(slots=True, eq=False)
class App:
    """An app as installed in one workspace; in another it has the same ids and secrets, and another bot."""

    id: str
    name: str
    bot_user_id: str
    bot_id: str
    bot_token: str
    app_token: str
    signing_secret: str
    verification_token: str
    client_id: str = ""
    client_secret: str = ""
    commands: dict[str, Json] = field(default_factory=dict)
    """By name, slash included; empty: any command is taken for the app's."""
    shortcuts: tuple[Json, ...] = ()
    events: set[str] = field(default_factory=set)
    scopes: frozenset[str] | None = None
    """None: nothing is checked."""
    has_home: bool = True
    """Whether the manifest gives it a Home tab."""
    has_messages: bool = True
    """Whether the manifest gives it a Messages tab, where people and the app can write to each other."""
    request_url: str | None = None
    """None: Socket Mode."""
    is_installed: bool = True

    @property
    def user_id(self) -> str:
        """The bot's, as `auth.test` calls it."""
        return self.bot_user_id
