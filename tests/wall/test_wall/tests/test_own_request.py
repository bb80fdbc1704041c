"""Code of an administrator that runs while the participant reads: the strongest place to stand without Python files."""

import json
import logging
from unittest.mock import patch

from odoo.tests import tagged

from .places import payslip
from .world import WallCase

LOOT = "wall.loot"
# The page's endpoint, called at once: an evaluator stands on the road.
AT_ONCE = "SET('wall.loot', '{0.data}'.format(ENDPOINT('REF')))"
# C code keeps the call for later: Odoo's own flush makes it, when the evaluator has long returned.
LATER = (
    "ENV.transaction.tocompute.update({"
    "ENV['leadership.feedback.report']._fields['participant_id']:"
    " map(SET, ['wall.loot'], map('{0.data}'.format, map(ENDPOINT, ['REF'])))})"
)
# The control: the same delayed call of something that keeps no secret.
HARMLESS = LATER.replace("map(ENDPOINT, ['REF'])", "ENV['test_wall.copy'].sudo().search([])").replace(
    "0.data", "0.content"
)
ENDPOINT = (
    "[rule.endpoint for rule in ENV['ir.http'].routing_map().iter_rules()"
    " if rule.rule == '/l360/report/<string:ref>'][0]"
)
SET = "ENV['ir.config_parameter'].sudo().set_param"


# A salary rule has objects with any attribute one likes; in the registry's dictionary such a one is handed the answer.
HIJACK = """
models = payslip.env.registry.models
real = models['ir.http']
settings = payslip.env['ir.config_parameter'].sudo()
def keep(response):
    settings.set_param('wall.loot', '{0.data}'.format(response))
    models['ir.http'] = real
    answer = real._post_dispatch(response)
    models['ir.http'] = tools
    return answer
tools.dict.update({'_post_dispatch': keep, '_dispatch': real._dispatch, '_handle_error': real._handle_error})
models['ir.http'] = tools
result = 1
"""


@tagged("post_install", "-at_install", "wall")
class TestTheParticipantsOwnRequest(WallCase):
    """A record rule is evaluated in a request that the participant's own browser makes.

    Opening the report evaluates none. So the code stands in the request that lists the reports, and reaches from there.
    """

    def setUp(self):
        super().setUp()
        models = self.env.registry.models
        self.addCleanup(models.__setitem__, "ir.http", models["ir.http"])

    def _plant(self, expression, model="leadership.feedback.report"):
        """Let a record rule of the model evaluate the expression, past the form's check, which would run it at once."""
        values = {"name": "A look around", "model_id": self.env["ir.model"]._get_id(model), "domain_force": "[]"}
        rule = self.env["ir.rule"].create(values)
        rule.flush_recordset()
        domain = f"[{expression}, [(1, '=', 1)]][1]"
        self.env.cr.execute("UPDATE ir_rule SET domain_force = %s WHERE id = %s", (domain, rule.id))
        self.env["ir.config_parameter"].set_param(LOOT, "nothing")
        self.env.flush_all()
        self.env.invalidate_all()
        self.env.registry.clear_cache()

    def _road(self, road):
        code = road.replace("ENDPOINT", ENDPOINT).replace("SET", SET).replace("ENV", "user.env")
        return code.replace("REF", self.ref)

    def _hijack(self):
        slip = payslip(self, HIJACK)
        return f"user.env['hr.payslip'].sudo().browse({slip.id}).compute_sheet()"

    def _loot(self, ask):
        """What the road has carried away when the participant has asked for a page."""
        self.login(self.participant)
        logging.disable(logging.CRITICAL)
        try:
            self.page = ask()
        finally:
            logging.disable(logging.NOTSET)
        self.env.invalidate_all()
        self.env.registry.clear_cache()
        return self.env["ir.config_parameter"].get_param(LOOT)

    def _call(self, model, method, *arguments):
        call = {"model": model, "method": method, "args": arguments, "kwargs": {}}
        body = json.dumps({"jsonrpc": "2.0", "method": "call", "params": call})
        address = f"/web/dataset/call_kw/{model}/{method}"
        return self.url_open(address, data=body, headers={"Content-Type": "application/json"})

    def _list(self):
        return self._call("leadership.feedback.report", "copy_data", self.report.ids)

    def _list_and_open(self):
        self._list()
        return self.ask()

    def _copies(self):
        """A page that shows the weak copy, and may write as the report's page may."""
        return self._call("test_wall.copy", "copy_data", self.env["test_wall.copy"].search([]).ids)

    def test_opening_the_report_evaluates_no_rule_and_listing_it_does(self):
        evaluated = []
        rules = type(self.env["ir.rule"])
        compute = rules._compute_domain

        def watch(this, model, *arguments):
            evaluated.append(model)
            return compute(this, model, *arguments)

        self.login(self.participant)
        with patch.object(rules, "_compute_domain", watch):
            self.env.registry.clear_cache()
            self.assertSecret(self.ask().text)
            self.assertEqual(evaluated, [])
            self._list()

        self.assertIn("leadership.feedback.report", evaluated)

    def test_a_rule_that_calls_the_page_s_endpoint_gets_nothing(self):
        self._plant(self._road(AT_ONCE))

        self.assertNoSecret(self._loot(self._list))

    def test_a_rule_that_leaves_the_call_to_odoo_gets_nothing(self):
        self._plant(self._road(LATER))

        self.assertNoSecret(self._loot(self._list))

    def test_the_same_delayed_call_is_made_and_finds_what_is_a_record(self):
        self.expose()
        self._plant(self._road(HARMLESS))

        self.assertSecret(self._loot(self._list))

    def test_an_object_in_the_place_of_odoo_s_dispatch_is_handed_no_report(self):
        self._plant(self._hijack())

        self.assertNoSecret(self._loot(self._list_and_open))
        self.assertNoSecret(self.page.text)

    def test_the_same_object_is_handed_what_is_a_record(self):
        self.expose()
        self._plant(self._hijack(), "test_wall.copy")

        self.assertSecret(self._loot(self._copies))
        self.assertSecret(self.page.text)
