import httpx
import pytest
from fastapi import FastAPI

from app.main import create_app
from app.server.addresses import Urls
from tests.conftest import running, settings_for
from tests.forms import visit
from tests.servers import Server


async def test_an_address_that_leads_nowhere_has_two_ways_on(client: httpx.AsyncClient) -> None:
    page = await visit(client, "/no/such/page")

    assert page.status == 404
    assert page.heading == "There is nothing at this address"
    assert page.link("See all cars") == "/inventory"
    assert page.link("Newest arrivals") == "/inventory?sort=newest"


@pytest.mark.parametrize("path", ["/no/such/page", "/inventory/gone", "/drawings/0/x-y-z.svg"])
async def test_the_page_shows_the_id_that_the_log_has(client: httpx.AsyncClient, path: str) -> None:
    page = await visit(client, path)

    trace_id = page.response.headers["x-request-id"]
    assert page.root.one(class_="trace").text == f"404 trace {trace_id}"


async def test_a_method_a_page_does_not_take_is_a_page(client: httpx.AsyncClient) -> None:
    answer = await client.post("/inventory", headers={"Sec-Fetch-Site": "same-origin"})

    assert answer.status_code == 405
    assert "This page only shows things" in answer.text


async def test_htmx_gets_the_words_of_an_error_and_no_page(client: httpx.AsyncClient) -> None:
    answer = await client.get("/inventory/gone", headers={"HX-Request-Type": "partial"})

    assert answer.status_code == 404
    assert "<html" not in answer.text
    assert "That car has left the lot" in answer.text


async def test_a_fault_of_ours_says_what_is_safe(server: Server, demo_template: Urls) -> None:
    app: FastAPI = create_app(settings_for(demo_template))

    @app.get("/boom")
    async def boom() -> None:
        raise RuntimeError("a secret of the house")

    async with running(app) as client:
        page = await visit(client, "/boom?again=1")

    assert page.status == 500
    assert page.heading == "Something broke on our side"
    assert "It is written to our log under the number below" in page.main.text
    assert "nothing you typed was sent" in page.main.text
    assert "a secret of the house" not in page.response.text
    assert page.link("Try again") == "/boom?again=1"


async def test_without_a_database_there_is_still_a_page(demo_template: Urls) -> None:
    nowhere = "postgresql://forecourt:x@127.0.0.1:1/none"
    app = create_app(settings_for(demo_template).model_copy(update={"database_url": nowhere}))

    async with running(app) as client:
        page = await visit(client, "/inventory?body=suv")

    assert page.status == 503
    assert page.heading == "We are back in a moment"
    assert page.link("Try again") == "/inventory?body=suv"
    assert page.response.headers["retry-after"] == "5"
