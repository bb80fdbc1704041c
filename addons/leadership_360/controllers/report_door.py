"""The way in and out of every page of a participant: proof first, then the answer, and nothing that could be kept.

Who may not open something, and who asks for what does not exist, get the same page with the same status.
"""

import logging
from uuid import UUID

from odoo.http import request
from odoo.service.model import PG_CONCURRENCY_EXCEPTIONS_TO_RETRY

from ..confidential import proof, service
from ..confidential.errors import VaultError
from ..confidential.report import html
from .report_visit import Visit, words_of

_logger = logging.getLogger(__name__)

# The vault's states in which no report of this database opens, whoever asks.
CLOSED_FOR_ALL = {"not set up", "missing key", "wrong key", "unsafe keyring", "locked", "locked by audit"}
# Those in which the participant is asked for the passphrase, and the status of that page.
ASKING = {"passphrase needed": 200, "passphrase wrong": 403, "passphrase blocked": 429}


def answer(ref, purpose, make):
    """Ask for the proof, then make the answer; no text of a report may reach a log or an error reporter.

    `ref` is None for a page that belongs to a person and not to a round. With a passphrase a page comes as POST too.
    """
    if purpose != "act" and request.httprequest.method == "POST":
        purpose = f"{purpose}_locked"
    known = False
    try:
        visit = _prove(ref, purpose)
        known = isinstance(visit, Visit) and (ref is None or bool(visit.handle))
        reply = make(visit) if isinstance(visit, Visit) else visit
        proof.check_way_back(request)
    except PG_CONCURRENCY_EXCEPTIONS_TO_RETRY:
        raise  # Odoo repeats the request, and the proof is made anew
    except VaultError as error:
        reply = _closed(error)
    except Exception as error:  # noqa: BLE001
        _logger.error("A 360 report could not be made: %s", type(error).__name__)
        request.env.cr.rollback()
        reply = notice("failed", 500) if known else None
    return reply or notice("closed", 404)


def _prove(ref, purpose):
    """Return the Visit; or the answer to whoever has no proof, which may be None."""
    try:
        found = proof.require(request, purpose)
    except proof.Refused as refused:
        return _refuse(ref, refused.reason)
    if ref is None:
        return Visit("", found)
    return Visit(canonical(ref), found) if canonical(ref) else None


def _refuse(ref, reason):
    """Help where that gives nothing away; otherwise note it in the participant's log and say what everybody hears."""
    if reason == "no_fetch_metadata":
        return notice("https", 403, points=["https_ask"])
    place = request.httprequest.path if ref is None else canonical(ref) and f"/l360/report/{canonical(ref)}"
    if not place:
        return None
    if reason == "elsewhere":
        return notice("door", 200, place, "door_button")
    if ref is not None:
        service.refused(request.env.cr, canonical(ref), request.session.uid, reason)
    return None


def _closed(error):
    if error.state not in ASKING:  # where a passphrase is asked for, nothing was written but the log
        request.env.cr.rollback()
        return notice("locked", 503) if error.state.split(":")[0] in CLOSED_FOR_ALL else None
    # The same request again, with a passphrase: what the form held before goes along.
    sent = request.httprequest.form.items()
    kept = {name: value for name, value in sent if name not in ("csrf_token", "secret")}
    page = html.ask(error.state.split()[1], words_of(request.env), request.httprequest.path, request.csrf_token(), kept)
    return page_of(page, ASKING[error.state])


def canonical(ref):
    """A round's reference as the vault writes it, or an empty string."""
    try:
        return str(UUID(ref))
    except ValueError:
        return ""


def notice(name, status, action="", label="", points=()):
    """A short calm page; `name` is a key of NOTICES."""
    return page_of(html.notice(name, words_of(request.env), action, label, points), status)


def page_of(page_and_style, status=200):
    """The response of a page and the source of its one stylesheet."""
    page, style = page_and_style
    return _response(page, "text/html; charset=utf-8", style, status)


def file_of(content, mimetype, name):
    """The response of a file that is saved."""
    return _response(content, mimetype, "'none'", 200, [("Content-Disposition", f'attachment; filename="{name}"')])


def _response(content, mimetype, style, status, more=()):
    policy = f"default-src 'none'; style-src {style}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    headers = [
        ("Content-Type", mimetype),
        ("Content-Security-Policy", policy),
        ("Cache-Control", "no-store"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("X-Robots-Tag", "noindex, nofollow, noarchive"),
        *more,
    ]
    return request.make_response(content, headers, status=status)
