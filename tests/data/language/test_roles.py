import pytest

from dashboard.data.language.pipeline import load


@pytest.mark.parametrize(
    ("text", "name", "role", "organisation"),
    [
        ("Menteri Luar Negeri Rusia Igor Petrenko tiba.", "Igor Petrenko", "Menteri Luar Negeri", "country:ru"),
        ("Bupati Cilacap, Rahmat Wijaya, tiba.", "Rahmat Wijaya", "Bupati", "place:id-cilacap"),
        ("Rahmat Wijaya, Ketua Umum PSSI, tiba.", "Rahmat Wijaya", "Ketua Umum", "org:pssi"),
        ("Rahmat Wijaya (45), mantan Gubernur Bali, tiba.", "Rahmat Wijaya", "mantan Gubernur", "place:id-bali"),
        ("Jenderal Rahmat Wijaya selaku Direktur Utama tiba.", "Rahmat Wijaya", "Direktur Utama", None),
        ("Rahmat Wijaya, Bupati Surya Atmaja, dan istri tiba.", "Rahmat Wijaya", None, None),
    ],
)
def test_a_title_and_whose_it_is(text, name, role, organisation):
    ent = next(ent for ent in load()(text).ents if ent.text == name)
    assert (ent._.role, ent._.organisation_id) == (role, organisation)
