"""Database addresses: who connects where, and the ones that are derived or generated."""

import hashlib
import hmac
from dataclasses import dataclass
from urllib.parse import quote

from psycopg.conninfo import conninfo_to_dict

VARIABLES = {
    "owner": "DATABASE_OWNER_URL",
    "app": "DATABASE_URL",
    "auth": "DATABASE_AUTH_URL",
}
KINDS = tuple(VARIABLES)


@dataclass(frozen=True)
class Login:
    """Who connects, taken from an address."""

    name: str
    password: str | None
    database: str
    server: str


@dataclass(frozen=True)
class Urls:
    """Addresses by role. `admin` is a superuser's, may be empty, and serves init_db.py alone.

    `generated` names the kinds whose passwords are ours to set, because we made them up.
    """

    owner: str
    app: str
    auth: str
    admin: str = ""
    generated: frozenset[str] = frozenset()

    def address(self, kind: str) -> str:
        return {"owner": self.owner, "app": self.app, "auth": self.auth}[kind]

    def of(self, kind: str) -> Login:
        return login_of(self.address(kind))

    @property
    def making(self) -> str:
        """The address with the most rights: it makes what is missing."""
        return self.admin or self.owner

    @property
    def making_variable(self) -> str:
        return "DATABASE_ADMIN_URL" if self.admin else "DATABASE_OWNER_URL"

    @property
    def database(self) -> str:
        return login_of(self.owner).database


def libpq_url(url: str) -> str:
    """The address as libpq takes it; app.core.database, which has this too, is slow to import."""
    return url.replace("postgresql+psycopg://", "postgresql://", 1)


def login_of(url: str) -> Login:
    parts = conninfo_to_dict(libpq_url(url))
    name = str(parts.get("user") or "")
    server = f"{parts.get('host') or 'the local socket'}:{parts.get('port') or 5432}"
    password = str(parts["password"]) if parts.get("password") else None
    return Login(name, password, str(parts.get("dbname") or name), server)


def derived_auth_url(app_url: str, owner_url: str) -> str:
    """The address of `<db>_auth` when none is given: every node derives the same password."""
    role = f"{login_of(app_url).database}_auth"
    parts = conninfo_to_dict(libpq_url(app_url))
    parts.pop("password", None)
    made = {name: str(value) for name, value in parts.items() if value is not None}
    made["user"] = role
    owner_password = login_of(owner_url).password
    if owner_password is not None:
        digest = hmac.new(owner_password.encode(), role.encode(), hashlib.sha256)
        made["password"] = digest.hexdigest()
    return url_of(made)


def url_of(parts: dict[str, str]) -> str:
    """An address from libpq's parts; what a URL has no place for becomes a parameter."""
    rest = dict(parts)
    user, password = rest.pop("user", ""), rest.pop("password", "")
    host, port = rest.pop("host", ""), rest.pop("port", "")
    database = rest.pop("dbname", "")
    if host.startswith("/"):
        rest, host = {"host": host, **rest}, ""
    who = quote(user, safe="") + (f":{quote(password, safe='')}" if password else "")
    where = (f"[{host}]" if ":" in host else host) + (f":{port}" if port else "")
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in rest.items())
    return f"postgresql://{who}@{where}/{quote(database, safe='')}" + (f"?{query}" if query else "")
