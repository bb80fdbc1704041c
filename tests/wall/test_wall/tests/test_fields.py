from collections import deque
from fnmatch import fnmatch

from odoo.tests import TransactionCase, tagged

from .world import tell

HOPS = 3
# Where pay, promotion and corrective action are decided. Each pattern must still mean something.
WHERE_PAY_IS_DECIDED = (
    "performance.*",
    "hr.payslip*",
    "hr.payroll.structure",
    "hr.salary.rule*",
    "hr.contribution.register",
    "hr.version",
    "hr.employee",
    "gamification.*",
)
DYNAMIC = ("reference", "many2one_reference")


@tagged("post_install", "-at_install", "wall")
class TestFields(TransactionCase):
    """Every road of fields, three steps far, from every model."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        registry = cls.env.registry
        cls.steps = {
            name: sorted((field.name, field.comodel_name) for field in model._fields.values() if field.comodel_name)
            for name, model in registry.items()
        }
        cls.private = {name for name, model in registry.items() if issubclass(model, registry["leadership.private"])}
        cls.leadership = {name for name in registry if name.startswith("leadership.")}

    def roads(self, start):
        """Yield (path, model) for each model within HOPS of `start`, by the shortest path, breadth first."""
        seen, queue = {start}, deque([((), start)])
        while queue:
            path, name = queue.popleft()
            for field, comodel in self.steps.get(name, ()) if len(path) < HOPS else ():
                if comodel not in seen:
                    seen.add(comodel)
                    queue.append(((*path, field), comodel))
                    yield ".".join((*path, field)), comodel

    def matching(self, pattern):
        return [name for name in self.env.registry if fnmatch(name, pattern)]

    def test_no_model_stands_on_a_table_of_the_vault(self):
        self.env.cr.execute("SELECT tablename FROM pg_tables WHERE tablename LIKE 'leadership\\_vault\\_%'")
        vault = {name for (name,) in self.env.cr.fetchall()}
        named = {name for name, model in self.env.registry.items() if (model._table or "") in vault}
        columns = {
            f"{name}.{field.name}"
            for name, model in self.env.registry.items()
            for field in model._fields.values()
            if getattr(field, "relation", None) in vault
        }

        self.assertEqual(len(vault), 8)
        self.assertFalse(named | columns)

    def test_no_road_leads_from_pay_to_leadership(self):
        found, walked = {}, 0
        for pattern in WHERE_PAY_IS_DECIDED:
            for start in self.matching(pattern):
                for path, model in self.roads(start):
                    walked += 1
                    if model in self.leadership:
                        found[f"{start}: {path}"] = model

        tell(f"{walked} field paths of up to {HOPS} steps walked from where pay is decided")
        self.assertFalse(found)
        self.assertGreater(walked, 1000)

    def test_no_road_leads_from_any_other_model_to_a_private_one(self):
        found = [
            f"{start}: {path} -> {model}"
            for start in set(self.env.registry) - self.leadership
            for path, model in self.roads(start)
            if model in self.private
        ]

        self.assertFalse(found)

    def test_no_field_of_leadership_is_about_pay(self):
        """One step: by way of a person, any record leads to everything else about that person."""
        about_pay = {name for pattern in ("performance.*", "hr.payslip*") for name in self.matching(pattern)}
        found = {(name, field) for name in self.leadership for field, model in self.steps[name] if model in about_pay}

        self.assertFalse(found)

    def test_the_same_walk_finds_what_is_connected(self):
        self.assertIn("leadership.feedback.report", dict(map(reversed, self.roads("leadership.cohort"))))
        self.assertIn("hr.version", dict(map(reversed, self.roads("performance.appraisal"))))
        self.assertIn("hr.payslip", dict(map(reversed, self.roads("leadership.enrollment"))))

    def test_every_pattern_names_a_model(self):
        for pattern in WHERE_PAY_IS_DECIDED:
            self.assertTrue(self.matching(pattern), pattern)
        self.assertGreaterEqual(len(self.private), 5)

    def test_no_field_outside_depends_on_a_private_one(self):
        registry = self.env.registry
        private_fields = {field for name in self.private for field in registry[name]._fields.values()}
        outside = {
            str(field)
            for name in set(registry) - self.leadership
            for field in registry[name]._fields.values()
            for model_name, names in [(name, registry.field_depends.get(field, ()))]
            if any(target in private_fields for path in names for target in self._along(model_name, path))
        }

        self.assertFalse(outside)

    def _along(self, model_name, path):
        """Yield the fields that a dotted path goes through."""
        for name in path.split("."):
            field = self.env.registry[model_name]._fields.get(name) if model_name in self.env.registry else None
            if not field:
                return
            yield field
            model_name = field.comodel_name or ""

    def test_no_private_record_can_be_pointed_at_by_a_field_that_names_its_model_in_a_column(self):
        dynamic = {
            f"{name}.{field.name}"
            for name in self.private
            for field in self.env.registry[name]._fields.values()
            if field.type in DYNAMIC or field.comodel_name in ("mail.message", "mail.activity", "ir.attachment")
        }

        self.assertFalse(dynamic)
