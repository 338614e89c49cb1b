"""One actor for one person or body over all articles."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from dashboard.data import queries
from dashboard.data.identity import bodies, resolution
from dashboard.data.identity.evidence import Evidence, Named, gathered
from dashboard.data.identity.homonyms import sphere
from dashboard.data.identity.spelling import near, shortens, slip
from dashboard.data.language.gazetteer import gazetteer, slug
from dashboard.data.language.person_names import bare, words
from dashboard.data.selection import Selection
from dashboard.data.store import Store
from tests.data.drafts import Draft, frames_of

ALL = Selection()


def told(article_id, *people, orgs=(), roles=None, called=None, **columns):
    """An article that names people and bodies; ``called`` maps a full name to the short one used beside it."""
    called, roles = called or {}, roles or {}
    one = Draft(article_id, " bertemu ".join((*people, *called.values(), *orgs)) + ".", **columns)
    for kind, prefix, label, names in (("person", "per", "PER", people), ("organisation", "org", "ORG", orgs)):
        for name in names:
            actor_id = f"{prefix}:{slug(name)}"
            one.actor(actor_id, name, kind).mention(name, actor_id, label)
            one.rows["mentions"][-1]["role"] = roles.get(name)
            if name in called:
                one.mention(called[name], actor_id, label)
    return one


def evidence_of(drafts):
    """What ``gathered`` finds in a store of these articles, without the store."""
    copies, told_in, names, forms, roles = {}, {}, {}, {}, {}
    for draft in drafts:
        copies.setdefault(draft.rows["articles"][0]["cluster_id"], []).append(draft.key["article_id"])
    copies = {min(articles): sorted(articles) for articles in copies.values()}
    text_of = {article: text for text, articles in copies.items() for article in articles}
    for draft in drafts:
        text = text_of[draft.key["article_id"]]
        for row in draft.rows.get("actors", ()):
            told_in.setdefault(row["actor_id"], set()).add(text)
            names.setdefault((row["actor_id"], row["name"], row["kind"]), set()).add(text)
        for row in draft.rows.get("mentions", ()):
            forms.setdefault(row["text"], {}).setdefault(row["actor_id"], set()).add(text)
            if row.get("role"):
                roles.setdefault((row["actor_id"], text), set()).add(row["role"])
    named = {}
    for (one, name, kind), _ in sorted(names.items(), key=lambda item: (len(item[1]), item[0][1])):
        compared = words(bare(name) if kind == "person" else name)
        named[one] = Named(one, name, kind, compared, one in gazetteer().by_key)
    counted = {}
    for form, actors in forms.items():
        uses = counted.setdefault(" ".join(words(form)), Counter())
        uses.update({one: len(texts) for one, texts in actors.items()})
    return Evidence(
        named,
        {one: sorted(texts) for one, texts in told_in.items()},
        counted,
        {key: sorted(found) for key, found in roles.items()},
        copies,
    )


def who(drafts):
    """What the ids of these articles stand for: a function of an id and, where it matters, an article."""
    found = resolution.identities(evidence_of(drafts))
    return lambda one, article=None: found.get((one, article)) or found.get((one, None), one)


def test_spelling_is_set_aside():
    assert slip("soebrata", "subrata") and slip("yusuf", "jusuf") and slip("wicaksana", "wicaksono")
    assert not slip("dani", "deni") and not slip("sutrisno", "trisno") and not slip("viii", "vii")
    assert near(["bagus", "wicaksana"], ["bagus", "wicaksono"]) and not near(["bagus", "w"], ["bayu", "s"])
    assert shortens(["b", "wicaksana"], ["bagus", "wicaksana"]) and not shortens(["bagus"], ["bagus"])


def test_old_and_new_spelling_are_one_person():
    is_now = who([told("a", "Wening Soetedjo"), told("b", "Wening Sutejo")])
    assert is_now("per:wening-soetedjo") == is_now("per:wening-sutejo") == "per:wening-soetedjo"


def test_a_slip_is_forgiven_only_in_the_same_company():
    together = [told("a", "Galih Wicaksana", "Tirta Samudra"), told("b", "Galih Wicaksono", "Tirta Samudra")]
    assert who(together)("per:galih-wicaksono") == "per:galih-wicaksana"
    apart = [*together[:1], told("c", "Galih Wicaksono", "Laksmi Hapsari"), told("d", "Laksmi Hapsari")]
    assert who(apart)("per:galih-wicaksono") == "per:galih-wicaksono"


def test_a_short_name_joins_the_one_longer_name():
    one = [told("a", "Ratna Kusuma Dewi", "Tirta Samudra"), told("b", "Ratna Kusuma", "Tirta Samudra")]
    assert who(one)("per:ratna-kusuma-dewi") == "per:ratna-kusuma"
    several = [*one, told("c", "Ratna Kusuma Jati", "Tirta Samudra")]
    is_now = who(several)
    assert is_now("per:ratna-kusuma-jati") != is_now("per:ratna-kusuma-dewi")


def test_two_people_in_one_span_are_not_a_longer_name():
    drafts = [
        told("a", "Ratna Kusuma", "Tirta Samudra"),
        told("b", "Ratna Kusuma Galih Wicaksana", "Tirta Samudra"),
        told("c", "Galih Wicaksana", "Tirta Samudra"),
    ]
    is_now = who(drafts)
    ids = ("per:ratna-kusuma", "per:galih-wicaksana", "per:ratna-kusuma-galih-wicaksana")
    assert len({is_now(one) for one in ids}) == 3


def everyday():
    """Five people called Wahyono and two texts that name one so; one of the texts has company."""
    full = ("Agus", "Bima", "Citra", "Dimas", "Endah")
    known = [told(f"n{first}", f"{first} Wahyono", f"Saksi {first}", orgs=[f"Sanggar {first}"]) for first in full]
    return [
        *known,
        told("alone", "Wahyono"),
        told("near", "Wahyono", "Saksi Dimas", orgs=["Sanggar Dimas"]),
    ]


def test_an_everyday_name_is_known_in_its_article_only():
    is_now = who(everyday())
    assert is_now("per:wahyono", "alone") == "per:wahyono@alone"
    assert is_now("per:wahyono", "near") == "per:dimas-wahyono"


def test_an_initial_is_known_in_its_article_only():
    is_now = who([told("a", "M", "Tirta Samudra"), told("b", "M", "Tirta Samudra")])
    assert (is_now("per:m", "a"), is_now("per:m", "b")) == ("per:m@a", "per:m@b")


def test_copies_of_a_text_speak_of_one_person():
    copies = [told(one, "Wahyono", cluster_id="one") for one in ("copy-1", "copy-2")]
    is_now = who([*everyday(), *copies])
    assert is_now("per:wahyono", "copy-1") == is_now("per:wahyono", "copy-2") == "per:wahyono@copy-1"


def test_a_name_that_everybody_uses_of_one_person_is_that_person():
    known = [
        told(f"k{n}", "Sekar Arumdalu", f"Tamu {n % 2}", called={"Sekar Arumdalu": "Arumda"}) for n in range(4)
    ]
    assert who([*known, told("x", "Arumda", "Tamu 1")])("per:arumda") == "per:sekar-arumdalu"
    assert who([*known, told("x", "Arumda", "Orang Lain")])("per:arumda") == "per:arumda"


def test_namesakes_of_different_spheres_are_kept_apart():
    name = "Budiharjo Santika"
    drafts = [
        told("chief-1", name, "Tirta Samudra", roles={name: "Kapolres Bitung"}),
        told("chief-2", name, "Tirta Samudra", roles={name: "AKBP"}),
        told("farmer", name, "Laksmi Hapsari", roles={name: "petani"}),
        told("harvest", name, "Laksmi Hapsari"),
    ]
    is_now = who(drafts)
    farmer = {is_now("per:budiharjo-santika", one) for one in ("farmer", "harvest")}
    assert farmer == {"per:budiharjo-santika@farmer"}
    assert is_now("per:budiharjo-santika", "chief-1") == "per:budiharjo-santika"
    changed = [*drafts[:2], told("farmer", name, "Tirta Samudra", roles={name: "petani"})]
    assert who(changed)("per:budiharjo-santika", "farmer") == "per:budiharjo-santika"


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Kepala Desa Sukamaju", "office"),
        ("mantan kiper", "sport"),
        ("Ketua Warga", None),
        ("para nelayan", "lay"),
    ],
)
def test_a_role_belongs_to_a_sphere(role, expected):
    assert sphere(role) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Pemprov Jabar", "Pemerintah Provinsi Jawa Barat", True),
        ("PT Laut Biru (Persero) Tbk", "Laut Biru", True),
        ("SMAN 1 Sukamaju", "SMAN 2 Sukamaju", False),
        ("Polda Sulut", "Polda Sumut", False),
    ],
)
def test_bodies_are_one_but_for_form(one, other, same):
    drafts = [told("a", "Tirta Samudra", orgs=[one]), told("b", "Tirta Samudra", orgs=[other])]
    drafts += [told("c", orgs=["Bank Sulut", "Bank Sumut"])]  # words of other names too: no slips
    is_now = who(drafts)
    assert (is_now(f"org:{slug(one)}") == is_now(f"org:{slug(other)}")) == same


def test_an_abbreviation_is_what_texts_define_it_for():
    name = "Gabungan Pelaut Nusantara"
    drafts = [told(one, orgs=[name], called={name: "GPN"}) for one in ("a", "b")]
    assert who([*drafts, told("c", orgs=["GPN"])])("org:gpn") == f"org:{slug(name)}"
    other = "Gerakan Petani Nasional"
    drafts += [told(one, orgs=[other], called={other: "GPN"}) for one in ("d", "e")]
    assert who([*drafts, told("c", orgs=["GPN"])])("org:gpn") == "org:gpn"
    assert bodies.abbreviates("gpn", ["gerakan", "petani", "nasional"])


def test_what_the_lists_keep_apart_stays_apart():
    drafts = [
        Draft(one, "Mahkamah").actor(f"org:{one}", "Mahkamah", "organisation") for one in ("mk", "ma", "mahkamah")
    ]
    is_now = who(drafts)
    assert is_now("org:mk") == "org:mk" and is_now("org:ma") == "org:ma"


def corpus():
    """Articles in which every rule has something to do."""
    name = "Gabungan Pelaut Nusantara"
    return [
        *everyday(),
        told("s1", "Wening Soetedjo", "Tirta Samudra"),
        told("s2", "Wening Sutejo", orgs=["Pemprov Jabar", "GPN"]),
        told("s3", "Wening Sutejo Hadi", "Tirta Samudra", orgs=["Pemprov Jawa Barat"]),
        *(told(f"g{n}", orgs=[name], called={name: "GPN"}) for n in range(2)),
        told("h1", "Budiharjo Santika", "Tirta Samudra", roles={"Budiharjo Santika": "Kapolres Bitung"}),
        told("h2", "Budiharjo Santika", roles={"Budiharjo Santika": "petani"}),
    ]


def stored(drafts, folder):
    store = Store(folder)
    store.append(frames_of(*(draft.rows for draft in drafts)))
    resolution.update(store)
    return store


def named(store):
    return store.snapshot().sql("SELECT article_id, start, actor_id FROM mentions ORDER BY ALL")


def shuffled(seed):
    drafts = corpus()
    random.Random(seed).shuffle(drafts)
    return drafts


@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_articles_does_not_matter(seed):
    assert resolution.identities(evidence_of(shuffled(seed))) == resolution.identities(evidence_of(corpus()))


@pytest.mark.parametrize("drafts", [corpus(), shuffled(0)], ids=["in order", "shuffled"])
def test_the_store_tells_what_its_articles_say(tmp_path, drafts):
    store = stored(drafts, tmp_path / "store")
    assert gathered(store.snapshot()) == evidence_of(corpus())
    is_now = who(corpus())
    expected = [
        (row["article_id"], row["start"], is_now(row["actor_id"], row["article_id"]))
        for draft in corpus()
        for row in draft.rows["mentions"]
    ]
    assert list(named(store).itertuples(index=False, name=None)) == sorted(expected)


def test_storing_the_same_again_changes_nothing(tmp_path):
    store = stored(corpus(), tmp_path / "store")
    before = named(store)
    store.append(frames_of(*(draft.rows for draft in corpus())))
    assert resolution.update(store) == 0
    assert named(store).equals(before)
    store.compact()
    assert resolution.update(store) == 0 and named(store).equals(before)


@pytest.mark.parametrize("seed", range(2))
def test_every_id_there_ever_was_stands_for_somebody(tmp_path, seed):
    drafts = shuffled(seed)
    store, ids = Store(tmp_path / "store"), set()
    for draft in drafts[:4], drafts[4:9], drafts[9:]:
        store.append(frames_of(*(one.rows for one in draft)))
        resolution.update(store)
        today = named(store)["actor_id"]
        found = store.snapshot().actors_of(ids)
        assert ids == found.keys() and {one for ones in found.values() for one in ones} <= set(today)
        ids |= set(today)


def test_the_queries_speak_of_actors_of_the_whole_store(tmp_path):
    first = told("q1", "Wening Soetedjo", "Tirta Samudra").quote("bertemu", speakers=("per:wening-soetedjo",))
    second = told("q2", "Wening Sutejo", "Tirta Samudra").number(
        "bertemu", 1, actors=("per:wening-soetedjo", "per:wening-sutejo")
    )
    second.relation("bertemu", "per:wening-sutejo", "per:tirta-samudra")
    snapshot = stored([first, second], tmp_path / "store").snapshot()
    actors = queries.actors(snapshot, selection=ALL).set_index("actor_id")
    assert actors.loc["per:wening-soetedjo", ["mentions", "articles", "quotes"]].tolist() == [2, 2, 1]
    assert {actors.loc["per:wening-soetedjo", "name"], *actors.loc["per:wening-soetedjo", "aliases"]} == {
        "Wening Soetedjo",
        "Wening Sutejo",
    }
    old = Selection(actors=("per:wening-sutejo",))
    assert queries.count(snapshot, frame="articles", selection=old) == 2
    assert queries.quotes(snapshot, selection=old)["speaker_ids"].tolist() == [["per:wening-soetedjo"]]
    assert queries.numbers(snapshot, selection=old)["actor_ids"].tolist() == [["per:wening-soetedjo"]]
    assert queries.relations(snapshot, selection=old)["source_id"].tolist() == ["per:wening-soetedjo"]
    assert queries.suggest_actors(snapshot, typed="sutejo")["actor_id"].tolist() == ["per:wening-soetedjo"]
    names = queries.actor_names(snapshot, actor_ids=["per:wening-sutejo", "per:nobody"])
    assert names == {"per:wening-sutejo": actors.loc["per:wening-soetedjo", "name"]}
    ties = queries.edges(snapshot, selection=ALL, layers=("named together",))
    assert ties["weight"].tolist() == [2]


def test_a_name_that_is_nearly_always_another_s_is_no_alias(tmp_path):
    def one(article_id, actor_id, name, kind, *aliases):
        draft = Draft(article_id, f"{name}.").actor(actor_id, name, kind, aliases=list(aliases))
        return draft.mention(name, actor_id, "LOC")

    beach = [one(f"b{n}", "place:pantai", "Pantai Kulon", "place", "Kulon") for n in range(21)]
    once = one("once", "org:sanggar", "Sanggar Tari", "organisation", "Kulon", "Sanggar")
    actors = queries.actors(stored([*beach, once], tmp_path / "store").snapshot(), selection=ALL)
    aliases = actors.set_index("actor_id")["aliases"].to_dict()
    assert aliases == {"place:pantai": ["Kulon"], "org:sanggar": ["Sanggar"]}


def test_only_other_people_tell_who_is_meant():
    evidence = evidence_of([told("a", "Wening Sutejo", "Tirta Samudra"), told("b", "Tirta Samudra")])
    assert evidence.company(["per:tirta-samudra"]) == {}
