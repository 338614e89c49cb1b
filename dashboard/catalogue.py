"""The catalogue: every message of the interface in the reader's language.

Messages are English in the code; ``locale/id.po`` holds the Indonesian ones. ``python -m dashboard.catalogue``
brings the file up to date with the code and lists what still wants a translation.
"""

from __future__ import annotations

import io
import math
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from babel import dates, default_locale, numbers
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from dashboard.settings import settings

LANGUAGES = ("id", "en")
ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path(__file__).resolve().parent / "locale"
KEYWORDS = {"words": None, "plural": (1, 2)}
HEADER = """\
# The interface in Indonesian. `python -m dashboard.catalogue` keeps it sorted and up to date.
msgid ""
msgstr ""
"Language: id\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""
LEAST, MOST = 1e-12, 1e24  # what is written without powers of ten, but for nought
WRITTEN = 20_000  # numbers and dates kept as they are written: babel takes long for each
FORMATS = {"month": "MMMM y", "weekday": "EEEE, d MMMM y"}


class Catalogue:
    """One language: keeps ``components.words.Words``.

    >>> Catalogue("en").plural("{count} quote", "{count} quotes", 1200)
    '1,200 quotes'
    >>> Catalogue("id").number(12000.5)
    '12.000,5'
    """

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else LANGUAGES[0]
        self._messages = _messages(self.language)

    def __call__(self, message: str, **values: object) -> str:
        text = self._messages.get(message, (message,))[0]
        return text.format(**values) if values else text

    def plural(self, one: str, many: str, count: int, **values: object) -> str:
        """The form that fits ``count``; Indonesian has one form, so its ``msgstr[0]`` always fits."""
        [text, *_] = self._messages.get(one) or (one if count == 1 else many,)
        return text.format(count=self.number(count), **values)

    def number(self, value: float, *, digits: int | None = None) -> str:
        """With so many ``digits`` after the comma, else with up to three; with powers of ten where it is longer
        than anyone counts.

        >>> Catalogue("id").number(12000.5), Catalogue("id").number(1.5e40)
        ('12.000,5', '1,5E40')
        """
        return _number(self.language, value, digits)

    def date(self, value: date, *, form: str = "medium") -> str:
        """``form`` is one of short, medium, long, month, weekday, day.

        >>> Catalogue("id").date(date(2024, 11, 15), form="long")
        '15 November 2024'
        """
        return _date(self.language, value, form)


@lru_cache(WRITTEN)
def _number(language: str, value: float, digits: int | None) -> str:
    if value and math.isfinite(value) and not LEAST <= abs(value) < MOST:
        return str(numbers.format_scientific(value, format="0.######E0", locale=language))
    pattern = "#,##0.###" if digits is None else "#,##0" + ("." + "0" * digits if digits else "")
    return str(numbers.format_decimal(value, format=pattern, locale=language))


@lru_cache(WRITTEN)
def _date(language: str, value: date, form: str) -> str:
    if form == "day":  # without its year, in the order of the language
        return str(dates.format_skeleton("MMMd", value, locale=language))
    return str(dates.format_date(value, format=FORMATS.get(form, form), locale=language))


def terminal_words() -> Catalogue:
    """The catalogue for the command line: the language set for this installation, else the terminal's."""
    asked = (settings().language, (default_locale("LC_MESSAGES") or "")[:2])
    return Catalogue(next((code for code in asked if code in LANGUAGES), "en"))


@cache
def _messages(language: str) -> Mapping[str, tuple[str, ...]]:
    """The translated messages of a language, each with its forms: a catalogue itself takes long to look one up."""
    return dict(_forms(_read(language)))


def _forms(catalog: Catalog) -> Iterator[tuple[str, tuple[str, ...]]]:
    for message in catalog:
        one = message.id if isinstance(message.id, str) else message.id[0]
        forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        if one and forms and forms[0]:
            yield one, forms


@cache
def _read(language: str) -> Catalog:
    path = FOLDER / f"{language}.po"
    if not path.is_file():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def extract() -> Catalog:
    """Every message that the code asks for, with the files that do."""
    catalog = read_po(io.BytesIO(HEADER.encode()))
    for folder in ("components", "dashboard"):
        for path, _, message, comments, _ in _calls(ROOT / folder):
            catalog.add(message, locations=[(f"{folder}/{path}", 0)], auto_comments=comments)
    return catalog


def _calls(folder: Path) -> Iterator[tuple[str, int, str | tuple[str, ...], list[str], str | None]]:
    yield from extract_from_dir(
        folder,
        method_map=[("data/**.py", "ignore"), ("**.py", "python")],
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
    )


def update() -> list[str]:
    """Write ``id.po`` anew: what the code no longer says is dropped, what it newly says is added, sorted.

    Returns the messages without a translation.
    """
    written = _read("id")
    fresh = extract()
    for message in fresh:
        known = written.get(message.id[0] if isinstance(message.id, tuple) else message.id)
        if message.id and known:
            many = isinstance(known.string, (list, tuple))
            message.string = tuple(known.string or ())[: fresh.num_plurals] if many else known.string
    buffer = io.BytesIO()
    write_po(buffer, fresh, width=110, omit_header=True, sort_output=True, include_lineno=False)
    (FOLDER / "id.po").write_bytes(HEADER.encode() + buffer.getvalue())
    forget()
    return [str(message.id) for message in fresh if message.id and not _translated(message.string)]


def forget() -> None:
    """Read the files anew when a message is asked for next."""
    _messages.cache_clear()
    _read.cache_clear()


def _translated(string: object) -> bool:
    return bool(string) if isinstance(string, str) else isinstance(string, (list, tuple)) and any(string)


def main() -> int:
    missing = update()
    for message in missing:
        print(f"no Indonesian for: {message}", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
