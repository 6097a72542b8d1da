"""What a library's function gives: from its data, from its name, or computed."""

from __future__ import annotations

import ast
import sys
from abc import ABC

from aisec_hooks import late
from aisec_hooks.flow import (
    calls,
    changes,
    containers,
    decoding,
    encodings,
    folding,
    formatting,
    guards,
    pieces,
    splitting,
)
from aisec_hooks.flow.alphabets import swapping
from aisec_hooks.flow.callables import Arguments, Named
from aisec_hooks.flow.combining import joined, mixed, of_items
from aisec_hooks.flow.frame import bare, first_name
from aisec_hooks.flow.frameworks import PACKAGES
from aisec_hooks.flow.making import Making
from aisec_hooks.flow.values import BASE64, JSON, OPAQUE, QUOTED, UNKNOWN, Value, constant

STANDARD = sys.stdlib_module_names
_GETTERS = frozenset("get pop getlist get_list getone getall get_all setdefault".split())
_OPAQUE = late.compiled(
    r"(?:^|_)(?:get|find|fetch|load|lookup|query|search|select|read|open|is|has|check|valid|clean|sanit|escape)"
)
"""Names of functions that look something up or test it, rather than pass it on."""
_FORMS = {
    **dict.fromkeys("json.dumps orjson.dumps ujson.dumps simplejson.dumps".split(), (JSON, True)),
    **dict.fromkeys("json.loads orjson.loads ujson.loads simplejson.loads".split(), (JSON, False)),
    **dict.fromkeys("base64.b64encode base64.urlsafe_b64encode base64.standard_b64encode".split(), (BASE64, True)),
    **dict.fromkeys("base64.b64decode base64.urlsafe_b64decode base64.standard_b64decode".split(), (BASE64, False)),
    **dict.fromkeys("urllib.parse.quote urllib.parse.quote_plus".split(), (QUOTED, True)),
    **dict.fromkeys("urllib.parse.unquote urllib.parse.unquote_plus".split(), (QUOTED, False)),
}
"""Function -> (the form, whether it makes it rather than undoes it)."""


class LibraryCalls(Making, ABC):
    """The part of the interpreter that knows what functions of libraries give."""

    def is_tornado(self) -> bool:
        """Whether `self` is a Tornado request handler."""
        return self.owner is not None and (
            self.names.imports_package("tornado")
            or any(base.endswith("Handler") for base in self.program.base_names(self.owner))
        )

    def change(self, function: ast.Attribute, receiver: Value, values: Arguments) -> Value | None:
        """`parts.append(text)`: the object is another one from now on; what it gives, if that is a member."""
        arguments = [v for k, v in values.items() if isinstance(k, int)]
        keywords = {k: v for k, v in values.items() if isinstance(k, str) and k != "**"}
        if receiver.items is None and not receiver.taints and not mixed(values.values()).taints:
            return None
        popped = changes.popped(receiver, function.attr, arguments)
        if receiver.items is not None or receiver.at or isinstance(function.value, (ast.Name, ast.Subscript)):
            self.replace(function.value, receiver, changes.changed(receiver, function.attr, arguments, keywords))
        return popped

    def result(self, node: ast.Call, name: str, receiver: Value, values: Arguments) -> Value:
        arguments = [v for k, v in values.items() if isinstance(k, int)]
        keywords = {k: v for k, v in values.items() if isinstance(k, str)}
        last = name.rpartition(".")[2]
        if last == "relative_to":  # raises unless it holds
            self.state.facts |= frozenset(guards.inside(receiver))
        special = self._special(node, name, receiver, arguments, keywords)
        if special is not None:
            return special
        if name in decoding.DECODERS and arguments:
            return decoding.decoded(name, mixed([*arguments, *keywords.values()]), self.state.facts)
        exact = calls.exactly(name, arguments + list(keywords.values()))
        if exact is not None:
            return exact
        made = self.program.known.result(name)
        if made:
            return self._made(made, receiver, arguments, keywords)
        if self.program.known.reduces(name):
            return mixed(values.values()).numeric()
        if self.program.known.carries(name):
            return mixed([receiver, *values.values()])
        known = calls.function(name, arguments + list(keywords.values())) if name else None
        if isinstance(node.func, ast.Attribute):
            if node.func.attr == "save" and self.is_form(receiver):
                return OPAQUE  # a row
            own = calls.method(receiver, node.func.attr, arguments, keywords)
            if own is not None and (known is None or receiver is not OPAQUE):
                known = self._got(node, receiver, own, arguments)
            if known is None and self.library_type(receiver):
                return Value(type=f"{receiver.type}.{node.func.attr}()")
        if known is None:
            return self._unknown(node, name, values)
        if known.type == name and keywords:  # an object of a library, with what it was told
            return Value(known.taints, known.parts, known.type, _settings(keywords))
        return known

    def _special(
        self, node: ast.Call, name: str, receiver: Value, arguments: list[Value], keywords: dict[str, Value]
    ) -> Value | None:
        """What can be computed: constants, containers, texts whose pieces are known."""
        if name in containers.MAKERS and not self.names.is_local(name):
            made = containers.made(name, arguments, keywords)
            if made is not None:
                return self._new(node, made) if made.type not in ("tuple", "frozenset") else made
        if name == "next" and arguments and arguments[0].items:
            return self._next(node, arguments)
        if name == "enumerate" and arguments and not self.names.is_local(name):
            return containers.numbered(self.present(arguments[0]), self.element(node.args[0], arguments[0]))
        coded = encodings.computed(name, receiver, arguments) if not keywords else None
        if coded is not None or (name in _FORMS and arguments):
            return coded if coded is not None else _formed(name, arguments[0])
        if name in ("getattr", "setattr") and len(arguments) > 1 and isinstance(arguments[1].known, str):
            return self._attribute_named(node, arguments, arguments[1].known)
        if name == "str" and len(arguments) == 1 and arguments[0].const is UNKNOWN:
            text = self.as_text(arguments[0], node)
            return text if text is not arguments[0] else None
        if name == calls.TEMPLATE and (arguments or "template" in keywords):
            text = arguments[0] if arguments else keywords["template"]
            return Value(text.taints, None, calls.TEMPLATE, (("template", text),), opaque=text.opaque)
        if name in calls.FIELDS:
            return self.field(node, keywords)
        fields = self.fields_of(node, name, receiver, arguments, keywords)
        if fields is not None:
            return fields
        if isinstance(node.func, ast.Name):
            return folding.builtin(name, arguments) if not self.names.is_local(name) else None
        if not isinstance(node.func, ast.Attribute):
            return None
        return self._swapped(node, receiver, arguments) or self._of_value(node.func.attr, receiver, arguments, keywords)

    def _swapped(self, node: ast.Call, receiver: Value, arguments: list[Value]) -> Value | None:
        """`ESCAPES.get(letter, letter)` for each letter of a text: what is left of it is harmless as the table says."""
        assert isinstance(node.func, ast.Attribute)
        if node.func.attr != "get" or receiver.type != "dict" or len(arguments) != 2:
            return None
        letter, default = arguments
        if not default.taints or default.taints != letter.taints:
            return None
        escapes = swapping(receiver)
        return default.spared(escapes) if escapes and self._is_letter(node.args[0]) else None

    def _is_letter(self, node: ast.expr) -> bool:
        """Whether a name stands for the letters of a text in turn, rather than for its words or for all of it."""
        if not isinstance(node, ast.Name) or self.defined is None:
            return False
        loops = (n for n in ast.walk(self.defined.function) if isinstance(n, (ast.For, ast.comprehension)))
        texts = [self.again(n.iter) for n in loops if isinstance(n.target, ast.Name) and n.target.id == node.id]
        return bool(texts) and all(t.items is None and t.type == "" for t in texts)

    def _attribute_named(self, node: ast.Call, arguments: list[Value], name: str) -> Value | None:
        """`getattr(subprocess, "run")`, `setattr(account, "name", text)`."""
        base = arguments[0]
        if len(arguments) == 3 and isinstance(node.func, ast.Name) and node.func.id == "setattr":
            self.replace(
                node.args[0], base, base.with_items(tuple((dict(base.items or ()) | {name: arguments[2]}).items()))
            )
            return constant(None)
        own = self.attribute_of(base, name, None)
        if own is not None or not node.args:
            return own
        module = self.qualified(node.args[0])
        if not module or module[0] == "?" or first_name(node.args[0]) not in self.names.imported:
            return None
        return Value(targets=(self.world.callables.number(Named(bare(f"{module}.{name}"))),))

    def _next(self, node: ast.Call, arguments: list[Value]) -> Value:
        """The next element of an iterator, which is one shorter after it."""
        iterator = self.present(arguments[0])
        first = containers.member_at(iterator, constant(0)) if iterator.type in ("list", "deque") else None
        if first is None:
            return containers.member(iterator)
        if isinstance(node.args[0], ast.Name):
            self.replace(node.args[0], iterator, changes.changed(iterator, "pop", [constant(0)], {}))
        return self.present(first)

    def _of_value(
        self, method: str, receiver: Value, arguments: list[Value], keywords: dict[str, Value]
    ) -> Value | None:
        """A method of a text or a container of which enough is known."""
        if receiver.type == calls.TEMPLATE and method in ("substitute", "safe_substitute"):
            return formatting.dollars(dict(receiver.items or ()).get("template", receiver), arguments, keywords)
        if receiver.items is not None:
            found = self._of_container(method, receiver, arguments)
            if found is not None:
                return found
        if receiver.parts is None:
            return None
        if method == "join" and len(arguments) == 1 and arguments[0].type == calls.PART and receiver.constant:
            return splitting.rejoined(arguments[0], receiver.text)
        if method in ("startswith", "endswith") and len(arguments) == 1:
            test = pieces.starts_with if method == "startswith" else pieces.ends_with
            outcome = test(receiver, arguments[0].known)
            return constant(outcome) if outcome is not None else None
        if method in ("split", "partition") and arguments and not receiver.constant:
            return pieces.split(receiver, arguments[0].known, whole=method == "split")
        return folding.method(receiver, method, arguments) if not keywords else None

    def _of_container(self, method: str, receiver: Value, arguments: list[Value]) -> Value | None:
        """A method of a container whose members are known."""
        if receiver.type == "dict" and method in ("keys", "values", "items", "copy"):
            if method == "items":
                return containers.pairs(receiver)
            if method == "copy":
                return Value(receiver.taints, None, "dict", receiver.items)
            each = containers.keys(receiver) if method == "keys" else containers.members(receiver)
            return of_items(tuple(enumerate(each)) if receiver.items else (), "list")
        if method == "copy" and receiver.type in containers.DISPLAYS:
            return Value(receiver.taints, None, receiver.type, receiver.items)
        if method == "get" and receiver.type == "dict" and arguments:
            found = containers.member_at(receiver, arguments[0])
            default = arguments[1] if len(arguments) > 1 else constant(None)
            if found is not None and default.taints and arguments[0].known is UNKNOWN:
                found = joined([found, default])
            return self.present(found) if found is not None else default
        if method == "get" and receiver.type.endswith("ConfigParser"):
            return containers.option(receiver, arguments)
        return None

    def _got(self, node: ast.Call, receiver: Value, result: Value, arguments: list[Value]) -> Value:
        """`data.get("a")` is the item a."""
        assert isinstance(node.func, ast.Attribute)
        if node.func.attr not in _GETTERS or not arguments or result.type:
            return result
        made = next((k.value for k in node.keywords if k.arg == "type"), None)
        if isinstance(made, ast.Name) and made.id in calls.REDUCERS:  # request.args.get("page", type=int)
            return result.numeric()
        known = containers.member_at(receiver, arguments[0])
        if known is not None:
            return self.present(known)
        found = containers.item(receiver, arguments[0])
        return joined([found, arguments[1]]) if len(arguments) > 1 and arguments[1].taints else found

    def _made(self, made: str, receiver: Value, arguments: list[Value], keywords: dict[str, Value]) -> Value:
        """An object of a library; a member of an outside collection such as the uploaded files is outside text."""
        taints = mixed([*arguments, *keywords.values()]).unsecret().taints
        if made in self.program.known.texts and receiver.taints:
            kept = containers.item(receiver, arguments[0]) if arguments else containers.member(receiver)
            taints |= kept.taints
        return Value(taints, None, made, _settings(keywords))

    def _unknown(self, node: ast.Call, name: str, values: Arguments) -> Value:
        """A function that nobody here has read: what goes in may come out, but for those that look things up."""
        last = name.rpartition(".")[2]
        if not name or (isinstance(node.func, ast.Attribute) and name[0] == "?"):
            return OPAQUE
        package = name.partition(".")[0]
        if _OPAQUE.match(last) or self.names.is_local(name) or package in PACKAGES or package in STANDARD:
            return OPAQUE
        return mixed(values.values()).doubted()


def _formed(name: str, value: Value) -> Value | None:
    """Another form of a text or structure, or what it is a form of."""
    how, makes = _FORMS[name]
    if not makes:
        return value.formed_of(how)
    return value.with_taints(frozenset(t.member() for t in value.taints)).form(value, how)


def _settings(keywords: dict[str, Value]) -> tuple[tuple[str, Value], ...] | None:
    """What an object of a library was made with."""
    if "**" not in keywords:
        return tuple(keywords.items()) if keywords else None
    spread = {k: v for k, v in keywords["**"].items or () if isinstance(k, str)}
    return tuple((keywords | spread).items())
