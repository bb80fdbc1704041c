"""What raters and readers see is in their language to the last sentence, with its dates and numbers."""

import re
from datetime import date
from unittest.mock import patch

from babel.dates import format_date
from markupsafe import escape

from odoo.tests import HttpCase, tagged
from odoo.tools.translate import code_translations

from ..answer_page.texts import SENTENCES
from ..confidential import letters
from ..confidential.report.notices import NOTICES
from ..confidential.report.own_key import OWN_KEY
from ..confidential.report.texts import TEXTS
from ..controllers import answer
from .common import LeadershipCase
from .report_case import ReportCase
from .test_answer_page import FORM, Vault

REPORT = [*TEXTS.values(), *NOTICES.values(), *OWN_KEY.values()]
LANGUAGES = ("fr_FR", "de_DE", "es_ES", "nl_NL")
DAYS = {
    "fr_FR": "vendredi 4 décembre 2026",
    "de_DE": "Freitag, 4. Dezember 2026",
    "es_ES": "viernes, 4 de diciembre de 2026",
    "nl_NL": "vrijdag 4 december 2026",
}
SENTENCE = 3  # words from which on a text cannot be the same in two languages


def english_left(page, sources):
    """Pieces of English sentences, between their placeholders, that stand on a page."""
    pieces = {piece.strip() for source in sources for piece in re.split(r"%\(\w+\)s", source)}
    return {
        piece for piece in pieces if len(piece.split()) >= SENTENCE and (piece in page or str(escape(piece)) in page)
    }


@tagged("post_install", "-at_install")
class TestTheAnswerPageInEveryLanguage(HttpCase):
    def setUp(self):
        super().setUp()
        self.vault = Vault()
        self.enterContext(patch.object(answer, "service", self.vault))
        self.enterContext(patch.object(answer, "_form_of", lambda ref: {**FORM, "languages": ["en_US", *LANGUAGES]}))

    def ask(self, do, lang, **data):
        body = {"do": do, "code": "secret", "lang": lang, **data}
        return self.url_open("/l360/a", json=body).json()

    def test_english_is_found_where_it_is(self):
        self.assertGreater(len(english_left(self.ask("open", "en_US")["html"], SENTENCES.values())), 20)

    def test_no_sentence_of_the_page_is_left_in_english(self):
        for lang in LANGUAGES:
            with self.subTest(lang):
                opened = self.ask("open", lang)
                text = opened["html"] + opened["title"] + "".join(opened["say"].values())

                self.assertEqual(english_left(text, SENTENCES.values()), set())
                self.assertEqual(opened["tag"], lang.replace("_", "-"))
                self.assertIn(DAYS[lang], opened["html"])

    def test_the_thanks_are_in_the_same_language(self):
        for lang in LANGUAGES:
            self.vault.closed = False
            sent = self.ask("send", lang, ratings={"b1": 4, "b2": None}, comments={})

            self.assertEqual(english_left(sent["html"], SENTENCES.values()), set())


class TestTheReportInEveryLanguage(ReportCase):
    def test_no_sentence_of_report_and_log_is_left_in_english(self):
        last_day = date.fromisoformat(self.feedback.snapshot["end"])
        for lang in LANGUAGES:
            with self.subTest(lang):
                self.env["res.lang"]._activate_lang(lang)
                self.participant.lang = lang
                self.login(self.participant)

                page, log = self.ask().text, self.ask("/log").text

                self.assertIn(f'<html lang="{lang.replace("_", "-")}"', page)
                self.assertIn(format_date(last_day, "long", locale=lang), page)
                self.assertEqual(english_left(page + log, REPORT), set())
                self.assertRegex(page, r'<td class="num all">\d,\d</td>')


@tagged("post_install", "-at_install")
class TestWhatIsLoaded(LeadershipCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for lang in LANGUAGES:
            cls.env["res.lang"]._activate_lang(lang)

    def test_odoo_finds_each_sentence_of_the_page_and_the_report(self):
        sources = {*SENTENCES.values(), *REPORT} - {"n"}  # one letter is not exported
        for lang in LANGUAGES:
            found = code_translations.get_python_translations("leadership_360", lang)

            self.assertEqual(sources - found.keys(), set(), lang)

    def test_no_letter_to_a_rater_is_left_in_english(self):
        feedback = self._collecting()
        raters = [
            feedback.invitation_ids.filtered(lambda one, group=group: one.relation == group)[0]
            for group in ("peer", "manager", "self")
        ]
        for rater in raters:
            for kind in ("invite", "remind", "too_few", "cancelled"):
                english = self._letter("en_US", feedback, rater, kind)
                for lang in LANGUAGES:
                    letter = self._letter(lang, feedback, rater, kind)

                    self.assertFalse({letter.subject, *letter.paragraphs} & {english.subject, *english.paragraphs})

    def _letter(self, lang, feedback, rater, kind):
        return letters.to_rater(self.env(context={"lang": lang}), feedback, rater, kind, "https://example.com")

    def test_the_questions_come_in_every_language_from_both_sides(self):
        self.env["ir.module.module"]._load_module_terms(["leadership_360"], list(LANGUAGES))
        behaviours = self.env["leadership.behaviour"].search([]).filtered(lambda one: one._get_external_ids()[one.id])
        behaviours.invalidate_recordset()

        self.assertGreaterEqual(len(behaviours), 60)
        for behaviour in behaviours:
            for field in ("other_text", "self_text"):
                texts = behaviour._texts(field)
                self.assertEqual(len({texts[code] for code in ("en_US", *LANGUAGES)}), 5, texts)
