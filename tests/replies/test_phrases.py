"""The phrases themselves: none unreachable, none missing, none that breaks our own rules, none too long."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from api.analysis.schemas import (
    CauseLabel,
    ExceptionType,
    Hardship,
    IntentLabel,
    Lookup,
    Mark,
    SentimentLabel,
    Signal,
    TrollingSubtype,
    Wish,
)
from api.brand.knowledge import KnownIssue
from api.contract import Language, Platform
from api.datafiles import DataFileError, load_yaml
from api.guidelines.catalogue import catalogue
from api.replies.english import lexicon as english
from api.replies.japanese import lexicon as japanese
from api.replies.lint import problems
from api.replies.phrasebook import Phrase, Phrasebook, Phrases, phrasebook, slots_in
from api.replies.schemas import Channel, Fault, Stage
from api.triage.hints import hint_names
from api.triage.schemas import Action
from tests.replies.gates import FORBIDDEN_EN, FORBIDDEN_JA

LANGUAGES: tuple[Language, ...] = ("ja", "en")
_OWN_SLOTS = {
    "self", "where", "name", "brand", "team", "known_issue", "known_workaround", "known_next", "known_link",
    "faq_answer", "faq_link", "brand_fact", "brand_source", "fact_link", "remedy_a", "remedy_b",
}  # fmt: skip
_KNOWN = {
    "stage": set(get_args(Stage)),
    "fault": set(get_args(Fault)),
    "channel": set(get_args(Channel)),
    "platform": set(get_args(Platform)),
    "intent": set(get_args(IntentLabel)),
    "cause": set(get_args(CauseLabel)),
    "sentiment": set(get_args(SentimentLabel)),
    "exception": set(get_args(ExceptionType)),
    "subtype": {*get_args(TrollingSubtype), "none"},
    "signal": set(get_args(Signal)),
    "action": set(get_args(Action)),
    "strength": {"calm", "upset", "furious"},
    "hint": set(hint_names()),
    "mark": set(get_args(Mark)),
    "hardship": {"none", *get_args(Hardship)},
    "lookup": {"none", *get_args(Lookup)},
    "wished": {"none", *get_args(Wish)},
    "dm": {"yes", "no"},
    "doubt": {"yes"},
    "tender": {"yes"},
    "either": {"yes", "no"},
    "told_long": {"yes", "no"},
    "grave": {"yes", "no"},
    "frame": {"none", "choice", "told"},
    "told_silence": {"yes", "no"},
    "contacted": {"yes", "no"},
    "treated": {"yes", "no"},
    "marked": {"yes", "no"},
    "bare_topic": {"yes", "no"},
    "call": {"yes", "no"},
    "own": {"yes", "no"},
    "who": {"kin", "pet", "self"},
    "refusal": {"yes", "no"},
    "addressed": {"yes", "no"},
    "known_status": {"none", *get_args(KnownIssue.model_fields["status"].annotation)},
    "wish": {"none", *(wish.id for wish in japanese.wishes()), *(wish.id for wish in english.feelings().wishes)},
    "specific": {"yes", "no"},
    "issue": {"yes", "no"},
    "question": {"plain", "rumour"},
    "body": {"yes", "no"},
    "harmed": {"yes", "no"},
    "person": {"yes", "no"},
    "care": {"yes", "no"},
    "unanswered": {"yes", "no"},
    "loyal": {"yes", "no"},
    "repeated": {"yes", "no"},
    "harm": {"eaten", "used", "danger", "near", "mere", "pet", "other"},
    "trouble": {
        "none", "turned",
        *(trouble.id for trouble in japanese.troubles()), *(trouble.id for trouble in english.troubles()),
    },
    "praise": {
        "none", "wordless",
        *(one.kind for one in japanese.praises().praises), *(one.kind for one in english.praises().praises),
    },
}  # fmt: skip
_READ = {
    "ja": {"safe", "condolence", "joke", "about", "theirs", "spoken", "entire", "echo", "echo_short", "patient",
           "told", "told_link", "owned", "feel", "after", "check", "topic", "topic_said", "named", "ask_why",
           "ask_what", "wish", "ahead", "ahead_open", "past_event", "asked", "wanted", "glad", "praised", "lacked",
           "praised_quote", "also", "praised_too", "ahead_by", "answer_before", "answer_after",
           "query", "query_more", "liked", "praised_to", "praised_words", "keepsake",
           "joyful", "because", "matter"},
    "en": {"either", "inquiry", "safe", "strangers", "echo", "jest", "scene", "star", "asked_said", "lived", "person",
           "reason", "told", "heard", "reported", "victim",
           "praised_too", "matter", "quote", "stated", "second", "second_apart", "owned", "after",
           "after_short", "felt", "check", "topic_said", "named", "ask_why", "ask_what", "wish", "query",
           "ahead", "ahead_open", "wanted", "wanted_said", "glad", "lacked", "answer_you_can", "answer_we_can",
           "answer_we_do", "answer_there_is", "answer_there_are", "answer_you_need", "answer_how_to",
           "answer_where_to", "answer_what_time", "answer_when_we", "answer_price", "answer_subject",
           "answer_is", "answer_are", "answer_will", "answer_can", "answer_do", "answer_does", "answer_has",
           "answer_have"},
}  # fmt: skip


def _phrases(book: Phrasebook) -> Iterator[tuple[str, Phrase]]:
    for name, move in book.moves.items():
        for phrase in move.say:
            yield name, phrase


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slot_can_be_filled_and_every_blank_is_used(language: Language) -> None:
    book = phrasebook(language)
    used: set[str] = set()
    for name, phrase in _phrases(book):
        unknown = phrase.slots - _READ[language] - _OWN_SLOTS - set(book.blanks)
        assert not unknown, (name, phrase.text, unknown)
        used |= phrase.slots
    assert set(book.blanks) <= used


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_condition_speaks_of_what_can_occur(language: Language) -> None:
    book = phrasebook(language)
    conditions = [phrase.when for _, phrase in _phrases(book)] + [plan.when for plan in book.plans]
    for facet, value in (named for condition in conditions for named in condition.named()):
        assert facet == "has" or value in _KNOWN[facet], (facet, value)


def test_the_linter_finds_nothing() -> None:
    assert list(problems()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_move_is_unreachable(language: Language) -> None:
    book = phrasebook(language)
    planned = {step.move for plan in book.plans for way in plan.ways for step in way.moves}
    assert planned | {"intro", "regret"} == set(book.moves)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stage_ends_in_a_plan_that_always_holds(language: Language) -> None:
    book = phrasebook(language)
    for stage in set(get_args(Stage)) - {"playful"}:  # C1 closes it to most comments
        assert any(stage in plan.stages and not list(plan.when.named()) for plan in book.plans), stage


def test_both_languages_have_the_same_moves() -> None:
    japanese_book, english_book = (phrasebook(language) for language in LANGUAGES)
    assert set(japanese_book.moves) == set(english_book.moves)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_breaks_our_own_rules(language: Language) -> None:
    forbidden = FORBIDDEN_JA if language == "ja" else FORBIDDEN_EN
    for name, phrase in _phrases(phrasebook(language)):
        broken = [pattern for pattern in forbidden if re.search(pattern, phrase.text, re.IGNORECASE)]
        assert not broken, (name, phrase.text, broken)
        assert not re.search("[!！ｗ]", phrase.text), (name, phrase.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_are_whole_sentences_of_readable_length(language: Language) -> None:
    for name, phrase in _phrases(phrasebook(language)):
        if re.fullmatch(r"\{[a-z_]+\}", phrase.text) or phrase.text.endswith(("{brand_fact}", "{safe}", "{jest}")):
            continue
        assert phrase.text.endswith(("。", ".", "?", "]]")), (name, phrase.text)
        longest = max(len(sentence) for sentence in re.split("[。.]", phrase.text))
        assert longest <= (75 if language == "ja" else 130), (name, phrase.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_is_written_twice_in_one_move(language: Language) -> None:
    for name, move in phrasebook(language).moves.items():
        texts = [(phrase.text, str(phrase.when)) for phrase in move.say]
        assert len(set(texts)) == len(texts), name


def test_troubles_name_feelings_and_questions_that_exist() -> None:
    table = japanese.feelings()
    for trouble in japanese.troubles():
        assert set(trouble.feel) <= set(table.feelings), trouble.id
        assert trouble.ask in {"none", *table.asks, *table.asks_by_setting}, trouble.id
        slots = set().union(
            *(slots_in(text) for text in (*trouble.told, *trouble.owned, *trouble.check, trouble.topic))
        )
        assert slots <= {"thing", "duration", "count", "person"}, trouble.id
        assert any(not slots_in(text) for text in trouble.told) or trouble.thing, trouble.id
    words = english.feelings()
    for other in english.troubles():
        assert set(other.feel) <= set(words.feelings), other.id
        assert other.ask in {"none", *words.asks, *words.asks_by_setting}, other.id
        assert any(not slots_in(text) for text in other.told) or other.thing, other.id


def test_every_rule_that_is_cited_exists() -> None:
    for language in LANGUAGES:
        book = phrasebook(language)
        cited = {rule for plan in book.plans for rule in plan.rules}
        cited |= {rule for move in book.moves.values() for rule in move.rules}
        assert cited <= set(catalogue())


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("moves: {}\n", "bad.yaml:1: blanks: Field required"),
        ("blanks: {}\nmoves:\n  open:\n    say: []\n", "bad.yaml:4: moves.open.say: "),
        ("blanks: {}\nmoves: {}\nmoves: {}\n", "bad.yaml:3: moves is given twice"),
        ("moves: [\n", "bad.yaml:2: "),
        ("", "bad.yaml:1: the file is empty"),
    ],
)
def test_a_broken_file_is_named_with_its_line(tmp_path: Path, yaml: str, message: str) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(yaml, encoding="utf-8")
    with pytest.raises(DataFileError, match=re.escape(message)):
        load_yaml(path, Phrases)
