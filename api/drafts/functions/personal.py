"""Personal data in a draft: telephone, mail, address, order and card numbers, names (R77, C17)."""

import re
from collections.abc import Iterator

import phonenumbers

from api.analysis.schemas import Comment
from api.drafts.context import Context
from api.drafts.folding import fold
from api.drafts.reading import Place, Reading, ReadSentence
from api.drafts.rewriting import Edit

Found = Iterator[tuple[Place, tuple[Edit, ...]]]

_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_ROLE_MAIL = re.compile(
    r"^(?:info|support|contact|help|hello|care|customer[a-z.-]*|service[s]?|press|shop|sales|cs|inquiry|otoiawase|privacy)@"
)
_POSTAL = re.compile(r"(?:〒\s*\d{3}-?\d{4}(?!\d))|(?<![\d-])\d{3}-\d{4}(?![\d-])(?=\s*(?:[一-鿿]{2,}|$))")
_ADDRESS = re.compile(
    r"(?:東京都|北海道|(?:京都|大阪)府|[一-鿿]{2,3}県)?[一-鿿ぁ-んァ-ヶ々]{1,8}?[市区町村郡][一-鿿ぁ-んァ-ヶー々0-9]{0,16}?"
    r"(?:\d{1,4}(?:丁目|番地?|号|-)\s?){1,3}\d{0,4}(?:番地?|号)?"
)
_STREET = re.compile(
    r"\b\d{1,5}[A-Za-z]?\s+(?:[A-Z][a-z]+\s){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court|Ct|Way|Place|Pl|Terrace|Crescent|Boulevard|Blvd)\b"
)
_NUMBER_LABEL = re.compile(
    r"(?:(?:ご?注文|受注|ご?予約|会員|顧客|お客様|伝票|追跡|お?問い?合わ?せ|受付|ご?契約|口座|診察券|お?荷物|整理)"
    r"(?:番号|No\.?|ナンバー|ID|コード)|注文ID|(?:order|booking|reservation|tracking|account|customer|membership|invoice|reference|ref|ticket|policy)"
    r"\s?(?:number|no\.?|id|ref(?:erence)?|#)?)\s*(?:は|が|の|:|#|is|-|\()?\s*[「『\"#(]?\s*"
    r"((?=[A-Za-z0-9-]*\d)[A-Za-z0-9](?:[A-Za-z0-9-]{3,}))",
    re.IGNORECASE,
)
_OWN_CASE = re.compile(
    r"\b(?:we|i)(?:'ve| have)?\s+(?:\w+\s+)?(?:logged|raised|opened|reported|recorded|filed|passed)\b"
    r"[^.!?\n]{0,80}(?<!\byour)$"
    r"|\bour (?:own )?(?:case|log|job|fault)?\s?$",
    re.IGNORECASE,
)
"""What comes before the number under which we file the matter ourselves."""
_OWN_LABEL = re.compile(r"(?:ref(?:erence)?|ticket)\b", re.IGNORECASE)
_CARD = re.compile(r"(?<![\d-])(?:\d[ -]?){12,18}\d(?![\d-])")
_BIRTH = re.compile(r"(?:生年月日|お?誕生日|date of birth|born on)\D{0,6}\d{2,4}\D\d{1,2}\D\d{1,2}", re.IGNORECASE)
_FREE_NUMBER = re.compile(r"^\+?(?:81)?0?(?:120|800|570|990)")
_OWN_LINE = re.compile(
    r"弊社|当社|当店|窓口|センター|代表|お電話|電話受付|フリーダイヤル|店舗|までご連絡"
    r"|our|call us|line|us on|us at|reach us|office|desk|reception|switchboard|open (?:till|until|from)"
)
_CUSTOMERS = re.compile(
    r"お客様の|様の|さんの|ご登録|ご自宅|ご本人|your (?:phone|mobile|number|cell)|on file|for you"
    r"|(?:ring|call|phone|text|reach) you\b"
)
_SECRET = re.compile(
    r"(?:暗証番号|パスワード|セキュリティコード|password|pin|cvv)\s*(?:は|:|is|が)\s*[\x21-\x7e]{3,}", re.IGNORECASE
)
_TELEPHONE = re.compile(
    r"(?<![\w-])(?:(?:\+\d{1,3}[\s-]?)?\(?0\d{1,4}\)?[\s-]?\d{2,4}[\s-]?\d{3,4}|\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4})(?![\w-])"
)
"""What is written like a number, whether or not it is given to anybody."""
_MOBILE = re.compile(r"^(?:(?:\+81|0)[789]0|(?:\+44|0)7\d{9})")
_KANJI_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[のーノ―—.・](?=\d)")
_HIDDEN_MAIL = re.compile(
    r"[A-Za-z0-9._%+-]{2,}\s?(?:\(at\)|\[at\]|\(アット\)|アットマーク|★)\s?[A-Za-z0-9-]{2,}"
    r"(?:\s?(?:\.|\(dot\)|\[dot\]|ドット)\s?[A-Za-z]{2,})+",
    re.IGNORECASE,
)
_MESSENGER_ID = re.compile(
    r"(?:LINE|ライン|WhatsApp|Telegram|Skype|カカオ|Instagram|インスタ)\s?の?\s?(?:ID|アカウント|handle|name)"
    r"\s?(?:は|が|:|で|is)?\s?[「\"@]?([A-Za-z0-9][A-Za-z0-9._-]{3,})",
    re.IGNORECASE,
)
_ROOM = re.compile(r"\d{3,4}\s?号室|\broom\s\d{3,4}\b", re.IGNORECASE)
_GREETED = re.compile(
    r"(?:Hi|Hello|Dear|Hey|Thanks|Thank you|Congratulations|Congrats|Sorry|Welcome)[,.!]?\s+"
    r"(?:Mr|Mrs|Ms|Miss|Dr)?\.?\s*([A-Z][a-z]+(?: [A-Z][a-z]+)?)\b"
)
_TITLED = re.compile(r"(?:[A-Z][a-z]+,?\s+)?((?:Mr|Mrs|Ms|Miss|Dr)\b\.?\s+([A-Z][a-z]+(?:[ '-][A-Z][a-z]+)?)),")
"""A surname with a title, which hardly any page shows."""
_NOBODY = frozenset({"there", "all", "everyone", "team", "customer", "sir", "madam", "for", "again", "folks", "both"})


def personal_data(reading: Reading, context: Context) -> Found:
    """Every piece of personal data that a public reply would give away."""
    yield from _once(reading, [*_telephones(reading), *_written(reading), *_cards(reading)])


def card_data(reading: Reading, context: Context) -> Found:
    """Card numbers and secrets, which have no place even in private."""
    yield from _once(reading, [*_cards(reading), *(Place(*match.span()) for match in _SECRET.finditer(reading.text))])


def _once(reading: Reading, places: list[Place]) -> Found:
    last = -1
    for place in sorted(places, key=lambda one: (one.start, -one.end)):
        if place.start >= last:
            last = place.end
            yield Place(place.start, place.end, reading.sentence_at(place.start)), ()


def _telephones(reading: Reading) -> Iterator[Place]:
    # One character for one, so that places stay where they are.
    text = _BETWEEN_DIGITS.sub("-", reading.text.translate(_KANJI_DIGITS))
    regions = ("JP",) if reading.language == "ja" else ("US", "GB", "JP")
    found = {
        (match.start, match.end, match.raw_string)
        for code in regions
        for match in phonenumbers.PhoneNumberMatcher(text, code, leniency=phonenumbers.Leniency.VALID)
    }
    for shape in _TELEPHONE.finditer(text):
        if 10 <= sum(char.isdigit() for char in shape[0]) <= 13:
            found.add((shape.start(), shape.end(), shape[0]))
    for start, end, written in found:
        if not _ours(reading, start, end, written):
            yield Place(start, end, reading.sentence_at(start))


def _ours(reading: Reading, start: int, end: int, written: str) -> bool:
    """Whether a number is a line of the company rather than a person's."""
    digits = re.sub(r"[^\d+]", "", written)
    if _FREE_NUMBER.match(digits) or re.match(r"^\+?1?8(?:00|88|77|66|55|44|33)\d{7}$", digits):
        return True
    around = reading.text[max(0, start - 30) : end + 20]
    return not _MOBILE.match(digits) and not _CUSTOMERS.search(around) and bool(_OWN_LINE.search(around))


def _written(reading: Reading) -> Iterator[Place]:
    text = reading.text
    for match in _MAIL.finditer(text):
        if not _ROLE_MAIL.match(match[0].lower()):
            yield Place(*match.span())
    for hidden in (_HIDDEN_MAIL, _ROOM):
        for match in hidden.finditer(text):
            yield Place(*match.span())
    for labelled in (_NUMBER_LABEL, _MESSENGER_ID):
        for match in labelled.finditer(text):
            if not (_OWN_LABEL.match(match[0]) and _OWN_CASE.search(text[: match.start()].rstrip())):
                yield Place(*match.span(1))
    for pattern in (_POSTAL, _BIRTH, _STREET, _ADDRESS):
        for match in pattern.finditer(text):
            around = text[max(0, match.start() - 24) : match.end() + 12]
            if pattern in (_ADDRESS, _POSTAL, _STREET) and not _CUSTOMERS.search(around) and _is_shop(around):
                continue
            yield Place(*match.span())


def _is_shop(around: str) -> bool:
    return bool(
        re.search(
            r"店|本社|会場|営業所|工場|窓口|受付|館|場所は|住所は|所在地|our|store|shop|branch|venue|office|visit",
            around,
        )
    )


def _cards(reading: Reading) -> Iterator[Place]:
    for match in _CARD.finditer(reading.text):
        digits = [int(char) for char in match[0] if char.isdigit()]
        if 13 <= len(digits) <= 19 and _luhn(digits):
            yield Place(*match.span())


def _luhn(digits: list[int]) -> bool:
    """The check digit of ISO/IEC 7812."""
    doubled = (digit if index % 2 == 0 else sum(divmod(2 * digit, 10)) for index, digit in enumerate(reversed(digits)))
    return sum(doubled) % 10 == 0


def name_not_on_page(reading: Reading, context: Context) -> Found:
    """A person addressed by a name that the page does not show.

    Where the page's name is not known, only a full name is told from a display name.
    """
    comment = context.request.comment
    if comment is None:
        return
    author = comment.author
    known = author is not None and bool(author.name or author.handle)
    shown = _shown(comment)
    for sentence in reading.sentences:
        named = _named_ja(sentence) if sentence.language == "ja" else _named_en(sentence)
        for start, end, parts in named:
            if not any(part.lower() in shown for part in parts) and (known or len(parts) > 1):
                place = Place(sentence.start + start, sentence.start + end, sentence.number)
                yield place, (Edit(place.start, place.end, "お客様"),) if sentence.language == "ja" else ()


def _shown(comment: Comment) -> str:
    author = comment.author
    written = [author.name, author.handle] if author is not None else []
    parent = comment.thread.parent_text if comment.thread is not None else None
    return fold(" ".join(part for part in (*written, comment.text, parent) if part)).text.lower()


def _named_ja(sentence: ReadSentence) -> Iterator[tuple[int, int, list[str]]]:
    """Names before 様 or さん: start, end with the honorific, and the words of the name."""
    words = sentence.words
    for index, word in enumerate(words):
        first = index
        while first > 0 and words[first - 1].pos.startswith("名詞-固有名詞-人名"):
            first -= 1
        if word.text in ("様", "さん", "さま") and first < index:
            yield words[first].start, word.end, [one.text for one in words[first:index]]


def _named_en(sentence: ReadSentence) -> Iterator[tuple[int, int, list[str]]]:
    titled = _TITLED.match(sentence.text)
    if titled is not None:
        yield titled.start(1), titled.end(1), [titled[1], titled[2]]
        return
    match = _GREETED.match(sentence.text)
    if match is not None and match[1].split()[0].lower() not in _NOBODY:
        yield match.start(1), match.end(1), match[1].split()
