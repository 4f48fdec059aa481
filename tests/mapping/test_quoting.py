import pandas as pd

from chronicle.mapping.table import quoted_as_written
from chronicle.problem_codes import Code
from chronicle.problems import Problem
from chronicle.text_table import TextTable


def test_a_problem_quotes_the_cell_as_the_file_spells_it():
    cells = pd.DataFrame({"lat": ["27 N", " 91° N "], "who": ["a", "b; c"]}, dtype="str")
    table = TextTable("raids.csv", "CSV", cells, pd.Series([2, 5]))
    latitude = Problem("raids.csv", Code.OFF_THE_GLOBE, "", 5, "lat", "91")
    source = Problem("raids.csv", Code.UNKNOWN_SOURCE, "", 5, "who", "c")

    told = quoted_as_written([latitude, source], {"latitude": "lat", "sources": "who"}, table)

    assert [one.value for one in told] == ["91° N", "c"]
