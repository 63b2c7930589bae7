"""What of Slack's Web API is here: supported, or partial and what is missing."""

from typing import Literal, NamedTuple

from sandbox.parsing import Json


class Row(NamedTuple):
    method: str
    state: Literal["supported", "partial"]
    missing: str = ""


ROWS = (
    Row("api.test", "supported"),
    Row("apps.connections.open", "supported"),
    Row("apps.uninstall", "supported"),
    Row("auth.revoke", "supported"),
    Row("auth.test", "supported"),
    Row("blocks.validate", "partial", "the constraint that was broken is said in words only"),
    Row("bookmarks.add", "partial", "folders, and bookmarks of files and messages"),
    Row("bookmarks.edit", "supported"),
    Row("bookmarks.list", "supported"),
    Row("bookmarks.remove", "supported"),
    Row("bots.info", "supported"),
    Row("chat.delete", "supported"),
    Row("chat.deleteScheduledMessage", "supported"),
    Row("chat.getPermalink", "supported"),
    Row("chat.meMessage", "supported"),
    Row("chat.postEphemeral", "partial", "everybody counts as active"),
    Row(
        "chat.postMessage",
        "partial",
        "unfurl_links and unfurl_media are taken, and no link is unfolded; markdown_text is kept as a markdown block;"
        " a name of its own does not lead to Slackbot's DM",
    ),
    Row("chat.scheduleMessage", "supported"),
    Row("chat.scheduledMessages.list", "supported"),
    Row("chat.update", "partial", "file_ids"),
    Row("conversations.archive", "supported"),
    Row("conversations.close", "supported"),
    Row("conversations.create", "supported"),
    Row("conversations.history", "supported"),
    Row("conversations.info", "supported"),
    Row("conversations.invite", "supported"),
    Row("conversations.join", "supported"),
    Row("conversations.kick", "supported"),
    Row("conversations.leave", "supported"),
    Row("conversations.list", "partial", "team_id of other workspaces"),
    Row("conversations.mark", "supported"),
    Row("conversations.members", "supported"),
    Row("conversations.open", "supported"),
    Row("conversations.rename", "supported"),
    Row("conversations.replies", "supported"),
    Row("conversations.setPurpose", "supported"),
    Row("conversations.setTopic", "supported"),
    Row("conversations.unarchive", "partial", "a bot is always refused, as Slack refuses it; there are no user tokens"),
    Row("dnd.info", "partial", "snoozing"),
    Row("dnd.teamInfo", "partial", "snoozing"),
    Row("emoji.list", "partial", "categories are empty"),
    Row("files.completeUploadExternal", "partial", "username and icons; shares are there at once, not a moment later"),
    Row("files.delete", "supported"),
    Row("files.getUploadURLExternal", "partial", "a dozen snippet types of a hundred; 64 MB are the most"),
    Row("files.info", "partial", "comments and highlighted text"),
    Row("files.list", "supported"),
    Row("files.remote.add", "partial", "previews and what search would find"),
    Row("files.remote.info", "supported"),
    Row("files.remote.list", "supported"),
    Row("files.remote.remove", "supported"),
    Row("files.remote.share", "supported"),
    Row("files.remote.update", "partial", "previews and what search would find"),
    Row("files.upload", "supported"),
    Row("oauth.v2.access", "partial", "user tokens, token rotation, organisation-wide installs"),
    Row("pins.add", "supported"),
    Row("pins.list", "partial", "pinned files"),
    Row("pins.remove", "supported"),
    Row("reactions.add", "partial", "names are not looked up in the list of emoji"),
    Row("reactions.get", "partial", "files"),
    Row("reactions.list", "partial", "files"),
    Row("reactions.remove", "supported"),
    Row("team.info", "partial", "other teams"),
    Row("usergroups.list", "partial", "disabled ones"),
    Row("usergroups.users.list", "supported"),
    Row("users.conversations", "supported"),
    Row("users.getPresence", "partial", "people are always active"),
    Row("users.info", "partial", "custom fields"),
    Row("users.list", "partial", "custom fields"),
    Row("users.lookupByEmail", "partial", "custom fields"),
    Row("users.profile.get", "partial", "custom fields"),
    Row("views.open", "supported"),
    Row("views.publish", "supported"),
    Row("views.push", "supported"),
    Row("views.update", "supported"),
)


def table() -> list[Json]:
    return [row._asdict() for row in ROWS]
