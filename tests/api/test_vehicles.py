import httpx
import pytest
from sqlalchemy import text

from app.core.database import Database


async def car_id(database: Database, condition: str) -> int:
    async with database.read_sessions() as session:
        found = await session.scalar(text(f"select id from vehicles where {condition} limit 1"))
    assert isinstance(found, int)
    return found


async def test_a_car_comes_with_everything_its_page_shows(
    client: httpx.AsyncClient, demo_database: Database
) -> None:
    accord = await car_id(demo_database, "stock_number = 'N24817'")

    answer = await client.get(f"/api/v1/vehicles/{accord}")

    car = answer.json()
    assert answer.status_code == 200
    assert answer.headers["etag"] == f'"{car["version"]}"'
    assert (car["make"], car["model"], car["year"]) == ("Honda", "Accord", 2022)
    assert car["price_history"][0]["price"] == "31400.00"
    assert car["price_history"][-1]["price"] == car["price"] == "27980.00"
    assert car["estimate"] == {
        "payment": "469.08",
        "down_payment": "4000.00",
        "term_months": 60,
        "apr": "6.49",
        "amount_financed": "23980.00",
        "total_interest": "4164.80",
        "formula": car["estimate"]["formula"],
    }
    assert car["features"]
    assert car["specs"]


@pytest.mark.parametrize("status", ["sold", "incoming", "in_recon"])
async def test_a_car_that_is_not_for_sale_is_not_there(
    client: httpx.AsyncClient, demo_database: Database, status: str
) -> None:
    hidden = await car_id(demo_database, f"status = '{status}'")

    answer = await client.get(f"/api/v1/vehicles/{hidden}")
    missing = await client.get("/api/v1/vehicles/999999999")

    assert answer.status_code == missing.status_code == 404
    assert answer.json()["code"] == missing.json()["code"] == "vehicle_not_found"


@pytest.mark.parametrize("path", ["abc", "0", "-1", "9223372036854775808", "1e3", "%00"])
async def test_an_id_that_is_none_is_refused(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(f"/api/v1/vehicles/{path}")

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "vehicle_id"


async def test_the_shared_lists_are_there(client: httpx.AsyncClient) -> None:
    bodies = (await client.get("/api/v1/reference/body-styles")).json()
    unknown = await client.get("/api/v1/reference/moods")

    assert [entry["code"] for entry in bodies["items"]][:2] == ["sedan", "hatchback"]
    assert unknown.status_code == 404


async def test_the_rooftops_are_listed_with_their_hours(client: httpx.AsyncClient) -> None:
    body = (await client.get("/api/v1/locations?limit=1")).json()
    rest = (await client.get(f"/api/v1/locations?cursor={body['next_cursor']}")).json()

    codes = [place["code"] for place in body["items"] + rest["items"]]
    assert body["total"] == 2
    assert codes == ["northgate", "eastside"]
    assert body["items"][0]["hours"]["sun"] == [660, 1080]
    assert rest["next_cursor"] is None
