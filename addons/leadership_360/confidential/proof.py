"""Proof of dispatch: a person at a browser, logged in as himself, on our own page, and nobody else on the line.

`env.uid` proves nothing: server actions, rules, templates and jobs can all take on the participant's name, even inside
his own request. So the controller asks here first, and the service asks again when the proof is shown to it.
"""

import sys
from typing import NamedTuple

from . import stack

OWN_PATH = "/l360/"
SUPERUSER = 1


class Way(NamedTuple):
    """How a browser must have come for a purpose: method and Fetch Metadata (W3C)."""

    method: str
    sites: frozenset


# Opening by a typed address or a bookmark is "none"; files and acts start from our own page only.
# Links to files must not carry the `download` attribute: browsers then ask without saying "navigate".
WAYS = {
    "open": Way("GET", frozenset({"same-origin", "none"})),
    "download": Way("GET", frozenset({"same-origin"})),
    "act": Way("POST", frozenset({"same-origin"})),
    # The same with a passphrase: it comes in the body, and from our own page only.
    "open_locked": Way("POST", frozenset({"same-origin"})),
    "download_locked": Way("POST", frozenset({"same-origin"})),
}


class Refused(Exception):
    """No proof. `reason` is a code; two of them a page should answer with help rather than with a refusal.

    "no_fetch_metadata": over plain HTTP browsers do not say how they came; the page needs HTTPS. "elsewhere": the right
    person on a link from another site; show one button on a page of our own.
    """

    def __init__(self, reason, culprit=""):
        super().__init__(reason)
        self.reason = reason
        self.culprit = culprit


class Proof:
    """That user `uid` is there in person for `purpose`. Made by `require` only; worth nothing in another request."""

    __slots__ = ("purpose", "request", "uid")

    def __init__(self, key, request, uid, purpose):
        if key is not _MADE_HERE:
            raise Refused("forged")
        self.request, self.uid, self.purpose = _real(request), uid, purpose

    def __repr__(self):
        return f"<Proof {self.purpose}>"


_MADE_HERE = object()


def require(request, purpose, is_trusted=None):
    """Return the Proof of the person at the browser, or raise Refused. Keeps nothing: a replay proves anew."""
    way = WAYS[purpose]
    _check_request(request, way)
    _check_person(request)
    _check_road(request, is_trusted)
    _check_fetch(request.httprequest.headers, way)
    return Proof(_MADE_HERE, request, request.env.uid, purpose)


def check(proof, *purposes, is_trusted=None):
    """Raise Refused unless this is a real proof for one of the purposes, shown in the very request it was made in."""
    if type(proof) is not Proof or proof.purpose not in purposes:
        raise Refused("forged")
    _check_person(proof.request)
    if proof.request.env.uid != proof.uid:
        raise Refused("other_user")
    _check_road(proof.request, is_trusted)


def check_way_back(request):
    """Raise Refused unless the answer goes out through Odoo's own dispatch. To be asked last, after any evaluation.

    Evaluated code cannot replace a method of a class, but it can put an object of its own into the registry's
    dictionary, in the place of the class that is handed every answer.
    """
    dispatch = _real(request).registry["ir.http"]
    if not (isinstance(dispatch, type) and dispatch._name == "ir.http"):
        raise Refused("foreign_code")


def _check_request(request, way):
    if not request or not getattr(request, "httprequest", None):
        raise Refused("no_request")
    http = request.httprequest
    if not http.path.startswith(OWN_PATH):
        raise Refused("other_path")
    if http.method != way.method:
        raise Refused("other_method")
    if "Authorization" in http.headers:
        raise Refused("api_key")


def _check_person(request):
    uid, env = request.session.uid, request.env
    if not uid:
        raise Refused("no_session")
    if uid == SUPERUSER or env.uid == SUPERUSER:
        raise Refused("superuser")
    if env.su:
        raise Refused("sudo")
    if uid != env.uid:
        raise Refused("other_user")
    if env.user._is_public():
        raise Refused("public_user")


def _check_road(request, is_trusted):
    if is_trusted is None:
        from .trust import is_trusted
    # The frame of whoever called `require` or `check`: ours, or a stranger's.
    found = stack.walk(sys._getframe(2), is_trusted, _real(request))
    if found.reason:
        raise Refused(found.reason, found.culprit)
    if not _is_own_route(found.rule):
        raise Refused("other_route")


def _is_own_route(rule):
    """A route with auth='user' whose method is ours and that no other add-on has taken over."""
    endpoint = getattr(rule, "endpoint", None)
    if endpoint is None or endpoint.routing.get("auth") != "user" or endpoint.routing.get("type") != "http":
        return False
    return endpoint.original_endpoint.__module__.startswith(stack.OURS)


def _check_fetch(headers, way):
    mode, dest, site = (headers.get(f"Sec-Fetch-{name}") for name in ("Mode", "Dest", "Site"))
    if not (mode and dest and site):
        raise Refused("no_fetch_metadata")
    if (mode, dest) != ("navigate", "document"):
        raise Refused("not_a_page")
    if site not in way.sites:
        raise Refused("elsewhere")


def _real(request):
    """The request itself behind Odoo's thread-local stand-in."""
    current = getattr(request, "_get_current_object", None)
    return current() if current else request
