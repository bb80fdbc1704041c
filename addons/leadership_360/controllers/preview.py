"""A questionnaire as its raters, or the participant, will see it; for whoever may read the questionnaire."""

from odoo import fields, http
from odoo.exceptions import AccessError, MissingError
from odoo.http import request

from ..answer_page import document
from ..answer_page.preview import preview
from ..answer_page.sheet import Sheet
from ..workflow.nomination import RELATIONS
from ..workflow.schedule import later
from .answer import _words

PATH = "/l360/preview/<int:questionnaire_id>"
POLICY = {"k": 3, "small_groups": "merge", "manager_shown": True, "floor": True, "comment_labels": False}


class PreviewPage(http.Controller):
    """Nothing is kept: there is no link behind this page."""

    @http.route(PATH, type="http", auth="user", methods=["GET"], sitemap=False, readonly=True)
    def page(self, questionnaire_id, relation="peer", lang="", **_query):
        """Every screen of the questionnaire, one below the other."""
        env = request.env
        questionnaire = env["leadership.questionnaire"].browse(questionnaire_id)
        try:
            form = _form(questionnaire)
        except (AccessError, MissingError):
            return request.not_found()
        relations = dict(RELATIONS)
        sheet = Sheet(form, relation if relation in relations else "peer", _lang(lang, form["languages"], env))
        links = _links(questionnaire, sheet)
        page = preview(sheet, _words(sheet.lang), env._("Preview: %(name)s", name=questionnaire.name), links)
        return request.make_response(page, [("Content-Type", "text/html; charset=utf-8"), *document.headers()])


def _form(questionnaire):
    """A launch snapshot of a round that there is not."""
    today = fields.Date.context_today(questionnaire)
    return {
        **questionnaire._form(),
        "policy": POLICY,
        "languages": [code for code, _name in questionnaire.env["res.lang"].get_installed()],
        "participant": {"name": questionnaire.env._("Alex Example"), "job": ""},
        "program": questionnaire.name,
        "invited": {},
        "start": today.isoformat(),
        "end": later(today, 1).isoformat(),
    }


def _lang(wanted, known, env):
    return wanted if wanted in known else env.lang if env.lang in known else known[0]


def _links(questionnaire, sheet):
    """The same page as somebody else, or in another language."""
    address = f"/l360/preview/{questionnaire.id}?relation=%s&lang=%s"
    labels = dict(
        questionnaire.env["leadership.feedback.invitation"]
        ._fields["relation"]
        ._description_selection(questionnaire.env)
    )
    yield from ((address % (relation, sheet.lang), labels[relation], relation == sheet.relation) for relation in labels)
    for code, name in questionnaire.env["res.lang"].get_installed():
        if len(sheet.form["languages"]) > 1:
            yield address % (sheet.relation, code), name, code == sheet.lang
