"""JavaScript with everything blanked that is not code: words in a text or a comment are no statements."""

import re

_MAY_BEGIN = re.compile("[\"'`/]")
_NO_CODE = re.compile(
    r"""
      //[^\n]* | /\*.*?\*/
    | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*'
    | (?P<template> ` )
    | (?: (?<=[(\[{,;:=!&|?+>\n]) | (?<=[(\[{,;:=!&|?+>]\s) | (?<=\s\s) | (?<=\breturn\s) )  # behind a value, / divides
      /(?![*/]) (?: \\. | \[(?:\\.|[^\]\\\n])*\] | [^/\\\[\n] )+ /
    """,
    re.VERBOSE | re.DOTALL,
)
_IN_TEMPLATE = re.compile(r"\\.|\$\{|`", re.DOTALL)
_IN_VALUE = re.compile("[\"'`/{}]")


def code_of(source: str) -> str:
    """As long as the source, line by line."""
    parts, at = [], 0
    for start, end in _without_meaning(source):
        parts += [source[at:start], _blank(source[start:end])]
        at = end
    return "".join([*parts, source[at:]])


def _without_meaning(source: str) -> list[tuple[int, int]]:
    """From where to where comments, texts, templates and regular expressions go."""
    found, at = [], 0
    while sign := _MAY_BEGIN.search(source, at):
        at = _end(source, sign.start())
        if at > sign.end():
            found.append((sign.start(), at))
    return found


def _end(source: str, start: int) -> int:
    """Of what begins there; a sign that begins nothing ends with itself."""
    found = _NO_CODE.match(source, start)
    if found is None:
        return start + 1
    return _end_of_template(source, found.end()) if found["template"] else found.end()


def _end_of_template(source: str, at: int) -> int:
    """`at` is behind its first backtick; a value in it may hold templates of its own."""
    while found := _IN_TEMPLATE.search(source, at):
        if found[0] == "`":
            return found.end()
        at = _end_of_value(source, found.end()) if found[0] == "${" else found.end()
    return len(source)


def _end_of_value(source: str, at: int) -> int:
    """`at` is behind the `${`."""
    depth = 1
    while depth and (sign := _IN_VALUE.search(source, at)):
        depth += {"{": 1, "}": -1}.get(sign[0], 0)
        at = sign.end() if sign[0] in "{}" else _end(source, sign.start())
    return at


def _blank(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))
