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
        self.handle = _search(REPORT, [("ref", "=", ref)])

    @property
    def is_participant(self):
        return self.handle.participant_id.id == self.proof.uid

    @cached_property
    def own_round(self):
        """The participant's own round, which has a log before there is a report; empty for everybody else."""
        mine = [("ref", "=", self.ref), ("participant_id", "=", self.proof.uid)]
        return _search("leadership.feedback.round", mine)

    def earlier(self):
        """The snapshot of the round before, if this reader may open it too (T9); its log says that it was read."""
        if not self.handle:
            return None
        before = [
            ("participant_id", "=", self.handle.participant_id.id),
            ("date_closed", "<", self.handle.date_closed),
            ("round_id.kind", "=", "full"),  # a pulse is compared with nothing (F7)
        ]
        previous = _search(REPORT, before, "date_closed desc, id desc")
        return service.open_result(self.cr, self.proof, previous.ref) if previous else None

    def frame(self, snapshot=None):
        """What surrounds the report; the participant alone gets the log and the release."""
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
            urls=Urls(urls.pdf, urls.xlsx, f"{self.url}/log", "", f"{self.url}/release", f"{self.url}/revoke"),
            pdf=pdf.available(),
        )

    def statement(self):
        """What protects this report, and everything that happened to it."""
        entries = service.log(self.cr, self.proof, self.ref)
        names = _Names(request.env, entries)
        return Statement(
            title=self.own_round.display_name,
            points=tuple(self._points()),
            lines=tuple(tell(entry, self.words, _when, names.of) for entry in reversed(entries)),
            whole=service.verify_log(self.cr, self.ref),
            back=self.url if self.handle else "",
        )

    def _points(self):
        words = self.words
        yield words("foot")
        yield words("threshold", k=self.own_round.k)
        yield words("destroyed" if service.is_destroyed(self.cr, self.ref) else "collecting")
        if "superuser_role" in service.warnings(self.cr):
            yield words("superuser_role")
        yield words("said_openly")


def _search(model, domain, order=None):
    """The first record of the private tier that this user may reach; empty for whoever has no right on the model."""
    try:
        return request.env[model].search(domain, order=order, limit=1)
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
