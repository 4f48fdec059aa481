from chronicle.counting import counted


def test_a_number_stands_with_its_noun():
    assert [counted(number, "event") for number in (0, 1, 2, 1234)] == [
        "0 events", "1 event", "2 events", "1,234 events",
    ]  # fmt: skip


def test_what_follows_the_noun_changes_with_it():
    assert counted(1, "edit is", "edits are") == "1 edit is"
    assert counted(2, "edit is", "edits are") == "2 edits are"
