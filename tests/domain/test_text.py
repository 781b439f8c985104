import pytest

from app.domain.text import key, slugify, words


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mazda3", "mazda3"),
        ("MAZDA 3", "mazda3"),
        ("Mercedes-Benz", "mercedesbenz"),
        ("Škoda", "skoda"),
        ("–", ""),
    ],
)
def test_key(name: str, expected: str) -> None:
    assert key(name) == expected


def test_words_drop_marks_and_accents() -> None:
    assert words("Citroën C4, 5-door!") == ["citroen", "c4", "5", "door"]


def test_slug_leaves_out_what_is_missing_and_stays_in_its_limit() -> None:
    assert (
        slugify(2022, "Honda", "Accord", None, "Touring / hybrid")
        == "2022-honda-accord-touring-hybrid"
    )
    assert len(slugify("x" * 500)) == 140
