"""Errors as pages. Nothing here may ask the database: it may be what broke."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import Request, Response

from app.routers.rendering import render
from app.schemas.base import FieldProblem
from app.services.search_words import field_label

_PAGE = "errors/error.html"
_FRAGMENT = "errors/_error.html"


@dataclass(frozen=True, slots=True)
class ErrorWords:
    """What a status says to a customer: what happened, what is safe, and the drawing beside it."""

    title: str
    text: str
    body: str = "coupe"
    paint: str = "silver"
    offers_retry: bool = False


_LEFT_THE_LOT = ErrorWords(
    "That car has left the lot",
    "The page moved, or the car was sold. Here is where most people go next.",
)
_OUR_FAULT = ErrorWords(
    "Something broke on our side",
    "It is written to our log under the number below, and nothing you typed was sent. "
    "Try again in a minute.",
    body="pickup",
    paint="red",
    offers_retry=True,
)
_WORDS = {
    400: ErrorWords(
        "That address does not read",
        "Something in the link is cut off or garbled. Nothing was changed.",
        body="hatchback",
        paint="sky",
    ),
    404: _LEFT_THE_LOT,
    405: ErrorWords(
        "This page only shows things",
        "It cannot take what was sent to it, and nothing was changed.",
        body="van",
        paint="white",
    ),
    422: ErrorWords(
        "We could not use part of that",
        "Nothing was changed. Check the address, or start from all cars.",
        body="sedan",
        paint="navy",
    ),
    429: ErrorWords(
        "Too many tries",
        "Wait a little, then go on where you were. Nothing is lost.",
        body="convertible",
        paint="yellow",
        offers_retry=True,
    ),
    500: _OUR_FAULT,
    503: ErrorWords(
        "We are back in a moment",
        "The stock list does not answer right now. Nothing you typed was sent. "
        "Try again in a minute.",
        body="pickup",
        paint="red",
        offers_retry=True,
    ),
}


def error_page(
    request: Request,
    status: int,
    code: str,
    detail: str,
    trace_id: str,
    problems: Sequence[FieldProblem] = (),
) -> Response:
    """The page for a refusal; htmx gets only its words, in a toast beside the page it has."""
    words = _words_for(status, code)
    return render(
        request,
        _PAGE,
        fragment=_FRAGMENT,
        status=status,
        words=words,
        detail=_named(problems) or _detail(words, status, detail),
        code=code,
        trace_id=trace_id,
        retry_href=_retry_href(request),
    )


def _words_for(status: int, code: str) -> ErrorWords:
    if status == 404 and code != "vehicle_not_found":
        return ErrorWords("There is nothing at this address", _LEFT_THE_LOT.text)
    fallback = _OUR_FAULT if status >= 500 else _WORDS[400]
    return _WORDS.get(status, fallback)


def _retry_href(request: Request) -> str:
    """The same address again; a path of ours, never one that leaves the site."""
    path = "/" + request.url.path.lstrip("/")
    return f"{path}?{request.url.query}" if request.url.query else path


def _named(problems: Sequence[FieldProblem]) -> str:
    """Highest price: Use a whole number, like 30,000."""
    return " ".join(f"{field_label(one.field)}: {one.message}" for one in problems)


def _detail(words: ErrorWords, status: int, detail: str) -> str:
    """A refusal of ours says more than the standing sentence; a fault of ours says nothing more."""
    return detail if status in (422, 429) and detail else words.text
