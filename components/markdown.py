"""Text from articles in places that read Markdown: labels, captions, notices."""

from __future__ import annotations

import re

MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&@=])")
BREAKS = re.compile(r"\s+")
JOINER = "\N{WORD JOINER}"


def literal(text: str) -> str:
    """The text as one line of Markdown that shows it as it is: no link, image, formula, icon or emoji.

    A backslash stops Markdown; the invisible joiner after a colon stops ``:material/home:`` and ``:smile:``,
    and after ``@`` and ``.`` the automatic links.

    >>> literal("![x](http://a.b)")
    '\\\\!\\\\[x\\\\]\\\\(http\\\\:\\u2060//a\\\\.\\u2060b\\\\)'
    """
    escaped = MARKS.sub(r"\\\1", BREAKS.sub(" ", text).strip())
    return re.sub(r"(\\[:.@])(?=\S)", rf"\1{JOINER}", escaped)
