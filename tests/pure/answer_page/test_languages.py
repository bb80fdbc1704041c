"""The page speaks the form's languages, the browser's first."""

from datetime import date

import pytest
from leadership_360.answer_page import languages

FORM = ["en_US", "fr_FR", "pt_BR"]


@pytest.mark.parametrize(
    ("wanted", "header", "chosen"),
    [
        ("fr_FR", "pt-BR", "fr_FR"),
        (None, "pt-BR,fr;q=0.9", "pt_BR"),
        (None, "fr-CH;q=0.5, pt;q=0.4", "fr_FR"),
        (None, "ja, fr;q=0.1", "fr_FR"),
        (None, "fr;q=0", "en_US"),
        ("xx", "\x00;;q=q,", "en_US"),
        (None, "", "en_US"),
    ],
)
def test_the_language_is_the_one_asked_for_else_the_browser_s_else_english(wanted, header, chosen):
    assert languages.choose(FORM, wanted, header) == chosen


def test_a_form_without_english_speaks_its_first_language():
    assert languages.choose(["nl_NL", "de_DE"]) == "nl_NL"


def test_arabic_and_hebrew_run_from_right_to_left():
    assert [languages.direction(code) for code in ("ar_001", "he_IL", "fr_FR")] == ["rtl", "rtl", "ltr"]


def test_languages_name_themselves_and_twins_name_their_country():
    assert languages.own_name("fr_FR", ["fr_FR", "en_US"]) == "Français"
    assert "Canada" in languages.own_name("fr_CA", ["fr_FR", "fr_CA"])
    assert languages.own_name("tlh_Qo") == "tlh_Qo"


def test_a_date_is_written_as_the_language_writes_it():
    assert languages.long_date(date(2026, 12, 4), "de_DE") == "Freitag, 4. Dezember 2026"
    assert languages.long_date(date(2026, 12, 4), "sr@latin")
