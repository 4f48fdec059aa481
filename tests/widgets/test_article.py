from tests.support.page_reading import good, opened, part, words


def test_the_claims_are_counted_by_how_they_stand_and_told_in_order():
    app = opened("Evidence")
    good(app.button_group(key="section_shown").set_value("article").run())

    counted, first, *_ = words(part(app, "article")).split("\n")

    assert counted == (
        "37 claims, in the article’s order and in our words: ✓ 19 right, ≈ 11 imprecise, "
        "✕ 2 wrong, ? 5 unproven."
    )
    assert first.startswith("? unproven (unresolved) · The raid in Algeria has a Libya connection")
