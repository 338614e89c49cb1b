"""The brief as one page of PDF."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from fpdf import FPDF
from fpdf.enums import Align, XPos, YPos
from fpdf.fonts import TTFFont

from components.brief import Brief, most
from components.cards import shorten

if TYPE_CHECKING:
    from pathlib import Path

    from components.words import Words

INK, MUTED, LINE, ACCENT = (28, 29, 32), (99, 102, 109), (228, 225, 218), (11, 95, 165)
MARGIN, GAP, COURSE = 16.0, 3.0, 20.0  # millimetres
FOOT, ROW, QUOTE, SECTION = 24.0, 6.0, 16.0, 12.0


def pdf(brief: Brief, *, words: Words, fonts: Path) -> bytes:
    """The same contents as ``brief.page``, on one page of A4: of quotes and tables as much as there is room for.

    ``fonts`` is the folder of ``inter-400.ttf`` and ``inter-600.ttf``, which write Latin letters alone: a letter
    of another script is a question mark.
    """
    sheet = Sheet(fonts)
    sheet.title(words("Brief"), brief.scope(words), brief.period)
    sheet.figures(brief.figures)
    if len(brief.course) > 1:
        sheet.heading(words("Articles over time"))
        ends = (words.date(brief.course[end][0]) for end in (0, -1))
        sheet.course(
            [count for _, count in brief.course], note=" – ".join(ends) + " · " + most(brief, words=words)
        )
    sheet.heading(words("Most quoted"), of=brief.speakers)
    for name, count in brief.speakers:
        sheet.row(name, words.number(count))
    sheet.heading(words("Newest quotes"), of=brief.quotes)
    for quote in brief.quotes:
        sheet.quote(quote.text, f"{quote.speaker} · {quote.source}")
    sheet.heading(words("Where outlets differ"), of=brief.spreads)
    for spread in brief.spreads:
        sheet.row(f"{spread.what} · {spread.outlets}", spread.figures)
    sheet.foot(brief.made(words), brief.link, brief.caution)
    return sheet.bytes(made=datetime.combine(brief.made_on, time(), UTC))


class Sheet:
    """One page of A4 that is written from top to bottom; lengths are millimetres."""

    def __init__(self, fonts: Path) -> None:
        self._page = FPDF(format="A4")
        self._page.set_auto_page_break(False)
        self._page.set_margins(MARGIN, MARGIN)
        for style, weight in (("", 400), ("B", 600)):
            self._page.add_font("Inter", style, fonts / f"inter-{weight}.ttf")
        fonts_used = [font for font in self._page.fonts.values() if isinstance(font, TTFFont)]
        self._known = set.intersection(*(set(font.cmap) for font in fonts_used))
        self._page.add_page()

    def bytes(self, *, made: datetime) -> bytes:
        self._page.set_creation_date(made)
        self._page.set_creator("Tilik")
        return bytes(self._page.output())

    def title(self, heading: str, scope: str, period: str) -> None:
        self._line(heading, size=20, bold=True, height=9)
        self._line(scope, size=10, height=5)
        self._line(period, size=9, height=5, color=MUTED)
        self._rule(INK, 0.5)

    def figures(self, pairs: tuple[tuple[str, str], ...]) -> None:
        top, width = self._page.get_y() + GAP, self._page.epw / max(1, len(pairs))
        for place, (label, value) in enumerate(pairs):
            for text, size, bold, color, drop in ((label, 8.5, False, MUTED, 0), (value, 15, True, INK, 4.6)):
                self._page.set_xy(MARGIN + place * width, top + drop)
                self._cell(text, size=size, bold=bold, color=color, width=width, height=6)
        self._page.set_xy(MARGIN, top + 11.5)

    def heading(self, text: str, *, of: tuple[object, ...] | None = None) -> None:
        """A heading, unless there is nothing below it or hardly any room."""
        if of == () or self._room() < SECTION:
            return
        self._page.set_y(self._page.get_y() + GAP)
        self._line(text, size=10.5, bold=True, height=6)

    def course(self, counts: list[int], *, note: str) -> None:
        top, base = max(counts) or 1, self._page.get_y() + COURSE
        step = min(8.0, self._page.epw / len(counts))
        self._page.set_fill_color(*ACCENT)
        for place, count in enumerate(counts):
            height = COURSE * count / top
            self._page.rect(MARGIN + place * step, base - height, step * 0.8, height, style="F")
        self._page.set_y(base)
        self._rule(LINE, 0.2)
        self._line(note, size=8.5, height=5, color=MUTED)

    def row(self, left: str, right: str) -> None:
        """A row of a table, where there is room for it."""
        if self._room() < ROW:
            return
        self._cell(left, size=9.5, width=self._page.epw - 45, height=5)
        self._cell(right, size=9.5, width=45, height=5, align=Align.R)
        self._page.ln(5)
        self._rule(LINE, 0.2)

    def quote(self, text: str, source: str) -> None:
        """A quote of two lines, where there is room for it."""
        if self._room() < QUOTE:
            return
        left, top = MARGIN + 3, self._page.get_y() + 1
        self._page.set_xy(left, top)
        self._paragraph(text, size=9.5, width=self._page.epw - 3)
        self._page.set_x(left)
        self._cell(source, size=8.5, width=self._page.epw - 3, height=4.5, color=MUTED)
        self._page.ln(4.5)
        self._page.set_fill_color(*ACCENT)
        self._page.rect(MARGIN, top, 0.8, self._page.get_y() - top, style="F")
        self._page.ln(1)

    def foot(self, made: str, link: str, caution: str) -> None:
        self._page.set_y(self._page.h - FOOT)
        self._rule(LINE, 0.2)
        self._line(made, size=8, height=4, color=MUTED)
        if link.startswith(("http://", "https://")):
            self._line(shorten(link, length=130), size=8, height=4, color=ACCENT, link=link)
        self._paragraph(caution, size=8, color=MUTED)

    def _room(self) -> float:
        return float(self._page.h - FOOT - 2 - self._page.get_y())

    def _rule(self, color: tuple[int, int, int], width: float) -> None:
        self._page.set_draw_color(*color)
        self._page.set_line_width(width)
        y = self._page.get_y() + 0.6
        self._page.line(MARGIN, y, MARGIN + self._page.epw, y)
        self._page.set_y(y + 0.4)

    def _line(
        self, text: str, *, size: float, height: float, bold: bool = False,
        color: tuple[int, int, int] = INK, link: str = "",
    ) -> None:  # fmt: skip
        self._cell(text, size=size, bold=bold, color=color, width=self._page.epw, height=height, link=link)
        self._page.ln(height)

    def _cell(
        self, text: str, *, size: float, width: float, height: float, bold: bool = False,
        color: tuple[int, int, int] = INK, align: Align = Align.L, link: str = "",
    ) -> None:  # fmt: skip
        """Text in one line, cut where it is wider than its place."""
        self._style(size, bold, color)
        self._page.cell(width, height, self._cut(self._written(text), width), align=align, link=link)

    def _paragraph(self, text: str, *, size: float, width: float = 0, color: tuple[int, int, int] = INK) -> None:
        self._style(size, False, color)
        self._page.multi_cell(
            width, size * 0.48, self._written(text), align=Align.L, new_x=XPos.LMARGIN, new_y=YPos.NEXT
        )

    def _style(self, size: float, bold: bool, color: tuple[int, int, int]) -> None:
        self._page.set_font("Inter", "B" if bold else "", size)
        self._page.set_text_color(*color)

    def _written(self, text: str) -> str:
        """What the font has letters for, in one line; marks that no letter can be joined with are left out."""
        plain = " ".join(unicodedata.normalize("NFC", text).split())
        return "".join(
            letter if ord(letter) in self._known else "" if unicodedata.combining(letter) else "?"
            for letter in plain
        )

    def _cut(self, text: str, width: float) -> str:
        if self._page.get_string_width(text) <= width - 2:
            return text
        while text and self._page.get_string_width(f"{text}…") > width - 2:
            text = text[:-1]
        return f"{text}…"
