"""The page's modules as one script: what they say stays what it was, and what cannot be joined is named."""

import json
import shutil
import subprocess

import pytest

from sandbox.control.page_files import FOLDER
from sandbox.joining.code import code_of
from sandbox.joining.module import CannotJoin, read_module
from sandbox.joining.script import LINES_BEFORE, in_order, script
from sandbox.joining.source_map import source_map

NODE = shutil.which("node")
with_node = [
    pytest.mark.javascript,
    pytest.mark.skipif(NODE is None, reason="no node here to run a script"),
]


def joined(**files: str) -> str:
    """Files by their names without `.js`; `main` is the first."""
    return script(in_order("main.js", lambda name: files[name.removesuffix(".js")]))


def said_by(text: str) -> list[str]:
    """What a script writes to the console."""
    run = subprocess.run([str(NODE), "-e", text], capture_output=True, text=True, check=True, timeout=30)  # noqa: S603
    return run.stdout.split()


class TestRunning:
    pytestmark = with_node

    def test_each_module_runs_once_after_those_it_imports(self) -> None:
        """In the browser's order, with names of its own."""
        order = said_by(
            joined(
                main='import { b } from "./b.js";\nimport { c as other } from "./c.js";\nconst a = "a";\n'
                "console.log(a + b + other);",
                b='import { c } from "./c.js";\nconst a = "of b";\nexport const b = "b" + c;\nconsole.log("b");',
                c='console.log("c");\nexport const c = "c";',
            )
        )
        assert order == ["c", "b", "abcc"]

    def test_two_may_import_each_other(self) -> None:
        """Functions are there before their module has run."""
        said = said_by(
            joined(
                main='import { even } from "./even.js";\nconsole.log(even(10), even(7));',
                even='import { odd } from "./odd.js";\nexport function even(n) { return n === 0 || odd(n - 1); }',
                odd='import { even } from "./even.js";\nexport function odd(n) { return n !== 0 && even(n - 1); }',
            )
        )
        assert said == ["true", "false"]

    def test_everything_under_one_name_is_what_it_is_now(self) -> None:
        said = said_by(
            joined(
                main='import * as count from "./count.js";\ncount.up();\nconsole.log(count.so().n, count.STEP);',
                count="export const STEP = 2;\nlet n = 0;\nexport const so = () => ({ n });\n"
                "export function up() { n += STEP; }",
            )
        )
        assert said == ["2", "2"]

    def test_the_page_is_a_script(self) -> None:
        """All of it, as far as a browser would read it before it runs."""
        text = script(in_order("main.js", lambda name: (FOLDER / name).read_text()))
        subprocess.run([str(NODE), "--check", "-"], input=text, text=True, check=True, timeout=30)  # noqa: S603


class TestWords:
    @pytest.mark.parametrize(
        "words",
        [
            'say("import { a } from \\"./a.js\\";");',
            "// import { a } from './a.js';",
            "/*\nexport default 1\n*/",
            "const text = `\nexport function a() {}\n${b(`import ${'}'}`)}\n`;",
            'const found = /["`] export \\/[/"]/.test(text);',
            "const half = whole / 2; // export / 3",
            "const $import = exported.$export;",
        ],
    )
    def test_what_only_looks_like_an_import_stays(self, words: str) -> None:
        """In texts, comments, templates, patterns and names."""
        module = read_module("a.js", f"{words}\n")
        assert (module.body, module.imports, module.gives) == (f"{words}\n", (), {})

    def test_code_between_them_is_still_code(self) -> None:
        code = code_of('a("x"); b(/"/g, `${c("}")} ` / d); e(1 / f, "g" / h); // i')
        assert "".join(code.split()) == "a();b(g,/d);e(1/f,/h);"

    def test_lines_stay_where_they_were(self) -> None:
        source = 'import {\n  a,\n  b as c,\n} from "./a.js";\n\nexport async function d() {}\n'
        module = read_module("m.js", source)
        assert module.body == "\n\n\n\n\nasync function d() {}\n"
        assert module.imports[0].names == (("a", "a"), ("b", "c"))


@pytest.mark.parametrize(
    ("line", "trouble"),
    [
        ("export default 1;", "b.js, line 2: write"),
        ('export { a } from "./a.js";', "b.js, line 2: write"),
        ('export * from "./a.js";', "b.js, line 2: write"),
        ("export let count = 0;", "b.js, line 2: write"),
        ('const a = await import("./a.js");', "b.js, line 2: write"),
        ('import a from "./a.js";', "b.js, line 2: write"),
        ('import { a } from "somewhere";', "b.js, line 2: only files of the page"),
        ('import { nothing } from "./main.js";', "b.js, line 2: main.js exports no nothing"),
        ('import { early } from "./main.js";', "b.js, line 2: early of main.js is not there yet"),
    ],
)
def test_what_cannot_be_joined_is_named(line: str, trouble: str) -> None:
    """With its file and line, instead of a page that is quietly wrong."""
    with pytest.raises(CannotJoin, match=trouble):
        joined(main='import { b } from "./b.js";\nexport const early = b;', b=f"export const b = 1;\n{line}\n", a="")


def test_a_browser_finds_the_lines_again() -> None:
    """The map leads from each line of the script to the file and line it came from."""
    files = {"main.js": 'import { b } from "./b.js";\n\nb();\n', "b.js": "export function b() {\n  return 1;\n}\n"}
    modules = in_order("main.js", files.__getitem__)
    text, found = script(modules).split("\n"), json.loads(source_map(modules, LINES_BEFORE))
    places = _read(found["mappings"])
    for line, place in enumerate(places):
        if place is not None:
            source, number = place
            original = files[found["sources"][source]].split("\n")[number]
            assert text[line] in {original, original.removeprefix("export "), ""}
    assert [found["sources"][place[0]] for place in places if place] == ["b.js"] * 4 + ["main.js"] * 4


def _read(mappings: str) -> list[tuple[int, int] | None]:
    """Source and line of each line, read as the format's description says."""
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    places: list[tuple[int, int] | None] = []
    source = line = 0
    for segment in mappings.split(";"):
        numbers, value, shift = [], 0, 0
        for digit in map(digits.index, segment):
            value |= (digit & 31) << shift
            shift += 5
            if not digit & 32:
                numbers.append(-(value >> 1) if value & 1 else value >> 1)
                value = shift = 0
        if numbers:
            source, line = source + numbers[1], line + numbers[2]
        places.append((source, line) if numbers else None)
    return places
