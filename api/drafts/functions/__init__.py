"""Rules that need logic, by the name they have in the rule files."""

from collections.abc import Callable, Iterator, Mapping

from api.drafts.context import Context
from api.drafts.functions import apology, binding, facts, form, personal
from api.drafts.reading import Place, Reading
from api.drafts.rewriting import Edit

Function = Callable[[Reading, Context], Iterator[tuple[Place, tuple[Edit, ...]]]]

FUNCTIONS: Mapping[str, Function] = {
    "apology_missing": apology.missing,
    "apology_late": apology.late,
    "empathy_missing": apology.empathy_missing,
    "personal_data": personal.personal_data,
    "card_data": personal.card_data,
    "name_not_on_page": personal.name_not_on_page,
    "unconfirmed_figure": facts.unconfirmed_figure,
    "generic": binding.generic,
    "curt": binding.curt,
    "same_as_before": binding.same_as_before,
    "long_sentence": form.long_sentence,
    "too_long": form.too_long,
    "plain_form": form.plain_form,
    "permission_pile": form.permission_pile,
    "too_many_questions": form.too_many_questions,
}
