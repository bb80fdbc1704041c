"""A rater answers: with a mouse, a keyboard, a telephone, without a script, in the dark and from right to left."""

import json
import re
from pathlib import Path

import pytest
from answer_server import running

ALL = {"b11": 4, "b12": None, "b21": 2, "b22": 5}
WORDS = "Listens to the end before giving an opinion."
PHONE = {"width": 360, "height": 740}
MEASURE = Path(__file__).with_name("measure_page.js").read_text(encoding="utf-8")


@pytest.fixture
def site():
    with running() as server:
        yield server


@pytest.fixture
def rater(browser, site):
    """Return a function that opens a link in a new browser; every complaint of the browser fails the test."""
    contexts, complaints = [], []

    def open_link(code="secret", **options):
        context = browser.new_context(**{"viewport": PHONE, "locale": "en-GB", **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda entry: complaints.append(entry.text) if entry.type == "error" else None)
        page.goto(f"{site.url}#{code}")
        page.complaints = complaints
        return page

    yield open_link
    for context in contexts:
        context.close()
    assert complaints == []


def heading(page):
    return page.locator("h1:visible").inner_text()


def choose(page, item, value):
    page.locator(f'[data-k="{item}"] input[value="{value}"]').check()


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def answer_everything(page):
    press(page, "Start")
    for item, value in ALL.items():
        if item == "b21":
            press(page, "Next")
        choose(page, item, "n" if value is None else value)
    press(page, "Next")


def test_a_rater_answers_on_a_telephone(rater, site, picture):
    page = rater()
    picture(page, "answer-intro", full_page=True)
    assert heading(page) == "Your view of Elena Marchetti"

    press(page, "Start")
    choose(page, "b11", 4)
    choose(page, "b12", "n")
    picture(page, "answer-statements", full_page=True)
    press(page, "Next")
    choose(page, "b21", 2)
    choose(page, "b22", 5)
    press(page, "Next")
    page.get_by_label("What works well?").fill(WORDS)
    picture(page, "answer-words", full_page=True)
    press(page, "Review")
    picture(page, "answer-review", full_page=True)
    press(page, "Send my answers")
    page.get_by_text("Thank you").wait_for()
    picture(page, "answer-done")

    assert site.vault.sent == {"secret": {"ratings": ALL, "comments": {"works_well": WORDS}}}
    assert "#" not in page.url


def test_a_rater_answers_with_the_keyboard_alone(rater, site):
    page = rater(viewport={"width": 1200, "height": 900})
    page.get_by_role("button", name="Start").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H1"

    for key in ("Tab", "4", "n", "Enter", "Tab", "2"):
        page.keyboard.press(key)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("5")
    page.keyboard.press("Enter")
    assert heading(page) == "In your own words"
    page.keyboard.press("Tab")
    page.keyboard.type(WORDS)
    for key in ("Tab", "Tab", "Enter"):
        page.keyboard.press(key)
    page.get_by_role("button", name="Send my answers").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Thank you").wait_for()

    sent = site.vault.sent["secret"]
    assert sent["comments"] == {"works_well": WORDS}
    assert sent["ratings"] == {"b11": 4, "b12": None, "b21": 2, "b22": 5}


def test_single_keys_do_nothing_outside_a_statement(rater, site):
    page = rater()
    press(page, "Start")

    page.keyboard.press("4")  # focus is on the heading

    assert page.locator("input:checked").count() == 0


def test_a_rater_answers_without_a_script(rater, site, picture):
    page = rater(java_script_enabled=False)
    page.locator("#code").fill(f"{site.url}#secret")
    press(page, "Continue")
    press(page, "Start")
    press(page, "Next")
    assert "2 statements have no answer yet." in page.locator("[role=alert]").inner_text()
    picture(page, "answer-without-script", full_page=True)
    for item, value in ALL.items():
        if item == "b21":
            press(page, "Next")
        choose(page, item, "n" if value is None else value)
    press(page, "Next")
    page.get_by_label("What works well?").fill(WORDS)
    press(page, "Review")
    press(page, "Send my answers")

    assert heading(page) == "Thank you"
    assert site.vault.sent == {"secret": {"ratings": ALL, "comments": {"works_well": WORDS}}}


@pytest.mark.parametrize("script", [True, False])
def test_the_secret_travels_in_bodies_only(rater, site, script):
    page = rater(java_script_enabled=script)
    if not script:
        page.locator("#code").fill("secret")
        press(page, "Continue")
    press(page, "Start")

    assert {path for _method, path, _headers, _body in site.seen} <= {"/l360/a", "/favicon.ico"}
    assert not any("secret" in json.dumps(headers) for _method, _path, headers, _body in site.seen)
    assert any(b"secret" in body for method, _path, _headers, body in site.seen if method == "POST")


def test_the_script_sends_no_cookie(rater, site):
    page = rater()
    page.context.add_cookies([{"name": "session_id", "value": "logged-in", "url": site.url}])
    page.reload()
    press(page, "Start")

    posts = [headers for method, _path, headers, _body in site.seen if method == "POST"]
    assert posts and not any("Cookie" in headers for headers in posts)
    assert any("Cookie" in headers for method, _path, headers, _body in site.seen if method == "GET")


def test_a_draft_comes_back_on_another_device_and_two_tabs_add_up(rater, site):
    first, second = rater(), rater()
    for page, item, value in ((first, "b11", 4), (second, "b12", 1)):
        press(page, "Start")
        with page.expect_response(lambda response: response.request.method == "POST"):
            choose(page, item, value)

    third = rater()
    third.get_by_role("button", name="Continue").wait_for()
    press(third, "Continue")

    assert site.vault.drafts["secret"]["ratings"] == {"b11": 4, "b12": 1}
    assert heading(third) == "Trust"  # the first page with something open


def test_without_a_connection_nothing_is_lost_and_the_page_says_so(rater, site):
    page = rater()
    press(page, "Start")
    page.context.set_offline(True)
    choose(page, "b11", 4)
    banner = page.get_by_text("Not saved, no connection. Your answers stay on this page.")
    banner.first.wait_for()
    assert page.locator("#unsaved").is_visible()

    page.context.set_offline(False)
    page.locator("#unsaved").wait_for(state="hidden")

    assert site.vault.drafts["secret"]["ratings"] == {"b11": 4}
    page.complaints.clear()  # the browser's own words about the lost connection


def test_a_tab_whose_answers_were_sent_from_another_gets_the_calm_page(rater, site):
    first, second = rater(), rater()
    press(second, "Start")
    answer_everything(first)
    press(first, "Review")
    press(first, "Send my answers")
    first.get_by_text("Thank you").wait_for()

    choose(second, "b11", 1)
    second.get_by_text("There is nothing to answer here").wait_for()

    assert site.vault.sent["secret"]["ratings"] == ALL


def test_sending_twice_sends_once(rater, site):
    page = rater()
    answer_everything(page)
    press(page, "Review")

    page.evaluate("() => { const b = document.querySelector('#send'); b.click(); b.click(); }")
    page.get_by_text("Thank you").wait_for()

    sends = [body for _method, _path, _headers, body in site.seen if b'"do":"send"' in body]
    assert len(sends) == 1


def test_missing_answers_are_named_reached_and_can_wait(rater, site):
    page = rater()
    press(page, "Start")
    press(page, "Next")
    assert page.evaluate("document.activeElement.name") == "r.b11"
    assert page.locator(".err:visible").count() == 2

    press(page, "Come back later")
    press(page, "Come back later") if page.locator(".later:visible").count() else press(page, "Next")
    press(page, "Come back later")
    press(page, "Review")
    assert "4 statements still need an answer:" in page.locator("#state").inner_text()
    press(page, "Send my answers")
    assert page.evaluate("document.activeElement.textContent") == "Stays calm."
    page.keyboard.press("Enter")

    assert heading(page) == "Calm"
    assert page.evaluate("document.activeElement.name") == "r.b11"
    assert page.get_by_role("button", name="Back to review").is_visible()
    assert site.vault.sent == {}


def test_the_language_changes_and_the_answers_stay(rater, site):
    page = rater()
    press(page, "Start")
    choose(page, "b11", 4)

    page.locator("#lang").select_option("fr_FR")
    page.get_by_text("Reste calme.").wait_for()

    assert page.evaluate("document.documentElement.lang") == "fr-FR"
    assert page.locator('[data-k="b11"] input:checked').get_attribute("value") == "4"


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("Write to me: jonas@example.com", "e-mail address"),
        ("Call me on 0170 555 0134.", "telephone number"),
        ("Jonas would like more time.", "Your own name"),
        ("As your assistant I see a lot.", "what you are to the reader"),
        (
            "Elle écoute les gens et elle est très claire dans les réunions pour que tous suivent.",
            "language of the form",
        ),
        ("Он всегда слушает до конца и помогает.", "language of the form"),
        ("Explains decisions in 2 steps, on time, and to the point.", ""),
    ],
)
def test_the_comment_check_warns_and_stays_in_the_browser(rater, site, text, warning):
    page = rater("secret,Jonas%20Weber")
    press(page, "Start")
    page.evaluate("history.pushState({step: 3}, '')")
    page.evaluate("dispatchEvent(new PopStateEvent('popstate', {state: {step: 3}}))")
    page.get_by_label("What works well?").fill(text)

    hint = page.locator(".hint").inner_text()
    assert warning in hint if warning else hint == ""
    assert not any(b"Weber" in body for _method, _path, _headers, body in site.seen)


def test_the_manager_and_the_participant_read_words_of_their_own(rater, site):
    boss = rater("boss")
    boss.get_by_text("as the manager's", exact=False).first.wait_for()
    mine = rater("mine")
    press(mine, "Start")

    assert mine.get_by_text("I stay calm.").is_visible()
    assert mine.locator("input[value=n]").count() == 0


@pytest.mark.parametrize("code", ["unknown", "", "x" * 500, "%ff,%ff"])
def test_a_link_that_is_not_open_gets_the_calm_page(rater, site, picture, code):
    page = rater(code)
    page.get_by_text("There is nothing to answer here").wait_for()
    picture(page, "answer-calm")

    assert page.get_by_role("button").count() == 0


@pytest.mark.parametrize(
    ("width", "scheme", "language"),
    [
        (320, "light", "en_US"),
        (320, "dark", "ar_001"),
        (360, "dark", "en_US"),
        (360, "light", "ar_001"),
        (1280, "light", "en_US"),
        (1280, "dark", "ar_001"),
    ],
)
def test_every_screen_is_readable_reachable_and_fits(rater, picture, width, scheme, language):
    page = rater(color_scheme=scheme, viewport={"width": width, "height": 740}, reduced_motion="reduce")
    page.locator("#lang").select_option(language)
    # not wait_for_function: it asks again by eval, which the page forbids
    page.locator(f"html[dir={'rtl' if language == 'ar_001' else 'ltr'}]").wait_for(state="attached")
    for step in range(5):
        page.evaluate("step => dispatchEvent(new PopStateEvent('popstate', {state: {step}}))", step)
        if step == 1:
            press_next_with_one_open(page)
            picture(page, f"answer-{scheme}-{width}-{language}", full_page=True)
        assert page.evaluate(MEASURE) == []


def press_next_with_one_open(page):
    choose(page, "b11", 4)
    page.locator("[data-step='1'] .go").click()


@pytest.mark.parametrize(
    ("spoiled", "finding"),
    [
        ("h1.style.color = '#aaa'", "pale: Your view of Elena Marchetti"),
        ("h1.nextElementSibling.style.width = '2000px'", "wide"),
        ("h1.innerHTML = '<button>x</button>'; h1.firstChild.style = 'padding:0;min-height:0'", "small: <button"),
    ],
)
def test_the_measure_finds_what_is_pale_small_or_wide(rater, spoiled, finding):
    page = rater()
    page.locator("h1:visible").wait_for()

    page.evaluate(
        "() => { const h1 = [...document.querySelectorAll('h1')].find(h => h.checkVisibility()); " + spoiled + "}"
    )

    assert any(found.startswith(finding) for found in page.evaluate(MEASURE))


def test_every_field_has_a_name_and_every_group_a_legend(rater, site):
    page = rater()
    press(page, "Start")

    tree = page.locator("body").aria_snapshot()
    assert re.search(r'group "Statement 1 of 2: Stays calm\."', tree)
    assert re.search(r'radio "4 Almost always"', tree)
    assert 'combobox "Language"' in tree
    assert 'progressbar "Progress"' in tree
