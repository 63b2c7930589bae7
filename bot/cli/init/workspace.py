"""The questions about the workspace: who coordinates, where requests appear, and which zone, language and database."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from bot.cli.doctor.slack import first_owner
from bot.cli.init.interview import Checked, Question
from bot.cli.inquiry import Inquiry, NoAnswer
from bot.config import ids, one_of, zone
from bot.domain.workspace import LANGUAGES, spoken_language
from bot.errors import StartError
from storage.look import look

Record = Mapping[str, Any]

SHOWN = 20
LATER = "later"
USUAL_DATABASE = "sqlite:///handraise.db"


def coordinators(inquiry: Inquiry) -> Question:
    return Question(
        key="COORDINATORS",
        where="Who coordinates? They may open /partner settings, and hear of posts that Slack refused."
        " Leave it empty for the owner of the Slack workspace; more can be named in Slack later.",
        prompt="Their name in Slack, or member ID (U…); several with commas",
        check=partial(_check_people, inquiry),
    )


def needs_channel(channels: Sequence[Record]) -> Question:
    listed = [f"  {place}. #{channel['name']}" for place, channel in enumerate(channels[:SHOWN], start=1)]
    more = [f"  and {len(channels) - SHOWN} more"] if len(channels) > SHOWN else []
    return Question(
        key="NEEDS_CHANNEL",
        where="\n".join(["In which channel do requests appear? These I can see:", *listed, *more]),
        prompt="Its number, name or ID; or later, to choose it in Slack",
        check=partial(_check_channel, channels),
        usual=LATER,
    )


def time_zone(coordinator: Record) -> Question:
    def check(typed: str) -> Checked:
        try:
            return Checked(zone(typed), "School days are counted there.")
        except ValueError as error:
            raise ValueError(f"“{typed}” {error}") from None

    return Question(
        key="TIME_ZONE",
        where="The time zone of the schools: days, school hours and reminders are meant there.",
        prompt="Time zone",
        check=check,
        usual=coordinator.get("tz") or "America/Chicago",
    )


def language(coordinator: Record) -> Question:
    def check(typed: str) -> Checked:
        try:
            return Checked(one_of(*LANGUAGES)(typed), "In private, each person is answered in their own.")
        except ValueError as error:
            raise ValueError(f"It {error}.") from None

    return Question(
        key="CHANNEL_LANGUAGE",
        where="The language of the channel.",
        prompt=" or ".join(LANGUAGES),
        check=check,
        usual=spoken_language(coordinator.get("locale")) or "en",
    )


def database() -> Question:
    return Question(
        key="DATABASE_URL",
        where="Where everything is kept: a SQLite file on this machine is enough for a school or a district.",
        prompt="Database",
        check=_check_database,
        usual=USUAL_DATABASE,
    )


def visible_channels(inquiry: Inquiry) -> list[Record]:
    """Those the bot is in come first."""
    try:
        listed = inquiry.all(
            "conversations.list", "channels", types="public_channel,private_channel", exclude_archived=True
        )
        return sorted(listed, key=lambda channel: (not channel.get("is_member"), channel["name"]))
    except NoAnswer as silence:
        raise StartError(f"Slack does not list its channels ({silence.reason}).") from None


def profile(inquiry: Inquiry, user_id: str) -> Record:
    """Where somebody lives and what they read, to be offered as the usual answer; empty where Slack does not say.

    Where nobody is named it is the owner's.
    """
    try:
        return _person(inquiry, user_id) if user_id else first_owner(inquiry) or {}
    except NoAnswer:
        return {}


def _check_people(inquiry: Inquiry, typed: str) -> Checked:
    named = ids(typed)
    if not named:
        return _nobody_named(inquiry)
    found = [_one_person(inquiry, name) for name in named]
    who = ", ".join(str(user.get("real_name") or user.get("name")) for user in found)
    return Checked(",".join(user["id"] for user in found), f"That is {who}.")


def _nobody_named(inquiry: Inquiry) -> Checked:
    try:
        owner = first_owner(inquiry)
    except NoAnswer as silence:
        raise ValueError(f"Slack does not say who owns the workspace ({silence.reason}). Name somebody.") from None
    if owner is None:
        raise ValueError("Slack shows no owner of the workspace. Name at least one person.")
    return Checked("", f"Then {owner.get('real_name') or owner['id']} coordinates, as the owner of the workspace.")


def _person(inquiry: Inquiry, user_id: str) -> Record:
    user: Record = inquiry.ask("users.info", user=user_id, include_locale=True).said["user"]
    return user


def _one_person(inquiry: Inquiry, name: str) -> Record:
    try:
        if name[0] in "UW" and name.isupper() and name.isalnum():
            return _person(inquiry, name)
        wanted = name.removeprefix("@").casefold()
        same = [user for user in inquiry.all("users.list", "members") if wanted in _names(user)]
    except NoAnswer as silence:
        raise ValueError(f"Slack does not say who “{name}” is ({silence.reason}).") from None
    if len(same) != 1:
        how_many = "Nobody here is" if not same else "More than one person here is"
        raise ValueError(f"{how_many} called “{name}”. In Slack, open their profile, ⋮, Copy member ID.")
    return same[0]


def _names(user: Record) -> set[str]:
    """What somebody who is here, and no bot, goes by."""
    if user.get("deleted") or user.get("is_bot"):
        return set()
    profile = user.get("profile") or {}
    called = (user.get("name"), user.get("real_name"), profile.get("display_name"), profile.get("real_name"))
    return {name.casefold() for name in called if name}


def _check_channel(channels: Sequence[Record], typed: str) -> Checked:
    if typed.casefold() in {"", LATER}:
        return Checked("", "Later, then: a coordinator chooses with /partner settings.")
    if typed.isdecimal() and 0 < int(typed) <= len(channels):
        found = channels[int(typed) - 1]
    else:
        wanted = typed.removeprefix("#")
        same = [channel for channel in channels if wanted in (channel["id"], channel["name"])]
        if not same:
            raise ValueError(
                f"I see no channel “{typed}”. A private one I see once /invite @Handraise was typed there."
            )
        found = same[0]
    if found.get("is_member"):
        return Checked(found["id"], f"Requests will appear in #{found['name']}.")
    return Checked(found["id"], f"I am not in #{found['name']} yet: type /invite @Handraise there.")


def _check_database(typed: str) -> Checked:
    try:
        seen = look(typed)
    except StartError as error:
        raise ValueError(str(error)) from None
    return Checked(typed, f"{seen.kind} {seen.version}, {seen.shape.value}.")
