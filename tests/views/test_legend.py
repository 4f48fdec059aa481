from chronicle.views import legend
from chronicle.views.palette import looks


def test_each_category_has_its_title_colour_and_glyph():
    shown = looks(["attack", "inquiry"])

    drawn = legend.categories(shown, {"attack": "<b>Attack</b>", "inquiry": "Inquiry"})

    assert [one["title"] for one in drawn["categories"]] == ["<b>Attack</b>", "Inquiry"]
    assert drawn["categories"][0]["colour"] == shown["attack"].colour
    assert drawn["categories"][0]["glyph"] != drawn["categories"][1]["glyph"]


def test_without_links_there_is_nothing_but_what_must_be_said():
    assert legend.links([], {}, ["Not proven."])["cautions"] == ["Not proven."]
