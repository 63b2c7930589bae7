"""All modules of the page as one script: a request each is what a page of a hundred files would wait for.

Every module becomes a function with its own names. It first says what it gives, while nothing has run yet, so that
modules may import each other; then all run in the order in which the browser would run them.
"""

from collections.abc import Callable, Iterator

from sandbox.joining.module import CannotJoin, Import, Module, read_module

_HEAD = '"use strict";\nconst modules = {};\n'
LINES_BEFORE = _HEAD.count("\n")
_RUN = """\
for (const name in modules) {
  const steps = modules[name]();
  modules[name] = { gives: steps.next().value, run: () => steps.next() };
}
for (const name in modules) modules[name].run();
"""


def in_order(first: str, read: Callable[[str], str]) -> list[Module]:
    """Whatever the first module leads to, each after those it imports; CannotJoin where one takes what is not there."""
    seen: set[str] = set()
    ordered: list[Module] = []

    def visit(name: str) -> None:
        seen.add(name)
        module = read_module(name, read(name))
        for taken in module.imports:
            if taken.module not in seen:
                visit(taken.module)
        ordered.append(module)

    visit(first)
    _check(ordered)
    return ordered


def _check(ordered: list[Module]) -> None:
    place = {module.name: number for number, module in enumerate(ordered)}
    for module in ordered:
        for taken in module.imports:
            giver = ordered[place[taken.module]]
            is_early = place[giver.name] >= place[module.name]
            for name, _ in taken.names:
                _check_name(module, taken, giver, name, is_early=is_early)


def _check_name(module: Module, taken: Import, giver: Module, name: str, *, is_early: bool) -> None:
    if name not in giver.gives:
        raise CannotJoin(f"{module.name}, line {taken.line}: {giver.name} exports no {name}")
    if is_early and not giver.gives[name]:
        why = "they import each other, so only functions may be taken"
        raise CannotJoin(f"{module.name}, line {taken.line}: {name} of {giver.name} is not there yet; {why}")


def script(modules: list[Module]) -> str:
    """Each module keeps its lines: a source map needs no more than where each begins.

    The parentheses around each are for the browser, which then reads a function once instead of twice.
    """
    return "".join([_HEAD, *(f"{_opening(module)}{module.body}\n}});\n" for module in modules), _RUN])


def _opening(module: Module) -> str:
    gives = ", ".join(f"get {name}() {{ return {name}; }}" for name in module.gives)
    return f'modules["{module.name}"] = (function* () {{ yield {{ {gives} }}; {"".join(_takes(module))}\n'


def _takes(module: Module) -> Iterator[str]:
    for taken in module.imports:
        names = ", ".join(f"{there}: {here}" for there, here in taken.names)
        yield f'const {taken.everything or f"{{ {names} }}"} = modules["{taken.module}"].gives; '
