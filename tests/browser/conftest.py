"""A headless Chromium, and a page of it that must stay silent and ask nothing of the network."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium, which .ci/run should have installed")
        pytest.skip("no Chromium is installed: apt-get install chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Yield a page; a message on its console, an error or a request fails the test."""
    faults: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    opened.on("console", lambda message: faults.append(f"console: {message.text}"))
    opened.on("pageerror", lambda error: faults.append(f"error: {error}"))
    opened.on("dialog", lambda dialog: faults.append(f"dialog: {dialog.message}"))
    opened.on(
        "request",
        lambda request: (
            None
            if request.url.startswith(("file:", "data:"))
            else faults.append(f"request: {request.url}")
        ),
    )
    yield opened
    context.close()
    assert faults == []
