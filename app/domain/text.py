import re
import unicodedata

_NOT_WORD = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Lower case without accents: what two spellings of one word have in common."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def words(text: str) -> list[str]:
    return [word for word in _NOT_WORD.split(fold(text)) if word]


def key(text: str) -> str:
    """A name without case, accents, spaces and marks: `Mazda3` and `MAZDA 3` are both `mazda3`."""
    return "".join(words(text))


def slugify(*parts: object, limit: int = 140) -> str:
    """`2022-honda-accord-touring`; parts that are None are left out."""
    joined = "-".join("-".join(words(str(part))) for part in parts if part is not None)
    return re.sub(r"-{2,}", "-", joined)[:limit].strip("-")
