"""From what was posted to what is answered, with a script (JSON) and without (forms).

Whether a link is unknown, used, late or malformed, the same steps run and the same bytes go back.
"""

import json
from dataclasses import dataclass

from . import answers, document, languages, paged, screens
from .sheet import Sheet
from .whole import whole

JSON = "application/json; charset=utf-8"
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Reply:
    """One HTTP answer."""

    body: str
    mimetype: str = HTML
    status: int = 200


@dataclass(frozen=True)
class Visit:
    """A link that is open: its secret, the rater's sheet and the answers kept so far."""

    code: str
    sheet: Sheet
    kept: dict


class Flow:
    """One request.

    `vault` has look(code) -> object with ref, relation, draft, or None; save_draft(code, answers) -> bool;
    submit(code, answers) -> bool. `form_of(ref)` gives the launch snapshot or None; `words(lang)` the page's sentences;
    `header` is Accept-Language.
    """

    def __init__(self, vault, form_of, words, header=""):
        self.vault = vault
        self.form_of = form_of
        self.words = words
        self.header = header

    # what both ways share

    def _visit(self, code, wanted):
        """The open link behind a code, or None; does the same work either way."""
        look = self.vault.look(code)
        form = self.form_of(look.ref if look else "")
        if look is None or form is None:
            return None
        lang = languages.choose(form["languages"], wanted, self.header)
        return Visit(code, Sheet(form, look.relation, lang), answers.merge(look.draft, answers.empty()))

    def _own_language(self, wanted=None):
        return languages.choose(languages.OWN, wanted, self.header)

    # without a script

    def first(self):
        """The page behind every link."""
        lang = self._own_language()
        return Reply(document.first(self.words(lang), lang))

    def posted_form(self, fields):
        """One page after the other; `fields` maps names to strings."""
        visit = self._visit(answers.read_code(fields.get("code")), fields.get("lang"))
        if visit is None:
            return self.calm(fields.get("lang"))
        say = self.words(visit.sheet.lang)
        at = paged.place(fields.get("at"), visit.sheet)
        try:
            changes = answers.changes_from_fields(fields, visit.sheet)
        except answers.Malformed:
            return self._page(visit, visit.kept, at, say("refused"))
        merged = answers.merge(visit.kept, changes)
        if not answers.is_empty(changes) and not self.vault.save_draft(visit.code, merged):
            return self.calm(visit.sheet.lang)
        if fields.get("go") == paged.SEND:
            return self._send_form(visit, merged)
        return self._turn(visit, merged, at, paged.place(fields.get("go"), visit.sheet))

    def _turn(self, visit, merged, at, to):
        """The next page, or this one again if statements are open and the button asked to look."""
        if to.check and 1 <= at.step <= len(visit.sheet.parts):
            missing = visit.sheet.missing(merged, visit.sheet.parts[at.step - 1])
            if missing:
                say = self.words(visit.sheet.lang)
                alert = say.plural("open_one", "open_many", len(missing))
                return self._page(visit, merged, paged.Place(at.step, from_review=to.from_review), alert, missing)
        return self._page(visit, merged, to)

    def _send_form(self, visit, merged):
        if not visit.sheet.complete(merged):
            return self._page(visit, merged, paged.Place(visit.sheet.review_step))
        if not self.vault.submit(visit.code, merged):
            return self.calm(visit.sheet.lang)
        say = self.words(visit.sheet.lang)
        return Reply(document.small(screens.done(say), say, visit.sheet.lang, "thanks"))

    def _page(self, visit, merged, at, alert="", missing=()):
        sheet = visit.sheet
        say = self.words(sheet.lang)
        inside = paged.page(sheet, say, visit.code, merged, at, alert, missing)
        return Reply(document.document(inside, sheet.lang, paged.title(sheet, say, at.step), say("brand")))

    def calm(self, wanted=None):
        """The one page of every link that is not open."""
        lang = self._own_language(wanted)
        say = self.words(lang)
        return Reply(document.small(screens.calm(say), say, lang, "calm"))

    def resting(self):
        """The vault cannot work now; the same for every link."""
        lang = self._own_language()
        say = self.words(lang)
        return Reply(document.small(screens.resting(say), say, lang, "resting"), status=503)

    # with a script

    def posted_json(self, body):
        """{"do": "open" | "save" | "send", "code", "lang", "ratings", "comments"} as bytes."""
        try:
            data = answers.read_json(body)
        except answers.Malformed:
            data = {}
        wanted = data.get("lang") if isinstance(data.get("lang"), str) else None
        visit = self._visit(answers.read_code(data.get("code")), wanted)
        act = {"open": self._open, "save": self._save, "send": self._send}.get(str(data.get("do")))
        if visit is None and act == self._send:
            return self._sent_before(data, wanted)
        if visit is None or act is None:
            return self.calm_json(wanted)
        try:
            changes = answers.changes_from_json(data, visit.sheet)
        except answers.Malformed:
            return _json({"open": True, "refused": True}, status=422)
        return act(visit, changes)

    def _open(self, visit, _changes):
        sheet = visit.sheet
        say = self.words(sheet.lang)
        return _json({
            **_language(sheet.lang), "open": True, "lang": sheet.lang, "title": say("brand"), "html": whole(sheet, say),
            "say": say.for_script(), "answers": visit.kept, "name": sheet.name, "self": sheet.is_self,
            "minutes": sheet.form["minutes"], "review": sheet.review_step,
        })  # fmt: skip

    def _save(self, visit, changes):
        merged = answers.merge(visit.kept, changes)
        if not answers.is_empty(changes) and not self.vault.save_draft(visit.code, merged):
            return self.calm_json(visit.sheet.lang)
        return _json({"open": True, "answers": merged})

    def _send(self, visit, changes):
        """What the rater saw in the review is what is sent; a draft of another tab is not mixed in."""
        final = answers.merge(None, changes)
        if not visit.sheet.complete(final):
            return _json({"open": True, "sent": False, "answers": answers.merge(visit.kept, changes)})
        if not self.vault.submit(visit.code, final):
            return self.calm_json(visit.sheet.lang)
        return self._done_json(visit.sheet.lang)

    def _sent_before(self, data, wanted):
        """The thanks were lost on the way and the same answers come again: the vault knows them, and only them."""
        code = answers.read_code(data.get("code"))
        again = {kind: data.get(kind) for kind in ("ratings", "comments")}
        if code and self.vault.submit(code, again):
            return self._done_json(self._own_language(wanted))
        return self.calm_json(wanted)

    def _done_json(self, lang):
        say = self.words(lang)
        return self._last(screens.done(say), say, lang, "thanks", open=True, sent=True)

    def calm_json(self, wanted=None):
        lang = self._own_language(wanted)
        say = self.words(lang)
        return self._last(screens.calm(say), say, lang, "calm", open=False)

    def resting_json(self):
        lang = self._own_language()
        say = self.words(lang)
        return self._last(screens.resting(say), say, lang, "resting", status=503, open=True)

    @staticmethod
    def _last(inside, say, lang, title, status=200, **flags):
        html = f'<main class="wrap">{inside}</main>'
        return _json({**_language(lang), "title": f"{say(title)} – {say('brand')}", "html": html, **flags}, status)


def _language(lang):
    return {"tag": languages.html_lang(lang), "dir": languages.direction(lang)}


def _json(data, status=200):
    return Reply(json.dumps(data, ensure_ascii=False), JSON, status)
