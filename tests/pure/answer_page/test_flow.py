"""Opening, saving, sending, with a script and without; one calm page for every link that is not open."""

import json

import pytest
from leadership_360.answer_page.texts import Words

from .forms import ALL, FakeVault, flow, form


def post(vault, **data):
    reply = flow(vault).posted_json(json.dumps({"code": "secret", **data}).encode())
    return reply.status, json.loads(reply.body)


def test_opening_gives_the_form_and_the_answers_kept_so_far():
    vault = FakeVault(drafts={"secret": {"ratings": {"b11": 4}, "comments": {}}})

    status, got = post(vault, do="open", lang="fr_FR")

    assert status == 200 and got["open"]
    assert "Reste calme." in got["html"]
    assert got["answers"] == {"ratings": {"b11": 4}, "comments": {}}


def test_two_tabs_add_up():
    vault = FakeVault()

    post(vault, do="save", ratings={"b11": 1})
    _status, got = post(vault, do="save", ratings={"b12": 2})

    assert got["answers"]["ratings"] == vault.drafts["secret"]["ratings"] == {"b11": 1, "b12": 2}


def test_a_save_without_changes_only_reads():
    vault = FakeVault()

    post(vault, do="save")

    assert vault.drafts == {}


def test_sending_needs_every_statement_and_works_once():
    vault = FakeVault()

    _status, early = post(vault, do="send", ratings={"b11": 4})
    _status, sent = post(vault, do="send", ratings=ALL, comments={"works_well": "Listens."})
    _status, again = post(vault, do="open")

    assert early["open"] and not early["sent"]
    assert sent["sent"] and vault.sent["secret"] == {"ratings": ALL, "comments": {"works_well": "Listens."}}
    assert not again["open"]


def test_the_same_answers_sent_again_are_thanked_again_for_the_thanks_may_have_been_lost():
    vault = FakeVault()

    _status, first = post(vault, do="send", ratings=ALL, comments={})
    _status, again = post(vault, do="send", ratings=ALL, comments={})
    _status, other = post(vault, do="send", ratings={**ALL, "b11": 1}, comments={})

    assert again == first and again["sent"]
    assert not other["open"]


def test_answers_without_one_rating_cannot_be_sent():
    vault = FakeVault()
    nothing = dict.fromkeys(ALL)

    _status, got = post(vault, do="send", ratings=nothing)
    vault.drafts["secret"] = {"ratings": nothing, "comments": {}}
    page = flow(vault).posted_form({"code": "secret", "at": "4", "go": "send"}).body

    assert got["open"] and not got["sent"]
    assert "nothing to send" in page and vault.sent == {}


def test_what_was_reviewed_is_what_is_sent():
    vault = FakeVault(drafts={"secret": {"ratings": {}, "comments": {"works_well": "Written in another tab"}}})

    post(vault, do="send", ratings=ALL, comments={})

    assert vault.sent["secret"]["comments"] == {}


@pytest.mark.parametrize(
    "bad", [{"ratings": {"b11": 9}}, {"ratings": {"zz": 1}}, {"comments": {"works_well": "x" * 1001}}]
)
def test_an_answer_that_does_not_fit_is_refused_and_nothing_is_written(bad):
    vault = FakeVault()

    for do in ("save", "send"):
        status, got = post(vault, do=do, **bad)
        assert (status, got) == (422, {"open": True, "refused": True})
    assert vault.drafts == vault.sent == {}


@pytest.mark.parametrize(
    "body",
    [
        b'{"do": "open", "code": "unknown"}', b'{"do": "save", "code": "unknown", "ratings": {"zz": 99}}',
        b'{"do": "send", "code": ["secret"]}', b'{"do": "open"}', b"[]", b"NaN", b"",
        b'{"do": "dance", "code": "secret"}', b'{"do": {"x": 1}, "code": "secret"}',
        b'{"do": "open", "code": "secret\\u0000"}', b"\xff",
    ],
)  # fmt: skip
def test_every_link_that_is_not_open_gets_the_same_bytes(body):
    calm = flow(FakeVault()).calm_json()

    reply = flow(FakeVault()).posted_json(body)

    assert reply == calm and reply.status == 200
    assert "There is nothing to answer here" in reply.body


def test_a_closed_link_costs_the_same_look_ups_as_an_open_one():
    asked = []
    vault = FakeVault()
    served = flow(vault)
    inner = served.form_of
    served.form_of = lambda ref: asked.append(ref) or inner(ref)

    served.posted_json(b'{"do": "open", "code": "unknown"}')
    served.posted_json(b"[]")

    assert asked == ["", ""]


def test_without_a_script_the_whole_story_goes_page_by_page():
    vault = FakeVault()
    say = lambda **fields: flow(vault).posted_form({"code": "secret", **fields}).body

    intro = say()
    stays = say(at="1", go="!2", **{"r.b11": "4"})
    goes_on = say(at="1", go="!2", **{"r.b11": "4", "r.b12": "n"})
    words = say(at="2", go="!3", **{"r.b21": "2", "r.b22": "5"})
    review = say(at="3", go="4", **{"c.works_well": "Listens."})
    done = say(at="4", go="send")

    assert "Who will see what" in intro
    assert "1 statement has no answer yet." in stays
    assert "Keeps &lt;promises&gt;." in goes_on
    assert "In your own words" in words
    assert "All 4 statements have an answer." in review and "Listens." in review
    assert "Thank you" in done
    assert vault.sent["secret"] == {"ratings": ALL, "comments": {"works_well": "Listens."}}


def test_without_a_script_the_review_leads_to_a_statement_and_back():
    vault = FakeVault(drafts={"secret": {"ratings": ALL, "comments": {}}})
    served = flow(vault)

    change = served.posted_form({"code": "secret", "at": "4", "go": "1r"}).body
    back = served.posted_form({"code": "secret", "at": "1", "go": "!4r", "r.b11": "1"}).body

    assert "Back to review" in change
    assert "Review your answers" in back and "1 Almost never" in back


def test_without_a_script_sending_early_shows_what_is_open():
    page = flow(FakeVault()).posted_form({"code": "secret", "at": "4", "go": "send"}).body

    assert "4 statements still need an answer:" in page


@pytest.mark.parametrize("fields", [{}, {"code": ""}, {"code": "unknown", "go": "send"}, {"code": "x" * 5000}])
def test_without_a_script_a_closed_link_gets_the_one_calm_page(fields):
    assert flow(FakeVault()).posted_form(fields) == flow(FakeVault()).calm()


@pytest.mark.parametrize("go", ["99", "-1", "!", "4x", "", "r" * 99])
def test_a_strange_button_leads_to_the_first_page(go):
    assert "Who will see what" in flow(FakeVault()).posted_form({"code": "secret", "at": "zz", "go": go}).body


def test_a_bad_form_field_writes_nothing_and_says_so():
    vault = FakeVault()

    page = flow(vault).posted_form({"code": "secret", "at": "1", "go": "!2", "r.b11": "77"}).body

    assert "does not fit" in page and vault.drafts == {}


def test_the_calm_page_speaks_the_browser_s_language():
    words = {"fr_FR": Words(lambda source: f"FR {source}")}

    page = flow(FakeVault(), "fr", lambda lang: words.get(lang, Words())).posted_form({}).body

    assert 'lang="fr-FR"' in page and "FR There is nothing to answer here" in page


def test_a_round_without_a_snapshot_is_not_open():
    served = flow(FakeVault(), snapshot=form())
    served.form_of = lambda ref: None

    assert served.posted_form({"code": "secret"}) == served.calm()
