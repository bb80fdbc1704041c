"""Which words stand where a number may not: rules A3, A5, A6, T4, T6, T9, T12."""

import re

import pytest
from leadership_360.confidential.report import html
from leadership_360.confidential.report.reading import read
from leadership_360.confidential.report.words import Words

from . import examples
from .reading_back import text_of_page

EVERY = [
    None, examples.without_self, examples.one_block, examples.without_manager,
    examples.almost_everything_hidden, examples.many_words,
]  # fmt: skip


def facts_of(change=None, name="elena", words=None, earlier=None):
    return read(examples.snapshot(name, change), words or Words(), earlier)


def page_of(facts, words=None, **frame):
    return html.page(facts, words or Words(), html.Frame(**frame))[0]


@pytest.mark.parametrize("change", EVERY)
def test_every_round_can_be_rendered_without_none_or_an_unknown_word(change):
    page = page_of(facts_of(change))

    assert not re.search(r"\bNone\b|Undefined|%\(", page)


def test_a_value_that_may_not_be_shown_is_told_in_words_and_drawn_nowhere():
    facts = facts_of(examples.almost_everything_hidden)
    hidden = next(one for one in facts.competencies if not one.view.others.shown)

    assert [cell.text for cell in hidden.view.groups] == [
        "fewer than half of it answered", "not shown: fewer than 3 answers", "not shown: fewer than 3 answers",
    ]  # fmt: skip
    assert hidden.items[0].view.groups[1].text == "fewer than 3"
    assert hidden.items[0].view.groups[0].text == "no answer"
    panel = page_of(facts).partition(f'id="{hidden.anchor}"')[2].partition("</article>")[0]
    assert "k-group" not in re.sub(r'<svg class="key".*?</svg>(?=<span)', "", panel)


def test_the_floor_is_said_as_or_lower_and_a_manager_s_value_is_exact():
    def all_lowest(case):
        for response in case["responses"]:
            response["ratings"]["b21"] = 1

    views = {item.id: item.view for one in facts_of(all_lowest).competencies for item in one.items}

    assert [cell.text for cell in views["b21"].groups] == ["1.0", "1.5 or lower", "1.5 or lower"]


def test_all_others_are_or_lower_when_nothing_exact_stands_behind_them():
    def all_lowest(case):
        examples.without_manager(case)
        for response in case["responses"]:
            response["ratings"]["b21"] = 1

    views = {item.id: item.view for one in facts_of(all_lowest).competencies for item in one.items}

    assert views["b21"].others.text == "1.5 or lower"


def test_without_an_own_view_nothing_is_compared_and_strengths_still_come_first():
    facts = facts_of(examples.without_self)

    assert [kind for kind, _chosen in facts.strengths] == [""]
    assert not any(one.view.kind or one.view.gap.shown for one in facts.competencies)
    assert page_of(facts).index('id="strengths"') < page_of(facts).index('id="picture"')


def test_panels_go_from_confirmed_strengths_to_development_areas():
    kinds = [one.view.kind for one in facts_of().panels]
    order = ["confirmed_strength", "hidden_strength", "blind_spot", "development_area"]

    assert kinds == sorted(kinds, key=order.index)


def test_strengths_are_sorted_by_what_is_displayed():
    for _kind, chosen in facts_of().strengths:
        values = [one.view.others.value for one in chosen]
        assert values == sorted(values, reverse=True)


def test_no_more_than_three_competencies_are_needed_for_the_drawing_and_fewer_get_the_table_alone():
    assert 'class="radar"' in page_of(facts_of())
    assert 'class="radar"' not in page_of(facts_of(examples.almost_everything_hidden))


def test_a_scale_with_seven_points_has_its_own_places_and_a_manager_in_a_block_his_shape():
    facts = facts_of(name="seven_points")

    assert [facts.axis.x(value) for value in (1, 4, 7)] == ["4.0%", "50.0%", "96.0%"]
    assert [(group.name, group.shape, group.n) for group in facts.groups] == [
        ("Manager and peers", "square", 5), ("Direct reports", "triangle", 5),
    ]  # fmt: skip
    assert "combined for confidentiality" in page_of(facts)


def test_groups_that_count_nowhere_are_named_and_nothing_else_is_said_of_them():
    def two_others(case):
        case["form"]["policy"]["small_groups"] = "drop"

    facts = facts_of(two_others)

    assert facts.unused == ("Other colleagues and partners",)
    assert facts.others_n == 10


def test_comments_are_escaped_complete_and_in_the_order_of_the_result():
    def hostile(case):
        case["responses"][2]["comments"] = {"else": '<script>alert("x")</script> & <img src=x onerror=alert(1)>'}

    facts, page = facts_of(hostile), page_of(facts_of(hostile))

    assert "<script" not in page and "<img" not in page
    assert "&lt;script&gt;" in page
    assert all(text in text_of_page(page) for question in facts.questions for text in question.comments)


def test_forty_long_comments_are_all_there():
    comments = facts_of(examples.many_words).questions[0].comments

    assert sum("Comment" in comment for comment in comments) == 40
    assert max(map(len, comments)) == 1000


def test_the_manager_s_words_stand_apart():
    question = facts_of().questions[0]

    assert [name for name, _comments in question.named] == ["Manager"]
    assert not set(question.named[0][1]) & set(question.comments)


def test_comments_with_labels_stand_under_their_group_and_the_page_says_so():
    def labelled(case):
        case["form"]["policy"]["comment_labels"] = True

    facts = facts_of(labelled)

    assert [name for name, _comments in facts.questions[0].named] == ["Manager", "Peers", "Direct reports and others"]
    assert "under the group" in page_of(facts)


def test_change_is_told_in_words_and_never_for_behaviours_that_are_new():
    facts = facts_of(earlier=examples.snapshot("elena_2025"))
    moves = {move.name: move for move in facts.change.competencies}

    assert moves["Inclusion"].then is None and moves["Inclusion"].word == "not comparable"
    assert {move.word for move in moves.values()} <= {
        "higher", "slightly higher", "about the same", "slightly lower", "lower", "not comparable",
    }  # fmt: skip
    assert "significant" not in page_of(facts)


def test_a_round_on_another_scale_shows_no_change_at_all():
    def ten(case):
        case["form"]["scale"]["high"] = 6

    assert facts_of(earlier=examples.snapshot("elena_2025", ten)).change is None


def test_no_total_no_rank_and_no_item_count_is_in_the_page():
    text = text_of_page(page_of(facts_of())).lower()

    for word in ("overall", "percentile", "total score", "rank ", "standard deviation", "range"):
        assert word not in text


def test_a_focus_is_offered_only_where_the_caller_has_a_place_for_it():
    facts = facts_of()

    assert 'name="focus"' not in page_of(facts)
    offered = page_of(facts, urls=html.Urls(focus="/somewhere"), csrf="token")
    assert 'action="/somewhere"' in offered and 'value="token"' in offered and 'name="focus"' in offered


def test_the_coach_reads_who_you_is_and_gets_no_form():
    page = page_of(facts_of(), reader="coach", coach="Tomas Reyes", released="2026-11-20")

    assert "as the coach of Elena Marchetti" in page and "<form" not in page
