from typing import Literal

from app.schemas.base import Schema


class Health(Schema):
    status: Literal["ok"]


class Check(Schema):
    name: str
    is_ok: bool
    is_essential: bool
    detail: str


class Readiness(Schema):
    status: Literal["ready", "degraded", "failing"]
    checks: list[Check]
