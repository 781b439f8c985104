from app.domain.feed import FeedRules, parse_row, read_layout
from app.domain.feed_identity import StockNumbers, is_nameless, row_key

VIN = "1HGCM82633A004352"
UK = (
    *("make", "model", "year", "price", "transmission", "mileage", "fuelType", "tax", "mpg"),
    "engineSize",
)


def test_a_row_without_vin_and_stock_number_gets_one_that_stays() -> None:
    layout = read_layout(UK, "uk-ford")
    cells = ["Ford", " Fiesta", "2017", "12000", "Semi-Auto", "15944", "Petrol", "150", "57.7", "0"]

    rules = FeedRules("uk-ford", 2028)
    number = StockNumbers("uk-ford", layout.columns).next_for(cells)

    draft = parse_row(layout, cells, 2, rules, number).draft

    assert draft is not None
    assert draft.stock_number == number
    assert (draft.model, draft.displacement_l, draft.transmission) == ("Fiesta", None, "automatic")
    assert (draft.mpg_combined, draft.specs) == (48, {"mpg_imperial": 58})


def test_a_made_stock_number_hangs_on_what_does_not_change() -> None:
    names = ["Year", "Make", "Model", "Color", "Price", "Mileage"]
    columns = read_layout(names, "a-lot").columns
    made = StockNumbers("a-lot", columns)

    first = made.next_for(["2017", "Ford", "Fiesta", "Red", "12000", "15944"])
    twin = made.next_for(["2017", "Ford", "Fiesta", "Red", "9000", "40000"])
    other = made.next_for(["2017", "Ford", "Fiesta", "Blue", "12000", "15944"])

    assert first == StockNumbers("a-lot", columns).next_for(["2017", "Ford", "FIESTA ", "Red"])
    assert twin == first.removesuffix("1") + "2"
    assert other.endswith("-1")
    assert len({first, twin, other}) == 3
    assert first.startswith("A-LOT-")
    assert len(StockNumbers("x" * 80, columns).next_for([])) <= 40


def test_rows_of_one_car_have_one_key() -> None:
    layout = read_layout(["VIN", "Stock", "Year", "Make", "Model"], "northgate")

    assert row_key(layout.columns, [" 1hgcm82633a004352", "A"]) == row_key(
        layout.columns, [VIN, "B"]
    )
    assert row_key(layout.columns, ["", "a1"]) == row_key(layout.columns, ["–", "A1"])
    assert row_key(layout.columns, ["", "", "2003"]) != row_key(layout.columns, ["", "", "2004"])


def test_a_row_without_vin_and_stock_number_is_nameless() -> None:
    columns = read_layout(["VIN", "Stock", "Year", "Make", "Model"], "northgate").columns

    assert is_nameless(row_key(columns, ["–", "", "2003", "Honda", "Accord"]))
    assert not is_nameless(row_key(columns, ["–", "a1", "2003", "Honda", "Accord"]))
    assert not is_nameless(row_key(columns, [VIN, "", "2003", "Honda", "Accord"]))
