"""What stands in the database, screens and the scale that is there from the start, comes in every language."""

from odoo.tests import TransactionCase, tagged

LANGUAGES = ("fr_FR", "de_DE", "es_ES", "nl_NL")
VIEWS = {
    "performance_goal_view_form": ("Propose a revision", "Contributing goals"),
    "performance_appraisal_view_form": ("Submit self-review", "Acknowledging means that you have read it"),
    "goal_page": ("What should change?", "Send back"),
    "digest_mail": ("This waits for you:",),
}


@tagged("post_install", "-at_install")
class TestLanguages(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for lang in LANGUAGES:
            cls.env["res.lang"]._activate_lang(lang)

    def setUp(self):
        super().setUp()
        with self.assertNoLogs("odoo", "WARNING"):
            self.env["ir.module.module"]._load_module_terms(["performance_cycle"], list(LANGUAGES))
        self.env.invalidate_all()

    def _record(self, name, lang):
        return self.env.ref(f"performance_cycle.{name}").with_context(lang=lang)

    def test_the_screens_are_translated(self):
        for name, sentences in VIEWS.items():
            english = self._record(name, "en_US").arch_db
            for lang in LANGUAGES:
                translated = self._record(name, lang).arch_db

                for sentence in sentences:
                    self.assertIn(sentence, english)
                    self.assertNotIn(sentence, translated)

    def test_the_levels_and_questions_of_the_start_are_translated(self):
        for name in ("performance_scale_five_3", "performance_strategy_default_done", "performance_menu_root"):
            names = {lang: self._record(name, lang).name for lang in ("en_US", *LANGUAGES)}

            self.assertTrue(all(names.values()))
            self.assertNotEqual(names["en_US"], names["es_ES"])

        self.assertEqual(self._record("performance_scale_five_3", "de_DE").name, "Erfüllt")
