"""What is wrong with a value, in one plain sentence: for the API and beside a form's field."""

from collections.abc import Mapping

_SENTENCES = {
    "int_parsing": "Use a whole number, like {example}.",
    "int_parsing_size": "Use a whole number, like {example}.",
    "int_type": "Use a whole number, like {example}.",
    "int_from_float": "Use a whole number, like {example}.",
    "greater_than_equal": "Use {ge} or more.",
    "less_than_equal": "Use {le} or less.",
    "string_too_long": "Use at most {max_length} characters.",
    "string_pattern_mismatch": "This does not have the form that is needed.",
    "too_long": "Choose at most {max_length}.",
    "enum": "Choose one of {expected}.",
    "missing": "This is needed.",
    "extra_forbidden": "There is no such field.",
}
_OF_A_FIELD = {
    ("sort", "enum"): "There is no such order. Choose one of {expected}.",
    ("near", "string_pattern_mismatch"): "Use the five digits of a ZIP code, like 97217.",
    ("price_max", "value_error"): "This is below the lowest price. Make one of the two wider.",
    ("year_max", "value_error"): "This is before the earliest year. Make one of the two wider.",
}
_EXAMPLES = {
    "year": "2021",
    "year_min": "2021",
    "year_max": "2021",
    "mileage_max": "60,000",
    "payment_max": "450",
    "down": "4,000",
    "term": "60",
    "seats_min": "5",
    "mpg_min": "30",
    "radius_mi": "50",
    "limit": "20",
}
_EXAMPLE = "30,000"
_NO_THOUSANDS_BELOW = 10_000


def sentence_for(field: str, code: str, said: str, facts: Mapping[str, object]) -> str:
    """The sentence for a code of pydantic's; `said` is its own, for the codes not listed here."""
    template = _OF_A_FIELD.get((field, code)) or _SENTENCES.get(code)
    if template is None:
        return said.removeprefix("Value error, ")
    shown = {name: _shown(value) for name, value in facts.items()}
    return template.format(**{"example": _EXAMPLES.get(field, _EXAMPLE), **shown})


def _shown(value: object) -> object:
    """A year has no comma, an amount has."""
    if isinstance(value, int) and value >= _NO_THOUSANDS_BELOW:
        return f"{value:,}"
    return value
