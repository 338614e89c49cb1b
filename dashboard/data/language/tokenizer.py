"""The tokenizer: one regular expression instead of spaCy's 15,963 exceptions for Indonesian.

Numbers, dates, domains, abbreviations, reduplications and double names stay whole; a hyphen splits the names of
two places ("China-Rusia"), a prefix from a name ("se-Indonesia") and a clitic from one ("KPK-nya"). The time is
linear in the text, and the tokens join to the text to the letter.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from spacy.tokens import Doc
from spacy.util import DummyTokenizer, registry

from dashboard.data.language import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from spacy.language import Language
    from spacy.vocab import Vocab

_LETTER = r"[^\W_\d]"
_SIGN = "[^\\W_\u0300-\u036f]|[\u0300-\u036f]"  # a letter or digit, or a mark that combines with one
_TOP_LEVEL = "com|co|id|net|org|tv|io|me|info|news"
_PARTICLES = frozenset(("al", "el", "ad", "an", "as", "ash", "at", "ar", "ul", "ur", "bin", "van", "de", "e", "i"))
_CLITICS = frozenset(("nya", "ku", "mu", "lah", "kah", "pun"))


@cache
def _pattern() -> re.Pattern[str]:
    """What a token may be, the more particular first; repetition is bounded where a match may fail."""
    abbreviations = {form for group in lexicon.mapping("abbreviations").values() for form in group}
    ordered = sorted(map(re.escape, abbreviations), key=len, reverse=True)
    return re.compile(
        "|".join(
            (
                r"\s+",
                r"https?://\S{1,2000}(?<=[\w/])|www\.\S{1,2000}(?<=[\w/])",
                r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}",
                rf"[A-Za-z0-9][\w-]{{0,63}}(?:\.[\w-]{{1,63}}){{0,3}}\.(?:{_TOP_LEVEL}|{_TOP_LEVEL.upper()}|Com)(?!\w)",
                rf"(?<!\w)(?:{'|'.join(ordered)})\.(?!\w\.)",
                r"(?<!\w)(?!X\.(?!\w))(?:[A-Z]\.){1,6}",  # X is a medium, seldom an initial
                r"\d{1,5}(?:-\d{1,5})?/[A-Z][\w.-]{0,30}(?:/[\w.-]{1,30}){1,4}(?<=\w)",
                rf"\d+{_LETTER}[\w]*",
                r"(?:Rp\.?|US\$|[$€£¥])?\d+(?:[.,:/-]\d+)*%?",
                rf"(?:{_SIGN})+(?:['’ʼ`&-](?:{_SIGN})+)*(?:\+(?!\w))?",
                r"\.{2,}|--+",
                r".",
            )
        ),
        re.DOTALL,
    )


@cache
def _short_names() -> frozenset[str]:
    """One-word names that a hyphen joins to one another: countries and a few places."""
    countries = lexicon.mapping("countries").values()
    forms = {form for entry in countries for form in (entry.get("name", ""), *entry.get("also", ()))}
    forms |= set(lexicon.mapping("contexts")["paired"])
    forms |= lexicon.words("regencies") - lexicon.words("given_names")
    return frozenset(form for form in forms if form and " " not in form)


def _pieces(word: str) -> Iterator[str]:
    """The word, split at the hyphens that join two names, or a name and a prefix or clitic."""
    start = 0
    for hyphen in (at for at, sign in enumerate(word) if sign == "-"):
        left = word[max(start, hyphen - 40) : hyphen].rsplit("-", 1)[-1]
        right = word[hyphen + 1 : hyphen + 41].split("-", 1)[0]
        if _parts(left, right):
            yield from (word[start:hyphen], "-")
            start = hyphen + 1
    yield word[start:]


def _parts(left: str, right: str) -> bool:
    if left[:1].isupper():
        return right in _CLITICS or (left in _short_names() and right[:1].isupper())
    return left.isalpha() and right[:1].isupper() and left not in _PARTICLES


@cache
def _glued() -> re.Pattern[str]:
    names = sorted(lexicon.words("glued"), key=lambda name: (-len(name), name))
    return re.compile(f"({'|'.join(names)})")


def split(text: str) -> tuple[list[str], list[bool]]:
    """The tokens of a text, and whether a blank follows each; any other white space is a token of its own."""
    words: list[str] = []
    blanks: list[bool] = []
    for match in _pattern().finditer(text):
        token = match.group()
        if token[0] == " " and words and not blanks[-1]:
            blanks[-1], token = True, token[1:]
        if not token:
            continue
        pieces: Sequence[str] = (token,)
        if "-" in token[1:-1] and not token[0].isdigit():
            pieces = tuple(_pieces(token))
        elif "detik" in token and token.isalpha():
            pieces = [piece for piece in _glued().split(token) if piece]
        words.extend(pieces)
        blanks.extend([False] * len(pieces))
    return words, blanks


class Tokenizer(DummyTokenizer):
    """From a text to a ``Doc`` whose tokens join to it exactly."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words, blanks = split(text)
        return Doc(self.vocab, words=words, spaces=blanks)


@registry.tokenizers("tilik_tokenizer.v1")  # type: ignore[untyped-decorator]
def make_tokenizer() -> Callable[[Language], Tokenizer]:
    """A factory of tokenizers, as spaCy's config wants it.

    >>> import spacy
    >>> [token.text for token in make_tokenizer()(spacy.blank("xx"))("Harga (naik) Rp1,2 triliun.")]
    ['Harga', '(', 'naik', ')', 'Rp1,2', 'triliun', '.']
    """
    return lambda nlp: Tokenizer(nlp.vocab)
