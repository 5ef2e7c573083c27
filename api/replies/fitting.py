"""How long a reply may be where it is posted, by the platform's own counting."""

import warnings
from functools import lru_cache

from api.contract import Platform
from api.replies.schemas import Channel, Length

with warnings.catch_warnings():
    # twitter-text-parser still imports pkg_resources, which announces its own end and that of what it uses.
    warnings.simplefilter("ignore")
    from twitter_text import parse_tweet

LIMITS: dict[tuple[Platform, Channel], int] = {
    ("x", "public"): 280,
    ("instagram", "public"): 2_200,
    ("facebook", "public"): 8_000,
    ("x", "dm"): 10_000,
    ("instagram", "dm"): 1_000,
    ("facebook", "dm"): 20_000,
}
"""X counts a public post by weight (twitter-text configuration v3), everything else by characters."""


@lru_cache(maxsize=4_096)
def _weighted(text: str) -> int:
    return int(parse_tweet(text).weightedLength) if text else 0


def measure(text: str, platform: Platform, channel: Channel) -> Length:
    """Count `text` as the platform does."""
    used = _weighted(text) if (platform, channel) == ("x", "public") else len(text)
    return Length(used=used, limit=LIMITS[platform, channel])
