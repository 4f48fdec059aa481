import hypothesis.strategies as some
from hypothesis import given

from chronicle.views import packing
from chronicle.views.packing import CLEAR
from chronicle.views.text_width import FEWEST, shorten, width


@given(some.text(max_size=80), some.floats(0, 500))
def test_a_shortened_title_keeps_to_its_room_and_says_enough(title, room):
    short = shorten(title, room)

    assert short == "" or width(short) <= room + 1e-6
    assert short in ("", title) or (
        short.endswith("…") and title.startswith(short[:-1]) and len(short) >= FEWEST - 8
    )


def test_titles_are_cut_between_words_when_little_is_lost():
    assert shorten("Raid and siege at the In Amenas gas plant", 130) == "Raid and siege at the In…"
    assert shorten("Raid and siege at the In Amenas gas plant", 60) == ""


def test_unknown_letters_are_taken_to_be_wide():
    assert width("漢") > width("W")
    assert width("é") == width("e")
    assert CLEAR > packing.GAP
