"""Emoji that the encoder's vocabulary lacks, each read as one of like feeling that it has.

The published vocabulary is older than many hearts, faces and gestures; without a kin all of them would be one and the
same unknown piece, and 🫶 would weigh as much as 🤬. The voter of n-grams sees every emoji as it stands.
"""

_KIN = {
    "🩷🩵🩶🤍🤎🫶🫰": "❤",
    "🥹": "🥰",
    "🥳": "🎉",
    "🫂": "🤗",
    "😸😺": "😊",
    "😽": "😘",
    "🫡": "👍",
    "🤌": "👌",
    "🫵": "👉",
    "🥺": "🙏",
    "🤠": "😎",
    "😼": "😏",
    "🫣": "🙈",
    "🧐": "🤔",
    "🥲😿": "😢",
    "🫠": "😓",
    "🫩": "😩",
    "🙍": "😞",
    "🫤": "😕",
    "🫥🤐": "😐",
    "🥱": "😒",
    "🤥": "🙄",
    "😧🥶": "😨",
    "🤯🫨🫢": "😱",
    "🤒🤕🤧": "😷",
    "🙎😾": "😠",
    "🤬": "😡",
    "🤮🤢💩": "👎",
}
_READ_AS = str.maketrans({rare: kin for rares, kin in _KIN.items() for rare in rares})


def with_known_emoji(text: str) -> str:
    """The text with rare emoji as their kin; as long as before, so that offsets stay."""
    return text.translate(_READ_AS)
