"""How a chronicle keeps to the rules: which were asked of it, and which rows break them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from chronicle.problem_codes import RuleCode
from chronicle.problems import Problem
from chronicle.reading.opening import Opened
from chronicle.strict.kept import kept
from chronicle.strict.rules import RULES, Rule


@dataclass(frozen=True)
class Strictness:
    """How a chronicle keeps to the rules."""

    rules: int
    """How many there are."""
    broken: Mapping[Rule, list[Problem]]
    """Each with its code, by the rules that are not kept."""
    unasked: Mapping[Rule, list[str]]
    """What each of the others lacks that was not asked."""

    @property
    def problems(self) -> list[Problem]:
        """What breaks the rules, in their order."""
        return [one for problems in self.broken.values() for one in problems]

    def sentences(self) -> list[str]:
        """How many rules were asked, and what the others would need."""
        asked, broken = self.rules - len(self.unasked), len(self.broken)
        said = [f"Strict: {asked} rules asked, {broken} broken."]
        if self.unasked:
            wanting = dict.fromkeys(name for names in self.unasked.values() for name in names)
            said.append(f"{len(self.unasked)} not asked, for want of {', '.join(wanting)}.")
        return said


def strictness(opened: Opened, rules: Collection[Rule] = RULES) -> Strictness:
    """How what was opened keeps to those of the rules that can be asked of it."""
    written = kept(opened)
    lacking = {rule: written.lacking(*rule.needs.split()) for rule in rules}
    # One column of theirs may be two of ours.
    found = {rule: dict.fromkeys(rule.find(written)) for rule in rules if not lacking[rule]}
    return Strictness(
        rules=len(rules),
        broken={
            rule: [replace(one, code=RuleCode(rule.code, rule.asks)) for one in problems]
            for rule, problems in found.items()
            if problems
        },
        unasked={rule: needs for rule, needs in lacking.items() if needs},
    )
