import pandas as pd
import pytest

from chronicle.mapping.table import read_sources

ROLES = {"sources": "Source", "source_address": "Link"}


def cited(*cells, roles=ROLES, **more):
    """For each row the ids of its sources, and what is known of each source by its id."""
    table = pd.DataFrame(cells, columns=["Source", "Link"], dtype="str")
    ids, sources = read_sources(table, roles, **more)
    known = sources.to_dict("index")
    filled = {id: {n: c for n, c in row.items() if c and n != "id"} for id, row in known.items()}
    assert list(sources["id"]) == list(sources.index)
    return list(ids), filled


def test_a_source_with_an_address_is_known_by_it():
    ids, sources = cited(("The Herald", "https://www.herald.example/1"))

    assert ids == ["https://www.herald.example/1"]
    assert sources == {
        "https://www.herald.example/1": {
            "title": "The Herald",
            "publisher": "herald.example",
            "url": "https://www.herald.example/1",
        }
    }


def test_a_source_without_an_address_is_known_by_its_text():
    assert cited(("Herald, 9 May", "")) == (
        ["Herald, 9 May"],
        {"Herald, 9 May": {"title": "Herald, 9 May"}},
    )


def test_a_cell_may_name_several():
    ids, sources = cited(("Herald; Post;Herald; ", ""))

    assert ids == ["Herald; Post"]
    assert list(sources) == ["Herald", "Post"]


def test_addresses_may_stand_in_either_column():
    ids, sources = cited(
        ("https://a.example/1; Herald", ""), ("", "https://b.example/2"), ("", "Post")
    )

    assert ids == ["https://a.example/1; Herald", "https://b.example/2", "Post"]
    assert sources["https://b.example/2"] == {
        "title": "https://b.example/2", "publisher": "b.example", "url": "https://b.example/2",
    }  # fmt: skip


def test_several_addresses_beside_a_name_are_sources_of_their_own():
    ids, sources = cited(("Herald", "https://a.example/1; https://b.example/2"))

    assert ids == ["Herald; https://a.example/1; https://b.example/2"]
    assert len(sources) == 3


def test_a_source_that_is_cited_again_is_the_same():
    ids, sources = cited(
        ("The Herald", "https://h.example/1"), ("Herald once more", "https://h.example/1"), ("", "")
    )

    assert ids == ["https://h.example/1", "https://h.example/1", ""]
    assert [source["title"] for source in sources.values()] == ["The Herald"]


def test_an_address_with_a_semicolon_stays_one_source():
    ids, sources = cited(("Herald", "https://h.example/?a=1;b=2"))

    assert ids == ["https://h.example/?a=1%3Bb=2"]
    assert sources[ids[0]]["url"] == "https://h.example/?a=1%3Bb=2"


def test_blank_cells_cite_nothing():
    assert cited((" ", ""), ("", " ")) == (["", ""], {})


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://h.example", "www.h.example"])
def test_what_is_no_web_address_is_no_link(address):
    _, sources = cited(("", address))

    assert sources == {address: {"title": address}}


def test_an_address_that_cannot_be_read_has_no_publisher():
    _, sources = cited(("", "http://[half"))

    assert sources == {"http://[half": {"title": "http://[half", "url": "http://[half"}}


def test_either_column_may_be_missing():
    assert cited(("Herald", "https://h.example"), roles={"sources": "Source"})[0] == ["Herald"]
    assert cited(("Herald", "https://h.example"), roles={"source_address": "Link"})[0] == [
        "https://h.example"
    ]
    assert cited(("Herald", "https://h.example"), roles={}) == ([""], {})


def test_where_the_sources_are_listed_elsewhere_the_cells_hold_their_ids():
    assert cited(("s1; s2", "https://h.example"), listed_elsewhere=True) == (["s1; s2"], {})
