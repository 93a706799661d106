"""A browser and a bare shop for the end-to-end tests; `scripts/test e2e` tells where they are."""

import os
from pathlib import Path

import pytest
from back_office import BackOffice
from playwright.sync_api import expect, sync_playwright

from shop import Shop

CHROMIUM_SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


PATIENCE_MS = 15_000  # a slow machine is not a broken shop


@pytest.fixture(scope="session")
def browser():
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ["LOYALTY_CHROMIUM"], args=list(CHROMIUM_SWITCHES)
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def shop():
    return Shop(os.environ["LOYALTY_URL"], os.environ["LOYALTY_DB"]).build()


@pytest.fixture(scope="session")
def shots():
    folder = Path(os.environ["LOYALTY_SHOTS"])
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def office(browser, shop, shots):
    """`office("marketer")`: the back office as this person sees it, signed in once."""
    people = {}

    def sign_in(login):
        if login not in people:
            people[login] = BackOffice(browser, shop.url, login, login)
        return people[login]

    yield sign_in
    for login, person in people.items():
        person.shot(shots / f"last_{login}.png")
        person.close()
