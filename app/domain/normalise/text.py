import re
from functools import lru_cache

from app.data.aliases import MISSING
from app.domain.text import key, words

_SPACES = re.compile(r"[\s\x00-\x1f\x7f\u200b\ufeff]+")
_TAG = re.compile(r"<[^<>]{1,200}>")


def clean(text: str) -> str | None:
    """Single spaces, no control characters; None for the ways a cell says that it says nothing."""
    if text.isprintable() and "  " not in text:
        tidy = text.strip()
    else:
        tidy = _SPACES.sub(" ", text).strip()
    if len(tidy) <= 15 and tidy.lower() in MISSING:
        return None
    return tidy


@lru_cache(maxsize=65536)
def name_key(text: str) -> str:
    return key(text)


def plain_words(text: str) -> str:
    """Lower case words with single spaces, marks gone: for looking up in word lists."""
    return " ".join(words(text))


def without_tags(text: str) -> str:
    return _TAG.sub(" ", text)


def shown(text: str) -> str:
    """A name in the case people write it, where the feed wrote it all small or all large."""
    if not (text.islower() or (text.isupper() and len(text) > 4 and " " in text)):
        return text
    return " ".join(_shown_word(word) for word in text.split())


def _shown_word(word: str) -> str:
    if len(word) <= 3 or any(char.isdigit() for char in word):
        return word.upper()
    return word.capitalize()
