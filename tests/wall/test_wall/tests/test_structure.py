from odoo.tests import tagged

from .world import WallCase

PREFIXES = ("leadership.", "performance.")
OPERATIONS = ("read", "write", "create", "unlink")
# Fields of the private tier that could hold a long text, and why each may. A new one is a question for a reviewer.
LONG_TEXTS = {
    "leadership.assignment.learning": "what the participant will learn, for whoever makes it possible",
    "leadership.assignment.reflection": "the reader's own notes, kept in leadership.note",
    "leadership.enrollment.reason": "why somebody is nominated",
    "leadership.readiness.evidence": "what somebody has done; from its model no field leads to a round or a plan",
    "leadership.feedback.round.snapshot": "the form that raters are shown; made before anybody answers",
    "leadership.feedback.round.pulse_part": "the behaviours a pulse asks about; not for coordinators",
    "leadership.feedback.round.advice": "what is still to do before launch",
    "leadership.feedback.round.quota_summary": "raters per group before launch",
    "leadership.note.body": "what its author alone reads",
    "leadership.plan.advice": "what the plan could do with, from its dates and kinds of actions",
    "leadership.plan.focus.why": "why the participant has chosen it",
    "leadership.plan.share.text": "the participant's own words, for one reader",
    "leadership.session.agenda": "what the two want to talk about",
    "leadership.session.joint_notes": "what the two have agreed",
    "leadership.session.my_notes": "the reader's own notes, kept in leadership.note",
}
LONG_TYPES = ("text", "html", "json", "binary", "image", "properties", "properties_definition", "serialized")
# A number in the private tier could be a score: each of these is a date, a count of mails or a policy.
NUMBERS = {
    "leadership.feedback.round.k": "policy",
    "leadership.feedback.round.reminders": "how many reminders went to everybody",
    "leadership.feedback.invitation.months": "how long they have worked together",
    "leadership.feedback.invitation.mail_tries": "how often the mail server refused",
    "leadership.plan.focus.sequence": "the participant's own order",
    "leadership.session.hours": "how long a session lasts",
}
NUMBER_TYPES = ("integer", "float", "monetary")


@tagged("post_install", "-at_install", "wall")
class TestStructure(WallCase):
    """What must be true of every model of both add-ons, those not yet written included."""

    def setUp(self):
        super().setUp()
        registry = self.env.registry
        self.own = {name: model for name, model in registry.items() if name.startswith(PREFIXES)}
        self.stored = {name: model for name, model in self.own.items() if not model._abstract}
        base = registry["leadership.private"]
        self.private = {name: model for name, model in self.stored.items() if issubclass(model, base)}
        self.rules = self.env["ir.rule"].search([])
        self.access = self.env["ir.model.access"].search([])

    def _rules(self, name, operation="read"):
        return self.rules.filtered(lambda rule: rule.model_id.model == name and rule[f"perm_{operation}"])

    def test_there_is_something_to_look_at(self):
        self.assertGreaterEqual(len(self.stored), 35)
        self.assertGreaterEqual(len(self.private), 5)

    def test_every_private_model_has_a_global_rule_for_every_operation(self):
        for name in self.private:
            for operation in OPERATIONS:
                with self.subTest(model=name, operation=operation):
                    rules = self._rules(name, operation).filtered("global")
                    self.assertIn("open_to_me", "".join(rules.mapped("domain_force")))

    def test_every_private_model_refuses_and_finds_nothing_without_its_rules(self):
        """An administrator may switch a rule off."""
        self.rules.filtered(lambda rule: rule.model_id.model in self.private).active = False
        looked_at = 0
        for name in self.private:
            records = self.env[name].sudo().search([])
            looked_at += len(records)
            for role in ("a user in no group", "the settings administrator", "the HR manager"):
                with self.subTest(model=name, role=role):
                    model = self.roles[role][name]
                    self.assertFalse(model.browse(records.ids)._filtered_access("read"))
                    self.assertFalse(model.sudo(False)._search([]).get_result_ids())

        self.assertGreaterEqual(looked_at, 10)

    def test_no_private_model_has_a_chatter_activities_or_an_audit_trail(self):
        mixins = [
            model
            for name, model in self.env.registry.items()
            if model._abstract and name.startswith(("mail.", "portal.", "rating.", "image.", "avatar."))
        ]
        self.assertGreaterEqual(len(mixins), 5)

        for name, model in self.private.items():
            self.assertFalse([mixin._name for mixin in mixins if issubclass(model, mixin)], name)
            self.assertFalse([field.name for field in model._fields.values() if getattr(field, "tracking", None)], name)

    def test_a_rater_s_place_keeps_no_author_and_no_time(self):
        for name in ("leadership.feedback.invitation", "leadership.feedback.progress"):
            self.assertFalse(self.own[name]._log_access, name)

    def test_no_private_field_could_hold_a_report(self):
        long, numbers = set(), set()
        for model in self.private.values():
            for field in model._fields.values():
                if field.name == "id" or field.related:
                    continue
                if field.type in LONG_TYPES:
                    long.add(str(field))
                if field.type in NUMBER_TYPES:
                    numbers.add(str(field))

        self.assertEqual(long, set(LONG_TEXTS))
        self.assertEqual(numbers, set(NUMBERS))

    def test_the_handle_of_a_report_has_nothing_but_names_and_dates(self):
        kinds = {field.type for field in self.own["leadership.feedback.report"]._fields.values()}

        self.assertLessEqual(kinds, {"many2one", "selection", "date", "datetime", "boolean", "char", "integer"})

    def test_every_model_has_access_rows(self):
        silent = set(self.stored) - set(self.access.mapped("model_id.model"))

        self.assertFalse(silent)

    def test_no_access_row_is_open_to_everybody(self):
        rows = self.access.filtered(lambda row: row.model_id.model in self.stored and not row.group_id)

        self.assertFalse(rows.mapped("name"))

    def test_no_access_row_is_wider_than_the_groups_of_its_rules(self):
        """Who has the row but stands in no rule's group meets no group rule at all."""
        wide = []
        for row in self.access.filtered(lambda row: row.model_id.model in self.stored):
            for operation in OPERATIONS:
                groups = self._rules(row.model_id.model, operation).groups
                if row[f"perm_{operation}"] and groups and not row.group_id.all_implied_ids & groups:
                    wide.append((row.name, operation))

        self.assertFalse(wide)

    def test_every_model_with_a_company_has_a_company_rule(self):
        missing = [
            name
            for name, model in self.stored.items()
            if "company_id" in model._fields
            and not model._transient
            and name not in self.private
            and "company_id" not in "".join(self._rules(name).filtered("global").mapped("domain_force"))
        ]

        self.assertFalse(missing)
