import pandas as pd

from chronicle.mapping.table import quoted_as_written
from chronicle.problems import Problem
from chronicle.text_table import TextTable


def test_a_problem_quotes_the_cell_as_the_file_spells_it():
    cells = pd.DataFrame({"lat": ["27 N", " 91° N "], "who": ["a", "b; c"]}, dtype="str")
    table = TextTable("raids.csv", "CSV", cells, pd.Series([2, 5]))
    latitude = Problem("raids.csv", "is outside -90 to 90.", 5, "lat", value="91")
    source = Problem("raids.csv", "is not in sources.csv.", 5, "who", value="c")

    told = quoted_as_written([latitude, source], {"latitude": "lat", "sources": "who"}, table)

    assert [one.value for one in told] == ["91° N", "c"]
