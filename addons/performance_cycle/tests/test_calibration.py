"""Calibration: who sees and moves whom, what is kept of it, and when the employee hears of it."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import PerformanceCase


@tagged("post_install", "-at_install")
class TestCalibration(PerformanceCase):
    def setUp(self):
        super().setUp()
        self.strategy.calibration = True
        self.appraisal = self.launch()
        self.peers = self.appraisal_of("peer")
        self.four, self.three = self.scale.level_ids[1], self.scale.level_ids[2]
        for row in self.appraisal | self.peers:
            self.force(row, "manager_review")
            self.review(row)
        self.session = self.as_("officer", self.env["performance.calibration"]).create(
            {
                "name": "Sales",
                "cycle_id": self.cycle.id,
                "department_ids": self.department.ids,
                "participant_ids": self.cast["other_manager"].ids,
            }
        )
        self.session.action_open()

    def board(self, role):
        self.env.invalidate_all()
        return self.as_(role, self.session).board()

    def move(self, role="officer", row=None, level=None, reason="Compared with the north team."):
        return self.as_(role, self.session).move_person((row or self.appraisal).id, (level or self.three).id, reason)

    def test_a_session_takes_those_in_calibration_and_shows_how_they_spread(self):
        self.strategy.guideline_ids = [(0, 0, {"level_id": self.four.id, "low": 10, "high": 25})]

        board = self.board("officer")

        self.assertEqual({row["name"] for row in board["people"]}, {"Employee", "Peer"})
        four = next(row for row in board["levels"] if row["id"] == self.four.id)
        self.assertEqual((four["count"], four["percent"], four["low"], four["high"]), (2, 100, "10", "25"))
        self.assertEqual(four["text"], "75 points above 10 to 25 %")
        moved = self.move()
        self.assertEqual(next(row for row in moved["levels"] if row["id"] == self.four.id)["percent"], 50)

    def test_moving_needs_a_reason_and_is_recorded_for_good(self):
        with self.assertRaises(UserError):
            self.move(reason="  ")

        self.move("other_manager")

        change = self.session.change_ids
        self.assertEqual((change.level_before_id, change.level_after_id), (self.four, self.three))
        self.assertEqual((change.user_id, change.reason), (self.cast["other_manager"], "Compared with the north team."))
        self.assertTrue(change.create_date)
        with self.assertRaises(UserError):
            change.sudo().write({"reason": "Another"})
        with self.assertRaises(UserError):
            change.sudo().unlink()
        with self.assertRaises(AccessError):
            self.as_("officer", change).create(change.copy_data()[0])

    def test_only_officers_and_who_was_invited_come_in(self):
        for role in ("employee", "manager", "top", "stranger"):
            with self.subTest(role=role), self.assertRaises(AccessError):
                self.board(role)
        for role in ("officer", "administrator", "other_manager"):
            with self.subTest(role=role):
                self.assertEqual(len(self.board(role)["people"]), 2)

    def test_nobody_sees_or_moves_himself(self):
        self.session.participant_ids += self.cast["peer"]

        self.assertEqual([row["name"] for row in self.board("peer")["people"]], ["Employee"])
        self.assertEqual(sum(row["count"] for row in self.board("peer")["levels"]), 1)
        with self.assertRaises(AccessError):
            self.move("peer", self.peers)
        self.move("officer", self.peers)
        self.env.invalidate_all()
        found = self.as_("peer", self.env["performance.calibration.change"]).search([])
        self.assertFalse(found)

    def test_completing_locks_the_session(self):
        self.session.action_complete()

        with self.assertRaises(UserError):
            self.move()
        with self.assertRaises(UserError):
            self.session.write({"participant_ids": [(5,)]})
        with self.assertRaises(UserError):
            self.session.unlink()
        with self.assertRaises(UserError):
            self.as_("administrator", self.session).write({"state": "open"})

    def test_a_review_in_an_open_session_is_not_shared(self):
        with self.assertRaises(UserError):
            self.as_("manager", self.appraisal).action_share()

        self.session.action_complete()
        self.as_("manager", self.appraisal).action_share()

        self.assertEqual(self.appraisal.state, "shared")

    def test_the_employee_hears_of_the_change_and_its_reason_at_sharing_and_not_before(self):
        self.move()
        self.session.action_complete()
        own = self.as_("employee", self.appraisal)
        self.assertFalse(own.level_id)
        self.assertFalse(own.review_page()["calibrated"])

        self.as_("manager", self.appraisal).action_share()
        self.env.invalidate_all()

        self.assertEqual(own.level_id, self.three)
        self.assertEqual(own.review_page()["calibrated"][0]["reason"], "Compared with the north team.")
        self.assertEqual(self.as_("manager", self.appraisal).manager_assessment_id.level_id, self.four)

    def test_a_cancelled_session_changes_nothing(self):
        self.move()
        self.session.action_cancel("Two managers were ill.")
        self.as_("manager", self.appraisal).action_share()
        self.env.invalidate_all()

        self.assertEqual(self.as_("employee", self.appraisal).level_id, self.four)
        self.assertFalse(self.as_("employee", self.appraisal).review_page()["calibrated"])

    def test_a_manager_takes_no_step_of_a_session(self):
        for step in ("action_complete", "action_cancel"):
            with self.subTest(step=step), self.assertRaises(AccessError):
                getattr(self.as_("other_manager", self.session), step)()

    def test_the_calibrated_level_stands_in_the_lists_and_in_the_cycle_s_distribution(self):
        self.move()
        row = self.appraisal.manager_assessment_id
        self.assertEqual(row.final_level_id, self.four, "not before the session is completed")

        self.session.action_complete()
        self.env.invalidate_all()

        self.assertEqual((row.level_id, row.final_level_id), (self.four, self.three))
        self.assertEqual(self.as_("officer", self.appraisal).level_id, self.three)
        counts = {
            level["name"]: level["count"] for level in self.as_("officer", self.cycle).dashboard()["ratings"]["levels"]
        }
        self.assertEqual((counts[self.four.name], counts[self.three.name]), (1, 1))

    def rate(self, role, manager):
        """Bring the review of one of the people department, rated with the second level, into calibration."""
        place = self.env["hr.department"].search([("name", "=", "People")]) or self.env["hr.department"].create(
            {"name": "People", "company_id": self.company.id}
        )
        row = self.appraisal_of(role)
        row._with_key().write({"state": "manager_review", "department_id": place.id})
        self.review(row, manager)
        return row

    def draft(self, role, **values):
        vals = {"name": "Draft", "cycle_id": self.cycle.id, **values}
        return self.as_(role, self.env["performance.calibration"]).create(vals)

    def people_session(self):
        """A session that the administrator runs, about the officer and the stranger."""
        own, other = self.rate("officer", "top"), self.rate("stranger", "other_manager")
        session = self.draft("administrator", department_ids=own.department_id.ids)
        session.action_open()
        self.assertEqual(session.sudo().appraisal_ids, own | other)
        return session, other

    def test_an_officer_does_not_learn_the_own_level_by_trying_one_level_after_the_other(self):
        self.rate("officer", "top")

        for level in self.scale.level_ids:
            with self.subTest(level=level.name):
                draft = self.draft("officer", level_ids=level.ids)
                self.assertFalse(draft.allowed_moves)
                with self.assertRaises(AccessError):
                    draft.action_open()

    def test_what_an_officer_reads_of_a_session_is_the_same_with_and_without_him(self):
        session, other = self.people_session()
        mine = self.as_("officer", session)

        self.assertEqual(mine.people_count, 1)
        self.assertEqual([row["id"] for row in mine.board()["people"]], other.ids)
        self.assertNotIn("appraisal_ids", mine.fields_get())
        with self.assertRaises(AccessError):
            mine.read(["appraisal_ids"])
        with self.assertRaises(AccessError):
            mine.search([("appraisal_ids", "in", self.appraisal_of("officer").ids)])

    def test_an_officer_does_not_run_the_session_that_holds_the_own_review(self):
        session, other = self.people_session()
        self.as_("administrator", session).move_person(self.appraisal_of("officer").id, self.three.id, "Compared.")
        mine = self.as_("officer", session)

        self.assertFalse(mine.allowed_moves)
        for attempt in (
            mine.action_complete,
            lambda: mine.action_cancel("Not for me."),
            lambda: mine.write({"participant_ids": [(4, self.cast["officer"].id)]}),
            lambda: mine.move_person(other.id, self.three.id, "Compared."),
        ):
            with self.assertRaises(AccessError):
                attempt()
        self.as_("administrator", session).action_complete()

    def test_an_invited_officer_moves_the_others_as_everybody_invited_does(self):
        session, other = self.people_session()
        self.as_("administrator", session).participant_ids = self.cast["officer"]

        self.as_("officer", session).move_person(other.id, self.three.id, "Compared.")

        self.assertEqual(session.sudo().change_ids.appraisal_id, other)

    def test_once_the_own_review_is_shared_an_officer_runs_the_sessions_of_the_cycle(self):
        own = self.rate("officer", "top")
        self.rate("stranger", "other_manager")
        draft = self.draft("officer", department_ids=own.department_id.ids)
        self.assertFalse(draft.allowed_moves)

        self.as_("top", own).action_share()
        draft.invalidate_recordset()
        draft.action_open()

        self.assertEqual(draft.sudo().appraisal_ids, self.appraisal_of("stranger"))
