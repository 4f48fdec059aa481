import hypothesis.strategies as some
from hypothesis import given

from chronicle.views import packing
from chronicle.views.packing import Box, box, pack
from chronicle.views.text_width import width

DOMAIN = (0.0, 1000.0)

moments = some.floats(-100, 1100, allow_nan=False).map(lambda t: round(t, 1))
spans = some.tuples(moments, some.one_of(some.just(0.5), some.floats(0.5, 500))).map(
    lambda pair: (pair[0], pair[0] + pair[1])
)
marks = some.tuples(
    spans.filter(lambda span: span[1] > 0 and span[0] < 1000),
    some.booleans(),
    some.booleans(),
    some.integers(1, 70).map(lambda length: ("Raid and siege at Amenas: 漢é " * 3)[:length]),
)
tables = some.lists(marks, max_size=45)
frames = some.integers(300, 1300)
row_counts = some.integers(3, 18)


def boxes_at(table, frame):
    return [
        box(start, end, DOMAIN, frame, (soft_start, soft_end))
        for (start, end), soft_start, soft_end, _ in table
    ]


def titles_of(table):
    return [title for *_, title in table]


def label_box(mark, label, side, bold):
    wide = width(label, bold=bold)
    if side == "right":
        return Box(mark.right + packing.GAP, mark.right + packing.GAP + wide)
    if side == "left":
        return Box(mark.left - packing.GAP - wide, mark.left - packing.GAP)
    start = mark.left + packing.PLATE + packing.GAP
    return Box(start, start + wide)


def overlap(a, b):
    return a.left < b.right - 1e-6 and b.left < a.right - 1e-6


@given(tables, frames, row_counts, some.data())
def test_no_title_touches_a_title_or_another_mark_at_any_greater_width(
    table, frame, row_count, data
):
    selected = data.draw(some.sampled_from([None, *range(len(table))]))
    actual = frame + data.draw(some.integers(0, 400))

    layout = pack(boxes_at(table, frame), titles_of(table), frame, row_count, selected)

    drawn = boxes_at(table, actual)
    labels = {
        i: label_box(drawn[i], label, layout.sides[i], i == selected)
        for i, label in enumerate(layout.labels)
        if label
    }
    for i, label in labels.items():
        assert label.left >= -1e-6 and label.right <= actual + 1e-6
        for k, mark in enumerate(drawn):
            if k != i and layout.rows[k] == layout.rows[i]:
                assert not overlap(label, mark)
                assert k not in labels or not overlap(label, labels[k])


@given(tables, frames, row_counts)
def test_marks_share_ground_only_when_no_row_is_free(table, frame, row_count):
    boxes = boxes_at(table, frame)

    rows = pack(boxes, titles_of(table), frame, row_count).rows

    order = sorted(range(len(boxes)), key=lambda i: (boxes[i].left, boxes[i].right))
    for at, i in enumerate(order):
        busy = {rows[k] for k in order[:at] if boxes[k].right + 1 > boxes[i].left}
        assert len(busy) == row_count or rows[i] not in busy


@given(tables, frames, row_counts)
def test_every_mark_has_a_row_and_a_title_has_a_side(table, frame, row_count):
    layout = pack(boxes_at(table, frame), titles_of(table), frame, row_count)

    assert len(layout.rows) == len(layout.labels) == len(layout.sides) == len(table)
    assert all(0 <= row < row_count for row in layout.rows)
    assert all(
        (side in {"right", "left", "on"}) == bool(label)
        for side, label in zip(layout.sides, layout.labels, strict=True)
    )


@given(tables.filter(bool), frames, row_counts, some.data())
def test_selecting_moves_no_mark(table, frame, row_count, data):
    selected = data.draw(some.integers(0, len(table) - 1))
    boxes, titles = boxes_at(table, frame), titles_of(table)

    chosen = pack(boxes, titles, frame, row_count, selected)

    assert chosen.rows == pack(boxes, titles, frame, row_count).rows
    assert chosen.labels[selected] in (titles[selected], "")


@given(tables.filter(bool), frames, row_counts, some.data())
def test_selecting_changes_no_title_of_another_row(table, frame, row_count, data):
    selected = data.draw(some.integers(0, len(table) - 1))
    boxes, titles = boxes_at(table, frame), titles_of(table)
    before = pack(boxes, titles, frame, row_count)

    chosen = pack(boxes, titles, frame, row_count, selected)

    others = [i for i, row in enumerate(before.rows) if row != before.rows[selected]]
    assert [chosen.labels[i] for i in others] == [before.labels[i] for i in others]
    assert [chosen.sides[i] for i in others] == [before.sides[i] for i in others]


@given(tables, frames, row_counts)
def test_the_same_marks_are_always_packed_the_same(table, frame, row_count):
    boxes, titles = boxes_at(table, frame), titles_of(table)

    first = pack(boxes, titles, frame, row_count)
    packing._best_plan.cache_clear()

    assert pack(boxes, titles, frame, row_count) == first


def test_the_selected_title_is_given_in_full_before_its_neighbour():
    boxes = [Box(10, 22), Box(380, 392)]
    titles = [
        "Aguelhok garrison overrun and its soldiers executed by the rebels",
        "Raid and siege at the In Amenas gas plant",
    ]

    assert pack(boxes, titles, 400, 1, selected=1).labels == (
        "Aguelhok garrison overru…",
        "Raid and siege at the In Amenas gas plant",
    )
    assert pack(boxes, titles, 400, 1, selected=0).labels == (
        "Aguelhok garrison overrun and its soldiers executed by the rebels",
        "",
    )


def test_titles_that_share_a_gap_share_its_width():
    boxes = [Box(10, 22), Box(580, 592)]

    layout = pack(boxes, ["Raid and siege at the In Amenas gas plant " * 2] * 2, 600, 1)

    assert layout.sides == ("right", "left")
    assert all(layout.labels)


def test_a_cluster_fans_downward_with_its_titles_beside_it():
    boxes = [Box(100 + i, 112 + i) for i in range(5)]

    layout = pack(boxes, ["Raid and siege at the In Amenas gas plant"] * 5, 600, 15)

    assert layout.rows == (0, 1, 2, 3, 4)
    assert set(layout.sides) == {"right"}


def test_a_title_stands_on_the_left_where_the_right_would_leave_the_frame():
    layout = pack([Box(380, 392)], ["Attack on the mission"], 400, 3)

    assert (layout.labels, layout.sides) == (("Attack on the mission",), ("left",))


def test_a_bar_across_the_whole_frame_bears_its_title_itself():
    layout = pack([Box(0, 400)], ["A war of a hundred years"], 400, 3)

    assert (layout.labels, layout.sides) == (("A war of a hundred years",), ("on",))


def test_a_bar_that_shares_its_row_bears_no_title():
    bar, other = Box(0, 400), Box(200, 212)

    assert pack([bar, other], ["A war of a hundred years", "Peace"], 400, 1).labels[0] == ""


def test_a_mark_inside_a_longer_one_has_no_title_over_it():
    layout = pack([Box(20, 300), Box(50, 62)], ["A war of a hundred years", "Peace"], 600, 1)

    assert layout.labels == ("", "")


def test_a_moment_is_as_wide_as_a_disc_and_an_open_side_runs_to_the_edge():
    assert box(500, 500.01, DOMAIN, 516, (False, True)) == Box(
        left=252.0025, right=264.0025 + packing.TAIL
    )
    assert box(None, 500, DOMAIN, 516) == Box(0, 258)
    assert box(500, None, DOMAIN, 516) == Box(258, 516)
    assert box(-10, 1010, DOMAIN, 516) == Box(0, 516)
