import pytest

from app.domain.delimited import choose_delimiter, encoding_of

VIN = "1HGCM82633A004352"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_in_spite_of_others_in_the_text(delimiter: str) -> None:
    names = ["Stock", "VIN", "Year", "Make", "Model", "Comments"]
    row = ["A1", VIN, "2003", "Honda", "Accord", '"one, two; three|four\nfive"']
    text = "\n".join(delimiter.join(cells) for cells in (names, row, row, [""]))

    assert choose_delimiter(text) == delimiter


@pytest.mark.parametrize(
    ("sample", "encoding"),
    [
        (b"Year,Make", "utf-8-sig"), ("Citroën".encode(), "utf-8-sig"),
        ("Citroën".encode("cp1252"), "cp1252"), ("Year".encode("utf-16"), "utf-16"),
    ],
)  # fmt: skip
def test_the_encoding_is_found(sample: bytes, encoding: str) -> None:
    assert encoding_of(sample, is_whole=True) == encoding


def test_a_character_cut_by_the_end_of_the_sample_is_no_fault() -> None:
    assert encoding_of("Citroën".encode()[:6], is_whole=False) == "utf-8-sig"
