from time import perf_counter
from unittest.mock import patch

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from odoo.addons.leadership_360.confidential import conflict, reading, service, vault
from odoo.addons.leadership_360.confidential.audit import lock, patches, protected, run
from odoo.addons.leadership_360.confidential.audit.finding import grave
from odoo.addons.leadership_360.confidential.errors import LockedByAudit

from .vault_case import VaultCase

REPORT = "leadership.feedback.report"


@tagged("post_install", "-at_install")
class TestAudit(VaultCase):
    """What the audit looks at in a database, and what its lock does. Whole add-ons are tried in tests/install."""

    def setUp(self):
        super().setUp()
        self.addCleanup(lock.set_culprits, self.cr.dbname, [])

    def grave(self):
        """The grave findings, as one text; but for the functions that these tests themselves have replaced."""
        with patch.object(patches, "look", return_value=[]):
            return "\n".join(map(str, grave(run.everything(self.env))))

    def custom(self, model="res.partner", **values):
        return self.env["ir.model.fields"].create(
            {"model_id": self.env["ir.model"]._get_id(model), "name": "x_hostile", "state": "manual", **values}
        )

    def test_every_model_of_the_private_tier_is_on_the_list(self):
        private = {
            name
            for name in self.registry.descendants(["leadership.private"], "_inherit")
            if self.registry[name]._original_module == "leadership_360" and not self.registry[name]._abstract
        }

        self.assertTrue(private)
        self.assertLessEqual(private, protected.PRIVATE, "add the new model to confidential/audit/protected.py")

    def test_nothing_is_found_in_a_company_without_strangers(self):
        self.assertFalse(self.grave())

    def test_examining_everything_at_load_takes_little_time(self):
        run.everything(self.env)
        times = []
        for _round in range(5):
            start = perf_counter()
            run.everything(self.env)
            times.append(perf_counter() - start)

        # 20 ms on an idle machine; a loaded one gets some air
        self.assertLess(min(times), 0.1)

    def test_locked_results_are_neither_opened_nor_released_and_nothing_is_lost(self):
        feedback = self.closed()
        before = self.opened(feedback)
        lock.set_culprits(self.cr.dbname, ["some_addon"])

        with self.assertRaises(LockedByAudit) as caught:
            self.opened(feedback)
        with self.assertRaises(LockedByAudit):
            reading.release(self.cr, self.at_browser(self.participant, "act"), feedback.ref, self.coach.id)

        self.assertEqual(caught.exception.state, "locked by audit: some_addon")
        self.assertEqual(vault.state(self.cr), "locked by audit: some_addon")
        self.assertIn("locked_by_audit", vault.warnings(self.cr))
        lock.set_culprits(self.cr.dbname, [])
        self.assertEqual(self.opened(feedback), before)

    def test_raters_answer_and_rounds_close_while_results_are_locked(self):
        lock.set_culprits(self.cr.dbname, ["some_addon"])

        self.assertTrue(self.closed())

    def test_a_database_that_was_never_examined_is_locked(self):
        self.assertIn("not been examined", lock.culprit("a database of no server"))

    def test_an_audit_that_fails_locks_and_does_not_stop_the_server(self):
        with patch.object(run, "everything", side_effect=RuntimeError), self.assertLogs(run.__name__, "CRITICAL"):
            self.env["leadership.wall"]._register_hook()

        self.assertIn("audit itself", vault.state(self.cr))

    def test_what_hangs_on_the_vault_s_tables_is_found(self):
        hanging = {
            "view": "CREATE VIEW hostile AS SELECT box FROM leadership_vault_result",
            "rule": "CREATE RULE hostile AS ON INSERT TO leadership_vault_answer DO ALSO NOTHING",
            "foreign key": "CREATE TABLE hostile (ref uuid REFERENCES leadership_vault_round)",
            "table": "CREATE TABLE hostile () INHERITS (leadership_vault_result)",
            "column": "ALTER TABLE leadership_vault_answer ADD hostile timestamp",
            "column with a value": "ALTER TABLE leadership_vault_answer ADD hostile bool DEFAULT random() < 0.5",
            "function": "CREATE FUNCTION hostile() RETURNS bigint LANGUAGE sql"
            " AS 'SELECT count(*) FROM leadership_vault_answer'",
            "trigger": "CREATE FUNCTION hostile() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
            " CREATE TRIGGER hostile BEFORE INSERT ON leadership_vault_answer EXECUTE FUNCTION hostile()",
        }
        for kind, query in hanging.items():
            with self.subTest(kind), self.cr.savepoint() as savepoint:
                self.sql(query)
                self.assertRegex(self.grave(), rf"the {kind.split(' with')[0]} hostile.*in PostgreSQL")
                savepoint.rollback()

        self.assertFalse(self.grave())

    def test_a_view_on_a_private_table_is_said_but_locks_nothing(self):
        self.sql("CREATE VIEW hostile AS SELECT ref FROM leadership_feedback_round")

        self.assertFalse(self.grave())
        self.assertIn("the view hostile", str([str(finding) for finding in run.full(self.env)]))

    def test_a_replaced_function_is_found(self):
        with patch.object(conflict, "coach_may_read", lambda *arguments: True):
            found = "\n".join(map(str, patches.look()))

        self.assertIn("confidential.conflict.coach_may_read", found)

    def test_custom_fields_cannot_reach_for_a_protected_model(self):
        reaching = [
            {"model": REPORT, "ttype": "char"},
            {"ttype": "many2one", "relation": REPORT},
            {"ttype": "many2many", "relation": "res.users", "relation_table": "leadership_vault_slot"},
            {"ttype": "char", "compute": f"for one in self: one['x_hostile'] = env['{REPORT}'].search([])"},
            {"ttype": "char", "compute": "self.env.cr.execute('SELECT * FROM leadership_vault_result')"},
        ]
        for values in reaching:
            with self.subTest(values), self.assertRaises(ValidationError):
                self.custom(**values)

    def test_other_custom_fields_are_nobody_s_business(self):
        # the models are set up again: the audit would notice what these tests themselves have replaced
        self.enterContext(patch.object(patches, "look", return_value=[]))
        self.addCleanup(self.registry.reset_changes)

        field = self.custom(ttype="many2one", relation="res.users")

        self.assertTrue(field)

    def test_an_action_that_names_a_protected_model_is_in_the_nightly_report(self):
        action = self.env["ir.actions.server"].create(
            {
                "name": "Count the reports",
                "model_id": self.env["ir.model"]._get_id("res.partner"),
                "state": "code",
                "code": f"env['{REPORT}'].search_count([])",
            }
        )

        self.env["leadership.wall"]._cron_audit()

        report = self.env["ir.config_parameter"].get_param("leadership_360.audit_report")
        self.assertIn(action.name, report)
        self.assertFalse(self.grave())

    def test_administrators_are_told_on_the_settings_page(self):
        settings = self.env["res.config.settings"]
        self.assertFalse(settings.create({}).leadership_wall_notice)

        lock.set_culprits(self.cr.dbname, ["some_addon"])

        self.assertIn("some_addon", settings.create({}).leadership_wall_notice)
        self.assertIn("some_addon", service.state(self.cr))
