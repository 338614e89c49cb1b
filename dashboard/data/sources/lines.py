"""Lines of a file, none of which is read whole where it is too long."""

from __future__ import annotations

import codecs
import gzip
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, cast

from dashboard.data.sources.decoding import AUTO, bom

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_BYTES = 20_000_000
BLOCK = 1 << 20
WIDE = ("utf_16", "utf_32")


@contextmanager
def opened(path: Path, *, encoding: str | None = None) -> Iterator[tuple[IO[bytes], str | None]]:
    """The file, unpacked where its name ends in ``.gz``, and the encoding in which to decode its lines.

    Lines of UTF-16 and UTF-32 cannot be told apart byte by byte: asked for, these are recoded to UTF-8.
    """
    with _binary(path) as file:
        wide = _wide(file, encoding)
        yield (cast("IO[bytes]", codecs.EncodedFile(file, "utf-8", wide)), None) if wide else (file, encoding)


def _binary(path: Path) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(path, "rb")) if path.suffix.lower() == ".gz" else path.open("rb")


def _wide(file: IO[bytes], encoding: str | None) -> str | None:
    if encoding == AUTO:
        announced = bom(file.read(4))
        file.seek(0)
        return announced if announced in WIDE else None
    plain = (encoding or "").lower().replace("-", "_")
    return plain if plain.startswith(WIDE) else None


def capped(file: IO[bytes], *, limit: int = MAX_BYTES) -> Iterator[tuple[int, bytes | None, int]]:
    """Each line with its number from 1 and its length in bytes; None in place of lines over ``limit`` bytes.

    >>> from io import BytesIO
    >>> list(capped(BytesIO(b"satu\\ndua belas\\ntiga"), limit=6))
    [(1, b'satu\\n', 5), (2, None, 10), (3, b'tiga', 4)]
    """
    number = 0
    while line := file.readline(limit + 1):
        number += 1
        if len(line) <= limit:
            yield number, line, len(line)
        else:
            yield number, None, len(line) + _skip_rest(file, line)


def _skip_rest(file: IO[bytes], line: bytes) -> int:
    skipped = 0
    while line and not line.endswith(b"\n"):
        line = file.readline(BLOCK)
        skipped += len(line)
    return skipped


def count(path: Path) -> int:
    """How many lines the file has, as far as it can be read."""
    lines, last = 0, b"\n"
    with _binary(path) as file:
        while block := file.read(BLOCK):
            lines, last = lines + block.count(b"\n"), block[-1:]
    return lines + (last != b"\n")
