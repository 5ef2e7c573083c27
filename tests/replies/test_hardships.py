"""What was judged of a comment's situation decides what a Japanese reply feels, checks, asks for and echoes."""

from itertools import zip_longest

import pytest

from api.analysis.schemas import Hardship
from api.brand.profile import load_brand
from api.drafts.gate import gate
from api.replies.japanese.hardships import hardships
from api.replies.phrasebook import fill
from api.replies.schemas import SuggestRequest
from tests.replies.labelled import labelled

CASE = labelled(
    "先週買った電気ケトルのふたが閉まりません。三日待ちました",
    cause="quality",
    aspects=("電気ケトル",),
    platform="facebook",
)


@pytest.mark.parametrize("hardship", hardships().hardships)
def test_no_wording_of_a_hardship_breaks_our_own_rules(hardship: Hardship) -> None:
    table = hardships()
    words = table.hardships[hardship]
    verdict = gate(CASE.analysis, load_brand(), "en")
    request = SuggestRequest(comment=CASE.comment)
    checks = [*words.check, *(one for texts in words.check_for.values() for one in texts)]
    wishes = [*words.wish.values(), *table.wishes.values()]
    frames = [*table.echoes[words.echo].full, *table.echoes[words.echo].short]
    said = {"thing": "電気ケトル", "detail": "「三日待ちました」"}
    for feel, after, check, wish, frame in zip_longest(words.with_, words.after, checks, wishes, frames):
        text = (
            f"電気ケトルのふたが閉まらないとのこと、{feel or words.with_[0]}申し訳ございません。"
            f"{fill(frame, said) if frame else after or words.after[0]}"
            f"{fill(check or checks[0], said)}を、{wish or wishes[0]}も含めて確認いたします。【本日〇時】までにお返事します。"
        )
        assert verdict(text, request).passes, (text, verdict(text, request).hints)
        if after:
            assert verdict(f"{text}{after}", request).passes, (after, verdict(f"{text}{after}", request).hints)
