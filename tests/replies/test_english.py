"""The component that turns English round."""

import re
from dataclasses import replace

import pytest

from api.analysis.schemas import Analysis, Focus, FocusKind, Situation
from api.replies.english.asking import wish_in, wished, wished_for
from api.replies.english.clauses import best_praise, best_spoken, spoken
from api.replies.english.details import details_of
from api.replies.english.fit import may_be_said
from api.replies.english.focused import Said, said_of
from api.replies.english.harmed import victim_of
from api.replies.english.indirect import indirect
from api.replies.english.lexicon import feelings, troubles
from api.replies.english.questions import question_in
from api.replies.english.shaping import cleaned
from api.replies.english.stating import stated
from api.replies.english.stretches import stretches
from api.replies.english.text import tidy
from api.replies.english.turning import topic, turned
from api.replies.english.verbs import forms, ing, third, verb_at
from api.triage.hints import hints_in
from tests.replies.labelled import labelled


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("Your till charged me twice for one coffee", "our till charged you twice for one coffee"),
        ("I was told you cancelled my order", "you were told we cancelled your order"),
        ("You left us waiting", "we left you waiting"),
        ("My son and I paid you", "your son and you paid us"),
        ("the driver you named is on holiday", "the driver we named is on holiday"),
        ('the desk said "nothing we can do"', 'the desk said "nothing we can do"'),
        ("it happened to us with you", "it happened to you with us"),
    ],
)
def test_the_customers_words_are_turned_round(said: str, heard: str) -> None:
    clause = turned(said)
    assert clause[0].lower() + clause[1:] == heard


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("Found a hair in my tuna onigiri", "you found a hair in your tuna onigiri"),
        ("honestly, the zip jams every time I use it", "the zip jams every time you use it"),
        ("They spelled my daughter's name wrong", "somebody spelled your daughter's name wrong"),
        ("Room smelled of cigarettes", "your room smelled of cigarettes"),
        ("app update deleted all my saved workouts", "the app update deleted all your saved workouts"),
        ("Site down 11 hours", "our site was down 11 hours"),
        ("Groceries 2 hours late", "the groceries were 2 hours late"),
        ("still no parcel and no news", "there's still no parcel and no news"),
        ("no signal in my own house since Monday", "there was no signal in your own house since Monday"),
        ("Charged me for an annual plan I never ticked", "you were charged for an annual plan you never ticked"),
        ("Told to come back tomorrow", "you were told to come back tomorrow"),
        ("Seated beside the bins at 8:10", "you were seated beside the bins at 8:10"),
        ("Been trying to cancel since March", "you've been trying to cancel since March"),
        ("charged a call-out for nobody calling out", "you were charged a call-out for nobody calling out"),
        ("gave our table away at 7.04", "your table was given away at 7.04"),
        ("DJ never showed", "the DJ never showed"),
        ("Nobody's come back to me", "nobody has come back to you"),
        ("handrail on your jetty comes off in your hand", "the handrail on our jetty comes off in your hand"),
        ("The weld you redid on my trike has cracked", "the weld we redid on your trike has cracked"),
        ("one sign says left one says right", "one sign says left one says right"),
        ('Your job ad says "digital natives only, no boomers"', 'our job ad says "digital natives only, no boomers"'),
        (
            "I checked in, ticked it, and was then paged by voice",
            "you checked in, ticked it, and were then paged by voice",
        ),
        ("Reel six has gone missing", "reel six has gone missing"),
        ("Fourteen months on the list and you've filled the class", ""),
        ("Never received my order", "you never received your order"),
        ("Still waiting for a call", "you're still waiting for a call"),
        ("Four hours on the tarmac with one biscuit", "you spent four hours on the tarmac with one biscuit"),
        ("Three emails about one sofa", "you've needed three emails about one sofa"),
        ("Ordered a 12, received a 16", "you ordered a 12 and received a 16"),
        ("Signed up for a trial, charged the full year", "you signed up for a trial and were charged the full year"),
        ("the bloody door won't close ffs", "the door won't close"),
        ("the refund you promised is on day 23", "the refund you were promised is on day 23"),
        ("missed my sister's wedding because of it", "you had to miss your sister's wedding because of it"),
        ("You people are liars", ""),
        ("what a shambles", ""),
        ("Class act", ""),
        ("did it by himself on his phone", ""),
        ("worst worst worst", ""),
    ],
)
def test_only_whole_and_fair_sentences_are_repeated(said: str, heard: str) -> None:
    assert spoken(said) == heard


def test_a_missing_article_is_put_in() -> None:
    assert best_spoken("app won't let me log in since the update", ["app"]) == (
        "our app won't let you log in since the update"
    )


def test_an_unclear_subject_is_named() -> None:
    assert best_spoken("Love the colour of this kettle. It leaks all over the counter", ["kettle"]) == (
        "the kettle leaks all over the counter"
    )


def test_what_went_wrong_is_told_from_what_surrounds_it() -> None:
    text = tidy("I live in Delhi. I want a refund! The blender stopped working after two days. Funny old world")
    assert best_spoken(text, ["blender"]) == "the blender stopped working after two days"


def test_two_short_sentences_are_one_matter() -> None:
    text = tidy("Paid for next day delivery on Tuesday. It's Friday.")
    assert best_spoken(text, [], text.index("next day")) == (
        "you paid for next day delivery on Tuesday and it's Friday"
    )


@pytest.mark.parametrize(
    ("aspect", "text", "named"),
    [
        ("suitcase", "My suitcase is lost", "your suitcase"),
        ("clerk", "the clerk laughed", "our clerk"),
        ("Bus 42", "so Bus 42 never came", "the Bus 42"),
        ("erasure of my account", "the erasure of my account", "the erasure of your account"),
        ('"serves 4"', '"serves 4" they say', '"serves 4"'),
        ("£9", "£9 for a sandwich", ""),
        ("stupid idiots", "your stupid idiots", ""),
        ("my father", "my father is in your home", ""),
        ("cold", "in the cold", ""),
        ("cancel my broadband", "to cancel my broadband", ""),
    ],
)
def test_things_are_named_as_ours_or_theirs(aspect: str, text: str, named: str) -> None:
    assert topic(aspect, text) == named


def test_questions_and_wishes_are_taken_up() -> None:
    assert question_in("Do you ship to Norway?")["answer_we_do"] == "ship to Norway"
    assert question_in("hi! Is the lager vegan?")["query"] == "whether the lager is vegan"
    assert wish_in("could you add a dark mode to the app") == "to add a dark mode to the app"
    assert wish_in("Wish you'd do the jumper in longer sizes") == "to do the jumper in longer sizes"


@pytest.mark.parametrize(
    ("asked", "clause"),
    [
        ("why is the app asking for my location?", "the app is asking for your location"),
        ("Why did you cancel my order?", "we cancelled your order"),
        ("why does it take three weeks?", "it takes three weeks"),
        ("so why do you keep charging me", "we keep charging you"),
        ("why would anyone", ""),
    ],
)
def test_what_should_be_explained_is_told_straight(asked: str, clause: str) -> None:
    assert indirect(tidy(asked)) == (clause and f"why {clause}")


def test_kind_deeds_are_repeated_and_claims_are_not() -> None:
    assert best_praise("The crew drew my daughter a map", ["crew"]) == "our crew drew your daughter a map"
    assert best_praise("this cream cured my eczema and made my day", ["cream"]) == ""


def _focused(text: str, stretch: str, kind: FocusKind = "trouble") -> Analysis:
    at = text.index(stretch)
    case = labelled(text, lang="en")
    return case.analysis.model_copy(update={"focus": [Focus(kind=kind, text=stretch, start=at, end=at + len(stretch))]})


@pytest.mark.parametrize(
    ("text", "stretch", "said"),
    [
        ("Love the shop. The zip broke on the second wear. Ta", "The zip broke on the second wear",
         Said(clause="the zip broke on the second wear")),
        ('Turns out "rustic charm" is a goat in the bathroom. Ten out of ten.', 'out "rustic charm" is a goat in the',
         Said(clause='"rustic charm" is a goat in the bathroom')),
        ("The bot closed my ticket. I resolved nothing", "The bot closed my ticket. I resolved",
         Said(clause="the bot closed your ticket")),
        ("Nice view but €14 for a hot chocolate, really?", "€14 for a hot chocolate",
         Said(matter="the €14 for a hot chocolate")),
        ("queue number 41, then error, then 88. lol", "queue number 41, then error, then 88",
         Said(stated="Queue number 41, then error, then 88")),
        ("I've sent four emails. Not one answer. Hello?", "I've sent four emails. Not one answer",
         Said(clause="you've sent four emails and there was not one answer")),
        ("On hold for an hour with your lot", "On hold for an hour", Said(clause="you were on hold for an hour")),
        ("Third breakdown this month, same bus", "Third breakdown this month",
         Said(clause="it was the third breakdown this month")),
        ("parcel left on the step again", "parcel left on the step again",
         Said(clause="your parcel was left on the step again")),
        ("you absolute clowns", "you absolute clowns", Said()),
        ("£85 for a hose bit. behave", "£85 for a hose bit", Said(stated="£85 for a hose bit")),
        ("Points gone. They expired at midnight while I was on hold", "They expired at midnight while I was on hold",
         Said(quote="They expired at midnight while I was on hold")),
        ('"glamping" it was a shed with a fairy light x', '"glamping" it was a shed with a fairy light x',
         Said(quote="'glamping' it was a shed with a fairy light")),
        ("Found a rat in the mill, staff ate it in front of me", "Found a rat in the mill, staff ate it in front of",
         Said(clause="you found a rat in the mill and staff ate it in front of you")),
        ("Your desk ran out of gowns and I crossed the stage in a cardigan. Every picture",
         "Your desk ran out of gowns and I crossed the stage",
         Said(clause="our desk ran out of gowns and you crossed the stage in a cardigan")),
        ("52 min on hold then dead", "52 min on hold then dead", Said(stated="52 minutes on hold then dead")),
        ("bit of glass in the damson jam", "bit of glass in the damson jam",
         Said(stated="Bit of glass in the damson jam")),
        ("£61. For clipping a guinea pig's nails. Is it by the toe?", "For clipping a guinea pig's nails",
         Said(quote="£61. For clipping a guinea pig's nails")),
        ("Your live chat agent pasted the same paragraph four times",
         "Your live chat agent pasted the same paragraph four times",
         Said(clause="our live chat agent pasted the same paragraph four times")),
        ("Leg number four wasn't in the box", "Leg number four wasn't in the box",
         Said(clause="leg number four wasn't in the box")),
        ("Your agent say payment never enter", "Your agent say payment never enter",
         Said(quote="Your agent say payment never enter")),
    ],
)  # fmt: skip
def test_what_the_analysis_points_at_is_said_whole_or_quoted(text: str, stretch: str, said: Said) -> None:
    tidied = tidy(text)
    (found,) = stretches(_focused(text, stretch), "trouble", tidied)
    assert said_of(found, tidied, []) == said


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("When will my order arrive?", "when your order will arrive"),
        ("where is my bag", "where your bag is"),
        ("Which entrance is open?", "which entrance is open"),
        ("Could you confirm if the kits are vegan?", "whether the kits are vegan"),
        ("If I cancel tonight, do I lose everything?", "whether you lose everything if you cancel tonight"),
        ("is the tunnel flat enough for a wheelchair or not", "whether the tunnel is flat enough for a wheelchair"),
        ("who gave you my number?", "who gave us your number"),
        ("which form do I need for a refund?", "which form you need for a refund"),
        ("Can I not freeze my membership?", "whether you can freeze your membership"),
        ("Who is able to see what it records?", "who is able to see what it records"),
        ("What hours is the women-only area staffed?", "what hours the women-only area is staffed"),
        ("What age is the climbing wall for?", "what age the climbing wall is for"),
        ("How old do you have to be to donate blood?", "how old you have to be to donate blood"),
        ("Does cancelling not take effect until May?", ""),
        ("Can you explain why I was charged twice?", "why you were charged twice"),
        ("Do you post to Malta and how much?", "whether we post to Malta and what it costs"),
        ("is there any charge?", "whether there is any charge"),
        ("is the latte dairy free?", "whether the latte is dairy-free"),
        ("do you ship to Ireland & if so is it extra?", ""),
        ("paiseh ah?", ""),
    ],
)
def test_questions_are_put_as_what_we_will_find_out(question: str, clause: str) -> None:
    assert indirect(tidy(question)) == clause


def test_wishes_are_taken_for_what_they_are() -> None:
    assert wished("send somebody to open it") == "whether we can send somebody to open it"
    assert wished("Refund me") == "the refund you've asked for"
    assert wished_for("tall sizes please") == "for tall sizes"
    assert wished_for("Would you consider refill pods?") == "for refill pods"
    assert wished_for("Could you caption the how-to reels?") == "to caption the how-to reels"
    assert wished_for("Do keep paper tickets") == "to keep paper tickets"
    assert wished_for("Please have someone read the leaflet") == "to have someone read the leaflet"


def test_a_choice_is_offered_only_where_the_thing_is_sure() -> None:
    assert question_in("is the strap leather or vegan?")["either"] == "The strap is"
    assert "either" not in question_in("are the Plume brushes goat hair or synthetic?")


def test_a_complaint_names_the_trouble_the_question_and_no_side_story_r32() -> None:
    text = "Been with you ten years, love the staff. Two saucers came without cups. When will the rest come?"
    case = labelled(text, lang="en", cause="delivery", platform="facebook", aspects=("staff",))
    kinds: tuple[tuple[FocusKind, str], ...] = (
        ("trouble", "Two saucers came without cups"),
        ("question", "When will the rest come?"),
    )
    focus = [
        Focus(kind=kind, text=part, start=text.index(part), end=text.index(part) + len(part)) for kind, part in kinds
    ]
    case = replace(case, analysis=case.analysis.model_copy(update={"focus": focus}))
    for suggestion in case.replies(variants=2):
        assert "two saucers came without cups" in suggestion.text
        assert "when the rest will come" in suggestion.text
        assert "staff" not in suggestion.text


def test_praise_and_jokes_are_met_with_their_own_point_and_nothing_is_checked_r105() -> None:
    joke = labelled(
        "Locker 17 popped open before I typed. It has chosen me", lang="en", intent="banter", sentiment="positive"
    )
    text = "hot wings ruined lunch for me. I'd queue again"
    praise = labelled(text, lang="en", intent="praise", sentiment="positive")
    focus = _focused(text, "hot wings ruined lunch for me", "praise").focus
    praise = replace(praise, analysis=praise.analysis.model_copy(update={"focus": focus}))
    for case, point in ((joke, "It has chosen me"), (praise, "Hot wings ruined lunch for me")):
        (suggestion,) = case.replies()
        assert point.lower() in suggestion.text.lower()
        assert not re.search("check|look at|sorry", suggestion.text)


def test_a_childs_harm_is_asked_after_first_in_english_r42() -> None:
    text = "The slide cut my son's hand, he's three"
    case = labelled(text, lang="en", cause="quality", signals=("injury", "minor"), aspects=("slide",))
    for suggestion in case.replies(variants=3):
        assert "your child" in suggestion.text.split(".")[0]


def test_durations_counts_and_occasions_are_found() -> None:
    found = details_of(tidy("I waited an hour and ten minutes. Called 3 times. My son's birthday is on Friday!"))
    assert (found.duration, found.count) == ("an hour and ten minutes", "3 times")
    assert found.ahead == "your son's birthday on Friday"


def test_strong_language_and_filler_are_left_out() -> None:
    assert cleaned("honestly, the f***ing boiler is literally broken again lol") == "the boiler is broken again"
    assert not may_be_said("you absolute clowns")
    assert not may_be_said("what a lovely mess")
    assert may_be_said("the lovely crew", praise=True)


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("room smelled of smoke", "smelled"),
        ("my app crashes every time", "crashes"),
        ("ticket prices doubled", "doubled"),
        ("the delivery driver just threw it", "threw"),
        ("undercooked chicken and stale bread", None),
        ("three emails", None),
    ],
)
def test_the_verb_of_a_sentence_is_found(sentence: str, verb: str | None) -> None:
    said = sentence.split()
    at = verb_at(said)
    assert (said[at] if at >= 0 else None) == verb


def test_verbs_take_their_forms() -> None:
    assert [forms().past[verb] for verb in ("stop", "open", "cancel", "carry", "bring", "deliver")] == [
        "stopped", "opened", "cancelled", "carried", "brought", "delivered",
    ]  # fmt: skip
    assert [third(verb) for verb in ("go", "watch", "carry", "be")] == ["goes", "watches", "carries", "is"]
    assert [ing(verb) for verb in ("lie", "make", "run", "cancel")] == ["lying", "making", "running", "cancelling"]


def test_there_are_words_for_a_hundred_and_fifty_troubles() -> None:
    table = feelings()
    assert len(troubles()) >= 150
    assert len({trouble.id for trouble in troubles()}) == len(troubles())
    assert set(table.felt) == set(table.feelings) | set(table.strong)
    for trouble in troubles():
        assert set(trouble.feel) <= set(table.feelings), trouble.id
        for check in trouble.check:
            assert len(check) <= 70, (trouble.id, check)


@pytest.mark.parametrize(
    ("comment", "victim"),
    [
        ("My puppy was sick all night after your treats.", "your puppy"),
        ("Our little girl burnt her hand on your kettle.", "your little girl"),
        ("I burnt my hand, and my husband saw it.", ""),
        ("My daughter loves the colour.", ""),
    ],
)
def test_the_one_who_came_to_harm_is_named(comment: str, victim: str) -> None:
    assert victim_of(comment).get("victim", "") == victim


@pytest.mark.parametrize(
    ("comment", "hint"),
    [
        ("The brakes failed on the hill.", "peril"),
        ("I said I'm allergic and they gave me the sesame one.", "peril"),
        ("No heating since Monday with a baby.", "deprived"),
        ("Is this even legal?", "legality"),
        ("My mum is 83 and sat on the stairs.", "vulnerable"),
        ("Hats off to the Saturday team.", "kindly"),
        ("petition to give the owl its own show", "in_jest"),
        ("@mia this is so you", "to_friend"),
    ],
)
def test_words_that_the_labels_may_miss_are_seen(comment: str, hint: str) -> None:
    assert hint in hints_in(comment)


def test_somebody_elses_order_is_no_leak_of_data() -> None:
    assert "leak" not in hints_in("I was given somebody else's order and mine went cold")
    assert "leak" in hints_in("I can see somebody else's address in my account")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Groceries 2 hrs late, ice cream is soup now", "Groceries 2 hours late, ice cream is soup now: we're"),
        ("Deposit gone, no key, w/ two kids in the car", "Deposit gone, no key, with two kids in the car: we're"),
    ],
)
def test_what_makes_no_clause_is_stated_before_a_colon_r36(text: str, said: str) -> None:
    case = labelled(text, lang="en", platform="facebook", cause="quality", situation=Situation(hardship="plain"))
    focus = [Focus(kind="trouble", text=text, start=0, end=len(text))]
    told = replace(case, analysis=case.analysis.model_copy(update={"focus": focus}))
    assert any(said in one.text for one in told.replies())


@pytest.mark.parametrize(
    "text", ["Keep the change and sort the till", "lets you pick two at once", "So why is it shut"]
)
def test_an_order_a_general_truth_or_a_question_is_not_stated_as_what_happened(text: str) -> None:
    assert stated(text) == ""
