from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tools import mute_logger

from .common import LeadershipCase


class TestNominations(LeadershipCase):
    def setUp(self):
        super().setUp()
        self.feedback = self._round()
        self.feedback.with_user(self.coordinator).action_start()

    def _outsider(self, email, name="Ann Client", relation="other"):
        self.feedback.with_user(self.participant).write(
            {"invitation_ids": [Command.create({"relation": relation, "name": name, "email": email})]}
        )
        return self.feedback.invitation_ids.filtered(lambda one: one.email == email.lower())

    def _refused(self, message, action, *arguments):
        with self.assertRaises(UserError) as refused:
            action(*arguments)
        self.assertIn(message, str(refused.exception))

    def test_a_round_begins_with_the_self_assessment(self):
        place = self._round(enrollment=self._enroll(self.reports[0], coach=False)).invitation_ids

        self.assertEqual((place.relation, place.state), ("self", "approved"))

    def test_a_nominated_colleague_brings_name_address_and_language(self):
        self.peers[0].user_id.lang = "en_US"

        self._nominate(self.feedback, "peer", self.peers[0])

        rater = self.feedback.invitation_ids.filtered(lambda one: one.employee_id == self.peers[0])
        self.assertEqual(
            (rater.name, rater.email, rater.lang, rater.user_id, rater.state),
            (self.peers[0].name, self.peers[0].work_email, "en_US", self.peers[0].user_id, "nominated"),
        )

    def test_one_person_has_one_place(self):
        self._nominate(self.feedback, "peer", self.peers[0])
        for again in (lambda: self._nominate(self.feedback, "report", self.peers[0]),
                      lambda: self._outsider(self.peers[0].work_email.upper())):  # fmt: skip
            with self.assertRaises(UniqueViolation), mute_logger("odoo.sql_db"), self.env.cr.savepoint():
                again()

    def test_the_participant_is_not_their_own_colleague(self):
        with self.assertRaises(UniqueViolation), mute_logger("odoo.sql_db"):
            self._nominate(self.feedback, "peer", self.leader)

    def test_the_coach_is_no_rater_by_login_or_by_address(self):
        coach = self.env["hr.employee"].create({"name": "Coach", "user_id": self.coach.id})

        self._refused("cannot be a rater", self._nominate, self.feedback, "peer", coach)
        self._refused("cannot be a rater", self._outsider, self.coach.email)

    def test_an_address_of_the_participant_is_no_rater(self):
        self.leader.private_email = "leader@home.example"

        self._refused("own address", self._outsider, "Leader@Home.example")
        self.assertTrue(self._outsider("client@elsewhere.example"))

    def test_an_outsider_needs_an_address_that_can_be_one(self):
        self._refused("not an e-mail address", self._outsider, "nobody")

    def test_outside_addresses_are_approved_one_by_one(self):
        for number in range(5):
            self._outsider(f"client{number}@elsewhere.example")
        self.feedback.with_user(self.participant).action_submit_list()

        self._refused("one by one", self.feedback.with_user(self.coordinator).action_approve_list)
        self.feedback.invitation_ids.filtered(lambda one: one.relation == "other").with_user(
            self.coach
        ).action_approve()

        self.assertEqual(set(self.feedback.invitation_ids.mapped("state")), {"approved"})

    def test_a_person_asked_in_eight_open_rounds_is_asked_no_more(self):
        self.env["ir.config_parameter"].set_param("leadership_360.load_cap", "1")
        other = self._round(enrollment=self._enroll(self.reports[0], coach=False))
        other.with_user(self.coordinator).action_start()
        other.with_user(self.coordinator).write(
            {"invitation_ids": [Command.create({"relation": "peer", "employee_id": self.peers[0].id})]}
        )

        self._refused("already asked in 1 open rounds", self._nominate, self.feedback, "peer", self.peers[0])
        other.with_user(self.coordinator).action_cancel()
        self._nominate(self.feedback, "peer", self.peers[0])

        self.assertIn(self.peers[0], self.feedback.invitation_ids.employee_id)

    def test_the_load_of_a_colleague_counts_rounds_that_have_named_the_address_alone(self):
        self.env["ir.config_parameter"].set_param("leadership_360.load_cap", "1")
        other = self._round(enrollment=self._enroll(self.reports[0], coach=False))
        other.with_user(self.coordinator).action_start()
        other.with_user(self.coordinator).write(
            {"invitation_ids": [Command.create({"relation": "peer", "name": "P", "email": self.peers[0].work_email})]}
        )

        self._refused("already asked in 1 open rounds", self._nominate, self.feedback, "peer", self.peers[0])

    def test_of_an_outside_address_the_approver_sees_whether_it_is_a_contact(self):
        company = self.env["res.partner"].create({"name": "Client Ltd", "is_company": True})
        self.env["res.partner"].create({"name": "Ann", "email": "ann@elsewhere.example", "parent_id": company.id})

        known, unknown = self._outsider("Ann@elsewhere.example"), self._outsider("bob@elsewhere.example", "Bob")

        self.assertIn("contact Ann (Client Ltd)", known.with_user(self.coordinator).hint)
        self.assertIn("not among the contacts", unknown.with_user(self.coordinator).hint)

    def test_a_setting_lets_only_contacts_be_nominated_from_outside(self):
        self.env["ir.config_parameter"].set_param("leadership_360.known_contacts", "True")
        self.env["res.partner"].create({"name": "Ann", "email": "ann@elsewhere.example"})

        self._refused("not among your company's contacts", self._outsider, "bob@elsewhere.example")

        self.assertTrue(self._outsider("ann@elsewhere.example"))

    def test_a_manager_approves_the_list_where_the_coordinator_asks_for_it(self):
        self._nominate(self.feedback, "peer", *self.peers[:2])
        manager = self.boss.user_id
        seen = self.feedback.with_user(manager)
        self.feedback.with_user(self.participant).action_submit_list()
        with self.assertRaises(AccessError):
            seen.check_access("read")

        self.feedback.with_user(self.coordinator).manager_approves = True
        self.assertTrue(seen.may_approve)
        seen.invitation_ids.filtered(lambda one: one.relation == "peer").action_approve()
        self.assertEqual(set(self.feedback.invitation_ids.mapped("state")), {"approved"})
        seen.action_send_back()

        with self.assertRaises(AccessError):
            seen.check_access("read")

    def test_a_manager_who_approves_neither_launches_nor_changes_the_list(self):
        self._nominate(self.feedback, "peer", *self.peers[:2])
        self.feedback.with_user(self.coordinator).manager_approves = True
        self.feedback.with_user(self.participant).action_submit_list()
        seen = self.feedback.with_user(self.boss.user_id)

        with self.assertRaises(AccessError):
            seen.action_launch()
        with self.assertRaises(UserError):
            seen.write({"invitation_ids": [Command.create({"relation": "peer", "employee_id": self.peers[3].id})]})

    def test_the_launch_says_what_is_missing(self):
        self._nominate(self.feedback, "peer", *self.peers[:4])
        self.assertIn("Peer: 4 of 5 needed to launch", self.feedback.with_user(self.participant).quota_summary)
        self.feedback.with_user(self.participant).action_submit_list()

        with self.assertRaises(UserError) as refused:
            self.feedback.with_user(self.coordinator).action_launch()

        for words in (
            "4 of 5 needed to launch. Add 1 more",
            "at least 5 raters besides the manager",
            "Waiting for approval",
        ):
            self.assertIn(words, str(refused.exception))
        self.assertEqual(self.feedback.state, "reviewing")

    def test_the_threshold_of_the_round_changes_how_many_a_group_needs(self):
        self.feedback.with_user(self.coordinator).k = 4

        self._nominate(self.feedback, "peer", *self.peers[:5])

        self.assertIn("5 of 6 needed", self.feedback.quota_summary)

    def test_neither_coach_nor_coordinator_is_made_to_approve_by_the_participant(self):
        self._nominate(self.feedback, "peer", *self.peers[:5])
        self.feedback.with_user(self.participant).action_submit_list()

        with self.assertRaises(AccessError):
            self.feedback.invitation_ids[1:].with_user(self.participant).action_approve()
        with self.assertRaises(AccessError):
            self.feedback.with_user(self.participant).action_launch()

    def test_a_rater_declines_before_launch_and_counts_no_longer(self):
        self._nominate(self.feedback, "peer", *self.peers[:5])
        rater = self.feedback.invitation_ids.filtered(lambda one: one.employee_id == self.peers[0])

        rater.with_user(self.peers[0].user_id).action_decline()

        self.assertEqual(rater.state, "declined")
        self.assertIn("Peer: 4 of 5", self.feedback.with_user(self.participant).quota_summary)

    def test_the_reference_that_declines_for_somebody_from_outside_is_read_by_nobody(self):
        ann = self._outsider("ann@elsewhere.example")

        for user in (self.participant, self.coach, self.coordinator):
            place = ann.with_user(user)
            with self.subTest(user=user.login):
                self.assertNotIn("ref", place.fields_get())
                self.assertTrue(place.read(["name"]))
                for reading in (lambda: place.read(["ref"]), lambda: place.search([("ref", "like", "a")])):  # noqa: B023
                    with self.assertRaises(AccessError):
                        reading()

    def test_a_rater_declines_for_nobody_else(self):
        self._nominate(self.feedback, "peer", *self.peers[:2])
        rater = self.feedback.invitation_ids.filtered(lambda one: one.employee_id == self.peers[0])

        with self.assertRaises(AccessError):
            rater.with_user(self.peers[1].user_id).action_decline()

    def test_the_participant_takes_a_proposal_back_before_review(self):
        self._nominate(self.feedback, "peer", *self.peers[:2])
        rater = self.feedback.invitation_ids.filtered(lambda one: one.employee_id == self.peers[0])

        rater.with_user(self.participant).unlink()

        self.assertFalse(rater.exists())

    def test_manager_and_direct_reports_are_suggested_once(self):
        self._nominate(self.feedback, "peer", self.reports[0])

        self.feedback.with_user(self.participant).action_suggest()
        self.feedback.with_user(self.participant).action_suggest()

        listed = {one.employee_id: one.relation for one in self.feedback.invitation_ids}
        self.assertEqual(listed[self.boss], "manager")
        self.assertEqual([listed[one] for one in self.reports], ["peer", *["report"] * 5])

    def test_a_changed_address_is_approved_anew(self):
        client = self._outsider("client@elsewhere.example")
        self.feedback.with_user(self.participant).action_submit_list()
        client.with_user(self.coordinator).action_approve()
        self.feedback.with_user(self.coordinator).action_send_back()

        client.with_user(self.participant).email = "friend@elsewhere.example"

        self.assertEqual(client.state, "nominated")

    def test_nobody_is_put_on_the_list_as_the_participant(self):
        with self.assertRaises(UserError):
            self._nominate(self.feedback, "self", self.peers[0])

    def test_the_queue_of_letters_is_not_written_by_hand(self):
        self._nominate(self.feedback, "peer", self.peers[0])
        rater = self.feedback.invitation_ids.filtered(lambda one: one.employee_id == self.peers[0])

        for field, value in {"mail_due": "remind", "round_state": "closed", "participant_id": self.hr.id}.items():
            with self.subTest(field=field), self.assertRaises(AccessError):
                rater.with_user(self.participant).write({field: value})

    def test_the_self_assessment_stays(self):
        self._refused("belongs to the round", self.feedback.invitation_ids.with_user(self.participant).unlink)

    def test_somebody_known_for_a_short_time_is_pointed_out(self):
        self._nominate(self.feedback, "peer", self.peers[0])
        rater = self.feedback.invitation_ids.filtered(lambda one: one.employee_id == self.peers[0])

        rater.with_user(self.participant).months = 2

        self.assertIn("months together", rater.hint)
