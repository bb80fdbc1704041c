"""What a rater reads: true for the policy of the launch, safe as HTML, small."""

import re
from io import BytesIO

import pytest
from babel.messages.extract import extract_python
from leadership_360.answer_page import document, flow, paged, parts, promise, screens, texts, whole
from leadership_360.answer_page.sheet import Sheet

from .forms import ALL, form

SAY = texts.Words()


def sheet(relation="peer", lang="en_US", **policy):
    return Sheet(form(**policy), relation, lang)


def promised(relation="peer", **policy):
    seen = sheet(relation, **policy)
    return str(promise.promise(seen, SAY) + promise.small_print(seen, SAY))


def test_the_promise_quotes_the_minimum_of_the_launch():
    assert "at least 3 people" in promised()
    assert "at least 5 people" in promised(k=5)


def test_the_promise_says_what_happens_to_small_groups():
    assert "joined to another group" in promised(small_groups="merge")
    assert "unless the small groups make 3 together" in promised(small_groups="drop")


def test_the_promise_says_whether_the_manager_stands_alone():
    assert "Only the manager" in promised(manager_shown=True)
    assert "Only the manager" not in promised(manager_shown=False)


def test_the_manager_reads_a_promise_of_his_own_only_when_shown_alone():
    assert "as the manager's" in promised("manager", manager_shown=True).replace("&#39;", "'")
    assert "as the manager's" not in promised("manager", manager_shown=False).replace("&#39;", "'")


def test_the_warning_above_the_comments_is_true_for_this_rater():
    assert "without your group" in parts.care(sheet(), SAY)
    assert "without your group" not in parts.care(sheet(comment_labels=True), SAY)
    assert "under &#34;Manager&#34;" in parts.care(sheet("manager"), SAY)


def test_the_floor_and_the_group_of_three_are_said_only_when_true():
    assert "lowest point" in promised(floor=True)
    assert "lowest point" not in promised(floor=False)
    assert "work out the third" not in promised(k=4)


def test_nobody_is_told_who_else_rates():
    for relation in ("peer", "report", "manager", "other", "self"):
        drawn = str(whole.whole(sheet(relation), SAY))
        assert "invited" not in drawn.lower()


def test_the_self_form_speaks_in_the_first_person_without_no_opportunity_and_open_questions():
    drawn = str(whole.whole(sheet("self"), SAY))

    assert "I stay calm." in drawn and "Stays calm." not in drawn
    assert 'value="n"' not in drawn
    assert "textarea" not in drawn
    assert 'value="n"' in str(whole.whole(sheet(), SAY))


def test_the_wording_of_another_language_comes_from_the_snapshot_and_falls_back_to_english():
    assert "Reste calme." in str(whole.whole(sheet(lang="fr_FR"), SAY))
    assert "Stays calm." in str(whole.whole(sheet(lang="de_DE"), SAY))


def test_what_people_wrote_is_text_and_never_markup():
    attack = '</textarea><script>alert("x")</script>'
    answers = {"ratings": {}, "comments": {"works_well": attack}}

    for step in range(5):
        page = str(paged.page(sheet(), SAY, '"><script>', answers, paged.Place(step), attack))
        assert "<script" not in page
    assert "Keeps &lt;promises&gt;." in str(whole.whole(sheet(), SAY))


def test_every_radio_stands_in_a_fieldset_with_a_legend_and_its_own_label():
    page = str(paged.page(sheet(), SAY, "code", {"ratings": ALL, "comments": {}}, paged.Place(1)))

    assert page.count("<fieldset") == page.count("<legend>") == 2
    assert len(re.findall(r'<label[^>]*><input type="radio"', page)) == page.count('type="radio"') == 12
    assert page.count(" checked") == 2


def test_a_statement_without_an_answer_says_so_at_the_statement():
    page = str(paged.page(sheet(), SAY, "code", {"ratings": {"b11": 4}, "comments": {}}, paged.Place(1), "", ["b12"]))

    assert 'data-k="b12" aria-describedby="e-b12"' in page
    assert re.search(r'<p class="err" id="e-b12">', page)
    assert re.search(r'<p class="err" id="e-b11" hidden>', page)


def test_the_page_needs_no_attribute_that_the_policy_forbids():
    for drawn in (whole.whole(sheet(), SAY), document.first(SAY, "en_US"), screens.calm(SAY)):
        assert not re.search(r"<[^>]+\s(style|on[a-z]+)=", str(drawn))
    policy = dict(document.headers())["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy


def test_a_scale_with_long_words_or_many_points_becomes_a_list_on_a_phone():
    long = form()
    long["scale"]["points"][1]["label"] = {"en_US": "Gelegentlich"}

    assert "scale many" not in parts.choices(sheet(), SAY)
    assert "scale many" in parts.choices(Sheet(long, "peer", "en_US"), SAY)


def test_page_script_style_and_sixty_statements_stay_under_sixty_kilobytes():
    big = form()
    wording = {"en_US": "Adapts their approach to what the other person needs at that very moment."}
    big["competencies"] = [
        {"id": c, "name": {"en_US": "Challenging conversations"},
         "items": [{"id": f"b{c}{i}", "other": wording, "self": wording} for i in range(5)]}
        for c in range(12)
    ]  # fmt: skip
    vault = type(
        "Vault", (), {"look": lambda self, code: type("L", (), {"ref": "r", "relation": "peer", "draft": None})}
    )

    served = flow.Flow(vault(), lambda ref: big, lambda lang: SAY)
    first, opened = served.first().body, served.posted_json(b'{"do": "open", "code": "x"}').body

    assert len(first.encode()) + len(opened.encode()) < 60_000


def test_every_sentence_is_used_and_every_sentence_of_the_script_exists():
    source = "".join(path.read_text() for path in document.TEMPLATE.parent.glob("*.py"))
    script = document.script()

    for key in texts.SENTENCES:
        used = source.count(f'"{key}"') > 1 or f"'{key}'" in script or key.startswith("lead_")
        assert used, key
    assert set(texts.SCRIPT) <= set(texts.SENTENCES)
    for key in re.findall(r"text\('(\w+)'", script):
        assert key in texts.SCRIPT, key


def test_odoo_s_export_finds_every_sentence():
    source = document.TEMPLATE.with_name("texts.py").read_bytes()
    found = {message for _line, _name, message, _comments in extract_python(BytesIO(source), ("_lt",), (), {})}

    assert set(texts.SENTENCES.values()) <= found


@pytest.mark.parametrize("broken", ["%(nom)s", "%s", "100 %", "%(k)d people", ""])
def test_a_broken_translation_falls_back_to_english(broken):
    say = texts.Words(lambda source: broken)

    assert say("sees_group_text", k="three") == "Averages over at least three people, never the answers of one person."
