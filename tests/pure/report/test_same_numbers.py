"""One snapshot, three forms, the same numbers."""

from collections import Counter

import pytest
from leadership_360.confidential.report import html, pdf, xlsx
from leadership_360.confidential.report.reading import read
from leadership_360.confidential.report.words import Words

from . import examples
from .reading_back import numbers, sheets, table_of_page, text_of_page, text_of_pdf

WORDS = Words()
CHANGES = [None, examples.without_self, examples.one_block, examples.without_manager, examples.almost_everything_hidden]


def page_and_book(snapshot):
    facts = read(snapshot, WORDS)
    return html.page(facts, WORDS, html.Frame())[0], sheets(xlsx.xlsx(facts, WORDS))


def as_written(value, signed):
    """A spreadsheet's value as the page writes it."""
    if not isinstance(value, int | float):
        return value
    whole = isinstance(value, int) and not signed
    text = str(value) if whole else f"{value:+.1f}" if signed and value else f"{value:.1f}"
    return text.replace("-", "\u2212")


def test_the_pdf_has_every_number_of_the_page_and_no_other():
    facts = read(examples.snapshot(), WORDS, examples.snapshot("elena_2025"))
    page, _source = html.page(facts, WORDS, html.Frame())
    paper = pdf.pdf(facts, WORDS, html.Frame())

    assert Counter(numbers(text_of_pdf(paper))) == Counter(numbers(text_of_page(page)))
    assert len(numbers(text_of_page(page))) > 300


@pytest.mark.parametrize("change", CHANGES)
def test_the_workbook_has_every_behaviour_s_row_of_the_page(change):
    page, book = page_and_book(examples.snapshot("elena", change))
    rows = book["Every behaviour"][1:]
    written = [[as_written(value, place == 2) for place, value in enumerate(row[2:-2])] for row in rows]
    on_page = [row[2:] for row in table_of_page(page, "items")]

    assert _tolerant(written) == on_page


@pytest.mark.parametrize("change", CHANGES)
def test_the_workbook_and_the_dots_agree_on_every_competency(change):
    snapshot = examples.snapshot("elena", change)
    page, book = page_and_book(snapshot)
    panels = iter(table_of_page(page, "dots"))
    facts = read(snapshot, WORDS)
    dots = {one.name: [next(panels)[-1] for _row in range(2 + len(facts.groups))] for one in facts.panels}

    for name, you, others, _gap, *groups, _kind in book["Each competency"][1:]:
        values = [you, others, *groups]
        assert dots[name] == [f"{value:.1f}" if isinstance(value, int | float) else "–" for value in values]


def _tolerant(rows):
    """A whole number in a sheet does not say whether the page wrote 4 (one's own rating) or 4.0 (an average)."""
    return [[row[0], *(cell if "." in cell or not cell.isdigit() else f"{cell}.0" for cell in row[1:])] for row in rows]
