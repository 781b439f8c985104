import httpx
import pytest

from tests.forms import Page, visit

PARTIAL = {"HX-Request-Type": "partial"}


def count(page: Page) -> int:
    return int(page.heading.split()[0].replace(",", ""))


def shown(page: Page) -> list[str]:
    return [link.attrs["href"] for link in page.root.all("a", class_="vehicle-card__link")]


async def test_from_home_to_a_filter_to_a_car_without_scripts(client: httpx.AsyncClient) -> None:
    home = await visit(client, "/")
    found = await visit(client, home.form(role="search").set("q", "honda").url)

    filtered = await visit(client, found.form(id="rail").set("body", "sedan").url)
    car = await visit(client, shown(filtered)[0])

    assert 0 < count(filtered) <= count(found)
    assert "Honda" in car.heading
    assert car.heading in filtered.main.text


async def test_the_rail_offers_what_it_counts(client: httpx.AsyncClient) -> None:
    page = await visit(client, "/inventory")
    sedan = page.root.one("input", id="body-sedan").parent
    assert sedan is not None

    filtered = await visit(client, page.form(id="rail").set("body", "sedan").url)

    assert sedan.one(class_="choice__count").text == str(count(filtered))


async def test_a_chip_takes_its_filter_away_and_keeps_the_others(client: httpx.AsyncClient) -> None:
    page = await visit(client, "/inventory?body=sedan&body=suv&price_max=30000")

    rest = await visit(client, page.link("Remove filter: Body, Sedan"))

    names = [
        link.attrs["aria-label"]
        for link in rest.root.all("a", class_="chip")
        if "aria-label" in link.attrs
    ]
    assert names == ["Remove filter: Price, up to $30,000", "Remove filter: Body, SUV"]
    assert (await visit(client, page.link("Clear all"))).path == "/inventory"


async def test_the_order_comes_from_a_select_in_the_same_form(client: httpx.AsyncClient) -> None:
    page = await visit(client, "/inventory?make=Honda")

    sorted_page = await visit(client, page.form(id="rail").set("sort", "price").url)

    cars = (await client.get("/api/v1/inventory/search?make=Honda&sort=price")).json()["items"]
    assert shown(sorted_page) == [f"/inventory/{car['slug']}" for car in cars]


async def test_filters_without_a_control_survive_the_rail(client: httpx.AsyncClient) -> None:
    page = await visit(client, "/inventory?not_body=suv&mpg_min=20&q=toyota")

    filtered = await visit(client, page.form(id="rail").set("condition", "used").url)

    applied = [link.attrs.get("aria-label", "") for link in filtered.root.all("a", class_="chip")]
    assert "Remove filter: Words, toyota" in applied
    assert "Remove filter: Body, not SUV" in applied
    assert "Remove filter: Economy, 20 mpg or more" in applied


async def test_new_words_keep_the_filters(client: httpx.AsyncClient) -> None:
    page = await visit(client, "/inventory?body=suv")

    found = await visit(client, page.form(id="search").set("q", "toyota").url)

    assert "Remove filter: Body, SUV" in found.response.text


async def test_show_more_pages_through_every_car_once(client: httpx.AsyncClient) -> None:
    page = await visit(client, "/inventory?sort=price")
    total, seen, said = count(page), shown(page), []

    while following := page.root.all("a", hx_swap="beforeend"):
        page = await visit(client, following[0].attrs["href"])
        seen += shown(page)
        said.append(page.root.one(class_="pagination__count").text)

    assert len(seen) == len(set(seen)) == total
    assert said[0] == f"40 of {total} shown"
    assert said[-1] == f"{total} of {total} shown"


async def test_a_changed_filter_gets_only_its_parts(client: httpx.AsyncClient) -> None:
    answer = await client.get("/inventory?body=sedan&price_min=&sort=best", headers=PARTIAL)

    assert "<html" not in answer.text
    assert "<header" not in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert "HX-Request-Type" in answer.headers["vary"]
    assert answer.headers["hx-push-url"] == "/inventory?body=sedan"
    assert '<hx-partial hx-target="#rail"' in answer.text
    assert '<hx-partial hx-target="#live"' in answer.text


async def test_show_more_gets_cards_and_leaves_the_address_alone(
    client: httpx.AsyncClient,
) -> None:
    page = await visit(client, "/inventory")
    following = page.root.one("a", hx_swap="beforeend").attrs["href"]

    answer = await client.get(following, headers=PARTIAL)

    assert answer.text.count('<article class="vehicle-card') == 20
    assert answer.headers["hx-push-url"] == "false"
    assert 'id="rail"' not in answer.text


async def test_going_back_gets_the_whole_page(client: httpx.AsyncClient) -> None:
    answer = await client.get(
        "/inventory?body=sedan",
        headers={"HX-Request-Type": "full", "HX-History-Restore-Request": "true"},
    )

    assert answer.text.startswith("<!doctype html>")
    assert answer.headers["cache-control"] == "no-cache"
    assert "HX-Request-Type" in answer.headers["vary"]


async def test_an_empty_result_says_which_filter_to_let_go(client: httpx.AsyncClient) -> None:
    page = await visit(client, "/inventory?body=convertible&seats_min=7")
    rows = page.root.all("a", class_="empty__row")

    for row in rows:
        wider = await visit(client, row.attrs["href"])
        assert row.one(class_="empty__count").text == wider.heading
    assert page.heading == "No cars fit both"
    assert [row.one("b").text for row in rows] == ["Convertible", "seats 7 or more"]
    assert (await visit(client, page.link("See all cars"))).status == 200


async def test_filters_that_cannot_meet_are_offered_one_by_one(client: httpx.AsyncClient) -> None:
    page = await visit(client, "/inventory?body=convertible&seats_min=7&price_max=20000")
    rows = page.root.all("a", class_="empty__row")

    for row in rows:
        alone = await visit(client, row.attrs["href"])
        assert row.one(class_="empty__count").text == alone.heading
    assert page.heading == "No cars fit all three"
    assert "Keep just one and these come back." in page.main.text
    assert [row.text.split()[0] for row in rows] == ["Only", "Only", "Only"]


@pytest.mark.parametrize(
    ("query", "field", "sentence"),
    [
        ("price_max=abc", "price_max", "Use a whole number"),
        ("year_min=99999", "year_min", "Use 2100 or less."),
        ("price_min=30000&price_max=10000", "price_max", "This is below the lowest price."),
        ("body=submarine", "body", "is not one of"),
        ("make=Nosuch", "make", "knows no make"),
        ("sort=loudest", "sort", "There is no such order."),
        ("cursor=elsewhere", "cursor", "does not belong to this search"),
        ("q=" + "a" * 600, "q", "Use at most 500 characters."),
        ("near=abc", "near", "Use the five digits"),
    ],
)
async def test_a_filter_that_cannot_be_used_says_so_and_keeps_what_was_typed(
    client: httpx.AsyncClient, query: str, field: str, sentence: str
) -> None:
    page = await visit(client, f"/inventory?{query}&fuel=hybrid")

    typed = page.root.one("input", name=field)
    assert page.status == 422
    assert typed.attrs["value"] in query
    assert typed.attrs["aria-invalid"] == "true"
    assert sentence in page.main.text
    assert shown(page) == []
    assert page.root.one("input", name="fuel").attrs["value"] == "hybrid"


async def test_every_problem_has_a_way_on(client: httpx.AsyncClient) -> None:
    page = await visit(client, "/inventory?price_max=abc&year_min=12&fuel=hybrid")

    without = await visit(client, page.link("Leave out “Highest price”"))
    mended = await visit(
        client,
        page.form(action="/inventory").set("price_max", "60,000").set("year_min", "2015").url,
    )

    assert without.status == 422
    assert "Earliest year" in without.main.text
    assert mended.status == 200
    assert "Remove filter: Price, up to $60,000" in mended.response.text


async def test_a_query_of_a_million_letters_is_no_accident(client: httpx.AsyncClient) -> None:
    page = await visit(client, "/inventory?q=" + "a" * 60_000)

    assert page.status == 422
    assert page.link("See all cars") == "/inventory"


async def test_what_was_typed_stays_text(client: httpx.AsyncClient) -> None:
    evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>'

    page = await visit(client, str(httpx.URL("/inventory", params={"q": evil})))
    refused = await visit(client, str(httpx.URL("/inventory", params={"price_max": evil})))

    for shown_page in (page, refused):
        assert "alert(1)" not in " ".join(script.text for script in shown_page.root.all("script"))
        assert shown_page.main.all("img", src="x") == []
    assert page.root.one("input", id="search-box").attrs["value"] == evil


async def test_a_payment_limit_and_a_price_limit_are_two_ways_to_count(
    client: httpx.AsyncClient,
) -> None:
    page = await visit(client, "/inventory?price_max=30000&body=sedan")

    by_payment = await visit(client, page.link("Payment"))
    limited = await visit(client, by_payment.form(id="rail").set("payment_max", "450").url)
    back = await visit(client, limited.link("Price"))

    assert "Remove filter: Price" not in by_payment.response.text
    assert "Cars up to $27,004 on the terms above the cars" in limited.main.text
    assert "payment_max" not in back.path


@pytest.mark.parametrize("said", ["999999999999999", "-5", "²", "x"])
async def test_a_made_up_place_in_the_list_does_no_harm(
    client: httpx.AsyncClient, said: str
) -> None:
    first = await visit(client, "/inventory")
    following = first.root.one("a", hx_swap="beforeend").attrs["href"].split("&shown=")[0]

    page = await visit(client, f"{following}&shown={said}")

    assert page.status == 200


async def test_a_distance_that_is_not_applied_does_not_look_applied(
    client: httpx.AsyncClient,
) -> None:
    page = await visit(client, "/inventory?near=97217&radius_mi=50&body=suv")

    rest = await visit(client, page.link("Leave it out"))

    assert "Distance is not applied" in page.main.text
    assert [chip.attrs["aria-label"] for chip in page.root.all("a", class_="chip--active")] == [
        "Remove filter: Body, SUV"
    ]
    assert rest.path == "/inventory?body=suv"
    assert rest.heading == page.heading


async def test_a_refusal_by_htmx_stands_beside_its_field(client: httpx.AsyncClient) -> None:
    answer = await client.get("/inventory?price_max=30x", headers=PARTIAL)

    rail = answer.text.partition('<hx-partial hx-target="#rail-price-max"')[2]
    assert answer.status_code == 422
    assert 'id="mend-price_max"' in answer.text
    assert "Use a whole number, like 30,000." in rail.partition("</hx-partial>")[0]
