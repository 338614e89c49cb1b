"""A table: CSV or TSV with one article a row, under whichever names its columns have."""

from __future__ import annotations

import csv
import re
from itertools import chain
from typing import IO, TYPE_CHECKING

from dashboard.data.article import Article, Reason, Refusal, printable
from dashboard.data.sources import lines
from dashboard.data.sources.decoding import AUTO, SAMPLE, bom, detect, looks_binary, plain_encoding
from dashboard.data.sources.record import article_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

DELIMITERS = ",;\t|"
RETURN = re.compile(r"(?<=\r)(?!\n)(?=.)", re.DOTALL)  # a carriage return alone ends a row too
# The names that columns go by, letters and digits only; of two that fit, the one named first here is taken.
COLUMNS = {
    "text": ("text", "teks", "isi", "isiberita", "isiartikel", "content", "konten", "body", "fulltext", "naskah",
             "articletext", "articlebody", "artikel", "article", "berita"),
    "title": ("title", "judul", "judulberita", "judulartikel", "headline"),
    "outlet": ("outlet", "media", "namamedia", "source", "sumber", "publisher", "penerbit", "portal", "situs",
               "sitename", "koran"),
    "published": ("published", "publishedat", "tanggal", "tanggalterbit", "tanggalpublikasi", "tanggalberita",
                  "date", "datepublished", "publishdate", "publicationdate", "pubdate", "terbit", "tgl", "waktu"),
    "url": ("url", "link", "tautan", "alamat", "permalink"),
    "byline": ("byline", "author", "penulis", "wartawan", "reporter", "jurnalis"),
    "id": ("id", "articleid", "idartikel", "idberita", "guid"),
    "sample": ("sample",),
}  # fmt: skip


def read(path: Path, *, encoding: str | None = None) -> Iterator[Article | Refusal]:
    """The article of each row; a row that holds none is refused and the next one read.

    The delimiter is the one of comma, semicolon, tab and bar that the header has most of. Lines are physical
    lines, where a row ends.
    """
    with lines.opened(path, encoding=encoding) as (file, encoding):
        yield from _Table(str(path), file, encoding).articles()


class _Table:
    def __init__(self, source: str, file: IO[bytes], encoding: str | None) -> None:
        self.source, self.file, self.encoding = source, file, encoding
        self.line = 0
        self.too_long: list[Refusal] = []

    def articles(self) -> Iterator[Article | Refusal]:
        head = self.file.read(SAMPLE)
        self.file.seek(0)
        if looks_binary(head):
            yield self._refusal(Reason.BINARY)
        elif bom(head) in lines.WIDE:
            yield self._refusal(Reason.ENCODING, str(bom(head)))
        elif not head.strip():
            yield self._refusal(Reason.EMPTY)
        else:
            yield from self._rows()

    def _rows(self) -> Iterator[Article | Refusal]:
        csv.field_size_limit(lines.MAX_BYTES)
        text = self._lines()
        header = next((line for line in text if line.strip()), "")
        delimiter = max(DELIMITERS, key=re.sub(r'"[^"]*"', "", header).count)
        rows = self._parsed(csv.reader(chain([header], text), delimiter=delimiter))
        names = next(rows, [])
        if isinstance(names, Refusal):
            yield names
            return
        columns = match_columns(names)
        if "text" not in columns:
            yield self._refusal(Reason.NO_TEXT_COLUMN, printable(", ".join(names))[:300])
            return
        for row in rows:
            yield from self._told()
            if isinstance(row, Refusal):
                yield row
            elif any(cell.strip() for cell in row):
                yield self._article(row, columns)
        yield from self._told()

    def _parsed(self, rows: Iterator[list[str]]) -> Iterator[list[str] | Refusal]:
        while True:
            try:
                yield next(rows)
            except StopIteration:
                return
            except csv.Error as error:  # a cell over the limit, gathered from many lines
                yield self._refusal(Reason.LINE_TOO_LONG, str(error), self.line)

    def _told(self) -> list[Refusal]:
        told, self.too_long = self.too_long, []
        return told

    def _article(self, row: list[str], columns: dict[str, int]) -> Article | Refusal:
        fields = {name: row[place] for name, place in columns.items() if place < len(row)}
        if any("\0" in cell for cell in fields.values()):
            return self._refusal(Reason.BINARY, line=self.line)
        raw = "\n".join(fields.values()).encode("utf-8", "surrogateescape")
        if any(map(_undecoded, fields.values())):
            found = detect(raw)
            if self.encoding != AUTO or not found:
                return self._refusal(Reason.ENCODING, found or "?", self.line)
            fields = {name: cell.encode("utf-8", "surrogateescape").decode(found) for name, cell in fields.items()}
        return article_of(fields, source=self.source, line=self.line)

    def _lines(self) -> Iterator[str]:
        """Lines as text; bytes that the encoding lacks stay visible as surrogates, and spoil their row only."""
        for number, line, size in lines.capped(self.file):
            self.line = number
            if line is None:
                self.too_long.append(self._refusal(Reason.LINE_TOO_LONG, f"{size / 1e6:.1f} MB", self.line))
            else:
                plain = plain_encoding(self.encoding) if self.line == 1 else self.encoding or "utf_8"
                text = line.decode("utf_8" if plain == AUTO else plain, "surrogateescape")
                yield from RETURN.split(text)

    def _refusal(self, reason: Reason, detail: str = "", line: int | None = None) -> Refusal:
        return Refusal(source=self.source, line=line, reason=reason, detail=detail)


def _undecoded(cell: str) -> bool:
    return any("\udc80" <= character <= "\udcff" for character in cell)


def count(path: Path) -> int:
    """How many rows the file has below its header, were the comma its delimiter."""
    csv.field_size_limit(lines.MAX_BYTES)
    with lines.opened(path) as (file, _):
        text = (line.decode("utf_8", "replace") for _, line, _ in lines.capped(file) if line is not None)
        return max(sum(1 for row in csv.reader(text) if row) - 1, 0)


def match_columns(names: Sequence[str]) -> dict[str, int]:
    """The place of each field that a column can be found for.

    >>> match_columns(["No", "Judul Berita", "Isi", "Tanggal"])
    {'text': 2, 'title': 1, 'published': 3}
    """
    plain = [re.sub(r"[^a-z0-9]", "", name.casefold()) for name in names]
    found = {}
    for field, known in COLUMNS.items():
        place = next((plain.index(name) for name in known if name in plain), None)
        if place is not None:
            found[field] = place
    return found
