"""Parsing source whose syntax is newer than the running interpreter."""

from __future__ import annotations

import ast
import sys

from aisec_hooks.syntax.columns import Offsets
from aisec_hooks.syntax.formatted import call_of_template, joined
from aisec_hooks.syntax.lexer import Field, LexError, Token, tokens
from aisec_hooks.syntax.rewrite import Index, Rewrite, Version, rewrite


def parse_newer(text: str, version: Version = sys.version_info[:2]) -> ast.Module | None:
    """The tree of source that a parser of `version` does not take, None if later ones would not either.

    All positions are those in `text`. What an older tree has no node for is told by older nodes:
    `type X = v` is an assignment, type parameters are left out, `except*` on Python 3.10 is `except`,
    a lazy import an import, and t"..." a call of `Template` with the constants and the interpolated
    expressions as arguments. Raises what `ast.parse` raises for source that is too deeply nested.
    """
    try:
        return _Tree(text, version).module()
    except (LexError, SyntaxError):
        return None


class _Tree:
    """Builds the tree of one text."""

    def __init__(self, text: str, version: Version) -> None:
        self.text, self.version = text, version
        self.place = Offsets(text).place

    def module(self) -> ast.Module:
        changes = rewrite(self.text, tokens(self.text), self.version)
        tree = ast.parse(changes.apply(self.text, 0, len(self.text)))
        self.restore(tree, changes)
        return tree

    def expression(self, found: list[Token], start: int, end: int) -> ast.expr:
        """The expression between two offsets, as if in parentheses."""
        changes = rewrite(self.text, found, self.version)
        tree = ast.parse(f"({changes.apply(self.text, start, end)}\n)", mode="eval")
        body = tree.body
        bare = (body.lineno, body.col_offset) == (1, 0)
        self.shift(tree, start)
        if bare:
            self.set_bare(body, found)
        self.restore(tree, changes)
        return tree.body

    def shift(self, tree: ast.Expression, start: int) -> None:
        """From places in the parenthesised text to those in the whole."""
        line, column = self.place(start)
        for node in ast.walk(tree):
            if isinstance(node, ast.expr | ast.arg | ast.keyword):
                node.col_offset += column - 1 if node.lineno == 1 else 0
                node.lineno += line - 1
                if node.end_lineno is not None and node.end_col_offset is not None:
                    node.end_col_offset += column - 1 if node.end_lineno == 1 else 0
                    node.end_lineno += line - 1

    def set_bare(self, body: ast.expr, found: list[Token]) -> None:
        """The place of what took our parentheses for its own."""
        if not isinstance(body, ast.Tuple) or not found:
            raise LexError  # a generator expression needs its own
        self.put(body, found[0].start, found[-1].end)

    def put(self, node: ast.expr, start: int, end: int) -> None:
        """Give a node its place."""
        node.lineno, node.col_offset = self.place(start)
        node.end_lineno, node.end_col_offset = self.place(end)

    # --- back to the newer syntax ------------------------------------------------------------

    def restore(self, tree: ast.AST, changes: Rewrite) -> None:
        """Put what the text says in the place of what was written for it."""
        if not changes.changes:
            return
        standing = self.standing(changes)
        aliases = {self.place(start): name for start, name in changes.aliases.items()}
        indexes = {self.place(end): index for end, index in changes.indexes.items()}
        annotations = {self.place(start): star for start, star in changes.star_annotations.items()}
        pending = [tree]
        while pending:
            node = pending.pop()
            if isinstance(node, ast.Assign) and (name := aliases.get((node.lineno, node.col_offset))):
                node.targets = [self.name(name)]
            elif isinstance(node, ast.Subscript) and (index := indexes.get(_end(node))):
                self.restore_stars(node, index)
            elif isinstance(node, ast.arg) and (star := annotations.get((node.lineno, node.col_offset))):
                self.restore_annotation(node, star)
            self.restore_children(node, standing, pending)

    def standing(self, changes: Rewrite) -> dict[tuple[int, int], list[Token]]:
        """Place of a placeholder's zero -> the tokens that it stands for."""
        found = {}
        for start, group in [*changes.strings.items(), *changes.tuples.items()]:
            line, column = self.place(start)
            found[line, column + 1] = group
        return found

    def restore_children(
        self, node: ast.AST, standing: dict[tuple[int, int], list[Token]], pending: list[ast.AST]
    ) -> None:
        for name in node._fields:
            value = getattr(node, name, None)
            children = value if isinstance(value, list) else [value]
            for number, child in enumerate(children):
                if not isinstance(child, ast.AST):
                    continue
                if isinstance(child, ast.Constant) and (group := standing.get((child.lineno, child.col_offset))):
                    built = self.build(group)
                    if children is value:
                        children[number] = built
                    else:
                        setattr(node, name, built)
                else:
                    pending.append(child)

    def build(self, group: list[Token]) -> ast.expr:
        """The node of adjacent strings or of the tuple after `except`."""
        if all(token.kind == "string" for token in group):
            values, is_template = joined(self.text, group, self)
            node = call_of_template(values) if is_template else ast.JoinedStr(values=values)
            self.put(node, group[0].start, group[-1].end)
            if isinstance(node, ast.Call):
                self.put(node.func, group[0].start, group[-1].end)
            return node
        return self.expression(group, group[0].start, group[-1].end)

    def field(self, item: Field) -> ast.expr:
        """The expression of a replacement field."""
        return self.expression(item.tokens, item.start + 1, item.stop)

    def name(self, token: Token) -> ast.Name:
        node = ast.Name(id=token.text, ctx=ast.Store())
        self.put(node, token.start, token.end)
        return node

    def restore_stars(self, node: ast.Subscript, index: Index) -> None:
        """`a[ b, c]` -> `a[*b, c]`, where `a[ b]` becomes a tuple as well."""
        if not index.commas:
            node.slice = ast.Tuple(elts=[node.slice], ctx=ast.Load())
            self.put(node.slice, *index.stars[0])
        if isinstance(node.slice, ast.Tuple):
            for number, (start, end) in index.stars.items():
                element = ast.Starred(value=node.slice.elts[number], ctx=ast.Load())
                self.put(element, start, end)
                node.slice.elts[number] = element
            first = node.slice.elts[0]
            node.slice.lineno, node.slice.col_offset = first.lineno, first.col_offset

    def restore_annotation(self, node: ast.arg, star: int) -> None:
        if node.annotation is not None:
            starred = ast.Starred(value=node.annotation, ctx=ast.Load())
            starred.lineno, starred.col_offset = self.place(star)
            starred.end_lineno, starred.end_col_offset = node.end_lineno, node.end_col_offset
            node.annotation = starred


def _end(node: ast.expr) -> tuple[int, int]:
    return node.end_lineno or 0, node.end_col_offset or 0
