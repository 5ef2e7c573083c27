"""What went wrong as the customer says it, where nothing was marked: the clause that tells it best."""

import re

from api.replies.japanese.clauses import best_clause, best_quote, clause_around, repeatable_clauses
from api.replies.japanese.facets import UNANSWERED
from api.replies.japanese.lexicon import Trouble
from api.replies.japanese.rewording import sentences
from api.replies.japanese.stretch import is_rough
from api.replies.japanese.suffered import SURE, Own
from api.replies.japanese.text import Text
from api.replies.japanese.troubled import CONTACT

_NO_TROUBLE = re.compile(
    "二度と|(?:丁寧|親切|素敵|最高|きれい|綺麗)(?:だった|である|な)?$|(?:良|よ|美味し|おいし|楽し|嬉し|うれし|優し)(?:かった|い)$"
)
"""What is no trouble although somebody who complains says it: a threat, a word of praise."""
_AHEAD = 2.5
"""How much more another clause must say than the one around the trouble."""


def own_words(text: Text, at: int | None, trouble: Trouble | None) -> Own | None:
    """The customer's clause, reworded if that can be done, else a fragment in 「」."""
    clauses = [one for one in repeatable_clauses(text.tokens, text.aspects) if not _NO_TROUBLE.search(one.text)]
    if trouble is not None and trouble.id not in CONTACT:  # the silence that followed is apologised for apart (R140)
        clauses = [clause for clause in clauses if not UNANSWERED.search(clause.text)] or clauses
    best = best_clause(clauses, text.aspects, len(sentences(text.tokens)))
    around = clause_around(clauses, at) if at is not None else None
    if around is not None and around.score >= SURE and (best is None or around.score + _AHEAD >= best.score):
        best = around
    if best is not None and not is_rough(best.text):
        return Own(best.text, best.score)
    quote = best_quote(text.tokens, text.aspects)
    return Own(f"「{quote}」", SURE) if quote else None
