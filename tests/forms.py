"""A page as its reader meets it: text, links, and forms to fill in and send."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlencode, urlsplit

import httpx

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
HIDDEN = {"script", "style", "template", "head"}


@dataclass
class Element:
    tag: str
    attrs: dict[str, str]
    parent: "Element | None" = None
    children: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        parts = [child if isinstance(child, str) else child.text for child in self.children]
        return " ".join("".join(parts).split())

    def all(self, tag: str = "", **attrs: str) -> list["Element"]:
        """Elements below this one; `class_` asks for one of the classes, `a_b` means `a-b`."""
        found = []
        for child in self.children:
            if isinstance(child, Element):
                if (not tag or child.tag == tag) and child.has(**attrs):
                    found.append(child)
                found += child.all(tag, **attrs)
        return found

    def one(self, tag: str = "", **attrs: str) -> "Element":
        found = self.all(tag, **attrs)
        assert len(found) == 1, f"{len(found)} elements are {tag} {attrs}"
        return found[0]

    def has(self, **attrs: str) -> bool:
        wanted = dict(attrs)
        class_ = wanted.pop("class_", None)
        if class_ is not None and class_ not in self.attrs.get("class", "").split():
            return False
        return all(
            self.attrs.get(name.replace("_", "-")) == value for name, value in wanted.items()
        )


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("#page", {})
        self._open = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self._open)
        self._open.children.append(element)
        if tag not in VOID:
            self._open = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.children.append(
            Element(tag, {name: value or "" for name, value in attrs}, self._open)
        )

    def handle_endtag(self, tag: str) -> None:
        at: Element | None = self._open
        while at is not None and at.tag != tag:
            at = at.parent
        if at is not None and at.parent is not None:
            self._open = at.parent

    def handle_data(self, data: str) -> None:
        self._open.children.append(data)


class Page:
    """A response and the document in it."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        self.status = response.status_code
        self.path = str(response.url.copy_with(scheme="", host="").raw_path.decode())
        builder = _Builder()
        builder.feed(response.text)
        self.root = builder.root

    @property
    def title(self) -> str:
        return self.root.one("head").one("title").text

    @property
    def heading(self) -> str:
        return self.root.one("h1").text

    @property
    def main(self) -> Element:
        return self.root.one("main")

    def link(self, text: str) -> str:
        """Where the first link that says (or is named) `text` leads."""
        for link in self.root.all("a"):
            if text in (link.text, link.attrs.get("aria-label")):
                return link.attrs["href"]
        raise AssertionError(f"no link says {text!r}")

    def form(self, **attrs: str) -> "Form":
        return Form(self.root, self.root.one("form", **attrs))


class Form:
    """A GET form with the values the page gave it; controls elsewhere may name it by `form=`."""

    def __init__(self, root: Element, element: Element) -> None:
        self.action = element.attrs["action"]
        own = [*element.all("input"), *element.all("select")]
        named = element.attrs.get("id")
        elsewhere = [
            control
            for tag in ("input", "select")
            for control in (root.all(tag, form=named) if named else [])
        ]
        self.controls = own + [control for control in elsewhere if control not in own]
        self.values = [pair for control in self.controls for pair in _pairs(control)]

    def set(self, name: str, *values: str) -> "Form":
        """Fills a field or ticks boxes; a control of that name must offer them."""
        controls = [control for control in self.controls if control.attrs.get("name") == name]
        assert controls, f"the form has no {name}"
        offered = [value for control in controls for value in _offered(control)]
        for value in values:
            assert not offered or value in offered, f"{name} does not offer {value}: {offered}"
        self.values = [pair for pair in self.values if pair[0] != name]
        self.values += [(name, value) for value in values]
        return self

    @property
    def url(self) -> str:
        parts = urlsplit(self.action)
        return f"{parts.path}?{urlencode([*parse_qsl(parts.query), *self.values])}"


def _offered(control: Element) -> list[str]:
    if control.tag == "select":
        return [option.attrs["value"] for option in control.all("option")]
    if control.attrs.get("type") in ("checkbox", "radio"):
        return [control.attrs["value"]]
    return []


def _pairs(control: Element) -> list[tuple[str, str]]:
    name = control.attrs.get("name", "")
    if not name:
        return []
    if control.tag == "select":
        chosen = control.all("option", selected="") or control.all("option")[:1]
        return [(name, option.attrs["value"]) for option in chosen]
    if control.attrs.get("type") in ("checkbox", "radio") and "checked" not in control.attrs:
        return []
    return [(name, control.attrs.get("value", ""))]


async def visit(client: httpx.AsyncClient, url: str, **headers: str) -> Page:
    """Opens a page as a browser without scripts does."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Page(await client.get(url, headers=named, follow_redirects=True))
