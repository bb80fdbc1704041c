"""The report as a workbook, made in memory by xlsxwriter: the same facts, numbers as numbers, words as text."""

from datetime import datetime
from io import BytesIO

import xlsxwriter

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def xlsx(facts, words):
    """Render the report as XLSX bytes: about, competencies, behaviours, comments, and change where there is one."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, _OPTIONS) as book:
        # A fixed day: the file says nothing of when or by whom it was fetched, and equal snapshots give equal files.
        book.set_properties({"title": words("report_of", name=facts.name), "created": datetime(2000, 1, 1)})
        write = _Writer(book, words)
        _about(write, facts, words)
        _competencies(write, facts, words)
        _behaviours(write, facts, words)
        _comments(write, facts, words)
        if facts.change:
            _change(write, facts.change, words)
    return target.getvalue()


class _Writer:
    """Writes rows of texts, cells and counts, and knows how each kind looks."""

    def __init__(self, book, words):
        self._book, self._words = book, words
        top = {"valign": "top", "text_wrap": True}
        self._text = book.add_format(top)
        # Excel shows a quote-prefixed cell as text even after it was edited, so no text can become a formula.
        self._quoted = book.add_format({**top, "quote_prefix": True})
        self._head = book.add_format({**top, "bold": True, "bottom": 1})
        self._number = book.add_format({"valign": "top", "num_format": "0.0"})
        self._whole = book.add_format({"valign": "top", "num_format": "0"})
        self._gap = book.add_format({"valign": "top", "num_format": "+0.0;-0.0;0.0"})

    def sheet(self, title, widths, head=()):
        """Start a sheet; `title` is a text key, a sheet name may have 31 characters and no punctuation of its own."""
        name = "".join(letter for letter in self._words(title) if letter not in "[]:*?/\\'")[:31]
        self._sheet, self._row = self._book.add_worksheet(name), 0
        if self._words.direction == "rtl":
            self._sheet.right_to_left()
        for column, width in enumerate(widths):
            self._sheet.set_column(column, column, width)
        if head:
            for column, text in enumerate(head):
                self._string(column, text, self._head)
            self._row = 1
            self._sheet.freeze_panes(1, 0)

    def row(self, *values):
        """Write a row: str is text, int a count, a Cell its number or, where words explain it, its words."""
        for column, value in enumerate(values):
            if isinstance(value, str):
                self._string(column, value)
            elif isinstance(value, int):
                self._sheet.write_number(self._row, column, value, self._whole)
            else:
                self._cell(column, value)
        self._row += 1

    def _cell(self, column, cell):
        if not cell.shown or cell.floored:
            self._string(column, cell.text)
            return
        whole = self._whole if cell.value.as_tuple().exponent == 0 else self._number
        self._sheet.write_number(self._row, column, cell.value, self._gap if cell.signed else whole)

    def _string(self, column, text, look=None):
        plain = self._quoted if text.startswith(_DANGEROUS) else self._text
        self._sheet.write_string(self._row, column, text, look or plain)


def _about(write, facts, words):
    write.sheet("how", (44, 70))
    write.row(words("report_of", name=facts.name), " · ".join(filter(None, (facts.job, facts.program))))
    write.row(words("collected"), words("from_to", start=facts.start, end=facts.end))
    write.row(words("confidential"), words("confidential_foot"))
    for value, label in facts.points:
        write.row(f"{words('scale')}: {value}", label)
    write.row(words("cut", cut=words.number(facts.axis.cut)))
    write.row(words("small", k=facts.k))
    if facts.floor:
        write.row(words("floor", floor=facts.floor))
    write.row(words("all_others"), facts.others_n)
    for group in facts.groups:
        write.row(f"{group.name} ({words('combined')})" if group.merged else group.name, group.n)
    if facts.unused:
        write.row(words("unused", groups=", ".join(facts.unused)))
    for kind in ("confirmed_strength", "hidden_strength", "blind_spot", "development_area"):
        write.row(words(kind), words(f"{kind}_means"))


def _columns(facts, words):
    return (words("you"), words("all_others"), words("gap"), *(group.name for group in facts.groups), words("class"))


def _values(view, words):
    kind = " · ".join(words(part) for part in (view.kind, view.flag) if part)
    return (view.me, view.others, view.gap, *view.groups, kind)


def _competencies(write, facts, words):
    width = len(facts.groups) + 3
    write.sheet("competencies", (34, *[14] * width, 30), (words("competency"), *_columns(facts, words)))
    for one in facts.competencies:
        write.row(one.name, *_values(one.view, words))


def _behaviours(write, facts, words):
    width = len(facts.groups) + 3
    head = (words("competency"), words("behaviour"), *_columns(facts, words), words("extremes"))
    write.sheet("behaviours", (28, 60, *[14] * width, 30, 30), head)
    ends = {item.id: words(end) for end, items in (("top", facts.top), ("bottom", facts.bottom)) for item in items}
    for one in facts.competencies:
        for item in one.items:
            write.row(one.name, item.text, *_values(item.view, words), ends.get(item.id, ""))


def _comments(write, facts, words):
    write.sheet("words", (44, 18, 100), (words("question"), words("from"), words("comment")))
    for question in facts.questions:
        for comment in question.comments:
            write.row(question.text, words("all_others"), comment)
        for name, comments in question.named:
            for comment in comments:
                write.row(question.text, name, comment)


def _change(write, change, words):
    write.sheet(
        "change", (60, 12, 12, 12, 24), ("", f"{words('then')} ({change.day})", words("now"), words("change_word"), "")
    )
    for move in (*change.competencies, *change.items):
        if move.then:
            write.row(move.name, move.then, move.now, move.size, move.word)
        else:
            write.row(move.name, "", move.now, "", move.word)
