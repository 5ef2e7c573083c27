"""What a private message should bring, by the trouble and by what the English comment speaks of."""

from api.replies.english.lexicon import feelings, occurs

_SAFE = "moment"
"""Asked where nothing says what else would help."""


def ask_for(name: str, setting: str, lowered: str) -> dict[str, str]:
    """Why we need to know something and what; only what the comment's own trade would have.

    Args:
        name: what the trouble asks for.
        setting: kind of visit or purchase.
        lowered: the tidied comment in lower case.
    """
    table = feelings()
    by_setting = table.asks_by_setting
    mapped = by_setting.get(name, {}).get(setting, name)
    for key in (mapped, by_setting["any"].get(setting, _SAFE), *table.asks_else, _SAFE):
        ask = table.asks[key]
        if not ask.what:
            return {}
        if not ask.seen or setting in ask.fits or occurs(ask.seen, lowered):
            return {"ask_why": ask.why, "ask_what": ask.what}
    return {}
