"""The readers: every article comes out, or the reason why it does not."""

import gzip
import json
import os
import tracemalloc
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data import sources
from dashboard.data.article import Article, Reason, Refusal
from dashboard.data.sources import lines
from dashboard.data.sources.published import DateError, instant
from dashboard.data.sources.record import article_of
from dashboard.settings import settings

TEXT = "Air naik di Demak. “Kami siaga,” kata Bupati Wening Prasetya."


@pytest.fixture
def read(tmp_path):
    """What is read of one file with that name and content."""

    def reader(name, content, **options):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(sources.read(path, **options))

    return reader


def reasons(found):
    return [one.reason if isinstance(one, Refusal) else None for one in found]


def texts(found):
    return [one.text for one in found if isinstance(one, Article)]


def jsonl(*records):
    return "".join(json.dumps(record) + "\n" for record in records)


def test_a_text_is_read_untouched_with_its_metadata(read, tmp_path):
    (tmp_path / "one.json").write_text(
        json.dumps(
            {"id": 7, "outlet": "Kabar Pesisir", "title": "Air naik", "published": "2024-11-15", "sample": True}
        )
    )
    text = "\r\n " + TEXT + " \r\n"
    [article] = read("one.txt", text)
    assert article.text == text
    assert (article.article_id, article.outlet, article.title, article.sample) == (
        "7", "Kabar Pesisir", "Air naik", True,
    )  # fmt: skip
    assert article.published.isoformat() == "2024-11-15T00:00:00+07:00"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_byte_order_mark_is_no_text(read, mark):
    assert texts(read("one.txt", mark + TEXT.encode())) == [TEXT]
    assert texts(read("one.jsonl", mark + json.dumps({"text": TEXT}).encode())) == [TEXT]
    assert texts(read("one.csv", mark + f'isi\n"{TEXT}"\n'.encode())) == [TEXT]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", Reason.EMPTY),
        ("a.txt", b" \n\t\n", Reason.EMPTY),
        ("a.jsonl", b"\n \n", Reason.EMPTY),
        ("a.json", b"[]", Reason.EMPTY),
        ("a.csv", b"", Reason.EMPTY),
        ("a.txt", b"%PDF-1.7\n1 0 obj", Reason.BINARY),
        ("a.txt", b"Air\x00naik", Reason.BINARY),
        ("a.jsonl", b"\x89PNG\r\n\x1a\n\x00", Reason.BINARY),
        ("a.csv", b"PK\x03\x04 xlsx in truth", Reason.BINARY),
        ("a.txt", TEXT.encode("cp1252"), Reason.ENCODING),
        ("a.txt", TEXT.encode("utf-16"), Reason.ENCODING),
        ("a.jsonl", ('{"text": "' + TEXT + '"}').encode("cp1252"), Reason.ENCODING),
        ("a.jsonl", ('{"text": "' + TEXT + '"}').encode("utf-16"), Reason.ENCODING),
        ("a.csv", f"isi\n{TEXT}\n".encode("cp1252"), Reason.ENCODING),
        ("a.txt", b"a" * 1_000_001, Reason.TOO_LONG),
        ("a.txt", b"a" * 5_000_000, Reason.TOO_LONG),
        ("a.jsonl", b'{"text": "' + b"a" * 5_000_000 + b'"}', Reason.TOO_LONG),
        ("a.csv", b"isi\n" + b"a" * 5_000_000 + b"\n", Reason.TOO_LONG),
        ("a.jsonl", b'{"text": "air', Reason.JSON),
        ("a.jsonl", b"[1, 2]", Reason.JSON),
        ("a.jsonl", b"[" * 100_000, Reason.JSON),
        ("a.jsonl", b'{"text": "air \\ud800"}', Reason.JSON),
        ("a.jsonl", b'{"text": "air", "title": "\\udfff"}', Reason.JSON),
        ("a.jsonl", b'{"text": "air", "id": "\\udfff"}', Reason.JSON),
        ("a.json", b'"air"', Reason.JSON),
        ("a.jsonl", b'{"judul": "air"}', Reason.NO_TEXT),
        ("a.jsonl", b'{"text": null}', Reason.NO_TEXT),
        ("a.jsonl", b'{"text": 7}', Reason.NO_TEXT),
        ("a.jsonl", b'{"text": "  "}', Reason.NO_TEXT),
        ("a.csv", b"judul;tanggal\nair;2024-11-15\n", Reason.NO_TEXT_COLUMN),
        ("a.jsonl", b'{"text": "air", "published": "32/13/2024"}', Reason.BAD_DATE),
        ("a.docx", b"air", Reason.UNKNOWN_FORMAT),
        ("a", b"air", Reason.UNKNOWN_FORMAT),
        ("a.jsonl.gz", b"no gzip", Reason.UNREADABLE),
        ("a.jsonl.gz", gzip.compress(b'{"text": "air"}')[:-9], Reason.UNREADABLE),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_reason(read, name, content, reason):
    assert reasons(read(name, content)) == [reason]


def test_details_say_what_to_mend(read):
    assert read("a.csv", "judul;tanggal\nair;2024\n")[0].detail == "judul, tanggal"
    assert read("a.txt", TEXT.encode("cp1252"))[0].detail == "cp1252"
    assert read("a.jsonl", '{"text": "air", "published": "kapan-kapan"}')[0].detail == "kapan-kapan"


def test_a_bad_line_spoils_no_other(read):
    content = jsonl({"text": "satu"}).encode() + b'{"text": \xff}\n{\n\n' + jsonl({"text": "dua"}).encode()
    found = read("a.jsonl", content)
    assert texts(found) == ["satu", "dua"]
    assert [(one.line, one.reason) for one in found if isinstance(one, Refusal)] == [
        (2, Reason.ENCODING), (3, Reason.JSON),
    ]  # fmt: skip


def test_a_bad_row_spoils_no_other(read):
    content = f"judul,isi\na,satu\nb,{TEXT}\nc,\nd,dua\n".encode("cp1252")
    assert reasons(read("a.csv", content)) == [None, Reason.ENCODING, Reason.NO_TEXT, None]


@pytest.mark.parametrize("encoding", ["auto", "cp1252"])
@pytest.mark.parametrize(
    ("name", "content"),
    [("a.txt", TEXT), ("a.jsonl", '{"text": "' + TEXT + '"}\n'), ("a.csv", f'isi\n"{TEXT}"\n')],
)
def test_another_encoding_is_read_when_asked_for(read, name, content, encoding):
    assert texts(read(name, content.encode("cp1252"), encoding=encoding)) == [TEXT]


@pytest.mark.parametrize("encoding", ["auto", "utf-16"])
@pytest.mark.parametrize(
    ("name", "content"),
    [("a.txt", TEXT), ("a.jsonl", '{"text": "' + TEXT + '"}\n'), ("a.csv", f'isi\n"{TEXT}"\n')],
)
def test_utf_16_is_read_when_asked_for(read, name, content, encoding):
    assert texts(read(name, content.encode("utf-16"), encoding=encoding)) == [TEXT]


def test_auto_leaves_utf_8_alone(read):
    assert texts(read("a.jsonl", jsonl({"text": TEXT}, {"text": "é"}), encoding="auto")) == [TEXT, "é"]


def test_an_unknown_encoding_is_an_error(read):
    with pytest.raises(LookupError):
        read("a.txt", TEXT, encoding="utf-9")


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_a_line_of_50_megabytes_is_refused_without_being_read_whole(read, tmp_path, name):
    first, last = (
        (jsonl({"text": "satu"}), jsonl({"text": "dua"})) if name == "a.jsonl" else ("isi\nsatu\n", "dua\n")
    )
    with (tmp_path / name).open("wb") as file:
        file.write(first.encode())
        for _ in range(50):
            file.write(b"a" * 1_000_000)
        file.write(b"\n" + last.encode())
    tracemalloc.start()
    found = list(sources.read(tmp_path / name))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert texts(found) == ["satu", "dua"]
    [refusal] = [one for one in found if isinstance(one, Refusal)]
    assert (refusal.reason, refusal.detail) == (Reason.LINE_TOO_LONG, "50.0 MB")
    assert peak < 3 * lines.MAX_BYTES


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_table_is_read_by_the_names_of_its_columns(read, delimiter):
    header = delimiter.join(("No", "Judul Berita", "Media", "Tanggal Terbit", "Isi_Berita"))
    row = delimiter.join(
        ("1", '"Air; naik, ""lagi"" | ya"', "Kabar Pesisir", "15 November 2024", '"Baris satu\nBaris dua"')
    )
    [article] = read("a.csv", f"{header}\n{row}\n")
    assert article.title == 'Air; naik, "lagi" | ya'
    assert article.text == "Baris satu\nBaris dua"
    assert (article.outlet, article.published.day, article.given_id) == ("Kabar Pesisir", 15, None)


def test_json_lists_and_packed_lines_are_read(read):
    assert texts(read("a.json", json.dumps([{"text": "satu"}, {"text": "dua"}]))) == ["satu", "dua"]
    assert texts(read("a.json", json.dumps({"text": "satu"}))) == ["satu"]
    assert texts(read("a.jsonl.gz", gzip.compress(jsonl({"text": "satu"}).encode()))) == ["satu"]


def test_a_folder_is_walked_in_order(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/.hidden.txt", ".git/c.txt", "c.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(jsonl({"text": name}) if name.endswith("jsonl") else name)
    (tmp_path / "b.json").write_text('{"outlet": "Kabar Pesisir"}')
    (tmp_path / "notes.md").write_text("no article")
    found = list(sources.read(tmp_path))
    assert texts(found) == ["b.txt", "c.jsonl", "a/z.txt"]
    assert reasons(found).count(Reason.UNKNOWN_FORMAT) == 1
    given = [tmp_path / "b.json", tmp_path / "b.txt"]
    assert list(sources.files(given)) == [tmp_path / "b.txt"], "the metadata of a text is no article"


def test_a_missing_path_is_refused(tmp_path):
    assert reasons(sources.read(tmp_path / "absent.txt")) == [Reason.MISSING]


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path):
    (tmp_path / "a.txt").write_text("air")
    (tmp_path / "a.txt").chmod(0)
    assert reasons(sources.read(tmp_path / "a.txt")) == [Reason.UNREADABLE]


def test_a_file_that_fails_to_open_is_refused(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("air")

    def denied(path, *_):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.open", denied)
    [refusal] = sources.read(tmp_path / "a.txt")
    assert (refusal.reason, refusal.detail) == (Reason.UNREADABLE, "Permission denied")


def test_broken_metadata_refuse_the_article(read, tmp_path):
    (tmp_path / "a.json").write_text("{")
    assert reasons(read("a.txt", TEXT)) == [Reason.JSON]


def test_counting(tmp_path):
    (tmp_path / "a.jsonl").write_text(jsonl({"text": "satu"}, {"text": "dua"}))
    (tmp_path / "a.csv").write_text('isi\n"satu\nsatu"\ndua\n')
    assert sources.count(tmp_path / "a.jsonl") == sources.count(tmp_path / "a.csv") == 2
    assert sources.count(tmp_path / "absent.jsonl") is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024-11-15", "2024-11-15T00:00:00+07:00"),
        ("2024-11-15T08:00:00Z", "2024-11-15T08:00:00+00:00"),
        ("2024-11-15 08:00:00", "2024-11-15T08:00:00+07:00"),
        ("Fri, 15 Nov 2024 08:00:00 +0800", "2024-11-15T08:00:00+08:00"),
        ("Jumat, 29 Mei 2026 22:02 WIB", "2026-05-29T22:02:00+07:00"),
        ("Senin, 21 Januari 2019 / 22:05 WITA", "2019-01-21T22:05:00+08:00"),
        ("Kabar.com - 13/05/2024, 05:28 WIB", "2024-05-13T05:28:00+07:00"),
        ("05/06/2024, 05:28 WIT", "2024-06-05T05:28:00+09:00"),
        ("10/21/2025 9:05", "2025-10-21T09:05:00+07:00"),
        ("13/04/2020", "2020-04-13T00:00:00+07:00"),
        ("07/07/2020", "2020-07-07T00:00:00+07:00"),
        ("30 Okt 2024", "2024-10-30T00:00:00+07:00"),
        ("21+January+2019", "2019-01-21T00:00:00+07:00"),
        ("Sep 28, 2019", "2019-09-28T00:00:00+07:00"),
        ("10-Sep-19", "2019-09-10T00:00:00+07:00"),
        ("15 Nov 2024 12:30 AM", "2024-11-15T00:30:00+07:00"),
    ],
)
def test_dates_as_sites_write_them(written, expected):
    assert instant(written).isoformat() == expected


@pytest.mark.parametrize("written", [None, "", "  "])
def test_no_date(written):
    assert instant(written) is None


@pytest.mark.parametrize(
    "written",
    ["9/10/2025", "9/10/2025 22:30", "31 Februari 2024", "Date not found.", "[]", "0001-01-01", "1" * 400],
)
def test_dates_that_are_not_guessed(written):
    with pytest.raises(DateError):
        instant(written)


@pytest.mark.parametrize(
    ("order", "expected"), [("dmy", "2025-10-09T00:00:00+07:00"), ("mdy", "2025-09-10T00:00:00+07:00")]
)
def test_the_reader_may_say_which_comes_first(monkeypatch, order, expected):
    told = settings().model_copy(update={"date_order": order})
    monkeypatch.setattr("dashboard.data.sources.published.settings", lambda: told)
    assert instant("9/10/2025").isoformat() == expected
    assert instant("13/10/2025").isoformat() == "2025-10-13T00:00:00+07:00"
    assert instant("10/13/2025").isoformat() == "2025-10-13T00:00:00+07:00"


def test_a_table_whose_rows_end_with_a_carriage_return(read):
    found = read("old.csv", f'judul,isi\r"Satu\rdua","{TEXT.replace(chr(34), "")}"\rTiga,Air surut.\r')
    assert [article.title for article in found] == ["Satu\rdua", "Tiga"]
    assert texts(found)[1] == "Air surut."


@given(st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)))
def test_iso_instants_survive(moment):
    assert instant(moment.isoformat()) == moment


VALUES = st.one_of(
    st.none(), st.text(st.characters()), st.integers(), st.lists(st.text(), max_size=2), st.floats()
)
KEYS = st.sampled_from(("text", "id", "title", "published", "sample", "outlet"))


@given(st.dictionaries(KEYS, VALUES))
def test_any_record_gives_an_article_or_a_reason(fields):
    found = article_of(fields, source="a", line=1)
    if isinstance(found, Article):
        assert found.text == fields["text"]
        assert found.text_hash and found.article_id.encode()
    else:
        assert found.detail.encode() is not None


@given(
    st.binary(max_size=300),
    st.sampled_from(["a.txt", "a.jsonl", "a.json", "a.csv", "a.tsv"]),
    st.sampled_from([None, "auto"]),
)
def test_any_bytes_give_articles_or_reasons(tmp_path_factory, content, name, encoding):
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(content)
    for one in sources.read(path, encoding=encoding):
        assert isinstance(one, Refusal) or one.text.strip()
