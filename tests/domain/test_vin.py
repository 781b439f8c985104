import pytest

from app.domain.vin import (
    Region,
    check_digit,
    has_vin_shape,
    is_valid,
    model_year,
    must_have_check_digit,
    normalise_vin,
    read_as_digits,
    region,
)


@pytest.mark.parametrize(
    ("vin", "expected"),
    [
        ("1G4AH59H45G118341", "4"),
        ("1J9RP1A36A1644345", "6"),
        ("1M8GDM9AXKP042788", "X"),
        ("1HGCM82633A004352", "3"),
        ("11111111111111111", "1"),
        ("1FTMW1T88MFA00001", "8"),
        ("5GZCZ43D13S812715", "1"),
    ],
)
def test_a_right_check_digit_makes_a_vin_valid(vin: str, expected: str) -> None:
    assert check_digit(vin) == expected
    assert is_valid(vin)


@pytest.mark.parametrize("vin", ["4Y1SL65848Z411439", "SGZCZ43D13S812715"])
def test_a_wrong_check_digit_makes_a_vin_invalid(vin: str) -> None:
    assert check_digit(vin) == "X"
    assert not is_valid(vin)


@pytest.mark.parametrize(
    ("vin", "is_demanded"), [("4Y1SL65848Z411439", True), ("SGZCZ43D13S812715", False)]
)
def test_only_north_america_demands_the_check_digit(vin: str, is_demanded: bool) -> None:
    assert must_have_check_digit(vin) is is_demanded


@pytest.mark.parametrize(
    ("vin", "year"),
    [
        ("1HGCM82633A004352", 2003),
        ("1FTMW1T88MFA00001", 2021),
        ("1FM5K8D88FGC65422", 2015),
        ("1G4AH59H45G118341", 2005),
        ("1M8GDM9AXKP042788", 1989),
    ],
)
def test_position_7_tells_the_cycle_of_the_year_code(vin: str, year: int) -> None:
    assert model_year(vin) == year


@pytest.mark.parametrize(
    ("code", "first", "second"),
    [
        ("A", 1980, 2010), ("H", 1987, 2017), ("J", 1988, 2018), ("K", 1989, 2019),
        ("L", 1990, 2020), ("M", 1991, 2021), ("N", 1992, 2022), ("P", 1993, 2023),
        ("R", 1994, 2024), ("S", 1995, 2025), ("T", 1996, 2026), ("V", 1997, 2027),
        ("W", 1998, 2028), ("X", 1999, 2029), ("Y", 2000, 2030), ("1", 2001, 2031),
        ("9", 2009, 2039),
    ],
)  # fmt: skip
def test_every_year_code_names_one_year_of_each_cycle(code: str, first: int, second: int) -> None:
    assert model_year(f"1HGCM8263{code}A004352") == first
    assert model_year(f"1HGCM8A63{code}A004352") == second


@pytest.mark.parametrize("code", ["U", "Z", "0"])
def test_a_code_that_is_no_year_gives_none(code: str) -> None:
    assert model_year(f"1HGCM8263{code}A004352") is None


@pytest.mark.parametrize("vin", ["", "1HGCM82633A00435", "1HGCM82633A0043522", "1HGCM8263IA004352"])
def test_what_has_not_the_shape_of_a_vin_has_no_check_digit(vin: str) -> None:
    assert not has_vin_shape(vin)
    assert not is_valid(vin)
    with pytest.raises(ValueError, match="17 letters"):
        check_digit(vin)


def test_spaces_hyphens_and_small_letters_are_taken_off() -> None:
    assert normalise_vin("  1hgcm-82633 a004352 ") == "1HGCM82633A004352"


def test_letters_no_vin_has_are_read_as_the_digits_they_look_like() -> None:
    assert read_as_digits("IHGCM82633AOO4352") == "1HGCM82633A004352"


@pytest.mark.parametrize(
    ("vin", "place"),
    [
        ("1", Region.north_america), ("5Y", Region.north_america), ("7S", Region.north_america),
        ("6F", Region.oceania), ("7A", Region.oceania), ("9B", Region.south_america),
        ("JT", Region.asia), ("KM", Region.asia), ("WB", Region.europe), ("AH", Region.africa),
        ("0", None), ("", None),
    ],
)  # fmt: skip
def test_the_first_characters_name_the_region(vin: str, place: Region | None) -> None:
    assert region(vin) is place
