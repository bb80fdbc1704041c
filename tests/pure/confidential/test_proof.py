"""Proof of dispatch, without a server: each refusal beside a request that is let through.

The road from the dispatcher to the vault is played by modules made here, whose functions call one another.
"""

import sys
from types import FunctionType, ModuleType, SimpleNamespace

import pytest
from leadership_360.confidential import proof, stack
from leadership_360.confidential.proof import Refused

HEADERS = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document", "Sec-Fetch-Site": "same-origin"}
CONTROLLER = "odoo.addons.leadership_360.controllers.report"
CORE = "odoo.addons.base.models.ir_http"
STRANGER = "odoo.addons.stranger.models.ir_http"
ROAD = (CORE, CONTROLLER)
MODEL = "odoo.addons.base.models.res_users"
ODOO = ("odoo.http", "odoo.tools.safe_eval", "odoo.orm.models", MODEL)


def trusted(addon, module):
    return addon in ("base", "website") and module == "models.ir_http"


@pytest.fixture(autouse=True)
def modules(monkeypatch):
    """Make modules whose functions call on; the dispatcher's has Odoo's own name and parameters."""
    for name in (*ROAD, STRANGER, *ODOO, "contextlib_of_somebody"):
        module = ModuleType(name)
        for function in (call, _serve_ir_http):
            setattr(module, function.__name__, FunctionType(function.__code__, vars(module)))
        monkeypatch.setitem(sys.modules, name, module)


def call(onward):
    return onward()


def _serve_ir_http(self, rule, onward):
    return onward()


def a_request(**changes):
    person = SimpleNamespace(_is_public=lambda: False)
    values = {
        "path": "/l360/report/x",
        "method": "GET",
        "headers": HEADERS,
        "session_uid": 7,
        "uid": 7,
        "su": False,
        "user": person,
        **changes,
    }
    return SimpleNamespace(
        httprequest=SimpleNamespace(path=values["path"], method=values["method"], headers=values["headers"]),
        session=SimpleNamespace(uid=values["session_uid"]),
        env=SimpleNamespace(uid=values["uid"], su=values["su"], user=values["user"]),
    )


def a_rule(auth="user", kind="http", module=CONTROLLER):
    def endpoint():
        pass

    endpoint.routing = {"auth": auth, "type": kind}
    endpoint.original_endpoint = SimpleNamespace(__module__=module)
    return SimpleNamespace(endpoint=endpoint)


def dispatch(request, work, road=ROAD, rule=None):
    """Run `work` as if Odoo had dispatched `request` along the modules of `road`."""
    for name in reversed(road):
        work = _calling(name, work)
    return sys.modules["odoo.http"]._serve_ir_http(request, rule or a_rule(), work)


def _calling(name, onward):
    return lambda: sys.modules[name].call(onward)


def require(request, purpose="open", **dispatched):
    return dispatch(request, lambda: proof.require(request, purpose, is_trusted=trusted), **dispatched)


@pytest.fixture(autouse=True)
def the_test_itself_is_not_seen(monkeypatch):
    """The lambdas of this file stand between the played modules; each counts as a part of its caller."""
    module_of = stack.module_of

    def seen(frame):
        while frame.f_back and module_of(frame) == __name__:
            frame = frame.f_back
        return module_of(frame)

    monkeypatch.setattr(stack, "module_of", seen)


def refusal(*args, **kwargs):
    with pytest.raises(Refused) as caught:
        require(*args, **kwargs)
    return caught.value.reason


def test_a_person_at_his_own_browser_is_believed():
    made = require(a_request())

    assert (made.uid, made.purpose) == (7, "open")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"path": "/web/dataset/call_kw"}, "other_path"),
        ({"method": "POST"}, "other_method"),
        ({"headers": {**HEADERS, "Authorization": "Bearer x"}}, "api_key"),
        ({"session_uid": None}, "no_session"),
        ({"session_uid": 1, "uid": 1}, "superuser"),
        ({"uid": 1}, "superuser"),
        ({"su": True}, "sudo"),
        ({"uid": 8}, "other_user"),
        ({"user": SimpleNamespace(_is_public=lambda: True)}, "public_user"),
        ({"headers": {}}, "no_fetch_metadata"),
        ({"headers": {**HEADERS, "Sec-Fetch-Mode": "cors"}}, "not_a_page"),
        ({"headers": {**HEADERS, "Sec-Fetch-Dest": "iframe"}}, "not_a_page"),
        ({"headers": {**HEADERS, "Sec-Fetch-Dest": "empty"}}, "not_a_page"),
        ({"headers": {**HEADERS, "Sec-Fetch-Site": "cross-site"}}, "elsewhere"),
        ({"headers": {**HEADERS, "Sec-Fetch-Site": "same-site"}}, "elsewhere"),
    ],
)
def test_each_thing_that_is_wrong_is_refused_with_its_reason(change, reason):
    assert refusal(a_request(**change)) == reason


def test_no_request_is_no_proof():
    for nothing in (None, SimpleNamespace()):
        with pytest.raises(Refused, match="no_request"):
            proof.require(nothing, "open", is_trusted=trusted)


@pytest.mark.parametrize(
    ("purpose", "method", "site", "reason"),
    [
        ("open", "GET", "none", None),
        ("open", "GET", "same-origin", None),
        ("download", "GET", "same-origin", None),
        ("download", "GET", "none", "elsewhere"),
        ("act", "POST", "same-origin", None),
        ("act", "POST", "none", "elsewhere"),
        ("act", "POST", "cross-site", "elsewhere"),
        ("act", "GET", "same-origin", "other_method"),
        ("open", "POST", "same-origin", "other_method"),
    ],
)
def test_each_purpose_has_its_own_way(purpose, method, site, reason):
    request = a_request(method=method, headers={**HEADERS, "Sec-Fetch-Site": site})

    if reason:
        assert refusal(request, purpose) == reason
    else:
        assert require(request, purpose).purpose == purpose


@pytest.mark.parametrize(
    ("road", "reason"),
    [
        ((CORE, "odoo.tools.safe_eval", CONTROLLER), "evaluated_code"),
        ((CORE, STRANGER, CONTROLLER), "foreign_code"),
        ((STRANGER, CORE, CONTROLLER), "foreign_code"),
        ((CORE, CONTROLLER, STRANGER), "foreign_code"),
        ((CORE, "contextlib_of_somebody", CONTROLLER), "foreign_code"),
        ((CORE, MODEL, CONTROLLER), "foreign_code"),
        ((CORE, "odoo.orm.models", CONTROLLER), "roundabout"),
        ((CORE, CONTROLLER, "odoo.orm.models", "odoo.http", CONTROLLER), "roundabout"),
        ((CORE, CONTROLLER, "odoo.http", CONTROLLER), "entered_again"),
    ],
)
def test_a_stranger_anywhere_on_the_road_is_refused(road, reason):
    assert refusal(a_request(), road=road) == reason


def test_a_stranger_whom_the_administrator_trusts_is_let_through():
    def known(addon, module):
        return trusted(addon, module) or addon == "stranger"

    request = a_request()
    made = dispatch(
        request, lambda: proof.require(request, "open", is_trusted=known), road=(CORE, STRANGER, CONTROLLER)
    )

    assert made.uid == 7


def test_code_that_only_calls_itself_ours_is_recognised():
    request = a_request()
    pretender = FunctionType(call.__code__, {"__name__": CONTROLLER})

    with pytest.raises(Refused, match="evaluated_code"):
        dispatch(request, lambda: pretender(lambda: proof.require(request, "open", is_trusted=trusted)))


def test_a_call_outside_of_any_dispatch_is_refused(monkeypatch):
    monkeypatch.setattr(stack, "judge", lambda name, known: "")

    with pytest.raises(Refused, match="not_dispatched"):
        proof.require(a_request(), "open", is_trusted=trusted)


def test_the_dispatch_of_another_request_is_no_proof():
    request, other = a_request(), a_request()

    with pytest.raises(Refused, match="not_dispatched"):
        dispatch(other, lambda: proof.require(request, "open", is_trusted=trusted))


@pytest.mark.parametrize(
    "rule",
    [
        a_rule(auth="public"),
        a_rule(auth="none"),
        a_rule(auth="bearer"),
        a_rule(kind="jsonrpc"),
        a_rule(module="odoo.addons.stranger.controllers.report"),
        a_rule(module="odoo.addons.leadership_360_more.controllers.report"),
    ],
)
def test_only_our_own_route_for_users_is_dispatched_here(rule):
    assert refusal(a_request(), rule=rule) == "other_route"


def test_a_proof_cannot_be_made_by_hand_nor_by_another_purpose():
    with pytest.raises(Refused, match="forged"):
        proof.Proof(object(), a_request(), 7, "open")
    for forged in (None, 7, SimpleNamespace(uid=7, purpose="open")):
        with pytest.raises(Refused, match="forged"):
            proof.check(forged, "open")
    with pytest.raises(Refused, match="forged"):
        proof.check(require(a_request()), "act")


def test_a_proof_is_worth_something_in_its_own_request_only():
    request, later = a_request(), a_request()
    made = require(request)

    dispatch(request, lambda: proof.check(made, "open", is_trusted=trusted))
    with pytest.raises(Refused, match="not_dispatched"):
        dispatch(later, lambda: proof.check(made, "open", is_trusted=trusted))
    with pytest.raises(Refused, match="evaluated_code"):
        dispatch(
            request,
            lambda: proof.check(made, "open", is_trusted=trusted),
            road=(CORE, CONTROLLER, "odoo.tools.safe_eval"),
        )
    request.env.su = True
    with pytest.raises(Refused, match="sudo"):
        dispatch(request, lambda: proof.check(made, "open", is_trusted=trusted))


def test_an_object_in_the_place_of_odoo_s_dispatch_gets_no_answer():
    dispatch = type("ir.http", (), {"_name": "ir.http"})
    stranger = type("res.users", (), {"_name": "res.users"})

    proof.check_way_back(SimpleNamespace(registry={"ir.http": dispatch}))
    for other in (dispatch(), stranger, SimpleNamespace(_name="ir.http")):
        with pytest.raises(Refused, match="foreign_code"):
            proof.check_way_back(SimpleNamespace(registry={"ir.http": other}))


def test_a_replayed_request_proves_anew():
    request = a_request()

    assert require(request).uid == require(request).uid


def test_a_printed_proof_names_nobody():
    assert "7" not in repr(require(a_request()))
