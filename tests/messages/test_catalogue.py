"""The catalogues are complete, current and faithful; `make words` brings them up to date."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages import Message as Entry

from tests.messages import catalogue

PLACEHOLDER = re.compile(r"{\w+}")
CODE = re.compile(r"`[^`]+`")
BOLD = re.compile(r"\*([^*]+)\*")
LINK = re.compile(r"<[^|>]*\|")
RENEW = "run `make words`, then translate what is empty or fuzzy in the .po file"

each_translation = pytest.mark.parametrize("language", catalogue.TRANSLATED)


def forms(sentence: str | Sequence[str] | None) -> tuple[str, ...]:
    """A sentence, or the forms of a plural."""
    return (sentence or "",) if isinstance(sentence, str | None) else tuple(sentence)


def pairs(language: str) -> Iterator[tuple[str, str]]:
    """Every English sentence with its translation, form by form; what is not translated yet has a test of its own."""
    for entry in catalogue.read(language):
        if entry.id and not unfinished(entry):
            yield from zip(forms(entry.id), forms(entry.string), strict=True)


def test_the_template_has_every_sentence_of_the_code() -> None:
    """Nothing is said that no translator has seen."""
    assert catalogue.text(catalogue.collected()) == catalogue.TEMPLATE.read_text(encoding="utf-8"), RENEW


@each_translation
def test_the_translation_is_merged_with_the_template(language: str) -> None:
    merged = catalogue.text(catalogue.merged(language), language)
    assert merged == catalogue.source(language).read_text(encoding="utf-8"), RENEW


@each_translation
def test_every_sentence_is_translated(language: str) -> None:
    """And by a person who looked at it: what was only guessed from a similar sentence is marked fuzzy."""
    assert not [entry.id for entry in catalogue.read(language) if entry.id and unfinished(entry)], RENEW


@each_translation
def test_the_bot_reads_what_the_translators_wrote(language: str) -> None:
    """The compiled file, which the wheel carries, holds the words of the source."""
    assert words_of(catalogue.read_compiled(language)) == words_of(catalogue.read(language)), RENEW


def words_of(entries: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    return {forms(entry.id): forms(entry.string) for entry in entries if entry.id and not unfinished(entry)}


def unfinished(entry: Entry) -> bool:
    return entry.fuzzy or not all(forms(entry.string))


@each_translation
@pytest.mark.parametrize("mark", [PLACEHOLDER, CODE, LINK], ids=["placeholders", "code", "links"])
def test_what_is_not_language_is_the_same_in_both(language: str, mark: re.Pattern[str]) -> None:
    """Facts are filled in, commands can be typed, links lead somewhere: in whatever order the sentence wants them."""
    changed = [
        (english, translated)
        for english, translated in pairs(language)
        if Counter(mark.findall(english)) != Counter(mark.findall(translated))
    ]
    assert not changed


@each_translation
def test_bold_names_of_buttons_are_those_on_the_buttons(language: str) -> None:
    """Who is told to press *I can help* finds a button of that name; other bold words stay bold."""
    labels = dict(pairs(language))
    for english, translated in pairs(language):
        bold, shown = BOLD.findall(english), BOLD.findall(translated)
        assert len(bold) == len(shown), translated
        assert {labels[name] for name in bold if name in labels} <= set(shown), translated


@each_translation
def test_pieces_of_sentences_keep_their_spaces_and_line_ends(language: str) -> None:
    for english, translated in pairs(language):
        assert edges(english) == edges(translated)
        assert english.count("\n") == translated.count("\n")


def edges(sentence: str) -> tuple[bool, bool]:
    return sentence[:1].isspace(), sentence[-1:].isspace()


@pytest.mark.parametrize("room", ["bot", "handlers", "storage"])
def test_sentences_are_said_only_in_messages(room: str) -> None:
    """So that one folder holds every word a person reads, and translators see all of them."""
    elsewhere = [path for path in (catalogue.ROOT / room).rglob("*.py") if "messages" not in path.parts]
    assert not [(path.name, sentence) for path in elsewhere for sentence in said_in(path)]


def said_in(path: Path) -> list[str | tuple[str, ...]]:
    return list(catalogue.sentences(ast.parse(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('say("One.")', ["One."]),
        ('say("In " "two.", name=1)', ["In two."]),
        ('say.plain("A label")', ["A label"]),
        ('{1: later("Mentor")}', ["Mentor"]),
        (
            'say.plural("{count} hour", "{count} hours", hours, title=title(need, say))',
            [("{count} hour", "{count} hours")],
        ),
        ('''f"{a} {say('Inside.')}"''', ["Inside."]),
        ("say(names.FORMATS[kind])", []),
        ("title(need, say)", []),
    ],
)
def test_a_sentence_is_found_wherever_it_stands(code: str, found: list[str | tuple[str, ...]]) -> None:
    assert list(catalogue.sentences(ast.parse(code))) == found
