"""What `target = value` changes: variables, attributes, members of containers."""

from __future__ import annotations

import ast

from aisec_hooks.flow import calls, changes, containers, guards, splitting
from aisec_hooks.flow.frame import Frame, first_name, private
from aisec_hooks.flow.private import MASK, is_private
from aisec_hooks.flow.state import without
from aisec_hooks.flow.values import UNKNOWN, Value, constant


class Assignment(Frame):
    """The part of the interpreter that assigns."""

    def bind(self, target: ast.expr, value: Value, origin: ast.expr) -> None:
        """Assign; the origin is the expression that the value is of."""
        if isinstance(target, (ast.Tuple, ast.List)):
            self._unpack(target.elts, value, origin)
        elif isinstance(target, ast.Starred):
            self.bind(target.value, Value(value.taints, type="list"), origin)
        elif isinstance(target, ast.Subscript):
            base, key = self.value(target.value), self.value(target.slice)
            self.replace(target.value, base, changes.with_member(self.present(base), key, value))
        elif isinstance(target, ast.Attribute):
            if value.taints:
                value = value.stepped(self.step(origin, f"assigned to {ast.unparse(target)}"))
            self._set_attribute(target, value)
        elif isinstance(target, ast.Name):
            if is_private(target.id) and value.known is UNKNOWN and MASK not in value.text:
                value = private(value, target.id)
            if value.taints:
                value = value.stepped(self.step(origin, f"assigned to {target.id}"))
                if value.at:
                    self.state.put(value.at, value)
            self.state.env.own[target.id] = value.slim()
            if target.id in self.declared_global:
                self.program.keep_global(target.id, without(value, self.state.facts))

    def _unpack(self, targets: list[ast.expr], value: Value, origin: ast.expr) -> None:
        elements = origin.elts if isinstance(origin, (ast.Tuple, ast.List)) else []
        exact = len(elements) == len(targets) and not any(isinstance(e, ast.Starred) for e in elements)
        starred = next((i for i, t in enumerate(targets) if isinstance(t, ast.Starred)), None)
        if starred is not None:
            spread = containers.unpacked(self.present(value), starred, len(targets) - starred - 1)
            if spread is not None:
                first, rest, last = spread
                for target, each in zip(targets, [*first, rest, *last], strict=True):
                    self.bind(target.value if isinstance(target, ast.Starred) else target, each, origin)
                return
        for i, element in enumerate(targets):
            known = containers.member_at(value, constant(i)) if starred is None else None
            if value.type == calls.PART and value.items is None and starred is None:
                known = splitting.piece(value, f"{ast.unparse(origin)}[{i}]", i, last=i == len(targets) - 1)
            each = self.again(elements[i]) if exact else known if known is not None else containers.member(value)
            if i == 0 and each.told is None and isinstance(origin, ast.Call):  # `valid, reason = validate(data)`
                each = each.telling(guards.answered(origin, self.again), guards.NO_FACTS)
            self.bind(element, each, elements[i] if exact else origin)

    def _set_attribute(self, target: ast.Attribute, value: Value) -> None:
        base = self.value(target.value)
        known = dict(base.items or ()) | {target.attr: value}
        changed = Value(base.taints, base.parts, base.type, tuple(known.items()), UNKNOWN, base.at, base.targets)
        if self.owner is not None and isinstance(target.value, ast.Name) and target.value.id in ("self", "cls"):
            self.program.keep(self.owner, target.attr, without(value, self.state.facts))
        elif base.at == 0 and first_name(target) in self.names.imported:
            self.world.share(self.canonical(target), without(value, self.state.facts))
        self.replace(target.value, base, changed)

    def replace(self, node: ast.expr, base: Value, changed: Value) -> None:
        """An object has changed: under all of its names if it has a place, else under the one that is known."""
        if isinstance(node, ast.Name) and self.defined is not None and node.id not in self.locals and changed.taints:
            self.program.keep_content(node.id, without(changed, self.state.facts))
        if base.at:
            self.state.put(base.at, changed.placed(base.at))
        elif isinstance(node, ast.Name):
            place = self.world.place(node.id, self.callers[-1:], self.program.path)
            changed = changed.placed(place)
            self.state.put(place, changed)
            self.state.env.own[node.id] = changed.slim()
        elif isinstance(node, ast.Attribute):
            self._set_attribute(node, changed)
        elif isinstance(node, ast.Subscript):
            outer, key = self.again(node.value), self.again(node.slice)
            if outer.at or isinstance(node.value, ast.Name):
                self.replace(node.value, outer, changes.with_member(outer, key, changed))
