import pytest
from pydantic import ValidationError

from app.core.config import Settings, describe_settings_error

PRODUCTION = {"environment": "production", "site_url": "https://shop.example"}


def refusal(**values: object) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        Settings.model_validate(values)
    return describe_settings_error(caught.value)


def test_defaults_serve_this_machine_only() -> None:
    settings = Settings.model_validate({})

    assert settings.host == "127.0.0.1"
    assert settings.is_development
    assert "evil.example" not in settings.accepted_hosts


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"PORT": "http"}, ["PORT holds 'http'"]),
        ({"PORT": "70000"}, ["PORT holds '70000'", "65535"]),
        ({"web_workers": 0}, ["WEB_WORKERS holds 0"]),
        ({"environment": "prod"}, ["ENVIRONMENT holds 'prod'", "'production'"]),
        ({"log_level": "loud"}, ["LOG_LEVEL holds 'loud'"]),
        ({"site_url": "shop.example"}, ["SITE_URL", "https://"]),
        ({"database_url": "sqlite:///x.db"}, ["DATABASE_URL", "only database"]),
        ({**PRODUCTION, "demo_password": "x"}, ["DEMO_PASSWORD"]),
        ({**PRODUCTION, "reload": True}, ["RELOAD"]),
        ({**PRODUCTION, "metrics_token": "changeme"}, ["METRICS_TOKEN", "placeholder"]),
        ({"environment": "production"}, ["SITE_URL", "TRUSTED_PROXIES"]),
    ],
)
def test_a_wrong_value_is_one_line_that_names_it(
    values: dict[str, object], words: list[str]
) -> None:
    lines = refusal(**values)

    assert len(lines) == 1
    assert all(word in lines[0] for word in words)


def test_no_password_is_shown() -> None:
    lines = refusal(database_url="mysql://root:hunter2@db/shop")

    assert "hunter2" not in lines[0]


def test_the_internal_port_counts_when_port_is_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAUDE_INTERNAL_PORT", "8123")
    alone = Settings()
    monkeypatch.setenv("PORT", "8124")
    both = Settings()

    assert (alone.port, both.port) == (8123, 8124)


def test_lists_are_separated_by_commas() -> None:
    settings = Settings.model_validate({"allowed_hosts": "a.example, b.example,"})

    assert settings.allowed_hosts == ("a.example", "b.example")
