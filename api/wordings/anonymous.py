"""A reply that was sent becomes a wording: what belongs to one person becomes a blank (R77, R158)."""

import re
from collections.abc import Iterator, Sequence

from api.brand.profile import Brand
from api.contract import Language
from api.drafts.context import Context
from api.drafts.functions.personal import personal_data
from api.drafts.reading import Reading
from api.drafts.schemas import CheckRequest
from api.wordings.blanks import open_brackets, slots

Span = tuple[int, int, str]
"""Start and end in the text, and what stands there instead."""

_NAMED: dict[str, dict[Language, str]] = {
    "mail": {"ja": "【メールアドレス】", "en": "[[email address]]"},
    "telephone": {"ja": "【電話番号】", "en": "[[phone number]]"},
    "address": {"ja": "【ご住所】", "en": "[[address]]"},
    "card": {"ja": "【カード番号】", "en": "[[card number]]"},
    "birth": {"ja": "【生年月日】", "en": "[[date of birth]]"},
    "number": {"ja": "【番号】", "en": "[[number]]"},
}
_MENTION = re.compile(r"(?<![\w@＠])[@＠][A-Za-z0-9_.]{2,30}")
_JAPANESE_NAME = re.compile(
    r"(?:^|(?<=[\s、。,!！\n]))(?P<name>[^\s、。,!！「」【】]{1,20}?)(?=(?:様|さま|さん)(?:[、。,!！\s]|$))"
)
_EVERYBODY = re.compile(
    r"^(?:お客|皆|みな|お子|お嬢|奥|旦那|各位|ご家族|お母|お父|お連れ|神|たく|店員|担当者|スタッフ)"
)
_ENGLISH_NAME = re.compile(
    r"(?:^|(?<=[.!?\n]\s)|(?<=\n))"
    r"(?:Hi|Hello|Hey|Dear|Good (?:morning|afternoon|evening)|Thanks(?: so much)?|"
    r"Thank you|We(?:'|’)re sorry|So sorry|Sorry)"
    r"\s*,?\s+(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+)?(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)(?=\s*[,.!:;—–-]|\s*$)",
    re.MULTILINE,
)
_NOBODY = frozenset(
    {"there", "all", "everyone", "everybody", "team", "folks", "customer", "sir", "madam", "friend", "again", "both"}
)
_STAFF = re.compile(r"(?<=担当[:：])\s?[一-鿿々ァ-ヺーぁ-ゖ]{1,8}(?=[)）」】\s]|$)")
_ADDRESS = re.compile(
    r"〒|[市区町村郡都道府県]|丁目|番地|[A-Z][a-z]+\s(?:St|Street|R[o]?a?d|Ave|Lane|Drive|Close|Court|Way|Place)"
)


def anonymous(text: str, language: Language, people: Sequence[str], brand: Brand) -> str:
    """`text` with blanks for the customer's name, numbers, telephone, mail and address.

    Args:
        people: names as the page showed them, which no pattern could know.
    """
    holes = [(slot.start, slot.end) for slot in slots(text)]
    kept: list[Span] = []
    for span in sorted(_spans(text, language, people, brand), key=lambda one: (one[0], -one[1])):
        taken = [*holes, *((start, end) for start, end, _ in kept)]
        inside = any(start < span[1] and span[0] < end for start, end in taken)
        if not inside:
            kept.append(span)
    for start, end, blank in reversed(kept):
        text = text[:start] + blank + text[end:]
    return text


def _spans(text: str, language: Language, people: Sequence[str], brand: Brand) -> Iterator[Span]:
    name = open_brackets(language, "name")
    for person in people:
        for match in re.finditer(re.escape(person.strip()), text, re.IGNORECASE) if person.strip() else ():
            yield (*match.span(), name)
    for match in _MENTION.finditer(text):
        yield (*match.span(), name)
    for match in _JAPANESE_NAME.finditer(text):
        if not _EVERYBODY.match(match["name"]):
            yield (*match.span("name"), name)
    for match in _ENGLISH_NAME.finditer(text):
        if match["name"].split()[0].lower() not in _NOBODY:
            yield (*match.span("name"), name)
    for match in _STAFF.finditer(text):
        yield (*match.span(), open_brackets(language, "staff"))
    reading = Reading(text)
    context = Context(CheckRequest(text=text, platform="x"), None, brand, {})
    for place, _ in personal_data(reading, context):
        start, end = reading.folded.original(place.start, place.end)
        yield start, end, _NAMED[_kind(text[start:end], text[max(0, start - 12) : start])][language]
    for sentence in reading.sentences:
        for first, last in _full_names(sentence.words):
            start, end = reading.folded.original(*sentence.place(first, last))
            yield start, end, name


def _full_names(words: Sequence[object]) -> Iterator[tuple[int, int]]:
    """Names of people in front of 様 or さん, anywhere in a Japanese sentence."""
    for at, word in enumerate(words):
        if getattr(word, "text", "") in ("様", "さま", "さん"):
            first = at
            while first > 0 and getattr(words[first - 1], "pos", "").startswith("名詞-固有名詞-人名"):
                first -= 1
            if first < at:
                yield first, at


def _kind(written: str, before: str) -> str:
    digits = sum(char.isdigit() for char in written)
    if "@" in written or "＠" in written:
        return "mail"
    if re.search(r"生年月日|誕生日|birth|born", before + written, re.IGNORECASE):
        return "birth"
    if re.search(r"番号|No\.?|ID|コード|number|ref|#|code", before, re.IGNORECASE) and "電話" not in before:
        return "card" if re.search(r"カード|card", before, re.IGNORECASE) else "number"
    if _ADDRESS.search(written) or re.fullmatch(r"\d{3}[-－ー]\d{4}", written):
        return "address"
    if digits >= 13:
        return "card"
    return "telephone" if digits >= 9 else "number"
