"""Universal Dependencies treebanks as spaCy examples, tokenised as Tilik reads articles.

The reference of an example keeps the treebank's words, its predicted side the tokens of the pipeline's own
tokenizer; spaCy aligns the two. A multiword token (``kerjanya`` for *kerja* + *nya*) is one word here, as in the
articles: it has the annotation of its outermost part.
"""

from __future__ import annotations

import gzip
import html
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.vocab import Vocab

Row = list[str]  # the ten columns of a line: ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC
ID, FORM, UPOS, FEATS, HEAD, DEPREL, MISC = 0, 1, 3, 5, 6, 7, 9
MARKS = {"``": '"', "''": '"'}  # the older treebank's way to write quotation marks
HELD_OUT = ("-dev", "-test")  # what marks a file as one to choose by or to measure by, never to learn from


class Word(NamedTuple):
    """One surface word; ``head`` is its head's index in the sentence, the root's its own."""

    form: str
    blank: bool
    pos: str
    feats: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One annotated sentence."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words as they stand in the text, without the blank after the last."""
        return "".join(word.form + " " * word.blank for word in self.words).rstrip(" ")

    @property
    def key(self) -> str:
        """What two copies of a sentence share: its letters and digits, in lower case."""
        return "".join(filter(str.isalnum, self.text.casefold()))


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of a gzipped CoNLL-U file, in its order; empty nodes are left out."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows: list[Row] = []
        for line in lines:
            if line.strip():
                rows += [] if line.startswith("#") else [line.rstrip("\n").split("\t")]
            elif rows:
                yield _sentence(rows)
                rows = []
        if rows:
            yield _sentence(rows)


def _sentence(rows: Sequence[Row]) -> Sentence:
    parts = {row[ID]: row for row in rows if row[ID].isdigit()}
    surface = list(_surface(rows, parts))
    place = {identifier: index for index, (_, identifiers) in enumerate(surface) for identifier in identifiers}
    return Sentence(tuple(_word(token, identifiers, parts, place) for token, identifiers in surface))


def _surface(rows: Sequence[Row], parts: dict[str, Row]) -> Iterator[tuple[Row, list[str]]]:
    """The line of each surface word and the ids of its parts."""
    covered = 0
    for row in rows:
        first, _, last = row[ID].partition("-")
        if last:
            covered = int(last)
            yield row, [str(number) for number in range(int(first), covered + 1)]
        elif row[ID] in parts and int(first) > covered:
            yield row, [first]


def _word(token: Row, identifiers: Sequence[str], parts: dict[str, Row], place: dict[str, int]) -> Word:
    outermost = next(parts[i] for i in identifiers if parts[i][HEAD] not in identifiers)
    root = outermost[HEAD] == "0"
    return Word(
        form=MARKS.get(token[FORM]) or html.unescape(html.unescape(token[FORM])).strip() or token[FORM],
        blank="SpaceAfter=No" not in token[MISC].split("|"),
        pos=outermost[UPOS],
        feats="" if outermost[FEATS] == "_" else outermost[FEATS],
        head=place[outermost[ID if root else HEAD]],
        relation="ROOT" if root else outermost[DEPREL],  # spaCy's name of it
    )


def with_curly_marks(sentence: Sentence) -> Sentence:
    """The sentence with “…” for "…", as many papers write it; unchanged where the marks are not in pairs.

    >>> words = (Word(form, False, "X", "", 0, "ROOT") for form in ('"', "Ya", '"'))
    >>> with_curly_marks(Sentence(tuple(words))).text
    '“Ya”'
    """
    straight = [i for i, word in enumerate(sentence.words) if word.form == '"']
    if len(straight) % 2:
        return sentence
    curly = {at: "”" if i % 2 else "“" for i, at in enumerate(straight)}
    words = (word._replace(form=curly.get(i, word.form)) for i, word in enumerate(sentence.words))
    return Sentence(tuple(words))


def learnable(sentences: Iterable[Sentence], *, held_out: Iterable[Sentence]) -> list[Sentence]:
    """The sentences, each once, without those of which a copy is held out.

    >>> learn, test = (Sentence((Word(form, False, "X", "", 0, "ROOT"),)) for form in ("Satu.", "satu"))
    >>> learnable([learn], held_out=[test])
    []
    """
    seen = {sentence.key for sentence in held_out}
    kept = []
    for sentence in sentences:
        if sentence.key not in seen:
            seen.add(sentence.key)
            kept.append(sentence)
    return kept


def reference(sentences: Sequence[Sentence], *, vocab: Vocab) -> Doc:
    """One document of consecutive sentences, a blank between two, annotated in full."""
    words = [word for sentence in sentences for word in sentence.words]
    lengths = [len(sentence.words) for sentence in sentences]
    offsets = [sum(lengths[:i]) for i, length in enumerate(lengths) for _ in range(length)]
    ends = {sum(lengths[: i + 1]) - 1 for i in range(len(lengths))}
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.blank or i in ends for i, word in enumerate(words)],
        pos=[word.pos for word in words],
        morphs=[word.feats for word in words],
        heads=[word.head + offset for word, offset in zip(words, offsets, strict=True)],
        deps=[word.relation for word in words],
    )


def examples(sentences: Iterable[Sentence], *, nlp: Language, together: int) -> Iterator[Example]:
    """One example for every ``together`` consecutive sentences."""
    remaining = iter(sentences)
    while group := tuple(islice(remaining, together)):
        annotated = reference(group, vocab=nlp.vocab)
        yield Example(nlp.make_doc(annotated.text), annotated)


@registry.readers("tilik_treebanks.v1")  # type: ignore[untyped-decorator]
def make_reader(ud: Path, names: list[str], together: int) -> Callable[[Language], Iterator[Example]]:
    """A corpus for spaCy's training config: the files ``names`` of the folder ``ud``, gzipped CoNLL-U.

    From a file that is not itself held out, every sentence is dropped of which a held-out file of the folder has a
    copy, and every copy but the first; every second sentence has curly quotation marks.
    """

    def corpus(nlp: Language) -> Iterator[Example]:
        for name in names:
            path = Path(ud) / f"{name}.conllu.gz"
            found = list(read(path))
            if not is_held_out(path):
                found = learnable(found, held_out=held_out(Path(ud)))
                found = [with_curly_marks(one) if i % 2 else one for i, one in enumerate(found)]
            yield from examples(found, nlp=nlp, together=together)

    return corpus


def is_held_out(path: Path) -> bool:
    """Whether a file's name says that nothing may be learnt from it."""
    return any(mark in path.name for mark in HELD_OUT)


def held_out(ud: Path) -> list[Sentence]:
    """Every sentence of every dev and test file of a folder."""
    return [sentence for path in sorted(ud.glob("*.conllu.gz")) if is_held_out(path) for sentence in read(path)]
