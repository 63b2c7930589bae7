"""Values of a YAML or JSON file that know their line, so that a complaint can say where."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

_NOTHING = "tag:yaml.org,2002:null"


class Malformed(Exception):  # noqa: N818 - a sentence for whoever wrote the file
    """File, line and key, and what is wrong there."""


@dataclass(frozen=True, slots=True)
class Marked:
    """`key` is the way to it: `people[2].tz`."""

    node: yaml.Node
    file: Path
    key: str = ""

    def wrong(self, what: str) -> Malformed:
        line = self.node.start_mark.line + 1
        return Malformed(f"{self.file}, line {line}: {self.key}: {what}" if self.key else f"{self.file}: {what}")

    def fields(self, known: Collection[str] | None, needed: Iterable[str] = ()) -> dict[str, "Marked"]:
        """Those that are given; `known` None takes any. What is left empty counts as not given."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.wrong("this must be keys with values, as in `name: mia`")
        given: dict[str, Marked] = {}
        for name_node, node in self.node.value:
            name = str(name_node.value)
            value = Marked(node, self.file, f"{self.key}.{name}" if self.key else name)
            if known is not None and name not in known:
                raise Marked(name_node, self.file, value.key).wrong(f"no such key{nearest(name, known)}")
            if name in given:
                raise Marked(name_node, self.file, value.key).wrong("this key is there twice")
            given[name] = value
        for name in needed:
            if name not in given or given[name].is_empty:
                raise self.wrong(f"{name} is missing")
        return {name: value for name, value in given.items() if not value.is_empty}

    @property
    def is_empty(self) -> bool:
        return bool(self.node.tag == _NOTHING)

    @property
    def is_text(self) -> bool:
        return isinstance(self.node, yaml.ScalarNode) and not self.is_empty

    def items(self) -> list["Marked"]:
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.wrong("this must be a list")
        return [Marked(node, self.file, f"{self.key}[{place}]") for place, node in enumerate(self.node.value)]

    def text(self) -> str:
        """As it is written: `name: 7` is the text 7."""
        if not self.is_text:
            raise self.wrong("this must be a text")
        return _whole(self.node.value)

    def choice(self, among: Collection[str]) -> str:
        if (chosen := self.text()) not in among:
            raise self.wrong(f"{chosen!r} is none of {', '.join(among)}{nearest(chosen, among)}")
        return chosen

    def flag(self) -> bool:
        if not isinstance(value := self.plain(), bool):
            raise self.wrong("this must be true or false")
        return value

    def plain(self) -> Any:
        """The value without its marks."""
        loader = yaml.SafeLoader("")
        try:
            return json.loads(json.dumps(loader.construct_document(self.node), default=str))
        except (yaml.YAMLError, ValueError, TypeError, RecursionError):
            raise self.wrong("this cannot be read") from None
        finally:
            loader.dispose()


def read(path: Path) -> Marked:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as trouble:
        reason = getattr(trouble, "strerror", None) or "this is no text"
        raise Malformed(f"{path}: {reason}") from None
    return _marked(text, path)


def _marked(text: str, path: Path) -> Marked:
    if _is_json(text):
        text = text.replace("\t", " ")  # between JSON's tokens a tab is a blank; YAML would not have it
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as trouble:
        mark = trouble.problem_mark or trouble.context_mark
        is_tab = mark is not None and text[mark.index : mark.index + 1] == "\t"
        problem = "YAML takes no tabs here; write blanks" if is_tab else trouble.problem
        raise Malformed(f"{path}, line {mark.line + 1 if mark else 1}: {problem}") from None
    except yaml.YAMLError as trouble:
        raise Malformed(f"{path}: {trouble}") from None
    except RecursionError:
        raise Malformed(f"{path}: nested too deeply") from None
    if node is None:
        raise Malformed(f"{path}: there is nothing in it")
    return Marked(node, path)


def of_json(value: Any, file: Path) -> Marked:
    """A value that was read before; all of it stands in the first line of `file`."""
    return _marked(json.dumps(value), file)


def nearest(name: str, known: Collection[str]) -> str:
    close = get_close_matches(name, known, n=1, cutoff=0.5)
    return f"; did you mean {close[0]}?" if close else ""


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _whole(text: str) -> str:
    r"""JSON writes what is beyond the basic plane as two escapes (`\ud83d\ude00`); YAML reads them apart."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
