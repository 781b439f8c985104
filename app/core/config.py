from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import AliasChoices, Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ROOT = Path(__file__).resolve().parents[2]
LONGEST_URL = 16_384
"""Bytes of path and query that are read; the server cuts off what is longer."""
_PLACEHOLDERS = ("changeme", "change-me", "changethis", "secret", "password", "example")


class Environment(StrEnum):
    development = "development"
    production = "production"
    test = "test"


class Settings(BaseSettings):
    """Everything that can be configured, read from the environment, then from `.env`.

    `.env.example` lists each setting with its default and meaning; a test compares the two.
    """

    model_config = SettingsConfigDict(
        env_file=ROOT / ".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    environment: Environment = Environment.development
    host: str = "127.0.0.1"
    port: Annotated[
        int,
        Field(ge=1, le=65535, validation_alias=AliasChoices("PORT", "CLAUDE_INTERNAL_PORT")),
    ] = 8000
    site_url: str = ""
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = ()
    trusted_proxies: Annotated[tuple[str, ...], NoDecode] = ()
    cors_allowed_origins: Annotated[tuple[str, ...], NoDecode] = ()
    web_workers: Annotated[int, Field(ge=1, le=64)] = 2
    reload: bool = False
    run_as_user: str = "forecourt"
    var_dir: Path = ROOT / "var"
    log_level: Annotated[str, Field(pattern="^(debug|info|warning|error)$")] = "info"

    database_url: str = ""
    database_owner_url: str = ""
    database_auth_url: str = ""
    database_admin_url: str = ""
    database_pool_size: Annotated[int, Field(ge=1, le=200)] = 10
    database_behind_pgbouncer: bool = False
    pg_port: Annotated[int, Field(ge=0, le=65535)] = 0

    demo_password: str = ""
    metrics_token: str = ""

    @field_validator("allowed_hosts", "trusted_proxies", "cors_allowed_origins", mode="before")
    @classmethod
    def split_commas(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("database_url", "database_owner_url", "database_auth_url")
    @classmethod
    def is_postgresql(cls, value: str) -> str:
        if value and not value.startswith(
            ("postgresql://", "postgres://", "postgresql+psycopg://")
        ):
            raise ValueError("must start with postgresql:// (PostgreSQL is the only database)")
        return value

    @field_validator("site_url")
    @classmethod
    def is_web_address(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("must start with http:// or https://")
        return value.rstrip("/")

    @model_validator(mode="after")
    def production_is_strict(self) -> "Settings":
        if self.environment is not Environment.production:
            return self
        if self.demo_password:
            raise ValueError("DEMO_PASSWORD must not be set in production")
        if self.reload:
            raise ValueError("RELOAD must not be set in production")
        if self.metrics_token.lower() in _PLACEHOLDERS:
            raise ValueError("METRICS_TOKEN holds a placeholder; set a random value of your own")
        if not self.site_url.startswith("https://") and not self.trusted_proxies:
            raise ValueError(
                "SITE_URL must be https://… in production, or TRUSTED_PROXIES must name "
                "the proxy that ends TLS"
            )
        return self

    @property
    def is_development(self) -> bool:
        return self.environment is Environment.development

    @property
    def public_url(self) -> str:
        """The address that links in mails, feeds and canonical tags use; never the Host header."""
        return self.site_url or f"http://{self.host}:{self.port}"

    @property
    def accepted_hosts(self) -> tuple[str, ...]:
        if self.allowed_hosts:
            return self.allowed_hosts
        named = self.public_url.split("://", 1)[1].rsplit(":", 1)[0]
        return ("localhost", "127.0.0.1", "[::1]", self.host, named)


@lru_cache(maxsize=1)
def get_settings() -> Settings:
    return Settings()


def describe_settings_error(error: ValidationError) -> list[str]:
    """One line per wrong setting: its variable, what it holds, what it may hold."""
    lines = []
    for problem in error.errors():
        message = problem["msg"].removeprefix("Value error, ")
        if not problem["loc"]:
            lines.append(message)
            continue
        name = str(problem["loc"][0]).upper()
        held = "a value that is not shown" if "password" in name.lower() else repr(problem["input"])
        if "URL" in name and "@" in str(problem["input"]):
            held = "an address that is not shown because it may hold a password"
        lines.append(f"{name} holds {held}: {message[0].lower()}{message[1:]}")
    return lines
