"""One set of figures: report, page and list say the same, and tell nobody what is hidden elsewhere."""

import json

from odoo import Command
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .common import PerformanceCase
from .test_goal_rpc import TestOverRpc

NUMBERS = ["__count", "rated_count:sum", "level_value:avg", "late_count:sum", "goal_count:sum"]


class ReportCase(PerformanceCase):
    """Top is rated 4 by nobody above, Manager 5, Employee 4, Peer 4, Officer 2, Administrator 4, Stranger not yet.

    Peer was moved from 4 to 3 in calibration. Everybody has 2 goals but Peer (1) and Stranger (none).
    """

    RATED = {"manager": 5, "employee": 4, "peer": 4, "officer": 2, "administrator": 4}

    def setUp(self):
        super().setUp()
        self.appraisal = self.launch()
        self.levels = {int(level.value): level for level in self.scale.level_ids}
        self.goals()
        for role, value in self.RATED.items():
            self.rate(role, value)
        self.calibrate("peer", 3)
        self.env.flush_all()

    def goals(self):
        for role in self.RATED:
            number = 1 if role == "peer" else 2
            goals = self.env["performance.goal"].create(
                [
                    {
                        "name": f"Goal {n}",
                        "employee_id": self.people[role].id,
                        "cycle_id": self.cycle.id,
                        "baseline": 0,
                        "target": 10,
                        "weight": 100 / number,
                    }
                    for n in range(1, number + 1)
                ]
            )
            self.force(goals, "approved")
            self.env["performance.goal.update"].create(
                [{"goal_id": goal.id, "value": 5 * n, "date": "2026-02-01"} for n, goal in enumerate(goals, 1)]
            )

    def rate(self, role, value):
        appraisal = self.appraisal_of(role)
        self.force(appraisal, "manager_review")
        author = appraisal.manager_id.user_id
        row = self.env["performance.assessment"].with_user(author)._start(appraisal.with_user(author), "manager")
        row.line_ids.filtered("required").write({"answer": "Well."})
        row.write({"comment": "A year.", "level_id": self.levels[value].id})
        row.action_submit()

    def calibrate(self, role, value):
        appraisal = self.appraisal_of(role)
        session = (
            self.env["performance.calibration"]
            ._with_key()
            .create({"name": "Sales", "cycle_id": self.cycle.id, "appraisal_ids": [Command.set(appraisal.ids)]})
        )
        change = self.env["performance.calibration.change"].create(
            {
                "calibration_id": session.id,
                "appraisal_id": appraisal.id,
                "level_before_id": appraisal.level_id.id,
                "level_after_id": self.levels[value].id,
                "reason": "Compared with the others.",
                "user_id": self.cast["officer"].id,
            }
        )
        self.force(session, "completed")
        return change

    def report(self, role):
        return self.as_(role, self.env["performance.report"])

    def distribution(self, role):
        groups = self.report(role)._read_group(
            [("cycle_id", "=", self.cycle.id), ("level_id", "!=", False)], ["level_id"], ["__count"]
        )
        return {int(level.value): count for level, count in groups}


@tagged("post_install", "-at_install")
class TestReport(ReportCase):
    def test_hr_counts_everybody_and_every_result_but_the_own(self):
        self.assertEqual(self.distribution("administrator"), {5: 1, 4: 1, 3: 1, 2: 1})
        self.assertEqual(self.distribution("officer"), {5: 1, 4: 2, 3: 1})

        [(people, rated, average, _late, goals)] = self.report("administrator")._read_group(
            [("cycle_id", "=", self.cycle.id)], [], NUMBERS
        )

        # 8 work here, one of them without a manager: 7 are in. 5 were rated, the reader's own is hidden
        self.assertEqual((people, rated, goals), (7, 4, 9))
        self.assertEqual(average, (5 + 4 + 3 + 2) / 4)

    def test_the_page_the_report_and_the_list_agree(self):
        page = self.as_("administrator", self.cycle).dashboard()
        listed = self.as_("administrator", self.env["performance.appraisal"]).search(
            [("cycle_id", "=", self.cycle.id), ("state", "!=", "cancelled")]
        )
        report = self.report("administrator")

        self.assertEqual(
            {row["value"]: row["count"] for row in page["ratings"]["levels"] if row["count"]}, {5: 1, 4: 1, 3: 1, 2: 1}
        )
        self.assertEqual(page["ratings"]["submitted"], 4)
        self.assertEqual(sum(row["total"] for row in page["departments"]), 7)
        for row in listed:
            line = report.browse(row.id)
            with self.subTest(person=row.employee_id.name):
                self.assertEqual((line.level_id, line.state), (row.level_id, row.state))
                self.assertEqual(line.goal_count, row.goal_count)
                self.assertAlmostEqual(line.goal_progress, row.goal_progress)
                self.assertEqual(bool(line.late_count), bool(row.days_late))
        self.assertEqual(len(listed), 7)

    def test_progress_is_the_weighted_progress_of_goals_in_force(self):
        lines = self.report("administrator").search([("cycle_id", "=", self.cycle.id)])
        progress = {line.employee_id.name: line.goal_progress for line in lines if line.goal_count}

        # two goals of 50 % at 50 and 100 % make 75; Peer's only one stands at 50
        self.assertEqual(progress, {"Manager": 75, "Employee": 75, "Peer": 50, "Officer": 75, "Administrator": 75})

    def test_late_people_are_counted_as_late_everywhere(self):
        stranger = self.appraisal_of("stranger")
        stranger.goals_due = "2026-01-15"
        self.env.flush_all()

        [(late,)] = self.report("officer")._read_group([("cycle_id", "=", self.cycle.id)], [], ["late_count:sum"])

        self.assertEqual(late, 1)
        self.assertEqual(self.as_("officer", self.cycle).dashboard()["late_count"], 1)

    def test_a_cancelled_appraisal_counts_nowhere(self):
        self.force(self.appraisal_of("employee"), "cancelled")
        self.env.flush_all()

        self.assertEqual(self.report("administrator").search_count([("cycle_id", "=", self.cycle.id)]), 6)
        self.assertEqual(self.distribution("administrator"), {5: 1, 3: 1, 2: 1})
        self.assertEqual(self.as_("administrator", self.cycle).dashboard()["ratings"]["submitted"], 3)

    def test_after_a_hand_over_one_person_is_counted_once(self):
        self.appraisal._hand_over(self.people["other_manager"], "A new team.")
        self.env.flush_all()

        self.assertEqual(self.distribution("administrator"), {5: 1, 4: 1, 3: 1, 2: 1})
        self.assertEqual(self.report("administrator").browse(self.appraisal.id).level_id.value, 4)

    def test_a_manager_sees_the_own_line_and_nobody_else(self):
        names = {
            role: set(self.report(role).search([]).mapped("employee_id.name"))
            for role in ("top", "manager", "other_manager", "employee", "stranger")
        }

        self.assertEqual(
            names,
            {
                "top": {"Manager", "Officer", "Administrator", "Other Manager"},
                "manager": {"Employee", "Peer"},
                "other_manager": {"Stranger"},
                "employee": set(),
                "stranger": set(),
            },
        )

    def test_the_setting_lets_a_manager_see_the_whole_line(self):
        self.company.performance_line = "whole"

        self.assertEqual(self.report("top").search_count([]), 7)
        self.assertEqual(self.report("manager").search_count([]), 2)

    def test_another_company_is_not_seen(self):
        other = self.env["res.company"].create({"name": "Southwind"})
        self.cast["officer"].company_ids += other

        seen = self.report("officer").with_context(allowed_company_ids=other.ids).search([])

        self.assertFalse(seen)

    def test_nothing_tells_men_from_women(self):
        self.assertFalse({"gender", "sex", "birthday"} & set(self.env["performance.report"]._fields))


@tagged("post_install", "-at_install")
class TestReportOverRpc(ReportCase, HttpCase):
    call = TestOverRpc.call

    @mute_logger("odoo.http", "odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model")
    def test_the_own_result_is_in_no_group_before_it_is_shared(self):
        for role in ("officer", "administrator", "employee", "peer"):
            own = self.appraisal_of(role)
            for domain in ([("appraisal_id", "=", own.id)], [("employee_id", "=", own.employee_id.id)]):
                with self.subTest(role=role, domain=domain):
                    groups, error = self.call(
                        role,
                        "performance.report",
                        "formatted_read_group",
                        domain=domain,
                        groupby=["level_id"],
                        aggregates=NUMBERS,
                    )
                    self.assertFalse(error)
                    self.assertFalse([group for group in groups if group["level_id"] or group["rated_count:sum"]])
                    found, _error = self.call(
                        role, "performance.report", "search_count", [*domain, ("level_value", ">", 0)]
                    )
                    self.assertEqual(found, 0)

    def test_the_own_result_is_counted_once_it_is_shared(self):
        own = self.appraisal_of("officer")
        self.force(own, "shared")
        own._with_key().write({"shared_date": "2026-02-01"})
        self.env.flush_all()

        groups, _error = self.call(
            "officer",
            "performance.report",
            "formatted_read_group",
            domain=[("appraisal_id", "=", own.id)],
            groupby=["level_id"],
            aggregates=["__count"],
        )

        self.assertEqual([group["level_id"][0] for group in groups], [self.levels[2].id])

    @mute_logger("odoo.http", "odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model")
    def test_a_draft_is_in_no_group_but_its_author_s_own(self):
        stranger = self.appraisal_of("stranger")
        self.force(stranger, "manager_review")
        author = self.cast["other_manager"]
        draft = self.env["performance.assessment"].with_user(author)._start(stranger.with_user(author), "manager")
        draft.write({"level_id": self.levels[1].id})
        self.env.flush_all()
        for role in self.cast:
            with self.subTest(role=role):
                groups, _error = self.call(
                    role,
                    "performance.report",
                    "formatted_read_group",
                    domain=[("level_id", "=", self.levels[1].id)],
                    groupby=["level_id"],
                    aggregates=NUMBERS,
                )
                self.assertFalse(groups)

    @mute_logger("odoo.http", "odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model")
    def test_nobody_reads_a_row_that_the_appraisal_s_rules_hide(self):
        for role in ("employee", "stranger", "peer", "other_manager"):
            with self.subTest(role=role):
                rows, _error = self.call(role, "performance.report", "read", self.appraisal.ids, ["level_id"])
                self.assertFalse(rows)

    def test_nothing_of_it_can_be_written(self):
        for role in ("officer", "administrator"):
            with self.subTest(role=role), mute_logger("odoo.http", "odoo.addons.base.models.ir_model"):
                _row, error = self.call(
                    role, "performance.report", "write", self.appraisal.ids, {"level_id": self.levels[5].id}
                )
                self.assertEqual(error, "odoo.exceptions.AccessError")
        self.assertNotIn("AccessError", json.dumps(self.distribution("administrator")))
