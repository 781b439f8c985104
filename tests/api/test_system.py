from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI

from app.api.deps_simple import requires
from app.core.config import Settings
from app.domain.drawing.car import DRAWING_VERSION, WHEELS, Crop, draw_car
from app.main import create_app
from app.middleware.security_headers import HEADERS
from app.server.addresses import Urls
from tests.conftest import running, settings_for


async def test_alive_and_ready(client: httpx.AsyncClient) -> None:
    alive = await client.get("/healthz")
    ready = await client.get("/readyz")

    checks = {check["name"]: check["is_ok"] for check in ready.json()["checks"]}
    assert alive.json() == {"status": "ok"}
    assert ready.status_code == 200
    assert checks["database"]
    assert checks["migrations"]


async def test_metrics_count_by_route_and_not_by_car(client: httpx.AsyncClient) -> None:
    await client.get("/api/v1/vehicles/123456")

    # ASGITransport's peer is 127.0.0.1.
    text = (await client.get("/metrics")).text

    assert 'route="vehicles.read"' in text
    assert "123456" not in text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"X-Forwarded-For": "203.0.113.7"}, 404),
        ({"Forwarded": "for=203.0.113.7"}, 404),
        ({"X-Forwarded-For": "203.0.113.7", "Authorization": "Bearer a-long-token"}, 200),
        ({"X-Forwarded-For": "203.0.113.7", "Authorization": "Bearer another"}, 404),
    ],
)
async def test_metrics_are_for_this_machine_or_who_knows_the_token(
    demo_template: Urls, headers: dict[str, str], status: int
) -> None:
    app = create_app(settings_for(demo_template, metrics_token="a-long-token"))
    async with running(app) as client:
        answer = await client.get("/metrics", headers=headers)

    assert answer.status_code == status


@pytest.mark.parametrize(
    "path",
    ["/", "/healthz", "/nowhere", "/api/v1/nowhere", "/static/css/base.css", "/inventory?sort=x"],
)
async def test_every_answer_is_protected_and_traced(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path)

    for name, value in HEADERS:
        assert answer.headers[name.decode()] == value.decode()
    assert len(answer.headers["x-request-id"]) == 16
    assert "unsafe" not in answer.headers["content-security-policy"]


async def test_two_requests_have_two_ids(client: httpx.AsyncClient) -> None:
    first, second = await client.get("/healthz"), await client.get("/healthz")

    assert first.headers["x-request-id"] != second.headers["x-request-id"]


@pytest.mark.parametrize(
    ("host", "status"), [("shop.example", 200), ("evil.example", 400), ("", 400)]
)
async def test_only_known_hosts_are_answered(host: str, status: int) -> None:
    settings = Settings.model_validate(
        {
            "environment": "test",
            "site_url": "https://shop.example",
            "log_level": "error",
            "database_url": "postgresql://nobody@127.0.0.1:1/nothing",
        }
    )
    async with running(create_app(settings)) as client:
        answer = await client.get("/healthz", headers={"Host": host})

    assert answer.status_code == status
    assert answer.headers["strict-transport-security"].startswith("max-age=31536000")


@pytest.fixture
async def without_database() -> AsyncIterator[httpx.AsyncClient]:
    settings = Settings.model_validate(
        {
            "environment": "test",
            "allowed_hosts": "*",
            "log_level": "error",
            "database_url": "postgresql://nobody@127.0.0.1:1/nothing",
        }
    )
    async with running(create_app(settings)) as client:
        yield client


async def test_without_a_database_scripts_get_503_and_people_a_page(
    without_database: httpx.AsyncClient,
) -> None:
    script = await without_database.get("/api/v1/inventory/search")
    page = await without_database.get("/inventory")
    ready = await without_database.get("/readyz")

    assert script.status_code == page.status_code == ready.status_code == 503
    assert script.headers["retry-after"] == "5"
    assert script.json()["code"] == "database_unavailable"
    assert page.headers["content-type"].startswith("text/html")
    assert page.headers["x-request-id"] in page.text
    assert ready.json()["status"] == "failing"


@pytest.mark.parametrize("path", ["/static/css/all.css", "/static/js/theme.js"])
async def test_static_files_are_immutable_only_under_their_digest(
    client: httpx.AsyncClient, path: str
) -> None:
    page = (await client.get("/")).text
    url = next(part for part in page.split('"') if part.startswith(f"{path}?v="))

    right = await client.get(url)
    wrong = await client.get(f"{path}?v=000000000000")
    bare = await client.get(path)
    again = await client.get(path, headers={"If-None-Match": bare.headers["etag"]})

    assert right.status_code == 200
    assert "immutable" in right.headers["cache-control"]
    assert wrong.headers["cache-control"] == bare.headers["cache-control"] == "no-cache"
    assert again.status_code == 304


async def test_drawings_are_immutable_pictures(client: httpx.AsyncClient) -> None:
    item = (await client.get("/api/v1/inventory/search?limit=1")).json()["items"][0]

    drawing = await client.get(item["primary_image"]["url"])
    again = await client.get(
        item["primary_image"]["url"], headers={"If-None-Match": drawing.headers["etag"]}
    )

    assert drawing.headers["content-type"].startswith("image/svg+xml")
    assert "immutable" in drawing.headers["cache-control"]
    assert again.status_code == 304


@pytest.mark.parametrize("wheel", WHEELS)
async def test_every_wheel_has_an_address(client: httpx.AsyncClient, wheel: str) -> None:
    answer = await client.get(f"/drawings/{DRAWING_VERSION}/coupe-green-{wheel}-hero.svg")

    assert answer.text == draw_car("coupe", "green", Crop.hero, wheel)


@pytest.mark.parametrize(
    "name",
    [
        f"{DRAWING_VERSION}/spaceship-red-multi-card.svg",
        f"{DRAWING_VERSION}/sedan-plaid-multi-card.svg",
        f"{DRAWING_VERSION}/sedan-red-wooden-card.svg",
        f"{DRAWING_VERSION}/sedan-red-multi-poster.svg",
        f"{DRAWING_VERSION}/sedan-red-card.svg",
        "1/sedan-red-multi-card.svg",
    ],
)
async def test_an_unknown_drawing_is_not_there(client: httpx.AsyncClient, name: str) -> None:
    assert (await client.get(f"/drawings/{name}")).status_code == 404


async def test_a_car_is_drawn_on_the_wheels_that_fit_it(client: httpx.AsyncClient) -> None:
    found = (await client.get("/api/v1/inventory/search?fuel=electric&limit=5")).json()["items"]

    assert found
    assert all("-turbine-card.svg" in item["primary_image"]["url"] for item in found)


@pytest.mark.parametrize("encoding", ["br", "gzip", "zstd"])
async def test_answers_are_compressed(client: httpx.AsyncClient, encoding: str) -> None:
    answer = await client.get("/inventory", headers={"Accept-Encoding": encoding})

    assert answer.headers["content-encoding"] == encoding
    assert "Accept-Encoding" in answer.headers["vary"]


async def test_openapi_has_words_for_every_operation(
    app: FastAPI, client: httpx.AsyncClient
) -> None:
    document = (await client.get("/openapi.json")).json()

    operations = [one for path in document["paths"].values() for one in path.values()]
    assert document == (await client.get("/api/v1/openapi.json")).json()
    assert all(operation.get("summary") for operation in operations)
    assert (await client.get("/docs")).status_code == 200


@pytest.mark.parametrize("path", ["/", "/inventory", "/api/v1/inventory/search", "/healthz"])
async def test_head_is_get_without_its_body(client: httpx.AsyncClient, path: str) -> None:
    head, get = await client.head(path), await client.get(path)

    assert head.status_code == get.status_code == 200
    assert head.headers["content-type"] == get.headers["content-type"]
    assert head.content == b""


@pytest.mark.parametrize(
    "path",
    [
        "/inventory/%00",
        "/inventory/%ff",
        "/drawings/2/%00-red-multi-card.svg",
        "/static/%00",
        "/static/%2e%2e/main.py",
        "/.env",
        "/.git/config",
        "/api/v1/reference/%00",
    ],
)
async def test_odd_and_hidden_paths_are_simply_not_there(
    client: httpx.AsyncClient, path: str
) -> None:
    assert (await client.get(path)).status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
async def test_reading_addresses_take_no_writes(client: httpx.AsyncClient, method: str) -> None:
    page = await client.request(method, "/inventory")
    script = await client.request(method, "/api/v1/inventory/search")

    assert page.status_code == script.status_code == 405
    assert script.json()["code"] == "method_not_allowed"


async def test_a_crash_is_a_page_with_its_id_and_keeps_the_connection(
    demo_template: Urls,
) -> None:
    app = create_app(settings_for(demo_template))

    async def crash() -> None:
        raise RuntimeError("a secret of the inside")

    app.add_api_route("/crash", crash)
    app.add_api_route("/api/v1/crash", crash)
    transport = httpx.ASGITransport(app, raise_app_exceptions=True)
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
        page = await client.get("/crash")
        script = await client.get("/api/v1/crash")

    assert page.status_code == script.status_code == 500
    assert page.headers["x-request-id"] in page.text
    assert script.json()["trace_id"] == script.headers["x-request-id"]
    assert "secret" not in page.text + script.text
    assert "content-security-policy" in page.headers


@pytest.mark.parametrize(
    ("origin", "allowed"), [("https://partner.example", True), ("https://evil.example", False)]
)
async def test_scripts_of_named_sites_may_read_without_cookies(
    demo_template: Urls, origin: str, allowed: bool
) -> None:
    settings = settings_for(demo_template, cors_allowed_origins="https://partner.example")
    async with running(create_app(settings)) as client:
        answer = await client.get("/api/v1/reference/colors", headers={"Origin": origin})

    assert answer.headers.get("access-control-allow-origin") == (origin if allowed else None)
    assert "access-control-allow-credentials" not in answer.headers


async def test_a_route_with_a_permission_lets_nobody_in_without_one(demo_template: Urls) -> None:
    app = create_app(settings_for(demo_template))

    async def secret() -> str:
        return "inside"

    app.add_api_route("/api/v1/secret", secret, dependencies=[requires("vehicle:update")])
    async with running(app) as client:
        answer = await client.get("/api/v1/secret")

    assert answer.status_code == 401
    assert answer.json()["code"] == "unauthenticated"


async def test_head_is_counted_under_its_route(client: httpx.AsyncClient) -> None:
    await client.head("/api/v1/reference/fuel-types")

    counted = 'http_requests_total{method="HEAD",route="reference.list",status="200"}'
    assert counted in (await client.get("/metrics")).text


@pytest.mark.parametrize(
    "cursor",
    [
        "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5",
        "W3RydWVd",
        "WzkyMjMzNzIwMzY4NTQ3NzU4MDhd",
    ],
)
async def test_a_forged_cursor_is_refused(client: httpx.AsyncClient, cursor: str) -> None:
    answer = await client.get(f"/api/v1/locations?cursor={cursor}")

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "cursor"


@pytest.mark.parametrize(
    "path", ["/api/v1/vehicles/999999999", "/api/v1/locations?cursor=zz", "/inventory/nowhere"]
)
async def test_a_refusal_gives_its_connection_back_at_once(
    app: FastAPI, client: httpx.AsyncClient, path: str
) -> None:
    await client.get(path)

    assert app.state.database.engine.pool.checkedout() == 0
