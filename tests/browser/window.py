"""The vocabulary of the browser tests: a window, and what somebody in front of it does and sees."""

from typing import Any

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, expect

from tests.colleague import Colleague

MOST_TABS = 60
PATIENCE = 15_000  # milliseconds; every wait ends with what it waits for, this only says when to give up

expect.set_options(timeout=PATIENCE)


class Window:
    """One window of a browser, on a machine of its own."""

    def __init__(self, page: Page) -> None:
        self.page = page

    # What they do

    async def becomes(self, name: str) -> None:
        await self.page.locator("[data-person]").and_(self.page.get_by_role("button", name=name, exact=True)).click()

    async def opens(self, place: str) -> None:
        """A conversation; the app's at its messages."""
        await self.page.get_by_role("navigation", name="Conversations").get_by_text(place, exact=True).click()
        if place == "Handraise":
            await self.page.get_by_role("tab", name="Messages").click()

    async def types(self, words: str) -> None:
        """Into the message field, and Enter."""
        field = self.page.get_by_role("textbox", name="Message", exact=True)
        await field.fill(words)
        await field.press("Enter")

    async def presses(self, label: str, on: Locator | None = None) -> None:
        await (on or self.page).get_by_role("button", name=label, exact=True).click()

    async def moves_clock(self, step: str, times: int = 1) -> None:
        for _ in range(times):
            async with self.page.expect_response("**/control/clock"):
                await self.presses(step)

    async def chooses(self, label: str, menu: str = "More actions", on: Locator | None = None) -> None:
        """One entry of a menu; that of a message shows itself under the mouse."""
        if on:
            await on.hover()
        await self.presses(menu, on=on)
        await self.page.get_by_role("menuitem", name=label, exact=True).and_(self.page.locator(":visible")).click()

    async def opens_tools(self, tab: str) -> Locator:
        """The panel at the foot of the window, at one of its tabs."""
        tools = self.page.get_by_role("region", name="Tools")
        if not await tools.is_visible():
            await self.page.locator("#tools").click()
        await tools.get_by_role("tab", name=tab).click()
        return tools

    async def tabs_to(self, label: str) -> None:
        """With the keyboard alone."""
        wanted = self.page.get_by_role("button", name=label, exact=True)
        for _ in range(MOST_TABS):
            await self.page.keyboard.press("Tab")
            if await wanted.evaluate_all("found => found.includes(document.activeElement)"):
                return
        raise AssertionError(f"{label} cannot be reached with Tab")

    # What they see

    def message(self, containing: str) -> Locator:
        """The newest message with these words in the open conversation."""
        log = self.page.get_by_role("log", name="Messages")
        return log.get_by_role("article").filter(has_text=containing).last

    def card(self, title: str) -> Locator:
        """The newest post with these words that everybody sees."""
        log = self.page.get_by_role("log", name="Messages")
        return log.get_by_role("article").filter(has_text=title, has_not_text="Only visible to you").last

    @property
    def form(self) -> Locator:
        return self.page.locator("dialog.form[open]")

    @property
    def wire(self) -> Locator:
        """The list of the inspector."""
        return self.page.get_by_test_id("wire")

    def entry(self, name: str) -> Locator:
        """The newest line of the inspector with this name."""
        return self.wire.get_by_role("button").filter(has_text=name).last

    @property
    def tip(self) -> Locator:
        return self.page.get_by_test_id("try-this")

    async def reads(self, words: str) -> Locator:
        """The message with these words, as soon as it is there."""
        message = self.message(words)
        await expect(message).to_be_visible()
        return message

    async def sees_form(self, title: str) -> Locator:
        form = self.page.get_by_role("dialog", name=title, exact=True)
        await expect(form).to_be_visible()
        return form


class Windows:
    """The windows of one test, and whatever their consoles complain about."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser = browser
        self._address = address
        self._machines: list[BrowserContext] = []
        self.complaints: list[str] = []

    async def open(self, who: Colleague | None = None, **screen: Any) -> Window:
        """A window in which `who` sits; `screen` as Playwright's contexts take it."""
        machine = await self._browser.new_context(
            viewport=screen.pop("viewport", {"width": 1280, "height": 800}), **screen
        )
        machine.set_default_timeout(PATIENCE)
        self._machines.append(machine)
        page = await machine.new_page()
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        await page.goto(f"{self._address}?as={who.id}" if who else self._address)
        await expect(page.get_by_role("textbox", name="Message", exact=True)).to_be_visible()
        return Window(page)

    def saw_refusals(self) -> None:
        """Browsers complain of every answer 400; here the sandbox was meant to give some."""
        refusals = [each for each in self.complaints if "status of 400" in each]
        assert refusals
        self.complaints = [each for each in self.complaints if each not in refusals]

    async def close(self) -> None:
        for machine in self._machines:
            await machine.close()

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)
