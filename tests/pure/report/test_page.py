"""The page keeps its promises to browsers: no script, no style attribute, one stylesheet with a known hash."""

import ast
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from leadership_360.confidential.report import html, notices, own_key, pdf, texts, xlsx
from leadership_360.confidential.report.notices import NOTICES
from leadership_360.confidential.report.own_key import OWN_KEY
from leadership_360.confidential.report.reading import read
from leadership_360.confidential.report.words import Words

from . import examples
from .reading_back import sheets, text_of_pdf

URLS = html.Urls(*(f"/l360/{name}" for name in ("pdf", "xlsx", "log", "focus", "release", "revoke")))


def pages():
    facts = read(examples.snapshot(), Words(), examples.snapshot("elena_2025"))
    yield html.page(facts, Words(), html.Frame(urls=URLS, coach="Tomas Reyes", coach_uid=7, csrf="x"))
    yield html.notice("door", Words(), "/l360/report/x", "door_button")
    yield html.notice("https", Words(), points=["https_ask"])


def test_the_policy_s_hash_is_that_of_the_one_stylesheet():
    for page, source in pages():
        (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
        assert source == f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"


def test_nothing_runs_nothing_is_fetched_nothing_is_styled_by_attribute():
    for page, _source in pages():
        assert not re.search(r"<script|\son\w+=|\sstyle=|<img|<link|<iframe|url\(|@import|src=", page)


def test_no_name_or_number_of_the_report_is_in_the_stylesheet():
    (page, _source), *_rest = pages()
    other = read(examples.snapshot("seven_points"), Words())

    assert re.findall("<style>(.*?)</style>", page, re.DOTALL) == re.findall(
        "<style>(.*?)</style>", html.page(other, Words(), html.Frame())[0], re.DOTALL
    )


def test_the_foot_of_printed_pages_cannot_break_out_of_the_stylesheet():
    css = html.stylesheet('x"; } </style><script>')

    assert "</style" not in css and '"; }' not in css.partition("@bottom-left")[2][:60]


def test_no_two_texts_share_a_key():
    parts = (texts.FRAME, texts.HOW, texts.GROUPS, texts.VALUES, texts.SECTIONS, texts.ACTIONS, NOTICES, OWN_KEY)

    assert sum(map(len, parts)) == len(set().union(*parts))


@pytest.mark.parametrize("module", [texts, notices, own_key])
def test_every_text_is_marked_where_odoo_s_export_finds_it(module):
    """The export looks for calls of `_` with one literal text; anything else would stay English for ever."""
    tree = ast.parse(Path(module.__file__).read_text())
    dicts = [node for node in ast.walk(tree) if isinstance(node, ast.Dict)]
    values = [value for node in dicts for key, value in zip(node.keys, node.values, strict=True) if key is not None]

    assert values
    for value in values:
        assert isinstance(value, ast.Call) and value.func.id == "_"
        assert isinstance(value.args[0], ast.Constant)


def test_every_word_comes_from_the_texts_and_every_text_is_used_or_known():
    used = set()

    class Watch(Words):
        def __call__(self, key, **values):
            used.add(key)
            return super().__call__(key, **values)

    facts = read(examples.snapshot(), Watch(), examples.snapshot("elena_2025"))
    html.page(facts, Watch(), html.Frame(urls=URLS))

    assert used <= set(texts.TEXTS) | set(NOTICES)


def test_a_translation_reaches_every_sentence():
    def loud(source, **values):
        return f"⟦{source % values if values else source}⟧"

    words = Words("fr_FR", loud, decimal=",")
    page, _source = html.page(read(examples.snapshot(), words), words, html.Frame(urls=URLS))

    assert 'lang="fr-FR"' in page
    assert "⟦How to read it⟧" in page and "Others see it, and so do you." not in page.replace(
        "⟦Others see it, and so do you.⟧", ""
    )
    assert ">4,4<" in page and not re.search(r">\d\.\d<", page)


def test_a_text_without_this_language_falls_back_to_english_then_to_any():
    words = Words("fr_BE")

    assert words.pick({"en_US": "Communication", "fr_FR": "La communication"}) == "La communication"
    assert words.pick({"en_US": "Delegation", "de_DE": "Delegieren"}) == "Delegation"
    assert words.pick({"de_DE": "Delegieren"}) == "Delegieren"
    assert words.pick({}) == ""


def test_right_to_left_languages_are_marked_and_their_scale_is_not_mirrored():
    words = Words("ar_001", direction="rtl")
    page, _source = html.page(read(examples.snapshot(), words), words, html.Frame())

    assert 'dir="rtl"' in page and "direction: ltr" in page


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@sum", "\tx"])
def test_a_comment_that_looks_like_a_formula_stays_text(start):
    def formula(case):
        case["responses"][2]["comments"] = {"else": start + "|cmd"}

    book = xlsx.xlsx(read(examples.snapshot("elena", formula), Words()), Words())
    rows = sheets(book)["In their own words"]

    assert any(row[2] and row[2].strip() == start.strip() + "|cmd" for row in rows)


def test_equal_snapshots_give_equal_workbooks():
    facts = read(examples.snapshot(), Words())

    assert xlsx.xlsx(facts, Words()) == xlsx.xlsx(facts, Words())


def test_the_first_sheet_of_paper_shows_no_result():
    facts = read(examples.snapshot(), Words())
    first = text_of_pdf(pdf.pdf(facts, Words(), html.Frame())).partition("1 / ")[0]

    assert "Elena Marchetti" in first and "Your strengths" not in first


def test_the_pdf_fetches_nothing_from_outside():
    fetcher = pdf._nothing_from_outside()

    for address in ("file:///etc/passwd", "http://localhost/", "https://example.com/x.png"):
        with pytest.raises(ValueError):
            fetcher.fetch(address)
    assert fetcher.fetch("data:text/plain,hello").read() == b"hello"


def test_without_weasyprint_the_page_offers_the_browser_s_print(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)

    assert not pdf.available()
    page, _source = html.page(read(examples.snapshot(), Words()), Words(), html.Frame(urls=URLS, pdf=pdf.available()))
    assert "Save as PDF" in page and URLS.pdf not in page
