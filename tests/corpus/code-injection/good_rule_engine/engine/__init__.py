from .rules import Rule, RuleSet

__all__ = ["Rule", "RuleSet"]
