"""The story of a 360 in front of a browser: the report, its release, its refusals, and a rater's answers."""

import re
from urllib.parse import urlsplit

import pytest

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
HIDDEN_STRENGTH = "Others see more of it than you see yourself."
COMMENT = "Explains every decision twice, once for engineers and once for the rest of us."
ACTION = "/odoo/action-leadership_360."
REFUSAL = "There is no report at this address that you can open now."


def open_list(page, action):
    page.goto(f"{ACTION}{action}")
    page.wait_for_selector(".o_data_row, .o_kanban_record, .o_view_nocontent")
    return page


def in_a_new_tab(page, click):
    """Return the page that the click opens."""
    with page.context.expect_page() as opened:
        click()
    opened.value.wait_for_load_state()
    return opened.value


def report_of(page):
    """From the menu to the report, as the participant goes."""
    open_list(page, "leadership_feedback_report_action")
    return in_a_new_tab(page, page.locator("button[name=action_open]").first.click)


@pytest.fixture(scope="session")
def address(browser, server):
    """The path of Elena's report, which everybody may know."""
    context = browser.new_context(base_url=server.url)
    page = context.new_page()
    log_in(page, "participant")
    path = urlsplit(report_of(page).url).path
    context.close()
    return path


def log_in(page, login):
    page.goto("/web/login")
    page.fill("input[name=login]", login)
    page.fill("input[name=password]", login)
    page.press("input[name=password]", "Enter")
    page.wait_for_selector(".o_main_navbar")


class TestTheParticipant:
    def test_finds_the_round_and_the_report_under_my_360(self, visit, picture):
        page = open_list(visit("participant"), "leadership_feedback_round_action_mine")
        picture(page, "my-360")
        page.get_by_role("cell", name="Leading others").first.click()
        page.wait_for_selector(".o_form_view")
        picture(page, "my-360-round")

        report = in_a_new_tab(page, page.get_by_role("button", name="Open the report").click)

        assert report.get_by_role("heading", name="Elena Marchetti").is_visible()

    def test_reads_strengths_first_on_a_desk_and_on_a_phone(self, visit, picture, address):
        page = visit("participant")
        page.goto(address)
        order = [page.locator(f"#{part}").bounding_box()["y"] for part in ("how", "strengths", "competencies")]
        picture(page, "report")
        picture(page, "report-whole", full_page=True)
        for part in ("strengths", "competencies"):
            page.evaluate("part => document.getElementById(part).scrollIntoView()", part)
            picture(page, f"report-{part}")
        page.set_viewport_size(PHONE)
        picture(page, "report-phone")
        picture(page, "report-phone-whole", full_page=True)

        assert order == sorted(order)
        for words in ("Confirmed strength", "Hidden strength", "Blind spot", "Development area"):
            assert page.get_by_text(words).first.is_visible()
        assert no_sideways(page)

    def test_takes_the_coach_s_copy_back_and_gives_it_again(self, visit, picture, address):
        participant, coach = visit("participant"), visit("coach")
        participant.goto(address)
        coach.goto(address)
        assert HIDDEN_STRENGTH in coach.content()

        participant.get_by_role("button", name=re.compile("Jonas")).click()
        coach.goto(address)
        refused, text = coach.content(), coach.locator("body").inner_text()
        picture(coach, "report-refused")
        participant.get_by_role("button", name=re.compile("Jonas")).click()
        participant.wait_for_load_state()
        coach.goto(address)

        assert REFUSAL in text
        assert HIDDEN_STRENGTH not in refused
        assert HIDDEN_STRENGTH in coach.content()

    def test_reads_in_the_log_who_has_opened_the_report(self, visit, picture, address):
        visit("coach").goto(address)
        page = visit("participant")
        page.goto(f"{address}/log")
        picture(page, "report-log", full_page=True)

        assert page.get_by_role("row", name=re.compile("Jonas Lindqvist.*opened the report")).first.is_visible()


class TestTheCoach:
    def test_opens_from_the_list_what_was_released(self, visit, picture):
        page = visit("coach")
        open_list(page, "leadership_feedback_report_action")
        picture(page, "coach-reports")

        report = report_of(page)

        assert "as the coach of" in report.content()
        assert HIDDEN_STRENGTH in report.content()


class TestNobodyElse:
    @pytest.mark.parametrize("login", ["hr", "manager", "admin", "coordinator", "margaret"])
    def test_finds_no_record_and_no_report(self, visit, address, login):
        page, participant = visit(login), visit("participant")
        open_list(page, "leadership_feedback_report_action")
        listed = page.locator(".o_data_row").count()
        page.goto(address)
        participant.goto(address)

        assert listed == 0
        assert REFUSAL in page.content()
        assert HIDDEN_STRENGTH not in page.content()
        assert HIDDEN_STRENGTH in participant.content()  # the same address does have a report

    @pytest.mark.parametrize("login", ["hr", "manager"])
    def test_has_no_menu_of_rounds(self, visit, login):
        assert not rounds_menu(visit(login)).count()
        assert rounds_menu(visit("coordinator")).count()

    @pytest.mark.parametrize("login", ["hr", "admin"])
    def test_lists_no_round_of_anybody(self, visit, login):
        page, coordinator = visit(login), visit("coordinator")
        for one in (page, coordinator):
            open_list(one, "leadership_feedback_round_action")

        assert page.locator(".o_data_row").count() == 0
        assert coordinator.locator(".o_data_row").count() > 0


def rounds_menu(page):
    open_list(page, "leadership_feedback_report_action")
    return page.locator(".o_menu_sections").get_by_text("360 rounds", exact=True)


class TestTheCoordinator:
    def test_sees_words_and_counts_of_a_round(self, visit, picture):
        page = open_list(visit("coordinator"), "leadership_feedback_round_action")
        picture(page, "rounds")
        page.get_by_role("cell", name="Hugh Tanaka").first.click()
        page.wait_for_selector(".o_form_view")
        picture(page, "round")
        page.get_by_role("tab", name="Enough answers").click()
        progress = page.locator(".o_field_widget[name=progress_ids]")
        picture(page, "round-progress")

        assert page.get_by_text("Direct report: 7").is_visible()
        assert progress.get_by_text("Peer").is_visible()
        assert "Anna" not in progress.inner_text()

    def test_sees_where_everybody_is_in_the_programme(self, visit, picture):
        page = open_list(visit("coordinator"), "leadership_program_action")
        picture(page, "programmes")
        open_list(page, "leadership_cohort_action")
        picture(page, "cohorts")
        page.get_by_role("cell", name=re.compile("Leading others")).first.click()
        page.wait_for_selector(".o_form_view")
        picture(page, "cohort")
        open_list(page, "leadership_enrollment_action")
        page.locator(".o_switch_view.o_kanban").click()
        page.wait_for_selector(".o_kanban_renderer")
        picture(page, "participants")

        assert page.get_by_text("Elena Marchetti").first.is_visible()
        assert page.get_by_text("Amir Haddad").first.is_visible()


class TestTheRater:
    def test_answers_by_clicking_on_a_desk(self, visit, picture, server):
        self.answers(visit("manager"), picture, server, "answer-desktop", DESK)

    def test_answers_by_clicking_on_a_phone(self, visit, picture, server):
        self.answers(visit("priya"), picture, server, "answer", PHONE)

    def answers(self, page, picture, server, name, size):
        """From the task list to the thanks; afterwards the link is used up."""
        open_list(page, "leadership_feedback_invitation_action_requests")
        picture(page, f"{name}-tasks")
        row = page.locator(".o_data_row", has_text="Hugh Tanaka")
        answer = in_a_new_tab(page, row.get_by_role("button", name="Answer").click)
        answer.set_viewport_size(size)
        picture(answer, f"{name}-links")
        answer.get_by_role("link", name="About Hugh Tanaka").click()
        answer.wait_for_url("**/l360/a#*")
        link = answer.url
        answer.locator("[data-step='0'] .go").click()

        self.rate_everything(answer, picture, name)
        answer.locator("textarea:visible").first.fill(COMMENT)
        picture(answer, f"{name}-words")
        answer.locator("form.words .go").click()
        picture(answer, f"{name}-review")
        answer.locator("#send").click()
        answer.get_by_role("heading", name=re.compile("Thank")).wait_for()
        picture(answer, f"{name}-thanks")
        again = answer.context.new_page()
        again.goto(link)
        again.get_by_role("heading").first.wait_for()

        secret = re.split("[#,]", link)[1]
        assert len(secret) > 20
        assert "#" not in answer.url
        assert not again.locator("form.rate").count()
        assert "POST /l360/a " in server.log
        assert secret not in server.log
        assert COMMENT not in server.log

    def rate_everything(self, page, picture, name):
        screens = page.locator("[data-step]", has=page.locator("form.rate"))
        for number in range(screens.count()):
            screen = screens.nth(number)
            for place, statement in enumerate(screen.locator("fieldset.q").all()):
                value = "n" if (number, place) == (2, 1) else str(3 + (number + place) % 3)
                statement.locator(f"input[value='{value}']").check()
            if number == 1:
                picture(page, name)
            assert no_sideways(page)
            screen.locator("form.rate .nav .go").click()


def no_sideways(page):
    """Does the page fit its window, so that nobody has to scroll sideways?"""
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_the_server_s_log_holds_nothing_of_the_report(visit, address, server):
    page = visit("participant")
    page.goto(address)
    said = page.locator("#words").inner_text()

    assert "Calm under pressure" in said
    assert f"GET {address} " in server.log
    for secret in ("Calm under pressure", "Hidden strength", "Blind spot", "Stays calm under pressure"):
        assert secret not in server.log
