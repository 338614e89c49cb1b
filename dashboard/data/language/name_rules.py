"""Names as rules and lists see them, without a model.

Three readings of one article. *Known names* come from the gazetteer. *Built names* start with a head
("Kementerian …", "Stadion …") or end in a telling word ("… FC"). *Unknown names* are runs of capitalised
words; the words around them (titles, speech verbs, prepositions) vote on what they are, and all places of the
article where the same name stands vote together. What is a name once is a name everywhere in its article.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from dashboard.data.language import lexicon
from dashboard.data.language.gazetteer import gazetteer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from dashboard.data.language.gazetteer import Entry

Votes = Counter[str]
ABBREVIATION = re.compile(r"[A-Z][A-Za-z&]*[A-Z][A-Za-z0-9&-]*|[A-Z]{2,}[A-Za-z0-9-]*")
MONEY = re.compile(r"(?:Rp|US\$|[A-Z]{3}\d).*\d")
ROMAN = re.compile(r"[IVX]{1,5}|[IVX]+-[A-Z]")
MODEL = re.compile(
    r"(?!Ke-|U-?\d|WI[BT]-|RW|RT|CO2|H2O|[IVX]+-)[A-Z][A-Za-z]{0,9}-?\d+[A-Za-z]{0,4}|\d+[A-Z]{2,4}"
)
DOMAIN = re.compile(r"\w[\w.-]*\.(?:com|id|net|org|co|tv|news|COM|CO|ID|Com)")
INITIAL = re.compile(r"(?:[A-Z]\.)+|[A-Z]")
RANKS = frozenset(("Kabupaten", "Kota", "Provinsi", "Prov", "Kab."))
SPORTS = frozenset(("Timnas", "timnas", "nasional"))  # teams whose name goes on with a sport in small letters
LEAST_VOTES = 2
LONGEST_NAME = 8  # tokens of an unknown name


@dataclass(slots=True)
class Mention:
    """A name at tokens ``start`` to ``end``; ``role`` is the first token of the title before it, if any."""

    start: int
    end: int
    votes: Votes = field(default_factory=Counter)
    role: int | None = None
    known: bool = False

    @property
    def label(self) -> str:
        return self.votes.most_common(1)[0][0] if self.votes else ""


@cache
def _phrases(group: str) -> dict[str, list[tuple[str, ...]]]:
    """Titles or inner words, by their first word in lower case, longest first."""
    titles = lexicon.mapping("titles")
    entries: Iterable[str] = (
        [form for forms in titles["heads"] for form in forms] if group == "heads" else titles[group]
    )
    filed: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for form in entries:
        words = tuple(form.replace("(", "( ").replace(")", " )").split())
        filed[words[0]].append(words)
    return {first: sorted(set(forms), key=len, reverse=True) for first, forms in filed.items()}


@cache
def _heads() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First words of built names, by their first word, longest first, with the label."""
    filed: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for label, heads in lexicon.mapping("heads").items():
        for head in heads:
            words = tuple(head.split())
            filed[words[0]].append((words, label))
    return {first: sorted(heads, key=lambda row: -len(row[0])) for first, heads in filed.items()}


@cache
def _words(file: str, *path: str) -> frozenset[str]:
    node = lexicon.mapping(file)
    for key in path:
        node = node[key]
    return frozenset(node)


@cache
def _telling(where: str) -> dict[str, tuple[str, ...]]:
    """The labels that a last word (``suffix``) or a word before (``before``) tells."""
    filed: dict[str, list[str]] = defaultdict(list)
    for label, words in lexicon.mapping("contexts")[where].items():
        for word in words:
            filed[word].append(label)
    return {word: tuple(labels) for word, labels in filed.items()}


def _everyday(word: str) -> bool:
    return word.lower() in lexicon.words("common_words")


class Reader:
    """One article's tokens, read from left to right and then again with what was learned.

    ``hidden`` are given names that the list shall not know.
    """

    def __init__(self, words: list[str], starts: list[bool], *, hidden: Collection[str] = ()) -> None:
        self.words, self.starts, self.size = words, starts, len(words)
        self.capital = [word[0].isupper() for word in words]
        self.mentions: list[Mention] = []
        self.things: set[str] = set()  # abbreviations that the article defines for common nouns
        self.role: int | None = None  # the first token of the title that waits for its name
        self.role_end = -1
        self.ended = -1  # where a known name inside a built one ends
        given = lexicon.words("given_names")
        self.given = {word for word in words if word in given and word not in hidden}
        self.headlines = self._headlines()

    def _personal(self, word: str) -> bool:
        return word in self.given

    def read(self) -> list[Mention]:
        at = 0
        while at < self.size:
            at = max(self._step(at), at + 1)
        self._join_definitions()
        self._part_bodies()
        self._settle()
        self._spread()
        return sorted((m for m in self.mentions if m.label), key=lambda mention: mention.start)

    # From left to right ---------------------------------------------------------------------------------------

    def _step(self, at: int) -> int:
        """Read what starts at this token; the next token to read."""
        word = self.words[at]
        if not self.capital[at]:
            return self._step_lower(at)
        known = self._known(at)
        head = self._head(at)
        title = self._title(at)
        sizes = (known[0] if known else 0, len(head[0]) if head else 0, title)
        if known and sizes[0] >= max(sizes):
            longer = self._suffixed(at)
            if longer and longer[0] > known[0]:
                return self._add(at, at + longer[0], longer[1], 3)
            return self._add_known(at, *known)
        if head and sizes[1] >= sizes[2]:
            end = self._extend(at, *head)
            if end > at + len(head[0]) or (known and known[0] >= end - at):
                return self._add(at, end, head[1], 4)
            if known:
                return self._add_known(at, *known)
        if title:
            return self._open_role(at, title)
        if known:
            return self._add_known(at, *known)
        if self._no_name(at):
            return at + 1
        return self._unknown(at) if word[0].isalpha() else at + 1

    def _step_lower(self, at: int) -> int:
        word = self.words[at]
        known = self._known(at)
        if known:
            return self._add_known(at, *known)
        if (
            word in ("timnas", "tim", "jalan", "gedung", "sungai", "putusan")
            and at + 1 < self.size
            and self.capital[at + 1]
        ):
            head = self._head(at)
            if head:
                return self._add(at, self._extend(at, *head), head[1], 4)
        title = self._title(at)
        if title:
            return self._open_role(at, title)
        if self.role is not None and not self._keeps_role(at):
            self.role = None
        return at + 1

    def _keeps_role(self, at: int) -> bool:
        """Whether a word that is no name leaves the title waiting: brackets, a comma, "bidang", "untuk", "dan"."""
        word = self.words[at]
        if at - self.role_end > 12:
            return False
        if word in "()/,." or word in ("dan", "bidang", "untuk", "urusan", "of", "the", "for"):
            return at + 1 < self.size and "\n" not in self.words[at + 1]
        return word.isupper() or word in _words("titles", "inner")

    def _open_role(self, at: int, size: int) -> int:
        if self.role is None or at - self.role_end > 10:
            self.role = at
        end = at + size
        inner = _words("titles", "inner")
        while end < self.size and self.capital[end] and self.words[end].lower() in inner and not self._known(end):
            end += 1
        self.role_end = end
        return end

    def _known(self, at: int) -> tuple[int, Entry] | None:
        """The gazetteer's longest name here; in capitals also for a name that is written with small letters."""
        found = gazetteer().longest(self.words, at)
        word = self.words[at]
        if found is None and word.isupper() and len(word) > 3:
            run = [other.title() for other in self.words[at : at + 4] if other.isupper()]
            found = gazetteer().longest(run, 0) if run else None
        if found and ((found[1].ambiguous and not self._placed(at)) or self._another(at, found)):
            return None
        return found

    def _another(self, at: int, found: tuple[int, Entry]) -> bool:
        """Whether a listed person's single name opens another person's: "Prabowo Hartono"."""
        size, entry = found
        after = at + size
        if entry.label != "PER" or size > 1 or after >= self.size or self.starts[after]:
            return False
        word = self.words[after]
        return word[0].isupper() and not word.isupper() and self._personal(word)

    def _placed(self, at: int) -> bool:
        before = self.words[at - 1].lower() if at else ""
        return before in (
            "di",
            "ke",
            "dari",
            "asal",
            "kota",
            "kabupaten",
            "bupati",
            "warga",
            "wilayah",
            "kecamatan",
        )

    def _head(self, at: int) -> tuple[tuple[str, ...], str] | None:
        for words, label in _heads().get(self.words[at], ()):
            if tuple(self.words[at : at + len(words)]) == words:
                return words, label
        return None

    def _title(self, at: int) -> int:
        """The number of tokens of the title that starts here."""
        lowered = self.words[at].lower()
        best = 0
        for group in ("heads", "courtesy", "kin") if not self.capital[at] else ("heads", "courtesy"):
            for words in _phrases(group).get(lowered, ()):
                if len(words) > best and tuple(w.lower() for w in self.words[at : at + len(words)]) == words:
                    best = len(words)
        return best

    def _no_name(self, at: int) -> bool:
        word = self.words[at]
        if word in _words("contexts", "not_names") or ROMAN.fullmatch(word) or MONEY.match(word):
            return True
        return self.starts[at] and _everyday(word) and not self._personal(word)

    # Built names ----------------------------------------------------------------------------------------------

    def _extend(self, at: int, head: tuple[str, ...], label: str) -> int:
        """The end of the name that this head opens."""
        end = at + len(head)
        inner = 0
        while end < self.size and end - at < 14:
            word = self.words[end]
            if self.starts[end] or "\n" in word:
                break
            if inner and (after := self._past_brackets(end)):
                end = after
            elif self._joins(at, end, label):
                end += 1
            elif not (
                self.capital[end] or (label in ("LAW", "EVT", "ORG", "PRD", "FAC") and word[0].isdigit() and inner)
            ) or self._ends_built(at, end, label, inner):
                break
            else:
                known = self._known(end)
                end += known[0] if known else 1
                inner += 1
                self.ended = end if known else -1
                if known and known[1].label == "GPE" and label in ("ORG", "GPE", "LOC"):
                    break
        while end > at + len(head) and not (self.capital[end - 1] or self.words[end - 1][0].isdigit()):
            end -= 1
        return end

    def _past_brackets(self, at: int) -> int:
        """The token after ``(ABBR)`` where the name goes on with a place: "Pengadilan Negeri (PN) Semarang"."""
        if self.words[at] != "(" or at + 3 >= self.size or self.words[at + 2] != ")":
            return 0
        if not ABBREVIATION.fullmatch(self.words[at + 1]) and not self.words[at + 1].istitle():
            return 0
        known = self._known(at + 3)
        place = known is not None and known[1].label == "GPE"
        return at + 3 if place or self.words[at + 3] in RANKS else 0

    def _serves(self, at: int, size: int, entry: Entry) -> int:
        """The end of a known body with the country or place that it serves: "Kemlu Iran", "KPU Kota Solo"."""
        end = at + size
        if entry.label != "ORG" or end >= self.size or self.starts[end]:
            return 0
        first = self.words[at]
        if self.words[end] in RANKS and end + 1 < self.size and self.capital[end + 1]:
            return self._extend(end, (self.words[end],), "GPE")
        known = self._known(end)
        if known and known[1].kind == "country" and first in _words("contexts", "national"):
            return end + known[0]
        if known and known[1].label == "GPE" and first in _words("contexts", "local"):
            return end + known[0]
        return 0

    def _joins(self, at: int, end: int, label: str) -> bool:
        """Whether a small word goes on a built name: "Hukum dan HAM", "Nomor 7 Tahun 2017 tentang …"."""
        word = self.words[end]
        if self.words[end - 1] in SPORTS or (end - at > 1 and self.words[at] in SPORTS and word.islower()):
            ahead = (self._known(place) for place in range(end + 1, min(end + 4, self.size)))
            if word.isalpha() and any(known and known[1].kind == "country" for known in ahead):
                return end - at < 5
        if end + 1 >= self.size or not (self.capital[end + 1] or self.words[end + 1][0].isdigit()):
            return False
        if word in ("dan", "&"):
            return label == "ORG" and end - at >= 2 and _everyday(self.words[end + 1]) and not self._known(end + 1)
        if word in ("of", "for", "the", "de", "bin", "untuk"):
            return label in ("ORG", "FAC", "EVT") and self.words[end + 1][0].isupper()
        return label == "LAW" and word in ("tentang", "tahun", "nomor", "no.", "ke")

    def _ends_built(self, at: int, end: int, label: str, inner: int) -> bool:
        word = self.words[end]
        if word in _words("contexts", "not_names") and not (label in ("EVT", "LAW") and inner == 0):
            return True
        if label in ("GPE", "LOC") and (inner >= 2 or self._title(end)):
            return True
        if self._title(end) and inner and not _everyday(word):
            return True
        if label == "ORG" and inner and self._personal(word) and self.ended == end:
            return True
        waits = self.role is not None and self.role_end >= at - 1
        return label == "ORG" and waits and inner > 0 and (self._personal(word) or bool(self._title(end)))

    def _suffixed(self, at: int) -> tuple[int, str] | None:
        """The tokens and label of a capitalised run that a telling last word closes: "Bali United"."""
        suffixes = _telling("suffix")
        for end in range(at + 1, min(at + 6, self.size)):
            if not (self.capital[end] or self.words[end] in _words("contexts", "joiners")) or self.starts[end]:
                return None
            if self.words[end] in suffixes and self.words[end] not in (
                "Indonesia",
                "Nusantara",
                "City",
                "Raya",
                "Air",
            ):
                return end + 1 - at, suffixes[self.words[end]][0]
        return None

    # Unknown names --------------------------------------------------------------------------------------------

    def _unknown(self, at: int) -> int:
        """Read the capitalised run that starts here and let its surroundings vote."""
        end = at + 1
        while end < self.size and end - at < LONGEST_NAME and self._goes_on(at, end):
            end += 1
        while end > at + 1 and not self.capital[end - 1]:
            end -= 1
        resume = end
        if at in self.headlines or self.starts[at] or end - at > 1:
            while at < end and _everyday(self.words[at]) and not self._personal(self.words[at]):
                at += 1
        while (
            end > at
            and _everyday(self.words[end - 1])
            and not self._personal(self.words[end - 1])
            and self._sheds(at, end)
        ):
            end -= 1
        if at < end and not self._plain(at, end):
            mention = Mention(at, end, self._votes(at, end), self._waiting(at))
            self.mentions.append(mention)
            self.role = None
        return resume

    def _sheds(self, at: int, end: int) -> bool:
        return at in self.headlines or end - at > 1

    def _plain(self, at: int, end: int) -> bool:
        """Whether the run is of everyday words alone."""
        run = [word for word in self.words[at:end] if word[0].isalpha() and not ROMAN.fullmatch(word)]
        return all(map(_everyday, run)) and not any(map(self._personal, run))

    def _goes_on(self, at: int, end: int) -> bool:
        word = self.words[end]
        if self.starts[end]:
            return False
        if not self.capital[end]:
            joiner = word in _words("contexts", "joiners") or word.lower() in ("bin", "binti")
            return joiner and end + 1 < self.size and self.capital[end + 1]
        if word in _words("contexts", "not_names"):
            return False
        if INITIAL.fullmatch(word):
            return True
        known = self._known(end)
        if known:
            return known[0] == 1 and known[1].label in ("PER", "LOC") and self._personal(word)
        if self._head(end) and not self._personal(word):
            return False
        return not (self._title(end) and not self._personal(word))

    def _waiting(self, at: int) -> int | None:
        """The title before this token, where nothing but its own words stands between."""
        if self.role is None or at - self.role_end > 10:
            return None
        return self.role

    def _votes(self, at: int, end: int) -> Votes:
        votes: Votes = Counter()
        words = self.words[at:end]
        before = self.words[at - 1] if at else ""
        after = self.words[end] if end < self.size else ""
        self._vote_shape(votes, words)
        waiting = self._waiting(at)
        if waiting is not None:
            votes["PER"] += 4 if self.role_end == at else 3
        if before in _words("speech", "after"):
            body = len(words) == 1 and words[0].isupper() and len(words[0]) > 2
            votes["PER"] += 1 if body else 3
        if after in _words("speech", "before"):
            votes["PER"] += 2
        for label in _telling("before").get(before, _telling("before").get(before.lower(), ())):
            votes[label] += 3 if label in ("GPE", "WOA", "FAC", "LOC", "EVT") else 2
        if before.lower() == "dari":
            votes["GPE"] += 1
        if (
            after == "("
            and end + 2 < self.size
            and self.words[end + 1].isdigit()
            and len(self.words[end + 1]) <= 2
        ):
            votes["PER"] += 4
        if after == "," and end + 1 < self.size:
            following = self._known(end + 1)
            if following and following[1].kind in ("country", "place") and before in ("di", "ke", "dari", ","):
                votes["GPE"] += 2
        return votes

    def _vote_shape(self, votes: Votes, words: list[str]) -> None:
        """What the words themselves say."""
        single = len(words) == 1
        votes["PER"] += 2 * sum(self._personal(word) for word in words)
        if not single and not any(map(_everyday, words)):
            votes["PER"] += 1
        if any(INITIAL.fullmatch(word) for word in words[:-1]):
            votes["PER"] += 1
        if words[-1] in _telling("suffix"):
            votes[_telling("suffix")[words[-1]][0]] += 4 if not single else 0
        if any(word in ("of", "the", "for", "&", "and") for word in words):
            votes["ORG"] += 4
        if DOMAIN.fullmatch(words[0]):
            votes["ORG"] += 5
        elif single and MODEL.fullmatch(words[0]):
            votes["PRD"] += 2
        elif single and ABBREVIATION.fullmatch(words[0]):
            votes["ORG"] += 2
        if words[0] == "The":
            votes["ORG"] += 3

    # What the article says as a whole ---------------------------------------------------------------------------

    def _add(self, start: int, end: int, label: str, weight: int) -> int:
        self.mentions.append(Mention(start, end, Counter({label: weight}), known=True))
        return end

    def _add_known(self, at: int, size: int, entry: Entry) -> int:
        served = self._serves(at, size, entry)
        if served:
            return self._add(at, served, "ORG", 6)
        role = self._waiting(at) if entry.label == "PER" else None
        self.mentions.append(Mention(at, at + size, Counter({entry.label: 6}), role, known=True))
        if entry.label == "PER":
            self.role = None
        elif self.role is not None:
            self.role_end = at + size
        return at + size

    def _part_bodies(self) -> None:
        """Part a person's name from the body before it: "Direktur Cakra Sekuritas Reza Pratama"."""
        alone = {self.words[m.start] for m in self.mentions if m.end == m.start + 1 and m.label == "PER"}
        for mention in list(self.mentions):
            if mention.known or mention.label != "PER":
                continue
            cut = self._cut(mention, alone)
            if cut:
                self._add(mention.start, cut, "ORG", 4)
                mention.start, mention.votes = cut, Counter({"PER": 4})

    def _cut(self, mention: Mention, alone: set[str]) -> int:
        """Where a person's name begins in a run that begins with a body's; 0 where it does not."""
        suffixes = _telling("suffix")
        personal = self._personal(self.words[mention.start])
        for at in range(mention.end - 1, mention.start, -1):
            last = self.words[at - 1]
            if "ORG" in suffixes.get(last, ()) and not self._personal(last):
                return at
            if personal or mention.role is None:
                continue
            if len(last) > 2 and ABBREVIATION.fullmatch(last) and not INITIAL.fullmatch(last):
                return at
            if (
                self.words[at] in alone
                and self._personal(self.words[at])
                and self.words[mention.start] not in alone
            ):
                return at
        return 0

    def _join_definitions(self) -> None:
        """``Name (ABBR)``: the abbreviation is what the name is, and the other way round."""
        by_end = {mention.end: mention for mention in self.mentions}
        for mention in self.mentions:
            at = mention.start
            if (
                at >= 2
                and self.words[at - 1] == "("
                and mention.end < self.size
                and self.words[mention.end] == ")"
            ):
                long = by_end.get(at - 1)
                if long and self._abbreviates(mention, long):
                    source, target = (mention, long) if mention.known else (long, mention)
                    target.votes[source.label] += 6
                elif self._abbreviates_words(mention, known_only=long is not None or mention.known):
                    self.things.add(self._form(mention))

    def _abbreviates(self, short: Mention, long: Mention) -> bool:
        first = self.words[short.start][0] == self.words[long.start][0].upper()
        fits = first or short.known or long.label == "PER"
        return fits and short.end - short.start <= 2 and (long.end - long.start > 1 or short.known)

    def _abbreviates_words(self, short: Mention, *, known_only: bool) -> bool:
        """Whether brackets hold the abbreviation of a thing: "surat berharga negara (SBN)"."""
        letters = self.words[short.start]
        if short.end - short.start > 1 or not ABBREVIATION.fullmatch(letters):
            return False
        first = short.start - 1 - len(letters)
        initials = "".join(word[0] for word in self.words[max(first, 0) : short.start - 1]).upper()
        return initials == letters.upper() or not known_only

    def _settle(self) -> None:
        """Let all mentions of the same form vote together; drop what too few votes carry."""
        total: dict[str, Votes] = defaultdict(Counter)
        for mention in self.mentions:
            total[self._form(mention)].update(mention.votes)
        for mention in self.mentions:
            if not mention.known:
                mention.votes = total[self._form(mention)]
        self.mentions = [m for m in self.mentions if self._form(m) not in self.things and self._carried(m)]

    def _carried(self, mention: Mention) -> bool:
        return mention.known or (bool(mention.votes) and max(mention.votes.values()) >= LEAST_VOTES)

    def _form(self, mention: Mention) -> str:
        return " ".join(self.words[mention.start : mention.end])

    def _spread(self) -> None:
        """Find the parts of the people's names, and the names of all others, wherever else they stand."""
        parts: set[str] = set()
        for mention in self.mentions:
            if mention.label == "PER":
                words = self.words[mention.start : mention.end]
                parts.update(word for word in words if len(word) > 2 and (not _everyday(word) or len(words) == 1))
        covered = bytearray(self.size)
        for mention in self.mentions:
            if not mention.known and mention.end - mention.start == 1 and self.words[mention.start] in parts:
                mention.votes = Counter({"PER": 9})
            covered[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
        for at, word in enumerate(self.words):
            if not covered[at] and word in parts and not (self.starts[at] and _everyday(word)):
                self.mentions.append(Mention(at, at + 1, Counter({"PER": 3})))

    def _headlines(self) -> set[int]:
        """Tokens of lines in Title Case, where a capital says nothing."""
        found: set[int] = set()
        for start, end in self._lines():
            letters = [at for at in range(start, end) if self.words[at][0].isalpha() and len(self.words[at]) > 3]
            capitals = sum(self.capital[at] for at in letters)
            everyday = sum(self.capital[at] and _everyday(self.words[at]) for at in letters)
            if len(letters) >= 4 and capitals > 0.75 * len(letters) and everyday >= 2:
                found.update(range(start, end))
        return found

    def _lines(self) -> Iterator[tuple[int, int]]:
        start = 0
        for at, word in enumerate(self.words):
            if "\n" in word:
                yield start, at
                start = at + 1
        yield start, self.size
