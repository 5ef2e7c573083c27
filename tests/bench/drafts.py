"""The draft check alone: one Japanese draft of about 140 characters, as it should be and full of faults."""

from functools import partial

from api.analysis.judge import Judge
from api.brand.profile import load_brand
from api.drafts.check import check
from api.drafts.schemas import CheckRequest
from tests.bench.timing import Figures, timed

_CALLS = 60
_GOOD = (
    "このたびはご注文の加湿器が届かず、ご不便をおかけし申し訳ございません。配送の状況を運送会社に確認し、本日18時までに"
    "こちらの返信でご連絡いたします。照合に必要なため、お手数ですがDMにてご注文番号をお送りいただけますでしょうか。"
    "整理番号は【{number}】です。公開の返信には個人情報をお書きにならないようお願いいたします。"
)
_FAULTY = (
    "誤解を招いたのであればすみません！！でも、担当者が新人でして、混雑しておりましたためお時間をいただきました。"
    "必ず解決いたしますので、カスタマーセンターまでお電話ください。{number}件目です。善処いたしますので、ご了承ください。"
    "注文番号をこちらに教えていただけますか。今後の参考にいたします。"
)


def checked() -> list[Figures]:
    """Time the check with the reader of drafts and proven rewrites; no two drafts are the same."""
    brand, judge = load_brand(), Judge.load()
    rows = []
    for name, draft in (("good", _GOOD), ("faulty", _FAULTY)):
        figures = Figures(f"Henshin, draft check, {name} draft")
        for number in range(_CALLS + 5):
            request = CheckRequest(text=draft.format(number=number), platform="x", stage="first", fault="unknown")
            seconds = timed(partial(check, request, None, brand, suspect=judge.suspect))
            if number >= 5:
                figures.seconds.append(seconds)
        rows.append(figures)
    return rows
