"""The command line: `python -m chronicle check` reports on tables, `convert` writes them anew."""

import argparse
import io
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from chronicle.counting import counted
from chronicle.exports import writing
from chronicle.model import Chronicle
from chronicle.problems import Problem
from chronicle.reading import folder, report, saving
from chronicle.reading.opening import Answers, Arithmetic, Opened, open_path
from chronicle.strict.strictness import Strictness, strictness
from chronicle.text_table import Undecoded, Unreadable

CLEAN, PROBLEMS, UNREADABLE = 0, 1, 2
INTERRUPTED, PIPE_CLOSED = 130, 141
"""What a shell gives a program that a signal ended, here SIGINT and SIGPIPE."""
SHOWN_OF_A_KIND = 20
SAY_ENCODING = "Say what it is in with --encoding, such as windows-1251, shift-jis or gb18030."

ARITHMETIC = ("rows_read", "shown", "undated", "unlocated", "set_aside")

EXAMPLES = """examples:
  python -m chronicle check my-events.csv           what is wrong with it, and where
  python -m chronicle check --json data/ more.xlsx  one JSON object for each, on a line of its own
  python -m chronicle check --strict data/          the rules of a kept chronicle as well
  python -m chronicle check --day-first raids.csv   3/4/2011 is 3 April
  python -m chronicle check --encoding windows-1251 raids.csv
  python -m chronicle convert my-events.xlsx my-events.geojson
  python -m chronicle convert data/ timeline.csv --to timelinejs

exit codes: 0 nothing is wrong, 1 there are problems, 2 nothing could be opened or written
"""

# What a terminal would obey rather than show, and what no encoding has.
_CONTROLS = re.compile("[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    asked = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a test's own stream cannot
            stream.reconfigure(errors="backslashreplace")
    try:
        code = asked.command(asked)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Python flushes once more at the end, and would say that it cannot.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    return code


def check(asked: argparse.Namespace) -> int:
    """Report on each path; the highest of their exit codes."""
    return max(_check_one(path, asked) for path in asked.paths)


def convert(asked: argparse.Namespace) -> int:
    """Write the events of one path into a new file in one of our formats."""
    source, target = Path(asked.source), Path(asked.target)
    try:
        format, opened = _written(source, target, asked)
    except Unreadable as unreadable:
        _say(unreadable.problem.sentence())
        if isinstance(unreadable, Undecoded):
            _say(SAY_ENCODING)
        return UNREADABLE
    except saving.Refused as refused:
        _say(str(refused))
        return UNREADABLE
    print(_shown(f"{target.name}: {counted(len(opened.chronicle.events), 'event')} written."))
    _say_what_is_not_used(opened, asked)
    for sentence in (*format.losses(opened.chronicle), *_left_out(opened.chronicle)):
        _say(sentence)
    if opened.problems:
        many = counted(len(opened.problems), "problem")
        _say(f"{many} with {opened.file}. What was ignored or set aside is not written.")
    return PROBLEMS if opened.problems else CLEAN


def _written(
    source: Path, target: Path, asked: argparse.Namespace
) -> tuple[writing.Format, Opened]:
    """The format and what was written in it; raises Unreadable or Refused."""
    format = writing.named(asked.to or "", target.name)
    if format is None:
        *names, last = (f"--to {one.name}" for one in writing.FORMATS)
        offered = f"{', '.join(names)} or {last}"
        raise saving.Refused(f"{target.name} names no format that is written: add {offered}.")
    if _is_part_of(target, source):
        message = f"{target.name} is what is to be read. Choose another name for the new file."
        raise saving.Refused(message)
    if target.exists() and not asked.force:
        message = f"{target.name} is there already. Choose another name, or write over it: --force."
        raise saving.Refused(message)
    opened = open_path(source, _answers(asked))
    saving.write_new(target, format.write(opened.chronicle), over=asked.force)
    return format, opened


def _parser() -> argparse.ArgumentParser:
    parser = _command(argparse.ArgumentParser, "Check tables of events, and convert them.")
    commands = parser.add_subparsers(required=True, metavar="check|convert")
    what = "Say what is wrong with tables of events, cell by cell, and how to mend it."
    one = _command(commands.add_parser, what, "check")
    one.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder or a zip")
    one.add_argument("--json", action="store_true", help="one JSON object for each path")
    one.add_argument("--all", action="store_true", help="every problem, however many of a kind")
    what = "ask as well what data/README.md asks: two publishers, whole sentences, ..."
    one.add_argument("--strict", action="store_true", help=what)
    one.set_defaults(command=check)
    what = "Write the events of a file, a folder or a zip in one of our formats."
    other = _command(commands.add_parser, what, "convert")
    other.add_argument("source", metavar="IN", help="a file, a folder or a zip")
    other.add_argument("target", metavar="OUT", help="the file to write")
    names = [one.name for one in writing.FORMATS]
    other.add_argument("--to", choices=names, help="the format, where OUT's name does not say it")
    other.add_argument("--force", action="store_true", help="write over OUT if it is there")
    other.set_defaults(command=convert)
    for command in (one, other):
        order = command.add_mutually_exclusive_group()
        order.add_argument("--day-first", action="store_true", help="3/4/2011 is 3 April")
        order.add_argument("--month-first", action="store_true", help="3/4/2011 is 4 March")
        command.add_argument("--sheet", metavar="NAME", help="the sheet of a workbook to read")
        what = "what a text file is in, such as windows-1251, where its bytes do not say it"
        command.add_argument("--encoding", metavar="NAME", help=what)
    return parser


def _command(
    make: Callable[..., argparse.ArgumentParser], what: str, *name: str
) -> argparse.ArgumentParser:
    formatter = argparse.RawDescriptionHelpFormatter
    said = {"help": what} if name else {"prog": "python -m chronicle"}
    return make(*name, description=what, epilog=EXAMPLES, formatter_class=formatter, **said)


def _answers(asked: argparse.Namespace) -> Answers:
    decided = asked.day_first or asked.month_first
    order = asked.day_first if decided else None
    return Answers(day_first=order, sheet=asked.sheet, encoding=asked.encoding)


def _check_one(path: str, asked: argparse.Namespace) -> int:
    try:
        opened = open_path(Path(path), _answers(asked))
    except Unreadable as unreadable:
        if asked.json:
            _print_json(unreadable.problem.file, (unreadable.problem,))
        else:
            print(_shown(unreadable.problem.sentence()))
            if isinstance(unreadable, Undecoded):
                print(SAY_ENCODING)
        return UNREADABLE
    _say_what_is_not_used(opened, asked)
    strict = strictness(opened) if asked.strict else None
    problems = (*opened.problems, *(strict.problems if strict else ()))
    if asked.json:
        _print_json(opened.file, problems, opened)
    else:
        _print_report(opened, strict, None if asked.all else SHOWN_OF_A_KIND)
    return PROBLEMS if problems else CLEAN


def _print_json(file: str, problems: Iterable[Problem], opened: Opened | None = None) -> None:
    rows = Arithmetic(0, 0, 0, 0, 0) if opened is None else opened.arithmetic
    found: dict[str, Any] = {
        "file": file,
        "format": "" if opened is None else opened.format,
        "encoding": "" if opened is None else opened.encoding,
        "mapping": {} if opened is None else dict(opened.mapping),
    }
    found |= {name: getattr(rows, name) for name in ARITHMETIC}
    found["problems"] = [one.record(file) for one in problems]
    print(json.dumps(found))


def _print_report(opened: Opened, strict: Strictness | None, most: int | None) -> None:
    table = opened.table
    parts = (opened.format, opened.encoding, table.sheet and f'sheet "{table.sheet}"')
    lines = [f"{opened.file}: {', '.join(filter(None, parts))}"]
    mapping = [f'{ours} = "{theirs}"' for ours, theirs in opened.mapping.items()]
    lines.append(f"Read as: {', '.join(mapping) or 'no column is known'}")
    lines += [report.sum_of_rows(opened.arithmetic), *opened.notes]
    lines += strict.sentences() if strict else []
    if opened.question:
        lines.append(f"{opened.question} Say which with --day-first or --month-first.")
    if table.likely:
        doubt = f"Many letters are hardly right in {table.encoding}, rather in {table.likely[0]}."
        lines.append(f"{doubt} {SAY_ENCODING}")
    kinds: dict[str, list[Problem]] = {}
    for problem in (*opened.problems, *(strict.problems if strict else ())):
        kinds.setdefault(problem.code.heading, []).append(problem)
    for kind, problems in kinds.items():
        lines += ["", f"{counted(len(problems), 'problem')}: {kind}"]
        lines += [f"  {problem.sentence()}" for problem in problems[:most]]
        if most is not None and len(problems) > most:
            lines.append(f"  and {len(problems) - most:,} more: --all shows them")
    for line in [*lines, ""]:
        print(_shown(line))


def _left_out(chronicle: Chronicle) -> list[str]:
    """What the chronicle holds besides its events, which no format of ours for events does."""
    said = []
    of_a_source = ["publisher", "date", "archive_url", "language", "note"]
    described = chronicle.sources.reindex(columns=of_a_source, fill_value="")
    if number := int((described != "").any(axis=1).sum()):
        said.append(
            f"{counted(number, 'source')} named by id only: what is known of them is not written."
        )
    others = {"account": chronicle.accounts, "link": chronicle.links, "step": chronicle.story}
    said += [
        f"{counted(len(table), name)} not written: the file holds events only."
        for name, table in {**others, "claim": chronicle.article}.items()
        if len(table)
    ]
    return said


def _is_part_of(target: Path, source: Path) -> bool:
    """Whether writing the target would change what is read."""
    parts = [source, *(source / name for name in folder.NAMES)]
    return any(_is_same(one, target) for one in parts)


def _is_same(one: Path, other: Path) -> bool:
    if one.exists() and other.exists():
        return one.samefile(other)
    return os.path.realpath(one) == os.path.realpath(other)


def _shown(line: str) -> str:
    """A line for a terminal, which obeys nothing that stands in it."""
    return _CONTROLS.sub(lambda found: found[0].encode("unicode_escape").decode(), line)


def _say_what_is_not_used(opened: Opened, asked: argparse.Namespace) -> None:
    """Name each option that says nothing about such a file."""
    if asked.sheet is not None and not opened.table.sheet:
        _say(f"{opened.file}: --sheet is not used: only a workbook has sheets.")
    if asked.encoding is not None and opened.table.sheet:
        _say(f"{opened.file}: --encoding is not used: a workbook says its own.")


def _say(sentence: str) -> None:
    print(_shown(sentence), file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
