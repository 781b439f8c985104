import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

import pytest

from app.domain.drawing.car import (
    BODIES,
    DRAWING_VERSION,
    PAINTS,
    WHEELS,
    Crop,
    draw_car,
    paint_for,
    view_box,
)
from app.domain.drawing.geometry import WheelKind, body_style
from app.domain.drawing.wheel_choice import own_wheel

# Browsers keep a drawing for a year under its version. A new look needs a new line here.
DIGESTS = {
    "2": {
        "sedan": "c580ac7edad05cd0478f088e32b8cc50",
        "hatchback": "db5dd25d407af040a62e46d8d1e13345",
        "coupe": "81b46ccff3f2bb73cbba539840c71687",
        "convertible": "b141c81105af0c44583624c05c4f6d8d",
        "wagon": "68109962d7f75ded20861d9740b4c97b",
        "suv": "60ac0b35e104f1543875815df6c58cf2",
        "crossover": "d73836f8b783cea3ed08ab1dadf1ae7a",
        "pickup": "4030bd1679088b168bf11aa60ab72b1e",
        "van": "f5b009d4b1eeff37032fd74b7ed1bf7d",
        "minivan": "53e375afced796861c8a8ea41bec63c4",
    },
}

ALLOWED_ELEMENTS = {
    "svg", "defs", "g", "path", "circle", "ellipse", "rect", "clipPath", "linearGradient",
    "radialGradient", "stop", "filter", "feGaussianBlur", "mask", "use",
}  # fmt: skip


@dataclass
class Document:
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    @property
    def values(self) -> Iterator[str]:
        return (v for _, attributes in self.elements for k, v in attributes.items() if k != "xmlns")


def parsed(svg: str) -> Document:
    document, parser = Document(), expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: document.elements.append(
        (name, attributes)
    )
    is_final = True
    parser.Parse(svg, is_final)
    return document


def drawings(body: str) -> Iterator[tuple[str, str]]:
    for paint in PAINTS:
        for crop in Crop:
            yield f"{body}-{paint}-{own_wheel(body)}-", draw_car(body, paint, crop)


def cards(body: str) -> Iterator[str]:
    return (draw_car(body, paint, Crop.card, wheel) for paint in PAINTS for wheel in WHEELS)


@pytest.mark.parametrize("body", BODIES)
def test_every_drawing_is_well_formed_and_stands_alone(body: str) -> None:
    for prefix, svg in drawings(body):
        document = parsed(svg)
        names = {name for name, _ in document.elements}
        references = re.findall(r"url\(#([^)]*)\)", svg) + re.findall(r'href="#([^"]*)"', svg)

        assert names <= ALLOWED_ELEMENTS
        assert len(document.ids) == len(set(document.ids))
        assert all(name.startswith(prefix) for name in document.ids)
        assert set(references) == set(document.ids)


@pytest.mark.parametrize("body", BODIES)
def test_no_drawing_needs_styles_scripts_or_the_network(body: str) -> None:
    for _, svg in drawings(body):
        document = parsed(svg)
        attributes = {key for _, found in document.elements for key in found}

        assert not attributes & {"style", "class"}
        assert not any(key.startswith("on") for key in attributes)
        assert not any(":" in value or "//" in value for value in document.values)


@pytest.mark.parametrize("body", BODIES)
def test_every_drawing_stays_small(body: str) -> None:
    for _, svg in drawings(body):
        assert 20_000 < len(svg) < 36_000
        assert 130 < len(parsed(svg).elements) < 240


@pytest.mark.parametrize("body", BODIES)
def test_no_number_is_longer_than_the_eye_needs(body: str) -> None:
    svg = draw_car(body, "navy", Crop.hero)

    assert not re.search(r"\.\d{4}", svg)
    assert not re.search(r"e-\d|nan|inf\b", svg)


def test_the_same_words_give_the_same_bytes() -> None:
    assert draw_car("suv", "green", Crop.hero) == draw_car("suv", "green", Crop.hero)


@pytest.mark.parametrize("body", BODIES)
def test_a_new_look_needs_a_new_version(body: str) -> None:
    everything = hashlib.sha256()
    for svg in cards(body):
        everything.update(svg.encode())

    assert DIGESTS[DRAWING_VERSION][body] == everything.hexdigest()[:32]


@pytest.mark.parametrize("wheel", WHEELS)
@pytest.mark.parametrize("body", BODIES)
def test_every_body_stands_on_every_wheel(body: str, wheel: str) -> None:
    svg = draw_car(body, "navy", Crop.card, wheel)

    document = parsed(svg)
    assert 20_000 < len(svg) < 36_000
    assert 130 < len(document.elements) < 240
    assert all(name.startswith(f"{body}-navy-{wheel}-") for name in document.ids)


@pytest.mark.parametrize("body", BODIES)
def test_each_wheel_looks_different(body: str) -> None:
    bare = {draw_car(body, "navy", Crop.card, w).replace(f"-{w}-", "-") for w in WHEELS}

    assert len(bare) == len(WHEELS)


@pytest.mark.parametrize("body", BODIES)
def test_without_a_wheel_a_car_stands_on_its_own(body: str) -> None:
    assert draw_car(body, "red") == draw_car(body, "red", Crop.card, own_wheel(body))


def test_bodies_paints_and_wheels_have_their_names() -> None:
    assert " ".join(BODIES) == (
        "sedan hatchback coupe convertible wagon suv crossover pickup van minivan"
    )
    assert " ".join(PAINTS) == (
        "white silver graphite black green navy sky red orange sand sage bronze yellow teal"
    )
    assert " ".join(WHEELS) == "five multi steel truck turbine"


@pytest.mark.parametrize(
    ("body", "paint", "wheel"),
    [
        ("boat", "navy", None),
        ("sedan", "plaid", None),
        ("", "", None),
        ("sedan", "navy", "wooden"),
        ("sedan", "navy", ""),
        ("boat", "navy", "multi"),
    ],
)
def test_an_unknown_body_paint_or_wheel_is_refused(
    body: str, paint: str, wheel: str | None
) -> None:
    with pytest.raises(ValueError, match=r"no (paint|drawing|wheel)"):
        draw_car(body, paint, Crop.card, wheel)


def _box(body: str, crop: Crop) -> list[float]:
    """Left, top, width and height in centimeters."""
    return [float(value) / 2 for value in view_box(body_style(body), crop).split()]


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize(
    ("crop", "spare", "ratio"), [(Crop.card, 258, 10.4 / 16), (Crop.thumb, 230, 40 / 68)]
)
def test_cards_and_thumbs_are_framed_as_designed(
    body: str, crop: Crop, spare: float, ratio: float
) -> None:
    length = body_style(body).length

    left, top, width, height = _box(body, crop)

    assert width == pytest.approx(0.62 * length + spare, abs=0.1)
    assert height == pytest.approx(width * ratio, abs=0.1)
    assert left + width / 2 == pytest.approx(length / 2, abs=0.1)
    assert -top == pytest.approx(0.885 * height, abs=0.1)


@pytest.mark.parametrize("crop", Crop)
@pytest.mark.parametrize("body", BODIES)
def test_no_crop_cuts_into_the_car(body: str, crop: Crop) -> None:
    style = body_style(body)

    left, top, width, height = _box(body, crop)

    assert left < 0
    assert left + width > style.length
    assert -top > style.height
    assert top + height >= 15


def test_the_lineup_shows_all_bodies_at_one_scale() -> None:
    assert len({tuple(_box(body, Crop.lineup)[1:]) for body in BODIES}) == 1


@pytest.mark.parametrize("crop", Crop)
def test_only_the_hero_is_reflected_in_the_floor(crop: Crop) -> None:
    assert ("<use " in draw_car("coupe", "green", crop)) == (crop is Crop.hero)


def test_dark_paints_carry_a_pale_rim() -> None:
    carrying = {paint for paint in PAINTS if "#b9c6ce" in draw_car("sedan", paint)}

    assert carrying == {"black"}


def test_each_body_wears_its_own_wheels() -> None:
    assert {body: body_style(body).wheel for body in BODIES} == {
        "sedan": WheelKind.multi,
        "hatchback": WheelKind.five,
        "coupe": WheelKind.five,
        "convertible": WheelKind.multi,
        "wagon": WheelKind.multi,
        "suv": WheelKind.truck,
        "crossover": WheelKind.turbine,
        "pickup": WheelKind.truck,
        "van": WheelKind.steel,
        "minivan": WheelKind.turbine,
    }


@pytest.mark.parametrize("body", BODIES)
def test_proportions_stay_within_the_design(body: str) -> None:
    style = body_style(body)
    tire = 2 * style.tire_radius

    wheelbase = (style.rear_axle - style.front_axle) / tire
    front, rear = style.front_axle, style.length - style.rear_axle

    assert 0.36 <= round(tire / style.height, 2) <= 0.56
    assert 3.5 <= round(wheelbase, 1) <= 4.3
    assert front <= rear + 2


PAINT_NAMES = {
    "Still Night Blue": "navy",
    "Granite Crystal Clearcoat Metallic": "graphite",
    "Soul Red": "red",
    "Soul Red Crystal Metallic": "red",
    "Jungle Green": "green",
    "Sunrise Copper": "orange",
    "Bright Silver": "silver",
    "Agate Black": "black",
    "Cypress": "sage",
    "Absolute Zero": "white",
    "Lagoon Teal": "teal",
    "Oxford White": "white",
    "Machine Gray": "graphite",
    "Eiger Grey": "graphite",
    "Midnight Black": "black",
    "Blue Flame": "sky",
    "Aegean Blue": "sky",
    "Autumn Brown": "bronze",
    "Titan Gray": "graphite",
    "Black Cherry Pearl": "red",
    "Black Sapphire Metallic": "black",
    "Platinum White Pearl": "white",
    "Blizzard Pearl": "white",
    "Ruby Flare Pearl": "red",
    "Silver Sky Metallic": "silver",
    "Deep Crystal Blue Mica": "navy",
    "Still Night Pearl": "navy",
    "Cement Gray": "silver",
    "Army Green": "sage",
    "Quicksand": "sand",
    "Rose Gold": "sand",
    "White w/Black Roof": "white",
    "Supersonic Red / Black Roof": "red",
    "NARDO GRAY": "silver",
    "wht": "white",
}


@pytest.mark.parametrize(("name", "paint"), PAINT_NAMES.items())
def test_a_color_name_finds_its_paint(name: str, paint: str) -> None:
    assert paint_for(name, None) == paint


FAMILIES = {
    "black": "black",
    "white": "white",
    "silver": "silver",
    "gray": "graphite",
    "red": "red",
    "blue": "navy",
    "green": "green",
    "brown": "bronze",
    "beige": "sand",
    "gold": "sand",
    "orange": "orange",
    "yellow": "yellow",
    "purple": "navy",
}


@pytest.mark.parametrize(("family", "paint"), FAMILIES.items())
def test_a_family_stands_in_for_a_name_that_says_nothing(family: str, paint: str) -> None:
    assert paint_for("Xyzzy", family) == paint
    assert paint_for(None, family.upper()) == paint


def test_the_name_outranks_the_family() -> None:
    assert paint_for("Still Night Blue", "black") == "navy"


@pytest.mark.parametrize(
    ("name", "family"), [(None, None), ("", ""), ("Xyzzy", "plaid"), ("-", None), ("/", None)]
)
def test_an_unknown_color_is_drawn_in_graphite(name: str | None, family: str | None) -> None:
    assert paint_for(name, family) == "graphite"


def test_every_word_leads_to_a_paint_that_exists() -> None:
    assert {paint_for(word, None) for word in (*PAINT_NAMES, *FAMILIES)} <= set(PAINTS)
