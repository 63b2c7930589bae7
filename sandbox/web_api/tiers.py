"""Slack's rate limits as numbers: so many calls of a method in so many seconds."""

from typing import NamedTuple


class Quota(NamedTuple):
    calls: int
    seconds: float


POSTS_IN_CHANNEL = Quota(5, 5.0)
"""One a second, with a burst; how large a burst Slack allows is not documented."""
POSTS_IN_WORKSPACE = Quota(300, 60.0)
"""“Several hundred” a minute."""

_HUNDREDS = Quota(600, 60.0)
_TIERS = {
    1: Quota(3, 180.0),  # one a minute, with a small burst: reconnecting takes a call of this tier
    2: Quota(20, 60.0),
    3: Quota(50, 60.0),
    4: Quota(100, 60.0),
}
_METHODS = {
    1: """apps.connections.open apps.uninstall""",
    2: """
        bookmarks.add bookmarks.edit bookmarks.remove
        conversations.archive conversations.close conversations.create conversations.list conversations.rename
        conversations.setPurpose conversations.setTopic conversations.unarchive
        dnd.endDnd dnd.endSnooze dnd.setSnooze dnd.teamInfo emoji.list files.upload
        files.remote.add files.remote.info files.remote.list files.remote.remove files.remote.share files.remote.update
        pins.add pins.list pins.remove reactions.list reactions.remove team.accessLogs
        usergroups.create usergroups.disable usergroups.enable usergroups.list usergroups.update
        usergroups.users.list usergroups.users.update users.conversations users.list users.setPresence
    """,
    3: """
        auth.revoke bookmarks.list bots.info
        chat.delete chat.deleteScheduledMessage chat.meMessage chat.scheduleMessage chat.scheduledMessages.list
        chat.unfurl chat.update
        conversations.history conversations.info conversations.invite conversations.join conversations.kick
        conversations.leave conversations.mark conversations.open conversations.replies
        dnd.info files.delete files.list reactions.add reactions.get team.info team.preferences.list
        team.profile.get users.getPresence users.identity users.lookupByEmail users.profile.set
    """,
    4: """
        api.test blocks.validate chat.postEphemeral conversations.members
        files.completeUploadExternal files.getUploadURLExternal files.info oauth.v2.access
        users.info users.profile.get views.open views.publish views.push views.update
    """,
}
TIER_OF = {method: tier for tier, methods in _METHODS.items() for method in methods.split()}
SPECIAL = {
    "auth.test": _HUNDREDS,
    "chat.getPermalink": _HUNDREDS,
    "chat.postMessage": POSTS_IN_WORKSPACE,
}


def quota_of(method: str) -> Quota:
    """Methods without a place in the table are taken for tier 3, the most usual one."""
    return SPECIAL.get(method) or _TIERS[TIER_OF.get(method, 3)]
