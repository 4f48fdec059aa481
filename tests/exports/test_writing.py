from chronicle.exports.writing import FORMATS
from tests.support.chronicles import make_chronicle


def test_each_format_has_a_name_and_an_ending_of_its_own():
    assert [(one.name, one.ending) for one in FORMATS] == [
        ("csv", ".csv"), ("geojson", ".geojson"), ("timelinejs", "-timelinejs.csv"),
    ]  # fmt: skip


def test_each_format_writes_the_events():
    chronicle = make_chronicle([{"title": "Sirte falls"}])

    starts = [one.write(chronicle)[:4] for one in FORMATS]

    assert starts == [b"id,t", b'{"ty', b"Year"]
    assert all(b"Sirte falls" in one.write(chronicle) for one in FORMATS)
