"""People talk to each other: reactions, files, drafts, editing, channels; nothing typed is ever lost."""

from playwright.async_api import expect
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.ids import known_id
from tests.browser.layouts import PICTURE
from tests.browser.window import Windows
from tests.school import School


async def test_two_people_react_to_a_message(school: School, windows: Windows) -> None:
    """One finds an emoji by its name, the other presses the same one; a second press takes it back."""
    ana, ben = await windows.open(school.teacher), await windows.open(school.other_teacher)
    await ana.types("The robots arrived")
    message = await ana.reads("The robots arrived")
    await message.hover()
    await ana.presses("Add reaction", on=message)
    await ana.page.get_by_label("Find an emoji by its name").fill("robot")
    await ana.page.keyboard.press("Enter")

    seen = await ben.reads("The robots arrived")
    await ben.presses("robot face, 1", on=seen)
    mine = message.get_by_role("button", name="robot face, 2")
    await expect(mine).to_have_attribute("aria-pressed", "true")
    await mine.click()
    await expect(seen.get_by_role("button", name="robot face, 1")).to_have_attribute("aria-pressed", "true")


async def test_a_picture_is_shared_and_seen(school: School, windows: Windows) -> None:
    """It waits in the message field, goes out with the words, and is drawn where others read."""
    ana, ben = await windows.open(school.teacher), await windows.open(school.other_teacher)
    await ana.page.get_by_label("Files", exact=True).first.set_input_files(
        {"name": "robot.png", "mimeType": "image/png", "buffer": PICTURE}
    )
    await expect(ana.page.get_by_role("list", name="Files to send")).to_contain_text("robot.png")
    await ana.types("Look at this")

    seen = await ben.reads("Look at this")
    picture = seen.get_by_role("img", name="robot.png")
    await expect(picture).to_be_visible()
    await expect(picture).to_have_js_property("naturalWidth", 1)
    await expect(seen.get_by_role("link", name="robot.png").last).to_have_attribute("download", "robot.png")


async def test_what_was_not_sent_is_still_there_after_a_reload(school: School, windows: Windows) -> None:
    """Each conversation keeps its own draft, in this window."""
    window = await windows.open(school.teacher)
    field = window.page.get_by_role("textbox", name="Message", exact=True)
    await field.fill("Dear colleagues")
    await window.opens("partners")
    await expect(field).to_have_value("")
    await window.page.reload()
    await window.opens("teachers")
    await expect(field).to_have_value("Dear colleagues")


async def test_what_cannot_be_sent_stays_and_says_why(school: School, windows: Windows) -> None:
    window = await windows.open(school.teacher)
    school.slack.slack.member("ana").kind = "deactivated"
    await window.types("Anybody here?")

    await expect(window.page.get_by_role("textbox", name="Message", exact=True)).to_have_value("Anybody here?")
    await expect(window.page.get_by_text("account_inactive")).to_be_visible()
    windows.saw_refusals()


async def test_a_channel_is_completed_and_becomes_a_link(school: School, windows: Windows) -> None:
    """`#pa` and Tab: the name is written out, and the message leads there."""
    window = await windows.open(school.teacher)
    field = window.page.get_by_role("textbox", name="Message", exact=True)
    await field.fill("")
    await field.press_sequentially("Read #pa")
    await expect(window.page.get_by_role("option", name="#partners")).to_be_visible()
    await field.press("Tab")
    await expect(field).to_have_value("Read #partners ")
    await field.press("Enter")

    await window.presses("#partners", on=await window.reads("Read"))
    await expect(window.page.get_by_role("heading", name="#partners").first).to_be_visible()


async def test_a_message_is_corrected_pinned_and_taken_back(school: School, windows: Windows) -> None:
    window = await windows.open(school.teacher)
    await window.types("We meet at *three*")
    message = await window.reads("We meet at")

    await window.chooses("Edit message", on=message)
    await window.page.get_by_label("Edit message").fill("We meet at *four*")
    await window.page.keyboard.press("Enter")
    await expect(await window.reads("We meet at four")).to_contain_text("(edited)")

    await window.chooses("Pin to this conversation", on=message)
    await expect(window.page.get_by_role("button", name="Pinned: 1")).to_be_visible()

    await window.chooses("Delete message…", on=message)
    await window.presses("Delete")
    await expect(window.message("We meet at")).to_have_count(0)


async def test_a_channel_is_made_and_gets_a_topic(school: School, windows: Windows) -> None:
    """A name Slack would refuse is refused with the words still in the field."""
    window = await windows.open(school.teacher)
    await window.presses("Create a channel")
    name = window.page.get_by_label("Name", exact=True)
    await name.fill("Robot Fair!")
    await window.presses("Create")
    await expect(window.page.get_by_role("dialog").get_by_role("alert")).to_contain_text("invalid_name")
    await expect(name).to_have_value("Robot Fair!")
    await name.fill("robot-fair")
    await window.presses("Create")
    await expect(window.page.get_by_role("heading", name="#robot-fair").first).to_be_visible()

    await window.chooses("Set the topic…", menu="Channel")
    await window.page.get_by_role("textbox", name="Topic").fill("Who brings what")
    await window.presses("Save")
    await expect(window.page.locator(".topic")).to_have_text("Who brings what")
    windows.saw_refusals()


async def test_an_app_is_invited_by_its_completed_name(school: School, windows: Windows) -> None:
    """A name of two words has a handle of one."""
    school.slack.add_app("Quick Poll")
    window = await windows.open(school.teacher)
    field = window.page.get_by_role("textbox", name="Message", exact=True)
    await field.press_sequentially("/invite @qui")
    await window.page.get_by_role("option", name="Quick Poll").click()
    await expect(field).to_have_value("/invite @quick-poll ")
    await field.press("Enter")
    await expect(window.page.get_by_role("log", name="Messages")).to_contain_text("Quick Poll has joined the channel")


async def test_an_icon_from_elsewhere_is_not_fetched(school: School, windows: Windows) -> None:
    """The author's initials stand in for it."""
    poll = school.slack.add_app("Quick Poll")
    client = AsyncWebClient(poll.bot_token, base_url=poll.api_url)
    partners = known_id("C", "partners")
    await client.conversations_join(channel=partners)
    await client.chat_postMessage(
        channel=partners, text="Who comes?", username="Poll Robot", icon_url="https://example.org/robot.png"
    )
    window = await windows.open(school.teacher)
    await window.opens("partners")
    message = await window.reads("Who comes?")
    await expect(message.locator(".avatar")).to_have_text("PR")
    await expect(message.get_by_role("link", name="Picture")).to_have_count(0)


async def test_a_reinstalled_app_has_a_new_token(school: School, windows: Windows) -> None:
    """It is said until it is dismissed, since nothing else would tell it."""
    poll = school.slack.add_app("Quick Poll")
    window = await windows.open(school.teacher)
    menu = "Lincoln Middle School: workspace menu"
    await window.chooses("Uninstall Quick Poll", menu)
    await window.chooses("Install Quick Poll", menu)
    await expect(window.page.get_by_role("status").filter(has_text="new token")).to_contain_text(poll.bot_token)


async def test_who_is_deactivated_meanwhile_is_told(school: School, windows: Windows) -> None:
    """Their window offers no channel to join."""
    ana, ben = await windows.open(school.teacher), await windows.open(school.other_teacher)
    await ana.chooses("Deactivate somebody…", "Lincoln Middle School: workspace menu")
    dialog = ana.page.get_by_role("dialog", name="Deactivate somebody")
    await dialog.get_by_label("Who leaves?").select_option("Ben Okafor")
    await ana.presses("Deactivate", on=dialog)
    await expect(ben.page.get_by_text("You have been deactivated")).to_be_visible()
    await expect(ben.page.get_by_role("button", name="Join channel")).to_have_count(0)


async def test_buttons_from_before_blocks_can_be_pressed(school: School, windows: Windows) -> None:
    """An older attachment with its title, text and fields; a button that asks first, and a menu; the app is told."""
    school.slack.slack.options.ack_seconds = 0.05  # Handraise has no ear for them
    client = AsyncWebClient(token=school.slack.bot_token, base_url=school.slack.api_url)
    sure = {"text": "It is a long game", "ok_text": "Play"}
    days = [{"text": "Friday", "value": "fri"}]
    game = {
        "callback_id": "games", "title": "Which game?", "text": "Pick *one*",
        "fields": [{"title": "Room", "value": "12"}],
        "actions": [
            {"name": "game", "text": "Chess", "type": "button", "value": "chess", "confirm": sure},
            {"name": "day", "text": "Which day?", "type": "select", "options": days},
        ],
    }  # fmt: skip
    await client.chat_postMessage(channel=known_id("C", "teachers"), text="Play?", attachments=[game])

    window = await windows.open(school.teacher)
    message = await window.reads("Play?")
    await expect(message).to_contain_text("Which game?")
    await expect(message).to_contain_text("Room")
    await window.presses("Chess", on=message)
    await window.presses("Play")
    told = await school.until(
        lambda: next((entry for entry in school.slack.slack.wire.since() if "games" in entry.name), None), "the press"
    )
    assert told.request["payload"]["actions"] == [{"name": "game", "type": "button", "value": "chess"}]
    await expect(message.get_by_role("combobox", name="Which day?")).to_be_visible()
