from datetime import date
from decimal import Decimal

import pytest

from app.data import aliases, vocabulary
from app.domain.normalise import numbers, words
from app.domain.normalise.names import vehicle_name
from app.domain.normalise.text import clean


@pytest.mark.parametrize(
    ("make", "model", "trim", "expected"),
    [
        ("RAM", "1500 Laramie", None, ("Ram", "1500", "Laramie")),
        ("Honda", "Accord Sport SE", None, ("Honda", "Accord", "Sport SE")),
        ("honda", "accord", "EX-V6", ("Honda", "Accord", "EX-V6")),
        ("Lexus", "RX 350", None, ("Lexus", "RX", "RX 350")),
        ("Lexus", "RX 350 350", None, ("Lexus", "RX", "RX 350")),
        ("Lexus", "RX 350 RX 350", None, ("Lexus", "RX", "RX 350")),
        ("Lexus", "RX", "350 F Sport", ("Lexus", "RX", "RX 350 F Sport")),
        ("Lexus", "RX 450h 450H", None, ("Lexus", "RX", "RX 450h")),
        ("Lexus", "RC F Base", None, ("Lexus", "RC F", "Base")),
        ("BMW", "330 i xDrive", None, ("BMW", "3 Series", "330i xDrive")),
        ("BMW", "330i", None, ("BMW", "3 Series", "330i")),
        ("BMW", "335 335i", None, ("BMW", "3 Series", "335i")),
        ("BMW", "3 Series", "330i xDrive", ("BMW", "3 Series", "330i xDrive")),
        ("BMW", "750 Li", None, ("BMW", "7 Series", "750Li")),
        ("BMW", "M550 i Xdrive", None, ("BMW", "5 Series", "M550i xDrive")),
        ("BMW", "M3 Competition", None, ("BMW", "M3", "Competition")),
        ("BMW", "X3 xDrive30i", None, ("BMW", "X3", "xDrive30i")),
        ("Mercedes-Benz", "C-Class C 300", None, ("Mercedes-Benz", "C-Class", "C 300")),
        ("mercedes", "C300 4MATIC", None, ("Mercedes-Benz", "C-Class", "C 300 4MATIC")),
        ("Mercedes-Benz", "GLC 300", None, ("Mercedes-Benz", "GLC", "GLC 300")),
        ("Mercedes-Benz", "GLE-Class GLE 350", None, ("Mercedes-Benz", "GLE", "GLE 350")),
        ("Mercedes-Benz", "CLA 250 CLA 250", None, ("Mercedes-Benz", "CLA", "CLA 250")),
        ("Mercedes-Benz", "S-Class S430", None, ("Mercedes-Benz", "S-Class", "S 430")),
        ("Mercedes-Benz", "AMG C 63 S", None, ("Mercedes-Benz", "C-Class", "AMG C 63 S")),
        ("Land", "Rover Discovery Sport HSE", None, ("Land Rover", "Discovery Sport", "HSE")),
        ("Land Rover", "Range Rover Sport HSE", None, ("Land Rover", "Range Rover Sport", "HSE")),
        ("Alfa", "Romeo Giulia Ti", None, ("Alfa Romeo", "Giulia", "Ti")),
        ("vw", "gti S", None, ("Volkswagen", "Golf GTI", "S")),
        ("CHEVY", "SILVERADO 1500 LTZ", None, ("Chevrolet", "Silverado 1500", "LTZ")),
        ("Ford", "f150", "XLT", ("Ford", "F-150", "XLT")),
        ("Ford", "F-150 XLT", "XLT", ("Ford", "F-150", "XLT")),
        ("Mazda", "3", None, ("Mazda", "Mazda3", None)),
        ("MAZDA", "MAZDA 3", None, ("Mazda", "Mazda3", None)),
        ("MINI", "Hardtop Cooper S", None, ("Mini", "Cooper", "S")),
        ("Chrysler", "Town and Country Touring", None, ("Chrysler", "Town & Country", "Touring")),
        ("Dodge", "Dodge Charger GT", None, ("Dodge", "Charger", "GT")),
        ("Zastava", "KORAL IN L", None, ("Zastava", "Koral IN L", None)),
    ],
)
def test_make_model_and_trim_are_told_apart(
    make: str, model: str, trim: str | None, expected: tuple[str, str, str | None]
) -> None:
    name = vehicle_name(make, model, trim)

    assert (name.make, name.model, name.trim) == expected


@pytest.mark.parametrize(
    ("model", "trim", "fuel"),
    [
        ("RAV4 Hybrid XLE", "XLE", "hybrid"),
        ("RAV4 Hybrid Hybrid Limited", "Limited", "hybrid"),
        ("Highlander Hybrid", None, "hybrid"),
        ("RAV4 XLE", "XLE", None),
    ],
)
def test_hybrid_after_a_model_is_its_fuel(model: str, trim: str | None, fuel: str | None) -> None:
    name = vehicle_name("Toyota", model)

    assert (name.model, name.trim, name.fuel) == (model.split()[0], trim, fuel)


@pytest.mark.parametrize(
    ("make", "model", "body"),
    [
        ("Honda", "Odyssey EX-L", "minivan"),
        ("Ford", "F-150 XLT", "pickup"),
        ("Ford", "Mustang Convertible", "convertible"),
        ("BMW", "430 Gran Coupe i xDrive", "sedan"),
        ("Mercedes-Benz", "GLC 300 4MATIC Coupe", "crossover"),
        ("Porsche", "911 Carrera", None),
    ],
)
def test_well_known_models_bring_their_body(make: str, model: str, body: str | None) -> None:
    assert vehicle_name(make, model).body == body


@pytest.mark.parametrize(
    ("model", "shown", "body"),
    [
        ("door", "Other", None),
        ("mpv", "Other", None),
        ("pk", "Pickup", "pickup"),
        ("vans", "Van", "van"),
    ],
)
def test_a_body_word_is_no_model(model: str, shown: str, body: str | None) -> None:
    name = vehicle_name("chevrolet", model)

    assert (name.make, name.model, name.body) == ("Chevrolet", shown, body)
    assert not name.is_known
    assert not name.says_model


@pytest.mark.parametrize("cell", ["", " ", "–", "—", "-", "--", "N/A", "n-a", "null", "NA", "\x00"])
def test_cells_that_say_nothing_are_missing(cell: str) -> None:
    assert clean(cell) is None


def test_spaces_and_control_characters_are_folded() -> None:
    assert clean("  Gill\tAuto\x00 \u00a0Group ") == "Gill Auto Group"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("$52,781", "52781"), ("12995.00", "12995.00"), ("15395 GBP", "15395"),
        ("$ 1,234.5", "1234.5"),
        ("6495.00 USD", "6495.00"), ("0", "0"), ("-5", "-5"), ("soon", None),
        ("1-2", None), ("$", None),
        ("12,000 - 15,000", None), ("12,995", "12995"), ("1 234 567", "1234567"),
        ("12995,00", None), ("1,2345", None), ("12.995,00", None), ("12995.123", "12995.123"),
    ],
)  # fmt: skip
def test_amounts_are_read(text: str, amount: str | None) -> None:
    assert numbers.read_amount(text) == (None if amount is None else Decimal(amount))


@pytest.mark.parametrize(
    ("text", "is_ambiguous"),
    [
        ("12.995", True), ("12.995 €", True), ("$9.500", True), ("12,995", False),
        ("12.99", False), ("1,234.567", False), ("1234.567", False), ("12995", False),
    ],
)  # fmt: skip
def test_three_decimals_may_be_thousands(text: str, is_ambiguous: bool) -> None:
    assert numbers.may_be_thousands(text) is is_ambiguous


@pytest.mark.parametrize(
    ("text", "unit", "miles"),
    [
        ("23,173 mi", None, 23173), ("88410 Miles", None, 88410), ("10k", None, 10000),
        ("45.5k miles", None, None), ("100 km", None, 62), ("100", "KM", 62), ("100", "MI", 100),
        ("0", None, 0), ("many", None, None), ("12345.0", None, 12345),
        ("12.995 km", None, None), ("23.173", None, None),
    ],
)  # fmt: skip
def test_distances_are_read_in_miles(text: str, unit: str | None, miles: int | None) -> None:
    assert numbers.read_miles(text, unit) == miles


@pytest.mark.parametrize(
    ("text", "year"),
    [("2017", 2017), ("17", 2017), ("27", 2027), ("28", 1928), ("2017.0", 2017), ("x", None)],
)
def test_years_are_read(text: str, year: int | None) -> None:
    assert numbers.read_year(text) == year


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("93637", "93637"), ("2139", "02139"), ("501", "00501"), ("93637-1234", "93637-1234"),
        ("21391234", "02139"), ("Main St", None), ("12", None),
    ],
)  # fmt: skip
def test_zip_codes_get_their_zeros_back(text: str, code: str | None) -> None:
    assert numbers.read_postal_code(text) == code


@pytest.mark.parametrize(
    "text", ["2026-10-30", "10/30/2026", "10/30/26", "2026-10-30 08:15:00", "20261030"]
)
def test_days_are_read(text: str) -> None:
    assert numbers.read_date(text) == date(2026, 10, 30)


def test_combined_economy_weighs_the_fuel() -> None:
    assert numbers.combined_mpg(20, 30) == 24
    assert numbers.combined_mpg(131, 126) == 129
    assert numbers.combined_mpg(0, 30) is None


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Granite Crystal Clearcoat Metallic", "gray"), ("Eminent White Pearl", "white"),
        ("Black Sapphire Metallic", "black"), ("Ruby Red Metallic Tinted Clearcoat", "red"),
        ("Midnight", "black"), ("White / Black", "white"), ("Burgundy", "red"), ("grey", "gray"),
        ("Charcoal", "gray"), ("Navy", "blue"), ("Tan", "beige"), ("Black Cherry", "red"),
        ("Hypergreen", None), ("40", None),
    ],
)  # fmt: skip
def test_paints_belong_to_color_families(text: str, family: str | None) -> None:
    assert words.color_family(text) == family


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("All-wheel Drive", "awd"), ("AWD", "awd"), ("Four-wheel Drive", "4wd"), ("4x4", "4wd"),
        ("Front Wheel Drive", "fwd"), ("RWD", "rwd"), ("quattro AWD", "awd"), ("2WD", None),
        ("FOUR_WD", "4wd"), ("hovering", None),
    ],
)  # fmt: skip
def test_drivetrains_are_understood(text: str, code: str | None) -> None:
    assert words.drivetrain_code(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Gasoline Fuel", "gasoline"), ("Petrol", "gasoline"), ("E85 Flex Fuel", "flex"),
        ("Plug-In Electric/Gas", "plug_in_hybrid"), ("PLUGIN_HYBRID", "plug_in_hybrid"),
        ("Gasoline/Mild Electric Hybrid", "hybrid"), ("Electric Fuel System", "electric"),
        ("Diesel", "diesel"), ("D", "diesel"), ("Other", None),
    ],
)  # fmt: skip
def test_fuels_are_understood(text: str, code: str | None) -> None:
    assert words.fuel_code(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("8-Speed Automatic", "automatic"), ("Automatic CVT", "cvt"), ("Variable", "cvt"),
        ("6-Speed M/T", "manual"), ("A/T", "automatic"), ("Semi-Auto", "automatic"),
        ("Transmission w/Dual Shift Mode", "automatic"), ("A", "automatic"), ("Other", None),
    ],
)  # fmt: skip
def test_transmissions_are_understood(text: str, code: str | None) -> None:
    assert words.transmission_code(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("BMW Certified", "certified"), ("Used", "used"), ("N", "new"), ("CPO", "certified"),
        ("Certified Pre-Owned", "certified"), ("2 days left", None),
    ],
)  # fmt: skip
def test_conditions_are_understood(text: str, code: str | None) -> None:
    assert words.condition_of(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("4dr SUV", "suv"), ("Crew Cab Pickup", "pickup"), ("Station Wagon", "wagon"),
        ("MPV", "minivan"), ("Full-size Van", "van"), ("Hatchback", "hatchback"), ("Boat", None),
    ],
)  # fmt: skip
def test_bodies_are_understood(text: str, code: str | None) -> None:
    assert words.body_code(text) == code


@pytest.mark.parametrize(
    ("engine", "liters", "cylinders"),
    [
        ("5.7L V8 16V MPFI OHV", "5.7", 8), ("2.5L H4 16V", "2.5", 4),
        ("Intercooled Turbo Premium Unleaded I-4 2.0 L/122", "2.0", 4),
        ("Gas V6 3.6L/222", "3.6", 6),
        ("328.0HP 3.7L V6 Cylinder Engine Gasoline Fuel", "3.7", 6), ("4 Cylinder Engine", None, 4),
        ("Straight 6 Cylinder Engine", None, 6), ("Electric", None, None), ("2.0L", "2.0", None),
    ],
)  # fmt: skip
def test_engines_name_size_and_cylinders(
    engine: str, liters: str | None, cylinders: int | None
) -> None:
    assert words.displacement_l(engine) == (None if liters is None else Decimal(liters))
    assert words.cylinders(engine) == cylinders


def test_equipment_texts_name_features() -> None:
    text = "Heated Front Seats, Bose® Premium Audio | Back-Up Camera; Power Moonroof, 3rd Row Seat"

    assert words.features_of(text) == {
        "heated_seats",
        "premium_audio",
        "backup_camera",
        "sunroof",
        "third_row",
    }


def test_every_alias_means_a_code_of_the_store() -> None:
    said: dict[str, tuple[set[str | None], dict[str, str]]] = {
        "body": (set(aliases.BODY_WORDS.values()), vocabulary.BODIES),
        "drive": (set(aliases.DRIVE_WORDS.values()), vocabulary.DRIVETRAINS),
        "fuel": ({code for _, code in aliases.FUEL_PHRASES}, vocabulary.FUELS),
        "transmission": (
            {code for _, code in aliases.TRANSMISSION_PHRASES},
            vocabulary.TRANSMISSIONS,
        ),
        "color": (set(aliases.COLOR_WORDS.values()), vocabulary.COLORS),
        "paint": (set(aliases.PAINT_WORDS.values()), vocabulary.COLORS),
        "feature": (set(aliases.FEATURE_PHRASES), vocabulary.FEATURES),
    }

    unknown = {name: codes - {None} - set(known) for name, (codes, known) in said.items()}

    assert not any(unknown.values()), unknown
