"""The API described from its own OpenAPI document, without scripts of others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response

from app.api.deps_simple import requires
from app.routers.rendering import render

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    place: str
    type: str
    required: bool


@dataclass(frozen=True, slots=True)
class Operation:
    method: str
    path: str
    summary: str
    description: str
    parameters: Sequence[Parameter]
    answers: Mapping[str, str]


@router.get("/docs", name="docs.show", dependencies=[requires()])
async def show(request: Request) -> Response:
    groups: dict[str, list[Operation]] = {}
    for path, methods in request.app.openapi()["paths"].items():
        for method, operation in methods.items():
            tag = operation.get("tags", ["other"])[0]
            groups.setdefault(tag, []).append(_operation(method, path, operation))
    return render(request, "docs/show.html", groups=groups)


def _operation(method: str, path: str, operation: Mapping[str, Any]) -> Operation:
    return Operation(
        method=method.upper(),
        path=path,
        summary=operation.get("summary", ""),
        description=operation.get("description", ""),
        parameters=[_parameter(parameter) for parameter in operation.get("parameters", ())],
        answers={
            status: answer.get("description", "")
            for status, answer in operation["responses"].items()
        },
    )


def _parameter(parameter: Mapping[str, Any]) -> Parameter:
    return Parameter(
        name=parameter["name"],
        place=parameter["in"],
        type=_type_of(parameter["schema"]),
        required=parameter.get("required", False),
    )


def _type_of(schema: Mapping[str, Any]) -> str:
    """`integer`, `list of string`, `one of best, newest …`; absence is said by `required`."""
    if "anyOf" in schema:
        return " or ".join(_type_of(one) for one in schema["anyOf"] if one.get("type") != "null")
    if "enum" in schema:
        return "one of " + ", ".join(map(str, schema["enum"]))
    if schema.get("type") == "array":
        return f"list of {_type_of(schema['items'])}"
    return str(schema.get("type", schema.get("$ref", "").rpartition("/")[2]))
