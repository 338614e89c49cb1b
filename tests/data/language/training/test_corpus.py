"""What is measured by is not learnt from."""

import gzip
import json

from dashboard.data.language.training import corpus, public

LINE = "Pemerintah Kabupaten Kedungwaru menutup tiga jembatan gantung setelah hujan lebat kemarin sore."
OTHER = "Harga cabai di pasar induk turun separuh sejak panen raya dimulai pekan lalu di lereng gunung."


def test_copies_of_development_articles_are_left_out(tmp_path):
    path = tmp_path / "articles.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps({"text": text}) + "\n" for text in (f"Ringkasan: {LINE}", OTHER))
    assert list(corpus.texts(path, without=[LINE])) == [OTHER]


def test_sentences_of_test_splits_are_left_out(tmp_path):
    rows = [
        {"split": "train", "text": "Andra tiba di Jepang.", "spans": [[0, 5, "PER"], [14, 20, "LOC"]]},
        {"split": "train", "text": "Lima kapal karam.", "spans": []},
        {"split": "test", "text": "lima kapal karam", "spans": []},
    ]
    for name in public.SETS:
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as lines:
            lines.writelines(json.dumps(row) + "\n" for row in (rows if name == "idner" else rows[2:]))
    (only,) = public.learnable(tmp_path)
    assert [(only.text[name.start : name.end], name.label) for name in only.names] == [
        ("Andra", "PER"),
        ("Jepang", "GPE"),
    ]
