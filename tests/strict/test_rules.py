"""Each strict rule: what breaks it and in which sentence, and that the shipped data keep it."""

import re
from dataclasses import replace

import pytest

from chronicle.reading.opening import open_content, open_path
from chronicle.strict.kept import kept
from chronicle.strict.rules import RULES
from chronicle.strict.strictness import strictness
from tests.support import kept_chronicle
from tests.support.data_tables import DATA, section

# A rule, what is changed in one row of a table (counted from 0), and what is said of it.
BROKEN_ROWS = [
    ("needed-cells", "sources", 0, {"publisher": ""},
     "sources.csv, line 2, publisher: The cell is blank. Fill it in: every row needs it."),
    ("readable-ids", "accounts", 1, {"id": "Toll 2"},
     'accounts.csv, line 3, id: "Toll 2" is not a readable id. Write a name of lower-case '
     "letters, digits and hyphens, at most 40 characters long."),
    ("readable-ids", "sources", 1, {"id": "2012"},
     'sources.csv, line 3, id: "2012" is not a readable id. Write a name of lower-case '
     "letters, digits and hyphens, at most 40 characters long."),
    ("readable-ids", "article", 1, {"id": "it-" + "rained-" * 6 + "on"},
     'article.csv, line 3, id: "it-rained-rained-rained-rained-rained-rained-on" is not a '
     "readable id. Write a name of lower-case letters, digits and hyphens, at most 40 "
     "characters long."),
    ("clean-text", "events", 0, {"place": "Ghat "},
     'events.csv, line 2, place: "Ghat" has stray spaces, or signs that cannot be seen. '
     "Write the cell anew, without them."),
    ("clean-text", "links", 0, {"asserted_by": "The  Mayor"},
     'links.csv, line 2, asserted_by: "The Mayor" has stray spaces, or signs that cannot be '
     "seen. Write the cell anew, without them."),
    ("clean-text", "story", 1, {"heading": "Too\u00admuch"},
     'story.csv, line 3, heading: "Too­much" has stray spaces, or signs that cannot be '
     "seen. Write the cell anew, without them."),
    ("blank-unknown", "sources", 0, {"date": "N/A"},
     'sources.csv, line 2, date: "N/A" stands for what is not known. Leave the cell blank.'),
    ("no-formulas", "accounts", 0, {"value": "=1+1"},
     'accounts.csv, line 2, value: "=1+1" would run as a formula in a spreadsheet. Begin it '
     "with a letter."),
    ("own-words", "events", 0, {"place_precision": "exact"},
     'events.csv, line 2, place_precision: "exact" is not how a place precision is spelled '
     "here. Write one of site, city, region, country."),
    ("own-words", "links", 0, {"standing": "Supported"},
     'links.csv, line 2, standing: "Supported" is not how a standing is spelled here. Write '
     "one of supported, unresolved, refuted."),
    ("tidy-lists", "events", 0, {"actors": "Farmers; Farmers"},
     'events.csv, line 2, actors: "Farmers; Farmers" is not a list of different entries. '
     "Name each once, with a semicolon and a space between: A; B."),
    ("tidy-lists", "article", 0, {"accounts": "one-dead; ; two-dead"},
     'article.csv, line 2, accounts: "one-dead; ; two-dead" is not a list of different '
     "entries. Name each once, with a semicolon and a space between: A; B."),
    ("whole-sentences", "events", 1, {"summary": "No rain fell"},
     'events.csv, line 3, summary: "No rain fell" is not whole sentences. End it with a '
     "full stop."),
    ("whole-sentences", "sources", 0, {"note": "Read in full"},
     'sources.csv, line 2, note: "Read in full" is not whole sentences. End it with a full '
     "stop."),
    ("plain-text", "accounts", 0, {"note": "Said *at once*."},
     'accounts.csv, line 2, note: "Said *at once*." has an exclamation mark, a web address '
     "or signs of a markup. Write plain text; an address belongs into sources.csv."),
    ("plain-text", "story", 0, {"heading": "Rain!"},
     'story.csv, line 2, heading: "Rain!" has an exclamation mark, a web address or signs '
     "of a markup. Write plain text; an address belongs into sources.csv."),
    ("numbered", "story", 1, {"step": "3"},
     'story.csv, line 3, step: "3" stands where 2 is due. Number the rows from 1 in their '
     "order, without gaps."),
    ("numbered", "article", 0, {"position": "2"},
     'article.csv, line 2, position: "2" stands where 1 is due. Number the rows from 1 in '
     "their order, without gaps."),
    ("short-titles", "events", 0, {"title": "Rain, and more rain, " * 3},
     'events.csv, line 2, title: "Rain, and more rain, Rain, and more rain, Rain, and more '
     'rain," is longer than 60 characters, or ends with a full stop. Write a headline that '
     "fits beside a mark."),
    ("short-titles", "events", 0, {"title": "First rain."},
     'events.csv, line 2, title: "First rain." is longer than 60 characters, or ends with a '
     "full stop. Write a headline that fits beside a mark."),
    ("short-summaries", "events", 0, {"summary": "One. Two. Three. Four."},
     'events.csv, line 2, summary: "One. Two. Three. Four." has 4 sentences. Say it in at '
     "most 3."),
    ("four-decimals", "events", 0, {"latitude": "24.96"},
     'events.csv, line 2, latitude: "24.96" is not degrees with four decimals. '
     "Write them as 27.8970."),
    ("four-decimals", "events", 1, {"latitude": "24.5500 N"},
     'events.csv, line 3, latitude: "24.5500 N" is not degrees with four decimals. '
     "Write them as 27.8970."),
    ("four-decimals", "events", 2, {"longitude": "14.43001"},
     'events.csv, line 4, longitude: "14.43001" is not degrees with four decimals. '
     "Write them as 27.8970."),
    ("place-names", "events", 0, {"place": "Ghat (the oasis)"},
     'events.csv, line 2, place: "Ghat (the oasis)" is more than the name of a place. Put '
     "the remark into status_note."),
    ("one-place-a-point", "events", 2, {"latitude": "24.9600", "longitude": "10.1800"},
     'events.csv, line 4, place: "Sabha" is at the same point as Ghat, Libya. Give both one '
     "name."),
    ("stand-in-points", "events", 1, {"status_note": "The fields lie around it."},
     'events.csv, line 3, place_precision: "region" is a point that stands for more, and '
     'status_note does not say which. Say there what the "point" is, or where the event is '
     '"placed".'),
    ("bounded-tolls", "events", 0, {"killed_min": ""},
     'events.csv, line 2, killed_max: "2" is a highest count without a lowest in '
     "killed_min. Write both bounds."),
    ("bounded-tolls", "events", 0, {"killed_max": "2.0"},
     'events.csv, line 2, killed_max: "2.0" is not digits alone. Write a count as 1200.'),
    ("noted-tolls", "events", 1, {"wounded_min": "3"},
     'events.csv, line 3, wounded_min: "3" is a count without a note. Say in toll_note who '
     "counts whom."),
    ("tolls-of-accounts", "accounts", 1, {"value": "about 1,200 dead"},
     'events.csv, line 2, killed_max: "2" is not the highest of its accounts, 1200. Mend it, '
     "or the accounts; those that are refuted do not count."),
    ("tolls-of-accounts", "accounts", 1, {"value": "2 to more than 4 dead"},
     'events.csv, line 2, killed_max: "2" is not the highest of its accounts, 4. Mend it, or '
     "the accounts; those that are refuted do not count."),
    ("tolls-of-accounts", "accounts", 0, {"standing": "refuted"},
     'events.csv, line 2, killed_min: "1" is not the lowest of its accounts, 2. Mend it, or '
     "the accounts; those that are refuted do not count."),
    ("tolls-of-accounts", "accounts", 0, {"value": "None reported"},
     'events.csv, line 2, killed_min: "1" is not the lowest of its accounts, 0. Mend it, or '
     "the accounts; those that are refuted do not count."),
    ("tolls-of-accounts", "events", 0, {"killed_max": ""},
     'events.csv, line 2, killed_max: "" is not the highest of its accounts, 2. Mend it, or '
     "the accounts; those that are refuted do not count."),
    ("statements-made", "events", 0, {"category": "statement", "status": "claimed"},
     'events.csv, line 2, status: "claimed" is said of a statement, of which it is asked '
     "whether it was made. Write confirmed or reported; whether it is true belongs into "
     "status_note."),
    ("two-publishers", "events", 0, {"sources": "gazette"},
     'events.csv, line 2, sources: "gazette" has 1 of the two publishers that a confirmed '
     'event needs. Name another, or say in status_note what it "rests on" and why that is '
     "enough."),
    ("two-publishers", "sources", 0, {"publisher": "Wikipedia"},
     'events.csv, line 2, sources: "almanac; gazette" has 1 of the two publishers that a '
     'confirmed event needs. Name another, or say in status_note what it "rests on" and why '
     "that is enough."),
    ("doubts-said", "events", 1, {"status_note": "", "place_precision": "city"},
     'events.csv, line 3, status: "reported" is a doubt without a reason. Say in '
     "status_note what is doubtful."),
    ("actor-spelling", "events", 2, {"actors": "farmers"},
     'events.csv, line 4, actors: "farmers" is also spelled "Farmers". Choose one of the '
     "two."),
    ("actor-spelling", "events", 2, {"actors": "Food Office"},
     'events.csv, line 4, actors: "Food Office" is also spelled "FAO (Food Office)". Choose '
     "one of the two."),
    ("publisher-spelling", "sources", 1, {"publisher": "The almanac"},
     'sources.csv, line 3, publisher: "The almanac" is also spelled "The Almanac". Choose '
     "one of the two."),
    ("no-middlemen", "sources", 1, {"publisher": "The Gazette via The Almanac"},
     'sources.csv, line 3, publisher: "The Gazette via The Almanac" is more than who is '
     "answerable for the words. Put whoever passed them on into the note."),
    ("speaker-spelling", "links", 1, {"asserted_by": "mayor"},
     'links.csv, line 3, asserted_by: "mayor" is also spelled "Mayor". Choose one of the '
     "two."),
    ("source-addresses", "sources", 0, {"url": "almanac.example/wet"},
     'sources.csv, line 2, url: "almanac.example/wet" is not the address of a document. '
     "Write it from https:// on."),
    ("source-addresses", "sources", 1, {"archive_url": "https://archive.example"},
     'sources.csv, line 3, archive_url: "https://archive.example" is not the address of a '
     "document. Write it from https:// on."),
    ("own-addresses", "sources", 0, {"url": "https://almanac.example/search?q=wet"},
     'sources.csv, line 2, url: "https://almanac.example/search?q=wet" is not the address of '
     "whoever published it. Write the publisher's own; a copy that was read belongs into "
     "archive_url."),
    ("own-addresses", "sources", 0, {"url": "https://www.npmjs.com/package/towns"},
     'sources.csv, line 2, url: "https://www.npmjs.com/package/towns" is not the address of '
     "whoever published it. Write the publisher's own; a copy that was read belongs into "
     "archive_url."),
    ("own-addresses", "sources", 0, {"publisher": "Wikipedia"},
     'sources.csv, line 2, url: "https://almanac.example/wet" is not the address of whoever '
     "published it. Write the publisher's own; a copy that was read belongs into "
     "archive_url."),
    ("sources-in-time", "sources", 1, {"date": "2012-06-29"},
     'events.csv, line 4, sources: "gazette" is older than what it is to bear. Name one that '
     "could know of it, or mend the date of one of the two.\n"
     'links.csv, line 3, sources: "gazette" is older than what it is to bear. Name one that '
     "could know of it, or mend the date of one of the two."),
    ("sources-in-time", "links", 1, {"sources": "almanac"},
     'links.csv, line 3, sources: "almanac" is older than what it is to bear. Name one that '
     "could know of it, or mend the date of one of the two."),
    ("another-copy", "sources", 1, {"archive_url": "https://gazette.example/flood"},
     'sources.csv, line 3, archive_url: "https://gazette.example/flood" is the same as url. '
     "Leave it blank where there is no other copy."),
    ("language-codes", "sources", 0, {"language": "English"},
     'sources.csv, line 2, language: "English" is not a code of two letters. Write en, fr '
     "or ar."),
    ("said-to-be-read", "sources", 0, {"note": "It is long."},
     'sources.csv, line 2, note: "It is long." does not say how much was read. Write "Read '
     'in full.", "Read in excerpt through Fox News." or "Not read."'),
    ("source-dates", "sources", 0, {"date": "spring"},
     'sources.csv, line 2, date: "spring" is not a date. Write a date as 2011-10-20, '
     "2011-10 or 2011."),
    ("used-sources", "sources", 1, {"id": "gazette-2012"},
     'sources.csv, line 3, id: "gazette-2012" is named by no row of another file. Name it '
     "there, or remove it."),
    ("short-values", "accounts", 0, {"value": "1 dead."},
     'accounts.csv, line 2, value: "1 dead." is longer than 65 characters, or ends with a '
     "full stop. Write what can be compared with the next."),
    ("short-values", "accounts", 0, {"value": "dead, and more dead, " * 4},
     'accounts.csv, line 2, value: "dead, and more dead, dead, and more dead, dead, and '
     'more dead, dead, and more d…" is longer than 65 characters, or ends with a full stop. '
     "Write what can be compared with the next."),
    ("source-or-none", "accounts", 0, {"sources": ""},
     'accounts.csv, line 2, sources: The cell is blank. Name a source, or write "No source '
     'found." in the note.'),
    ("source-or-none", "links", 1, {"note": "No source found."},
     'links.csv, line 3, sources: "gazette" is named, although the note says "No source '
     'found." Mend one of the two.'),
    ("accounts-differ", "accounts", 1, {"value": "1 dead"},
     'accounts.csv, line 3, value: "1 dead" is what another account of the same aspect '
     "says. Name both speakers in one row."),
    ("accounts-differ", "accounts", 3, {"about": "toll", "value": "3 dead"},
     'accounts.csv, line 4, value: "1 March" is the only account of its aspect. Add what '
     "others say of it; where everybody agrees, no account is due."),
    ("accounts-together", "accounts", 0, {"about": "date", "value": "3 March"},
     'accounts.csv, line 4, id: "in-march" stands apart from the others of its aspect. Move '
     "the row to them."),
    ("link-ends", "links", 0, {"effect": "first-rain"},
     'links.csv, line 2, effect: "first-rain" is cause and effect at once. Name two events.'),
    ("links-once", "links", 1, {"cause": "first-rain", "effect": "long-drought"},
     'links.csv, line 3, id: "drought-to-flood" says the same as a link above. Make one row '
     "of the two."),
    ("no-refuted-links", "links", 0, {"standing": "refuted"},
     'links.csv, line 2, standing: "refuted" is no standing of a link that is shown. Leave '
     "the link out."),
    ("links-forward", "links", 1, {"cause": "great-flood", "effect": "first-rain"},
     'links.csv, line 3, cause: "great-flood" begins after its effect. Turn the arrow '
     'round, or say in the note what came "before" or "first".'),
    ("accounts-of-claims", "article", 1, {"accounts": "three-dead"},
     'article.csv, line 3, accounts: "three-dead" is not in accounts.csv. Add the account '
     "there, or mend the id."),
    ("standing-by-verdict", "article", 1, {"standing": "unresolved"},
     'article.csv, line 3, standing: "unresolved" is not the standing of a claim that is '
     '"wrong". Right is supported, wrong refuted, unproven unresolved.'),
    ("step-words", "story", 0, {"text": "It rained and it rained."},
     'story.csv, line 2, text: "It rained and it rained." has 5 words. Tell the step in 40 '
     "to 90."),
    ("short-headings", "story", 0, {"heading": "Rain at last."},
     'story.csv, line 2, heading: "Rain at last." is longer than 40 characters, or ends '
     "with a full stop. Write a few words."),
    ("own-event", "story", 1, {"event": "first-rain"},
     'story.csv, line 3, event: "first-rain" is the event of a step above. Tell both in one '
     "step."),
    ("zooms", "story", 1, {"zoom": "9"},
     'story.csv, line 3, zoom: "9" is not a whole number from 3 to 8. The map shows a '
     "country at 5 and a town at 8."),
    ("described-words", "events", 2, {"category": "flood"},
     'events.csv, line 4, category: "flood" is not among the categories of '
     "datapackage.json. Mend it, or describe it there."),
    ("described-words", "links", 0, {"relation": "follows"},
     'links.csv, line 2, relation: "follows" is not among the relations of '
     "datapackage.json. Mend it, or describe it there."),
]  # fmt: skip
# The same for a list of the package.
BROKEN_ENTRIES = [
    ("described-columns", "resources", 1, {"path": "source.csv"},
     "datapackage.json, resources, sources.csv: The fields are not the columns of the file "
     "in their order. Describe each column."),
    ("described-words", "relations", 0, {"name": "before"},
     'links.csv, line 2, relation: "precedes" is not among the relations of '
     "datapackage.json. Mend it, or describe it there.\n"
     'links.csv, line 3, relation: "precedes" is not among the relations of '
     "datapackage.json. Mend it, or describe it there.\n"
     'datapackage.json, relations: "before" is not in use. Remove it, or use it.'),
    ("described-words", "categories", 0, {"description": "Rain and sun"},
     'datapackage.json, categories: "weather" has no title, or no description. Say in a '
     "whole sentence what it is."),
    ("periods-adjoin", "periods", 1, {"date": "2012-01-02/2012-06-30"},
     'datapackage.json, periods: "Wet" does not begin where "Dry" ends. Let each begin the '
     "day after."),
    ("periods-in-use", "periods", 0, {"date": "2011-02/2011-12"},
     'datapackage.json, periods: "Dry" does not begin with the first event. Mend its date.'),
    ("periods-in-use", "periods", 1, {"date": "2012-01/2012-07"},
     'datapackage.json, periods: "Wet" does not end with the last event. Mend its date.'),
    ("periods-in-use", "periods", 0, {"date": "2010"},
     'datapackage.json, periods: "Dry" has no event. Remove it, or mend its date.\n'
     'datapackage.json, periods: "Dry" does not begin with the first event. Mend its date.'),
    ("cautions", "cautions", 0, {"about": "hail"},
     'datapackage.json, cautions: "hail" is no event, relation or aspect that there is. '
     "Mend the name, or remove the caution."),
    ("cautions", "cautions", 0, {"text": "Nobody knows. Nobody asks."},
     'datapackage.json, cautions: "Nobody knows. Nobody asks." is not one sentence. Say it '
     "in one."),
]  # fmt: skip

SHIPPED = strictness(open_path(DATA))

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def broken(folder, code, tables, package) -> str:
    kept_chronicle.write(folder, tables, package)
    found = strictness(open_path(folder), [rule for rule in RULES if rule.code == code])
    return "\n".join(one.sentence() for one in found.problems)


def test_a_kept_chronicle_is_asked_every_rule_and_breaks_none(tmp_path):
    tables, package = kept_chronicle.tables(), kept_chronicle.package()
    found = strictness(open_path(kept_chronicle.write(tmp_path, tables, package)))

    assert [one.sentence() for one in found.problems] == []
    assert found.sentences() == ["Strict: 53 rules asked, 0 broken."]


@pytest.mark.parametrize(("code", "table", "row", "change", "sentence"), BROKEN_ROWS)
def test_a_row_that_breaks_a_rule_is_named(code, table, row, change, sentence, tmp_path):
    tables = kept_chronicle.tables()
    tables[table][row].update(change)

    assert broken(tmp_path, code, tables, kept_chronicle.package()) == sentence


@pytest.mark.parametrize(("code", "listed", "entry", "change", "sentence"), BROKEN_ENTRIES)
def test_an_entry_of_the_package_that_breaks_a_rule_is_named(
    code, listed, entry, change, sentence, tmp_path
):
    package = kept_chronicle.package()
    package[listed][entry].update(change)

    assert broken(tmp_path, code, kept_chronicle.tables(), package) == sentence


@pytest.mark.parametrize(
    ("code", "table", "column", "within", "beyond"),
    [
        ("readable-ids", "accounts", "id", "a" * 40, "a" * 41),
        ("readable-ids", "accounts", "id", "a1-to", "a-1-b"),
        ("short-titles", "events", "title", "a" * 60, "a" * 61),
        ("short-values", "accounts", "value", "a" * 65, "a" * 66),
        ("short-headings", "story", "heading", "a" * 40, "a" * 41),
        ("short-summaries", "events", "summary", "A. B? C.", "A. B? C. D."),
        ("step-words", "story", "text", "a " * 39 + "b.", "a " * 38 + "b."),
        ("step-words", "story", "text", "a " * 89 + "b.", "a " * 90 + "b."),
        ("zooms", "story", "zoom", "3", "2"),
        ("zooms", "story", "zoom", "8", "9"),
    ],
)
def test_a_rule_is_kept_up_to_its_bound_and_broken_by_one_more(
    code, table, column, within, beyond, tmp_path
):
    tables = kept_chronicle.tables()
    tables[table][0][column] = within
    assert broken(tmp_path, code, tables, kept_chronicle.package()) == ""

    tables[table][0][column] = beyond
    assert f"{table}.csv, line 2, {column}: " in broken(
        tmp_path, code, tables, kept_chronicle.package()
    )


def test_a_toll_of_at_least_may_leave_its_highest_count_blank(tmp_path):
    tables = kept_chronicle.tables()
    tables["accounts"][0].update(value="3 or more")
    tables["accounts"][1].update(value="at least 3")
    tables["events"][0].update(killed_min="3", killed_max="")

    assert broken(tmp_path, "tolls-of-accounts", tables, kept_chronicle.package()) == ""


@pytest.mark.parametrize("value", ["No number given", "Nobody knows", "The 3rd of them", ""])
def test_an_account_that_begins_with_no_count_bounds_no_toll(value, tmp_path):
    tables = kept_chronicle.tables()
    tables["accounts"].append(tables["accounts"][1] | {"id": "none-said", "value": value})

    assert broken(tmp_path, "tolls-of-accounts", tables, kept_chronicle.package()) == ""


def test_a_source_of_the_very_day_is_in_time(tmp_path):
    tables = kept_chronicle.tables()
    tables["sources"][1]["date"] = "2012-06-30"

    assert broken(tmp_path, "sources-in-time", tables, kept_chronicle.package()) == ""


def test_a_field_without_a_description_is_named(tmp_path):
    package = kept_chronicle.package()
    package["resources"][4]["schema"]["fields"][0]["description"] = ""

    assert broken(tmp_path, "described-columns", kept_chronicle.tables(), package) == (
        'datapackage.json, resources, story.csv: "step" has no description. Add one.'
    )


def test_every_rule_is_seen_broken_and_has_a_code_of_its_own():
    codes = [rule.code for rule in RULES]

    assert {code for code, *_ in BROKEN_ROWS + BROKEN_ENTRIES} == set(codes)
    assert len(codes) == len(set(codes))
    assert [rule.code for rule in RULES if not rule.asks.endswith(".")] == []


@every_rule
def test_the_shipped_chronicle_keeps_the_rule(rule):
    assert [one.sentence() for one in SHIPPED.broken.get(rule, [])] == []
    assert rule not in SHIPPED.unasked


@pytest.fixture(scope="module")
def shipped():
    return kept(open_path(DATA))


def with_only(whole, needs):
    """A chronicle without any column, other table or part of its description but those."""
    tables = {}
    for name, table in whole.tables.items():
        columns = [one.split(".")[1] for one in needs if one.startswith(f"{name}.")]
        if columns or name == "events":
            tables[name] = replace(table, cells=table.cells[columns])
    parts = {one.split(".")[1] for one in needs if one.startswith("package.")}
    package = {name: part for name, part in whole.package.items() if name in parts}
    return replace(whole, tables=tables, package=package)


@every_rule
def test_a_rule_can_be_asked_where_there_is_no_more_than_it_says_it_needs(rule, shipped):
    list(rule.find(with_only(shipped, rule.needs.split())))


def test_the_dictionary_lists_every_rule_with_what_it_asks():
    listed = re.findall(r"^\| `(.+)` \| (.+) \|$", section("Rules"), re.MULTILINE)

    assert listed == [(rule.code, rule.asks) for rule in RULES]


def test_of_two_spellings_the_rarer_one_is_named(tmp_path):
    tables = kept_chronicle.tables()
    for row in tables["events"]:
        row["actors"] = "farmers" if row["id"] == "first-rain" else "Farmers"

    assert broken(tmp_path, "actor-spelling", tables, kept_chronicle.package()) == (
        'events.csv, line 2, actors: "farmers" is also spelled "Farmers". Choose one of the two.'
    )


def test_a_strangers_table_is_named_in_its_own_words_and_asked_what_can_be_asked():
    content = 'Name,When,lat,lon,Deaths\nRaid!,3/14/2011,27.9° N,9.1000,"1,200 to 1,300"\n'
    found = strictness(open_content(content.encode(), "raids.csv"))

    assert [one.sentence() for one in found.problems if one.line] == [
        'raids.csv, line 2, Name: "Raid!" has an exclamation mark, a web address or signs of a '
        "markup. Write plain text; an address belongs into sources.csv.",
        'raids.csv, line 2, lat: "27.9° N" is not degrees with four decimals. '
        "Write them as 27.8970.",
        'raids.csv, line 2, Deaths: "1,200 to 1,300" is not digits alone. Write a count as 1200.',
    ]
    assert found.sentences()[0] == "Strict: 15 rules asked, 4 broken."


def test_rows_that_were_set_aside_are_not_named_again():
    content = "title,date\nRaid.,2011\n\n,\nRaid.,2011\nFire.,2012\n"
    found = strictness(open_content(content.encode(), "raids.csv"))

    assert [(one.code, one.line) for one in found.problems if one.line] == [
        ("short-titles", 2),
        ("short-titles", 6),
    ]


@pytest.mark.parametrize("name", ["events", "sources", "accounts", "links", "story", "article"])
def test_a_table_with_a_header_alone_is_asked_too(name, tmp_path):
    tables = kept_chronicle.tables() | {name: []}
    kept_chronicle.write(tmp_path, tables, kept_chronicle.package())

    asked = strictness(open_path(tmp_path))
    assert asked.unasked == {}


@pytest.mark.parametrize("value", [None, 5, "x", [1], {}, [{"path": ["a"]}]])
def test_a_package_that_holds_anything_at_all_is_asked_too(value, tmp_path):
    package = dict.fromkeys(kept_chronicle.PACKAGE, value)
    kept_chronicle.write(tmp_path, kept_chronicle.tables(), package)

    assert "described-columns" in {one.code for one in strictness(open_path(tmp_path)).problems}
