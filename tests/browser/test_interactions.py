"""A page that is used for long does not grow: what is drawn anew takes the place of the old."""

from itertools import islice

from tests.support import interactions

WARM, MORE = 20, 30
LISTENERS, NODES = 1, 80
"""More for each interaction at most. What a reader unfolds in the card is Streamlit's own, and it
keeps what it drew there: some 50 nodes an interaction; a mark of ours that stayed would be 20."""


def test_an_interaction_leaves_next_to_nothing_behind(open_page):
    page = interactions.begin(open_page())
    devtools, acts = interactions.devtools_of(page), interactions.interactions(page)

    list(islice(acts, WARM))
    before = interactions.kept(devtools)
    list(islice(acts, MORE))
    after = interactions.kept(devtools)

    assert after.listeners - before.listeners <= LISTENERS * MORE
    assert after.nodes - before.nodes <= NODES * MORE
