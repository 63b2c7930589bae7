"""What one person sees of the workspace, as the page draws it."""

from functools import partial
from itertools import islice

from sandbox.apps.routing import commands, neighbours
from sandbox.changes import Changes
from sandbox.excerpts import Wanted, excerpt, has_older
from sandbox.parsing import Json
from sandbox.records.conversation import Conversation
from sandbox.records.member import Member
from sandbox.site import Site
from sandbox.slack import Slack
from sandbox.workspace.seeing import knows, sees

_COUNTED = 200
"""Unread messages of each conversation, at most."""


def cast(slack: Slack) -> Json:
    team = slack.workspace.team
    people = [person(member) for member in slack.workspace.members.values()]
    return {"people": people, "team": {"id": team.id, "name": team.name, "domain": team.domain}}


def site(everything: Site) -> Json:
    """Every workspace and every app in it."""
    installed = [slack for slack in everything.installations if slack.app.is_installed]
    teams = {slack.workspace.team.id: slack.workspace.team for slack in everything.installations}
    return {
        "workspaces": [
            {"team_id": team.id, "name": team.name, "domain": team.domain, "url": team.url} for team in teams.values()
        ],
        "apps": [
            {
                "app_id": slack.app.id,
                "name": slack.app.name,
                "bot_user_id": slack.app.bot_user_id,
                "team_id": slack.workspace.team.id,
                "connected": _is_connected(slack),
            }
            for slack in installed
        ],
    }


def person(member: Member) -> Json:
    return {
        "id": member.id,
        "name": member.name,
        "real_name": member.real_name,
        "title": member.title,
        "locale": member.locale,
        "tz": member.tz,
        "kind": member.kind,
    }


def workspace(slack: Slack, me: Member, wanted: Wanted) -> Json:
    """Everything `me` may see; the page asks again when the version moves, and for what it does not have yet."""
    there = slack.workspace
    seen = [each for each in there.conversations.values() if sees(there, me.id, each)]
    is_wanted = partial(_is_wanted, slack.changes, wanted)
    apps = neighbours(slack)
    homes = {each.bot.id: each.payloads.view(home) for each in apps if (home := each.forms.home(me.id))}
    return {
        "version": slack.changes.version,
        "now": slack.clock.now().timestamp(),
        "me": person(me),
        "people": [person(member) for member in there.members.values() if knows(there, me.id, member.id)],
        "conversations": [_conversation(slack, each, me, wanted) for each in seen],
        "messages": {each.id: excerpt(each, me.id, wanted.back_in(each)) for each in seen if is_wanted(each)},
        "views": [each.payloads.view(view) for each in apps for view in each.forms.stack(me.id)],
        "home": homes.get(slack.app.bot_user_id),
        "homes": homes,
        "commands": [_command(each) for each in commands(slack).values()],
        "shortcuts": [one for each in apps for one in each.app.shortcuts],
        "bots": [_bot(each) for each in slack.site.in_workspace(there.team.id)],
    }


def _is_wanted(changes: Changes, wanted: Wanted, conversation: Conversation) -> bool:
    is_named = conversation.id == wanted.channel
    return wanted.since is None or is_named or changes.happened_in(conversation.id, wanted.since)


def _conversation(slack: Slack, conversation: Conversation, me: Member, wanted: Wanted) -> Json:
    return {
        "id": conversation.id,
        "name": conversation.name,
        "kind": conversation.kind,
        "topic": conversation.topic.value,
        "is_member": me.id in conversation.members,
        "bot_is_member": slack.bot.id in conversation.members,
        "is_archived": conversation.is_archived,
        "unread": _unread(conversation, me),
        "with": conversation.other(me.id),
        "has_older": has_older(conversation, wanted.back_in(conversation)),
    }


def _unread(conversation: Conversation, me: Member) -> int:
    """Counts no further back than anybody would believe."""
    if me.id not in conversation.members:
        return 0
    read = conversation.last_read.get(me.id, "")
    recent = islice(conversation.roots_newest_first(), _COUNTED)
    return sum(1 for message in recent if message.ts > read and message.user != me.id)


def _command(declared: Json) -> Json:
    return {key: declared.get(key, "") for key in ("command", "usage_hint", "description")}


def _bot(slack: Slack) -> Json:
    app = slack.app
    return {
        "app_id": app.id,
        "user_id": app.bot_user_id,
        "bot_id": app.bot_id,
        "name": app.name,
        "installed": app.is_installed,
        "connected": _is_connected(slack),
        "has_home": app.has_home,
    }


def _is_connected(slack: Slack) -> bool:
    return slack.app.is_installed and (slack.app.request_url is not None or slack.sockets.connections > 0)
