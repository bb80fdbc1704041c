"""Read the numbers back out of the three finished forms, as somebody with a pencil would."""

import re
from io import BytesIO

from lxml import html as parser
from openpyxl import load_workbook
from pypdf import PdfReader

# The text of a PDF may have no space between a sentence's full stop and the next cell.
NUMBER = re.compile(r"(?<![\d,])(?<!\d\.)[+\u2212]?\d\.\d(?![\d.,])")


def text_of_page(page):
    """All text of a page outside its stylesheet; drawings only repeat what stands in the cells."""
    tree = parser.fromstring(page)
    for element in tree.xpath("//style | //svg | //form"):
        element.drop_tree()
    return " ".join(" ".join(tree.itertext()).split())


def table_of_page(page, kind):
    """Rows of all tables of a class: the words of their cells, without head."""
    rows = parser.fromstring(page).xpath(f"//table[contains(@class, '{kind}')]/tbody/tr[not(@aria-hidden)]")
    return [[" ".join(cell.text_content().split()) for cell in row.xpath("th | td")] for row in rows]


def text_of_pdf(pdf):
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    # with some fonts a column's distance is too small for pypdf: "as intended.2.5"
    return re.sub(r"([^\W\d]\.)(\d)", r"\1 \2", text)


def sheets(xlsx):
    """{sheet name: rows of values}, and the book itself for looks."""
    book = load_workbook(BytesIO(xlsx))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


def numbers(text):
    """One-decimal numbers in a text, in order."""
    return NUMBER.findall(text)
