"""What a brand says of words: those it does not use, terms of its own, and names that are never a finding (R33)."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from api.brand.bounds import Bilingual, Said
from api.brand.profile import Brand
from api.contract import Language
from api.drafts.context import Context
from api.drafts.folding import fold
from api.drafts.hits import Hit
from api.drafts.reading import Place, Reading, ReadSentence
from api.drafts.rewriting import Edit
from api.drafts.words import Word, words_of
from api.triage.rules import Words


def words_found(rule: str, reading: Reading, context: Context) -> Iterator[Hit]:
    """Hits of the two rules that a brand profile fills: `forbidden_word` and `own_term`."""
    yield from (_forbidden if rule == "forbidden_word" else _called_otherwise)(reading, context.brand)


def _forbidden(reading: Reading, brand: Brand) -> Iterator[Hit]:
    for entry in brand.forbidden_words:
        for place in occurrences(entry.word, reading):
            edits = _put(entry.replacement, entry.word, reading, place)
            yield Hit(place, None, edits, _said(entry.reason), entry.severity)


def _called_otherwise(reading: Reading, brand: Brand) -> Iterator[Hit]:
    for entry in brand.own_terms:
        own = [place for term in (entry.term.ja, entry.term.en) if term for place in occurrences(term, reading)]
        for other in entry.instead_of:
            for place in occurrences(other, reading):
                if not any(place.start < term.end and term.start < place.end for term in own):
                    yield Hit(place, None, _put(entry.term, other, reading, place))


def _said(reason: Said) -> Words:
    return Words(ja=reason.ja.strip() or reason.en, en=reason.en.strip() or reason.ja)


def _put(replacement: Bilingual, word: str, reading: Reading, place: Place) -> tuple[Edit, ...]:
    """The replacement in the sentence's language, where the word stands as it is given and not inflected."""
    if reading.text[place.start : place.end].lower() != _folded(word):
        return ()
    text = replacement.ja if reading.sentences[place.sentence].language == "ja" else replacement.en
    return (Edit(place.start, place.end, text),)


def occurrences(term: str, reading: Reading) -> Iterator[Place]:
    """Where a term stands as words of its own, inflected or not, and not in somebody else's mouth."""
    for sentence in reading.sentences:
        for first, last in _runs(sentence, term):
            place = Place(*sentence.place(first, last), sentence.number)
            if not reading.in_quotes(place):
                yield place


def _runs(sentence: ReadSentence, term: str) -> Iterator[tuple[int, int]]:
    wanted = _wanted(_folded(term), sentence.language)
    words = sentence.words
    at = 0
    while wanted and at < len(words):
        if wanted[0].forms.isdisjoint(sentence.forms):
            break
        last = at + len(wanted)
        if last <= len(words) and all(_same(*pair) for pair in zip(wanted, words[at:last], strict=True)):
            yield at, last
            at = last
        else:
            at += 1
    yield from _spelt(words, sentence.text.lower(), _folded(term))


def _same(wanted: Word, found: Word) -> bool:
    return not wanted.forms.isdisjoint(found.forms)


def _spelt(words: tuple[Word, ...], text: str, term: str) -> Iterator[tuple[int, int]]:
    """Runs of whole words that spell the term, where a sentence divides it otherwise than the term alone."""
    at = text.find(term)
    while at >= 0:
        inside = [number for number, word in enumerate(words) if at <= word.start and word.end <= at + len(term)]
        if inside and words[inside[0]].start == at and words[inside[-1]].end == at + len(term):
            yield inside[0], inside[-1] + 1
        at = text.find(term, at + 1)


@lru_cache(maxsize=4_096)
def _folded(term: str) -> str:
    return fold(term).text.strip().lower()


@lru_cache(maxsize=4_096)
def _wanted(term: str, language: Language) -> tuple[Word, ...]:
    return words_of(term, japanese=language == "ja")


@lru_cache(maxsize=64)
def _names(terms: tuple[str, ...], products: tuple[str, ...]) -> Mapping[str, bool]:
    return {_folded(name): False for name in products if name.strip()} | {_folded(term): True for term in terms}


def names_of(brand: Brand) -> Mapping[str, bool]:
    """Names that are read as one word, folded; true where nothing at all may be found in them."""
    products = [name for product in brand.products for name in (product.name.ja, product.name.en, *product.spellings)]
    own = [name for entry in brand.own_terms for name in (entry.term.ja, entry.term.en)]
    return _names((*brand.safe_terms, *brand.neutral_words), (*products, *own))
