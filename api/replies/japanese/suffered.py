"""What went wrong as the customer says it: the marked stretch as a clause to be told, and what else was marked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from api.analysis.schemas import Situation
from api.replies.japanese.clauses import clause_score
from api.replies.japanese.completing import completed
from api.replies.japanese.conjugation import ICHIDAN, SURU
from api.replies.japanese.entire import is_broken, is_civil, is_clipped, sentence_quoted
from api.replies.japanese.forms import negated, predicate_of
from api.replies.japanese.lexicon import clause_words
from api.replies.japanese.rewording import is_repeatable
from api.replies.japanese.smoothing import smoothed
from api.replies.japanese.stretch import is_faithful, is_rough, kept, last_told, quotation, told
from api.replies.japanese.telling import breaks_off, ends_in_predicate, is_told
from api.replies.japanese.text import Text, sentence_of
from api.replies.japanese.tokens import tokenize
from api.triage.bodies import names_harm

SURE = 2.0
"""Score from which the clause around a known trouble says it well enough."""
_SURER = 2.0
"""How much more surely another marked trouble must tell of harm than the first to be told in its place."""
_SHORTEST_HARM = 6
_QUOTED_HARM = 1.5
_NO_HARM = re.compile(
    "文句|不満|問題|無料|腹が|怒|思|感じ|(?:ため|もの)ではない|なぜ|^「[^」]*」$|^先?ほど|聞いた$|[はが]届いた$|好き|優し"
)
"""Words of what is no harm by itself: an opinion, something granted, a bare quotation."""
_LONGEST_ALSO = 30
"""Characters of a second trouble that is taken up after the first."""
_FAVOUR = re.compile("(?<=[かがたなばまらわ])(?<!言わ)せて(?:くれ|くださ|いただ|もら|頂)[^せ]*$")
_FAVOUR_DONE = re.compile("(?<=さ)せて(?:くれ|くださ|いただ|もら|頂)[^せ]*$")
"""A favour of making somebody do something, which is none where it is a trouble: 「40分並ばせてくれる」."""
_MOCKED = re.compile("(笑|睨|怒鳴|急か|叱)(?:っ|ん|し)[てで](?:いただ[いく]|くださ[っる]|くれ|もらっ)(?:た|る)?$")
"""An ill turn that is called a favour: 「レジで笑っていただいた」."""
_PASSIVE = {"笑": "笑われた", "睨": "睨まれた", "怒鳴": "怒鳴られた", "急か": "急かされた", "叱": "叱られた"}
_SPEAKER = re.compile("(スタッフ|係員|担当者?|店長|車掌|運転手|先生|受付|窓口|電話)「")
_SOMEBODY = "方|人|者|員|長|さん|先生|スタッフ|係|ガイド|師|手|主|男|女|性"
"""Ends of a noun that names somebody who can say something."""
_WRITTEN = frozenset({"app", "offended", "price", "farewell", "missed_out", "worse", "unclean", "parcel"})
"""Hardships in which a quotation is what somebody read; in any other it is what was said to their face."""
_FACED = re.compile("(?:たら|れば|ると|から|ので|ても|のに|[てで]|にもかかわらず)、?「[^「]*$")
"""What a quotation answers, where it was said to their face: 「返品したいと言ったら「無理」」."""
_QUOTED = re.compile(
    "(?P<said>(?:[^「」]{1,32}[てでらに、])?「[^「」]*」)(?:と|って|と言われ[たて]|だと|とか|の一点張り)?[。、]?"
)


_TOO_MUCH = re.compile("(?<=[すず過]ぎ)(?:ません|ない(?:です|でしょう)?|じゃない(?:です)?)か?$")
"""「遅すぎませんか」 says that it is."""
_RHETORICAL = re.compile("(?P<te>[てで])い?(?:ない|ません)(?:です)?(?:か|の)*$")
_MISSED = re.compile("(?:届い|来|き|返っ|返信し|もらっ|いただい|聞い|終わっ|直っ|戻っ|でき|出来)$")
"""Verbs of which the negative question asks just that: 「まだ届いてない?」."""
_NEVER_WAS = re.compile("(?:いただけ|もらえ|くれ|くださっ|下さっ|いただい)(?:たら|れば|てい?れば|てい?たら)")
"""What would have been, had we done otherwise; told back it would have happened."""
_EITHER = re.compile("た(?:の|か)[^。、]{1,8}(?:ない|なかった)(?:の|か)?$")
"""A question with both answers: 「漏れたの漏れてないの」."""
_ORDERED = re.compile("(?P<order>.{4,}(?:[えけせてねべめれげぜでぺ]|[ろなよ]|ください|ないで))っ?[てと][。、]?")
"""A command that was given to the customer: 「その場で払えって」."""
_ALLOWED = re.compile("[てで]も?(?:よい|いい)$")
"""What is taken as allowed, in irony."""
_BAN = re.compile("(?<=[うくぐすつぬぶむる])な(?:や|よ)?$")
"""What makes a prohibition of the verb before it."""
_SAYING = frozenset({"聞く", "言う", "笑う", "呼ぶ", "読み上げる", "尋ねる", "押し付ける", "売りつける"})
_TOPIC = re.compile("(?P<thing>[^、「」]{2,12})(?<!さん)(?<!子)、")
_LONGEST_TOLD = 38
"""Characters of a clause with its topic."""
_READ = re.compile(
    "(?:説明書|保証書|書面|メール|画面|アプリ|サイト|ページ|通知|看板|[貼張]り紙|表示|ラベル|伝票|レシート)[^「]*「"
    "|(?:開け|読ん|届い)(?:たら|れば|ると|て)、?「"
)
_HEARD = re.compile("電話|店員|スタッフ|さん|係|窓口|受付|店で|式場|相談|問い?合わせ|聞")
"""Words of where a quotation was read."""
_IF = re.compile("(?:ない|[うくぐすつぬぶむる])と$")
_IF_SO = re.compile("[いうくぐすつぬぶむる]と(?!言|い[うっわ]|思|の|か|書|聞|も|は|案内|説明|表示)")
"""A condition, which says nothing without what comes of it."""
_BOUND = re.compile("(?<=[一-龠ァ-ヶ0-9])(?P<bound>から|まで)(?:です|でした|だった)?$")
"""The particle that a marked noun needs to tell anything: 「入れるのは中学生から」."""
_ALL_THE_SAME = ("ておいて", "といて", "でおいて")
_PLAIN_KANA = "をがはもにでとのたてだなよねいうくるす、。"
_NOBODY = re.compile("誰(?:も|一人)")
_NAMED = re.compile("(?P<words>「[^」]*」)という[一-龠ァ-ヶー]{2,8}")
"""What a question is about, where it is named by its words."""
_EDGE = 2
"""Characters within which a stretch takes in what belongs to its last word."""
_ASKED = re.compile("(?:ん|の)?(?:です|だ)?か|の?[?]")
"""Behind 「誰も止めなかった」 it asks and does not tell."""


@dataclass(frozen=True)
class Own:
    """What the customer says went wrong, in their words."""

    text: str
    score: float
    marked: bool = False
    """Whether it was marked as what the reply has to take up."""


def harm_first(text: Text, situation: Situation) -> tuple[Text, Own | None]:
    """`text` with the marked trouble in front that says most surely what went wrong, and that trouble in their words.

    It is a clause, in 「」 where it cannot be reworded surely, and None where nothing can be repeated.
    """
    marked = text.stretched("trouble")
    if not marked or marked[0].masked:
        return text, None
    first, *others = (_said(part, situation, text.tidied) for part in marked[:2])
    if others and not marked[1].masked and _tells_more(others[0], first):
        return _ahead(text, marked[1]), Own(others[0], SURE, marked=True)
    return text, Own(first, SURE, marked=True) if first else None


def _tells_more(second: str, first: str) -> bool:
    """Whether the second trouble tells of harm so much more surely that it is told in place of the first."""
    if len(second) < _SHORTEST_HARM:
        return False
    if first and not _tells(first) and _tells(second):
        return True
    if _NO_HARM.search(second) or (names_harm(first) and not names_harm(second)):
        return False
    return _harm(second) >= _harm(first) + _SURER


def _ahead(text: Text, part: Text) -> Text:
    """`text` with this trouble before all others."""
    others = [one for one in text.stretches if one[1] is not part]
    return replace(text, stretches=[("trouble", part), *others])


def _tells(said: str) -> bool:
    """Whether words tell that something happened, and not only name a thing."""
    return bool(said) and (said[-1] == "」" or ends_in_predicate(said) or is_told(said))


def _harm(said: str) -> float:
    """How surely words tell of harm; what only could be quoted less than what could be told."""
    told = said.strip("「」") if said[:1] == "「" and "」" not in said[:-1] else said
    score = clause_score(tokenize(told), told) + bool(re.search("[0-9一二三四五六七八九十]", told)) if told else -_SURER
    return score if told == said else min(score, _QUOTED_HARM)


def _said(part: Text, situation: Situation, comment: str) -> str:
    """A stretch of `comment` as the reply says it: a sound clause, else its whole sentence or its words in 「」."""
    sentence = sentence_of(part.tidied, comment)
    if _NEVER_WAS.search(sentence) or _EITHER.search(part.tidied):
        return ""
    if sentence.endswith(part.tidied) and breaks_off(part.tidied):
        return ""
    meant = _meant(part.tidied, sentence, situation)
    return _told(part, situation, sentence, comment) if meant is None else meant


def _meant(written: str, sentence: str, situation: Situation) -> str | None:
    """What words say that do not tell it as it happened: a rhetorical question, a prohibition; None for any others."""
    rest = sentence.partition(written)[2]
    if _NOBODY.search(written) and _ASKED.match(rest):
        named = _NAMED.match(smoothed(written))
        return named["words"] if named and situation.hardship == "offended" else ""
    banned = _BAN.search(written + rest)
    if banned and banned.start() >= len(written) - _EDGE:
        return _done_to_them(_clause_of(smoothed((written + rest)[: banned.start()]), situation))
    bound = _BOUND.search(written + rest)
    if bound and bound.start() >= len(written) - _EDGE:
        clause = _clause_of(smoothed((written + rest)[: bound.start()]), situation)
        thing = bool(clause) and tokenize(clause)[-1].is_noun and not is_broken(clause)
        return f"{clause}{bound['bound']}だった" if thing else None
    if written.endswith(_ALL_THE_SAME) or _IF.search(written) or _IF_SO.match(written[-1] + rest):
        whole = _clause_of(smoothed(written + rest), situation)  # what comes of it stands behind
        return _lived(whole, situation) if whole and not is_broken(whole) else sentence_quoted(sentence, sentence)
    return None


def _told(part: Text, situation: Situation, sentence: str, comment: str) -> str:
    written = smoothed(part.tidied)
    if f"{part.tidied}?" in comment and (meant := _affirmed(written)) != written:
        said = _clause_of(meant, situation)
        return "" if is_broken(said) else _lived(said, situation)
    clauses = _clauses(part.tidied, written, situation, sentence)
    said = _lived(next((one for one in clauses if one and not is_broken(one)), ""), situation)
    if said and not is_clipped(said):
        return said
    quoted = sentence_quoted(comment, part.tidied)
    if quoted or said:
        return quoted or said
    words = quotation(written)
    return _lived(last_told(written) or (words if is_civil(words) else ""), situation)


def _clauses(marked: str, written: str, situation: Situation, sentence: str) -> Iterator[str]:
    """What a marked stretch tells, the fullest first: with the thing ahead of it, smoothed, and as it stands."""
    if topic := _topic_before(marked, sentence):
        whole = _clause_of(smoothed(topic + marked), situation)
        yield whole if len(whole) <= _LONGEST_TOLD else ""
    yield _clause_of(written, situation)
    yield _clause_of(marked, situation)


def _topic_before(written: str, sentence: str) -> str:
    """The thing that a sentence names before `written` tells of it, with its comma; empty where there is none."""
    ahead = _TOPIC.fullmatch(sentence.partition(written)[0])
    tokens = tokenize(ahead["thing"]) if ahead else []
    plain = (
        bool(tokens)
        and all(token.known for token in tokens)
        and tokens[-1].is_noun
        and "副詞可能" not in tokens[-1].pos[2]
        and tokens[0].kind != "感動詞"
    )
    return ahead[0] if ahead and plain and not any(token.pos[1] == "数詞" for token in tokens) else ""


def _done_to_them(clause: str) -> str:
    """What somebody forbids, as it was done to them: 「勝手に変えるな」 → 「勝手に変えられた」; else empty."""
    verb = predicate_of(clause) if clause else None
    if verb is None or not verb.inflects or verb.past or verb.affirmed is not None:
        return ""
    if not (verb.kind == SURU or "を" in clause or verb.base in clause_words().objects | _SAYING):
        return ""
    stem = negated(verb).base.removesuffix("ない")
    return (
        verb.before + (f"{stem[:-1]}さ" if verb.kind == SURU else stem) + ("られた" if verb.kind == ICHIDAN else "れた")
    )


def _affirmed(written: str) -> str:
    """What a question in the negative means to say: 「薄くなってません?」 is 「薄くなっている」."""
    found = _RHETORICAL.search(written)
    if found is None or _MISSED.search(written[: found.start()]):
        return written
    return f"{written[: found.start()]}{found['te']}いる"


def _clause_of(written: str, situation: Situation) -> str:
    """What `written` tells as a whole; empty where it cannot be reworded surely."""
    if re.search("[こそあ]れ(?:だけ)?$", written):  # it points to what only its writer sees
        return ""
    written = _TOO_MUCH.sub("る", written)
    spoken = _QUOTED.fullmatch(written)
    if spoken and situation.hardship not in _WRITTEN and is_repeatable(spoken["said"]):
        return f"{spoken['said']}と{_came(spoken['said'])}"
    tokens = tokenize(written)
    clause = told(tokens)
    if not (clause and is_told(clause) and is_faithful(written, clause)):
        ordered = _ORDERED.fullmatch(written) if "って" in written[-3:] else None
        whole = f"{ordered['order']}と言われた" if ordered and is_repeatable(ordered["order"]) else ""
        clause = whole or kept(tokens)
    unfit = is_rough(clause) or _ALLOWED.search(clause) or _is_halved(written, clause)
    return "" if unfit or (tokens[-1].surface == "さ" and not clause.endswith("さ")) else clause


def _is_halved(written: str, clause: str) -> bool:
    """Whether a clause lost what stands behind its turn: 「頼んだのに草だらけ」."""
    _, turn, outcome = written.rpartition("のに")
    return bool(turn) and len(outcome) > 1 and not any(char in clause for char in outcome if char not in _PLAIN_KANA)


def _lived(clause: str, situation: Situation) -> str:
    """A clause as the customer lived it: what was called a favour, what was said to their face."""
    if not clause:
        return ""
    clause = re.sub("御社|貴社|お宅|おたく", "私ども", clause)
    clause = re.sub("(?:うち|ウチ)の(?:じゃ|では)な(?=[いか])", "お客さまのものではな", clause)
    clause = re.sub("来られた方(?=[がはにも])", "伺った者", clause).replace("帰られ", "帰っ")
    clause = _SPEAKER.sub(r"\1から「", clause)
    clause = _MOCKED.sub(lambda found: _PASSIVE[found[1]], clause)
    clause = _FAVOUR_DONE.sub("せられた", _FAVOUR.sub("された", clause))
    if not clause.endswith("」") or clause[0] == "「":
        return clause if is_clipped(clause) else completed(clause, situation.hardship)
    if re.search(f"(?:{_SOMEBODY})[がは]「[^「]*$", clause):
        return re.sub("の方(?=[がは]「)", "の者", clause) + "と言った"
    if re.search("[がは]「[^「]*$", clause):
        return f"{clause}だった"
    spoken = situation.hardship not in _WRITTEN and _FACED.search(clause)
    return f"{clause}と{_came(clause)}" if spoken else clause


def _came(quoted: str) -> str:
    """How somebody met with words: they read them where what leads to the quotation speaks of writing, else heard."""
    return "あった" if _READ.search(quoted) and not _HEARD.search(quoted.partition("「")[0]) else "言われた"


def kind_words(part: Text) -> str:
    """What pleased somebody who complains, as a clause where it can be reworded surely, else in 「」; no bare thing."""
    clause, quote = told(part.tokens), quotation(part.tidied)
    told_whole = ends_in_predicate(clause) and is_faithful(part.tidied, clause)
    said = clause if told_whole else quote if is_told(quote.strip("「」") or part.tidied) else ""
    return said if len(said) <= _LONGEST_ALSO else ""
