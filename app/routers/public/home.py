from dataclasses import dataclass, field
from decimal import Decimal

from fastapi import APIRouter, Request, Response
from sqlalchemy.ext.asyncio import AsyncSession

from app.api.deps_simple import NowDep, ReadSessionDep, requires
from app.domain.finance import EstimateTerms, affordable_price
from app.routers.forms import Typed, as_typed, read_query
from app.routers.public.vehicles import NEW_FOR
from app.routers.rendering import render, wants_fragment
from app.routers.storefront import StoreDep
from app.schemas.base import SearchSchema
from app.schemas.vehicle import Dollars, VehicleSearch
from app.services import inventory

PAGE = "home/show.html"
PAYMENT = "home/_payment_update.html"

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Example:
    """A thing people ask for, as the filters that answer it."""

    words: str
    query: str


EXAMPLES = (
    Example("AWD SUV under 40k", "body=suv&drivetrain=awd&price_max=40000"),
    Example("Electric, fewest miles first", "fuel=electric&sort=mileage"),
    Example("7 seats under 45k", "seats_min=7&price_max=45000"),
)


class PaymentQuery(SearchSchema):
    payment_max: Dollars | None = None


@dataclass(frozen=True, slots=True)
class PaymentFit:
    """What a monthly payment reaches on the store's terms; both None without a limit.

    `form` holds what was typed where that could not be used.
    """

    payment: Decimal | None
    price: Decimal | None
    count: int
    form: Typed = field(default_factory=Typed)


@router.get("/", name="home.show", dependencies=[requires()])
async def show(request: Request, session: ReadSessionDep, store: StoreDep, now: NowDep) -> Response:
    asked = read_query(PaymentQuery, request.query_params)
    if isinstance(asked, PaymentQuery) and wants_fragment(request):
        fit = await _fit(session, asked.payment_max, store.terms)
        return render(request, PAGE, fragment=PAYMENT, fit=fit)
    home = await inventory.home_page(session)
    fit = PaymentFit(home.payment, home.payment_price, home.payment_count)
    if not isinstance(asked, PaymentQuery):
        fit = PaymentFit(None, None, 0, as_typed(asked, request.query_params))
    return render(
        request,
        PAGE,
        status=422 if fit.form.errors else 200,
        fragment=PAYMENT,
        home=home,
        fit=fit,
        examples=EXAMPLES,
        new_since=now - NEW_FOR,
    )


async def _fit(session: AsyncSession, payment_max: int | None, terms: EstimateTerms) -> PaymentFit:
    search = VehicleSearch.model_validate({"payment_max": payment_max})
    found = await inventory.search_vehicles(session, search)
    if payment_max is None:
        return PaymentFit(None, None, found.total)
    payment = Decimal(payment_max)
    return PaymentFit(payment, affordable_price(payment, terms), found.total)
