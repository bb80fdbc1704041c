from datetime import date

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from odoo.addons.leadership_360 import disclosure
from odoo.addons.leadership_360.answer_page import answers as answer_forms
from odoo.addons.leadership_360.answer_page.sheet import Sheet
from odoo.addons.leadership_360.confidential import answers, closing, collecting

from .journey_case import JourneyCase
from .vault_case import VaultCase

BEGAN, LATER = "2026-01-12", "2026-05-04"


class PulseCase(JourneyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.behaviours = cls.env["leadership.behaviour"].search([], limit=2)
        plans = cls.env["leadership.plan"].with_user(cls.participant)
        cls.plan = plans._start_from_focus(cls.enrollment, cls.behaviours)
        own = {"plan_id": cls.plan.id, "name": "a wish in my own words"}
        cls.env["leadership.plan.focus"].with_user(cls.participant).create(own)
        with freeze_time(BEGAN):
            cls.plan.action_start()

    def _pulse(self, **values):
        days = {"date_start": "2026-05-04", "date_end": "2026-05-22"}
        return self._round(kind="pulse", **{**days, **values})

    def _asked(self):
        """Return a pulse whose raters are being asked."""
        with freeze_time(LATER):
            return self._collecting(kind="pulse", date_start="2026-05-04", date_end="2026-05-22")


class TestAPulse(PulseCase):
    def test_it_asks_about_the_behaviours_of_the_plan_and_nothing_else(self):
        form = self._asked()._whole_form()

        items = [item for competency in form["competencies"] for item in competency["items"]]
        self.assertEqual({item["id"] for item in items}, {f"p{one.id}_202601" for one in self.behaviours})
        texts = {item["other"]["en_US"] for item in items}
        self.assertEqual(texts, {f"Compared with January 2026: {one.other_text}" for one in self.behaviours})
        self.assertEqual((form["scale"]["low"], form["scale"]["high"], len(form["questions"])), (-3, 3, 1))
        self.assertLessEqual(form["minutes"], 3)
        self.assertNotIn("own words", str(form))

    def test_it_leaves_no_mark_on_a_behaviour_that_would_tell_what_the_plan_holds(self):
        self._asked()

        self.assertFalse(any(self.behaviours.mapped("used")))

    def test_the_vault_gets_the_whole_form_and_the_same_k(self):
        feedback = self._asked()

        ref, form, participant, slots = self.vault.named("launch")[-1]
        self.assertEqual((ref, form), (feedback.ref, feedback._whole_form()))
        self.assertEqual((form["policy"]["k"], form["kind"]), (3, "pulse"))
        self.assertEqual((participant, len(slots)), (self.participant.id, 12))

        with freeze_time("2026-05-25"):
            feedback.with_user(self.coordinator).action_close()
            self.env["leadership.feedback.round"]._cron_close()
        self.assertEqual(self.vault.named("close")[-1], (ref, form))
        self.assertEqual(feedback.state, "closed")

    def test_the_same_algorithm_closes_it(self):
        form = self._asked()._whole_form()
        item = form["competencies"][0]["items"][0]["id"]
        others = [item["id"] for one in form["competencies"] for item in one["items"]]
        given = [
            {"group": group, "ratings": dict.fromkeys(others, rating), "comments": {}}
            for group, rating in (("self", 1), ("peer", 2), ("peer", 2), ("peer", -1), ("report", 3), ("report", 3))
        ]

        result = disclosure.release(closing.case(form, given))

        self.assertEqual(result["items"][item]["all"], "1.8")
        self.assertEqual(set(result["items"][item]["cells"]), {"peer+report"}, "two reports alone are never shown")

    def test_a_rater_may_answer_below_zero_with_and_without_a_script(self):
        form = self._asked()._whole_form()
        item = form["competencies"][0]["items"][0]["id"]
        sheet = Sheet(form, "peer", "en_US")

        changes = answer_forms.changes_from_fields({f"r.{item}": "-2"}, sheet)

        self.assertEqual(changes["ratings"], {item: -2})
        answers.check(changes, form, "peer", complete=False)
        for wrong in ("-4", "4", "--2", "-"):
            with self.subTest(wrong=wrong), self.assertRaises(answer_forms.Malformed):
                answer_forms.changes_from_fields({f"r.{item}": wrong}, sheet)

    def test_a_pulse_is_refused_before_three_months_with_the_date(self):
        feedback = self._pulse(date_start="2026-04-11", date_end="2026-05-02")
        with self.assertRaises(UserError) as refused:
            feedback.with_user(self.coordinator).action_start()
        self.assertIn("04/12/2026", str(refused.exception))

        feedback.with_user(self.coordinator).date_start = "2026-04-12"
        feedback.with_user(self.coordinator).action_start()

        self.assertEqual(feedback.state, "nominating")

    def test_a_pulse_needs_a_plan_with_a_behaviour_of_the_library(self):
        self.plan.focus_ids.behaviour_id = False

        with self.assertRaises(UserError) as refused:
            self._pulse().with_user(self.coordinator).action_start()

        self.assertIn("at least one behaviour", str(refused.exception))

    def test_the_questionnaire_follows_the_kind(self):
        pulse = self.env.ref("leadership_360.leadership_questionnaire_pulse")

        self.assertEqual(self._pulse().questionnaire_id, pulse)
        self.assertEqual(self._round().questionnaire_id, self.program.questionnaire_id)

    def test_the_kind_is_chosen_at_birth(self):
        feedback = self._pulse()

        with self.assertRaises(UserError):
            feedback.with_user(self.coordinator).kind = "full"


@tagged("security")
class TestWhatACoordinatorLearnsFromAPulse(PulseCase):
    def test_not_which_behaviours_the_participant_has_chosen(self):
        feedback = self._asked()
        wording = self.behaviours[0].other_text

        row = self._call(self.coordinator, feedback._name, "read", [feedback.ids])[0]

        self.assertNotIn("pulse_part", row)
        self.assertNotIn(wording, str(row))
        self.assertIn(wording, str(feedback._whole_form()), "it is there to be found")
        for method, args in (("read", [feedback.ids, ["pulse_part"]]), ("search", [[("pulse_part", "!=", False)]])):
            with self.subTest(method=method), self.assertRaises(AccessError):
                self._call(self.coordinator, feedback._name, method, args)

    def test_nobody_writes_it_by_hand(self):
        feedback = self._asked()

        with self.assertRaises(AccessError):
            feedback.sudo().write({"pulse_part": {}})


class TestHowFarApartRoundsAre(PulseCase):
    def _closed_on(self, day, **values):
        feedback = self._round(**values)
        feedback._keyed().write({"state": "closed", "date_closed": day})
        return feedback

    def _start(self, feedback):
        feedback.with_user(self.coordinator).action_start()

    def test_a_full_round_within_a_year_is_refused_with_the_date_from_which_it_is_possible(self):
        self._closed_on("2026-01-31")
        feedback = self._round(date_start="2027-01-10", date_end="2027-01-30")

        with self.assertRaises(UserError) as refused:
            self._start(feedback)
        self.assertIn("01/31/2027", str(refused.exception))

        feedback.with_user(self.coordinator).date_end = "2027-01-31"
        self._start(feedback)
        self.assertEqual(feedback.state, "nominating")

    def test_a_pulse_does_not_put_off_the_next_full_round_by_a_year(self):
        self._closed_on("2026-05-22", kind="pulse")
        feedback = self._round(date_start="2026-08-01", date_end="2026-08-20")

        self._start(feedback)

        self.assertEqual(feedback.state, "nominating")

    def test_ninety_days_lie_between_any_two_closes(self):
        self._closed_on("2026-04-01")
        feedback = self._pulse(date_end="2026-06-29")

        with self.assertRaises(UserError) as refused:
            self._start(feedback)
        self.assertIn("06/30/2026", str(refused.exception))

        feedback.with_user(self.coordinator).date_end = "2026-06-30"
        self._start(feedback)
        self.assertEqual(feedback.state, "nominating")

    def test_two_pulses_that_compare_with_different_months_have_no_item_in_common(self):
        behaviour = self.behaviours[0]
        rounds = self.env["leadership.feedback.round"]

        ids = {rounds._pulse_item(behaviour, date(2026, month, 1))["id"] for month in (1, 7)}

        self.assertEqual(len(ids), 2)

    def test_the_plan_says_when_a_pulse_is_due(self):
        self.assertEqual(self.plan.pulse_dates, "between 04/12/2026 and 07/12/2026")
        self.assertEqual(self.plan.date_start, fields.Date.to_date(BEGAN))


@tagged("post_install", "-at_install")
class TestAPulseInTheVault(VaultCase):
    def test_it_is_answered_closed_and_opened_like_any_round(self):
        behaviours = self.env["leadership.behaviour"].search([], limit=2)
        plan = self.env["leadership.plan"].with_user(self.participant)._start_from_focus(self.enrollment, behaviours)
        with freeze_time(BEGAN):
            plan.action_start()
        with freeze_time(LATER):
            feedback = self._collecting(kind="pulse", date_start="2026-05-04", date_end="2026-05-22")
        self.env.flush_all()
        form = feedback._whole_form()
        slots = [(invitation.ref, invitation.relation) for invitation in feedback.sudo()._raters()]
        collecting.launch(self.cr, feedback.ref, form, self.participant.id, slots)

        items = [item["id"] for one in form["competencies"] for item in one["items"]]
        for invite, _relation in slots:
            token = collecting.token(self.cr, feedback.ref, invite)
            self.assertEqual(collecting.look(self.cr, token).ref, feedback.ref)
            given = {"ratings": dict.fromkeys(items, -1), "comments": {"tip": "Keep going."}}
            self.assertTrue(collecting.submit(self.cr, token, given))
        self.assertEqual(closing.close(self.cr, feedback.ref, form), "closed")

        content = self.opened(feedback)
        self.assertEqual({entry["all"] for entry in content["result"]["items"].values()}, {"-1.0"})
        self.assertEqual(content["form"]["kind"], "pulse")
