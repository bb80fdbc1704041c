"""A check-in in the browser: two people, one page, and a note that only one of them sees."""

NOTE = "Only I shall read this in the browser."


def open_first_checkin(page, person):
    page.goto("/odoo/my-checkins" if person == "employee" else "/odoo/team-checkins")
    page.locator(".o_data_row", has_text="Amara").first.locator("td[name=employee_id]").click()
    page.wait_for_selector(".o_form_view .o_notebook")


def tab(page, name):
    page.locator(f".o_notebook .nav-link[name={name}]").click()


def test_a_private_note_is_on_its_author_s_page_and_not_on_the_other_one_s(visit, picture):
    employee = visit("employee")
    open_first_checkin(employee, "employee")
    tab(employee, "private")
    employee.locator(".o_field_widget[name=note_ids] .o_field_x2many_list_row_add a").click()
    employee.locator(".o_field_widget[name=note_ids] .o_selected_row textarea").fill(NOTE)
    employee.locator(".o_form_button_save").click()
    employee.wait_for_selector(".o_form_saved")
    picture(employee, "checkin-private-note")

    manager = visit("manager")
    open_first_checkin(manager, "manager")
    tab(manager, "private")

    assert NOTE in employee.locator(".o_field_widget[name=note_ids]").inner_text()
    assert manager.locator(".o_field_widget[name=note_ids]").is_visible()
    assert NOTE not in manager.content()


def test_an_action_is_written_into_the_list_and_given_to_one_of_the_two(visit):
    page = visit("manager")
    open_first_checkin(page, "manager")
    tab(page, "actions")

    actions = page.locator(".o_field_widget[name=action_ids]")
    actions.locator(".o_field_x2many_list_row_add a").click()
    actions.locator(".o_selected_row [name=summary] input").fill("Call the north customer")
    actions.locator(".o_selected_row [name=user_id] input").fill("Amara")
    page.locator(".o-autocomplete--dropdown-item", has_text="Amara").first.click()
    page.locator(".o_form_button_save").click()
    page.wait_for_selector(".o_form_saved")

    assert "Amara" in actions.locator(".o_data_row", has_text="Call the north customer").inner_text()


def test_the_feedback_form_says_that_it_is_not_anonymous(visit):
    page = visit("employee")
    page.goto("/odoo/performance-feedback/new")

    page.wait_for_selector(".o_form_view")

    assert page.get_by_text("Not anonymous.").is_visible()
