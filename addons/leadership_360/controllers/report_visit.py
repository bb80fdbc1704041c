"""One visit of one reader: their language, the handle of the report, and what the page offers them."""

from datetime import datetime
from functools import cached_property

from odoo.exceptions import AccessError
from odoo.fields import Datetime
from odoo.http import request
from odoo.tools.misc import format_date, format_datetime
from odoo.tools.translate import get_translation

from ..confidential import service
from ..confidential.report import pdf
from ..confidential.report.html import Frame, Urls
from ..confidential.report.statement import Statement, tell
from ..confidential.report.words import Words

MODULE = "leadership_360"
REPORT = "leadership.feedback.report"
HANDLE = ("round_id", "ref", "participant_id", "date_closed", "released", "released_to_id", "released_on")


def words_of(env):
    """The reader's language, from Odoo's own machinery."""
    lang = env["res.lang"]._get_data(code=env.lang or env.user.lang or "en_US")

    def translate(source, **values):
        return get_translation(MODULE, lang.code or "en_US", source, values)

    def day(value):
        return format_date(env, value, lang_code=lang.code, date_format="long")

    return Words(lang.code or "en_US", translate, day, lang.decimal_point or ".", lang.direction or "ltr")


class Visit:
    """Holds one proven visit. The handle only decides what is offered: who may read is the vault's to say."""

    def __init__(self, ref, proof):
        self.ref, self.proof = ref, proof
        self.cr = request.env.cr
        self.url = f"/l360/report/{ref}"
        self.words = words_of(request.env)
        self.handle = self._own_handle()
        if ref and not (self.handle or self.own_round):  # a coach, of whom no passphrase is asked
            self.handle = _search(REPORT, [("ref", "=", ref)], HANDLE)

    def _own_handle(self):
        """The handle of the participant's own report."""
        mine = [("ref", "=", self.ref), ("participant_id", "=", self.proof.uid)]
        # sudo: the person at the browser is proven; the search as such would ask first whom they coach
        return request.env[REPORT].sudo().search_fetch(mine, HANDLE, limit=1)

    @property
    def secret(self):
        """The passphrase, from the body only: what stands in an address ends in the HTTP log."""
        return request.httprequest.form.get("secret", "")

    @property
    def is_participant(self):
        return self.handle.participant_id.id == self.proof.uid

    @cached_property
    def own_round(self):
        """The participant's own round, which has a log before there is a report; empty for everybody else."""
        mine = [("ref", "=", self.ref), ("participant_id", "=", self.proof.uid)]
        # sudo: the person at the browser is proven, and the secret may be here: no rule is evaluated beside it
        return request.env["leadership.feedback.round"].sudo().search_fetch(mine, [], limit=1)

    @property
    def back(self):
        """Where an act leads: the report, or the page around it as long as there is none."""
        return self.url if self.handle.date_closed else f"{self.url}/log"

    def earlier(self):
        """The snapshot of the round before, if this reader may open it too (T9); its log says that it was read."""
        if not self.handle:
            return None
        before = [
            ("participant_id", "=", self.handle.participant_id.id),
            ("date_closed", "<", self.handle.date_closed),
            ("round_id.kind", "=", "full"),  # a pulse is compared with nothing (F7)
        ]
        if not self.is_participant:
            before += [("released", "=", True), ("released_to_id", "=", self.proof.uid)]
        # sudo: which round came before, without asking a second time who this is; the vault says whether it opens
        previous = request.env[REPORT].sudo().search_fetch(before, ["ref"], order="date_closed desc, id desc", limit=1)
        return service.open_result(self.cr, self.proof, previous.ref, secret=self.secret) if previous else None

    def frame(self, snapshot=None):
        """What surrounds the report; the participant alone gets the log and the release."""
        if not self.handle:  # deleted: what is left is the log
            return Frame(csrf=request.csrf_token())
        urls = Urls(pdf=f"{self.url}/pdf", xlsx=f"{self.url}/xlsx")
        if not self.is_participant:
            return Frame(reader="coach", urls=urls, pdf=pdf.available())
        handle = self.handle
        coach = handle.released_to_id or handle.coach_id
        return Frame(
            coach=coach.name or "",
            coach_uid=coach.id or 0,
            released=handle.released_on.isoformat() if handle.released else "",
            csrf=request.csrf_token(),
            keep_until=handle.keep_until.isoformat() if handle.keep_until else "",
            urls=Urls(
                pdf=urls.pdf,
                xlsx=urls.xlsx,
                log=f"{self.url}/log",
                # a pulse asks about a plan that there is
                focus=f"{self.url}/focus" if snapshot and snapshot["form"].get("kind") != "pulse" else "",
                release=f"{self.url}/release",
                revoke=f"{self.url}/revoke",
            ),
            pdf=pdf.available(),
            # a report behind a passphrase was asked for with one
            locked=self.proof.purpose.endswith("_locked"),
        )

    def statement(self, check=False):
        """What protects this report, looked at now, and everything that happened to it; `check` the log's chain."""
        lines, seen = self.lines(), service.examine(request.env)
        closed, locked = bool(self.handle.date_closed), service.has_passphrase(self.cr, self.proof)
        return Statement(
            title=self.own_round.display_name,
            points=tuple(self._points(seen, locked)),
            modules=seen.modules,
            lines=lines,
            whole=service.verify_log(self.cr, self.ref) if check else None,
            back=self.url if closed else "",
            url=self.url,
            closed=closed,
            locked=locked,
        )

    def lines(self):
        """The access log in plain words, the newest first."""
        entries = service.log(self.cr, self.proof, self.ref)
        names = _Names(request.env, entries)
        return tuple(tell(entry, self.words, _when, names.of) for entry in reversed(entries))

    def _points(self, seen, locked):
        """(is it well, sentence) of everything that protects, as it is at this moment."""
        words = self.words
        yield True, words("foot")
        if seen.culprits:
            yield False, words("examined_locked", found=seen.culprits)
        else:
            yield True, words("examined", modules=len(seen.modules), models=seen.models)
        yield True, words("threshold", k=self.own_round.k)
        yield True, words("destroyed" if service.is_destroyed(self.cr, self.ref) else "collecting")
        if "superuser_role" in service.warnings(self.cr):
            yield False, words("superuser_role")
        yield locked, words("passphrase_on" if locked else "passphrase_off")
        yield True, words("said_openly")


def _search(model, domain, names=()):
    """The first record of the private tier that this user may reach; empty for whoever has no right on the model."""
    try:
        return request.env[model].search_fetch(domain, names, limit=1)
    except AccessError:
        return request.env[model]


class _Names:
    """Names of the people in a log; somebody deleted is only a number."""

    def __init__(self, env, entries):
        uids = {entry.uid for entry in entries} | {int(entry.detail) for entry in entries if entry.detail.isdigit()}
        # sudo: the participant may see who opened the report, a portal user too; nothing but the name is read.
        users = env["res.users"].sudo().with_context(active_test=False).browse(uids - {0}).exists()
        self._names = {user.id: user.name for user in users}

    def of(self, uid):
        return self._names.get(uid, f"#{uid}" if uid else "")


def _when(at):
    """UTC in ISO 8601, in the reader's time zone and language."""
    moment = datetime.fromisoformat(at).replace(tzinfo=None)
    return format_datetime(request.env, Datetime.to_datetime(moment), dt_format="medium")
