"""English comments in few or flat words: what stands beside the trouble, what protects, what is not owned to."""

import pytest

from api.analysis.schemas import FocusKind, IntentLabel, Situation
from api.replies.fitting import measure
from tests.replies.labelled import focused, labelled, told_of


@pytest.mark.parametrize(
    ("text", "trouble", "said"),
    [
        ("sat behind a pillar. £60. nice pillar", "sat behind a pillar", "sat behind a pillar, and that for £60"),
        ("the patch ate my save. 900 hrs", "the patch ate my save", "ate your save, and that after 900 hours"),
        ("The lift is out. Again. I have a pram", "The lift is out", "the lift is out, and not for the first time"),
        ("the money left my account. £212. I need it", "the money left my account", "your account, £212 of it"),
        ("Kept on hold for the nurse line. 50 minutes.", "Kept on hold for the nurse line", "for 50 minutes"),
    ],
)
def test_a_scrap_behind_the_trouble_is_told_with_it_r32(text: str, trouble: str, said: str) -> None:
    for suggestion in told_of(text, Situation(), ("trouble", trouble)).replies(variants=2):
        assert said in suggestion.text, suggestion.text


def test_a_scrap_elsewhere_is_not_hung_on_the_trouble_r32() -> None:
    case = told_of("unsubscribed. again. you emailed to ask why", Situation(), ("trouble", "you emailed to ask why"))
    assert "not for the first time" not in case.replies()[0].text


def test_what_keeps_from_harm_outlasts_the_details_where_room_is_short_r126() -> None:
    text = (
        'your boy delivered a gas cylinder with a leaking valve and told my father "nothing will happen, open window"'
    )
    case = focused(labelled(text, lang="en", platform="x", cause="service"), ("trouble", text))
    assert case.advice.action == "escalate"
    for suggestion in case.replies(variants=3):
        assert "call the gas emergency line" in suggestion.text
        length = measure(suggestion.text, "x", "public")
        assert length.used <= length.limit


def test_who_lives_by_oxygen_without_power_is_told_whom_to_call_r126_r122() -> None:
    text = "my mum is on oxygen at home and you've cut our power with no letter. The backup does 4 hours"
    trouble = "you've cut our power with no letter"
    case = told_of(text, Situation(hardship="refused", wish="contact"), ("trouble", trouble), cause="service")
    assert case.advice.action == "escalate"
    assert "emergency services" in case.replies()[0].text


@pytest.mark.parametrize(
    ("text", "trouble", "who"),
    [
        (
            "Dog's been sick since we opened the new bag. Same flavour",
            "Dog's been sick since we opened the new bag",
            "your dog",
        ),
        ("They left Mum on a stranger's step. She has Alzheimer's", "on a stranger's step", "your mum"),
        ("After the dessert my throat was closing. My wife also told them", "my throat was closing", "you"),
    ],
)
def test_care_goes_to_whom_it_befell_r126(text: str, trouble: str, who: str) -> None:
    situation = Situation(hardship="body", lookup="visit", marks=["body_first"])
    case = told_of(text, situation, ("trouble", trouble), signals=("injury",))
    for suggestion in case.replies(variants=2):
        cared_for = {"you": "you" in suggestion.text and "they" not in suggestion.text}.get(who, who in suggestion.text)
        assert cared_for, suggestion.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The staff at your Camden store were so rude to my mother", "so rude to your mother"),
        ("Your bins team missed our street again", "our bins team missed your street again"),
    ],
)
def test_what_would_own_to_a_fault_is_said_as_what_we_have_read_c4(text: str, said: str) -> None:
    reply = told_of(text, Situation(), ("trouble", text), cause="service").replies()[0].text
    assert (
        f"We've read that {'the staff at our Camden store were ' if 'staff' in said or 'rude' in said else ''}{said}"
        in reply
    )


@pytest.mark.parametrize(
    ("text", "asked", "said"),
    [
        (
            "Do you ship to NI? and how much is it",
            ("Do you ship to NI", "and how much is it"),
            "whether we ship to NI, and how much it is",
        ),
        (
            "is it dog friendly? do I need to book?",
            ("is it dog friendly", "do I need to book"),
            "whether it is dog friendly, and whether you need to book",
        ),
        (
            "who do I talk to about a job with ye",
            ("who do I talk to about a job with ye",),
            "who you should talk to about a job with us",
        ),
    ],
)
def test_both_questions_are_taken_up_r113(text: str, asked: tuple[str, ...], said: str) -> None:
    case = labelled(text, lang="en", intent="question", sentiment="neutral")
    parts: list[tuple[FocusKind, str]] = [("question", one) for one in asked]
    for suggestion in focused(case, *parts).replies(variants=2):
        assert said in suggestion.text or "find out" in suggestion.text, suggestion.text


def test_a_question_and_a_wish_that_are_one_are_taken_up_once_r113() -> None:
    text = "The floodlight shines right in the cab all night. can you turn the thing down"
    parts: list[tuple[FocusKind, str]] = [
        ("trouble", "The floodlight shines right in the cab all night"), ("wish", "can you turn the thing down"),
    ]  # fmt: skip
    case = told_of(text, Situation(wish="fix"), *parts)
    for suggestion in case.replies(variants=2):
        assert suggestion.text.count("turn the thing down") == 1, suggestion.text


@pytest.mark.parametrize(
    ("text", "wish", "reason"),
    [
        (
            "could you do this in a petite length, I'm 4'11 and everything drags",
            "could you do this in a petite length",
            "4'11 and everything drags",
        ),
        (
            "pls make the buttons bigger on the app, my fingers are 71 years old",
            "pls make the buttons bigger on the app",
            "our fingers are 71 years old",
        ),
    ],
)
def test_the_reason_behind_a_wish_is_seen_r37(text: str, wish: str, reason: str) -> None:
    case = focused(
        labelled(text, lang="en", platform="facebook", intent="request", sentiment="neutral"), ("wish", wish)
    )
    assert reason in case.replies()[0].text


@pytest.mark.parametrize(
    ("text", "praise", "who"),
    [
        ("your chat had a HUMAN. named Dave. Dave is a legend", "your chat had a HUMAN", "Dave"),
        (
            "Had my knee done in March, walked up the hill on Sunday. Thank your physio Gwen",
            "walked up the hill on Sunday",
            "Gwen",
        ),
    ],
)
def test_who_is_named_hears_of_the_praise_r158(text: str, praise: str, who: str) -> None:
    case = labelled(
        text,
        lang="en",
        platform="facebook",
        sentiment="positive",
        intent="praise",
        situation=Situation(marks=["person"]),
    )
    said = [suggestion.text for suggestion in focused(case, ("praise", praise)).replies(variants=3)]
    assert any(f"to {who}" in text or f"{who} hears" in text for text in said), said


@pytest.mark.parametrize("intent", ["praise", "banter"])
def test_kind_deeds_in_a_hard_place_are_thanked_r105(intent: IntentLabel) -> None:
    text = "4 hours in A&E and the nurse still found time to make my son a glove balloon"
    case = labelled(text, lang="en", platform="facebook", sentiment="positive", intent=intent)
    unsure = case.analysis.intent.model_copy(update={"confidence": 0.7})
    doubted = type(case)(case.comment, case.analysis.model_copy(update={"intent": unsure}), ())
    reply = focused(doubted, ("praise", text)).replies()[0].text
    assert "sorry" not in reply


def test_a_learner_of_english_is_read_in_their_meaning_r4() -> None:
    text = "I'm write to you four times in the DM"
    assert (
        "you wrote to us four times" in told_of(text, Situation(), ("trouble", text), cause="service").replies()[0].text
    )
