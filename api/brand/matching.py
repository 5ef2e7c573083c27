"""Which entries of a brand profile a comment speaks of: pure, by the profile's own keywords and names."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from api.brand.knowledge import Answer, Claim, Fact, KnownIssue, Product
from api.brand.profile import Brand

_READ = 4_000
"""Characters of a comment that are read."""


def fold(text: str) -> str:
    """Text in the form in which words are compared: full and half width, and upper and lower case, are one."""
    return unicodedata.normalize("NFKC", text[:_READ]).casefold()


def mentions(folded: str, keywords: Iterable[str]) -> bool:
    """Whether one entry of `keywords` occurs with all its words. Latin words match from their beginning on."""
    return any(all(_word(part).search(folded) for part in fold(entry).split()) for entry in keywords)


@lru_cache(maxsize=20_000)
def _word(word: str) -> re.Pattern[str]:
    boundary = r"(?<![a-z0-9])" if word[:1].isascii() and word[:1].isalnum() else ""
    return re.compile(boundary + re.escape(word))


def false_claims_in(text: str, brand: Brand) -> list[tuple[Fact, Claim]]:
    """Known false claims that the comment tells, each with the fact that answers it (R92)."""
    folded = fold(text)
    return [(fact, claim) for fact in brand.facts for claim in fact.denies if mentions(folded, claim.keywords)]


def facts_in(text: str, brand: Brand) -> list[Fact]:
    """Facts whose topic the comment touches."""
    folded = fold(text)
    return [fact for fact in brand.facts if mentions(folded, fact.keywords)]


def known_issues_in(text: str, brand: Brand) -> list[KnownIssue]:
    """Known issues that the comment seems to be about, those not fixed yet first (R115)."""
    folded = fold(text)
    found = [issue for issue in brand.known_issues if mentions(folded, issue.keywords)]
    return sorted(found, key=lambda issue: issue.status == "fixed")


def answers_in(text: str, brand: Brand) -> list[Answer]:
    """Answers to frequent questions that fit the comment (R110)."""
    folded = fold(text)
    return [
        answer
        for answer in brand.faq
        if mentions(folded, answer.keywords) or any(_same(folded, fold(question)) for question in answer.questions)
    ]


def products_in(text: str, brand: Brand) -> list[Product]:
    """Products that the comment names, under any of their names."""
    folded = fold(text)
    return [
        product
        for product in brand.products
        if any(
            _word(fold(name)).search(folded)
            for name in (product.name.ja, product.name.en, *product.readings, *product.spellings)
            if name.strip()
        )
    ]


def _same(folded: str, question: str) -> bool:
    """Whether `question` stands in the comment word for word, punctuation and spaces apart."""
    wanted = _bare(question)
    return len(wanted) >= 4 and wanted in _bare(folded)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)
