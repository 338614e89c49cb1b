"""Bytes to text: UTF-8, or another encoding where the reader is told to."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from dashboard.data.article import Reason

SAMPLE = 64 * 1024
BOMS = {codecs.BOM_UTF8: "utf_8_sig", codecs.BOM_UTF32_LE: "utf_32", codecs.BOM_UTF32_BE: "utf_32",
        codecs.BOM_UTF16_LE: "utf_16", codecs.BOM_UTF16_BE: "utf_16"}  # fmt: skip
# What Indonesian text comes in where it is not UTF-8; a wider choice finds Cyrillic in a pair of curly quotes.
CANDIDATES = ["cp1252", "mac_roman", "latin_1"]
SIGNATURES = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
AUTO = "auto"


class DecodingError(ValueError):
    """Bytes that are no text in the encoding asked for."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason, self.detail = reason, detail


def decode(data: bytes, *, encoding: str | None = None) -> str:
    """The text of ``data``, without a byte order mark and otherwise untouched.

    ``encoding`` None means UTF-8, ``auto`` UTF-8 or else what is detected, anything else is taken at its word.
    Raises ``DecodingError``, whose detail names the encoding that the bytes seem to have.
    """
    if looks_binary(data):
        raise DecodingError(Reason.BINARY, "")
    try:
        announced = bom(data) if encoding == AUTO else None
        return data.decode(announced or plain_encoding(encoding))
    except UnicodeDecodeError:
        found = detect(data)
        if encoding == AUTO and found:
            return data.decode(found)
        raise DecodingError(Reason.ENCODING, found or "?") from None


def known(encoding: str | None) -> bool:
    """Whether Python can decode it."""
    try:
        return encoding in (None, AUTO) or bool(codecs.lookup(str(encoding)))
    except LookupError:
        return False


def bom(data: bytes) -> str | None:
    """The encoding that a byte order mark announces."""
    return next((encoding for mark, encoding in BOMS.items() if data.startswith(mark)), None)


def detect(data: bytes) -> str | None:
    """The likely encoding of bytes that are not UTF-8, by charset-normalizer."""
    if announced := bom(data):
        return announced
    best = from_bytes(data, cp_isolation=CANDIDATES).best()
    return best.encoding if best else None


def looks_binary(data: bytes) -> bool:
    """Whether the bytes are no text at all: a known file signature, or NUL bytes outside UTF-16 and UTF-32."""
    return data.startswith(SIGNATURES) or (b"\0" in data and bom(data) in (None, "utf_8_sig"))


def plain_encoding(encoding: str | None) -> str:
    """The codec for the beginning of a file, which may be a byte order mark."""
    return "utf_8_sig" if encoding in (None, AUTO, "utf-8", "utf8", "utf_8") else str(encoding)
