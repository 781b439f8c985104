"""What holds for every page of the shop."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import event
from sqlalchemy.engine import Engine

from app.core.database import Database
from tests.forms import Page, visit

PATHS = (
    "/",
    "/inventory",
    "/inventory?body=suv&price_max=40000&sort=price",
    "/inventory?body=convertible&seats_min=7",
    "/inventory?price_max=abc",
    "/no/such/page",
)
CAR = "first car"


async def open_page(client: httpx.AsyncClient, path: str) -> Page:
    if path != CAR:
        return await visit(client, path)
    lot = await visit(client, "/inventory")
    return await visit(client, lot.root.all("a", class_="vehicle-card__link")[0].attrs["href"])


@pytest.fixture(params=[*PATHS, CAR])
async def page(client: httpx.AsyncClient, request: pytest.FixtureRequest) -> Page:
    return await open_page(client, str(request.param))


async def test_a_page_has_one_heading_a_title_and_a_main(page: Page) -> None:
    assert len(page.root.all("h1")) == 1
    assert len(page.root.all("main")) == 1
    assert len(page.title) > 10
    assert page.root.one("html").attrs["lang"] == "en"
    assert page.root.one("a", class_="skip-link").attrs["href"] == "#main"


async def test_a_page_has_no_inline_style_or_script(page: Page) -> None:
    assert page.root.all("style") == []
    assert [element.tag for element in page.root.all() if "style" in element.attrs] == []
    handlers = [
        name for element in page.root.all() for name in element.attrs if name.startswith("on")
    ]
    inline = [
        script
        for script in page.root.all("script")
        if "src" not in script.attrs and script.attrs.get("type") != "application/ld+json"
    ]
    assert handlers == []
    assert inline == []


def files_of(page: Page) -> list[str]:
    """What a browser loads with the page: scripts, pictures, styles."""
    links = [link for link in page.root.all("link") if link.attrs["rel"] in ("stylesheet", "icon")]
    sources = [*page.root.all("script"), *page.root.all("img")]
    urls = [source.attrs["src"] for source in sources if "src" in source.attrs]
    return sorted({*urls, *(link.attrs["href"] for link in links)})


async def test_a_page_asks_no_other_host_for_anything(page: Page) -> None:
    loaded = files_of(page)

    assert loaded
    assert [url for url in loaded if not url.startswith("/")] == []


async def test_every_static_file_of_a_page_is_there(client: httpx.AsyncClient, page: Page) -> None:
    for url in files_of(page):
        answer = await client.get(url)
        assert answer.status_code == 200, url
        assert "immutable" in answer.headers["cache-control"], url


async def test_ids_are_unique_and_labels_point_somewhere(page: Page) -> None:
    ids = [element.attrs["id"] for element in page.root.all() if "id" in element.attrs]
    pointed = [label.attrs["for"] for label in page.root.all("label") if "for" in label.attrs]
    targets = [
        element.attrs["popovertarget"]
        for element in page.root.all()
        if "popovertarget" in element.attrs
    ]

    assert sorted(ids) == sorted(set(ids))
    assert set(pointed) <= set(ids)
    assert set(targets) <= set(ids)


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """What is sent to the database meanwhile."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    engine: Engine = database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/", 4),
        ("/inventory", 4),
        ("/inventory?make=Honda&q=accord", 5),
        ("/inventory?make=Honda&q=zzz", 8),
        (CAR, 4),
    ],
)
async def test_a_page_asks_the_database_little(
    app: FastAPI, client: httpx.AsyncClient, path: str, most: int
) -> None:
    found = await open_page(client, path)

    with statements(app.state.database) as sent:
        await client.get(found.path)

    assert 0 < len(sent) <= most, sent
