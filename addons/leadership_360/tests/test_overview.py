"""The overview tells how far a programme is, and of nobody that they have left it."""

from odoo.tests import tagged

from .common import LeadershipCase


@tagged("security")
class TestTheOverview(LeadershipCase):
    def _overview(self, user):
        self.env.invalidate_all()
        return self.env["leadership.program"].with_user(user).overview()["programs"]

    def _mine(self, user=None):
        (program,) = self._overview(user or self.coordinator)
        return program

    def _people(self, *states):
        """Let people take part with these states, beside the leader, who has accepted."""
        for employee, state in zip([*self.peers, *self.reports], states, strict=False):
            self._enroll(employee, coach=False)._keyed().write({"state": state})

    def test_it_is_shown_to_coordinators_and_to_those_who_may_see_the_counts(self):
        self.cohort.coordinator_ids = self.other_coordinator
        self.program.viewer_ids = self.hr
        shown = {
            user.login: len(self._overview(user))
            for user in (self.coordinator, self.other_coordinator, self.hr, self.administrator, self.participant)
        }

        self.assertEqual(list(shown.values()), [1, 1, 1, 0, 0])

    def test_who_sees_the_counts_sees_no_names(self):
        self.program.viewer_ids = self.hr

        self.assertNotIn(self.participant.name, str(self._overview(self.hr)))
        self.assertFalse(self.env["leadership.enrollment"].with_user(self.hr).search([]))

    def test_a_coordinator_of_one_cohort_sees_this_cohort_only(self):
        other = self.cohort.copy({"name": "Spring", "coordinator_ids": self.other_coordinator.ids})

        self.assertEqual([row["id"] for row in self._mine(self.other_coordinator)["cohorts"]], [other.id])
        self.assertEqual(len(self._mine()["cohorts"]), 2)

    def test_people_are_counted_by_where_they_are(self):
        self._people("nominated", "invited", "active", "completed", "declined", "withdrawn")

        (row,) = self._mine()["cohorts"]

        counts = {group["key"]: group["count"] for group in row["groups"]}
        self.assertEqual(counts, {"waiting": 2, "accepted": 1, "active": 1, "completed": 1})
        self.assertEqual([group["percent"] for group in row["groups"]], [40, 20, 20, 20])

    def test_a_cohort_below_five_people_shows_no_percentages(self):
        self._people("active", "active", "active")

        (row,) = self._mine()["cohorts"]

        self.assertEqual(row["people"], 4)
        self.assertEqual({group["percent"] for group in row["groups"]}, {None})

    def test_one_who_has_withdrawn_changes_no_number_but_those_of_the_people_there(self):
        self._people("active", "active", "active", "active")
        without = self._mine()

        self._people_leave(2)
        few = self._mine()
        self._people_leave(1)
        enough = self._mine()

        self.assertIsNone(without["totals"]["left"])
        self.assertEqual({**few, "totals": {**few["totals"], "left": None}}, without)
        self.assertIsNone(few["totals"]["left"])
        self.assertEqual(enough["totals"]["left"], 3)
        self.assertNotIn("left", str(enough["cohorts"]))

    def _people_leave(self, number):
        free = [employee for employee in self.reports if employee not in self.program.enrollment_ids.employee_id]
        for employee in free[:number]:
            self._enroll(employee, coach=False)._keyed().write({"state": "withdrawn"})

    def test_closed_rounds_are_counted_and_those_of_people_who_left_are_not(self):
        self._closed()
        self.assertEqual(self._mine()["cohorts"][0]["rounds_done"], 1)

        self.enrollment.with_user(self.participant).action_withdraw()

        self.assertEqual(self._mine()["cohorts"][0]["rounds_done"], 0)

    def test_held_sessions_and_finished_assignments_are_counted(self):
        values = {"enrollment_id": self.enrollment.id}
        sessions = self.env["leadership.session"].with_user(self.participant)
        sessions.create([{**values, "start": f"2026-03-0{day} 09:00:00"} for day in (2, 3)])[0].action_hold()
        assignments = self.env["leadership.assignment"].with_user(self.participant)
        assignments.create([{**values, "name": name} for name in ("One", "Two")])[0].action_finish()

        (row,) = self._mine()["cohorts"]

        self.assertEqual((row["sessions"], row["assignments"]), (1, 1))

    def test_the_number_of_queries_does_not_grow_with_programmes_cohorts_or_people(self):
        def queries():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.env["leadership.program"].with_user(self.coordinator).overview()
            return self.env.cr.sql_log_count - before

        queries()  # fills the caches of groups and rules
        one = queries()
        for number in range(5):
            program = self.program.copy({"name": f"Programme {number}", "coordinator_ids": self.coordinator.ids})
            self.cohort.copy({"name": "Spring", "program_id": program.id})
        self._people(*["active"] * 8)

        self.assertEqual(queries(), one)

    def test_its_button_opens_it_at_the_programme(self):
        action = self.program.with_user(self.coordinator).action_open_overview()

        self.assertEqual(action["params"], {"program_id": self.program.id})
