"""Remembers recent judgements, so that a comment seen by three colleagues is judged once."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from threading import Lock

from cachetools import LRUCache

from api.analysis.context import history
from api.analysis.faults import Suspicion
from api.analysis.judge import Judge
from api.analysis.knowledge import NOTHING, Knowledge, Trace
from api.analysis.schemas import Analysis, Comment

_ENTRIES = 4_096


class CachedJudge:
    """A Judge in front of which the last few thousand judgements lie ready, keyed by digest and never stored."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._cache: LRUCache[bytes, Analysis] = LRUCache(_ENTRIES)
        self._lock = Lock()

    @property
    def version(self) -> str:
        """Version of the model behind it."""
        return self._judge.version

    def knowing(self, knowledge: Knowledge) -> "InformedJudge":
        """This judge with what one company knows."""
        return InformedJudge(self, knowledge)

    def trace(self, text: str) -> Trace:
        """Where a text lies beside others, as the Judge says."""
        return self._judge.trace(text)

    def suspect(self, draft: str) -> Suspicion:
        """What the Judge suspects in a draft; nothing of it is kept."""
        return self._judge.suspect(draft)

    def judge(
        self, comments: Sequence[Comment], *, explain: bool = False, knowledge: Knowledge = NOTHING
    ) -> list[Analysis]:
        """Judge `comments`; the same answer as the Judge's own, in the same order."""
        keys = [_key(comment, comments, explain, knowledge) for comment in comments]
        with self._lock:
            known = {key: self._cache.get(key) for key in keys}
        missing = {key: comment for key, comment in zip(keys, comments, strict=True) if known[key] is None}
        judged = self._judge.judge(list(missing.values()), explain=explain, knowledge=knowledge, among=comments)
        fresh = dict(zip(missing, judged, strict=True))
        with self._lock:
            self._cache.update(fresh)
        return [known[key] or fresh[key] for key in keys]


@dataclass(frozen=True)
class InformedJudge:
    """A judge who knows one company."""

    own: CachedJudge
    knowledge: Knowledge

    def suspect(self, draft: str) -> Suspicion:
        """What the Judge suspects in a draft."""
        return self.own.suspect(draft)

    def judge(self, comments: Sequence[Comment], *, explain: bool = False) -> list[Analysis]:
        """Judge `comments`, in their order."""
        return self.own.judge(comments, explain=explain, knowledge=self.knowledge)


def _key(comment: Comment, among: Sequence[Comment], explain: bool, knowledge: Knowledge) -> bytes:
    """A digest of everything that a judgement depends on."""
    seen = comment.model_dump_json(exclude={"id", "url", "posted_at", "engagement"})
    beside = history(comment, among).beside
    return blake2b(repr((explain, knowledge.version, seen, beside)).encode(), digest_size=16).digest()
