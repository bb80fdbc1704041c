import json
import sys
from contextlib import contextmanager
from types import FunctionType, ModuleType
from unittest.mock import patch

from odoo import http
from odoo.http import request
from odoo.tests import HttpCase, new_test_user, tagged
from odoo.tools import config

from odoo.addons.leadership_360.confidential import proof, trust

PAGE = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document", "Sec-Fetch-Site": "same-origin"}


class ProofProbe(http.Controller):
    """Pages that exist in tests only: they tell whether the visitor was believed, and nothing else."""

    @http.route("/l360/probe", type="http", auth="user", methods=["GET"])
    def probe(self, purpose="open", **_query):
        return _answer(lambda: proof.require(request, purpose))

    @http.route("/l360/probe/act", type="http", auth="user", methods=["POST"])
    def act(self, **_fields):
        return _answer(lambda: proof.require(request, "act"))

    @http.route("/l360/probe/public", type="http", auth="public", methods=["GET"])
    def public(self, **_query):
        return _answer(lambda: proof.require(request, "open"))

    @http.route("/l360/probe/sudo", type="http", auth="user", methods=["GET"])
    def sudo(self, **_query):
        request.update_env(su=True)
        return _answer(lambda: proof.require(request, "open"))

    @http.route("/l360/probe/other", type="http", auth="user", methods=["GET"])
    def other(self, **_query):
        request.update_env(user=request.env.ref("base.user_admin").id)
        return _answer(lambda: proof.require(request, "open"))

    @http.route("/l360/probe/action", type="http", auth="user", methods=["GET"])
    def action(self, endpoint="", **_query):
        """What an automation does that has got hold of an endpoint, in the participant's own request."""
        action = request.env["ir.actions.server"].sudo().search([("name", "=", "l360 probe")], limit=1)
        return action.run()["l360"]

    @http.route("/elsewhere/probe", type="http", auth="user", methods=["GET"])
    def elsewhere(self, **_query):
        return _answer(lambda: proof.require(request, "open"))


def _answer(ask):
    try:
        found = ask()
    except proof.Refused as refused:
        return json.dumps({"refused": refused.reason, "culprit": refused.culprit})
    return json.dumps({"uid": found.uid, "purpose": found.purpose})


def _wrap(original):
    return lambda *args, **kwargs: original(*args, **kwargs)


@tagged("post_install", "-at_install")
class TestProofOfDispatch(HttpCase):
    """Through a real server: who is believed, and every refusal beside him."""

    def setUp(self):
        super().setUp()
        self.env.registry.clear_cache("routing")
        self.user = new_test_user(self.env, "l360_visitor", groups="base.group_user")
        self.authenticate("l360_visitor", "l360_visitor")

    def ask(self, path="/l360/probe", headers=PAGE, **options):
        reply = self.url_open(path, headers=headers, allow_redirects=False, **options)
        return reply.json() if reply.status_code == 200 else {"status": reply.status_code}

    def refusal(self, *args, **kwargs):
        return self.ask(*args, **kwargs).get("refused")

    def test_a_person_at_his_own_browser_is_believed_again_and_again(self):
        for _time in range(2):
            self.assertEqual(self.ask(), {"uid": self.user.id, "purpose": "open"})

    def test_nobody_who_is_not_logged_in_gets_that_far(self):
        self.logout()

        self.assertEqual(self.ask()["status"], 303)
        self.assertEqual(self.refusal("/l360/probe/public"), "no_session")

    def test_each_thing_that_is_wrong_is_refused_with_its_reason(self):
        for path, headers, reason in [
            ("/l360/probe", {}, "no_fetch_metadata"),
            ("/l360/probe", {**PAGE, "Sec-Fetch-Site": "cross-site"}, "elsewhere"),
            ("/l360/probe", {**PAGE, "Sec-Fetch-Mode": "cors"}, "not_a_page"),
            ("/l360/probe", {**PAGE, "Sec-Fetch-Dest": "iframe"}, "not_a_page"),
            ("/l360/probe", {**PAGE, "Authorization": "Basic eDp5"}, "api_key"),
            ("/l360/probe?purpose=download", {**PAGE, "Sec-Fetch-Site": "none"}, "elsewhere"),
            ("/l360/probe?purpose=act", PAGE, "other_method"),
            ("/l360/probe/public", PAGE, "other_route"),
            ("/l360/probe/sudo", PAGE, "sudo"),
            ("/l360/probe/other", PAGE, "other_user"),
            ("/elsewhere/probe", PAGE, "other_path"),
        ]:
            with self.subTest(path=path, headers=headers):
                self.assertEqual(self.refusal(path, headers), reason)

    def test_an_act_needs_odoo_s_own_token_and_a_page_of_ours(self):
        data = {"csrf_token": http.Request.csrf_token(self)}

        self.assertEqual(self.ask("/l360/probe/act", data=data)["purpose"], "act")
        self.assertEqual(self.ask("/l360/probe/act", data={"x": 1})["status"], 400)
        headers = {**PAGE, "Sec-Fetch-Site": "none"}
        self.assertEqual(self.refusal("/l360/probe/act", headers, data=data), "elsewhere")

    def test_code_from_the_database_is_seen_on_the_road(self):
        self.env["ir.actions.server"].create(
            {
                "name": "l360 probe",
                "model_id": self.env["ir.model"]._get_id("res.users"),
                "state": "code",
                "code": "endpoint = env['ir.http'].routing_map().bind('').match('/l360/probe')[0]\n"
                "action = {'l360': endpoint()}",
            }
        )

        self.assertEqual(self.refusal("/l360/probe/action"), "evaluated_code")
        self.assertEqual(self.ask(), {"uid": self.user.id, "purpose": "open"})

    def test_a_function_that_another_add_on_has_replaced_is_seen_on_the_road(self):
        with self.patching():
            self.assertEqual(self.ask(), {"refused": "foreign_code", "culprit": "odoo.addons.stranger.patch"})
            with self.trusting("stranger"):
                self.assertEqual(self.ask(), {"uid": self.user.id, "purpose": "open"})

    @contextmanager
    def patching(self):
        """Put a function of another add-on around Odoo's own dispatch."""
        stranger = ModuleType("odoo.addons.stranger.patch")
        wrap = FunctionType(_wrap.__code__, vars(stranger))
        owner = self.env.registry["ir.http"]
        around = classmethod(wrap(owner._dispatch.__func__))
        with patch.dict(sys.modules, {stranger.__name__: stranger}), patch.object(owner, "_dispatch", around):
            yield

    def trusting(self, name):
        return patch.dict(config.options, {"l360_trusted_modules": f"other, {name}"})

    def test_odoo_s_own_add_ons_are_known_and_others_are_not(self):
        for addon in ("base", "web", "portal", "hr", "mail"):
            self.assertTrue(trust.is_core(addon), addon)
        for addon in ("leadership_360", "no_such_add_on"):
            self.assertFalse(trust.is_core(addon), addon)

    def test_they_are_let_through_with_their_part_of_the_dispatch_only(self):
        self.assertTrue(trust.is_trusted("base", "models.ir_http"))
        self.assertFalse(trust.is_trusted("base", "models.res_users"))
