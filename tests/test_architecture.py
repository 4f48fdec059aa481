"""Who may import whom, and the other habits that keep the house in order."""

import ast
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# The modules of these parts are tried together, in the one file of that name in tests/.
TRIED_TOGETHER = {"strict": "strict/test_rules.py", "basemap": "test_static.py"}
VAGUE_NAMES = {"utils", "helpers", "common", "constants", "misc"}

# What each room may import of our own, besides itself. Imports run one way:
#
#   problem_codes <- problems
#   dates, problems, schema <- model <- asking <- views    <- widgets <- dashboard, pages
#                           <- text_table      <- sessions <-
#                              <- checking, mapping <- formats <- reading <- sessions
#                                                   <- exports <- widgets
#
# Of mapping, formats knows how others spell the names of columns: so it finds the header.
#
# `chronicle` is the package's own __init__. A new room gets a row here.
WORDS = {"counting", "dates", "problem_codes", "problems", "schema"}
NOUNS = WORDS | {"model"}
TABLES = NOUNS | {"text_table", "checking", "mapping", "formats", "reading"}
MAY_IMPORT: dict[str, set[str]] = {
    "chronicle": set(),
    "dates": set(),
    "counting": set(),
    "problem_codes": set(),
    "problems": {"problem_codes"},
    "schema": {"dates", "problems"},
    "model": WORDS,
    "text_table": WORDS,
    "checking": NOUNS | {"text_table"},
    "mapping": WORDS | {"text_table"},
    "formats": WORDS | {"text_table", "mapping"},
    "reading": NOUNS | {"text_table", "checking", "mapping", "formats"},
    "strict": TABLES,
    "basemap": set(),
    "asking": NOUNS,
    "exports": NOUNS | {"text_table", "checking", "formats"},
    "views": NOUNS | {"asking"},
    "sessions": TABLES | {"asking"},
    "widgets": TABLES | {"asking", "exports", "views", "sessions"},
    "__main__": TABLES | {"exports", "strict"},
    "dashboard": {"sessions", "widgets"},
    "pages": {"sessions", "widgets"},
}

# What is read into tables, and what tables are written from. Whoever asks gets plain values.
HOLD_TABLES = {
    "dates", "problems", "model", "text_table", "checking", "mapping", "formats", "reading",
    "strict", "exports", "chronicle.asking.pandas_engine",
}  # fmt: skip

# Which parts, or single modules, may import these. Everything else may be imported anywhere.
ONLY_IN = {
    "streamlit": {
        "chronicle.sessions.session",
        "chronicle.sessions.unopened",
        "chronicle.sessions.desk",
        "widgets",
        "dashboard",
        "pages",
    },
    "starlette": {"chronicle.sessions.gate"},
    "streamlit_folium": {"widgets"},
    "folium": {"chronicle.views.place_map", "chronicle.views.basemap"},
    "charset_normalizer": {"chronicle.formats.csv.encodings"},
    "pandas": HOLD_TABLES,
    "numpy": HOLD_TABLES | {"chronicle.asking.search_text"},
    "pyarrow": {
        "chronicle.formats.csv.delimited_rows",
        "chronicle.asking.pandas_engine",
        "chronicle.asking.search_text",
    },
    "filelock": {"chronicle.reading.saving"},
    "python_calamine": {
        "chronicle.formats.workbook.wanted_sheet",
        "chronicle.formats.workbook.sheet_cells",
    },
    "branca": {"chronicle.views.place_map", "chronicle.views.basemap"},
}

# How a sentence about a problem is come by, or a part of it; and what would decide by it.
SENTENCES = {"message", "hint", "detail"}
BUILT_SENTENCES = {"effect", "sentence", "of_column", "beside_event"}
COLUMNS_OF_SENTENCES = SENTENCES | {"effect"}
READING_TEXT = {
    "casefold", "contains", "count", "endswith", "extract", "find", "findall", "finditer",
    "fullmatch", "get", "index", "isin", "lower", "map", "match", "partition", "removeprefix",
    "removesuffix", "replace", "rfind", "rpartition", "rsplit", "search", "split", "splitlines",
    "startswith", "str", "strip", "sub", "subn", "upper",
}  # fmt: skip


def our_files() -> list[Path]:
    found = [
        *ROOT.glob("dashboard.py"),
        *ROOT.glob("pages/**/*.py"),
        *ROOT.glob("chronicle/**/*.py"),
    ]
    assert found, "no module of ours was found: is this test still in tests/, beside chronicle/?"
    return sorted(found)


def module_name(file: Path) -> str:
    """`chronicle/views/place_map.py` as `chronicle.views.place_map`."""
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def part_of(module: str) -> str:
    """The row of MAY_IMPORT that a module of ours belongs to."""
    first, *rest = module.split(".")
    return rest[0] if first == "chronicle" and rest else first


@cache
def imports(file: Path) -> tuple[str, ...]:
    """Full names of everything that a file imports, wherever in the file."""
    return tuple(_imports(file))


def _imports(file: Path) -> Iterator[str]:
    folder = file.relative_to(ROOT).parent.parts
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = folder[: len(folder) + 1 - node.level] if node.level else ()
            origin = ".".join([*above, *filter(None, [node.module])])
            yield from (f"{origin}.{alias.name}" for alias in node.names)


@cache
def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def test_every_room_has_its_row_in_the_table():
    parts = {part_of(module_name(file)) for file in our_files()}

    assert parts - MAY_IMPORT.keys() == set()


def test_imports_of_our_own_run_one_way():
    against = [
        f"{module_name(file)} imports {imported}"
        for file in our_files()
        for imported in imports(file)
        if imported.split(".")[0] in {"chronicle", "dashboard", "pages"}
        and part_of(imported) != part_of(module_name(file))
        and part_of(imported) not in MAY_IMPORT.get(part_of(module_name(file)), set())
    ]

    assert against == []


def test_the_table_itself_runs_one_way():
    both_ways = [
        (one, other)
        for one, other in itertools.combinations(MAY_IMPORT, 2)
        if one in MAY_IMPORT[other] and other in MAY_IMPORT[one]
    ]

    assert both_ways == []


def test_no_modules_import_one_another_in_a_circle():
    names = {module_name(file) for file in our_files()}
    known = {
        module_name(file): {
            module
            for imported in imports(file)
            for module in (imported, imported.rpartition(".")[0])
            if module in names
        }
        for file in our_files()
    }

    order = TopologicalSorter(known).static_order()

    assert {"chronicle.model", "chronicle.widgets.frame"} <= set(order)


def test_no_two_modules_have_one_name():
    names = Counter(file.stem for file in ROOT.glob("chronicle/**/*.py"))
    del names["__init__"]

    assert [name for name, count in names.items() if count > 1] == []


def test_libraries_stay_in_their_rooms():
    against = [
        f"{module} imports {imported}"
        for file in our_files()
        for imported in imports(file)
        if (library := imported.split(".")[0]) in ONLY_IN
        and (module := module_name(file)) not in ONLY_IN[library]
        and part_of(module) not in ONLY_IN[library]
    ]

    assert against == []


def test_every_module_is_named_for_what_it_holds():
    vague = [file for file in our_files() if VAGUE_NAMES & set(module_name(file).split("."))]

    assert vague == []


def test_text_is_never_handed_to_the_page_as_html():
    against = [
        f"{module_name(file)}:{node.value.lineno}"
        for file in our_files()
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.keyword) and (node.arg or "").startswith("unsafe_allow")
    ]

    assert against == []


def test_no_failure_is_swallowed_whole():
    def names(caught: ast.expr | None) -> set[str]:
        if caught is None:
            return {"Exception"}
        return {node.id for node in ast.walk(caught) if isinstance(node, ast.Name)}

    against = [
        f"{module_name(file)}:{node.lineno}"
        for file in our_files()
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.ExceptHandler) and names(node.type) & {"Exception", "BaseException"}
    ]

    assert against == []


def is_sentence(node: ast.AST, names: set[str]) -> bool:
    """Whether an expression is a sentence about a problem, or one of the `names` that hold one."""
    match node:
        case ast.Name(id=name):
            return name in names
        case ast.Call(func=ast.Attribute(attr=name)) if name in BUILT_SENTENCES:
            return True
        case ast.Call(func=ast.Name(id="str"), args=[within]):
            return is_sentence(within, names)
        case ast.Subscript(slice=ast.Constant(value=str(name))):
            return name in COLUMNS_OF_SENTENCES
        case ast.Attribute(attr=name):
            return name in SENTENCES
        case ast.ListComp(elt=each) | ast.SetComp(elt=each) | ast.GeneratorExp(elt=each):
            return is_sentence(each, names)
        case ast.List() | ast.Tuple() | ast.Set() | ast.BoolOp() | ast.IfExp():
            return any(is_sentence(part, names) for part in ast.iter_child_nodes(node))
    return False


def names_of_sentences(within: ast.AST) -> set[str]:
    """The names that are given to sentences, wherever in a function or module."""
    names: set[str] = set()
    for node in ast.walk(within):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if is_sentence(value, names):
                names.add(name)
            case ast.NamedExpr(target=ast.Name(id=name), value=value) if is_sentence(value, names):
                names.add(name)
            case (
                ast.For(target=ast.Name(id=name), iter=several)
                | ast.comprehension(target=ast.Name(id=name), iter=several)
            ) if is_sentence(several, names):
                names.add(name)
    return names


def readings_of_sentences(within: ast.AST) -> Iterator[int]:
    """The lines on which something is decided by a sentence about a problem, or made of it."""
    names = names_of_sentences(within)
    for node in ast.walk(within):
        match node:
            case ast.Compare():
                parts = [node.left, *node.comparators]
            case ast.Subscript(value=whole):
                parts = [whole]
            case ast.Call(func=ast.Attribute(value=whole, attr=name), args=given):
                parts = [whole, *given] if name in READING_TEXT else []
            case ast.Attribute(value=whole, attr="str"):
                parts = [whole]
            case ast.Match(subject=subject):
                parts = [subject]
            case ast.FormattedValue(value=ast.Attribute(attr="message") as said):
                parts = [said]
            case _:
                continue
        if any(is_sentence(part, names) for part in parts):
            yield getattr(node, "lineno", 0)


@pytest.mark.parametrize(
    "reading",
    [
        "one.message == BLANK",
        "one.hint in (CHOOSE, SAVE)",
        "one.effect().startswith(CELLS_LOST)",
        "one.message.split('. ')[0]",
        "one.hint.replace(' here', '')",
        "_PARTICULAR.sub('…', one.message)",
        "re.match('The row', one.message)",
        "frame['effect'].str.split(':')",
        "frame['message'] == 'The cell is blank.'",
        "one.sentence()[:10]",
        "f'({one.file}) {one.message}'",
        "(said := one.message) and said.endswith('.')",
        "BLANK in {one.message for one in problems}",
        "[text for text in [one.hint for one in problems] if text == CHOOSE]",
        "str(one.message).find('blank')",
    ],
)
def test_a_module_that_decides_by_a_sentence_is_found(reading):
    assert [*readings_of_sentences(ast.parse(reading))] != []


@pytest.mark.parametrize(
    "showing",
    [
        "st.text(one.sentence())",
        "report.row(row, code, message=one.message, hint=error.hint)",
        "one.code == Code.BLANK_CELL and one.outcome in OF_AN_EVENT",
        "[link.effect for link in links if link.effect == event]",
        "f'{error} {error.hint}'",
    ],
)
def test_showing_and_passing_on_a_sentence_is_no_deciding(showing):
    assert [*readings_of_sentences(ast.parse(showing))] == []


def test_nothing_is_decided_by_the_sentences_about_problems():
    against = [
        f"{module_name(file)}:{line}"
        for file in our_files()
        if module_name(file) != "chronicle.problems"
        for line in readings_of_sentences(parsed(file))
    ]

    assert against == []


def test_each_module_has_its_test_file_in_the_same_place_of_tests():
    lacking = []
    for file in ROOT.glob("chronicle/**/*.py"):
        room, name = file.relative_to(ROOT / "chronicle").parent, file.stem.strip("_")
        expected = TRIED_TOGETHER.get(room.name, room / f"test_{name}.py")
        if file.stem != "__init__" and not (ROOT / "tests" / expected).is_file():
            lacking.append(str(expected))

    assert lacking == []


def test_no_file_imports_from_a_test_file():
    against = [
        f"{module_name(file)} imports {imported}"
        for file in sorted(ROOT.glob("tests/**/*.py"))
        for imported in imports(file)
        if any(name.startswith("test_") for name in imported.split("."))
    ]

    assert against == []


def test_every_page_of_a_browser_is_opened_under_the_witness():
    opened = [
        file.relative_to(ROOT).as_posix()
        for file in sorted((ROOT / "tests").glob("**/*.py"))
        if ".new" + "_page(" in file.read_text(encoding="utf-8")
    ]

    assert opened == ["tests/support/witness.py"]


def test_every_file_that_the_docs_name_is_there():
    docs = [
        *ROOT.glob("*.md"),
        *(ROOT / ".github").glob("*.md"),
        *(ROOT / "chronicle").glob("**/*.md"),
        *(ROOT / "data").glob("*.md"),
    ]
    path = re.compile(r"\b(?:chronicle|tests|pages|static|data)/[\w./-]*\w\.(?:py|js|css|csv|md)\b")
    gone = [
        f"{doc.relative_to(ROOT)}: {named}"
        for doc in docs
        for named in path.findall(doc.read_text(encoding="utf-8"))
        if not any(parent.joinpath(named).exists() for parent in (ROOT, doc.parent))
    ]

    assert gone == []
