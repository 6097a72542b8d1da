from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    name: str
    condition: str

    def matches(self, facts):
        return bool(eval(self.condition, {}, dict(facts)))


class RuleSet:
    def __init__(self):
        self._rules = []

    def add(self, rule):
        self._rules.append(rule)

    def apply(self, facts):
        return [rule.name for rule in self._rules if rule.matches(facts)]
