import httpx
import pytest
from sqlalchemy import text

from app.main import create_app
from app.server.addresses import Urls
from tests.conftest import database_of, running, settings_for
from tests.forms import visit
from tests.servers import Server


async def test_home_counts_the_lot_and_leads_to_it(client: httpx.AsyncClient) -> None:
    home = await visit(client, "/")
    total = (await client.get("/api/v1/inventory/search")).json()["total"]

    listed = await visit(client, home.form(role="search").url)

    assert home.heading == "Tell us how you drive."
    assert f"{total} cars in stock today" in home.main.text
    assert listed.heading == f"{total} cars"


async def test_every_body_style_finds_the_number_it_promises(client: httpx.AsyncClient) -> None:
    home = await visit(client, "/")
    links = home.root.all("a", class_="body-link")

    for link in links:
        name, count = link.text.rsplit(" ", 1) if " " in link.text else (link.text, "")
        promised = link.one("span").text
        page = await visit(client, link.attrs["href"])

        assert page.heading == f"{promised} car{'' if promised == '1' else 's'}", (name, count)
    assert len(links) == 10


async def test_every_suggestion_finds_cars(client: httpx.AsyncClient) -> None:
    home = await visit(client, "/")
    suggestions = home.root.all("a", class_="chip")

    for link in suggestions:
        page = await visit(client, link.attrs["href"])

        assert page.status == 200
        assert page.root.all("article", class_="vehicle-card"), link.text
    assert len(suggestions) == 3


async def test_the_payment_form_leads_to_the_cars_it_counts(client: httpx.AsyncClient) -> None:
    home = await visit(client, "/")
    promised = home.root.one("form", id="payment").one("button").text

    page = await visit(client, home.form(id="payment").url)

    assert promised == f"See {page.heading} that fit"
    assert "Remove filter: Payment, up to $450 a month" in page.response.text


async def test_moving_the_slider_asks_only_for_the_figures(client: httpx.AsyncClient) -> None:
    answer = await client.get(
        "/", params={"payment_max": "600"}, headers={"HX-Request-Type": "partial"}
    )
    no_limit = await client.get(
        "/", params={"payment_max": ""}, headers={"HX-Request-Type": "partial"}
    )

    assert "<html" not in answer.text
    assert "Cars up to $34,672 with $4,000 down, 60 months, 6.49% APR." in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert "No limit set." in no_limit.text


@pytest.mark.parametrize("path", ["/", "/inventory"])
async def test_nothing_on_a_page_leads_nowhere(client: httpx.AsyncClient, path: str) -> None:
    page = await visit(client, path)
    inside = {
        link.attrs["href"].split("#")[0]
        for link in page.root.all("a")
        if link.attrs["href"].startswith("/")
    }

    for href in sorted(inside):
        assert (await client.get(href)).status_code == 200, href
    assert all(link.attrs["href"] not in ("", "#") for link in page.root.all("a"))


async def test_a_store_without_cars_still_has_a_home(empty_client: httpx.AsyncClient) -> None:
    home = await visit(empty_client, "/")
    lot = await visit(empty_client, "/inventory")

    assert home.status == lot.status == 200
    assert "0 cars in stock today" in home.main.text
    assert lot.heading == "No cars here yet"


async def test_a_payment_that_cannot_be_is_named_and_kept(client: httpx.AsyncClient) -> None:
    page = await visit(client, "/?payment_max=abc")

    field = page.root.one("input", name="payment_max")
    error = page.root.one(id=field.attrs["aria-describedby"])
    mended = await visit(client, page.form(id="payment").set("payment_max", "450").url)
    assert page.status == 422
    assert (field.attrs["value"], field.attrs["aria-invalid"]) == ("abc", "true")
    assert error.text == "Use a whole number, like 450."
    assert mended.status == 200


async def test_htmx_gets_the_field_with_its_problem(client: httpx.AsyncClient) -> None:
    answer = await client.get("/?payment_max=60x", headers={"HX-Request-Type": "partial"})

    assert answer.status_code == 422
    assert "<html" not in answer.text
    assert '<hx-partial hx-target="#payment-amount"' in answer.text
    assert "Use a whole number, like 450." in answer.text


async def test_a_store_that_takes_no_fee_and_gave_no_address_claims_neither(
    server: Server, demo_template: Urls
) -> None:
    with server.copy_of(demo_template) as urls:
        async with database_of(urls) as database, database.sessions.begin() as session:
            await session.execute(text("update stores set doc_fee = 0"))
            await session.execute(text("update locations set street = '', city = ''"))
        async with running(create_app(settings_for(urls))) as client:
            home = await visit(client, "/")
            lot = await visit(client, "/inventory")
            first = lot.root.all("a", class_="vehicle-card__link")[0]
            car = await visit(client, first.attrs["href"])

    for page in (home, lot, car):
        assert "doc fee" not in page.response.text
        assert page.root.one("footer").all("address") == []
    assert "Total price; tax, title and registration are extra." in car.main.text
