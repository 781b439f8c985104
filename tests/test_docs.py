"""What the documents name has to exist, and what exists has to be in the documents."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from fastapi.routing import iter_route_contexts

import run_server
from app.__main__ import cli
from app.core.config import ROOT, Settings
from app.main import create_app

README = ROOT / "README.md"
FEATURES = ROOT / "docs" / "FEATURES.md"
DEPENDENCIES = ROOT / "docs" / "DEPENDENCIES.md"
DOCUMENTS = sorted(
    path for folder in (ROOT, ROOT / "docs", ROOT / "migrations2") for path in folder.glob("*.md")
)
_CODE = re.compile(r"`([^`]+)`")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def rows(document: Path) -> Iterator[list[str]]:
    """The cells of every table row, header and ruler left out."""
    lines = document.read_text().splitlines()
    for before, line in zip(["", *lines], lines, strict=False):
        is_header = before == ""
        if line.startswith("| ") and not is_header and not line.startswith("| ---"):
            yield [cell.strip() for cell in line.strip("|").split(" | ")]


def named(text: str) -> list[str]:
    return [str(found) for found in _CODE.findall(text)]


@pytest.fixture(scope="module")
def routes() -> dict[str, str]:
    """Path by route name, mounts included."""
    app = create_app(Settings.model_validate({"environment": "test"}))
    return {str(context.name): str(context.path) for context in iter_route_contexts(app.routes)}


def test_every_route_is_a_feature_with_its_path(routes: dict[str, str]) -> None:
    listed = (ROOT / "tests" / "routes.txt").read_text().split()
    features = [named(" ".join(row)) for row in rows(FEATURES)]

    missing = [
        name
        for name in listed
        if not any(name in feature and routes[name] in feature for feature in features)
    ]

    assert missing == []


def test_every_path_of_a_feature_is_a_route(routes: dict[str, str]) -> None:
    paths = [code for row in rows(FEATURES) for code in named(" ".join(row)) if code[0] == "/"]

    assert paths
    assert [path for path in paths if path not in routes.values()] == []


def test_every_feature_names_a_test_that_exists() -> None:
    for row in rows(FEATURES):
        tests = [code for code in named(row[-1]) if code.startswith("tests/")]

        assert tests, f"{row[0]} names no test"
        assert [name for name in tests if not (ROOT / name).is_file()] == []


def test_the_commands_in_the_documents_exist() -> None:
    group = typer.main.get_command(cli)
    known = set(group.list_commands(typer.Context(group)))  # type: ignore[attr-defined]  # a group
    for document in DOCUMENTS:
        text = document.read_text()
        verbs = set(re.findall(r"python3 run_server\.py ([a-z-]+)", text))
        commands = set(re.findall(r"python -m app ([a-z][a-z-]+)", text))

        assert verbs <= set(run_server.VERBS), document.name
        assert commands <= known, document.name


def test_the_readme_names_every_command() -> None:
    text = README.read_text()

    assert [verb for verb in run_server.VERBS if f"`{verb}" not in text] == []
    assert all(f"python -m app {name}" in text for name in ("import-feed", "load-epa"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    broken = []
    for target in _LINK.findall(_FENCED.sub("", document.read_text())):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        linked = (document.parent / path).resolve() if path else document
        if not linked.exists() or (anchor and anchor not in anchors(linked)):
            broken.append(target)

    assert broken == []


def anchors(document: Path) -> set[str]:
    headings = _HEADING.findall(_FENCED.sub("", document.read_text()))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_files_named_in_the_documents_exist(document: Path) -> None:
    """`app/a.py` and `app/a.py: name`, where the name has to be in the file."""
    missing = []
    for code in named(_FENCED.sub("", document.read_text())):
        found = re.fullmatch(r"((?:app|docs|migrations2|tests)/[\w./-]+)(?:: (\w+))?", code)
        if found is None:
            continue
        path, name = ROOT / found[1], found[2]
        if not path.exists() or (name and not re.search(rf"\b{name}\b", path.read_text())):
            missing.append(code)

    assert missing == []


def test_each_dependency_has_its_line_and_nothing_else_has() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    required = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = sorted(re.split(r"[\[><=; ]", requirement)[0] for requirement in required)
    described = [row for row in rows(DEPENDENCIES) if len(row) == 4 and all(row)]

    assert sorted(named(row[0])[0] for row in described) == names
    assert len(list(rows(DEPENDENCIES))) == len(described)
