import httpx
import pytest

from tests.forms import visit


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
