"""The check that our texts are in our own words finds what is not, and says where."""

from tests import shingles
from tests.support.data_tables import FILES

SIRTE = next(row for row in FILES["events.csv"] if row["id"] == "gadhafi-killed")


def test_a_run_of_six_words_that_a_source_has_too_is_named_with_its_place(tmp_path, capsys):
    ours = SIRTE["summary"].split()[:7]
    source = tmp_path / "article.txt"
    source.write_text(f"It said: “{' '.join(ours).upper()}” and more.", encoding="utf-8")

    assert shingles.main([str(source)]) == 1

    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == (
        f"{source}: events.csv, gadhafi-killed, summary: "
        f"{' '.join(shingles.words(' '.join(ours)))} (7 words)"
    )
    assert printed[-1] == "1 runs of more than 5 words in 1 texts."


def test_five_words_and_the_names_of_our_tables_are_nothing_to_name(tmp_path, capsys):
    five = " ".join(SIRTE["summary"].split()[:5])
    name = max(
        (row["said_by"] for row in FILES["accounts.csv"]), key=lambda said: len(said.split())
    )
    source = tmp_path / "article.txt"
    source.write_text(f"{five}. {name}.", encoding="utf-8")

    assert (shingles.main([str(source)]), len(name.split()) > 5) == (0, True)
    assert capsys.readouterr().out == "0 runs of more than 5 words in 1 texts.\n"
