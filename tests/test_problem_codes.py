"""Codes and outcomes are names that programs can rely on, and the page about them is true."""

import ast
import re
from pathlib import Path

import pytest

from chronicle.problem_codes import Code, Outcome, RuleCode
from chronicle.problems import Problem
from chronicle.strict.rules import RULES

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "data" / "problems.md").read_text(encoding="utf-8")
OUTCOMES, CODES = (part.splitlines() for part in PAGE.split("## Outcomes")[1].split("## Codes"))


def test_the_page_has_every_code_with_what_is_wrong_and_what_may_become_of_it():
    assert [row for row in CODES if row.startswith("| `")] == [
        f"| `{code}` | {code.heading} | {', '.join(f'`{one}`' for one in code.outcomes)} |"
        for code in Code
    ]


def test_the_page_has_every_outcome():
    assert [row.split("`")[1] for row in OUTCOMES if row.startswith("| `")] == [*Outcome]


def test_the_page_has_every_field_that_a_problem_has_in_json():
    fields = Problem("a.csv", Code.BLANK_ROW).record("a.csv")

    assert {row.split("`")[1] for row in PAGE.splitlines() if row.startswith("| `")} >= {*fields}


def test_codes_and_the_names_of_rules_are_one_namespace():
    names = [*Code, *(rule.code for rule in RULES)]

    assert len({*names}) == len(names)
    assert [name for name in names if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)] == []


def test_every_outcome_may_become_of_something():
    assert {outcome for code in Code for outcome in code.outcomes} == {*Outcome}


@pytest.mark.parametrize(
    ("outcome", "detail", "effect"),
    [
        (Outcome.SET_ASIDE, "", "row set aside"),
        (Outcome.SET_ASIDE, "every source", "every source set aside"),
        (Outcome.UNDATED, "every event", "every event shown in the undated tray"),
        (Outcome.UNTITLED, "", 'shown as "(no title)"'),
        (Outcome.CELLS_LOST, "cells after the first 4", "cells after the first 4 ignored"),
        (Outcome.REPAIRED, 'shown as "x"', 'repaired: shown as "x"'),
        (Outcome.REPAIRED, "", "repaired"),
        (Outcome.TAKEN_AS_HEADER, "", "read as the header, so not shown"),
        (Outcome.NOT_OPENED, "", ""),
    ],
)
def test_an_outcome_is_said_with_what_else_is_known_of_it(outcome, detail, effect):
    assert outcome.effect(detail) == effect


def test_a_code_says_what_is_wrong_where_nothing_else_does():
    problem = Problem("a.csv", Code.NO_COUNT, value="some")

    assert (problem.message, problem.outcome) == ("is not a count.", "value-ignored")
    assert Code.NO_COUNT.heading == "… is not a count."
    assert Code.BLANK_ROW.heading == "The row is blank."


def test_a_rule_has_its_name_for_a_code_and_nothing_becomes_of_a_row_that_breaks_it():
    rule = RuleCode("short-titles", "A title fits beside its mark.")

    assert (rule, rule.heading) == ("short-titles", "A title fits beside its mark. (short-titles)")
    assert Problem("a.csv", rule, "is long.").outcome == "none"


def test_every_code_is_given_to_a_problem_somewhere():
    used = {
        node.attr
        for file in (ROOT / "chronicle").glob("**/*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "Code"
    }

    assert {*Code.__members__} - used == set()
