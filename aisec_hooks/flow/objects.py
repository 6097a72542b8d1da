"""What names and attributes are worth: variables, imports, fields and methods of objects, data of libraries."""

from __future__ import annotations

import ast
from abc import ABC
from collections.abc import Callable
from typing import ClassVar

from aisec_hooks.flow import calls, containers, guards, sources
from aisec_hooks.flow.callables import Bound, Defined, Function, Made
from aisec_hooks.flow.combining import joined, mixed
from aisec_hooks.flow.entries import harmless_type, is_structure
from aisec_hooks.flow.frame import private
from aisec_hooks.flow.library import Reading
from aisec_hooks.flow.lookups import Lookups
from aisec_hooks.flow.private import is_private
from aisec_hooks.flow.program import Program
from aisec_hooks.flow.taints import Taint
from aisec_hooks.flow.values import NOTHING, OPAQUE, UNKNOWN, Value, constant
from aisec_hooks.model import SourceKind

PROPERTIES = frozenset({"property", "cached_property", "functools.cached_property", "hybrid_property"})
UNVALIDATED = frozenset({"missing-input-validation"})
CLEANED = frozenset({"cleaned_data", "validated_data"})
DATA = CLEANED | frozenset("data files initial_data errors".split())
"""What a form or a serializer holds of a request."""
CHECKED = UNVALIDATED | {"mass-assignment", "trust-boundary-violation"}
"""Rules that what a form made of its fields does not offend: its keys are those that the form declares."""
LONGEST_LABEL = 60


class Objects(Lookups, ABC):
    """The part of the interpreter that looks names and attributes up."""

    yielded: list[tuple[ast.expr, Value]]
    """What a generator gave so far, and where."""

    # --- names -------------------------------------------------------------------------------

    def _name(self, node: ast.Name) -> Value:
        value = self.state.env.find(node.id)
        if value is not None:
            return self.present(value) if value.at or value.items else value
        if node.id in self.locals or node.id not in self.names.imported:
            return OPAQUE
        if node.id in self.program.known.words:
            reading = self.program.known.reading(self.qualified(node), node.id)
            if reading is not None:
                return self.read(node, reading)
        known = self.program.imported.get(node.id)
        if known is None:
            known = self._imported(self.qualified(node))
            self.program.imported[node.id] = known
        return self.present(known)

    def _imported(self, name: str) -> Value:
        if self.world.owns(name, self.program):
            return self.elsewhere(name, self.program)
        made = self.program.known.result(name)
        return Value(type=made, opaque=True) if made else OPAQUE

    # --- attributes --------------------------------------------------------------------------

    def _attribute(self, node: ast.Attribute) -> Value:
        base = self.present(self.value(node.value))
        if isinstance(node.value, ast.Call) and self.owner is not None and self.qualified(node.value) == "super()":
            return self._of_parent(node, self.owner)
        elsewhere = self.lying_elsewhere(base)
        if elsewhere is not None:
            found = self.elsewhere(f"{elsewhere.name}.{node.attr}", elsewhere.importer, elsewhere.given)
            return self._private(found, node.attr)
        own = self.attribute_of(base, node.attr, node)
        if own is not None:
            return self._private(own, node.attr)
        if node.attr in self.program.known.words:
            reading = self.program.known.reading(self.canonical(node), node.attr)
            if reading is not None:
                return self.read(node, reading)
        source = sources.read_attribute(node, self.qualified, self.is_http_server)
        if source is not None:
            return self.entered(node, source)
        if not base.taints:
            return self._untainted(node, base)
        if any(t.kind is SourceKind.INPUT for t in base.taints) and node.attr in self.program.harmless_options:
            return NOTHING  # an option of the command line that is declared a number or one of some choices
        if base.type == calls.PATH and node.attr in ("name", "stem", "suffix"):
            return mixed([base], calls.PART).spared(frozenset({guards.PATH}))  # the last component
        if node.attr in ("file", "stream"):
            return mixed([base], calls.FILE)
        return self._private(mixed([containers.field(base, node.attr)]), node.attr)

    def _of_parent(self, node: ast.Attribute, owner: ast.ClassDef) -> Value:
        """`super().content`, where that is a property."""
        method = self.program.method(owner, node.attr, after=1)
        first = _first(self.defined.function) if self.defined is not None else "self"
        if method is None or not {_last(d) for d in method.function.decorator_list} & PROPERTIES:
            return OPAQUE
        result = self.enter(method, {_first(method.function): self.state.env.get(first)}, node)
        return result if result is not None else OPAQUE

    def _untainted(self, node: ast.Attribute, base: Value) -> Value:
        """An attribute of a module or of an object of a library."""
        if self.world.shared:
            shared = self.world.shared.get(self.canonical(node))
            if shared is not None:
                return shared
        made = self.library_type(base)
        if made:
            name = f"{made}.{node.attr}"
            return Value(type=self.program.known.result(name) or name)
        name = self.qualified(node)
        if base.type or not name or name[0] == "?":
            return self._private(OPAQUE, node.attr) if base.type or isinstance(node.value, ast.Name) else OPAQUE
        if self.world.owns(name, self.program):
            return self.elsewhere(name, self.program)
        result = self.program.known.result(name)
        return Value(type=result, opaque=True) if result else self._private(OPAQUE, node.attr)

    def attribute_of(self, base: Value, name: str, node: ast.expr | None) -> Value | None:
        """An attribute of an object or class of this project, or one that was set on an object; None if not known."""
        if base.items and base.type not in containers.DISPLAYS:
            found = next((v for k, v in base.items if k == name), None)
            if found is not None:
                return self.present(found)
        if "|" in base.type:
            each = [self.attribute_of(base.typed(made), name, node) for made in base.type.split("|")]
            known = [v for v in each if v is not None]
            return joined(known) if known else None
        owner = self.class_of(base)
        if owner is not None:
            return self._of_object(owner, base, name, node)
        if base.targets:
            target = self.world.callables[base.targets[0]]
            if isinstance(target, Made):
                return self._of_class(target, name)
            if isinstance(target, Defined) and name == "__name__":
                return constant(target.function.name)
        return None

    def _of_object(self, owner: ast.ClassDef, base: Value, name: str, node: ast.expr | None) -> Value | None:
        method = self.program.method(owner, name)
        if method is not None:
            decorators = {last for d in method.function.decorator_list if (last := _last(d))}
            if decorators & PROPERTIES:
                result = self.enter(method, {_first(method.function): base}, node) if node is not None else None
                return result if result is not None else OPAQUE
            target = method if "staticmethod" in decorators else Bound(method, base)
            return Value(targets=(self.world.callables.number(target),))
        if base.taints and not self._is_of_class(owner, name):
            return self._field(owner, name, base)
        for one in self.program.lineage(owner):
            value = self.world.home(one, self.program).class_values.get(one, {}).get(name)
            if value is not None:
                kept = self._kept(owner, name)
                return self.present(value if kept is None else joined([value, kept]))
        return self._kept(owner, name)

    def _is_of_class(self, owner: ast.ClassDef, name: str) -> bool:
        """Whether an attribute is the class's own rather than a field that is declared: `fields = (...)`, `Meta`."""
        for one in self.program.lineage(owner):
            for statement in one.body:
                if isinstance(statement, ast.ClassDef) and statement.name == name:
                    return True
                fixed = (ast.Constant, ast.List, ast.Tuple, ast.Dict, ast.Set)
                targets = statement.targets if isinstance(statement, ast.Assign) else []
                named = any(isinstance(t, ast.Name) and t.id == name for t in targets)
                if named and isinstance(getattr(statement, "value", None), fixed):
                    return True
        return False

    def _of_class(self, made: Made, name: str) -> Value | None:
        method = made.program.method(made.node, name)
        if method is not None:
            decorators = {last for d in method.function.decorator_list if (last := _last(d))}
            own = Value(targets=(self.world.callables.number(made),))
            target = Bound(method, own) if "classmethod" in decorators else method
            return Value(targets=(self.world.callables.number(target),))
        for one in made.program.lineage(made.node):
            value = self.world.home(one, made.program).class_values.get(one, {}).get(name)
            if value is not None:
                if any("Enum" in base for base in made.program.base_names(made.node)):
                    items = (("value", value), ("name", constant(name)))
                    return Value(type=self.world.type_of(made.node, made.program), items=items)
                return self.present(value)
        return None

    def _kept(self, owner: ast.ClassDef, name: str) -> Value | None:
        """What any method puts into an attribute."""
        if self.defined is not None and self.owner is owner:
            return self.program.kept(self.defined, name)
        found = []
        for one in self.program.lineage(owner):
            value = self.world.home(one, self.program).attributes.get((one.name, name))
            if value is not None:
                found.append(value)
        return joined(found) if found else None

    def _field(self, model: ast.ClassDef, attribute: str, base: Value) -> Value:
        """A field of a model class of this project, by its annotation."""
        for owner in self.program.lineage(model):
            for statement in owner.body:
                if not isinstance(statement, ast.AnnAssign) or ast.unparse(statement.target) != attribute:
                    continue
                if harmless_type(ast.unparse(statement.annotation), self.classes):
                    return NOTHING
                if statement.value is not None and "pattern=" in ast.unparse(statement.value):
                    return NOTHING
                if is_structure(statement.annotation):
                    return containers.field(base, attribute).spared(UNVALIDATED).opened()
        shown = attribute == "data" and model.name.endswith("Serializer")  # of the row that was saved
        if (attribute not in DATA or shown) and self._is_form(model):
            return OPAQUE
        spared = CHECKED if attribute in CLEANED else UNVALIDATED
        return self._private(mixed([containers.field(base, attribute)]).spared(spared), attribute)

    def is_form(self, value: Value) -> bool:
        """Whether it is a form or a serializer of Django."""
        owner = self.class_of(value) if value.taints and "#" in value.type else None
        return owner is not None and self._is_form(owner)

    def _is_form(self, model: ast.ClassDef) -> bool:
        """Whether it is a form or a serializer of Django, most of whose attributes are the program's own."""
        bases = self.program.qualified_bases(model)
        ends = ("ModelForm", "Serializer", "FormSet")
        return any(base.startswith(("django.", "rest_framework.")) or base.endswith(ends) for base in bases)

    def _private(self, value: Value, name: str) -> Value:
        return private(value, name) if is_private(name) and value.known is UNKNOWN and not value.targets else value

    # --- outside text ------------------------------------------------------------------------

    def read(self, node: ast.expr, reading: Reading) -> Value:
        """What a library reads from outside."""
        taint = Taint(reading.kind, _shown(node), frozenset(reading.harmless), reading.whole)
        value = self.entered(node, taint, reading.gives)
        key = node.slice if isinstance(node, ast.Subscript) else None
        key = node.args[0] if isinstance(node, ast.Call) and node.args else key
        if isinstance(key, ast.Constant) and "wsgi.Environ.get" in reading.names and containers.is_of_server(key.value):
            return NOTHING
        if isinstance(key, ast.Constant) and isinstance(key.value, str) and reading.kind is SourceKind.ENVIRONMENT:
            return self._private(value, key.value)  # `os.getenv("API_KEY")`
        return value

    def element(self, node: ast.expr, container: Value) -> Value | None:
        """A member of an object of a library, None if nothing is known of it."""
        made = self.library_type(container)
        if not made:
            return None
        name = f"{made}[]"
        result = self.program.known.result(name)
        if container.taints:
            return Value(containers.member(container).taints, None, result) if result else None
        reading = self.program.known.reading(name, "[]")
        if reading is not None:
            return self.read(node, reading)
        return Value(type=result, opaque=True) if result else None

    def read_item(self, node: ast.Subscript, base: Value, key: Value) -> Value:
        """A member of outside data."""
        found = containers.item(base, key)
        made = self.library_type(base)
        result = self.program.known.result(f"{made}[]") if made else ""
        return Value(found.taints, None, result) if result in self.program.known.texts else found

    def as_text(self, value: Value, site: ast.expr) -> Value:
        """What `str()` makes of a value."""
        owner = self.class_of(value)
        if owner is None:
            return value
        for name in ("__str__", "__repr__", "__html__"):
            method = self.program.method(owner, name)
            if method is not None:
                result = self.enter(method, {_first(method.function): value}, site)
                return result if result is not None else OPAQUE
        return mixed([value, *(v for _, v in value.items or ())])  # a dataclass prints its fields

    def printed(self, value: Value, site: ast.expr) -> Value:
        """What is seen of an object where it is written somewhere: what its class has chosen to show, if it has."""
        owner = self.class_of(value)
        shows = owner is not None and any(self.program.method(owner, n) is not None for n in ("__str__", "__repr__"))
        return self.as_text(value, site) if shows else value

    def entered_context(self, node: ast.expr) -> Value:
        """What `with` gives: itself, or what an object of this project says."""
        value = self.present(self.value(node))
        owner = self.class_of(value)
        method = None
        if owner is not None:
            method = self.program.method(owner, "__enter__") or self.program.method(owner, "__aenter__")
        if method is None:
            return value
        result = self.enter(method, {_first(method.function): value}, node)
        return result if result is not None else OPAQUE

    def instance(self, owner: ast.ClassDef, program: Program, *where: object) -> Value:
        """An object of a class of this project of which nothing is known."""
        made = self.world.type_of(owner, program)
        place = self.world.place(owner, *where)
        value = Value(type=made, items=(), at=place)
        self.state.put(place, value)
        return value

    evaluators: ClassVar[dict[type[ast.expr], Callable[..., Value]]] = {ast.Attribute: _attribute, ast.Name: _name}


def _shown(node: ast.expr) -> str:
    """What is read, for people, and short enough that its members differ."""
    text = ast.unparse(node)
    if len(text) > LONGEST_LABEL and isinstance(node, ast.Call):
        text = f"{ast.unparse(node.func)[:LONGEST_LABEL]}(...)"
    return text[:80]


def _last(decorator: ast.expr) -> str:
    node = decorator.func if isinstance(decorator, ast.Call) else decorator
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _first(function: Function) -> str:
    """The name of a method's first parameter."""
    arguments = [*function.args.posonlyargs, *function.args.args]
    return arguments[0].arg if arguments else "self"
