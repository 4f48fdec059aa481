from chronicle.mapping.roles.spellings import folded, folded_ways


def test_case_accents_spaces_and_signs_make_no_difference():
    ways = ["Start Date", "start_date", "startDate", " START-DATE ", "Stárt.Dàte"]

    assert {folded(way) for way in ways} == {"startdate"}


def test_what_stands_in_brackets_may_be_left_out():
    assert folded_ways("Latitude (°N)") == ("latituden", "latitude")
    assert folded_ways("latitude") == ("latitude",)
