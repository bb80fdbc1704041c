"""Who may do what to which record in which state: the table of the specification (section 8), walked over RPC.

Columns are people, rows are records in a state. r read, w write, d delete; s submit, a approve, u log progress,
i take part in a session; - nothing at all. Whoever may not read may do nothing else either.
The employee works for the manager; hr is an HR officer, admin an HR administrator, settings administers Odoo alone.
"own" rows are about the HR officer himself: there his HR rights do not apply.
"""

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from .common import PerformanceCase

TABLE = """
                                    employee  manager  stranger  hr    admin  settings
goal, draft                         rwds      r        -         rwds  rwds   -
goal, drafted by the manager        r         rwd      -         rwd   rwd    -
goal, submitted                     r         ra       -         ra    ra     -
goal, approved                      ru        ru       -         ru    ru     -
goal, cancelled                     r         r        -         r     r      -
revision, draft                     rw        -        -         -     -      -
revision, proposed                  r         ra       -         ra    ra     -
progress update                     r         r        -         r     r      -
own goal, draft                     -         -        -         rwds  rwds   -
own goal, submitted                 -         -        -         r     ra     -
appraisal, goal setting             r         r        -         rw    rwd    -
appraisal, closed                   r         r        -         rw    rw     -
own appraisal, manager review       -         -        -         r     rw     -
self-review, draft                  rws       -        -         -     -      -
self-review, submitted              r         r        -         r     r      -
manager's review, draft             -         rws      -         -     -      -
manager's review, submitted         -         r        -         r     r      -
manager's review, shared            r         r        -         r     r      -
own manager's review, submitted     -         -        -         -     r      -
rating of a draft                   rw        -        -         -     -      -
private note                        rwd       -        -         -     -      -
check-in                            rwd       rwd      -         -     -      -
feedback, draft                     -         -        rwds      -     -      -
feedback, given                     r         -        r         -     -      -
feedback, given, for the manager    r         r        r         -     -      -
career aspiration                   rwd       r        -         r     r      -
calibration, draft                  -         -        -         rwd   rwd    -
calibration, open                   -         -        ri        rwi   rwi    -
own calibration, open               -         -        ri        r     rwi    -
strategy                            -         -        -         r     rwd    -
review question                     -         -        -         r     rwd    -
goal template                       r         r        r         r     rwd    r
rating scale                        r         r        r         r     rwd    r
cycle, draft                        -         -        -         rwd   rwd    -
cycle, running                      r         r        r         rw    rw     r
"""
PEOPLE = {"hr": "officer", "admin": "administrator"}
VALUES = {
    "performance.goal": {"description": "Because."},
    "performance.goal.revision": {"reason": "Because."},
    "performance.goal.update": {"note": "Because."},
    "performance.appraisal": {"goals_due": "2026-03-31"},
    "performance.assessment": {"comment": "Because."},
    "performance.assessment.line": {"answer": "Because."},
    "performance.checkin.note": {"body": "Because."},
    "performance.checkin": {"shared_notes": "Because."},
    "performance.feedback": {"body": "Because."},
    "performance.aspiration": {"reason": "Because."},
    "performance.calibration": {"participant_ids": []},
}
SUBMIT = {"performance.feedback": "action_give"}


@tagged("post_install", "-at_install", "security")
class TestRoles(PerformanceCase):
    def setUp(self):
        super().setUp()
        self.cast["settings"] = new_test_user(
            self.env,
            login="perf_settings",
            groups="base.group_user,base.group_system",
            company_id=self.company.id,
            company_ids=[Command.set(self.company.ids)],
        )
        for group in ("officer", "administrator"):
            self.assertFalse(self.cast["settings"].has_group(f"performance_cycle.group_performance_{group}"))
        self.appraisal = self.launch()

    @mute_logger("odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model")
    def test_the_table(self):
        lines = TABLE.strip("\n").splitlines()
        columns = lines[0].split()
        for line in lines[1:]:
            name, *cells = [cell.strip() for cell in line.split("  ") if cell.strip()]
            with self.env.cr.savepoint() as savepoint:
                record = self.records(name).with_env(self.env)
                for column, wanted in zip(columns, cells, strict=True):
                    with self.subTest(record=name, person=column):
                        self.assertEqual(self.may(PEOPLE.get(column, column), record), wanted)
                savepoint.rollback()
            self.env.invalidate_all()

    def may(self, role, record):
        """The letters of what this person can do to the record, each tried and taken back."""
        found = "".join(letter for letter, call in self.calls(record).items() if self.works(role, record, call))
        seen = self.works(
            role, record, lambda who: self.rpc(who, record.browse(), "search", [("id", "=", record.id)]) or None
        )
        self.assertEqual(seen, "r" in found, "what is found can be read, and the other way round")
        return found or "-"

    def works(self, role, record, call):
        savepoint = self.env.cr.savepoint()
        try:
            self.env.flush_all()
            self.env.invalidate_all()
            return call(role) is not None
        except (AccessError, UserError):
            return False
        finally:
            self.env.invalidate_all(flush=False)
            savepoint.close(rollback=True)

    def rpc(self, role, records, method, *args, **kwargs):
        """What the web client of this person gets."""
        model = records.env[records._name].with_user(self.cast[role])
        context = {"allowed_company_ids": self.company.ids}
        api_model = getattr(getattr(type(records), method), "_api_model", False)
        ids = () if api_model else (records.ids,)
        return call_kw(model, method, [*ids, *args], {**kwargs, "context": context})

    def calls(self, record):
        """{letter: what it tries}"""
        model = record._name
        calls = {
            "r": lambda role: self.rpc(role, record, "read", ["display_name", *VALUES.get(model, {})]) or None,
            "w": lambda role: self.rpc(role, record, "write", VALUES.get(model) or {"name": "Renamed"}),
            "d": lambda role: self.rpc(role, record, "unlink"),
        }
        submit = SUBMIT.get(model, "action_submit")
        # A step by HR is on behalf: it says why.
        comment = () if model in ("performance.assessment", "performance.feedback") else ("On behalf.",)
        if hasattr(type(record), submit):
            calls["s"] = lambda role: self.rpc(role, record, submit, *comment)
        if model in ("performance.goal", "performance.goal.revision"):
            calls["a"] = lambda role: self.rpc(role, record, "action_approve", "On behalf.")
        if model == "performance.goal":
            calls["u"] = lambda role: self.rpc(
                role, self.env["performance.goal.update"].browse(), "create", {"goal_id": record.id, "value": 40}
            )
        if model == "performance.calibration":
            calls["i"] = lambda role: self.rpc(
                role, record, "move_person", self.appraisal.id, self.scale.level_ids[4].id, "Compared."
            )
        return calls

    def records(self, name):
        """Make the record of a row."""
        builders = {
            "goal": self._goal,
            "revision": self._revision,
            "own goal": lambda state: self._goal(state, "officer"),
            "appraisal": self._appraisal,
            "own appraisal": lambda state: self._appraisal(state, "officer"),
            "self-review": self._self_review,
            "manager's review": self._review,
            "own manager's review": lambda state: self._review(state, "officer", "top"),
            "feedback": self._feedback,
            "calibration": self._calibration,
            "own calibration": lambda state: self._calibration(state, "officer"),
            "cycle": self._cycle,
        }
        kind, _comma, state = name.partition(", ")
        return (
            builders[kind](state)
            if kind in builders
            else getattr(self, f"_{name.replace(' ', '_').replace('-', '')}")()
        )

    def _goal(self, state, owner="employee"):
        if state == "drafted by the manager":
            return self.goal("manager")
        goal = self.goal(owner, owner)
        if state != "draft":
            self.as_(owner, goal).action_submit()
        if state in ("approved", "cancelled"):
            self.as_("manager", goal).action_approve()
        if state == "cancelled":
            self.as_("manager", goal).action_cancel("Not any more.")
        return goal

    def _revision(self, state):
        action = self.as_("employee", self.approved_goal()).action_revise()
        revision = self.env["performance.goal.revision"].browse(action["res_id"])
        if state == "proposed":
            self.as_("employee", revision).write({"target": 40})
            self.as_("employee", revision).action_propose()
        return revision

    def _progress_update(self):
        return self.as_("employee", self.env["performance.goal.update"]).create(
            {"goal_id": self.approved_goal().id, "value": 40}
        )

    def _appraisal(self, state, owner="employee"):
        appraisal = self.appraisal_of(owner)
        self.force(appraisal, state.replace(" ", "_"))
        return appraisal

    def _self_review(self, state):
        self.force(self.appraisal, "self_review")
        return self.review(self.appraisal, "employee", "self", submit=state == "submitted")

    def _review(self, state, owner="employee", manager="manager"):
        appraisal = self._appraisal("manager_review", owner)
        row = self.review(appraisal, manager, submit=state != "draft")
        if state == "shared":
            self.as_(manager, appraisal).action_share()
        return row

    def _rating_of_a_draft(self):
        return self._self_review("draft").line_ids[:1]

    def _checkin(self):
        return self.as_("employee", self.env["performance.checkin"]).create(
            {
                "employee_id": self.people["employee"].id,
                "manager_id": self.people["manager"].id,
                "start": "2026-02-10 10:00:00",
            }
        )

    def _private_note(self):
        return self.as_("employee", self.env["performance.checkin.note"]).create(
            {"checkin_id": self._checkin().id, "body": "Ask about the team."}
        )

    def _feedback(self, state):
        feedback = self.as_("stranger", self.env["performance.feedback"]).create(
            {
                "employee_id": self.people["employee"].id,
                "body": "Your handover was clear.",
                "for_manager": state.endswith("manager"),
            }
        )
        if state != "draft":
            feedback.action_give()
        return feedback

    def _career_aspiration(self):
        return self.as_("employee", self.env["performance.aspiration"]).create({"role": "Lead a team"})

    def _calibration(self, state, owner="employee"):
        self.strategy.calibration = True
        self._review("submitted")
        self.appraisal_of(owner)._with_key().write({"department_id": self.department.id})
        session = self.as_("administrator", self.env["performance.calibration"]).create(
            {
                "name": "Sales",
                "cycle_id": self.cycle.id,
                "department_ids": self.department.ids,
                "participant_ids": self.cast["stranger"].ids,
            }
        )
        if state == "open":
            session.action_open()
        return session

    def _strategy(self):
        return self.env["performance.strategy"].create(
            {"name": "Unused", "company_id": self.company.id, "scale_id": self.scale.id}
        )

    def _review_question(self):
        return self.strategy.question_ids[:1]

    def _goal_template(self):
        return self.env["performance.goal.template"].create({"name": "Win a customer"})

    def _rating_scale(self):
        return self.env["performance.scale"].create(
            {"name": "Three", "level_ids": [Command.create({"value": n, "name": str(n)}) for n in (1, 2, 3)]}
        )

    def _cycle(self, state):
        if state == "running":
            return self.cycle
        return self.cycle.copy({"date_start": "2027-01-01", "date_end": "2027-12-31"})
