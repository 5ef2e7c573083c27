"""An English reply holds where labels are torn or wrong: what it says is borne out by the comment's own words."""

import re
from dataclasses import replace

import pytest

from api.analysis.schemas import Hardship, Intent, Lookup, Situation
from api.replies.english.edges import snapped
from api.replies.english.facts import deadline_in
from api.replies.english.grounds import is_given
from api.replies.english.safety import protection
from tests.replies.labelled import Labelled, told_of


def _first(case: Labelled) -> str:
    return case.replies()[0].text


@pytest.mark.parametrize(
    ("text", "torn", "whole"),
    [
        ("On Monday the strap came off in my hand", "came off in my", "On Monday the strap came off in my hand"),
        ("My tent leaked and the pegs bent", "leaked", "My tent leaked and the pegs bent"),
        ("The room was on the ground floor. Noise all night", "was on", "The room was on the ground floor"),
        ("There is a hole in the sleeve of my coat", "hole in the", "There is a hole in the sleeve of my coat"),
        (
            "I am really very cross about the 40 minute wait at the bar",
            "the 40 minute wait",
            "the 40 minute wait at the bar",
        ),
    ],
)
def test_a_torn_stretch_grows_to_its_thought_r32(text: str, torn: str, whole: str) -> None:
    at = text.index(torn)
    start, end = snapped(text, at, at + len(torn))
    assert text[start:end] == whole


def test_what_came_of_it_is_told_and_not_how_it_began_r36() -> None:
    text = "I ordered the blue lamp in June. It arrived cracked down the middle."
    said = _first(told_of(text, Situation(), ("trouble", "I ordered the blue lamp in June")))
    assert "cracked down the middle" in said


def test_years_of_custom_and_earlier_messages_are_spoken_of_only_where_told_r140() -> None:
    bare = told_of("The zip broke today.", Situation(), ("trouble", "The zip broke today"),
                 signals=("loyal_customer", "prior_contact"))  # fmt: skip
    told = told_of("Ten years with you and the zip broke today. I emailed twice.", Situation(),
                 ("trouble", "the zip broke today"), signals=("loyal_customer", "prior_contact"))  # fmt: skip
    for one in bare.replies(variants=5):
        assert not re.search(r"years|earlier messages|contact us again", one.text)
    assert any(re.search(r"years|earlier messages|contact us again", one.text) for one in told.replies(variants=5))


def test_nothing_is_asked_that_the_comment_gives_r73() -> None:
    assert is_given("visit", "Your lad at the Millbrook till swore at me on Tuesday")
    assert is_given("contact", "No answer to my email from three weeks ago")
    assert not is_given("visit", "Your lad at the till swore at me")
    text = "The porter at the Harford branch shouted at me on Monday."
    said = _first(told_of(text, Situation(hardship="rude", lookup="visit"), ("trouble", text[:-1])))
    assert "where and when it was" not in said


def test_a_setting_alone_makes_nobody_ask_for_a_journey_r73() -> None:
    text = "Not impressed with the rainbow bags being pulled from the shop."
    said = _first(told_of(text, Situation(wish="explain"), ("trouble", text[:-1]), cause="service"))
    assert "route" not in said


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("the plug of my heater melted into the socket", "Please switch it off at the mains"),
        ("found a sliver of glass in my soup", "Please don't eat any more of it"),
        ("the brake pedal went to the floor on the hill", "Please don't drive or use it"),
        ("the power bank started hissing under my pillow", "keep it away from anything that can burn"),
        ("your serum made my lids swell up", "Please stop using it"),
        ("the bunk slat snapped and my son fell", "keep children away from it"),
    ],
)
def test_what_to_do_now_fits_the_thing_that_hurts_r126(text: str, now: str) -> None:
    assert now in protection(text)


def test_danger_in_words_comes_first_whatever_the_hardship_r126() -> None:
    text = "Found a small piece of plastic in my daughter's porridge, sharp on one edge."
    case = told_of(text, Situation(hardship="foreign", lookup="item"), ("trouble", text[:-1]))
    assert case.advice.action == "escalate"
    for one in case.replies(variants=3):
        assert re.search(r"safe|How is your", one.text)
        assert "see a doctor if anybody may have swallowed some" in one.text


def test_no_body_is_asked_after_where_no_word_speaks_of_one_r126() -> None:
    text = "Half of the balloons were flat in the bag."
    said = _first(told_of(text, Situation(marks=["body_first"]), ("trouble", text[:-1])))
    assert not re.search(r"safe|feeling|cared for|doctor", said)


def test_who_waits_for_what_a_body_needs_hears_what_to_do_till_then_r126() -> None:
    text = "My insulin has been out for delivery since Monday."
    said = _first(told_of(text, Situation(hardship="parcel", lookup="order"), ("trouble", text[:-1]), cause="delivery"))
    assert "ring your doctor or pharmacist now" in said


@pytest.mark.parametrize(
    "text",
    [
        "Top marks for the 50 minute wait, really.",
        "Lovely place. Ninety minutes to admire the wallpaper.",
        "ordered the plain one, got the spicy one",
        "Thanks for the candle. I'd ordered a clock.",
    ],
)
def test_trouble_in_the_dress_of_praise_is_not_thanked_for_r23(text: str) -> None:
    case = told_of(text, Situation(), intent="praise", sentiment="positive", cause="none")
    assert case.advice.action == "reply"
    assert not re.search(r"made our day|lovely|kind|glad", _first(case).replace(text, ""))


@pytest.mark.parametrize(
    "text",
    [
        "Ninety minutes in the queue and I'd do it again tomorrow. Best ride ever.",
        "My parcel was lost, then your driver found it and walked it to my door. Thank you!",
        "Brilliant staff, and the wait was worth every minute.",
    ],
)
def test_thanks_that_mention_a_wait_are_met_with_thanks_r105(text: str) -> None:
    case = told_of(text, Situation(), intent="praise", sentiment="positive", cause="none")
    assert case.advice.action in ("thank", "share_and_thank")
    assert "sorry" not in _first(case)


def test_praise_that_is_unsure_and_says_nothing_kind_is_answered_with_care_r24() -> None:
    case = told_of("mid. overhyped. moving on", Situation(), intent="praise", sentiment="positive", cause="none")
    unsure = case.analysis.model_copy(update={"intent": Intent(label="praise", confidence=0.4)})
    assert "made our day" not in _first(replace(case, analysis=unsure))


def test_an_answer_between_two_things_shows_both_r113() -> None:
    case = told_of("Is the strap leather or cork?", Situation(), intent="question", sentiment="neutral", cause="none")
    assert "[[leather / cork]]" in _first(case)


def test_an_answer_names_what_was_asked_outside_the_blank_r113() -> None:
    text = "What size do I need for a 40 inch waist?"
    case = told_of(text, Situation(), ("question", text[:-1]), intent="question", sentiment="neutral", cause="none")
    assert "40 inch waist" in re.sub(r"\\[\\[.*?\\]\\]", "", _first(case))


def test_a_day_named_as_the_limit_stands_in_the_promise_r9() -> None:
    assert deadline_in("I need an answer by Friday or I cancel") == "Friday"
    assert deadline_in("It was due by Friday") == ""
    text = "The gown is still not here. I need it by Friday."
    case = told_of(text, Situation(hardship="parcel"), ("trouble", "The gown is still not here"), cause="delivery")
    assert "[[time, before Friday]]" in _first(case)


def test_what_a_stranger_could_use_against_somebody_is_not_said_back_r78() -> None:
    text = "Four drivers cancelled on me at 11pm. I'm a woman alone near the mill. The button does nothing."
    case = told_of(
        text, Situation(), ("trouble", "Four drivers cancelled on me"), ("detail", "a woman alone near the mill")
    )
    assert all("alone" not in one.text for one in case.replies(variants=5))


def test_what_is_marked_as_praise_is_thanked_for_where_displeasure_is_a_guess_r42() -> None:
    text = "Rang at six with the mower down. The young fella drove two hours with the part."
    case = told_of(text, Situation(), ("praise", "The young fella drove two hours with the part"))
    mood = case.analysis.sentiment.model_copy(update={"confidence": 0.5})
    unsure = replace(case, analysis=case.analysis.model_copy(update={"sentiment": mood}))
    assert not re.search(r"\bsorry\b|apolog", _first(unsure))


@pytest.mark.parametrize(
    ("text", "stretch", "told"),
    [
        ("Gutted you're closing the Hove branch", "re closing the Hove branch", "that we're closing the Hove branch"),
        ("So disappointed the cake arrived squashed", "the cake arrived squashed", "that the cake arrived squashed"),
        ("Absolutely livid my order was cancelled", "livid my order was cancelled", "that your order was cancelled"),
    ],
)
def test_a_feeling_put_in_front_is_no_part_of_what_happened_r32(text: str, stretch: str, told: str) -> None:
    assert told in _first(told_of(text, Situation(), ("trouble", stretch)))


def test_a_pets_nails_are_the_pets_harm_r127() -> None:
    text = "Your groomer cut my dog's nails too short, she was bleeding on the carpet"
    case = told_of(text, Situation(hardship="body"), ("trouble", "cut my dog's nails too short"), signals=("injury",))
    for one in case.replies(variants=5):
        assert "your dog" in one.text
        assert "you feeling" not in one.text


def test_who_was_told_something_at_the_till_did_not_write_before_r140() -> None:
    text = "Your cashier told me the offer ended yesterday"
    case = told_of(text, Situation(hardship="unclear"), ("trouble", text), signals=("prior_contact",))
    assert not any("contact us again" in one.text for one in case.replies(variants=5))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("My mum's visit was missed again, nobody rang", "your mum's visit was missed again and nobody rang"),
        ("My plan renewed without a word, £79 gone", "your plan renewed without a word, with £79 gone"),
        ("My order says delivered but it's not here, what do I do?", "your order says delivered but it's not here"),
    ],
)
def test_what_a_comma_alone_holds_together_is_told_as_two_thoughts_r32(text: str, told: str) -> None:
    reply = _first(told_of(text, Situation(), ("trouble", text.partition(", what")[0])))
    assert told in reply
    assert "what do I do" not in reply


@pytest.mark.parametrize(
    ("text", "lookup", "not_asked"),
    [
        ("Surgery cost us £2,300 after your chew got stuck in his gut", "item", "the ride"),
        ("The scanner at gate B refused my ticket", "visit", "report number"),
        ("Your receptionist never sent off my exam entry", "privacy", "what was shown"),
        ("The oysters at your quayside place were off", "visit", "which service"),
    ],
)
def test_a_word_within_another_word_shows_no_trade_r73(text: str, lookup: Lookup, not_asked: str) -> None:
    for one in told_of(text, Situation(hardship="plain", lookup=lookup), ("trouble", text)).replies(variants=5):
        assert not_asked not in one.text


def test_what_we_were_told_beforehand_is_told_with_what_came_of_it_r32() -> None:
    text = "You were told about the nut allergy when we booked and my son still got the satay"
    reply = _first(told_of(text, Situation(), ("trouble", "You were told about the nut allergy")))
    assert "we were told about the nut allergy when you booked and your son still got the satay" in reply


def test_an_animal_that_came_to_harm_is_cared_for_first_r126() -> None:
    text = "My dog's quick got cut during her groom and she bled all over the car"
    case = told_of(text, Situation(), ("trouble", text))
    for one in case.replies(variants=3):
        assert "your dog" in one.text
        assert "vet" in one.text


def test_whoever_asks_to_be_called_is_asked_for_number_and_time_r118() -> None:
    text = "The tap is leaking again. Can someone please call me about it"
    case = told_of(
        text, Situation(hardship="broken", lookup="repair", wish="contact"), ("trouble", "The tap is leaking")
    )
    reply = _first(case)
    assert "who can call you" in reply
    assert "your number, a time that suits" in reply


def test_what_went_on_in_the_end_is_told_as_suffered_r32() -> None:
    text = "waited 3 hours with my dad and then told the doctor had gone home"
    reply = _first(told_of(text, Situation(hardship="wait"), ("trouble", text)))
    assert "you waited 3 hours with your dad and then were told the doctor had gone home" in reply


def test_a_person_is_no_thing_that_went_astray_on_the_way_r32() -> None:
    text = "The florist sent lilies to a house with three cats"
    case = told_of(text, Situation(), ("trouble", text), cause="delivery", aspects=("florist",))
    for one in case.replies(variants=5):
        assert "with the florist" not in one.text
        assert "with our florist" not in one.text


def test_where_the_trouble_is_the_whole_comment_it_is_looked_into_by_its_own_words_r43() -> None:
    text = "my son's school trip was cancelled the night before and nobody told the parents"
    assert "why it was cancelled" in _first(told_of(text, Situation(hardship="refused"), ("trouble", text)))


@pytest.mark.parametrize(
    ("text", "not_told"),
    [
        ("Sat nav in the hire car only spoke German", "you sat"),
        ("Booked room was dirty when we got there", "you booked"),
        ("Used the wrong dye and my hair went green", "you used"),
        ("Screen on my phone cracked two days after your repair", "your screen on your"),
    ],
)
def test_nobody_is_told_to_have_done_what_was_done_to_them_r32(text: str, not_told: str) -> None:
    for one in told_of(text, Situation(), ("trouble", text)).replies(variants=5):
        assert not_told not in one.text


@pytest.mark.parametrize(
    ("text", "hardship", "looked_into"),
    [
        ("my contract says 900mb and I get 40", "price", "what the plan really includes"),
        ("your loyalty card points vanished after the update", "app", "what became of the points"),
        ("the bus drove straight past the stop with six of us waiting", "wait", "why it didn't stop"),
        ("The tablets in my blister pack don't match the label", "bother", "what was dispensed"),
        ("I ordered a left handed guitar and you sent right handed", "parcel", "how the mix-up came about"),
        ("the show was cancelled in August and I want my money back", "money", "what is due back to you"),
        ("I want someone to explain why my claim was refused", "money", "why your claim was refused"),
    ],
)
def test_each_trouble_is_looked_into_by_its_own_question_r43(text: str, hardship: Hardship, looked_into: str) -> None:
    assert looked_into in _first(told_of(text, Situation(hardship=hardship), ("trouble", text)))


def test_a_wish_of_ones_own_is_no_idea_to_be_weighed_r118() -> None:
    for wish in (
        "please delete my account",
        "Could do with a call back about the leak",
        "Just refund the delivery charge",
    ):
        for one in told_of(wish, Situation(), ("wish", wish), intent="request", sentiment="neutral").replies(
            variants=3
        ):
            assert "the people who decide" not in one.text
            assert "whether it can be done" not in one.text
            assert "anything else, we'd love" not in one.text


def test_what_was_spent_in_front_is_told_as_time_r32() -> None:
    text = "Two weeks and my photos still haven't come back from your lab"
    assert "after two weeks your photos still haven't come back" in _first(
        told_of(text, Situation(), ("trouble", text))
    )


def test_who_left_was_not_left_r32() -> None:
    text = "Plumber left without turning the water back on"
    assert "the plumber left without turning" in _first(told_of(text, Situation(), ("trouble", text)))


def test_a_bare_article_names_nothing_r32() -> None:
    text = "get my mum an apology for the way she was spoken to"
    for one in told_of(text, Situation(), cause="other", aspects=("the",)).replies(variants=3):
        assert "the the" not in one.text


def test_a_car_cancelled_the_day_before_keeps_its_day_r32() -> None:
    text = "Cancelled my wedding car the day before with a text"
    assert "your wedding car was cancelled the day before with a text" in _first(
        told_of(text, Situation(), ("trouble", text))
    )


def test_a_wish_is_asked_for_to_its_end_r32() -> None:
    text = "Tell your window cleaner to stop looking in my daughter's room"
    case = told_of(text, Situation(), ("wish", "Tell your window cleaner to stop"), intent="request")
    assert "to stop looking in your daughter's room" in _first(case)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "You cancelled my booking the day before the wedding",
            "your booking was cancelled the day before the wedding",
        ),
        ("You charged my card the full amount", "your card was charged the full amount"),
        ("You lost the lid of the jar", "the lid of the jar was lost"),
    ],
)
def test_a_deed_keeps_its_thing_and_its_time_apart_r32(text: str, told: str) -> None:
    assert told in _first(told_of(text, Situation(), ("trouble", text)))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The ice cream machine is always broken", "where and when it was"),
        ("The strap on my bag has broken", "which product it is and where you got it"),
    ],
)
def test_what_everybody_uses_is_asked_after_as_a_place_r73(text: str, asked: str) -> None:
    situation = Situation(hardship="broken", lookup="item")
    assert asked in _first(told_of(text, situation, ("trouble", text)))


@pytest.mark.parametrize(
    ("text", "marked", "said"),
    [
        (
            "You've put the price up twice this year and cut the channels",
            "You've put the price up twice this year and cut the channels",
            "we've put the price up twice this year and cut the channels",
        ),
        ("The roof leaks on your head when you queue", "The roof leaks on your head when you queue", "when you queue"),
        ("You can't even spell my name right", "You can't even spell my name right", "we can't spell your name right"),
    ],
)
def test_who_does_what_stays_as_it_was_told_r32(text: str, marked: str, said: str) -> None:
    assert said in _first(told_of(text, Situation(), ("trouble", marked)))


def test_the_day_it_is_now_is_no_trouble_r32() -> None:
    text = "Paid for next day. It's Thursday. I paid on Monday."
    case = told_of(text, Situation(hardship="parcel"), ("trouble", "It's Thursday"), cause="delivery")
    assert all("hear that it's Thursday" not in one.text for one in case.replies(variants=5))


def test_those_who_came_late_themselves_were_not_kept_waiting_r32() -> None:
    text = "Our table was given away because we were ten minutes late"
    case = told_of(text, Situation(hardship="wait"), ("trouble", text), cause="service")
    assert not any(re.search("held (?:things )?up|took so long|waiting", one.text) for one in case.replies(variants=5))


def test_closed_rides_are_no_taxi_r73() -> None:
    text = "Half the rides were closed and you still charged full price"
    case = told_of(text, Situation(hardship="money", lookup="billing"), ("trouble", text), cause="price")
    assert "the app has for you" not in _first(case)


def test_displeasure_in_doubt_without_a_kind_word_may_be_either_r42() -> None:
    text = "They gave my dad's room to someone else. His things are in bin bags."
    case = told_of(text, Situation(), ("praise", "They gave my dad's room to someone else"), cause="service")
    doubted = case.analysis.sentiment.model_copy(update={"confidence": 0.51})
    case = Labelled(case.comment, case.analysis.model_copy(update={"sentiment": doubted}), case.names)
    assert "If there's something to put right" in _first(case)


def test_questions_are_taken_up_in_their_order_r36() -> None:
    text = "What time do you close on Christmas Eve? And is the collect desk open till then too?"
    case = told_of(
        text,
        Situation(),
        ("question", "is the collect desk open till then too"),
        ("question", "What time do you close"),
        intent="question",
        sentiment="neutral",
        cause="none",
    )
    reply = _first(case)
    assert reply.index("Christmas Eve") < reply.index("collect desk")


def test_somebody_kind_is_named_as_they_are_called_r105() -> None:
    text = "A guy called Tyrone sat on the floor with my lad for 20 minutes. I cried in the car."
    kind = Situation(marks=["person"])
    case = told_of(text, kind, ("praise", "A guy called Tyrone sat on the floor with my lad"), intent="praise")
    happy = case.analysis.sentiment.model_copy(update={"label": "positive", "score": 0.8})
    case = Labelled(case.comment, case.analysis.model_copy(update={"sentiment": happy}), case.names)
    assert any("Tyrone" in one.text for one in case.replies(variants=3))


def test_who_only_told_of_it_came_to_no_harm_r126() -> None:
    text = "I have an allergy, my wife also told them. After the dessert my throat was closing and I went to hospital."
    told = "After the dessert my throat was closing"
    case = told_of(text, Situation(hardship="body", marks=["body_first"]), ("trouble", told), signals=("injury",))
    assert all("your wife" not in one.text for one in case.replies(variants=5))


def test_a_harmed_body_is_met_first_however_doubtful_the_label_r126() -> None:
    text = "After the dessert my throat was closing. A man had the injection in his bag, he saved me."
    case = told_of(
        text, Situation(hardship="body", marks=["body_first"]), ("praise", "he saved me"), signals=("injury",)
    )
    doubted = case.analysis.sentiment.model_copy(update={"confidence": 0.4, "score": -0.1})
    case = Labelled(case.comment, case.analysis.model_copy(update={"sentiment": doubted}), case.names)
    assert "if there's something to put right" not in _first(case).lower()
    assert "sorry" in _first(case).lower()


def test_thanks_for_help_in_an_accident_are_thanked_r105() -> None:
    text = "Whoever was on the night desk and drove my dad to A&E in her own car, please give her a raise"
    told = "Whoever was on the night desk and drove my dad to A&E in her own car"
    case = told_of(
        text, Situation(marks=["person"]), ("praise", told), sentiment="positive", intent="praise", cause="none"
    )
    assert "[[what you changed]]" not in _first(case)
