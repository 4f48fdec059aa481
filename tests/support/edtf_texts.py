"""Texts of dates as EDTF spells them, for Hypothesis to choose from."""

from datetime import date

import hypothesis.strategies as some

from chronicle.dates.edtf_date import LARGEST_YEAR
from chronicle.dates.span import Span

days = some.dates().map(date.isoformat)
years = some.integers(-9999, 9999).map(lambda year: f"{year:0{5 if year < 0 else 4}}")
long_years = some.integers(10_000, LARGEST_YEAR).flatmap(
    lambda year: some.sampled_from([f"Y{year}", f"Y-{year}"])
)
months = some.builds("{}-{:02}".format, years, some.integers(1, 12))
ancient_days = some.builds("{}-{:02}".format, months, some.integers(1, 28))
unspecified = some.one_of(
    *(years.map(lambda year, count=count: year[:-count] + "X" * count) for count in (1, 2, 3)),
    years.map("{}-XX".format),
    years.map("{}-XX-XX".format),
    months.map("{}-XX".format),
)
untimed = some.one_of(days, months, years, long_years, ancient_days, unspecified)
marked = some.builds("{}{}".format, untimed, some.sampled_from(["", "~", "?", "%"]))
offsets = some.sampled_from(["", "Z", "+02:00", "-05:30", "+14:00", "-03"])
times = some.builds(
    "{}T{}{}".format,
    some.one_of(days, ancient_days),
    some.one_of(
        some.builds("{:02}:{:02}".format, some.integers(0, 23), some.integers(0, 59)),
        some.times().map(lambda time: f"{time:%H:%M:%S}"),
    ),
    offsets,
)
ends = some.one_of(marked, times)
# Two days in order stay in order when either is cut to its month or year.
ordered = some.builds(
    lambda two, cuts, marks: "/".join(
        f"{day.isoformat()[:cut]}{mark}"
        for day, cut, mark in zip(sorted(two), cuts, marks, strict=True)
    ),
    some.tuples(some.dates(), some.dates()),
    some.tuples(*[some.sampled_from([4, 7, 10])] * 2),
    some.tuples(*[some.sampled_from(["", "~", "?", "%"])] * 2),
)
half_known = some.builds(str.format, some.sampled_from(["{}/..", "{}/", "../{}", "/{}"]), ends)
edtf_texts = some.one_of(ends, ordered, half_known)
spans = edtf_texts.map(Span.parse)
nearly_edtf = some.text("0123456789-/.XYTZ~?%:+ ", max_size=24)
