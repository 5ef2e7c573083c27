"""The questions the models answer about a comment, and the possible answers (label guide)."""

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Final, get_args

from api.analysis.schemas import Hardship, Lookup, Mark, Wish

SENTIMENTS: Final = ("negative", "neutral", "positive")
EXCEPTIONS: Final = (
    "none",
    "prejudice",
    "falsehood",
    "trolling.insult",
    "trolling.provocation",
    "trolling.threat",
    "trolling.spam",
)
INTENTS: Final = ("complaint", "question", "request", "praise", "banter", "abuse", "other")
CAUSES: Final = ("none", "quality", "service", "expectation", "price", "delivery", "privacy", "other")

SIGNALS: Final = (
    "prior_contact",
    "legal",
    "injury",
    "media",
    "minor",
    "loyal_customer",
    "spread",
    "deadline_mentioned",
    "irony",
)
YES_NO: Final = ("no", "yes")

TASKS: Final[dict[str, tuple[str, ...]]] = {
    "sentiment": SENTIMENTS,
    "exception": EXCEPTIONS,
    "intent": INTENTS,
    "cause": CAUSES,
    "specific": YES_NO,
    **dict.fromkeys(SIGNALS, YES_NO),
}
"""Each task with its labels; the order of labels is the order of probabilities everywhere."""


NOTHING: Final = "-"
"""The answer to a question about the situation that does not apply."""
MARKS: Final[tuple[Mark, ...]] = get_args(Mark)
SITUATION: Final[dict[str, tuple[str, ...]]] = {
    "hardship": (NOTHING, *get_args(Hardship)),
    "lookup": (NOTHING, *get_args(Lookup)),
    "wish": (NOTHING, *get_args(Wish)),
    **dict.fromkeys(MARKS, YES_NO),
}
"""The questions about the situation; labels in the order of their scores."""


DRAFT_FAULTS: Final = (
    "conditional_apology", "distancing", "apology_too_light", "blanket_apology", "fault_conceded",
    "apology_without_fault", "excuse", "talks_back", "blames_customer", "points_to_small_print", "defends_the_price",
    "cold", "take_it_or_leave_it", "refusal_without_way_on", "empty_promise", "noted_and_done", "hasty_vagueness",
    "handed_off", "look_it_up_yourself", "promised_too_much", "never_again", "compensation_unapproved",
    "solved_without_proof", "denies", "speculates", "outcome_promised", "deletion_request", "accuses", "threatens",
    "insults", "mockery", "sealed_humour", "angry", "slang", "plain_form", "double_honorific", "shop_honorific",
    "permission_pile", "weak_stock_phrase", "loud", "data_asked_in_public", "secret_asked",
    "order_confirmed_in_public", "dm_without_reason", "efficacy", "superlative", "too_many_questions", "generic",
)  # fmt: skip
"""Faults of a reply that the encoder marks token by token, named as the rules of the draft check."""


def columns_of(tasks: Mapping[str, Sequence[str]], start: int = 0) -> Mapping[str, slice]:
    """Where each task's columns lie when all their scores stand side by side in one row from column `start` on."""
    slices: dict[str, slice] = {}
    for task, labels in tasks.items():
        slices[task] = slice(start, start + len(labels))
        start += len(labels)
    return MappingProxyType(slices)


WIDTH: Final = sum(len(labels) for labels in TASKS.values())
"""Columns of a row that holds all tasks' scores."""
SITUATION_WIDTH: Final = sum(len(labels) for labels in SITUATION.values())
"""Columns that follow in the row of a voter."""


@cache
def task_slices() -> Mapping[str, slice]:
    """The columns of each of TASKS in a row of WIDTH scores."""
    return columns_of(TASKS)
