from dataclasses import replace

from chronicle.model import Source
from chronicle.widgets import citing
from tests.support.page_reading import plain

HERALD = Source(
    "herald", "The *Herald*", "A [wet] year", "2011-03", "https://h.example/a)b", *[""] * 3
)


def test_a_source_is_cited_with_its_link_and_its_text_stays_text():
    assert (
        plain(citing.cited(HERALD))
        == "A [wet] year <https://h.example/a%29b> · The *Herald* · March 2011"
    )


def test_the_language_is_said_where_it_is_not_the_reader_s():
    assert plain(citing.cited(replace(HERALD, language="fr"))).endswith("March 2011 · in French")
    assert plain(citing.cited(replace(HERALD, language="en"))).endswith("March 2011")


def test_short_links_are_named_by_publisher_and_the_want_of_any_is_said():
    assert plain(citing.numbered((HERALD,))) == "The *Herald* <https://h.example/a%29b>"
    assert plain(citing.numbered(())) == "no source found"


def test_no_letter_of_an_address_ends_the_link():
    assert (
        citing.address("https://a.example/<b> (c)|`") == "https://a.example/%3Cb%3E%20%28c%29%7C%60"
    )
