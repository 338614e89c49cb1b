from dashboard.data.language.pipeline import load


def found(text):
    doc = load()(text)
    return [(text[r.start : r.end], r.kind, r.actor_ids) for r in doc._.references]


def test_pronouns_clitics_roles_and_bodies_point_back():
    text = (
        'Menteri Luar Negeri Rusia Igor Petrenko tiba di Tegal. "Kami siap," ujarnya. Menlu itu pulang bersama '
        "istrinya. Beliau pulang. Badan Intelijen Negara diam. Badan itu menunggu."
    )
    person = ("per:igor-petrenko",)
    assert found(text) == [
        ("nya", "clitic", person),
        ("Menlu itu", "role", person),
        ("nya", "clitic", person),
        ("Beliau", "pronoun", person),
        ("Badan itu", "body", ("org:bin",)),
    ]


def test_the_last_who_spoke_is_meant_rather_than_whoever_was_named_since():
    text = '"Air surut," kata Surya Atmaja. Ia bertemu Dewi Lestari di pasar. "Warga aman," ujarnya.'
    assert found(text)[-1] == ("nya", "clitic", ("per:surya-atmaja",))


def test_what_points_to_nobody_is_kept():
    assert found("Sang bupati pulang. Ia tersenyum. Polisi tersebut diam.") == [
        ("Sang bupati", "role", ()),
        ("Ia", "pronoun", ()),
    ]


def test_names_within_quotation_marks_are_passed_over():
    text = 'Bupati Rahmat Wijaya tiba. "Saya kenal Surya Atmaja," katanya.'
    assert found(text) == [("nya", "clitic", ("per:rahmat-wijaya",))]
