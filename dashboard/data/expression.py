"""What a reader types into the search, read as words, phrases, AND, OR and NOT.

``banjir rob`` wants both, ``"air laut"`` a phrase, ``pelabuh*`` what begins so, ``-pasar`` and ``NOT pasar`` its
absence; ``OR`` and brackets do what they say. The operators are written in capitals, in English or Indonesian
(DAN, ATAU, BUKAN), for "dan" and "atau" are words of the texts. NOT binds closest, then AND, then OR.

Whatever is typed has a meaning: what cannot be read is mended, and ``Sought.mended`` says how.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from dashboard.data.article import printable

AND, OR, NOT = "AND", "OR", "NOT"
OPERATORS = {"AND": AND, "DAN": AND, "OR": OR, "ATAU": OR, "NOT": NOT, "BUKAN": NOT}
QUOTES = str.maketrans("“”„‟\0", '"""" ')
TOKEN = re.compile(r'(?P<not>-(?=["(\w]))|(?P<bracket>[()])|"(?P<phrase>[^"]*)(?P<end>"|$)|(?P<word>[^\s"()]+)')
TERMS = 64  # of one expression
DEPTH = 16  # of brackets; the index takes 256 levels of its own


class Mend(StrEnum):
    """What had to be mended."""

    QUOTE = "quote"  # a phrase without its end
    BRACKET = "bracket"  # one without the other
    OPERATOR = "operator"  # with nothing to join
    LENGTH = "length"  # more than is looked for
    NOTHING = "nothing"  # no letter or digit in it


class Term(NamedTuple):
    """A word or phrase as it was typed; ``prefix``: its last word may go on."""

    text: str
    prefix: bool

    def __str__(self) -> str:
        return f'"{self.text}"' + "*" * self.prefix


class Join(NamedTuple):
    """Parts of which all (AND) or any (OR) are wanted, or one that is not (NOT)."""

    operator: str
    parts: tuple[Term | Join, ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """What was typed, understood.

    ``match`` is an expression of SQLite's FTS5, empty where nothing can be looked for; with ``complement``, what
    it finds is what is not wanted. ``terms`` are the words and phrases that a text may be shown with.
    """

    match: str = ""
    complement: bool = False
    terms: tuple[Term, ...] = ()
    mended: frozenset[Mend] = frozenset()


def read(typed: str) -> Sought:
    """What was typed as an expression that is always valid.

    >>> read('banjir (rob OR "air laut") pelabuh* -pasar').match
    '(("banjir" AND ("rob" OR "air laut") AND "pelabuh"*) NOT "pasar")'
    >>> read("BUKAN pasar").complement, read("banjir OR (").mended == {Mend.OPERATOR, Mend.BRACKET}
    (True, True)
    """
    tokens, mended = _tokens(typed)
    whole = _Reading(tokens, mended).any()
    if whole is None:
        return Sought(mended=frozenset({Mend.NOTHING}) if typed.strip() else frozenset())
    match, complement = _match(whole)
    return Sought(match, complement, tuple(dict.fromkeys(_wanted(whole))), frozenset(mended))


def _tokens(typed: str) -> tuple[list[str | Term], set[Mend]]:
    """Terms, operators and brackets that close."""
    found: list[str | Term] = []
    mended: set[Mend] = set()
    depth = terms = 0
    text = printable(typed).translate(QUOTES)
    for token in TOKEN.finditer(text):
        if bracket := token["bracket"]:
            depth += 1 if bracket == "(" else -1
            if depth < 0 or depth > DEPTH or (depth == DEPTH and bracket == ")"):
                mended.add(Mend.BRACKET)
                depth = max(depth, 0)
                continue
            found.append(bracket)
        elif token["not"]:
            found.append(NOT)
        elif operator := OPERATORS.get(token["word"] or ""):
            found.append(operator)
        elif term := _term(token, text):
            terms += 1
            if terms > TERMS:
                mended.add(Mend.LENGTH)
                break
            found.append(term)
        if token["phrase"] is not None and not token["end"]:
            mended.add(Mend.QUOTE)
    if depth > 0:
        mended.add(Mend.BRACKET)
    return found + [")"] * min(max(depth, 0), DEPTH), mended


def _term(token: re.Match[str], text: str) -> Term | None:
    """A word or phrase with something in it that can be looked for."""
    written = token["word"] or token["phrase"] or ""
    words = written.rstrip("*")
    if not any(character.isalnum() for character in words):
        return None
    return Term(words, written != words or (bool(token["phrase"]) and text.startswith("*", token.end())))


class _Reading:
    """Reads tokens from left to right."""

    def __init__(self, tokens: list[str | Term], mended: set[Mend]) -> None:
        self.tokens = tokens
        self.mended = mended
        self.at = 0

    def next(self) -> str | Term | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self, *operators: str) -> bool:
        if self.next() not in operators:
            return False
        self.at += 1
        return True

    def any(self) -> Term | Join | None:
        """Parts between ORs, up to a closing bracket or the end."""
        parts = [self.all()]
        while self.take(OR):
            parts.append(self.all())
        if None in parts and len(parts) > 1:
            self.mended.add(Mend.OPERATOR)
        return _join(OR, parts)

    def all(self) -> Term | Join | None:
        """Parts side by side, or between ANDs."""
        parts, dangling = list[Term | Join | None](), False
        while self.next() not in (None, OR, ")"):
            if self.take(AND):
                self.mended |= {Mend.OPERATOR} if dangling or not parts else set()
                dangling = True
                continue
            parts.append(self.one())
            dangling = False
        self.mended |= {Mend.OPERATOR} if dangling else set()
        return _join(AND, parts)

    def one(self) -> Term | Join | None:
        negated = False
        while self.take(NOT):
            negated = not negated
        part = self._one()
        if part is None and negated:
            self.mended.add(Mend.OPERATOR)
        return Join(NOT, (part,)) if negated and part is not None else part

    def _one(self) -> Term | Join | None:
        if self.take("("):
            inside = self.any()
            self.take(")")
            return inside
        token = self.next()
        if not isinstance(token, Term):
            return None
        self.at += 1
        return token


def _join(operator: str, parts: list[Term | Join | None]) -> Term | Join | None:
    """The parts that are there; parts of parts with the same operator are parts themselves."""
    flat = [
        one
        for part in parts
        if part is not None
        for one in (part.parts if isinstance(part, Join) and part.operator == operator else (part,))
    ]
    return Join(operator, tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def _match(node: Term | Join) -> tuple[str, bool]:
    """An FTS5 expression, and whether what it finds is what is *not* wanted: FTS5 knows no NOT of its own."""
    if isinstance(node, Term):
        return str(node), False
    if node.operator == NOT:
        match, complement = _match(node.parts[0])
        return match, not complement
    parts = [_match(part) for part in node.parts]
    plain = [match for match, complement in parts if not complement]
    complements = [match for match, complement in parts if complement]
    if not complements:
        return _joined(node.operator, plain), False
    if node.operator == AND:
        refused = _joined(OR, complements)
        return (_without(_joined(AND, plain), refused), False) if plain else (refused, True)
    refused = _joined(AND, complements)
    return (_without(refused, _joined(OR, plain)) if plain else refused), True


def _joined(operator: str, matches: list[str]) -> str:
    return matches[0] if len(matches) == 1 else f"({f' {operator} '.join(matches)})"


def _without(match: str, refused: str) -> str:
    return f"({match} NOT {refused})"


def _wanted(node: Term | Join) -> Iterator[Term]:
    """The terms that no NOT stands before."""
    if isinstance(node, Term):
        yield node
    elif node.operator != NOT:
        for part in node.parts:
            yield from _wanted(part)
