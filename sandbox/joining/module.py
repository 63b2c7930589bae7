"""One ES module of the page: what it takes from others, what it gives, and its text without either statement."""

import re
from dataclasses import dataclass
from posixpath import dirname, join, normpath

from sandbox.joining.code import code_of

_NAME = r"[A-Za-z_$][\w$]*"
_STATEMENT = re.compile(r"(?<![\w$])(?:im|ex)port(?![\w$])")
_IMPORT = re.compile(rf"import\s+(?:\{{(?P<names>[^}}]*)\}}|\*\s*as\s+(?P<all>{_NAME}))\s*from(?P<where>\s+);")
_EXPORT = re.compile(rf"export\s+(?=(?P<kind>(?:async\s+)?function\*?|class|const)\s+(?P<name>{_NAME}))")
_TAKEN = re.compile(rf"(?P<name>{_NAME})(?:\s+as\s+(?P<alias>{_NAME}))?")

_ADVICE = "write import {…} or import * as …, and export in front of a function, class or const"


class CannotJoin(Exception):  # noqa: N818  # says what happened
    """What the browser would understand and we do not: which file, which line, what to write instead."""


@dataclass(frozen=True, slots=True)
class Import:
    """`names` are pairs: as it is called there and here; none of them when everything is taken under one name."""

    module: str
    names: tuple[tuple[str, str], ...]
    everything: str
    line: int


@dataclass(frozen=True, slots=True)
class Module:
    """`gives`: each exported name, and whether it is a function and so there before the module has run."""

    name: str
    imports: tuple[Import, ...]
    gives: dict[str, bool]
    body: str


def read_module(name: str, source: str) -> Module:
    """CannotJoin where either word is used in another way than the page's files use it."""
    code = code_of(source)
    imports: list[Import] = []
    gives: dict[str, bool] = {}
    body, at = [], 0
    for statement in _STATEMENT.finditer(code):
        body.append(source[at : statement.start()])
        if taken := _IMPORT.match(code, statement.start()):
            imports.append(_import(name, source, taken))
            body.append("\n" * taken[0].count("\n"))
            at = taken.end()
        elif given := _EXPORT.match(code, statement.start()):
            gives[given["name"]] = "function" in given["kind"]
            at = given.end()
        else:
            raise CannotJoin(f"{name}, line {_line(code, statement.start())}: {_ADVICE}")
    return Module(name, tuple(imports), gives, "".join([*body, source[at:]]))


def _import(name: str, source: str, taken: re.Match[str]) -> Import:
    where = source[slice(*taken.span("where"))].strip().strip("\"'")
    line = _line(source, taken.start())
    if not where.startswith("."):
        raise CannotJoin(f"{name}, line {line}: only files of the page can be imported, as ./name.js")
    names = tuple((one["name"], one["alias"] or one["name"]) for one in _TAKEN.finditer(taken["names"] or ""))
    return Import(normpath(join(dirname(name), where)), names, taken["all"] or "", line)


def _line(source: str, at: int) -> int:
    return source.count("\n", 0, at) + 1
