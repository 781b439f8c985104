from datetime import datetime, timedelta

from fastapi import APIRouter, Request, Response
from sqlalchemy.ext.asyncio import AsyncSession

from app.api.deps_simple import NowDep, ReadSessionDep, requires
from app.domain.errors import Invalid
from app.routers.forms import Typed, as_typed, read_query
from app.routers.rendering import absolute, render, wants_fragment
from app.routers.storefront import StoreDep
from app.routers.views.estimate import Estimate, EstimateQuery, estimate_on
from app.routers.views.listing import build_listing, find_ways_on
from app.routers.views.price_story import tell_story
from app.routers.views.problems import explain, explain_refusal
from app.routers.views.rail import build_rail
from app.routers.views.spec_sheet import build_sheet
from app.routers.views.structured_data import vehicle_data
from app.schemas.base import FieldProblem
from app.schemas.store import StoreRead
from app.schemas.vehicle import VehicleCard, VehicleRead, VehicleSearch
from app.services import inventory

NEW_FOR = timedelta(days=inventory.ARRIVAL_DAYS)
CAR = "vehicles/show.html"
FIGURES = "vehicles/_estimate_update.html"

router = APIRouter(prefix="/inventory")


@router.get("", name="vehicles.index", dependencies=[requires()])
async def index(
    request: Request, session: ReadSessionDep, store: StoreDep, now: NowDep
) -> Response:
    search = read_query(VehicleSearch, request.query_params)
    if not isinstance(search, VehicleSearch):
        return _unreadable(request, search)
    try:
        return await _results(request, session, store, now, search)
    except Invalid as refusal:
        return _unreadable(request, explain_refusal(refusal))


@router.get("/{slug}", name="vehicles.show", dependencies=[requires()])
async def show(
    request: Request, slug: str, session: ReadSessionDep, store: StoreDep, now: NowDep
) -> Response:
    vehicle = await inventory.get_vehicle(session, slug)
    estimate = _estimate(request, vehicle, store)
    if wants_fragment(request):
        return render(request, CAR, status=_status(estimate), fragment=FIGURES, estimate=estimate)
    similar = await inventory.list_similar(session, vehicle.id)
    return _car_page(request, vehicle, estimate, similar, store, now)


def _estimate(request: Request, vehicle: VehicleRead, store: StoreRead) -> Estimate | None:
    """A term asked for that cannot be gives way to the store's, and is named beside its field."""
    query = request.query_params
    asked = read_query(EstimateQuery, query)
    if isinstance(asked, EstimateQuery):
        return estimate_on(vehicle, store, asked, Typed())
    form = as_typed(asked, query)
    usable = {name: query[name] for name in query if name not in form.errors}
    return estimate_on(vehicle, store, EstimateQuery.model_validate(usable), form)


def _status(estimate: Estimate | None) -> int:
    return 422 if estimate and estimate.form.errors else 200


def _car_page(
    request: Request,
    vehicle: VehicleRead,
    estimate: Estimate | None,
    similar: list[VehicleCard],
    store: StoreRead,
    now: datetime,
) -> Response:
    return render(
        request,
        CAR,
        status=_status(estimate),
        fragment=FIGURES,
        vehicle=vehicle,
        sheet=build_sheet(vehicle),
        estimate=estimate,
        story=tell_story(vehicle.price_history, now.date()),
        similar=similar,
        data=vehicle_data(vehicle, store, absolute(request.url.path)),
        new_since=now - NEW_FOR,
    )


def _unreadable(request: Request, problems: list[FieldProblem]) -> Response:
    """Nothing is searched: an answer without the filter would pass for an answer with it."""
    return render(
        request,
        "vehicles/unreadable.html",
        status=422,
        fragment="vehicles/_unreadable_update.html",
        troubles=explain(problems, request.query_params),
    )


async def _results(
    request: Request, session: AsyncSession, store: StoreRead, now: datetime, search: VehicleSearch
) -> Response:
    result = await inventory.search_vehicles(session, search)
    ways_on = await find_ways_on(request, session, search, result)
    listing = build_listing(request, search, result, ways_on)
    by_payment = request.query_params.get("by") == "payment"
    return render(
        request,
        "vehicles/index.html",
        fragment="vehicles/_more.html" if search.cursor else "vehicles/_update.html",
        fragment_headers={"HX-Push-Url": "false" if search.cursor else listing.url},
        search=search,
        result=result,
        listing=listing,
        rail=build_rail(search, result, store.terms, by_payment=by_payment),
        new_since=now - NEW_FOR,
    )
