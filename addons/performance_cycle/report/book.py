"""A spreadsheet written row by row: nothing of it stays in memory, and no text in it is ever a formula."""

from datetime import date, datetime

import xlsxwriter

WIDTH = 22
SHEET_NAME = 31
# What a spreadsheet would take for the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Book:
    """An XLSX file under construction."""

    def __init__(self, file):
        self._book = xlsxwriter.Workbook(file, {"constant_memory": True})
        self._title = self._book.add_format({"bold": True, "bottom": 1})
        # The quote prefix keeps it text also when somebody edits the cell.
        self._text = self._book.add_format({"num_format": "@", "quote_prefix": True})
        self._date = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._time = self._book.add_format({"num_format": "yyyy-mm-dd hh:mm"})

    def __enter__(self):
        return self

    def __exit__(self, kind, *_trace):
        self._book.close()

    def add(self, title, heads, rows):
        """Add a sheet; the rows may be a generator, each is forgotten once it is written."""
        sheet = self._book.add_worksheet(title[:SHEET_NAME])
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, len(heads) - 1, WIDTH)
        for column, head in enumerate(heads):
            sheet.write_string(0, column, head, self._title)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                self._write(sheet, number, column, value)

    def _write(self, sheet, row, column, value):
        if isinstance(value, str):
            sheet.write_string(row, column, value, self._text if value.startswith(FORMULA) else None)
        elif isinstance(value, date):
            style = self._time if isinstance(value, datetime) else self._date
            sheet.write_datetime(row, column, value, style)
        elif value is not None:
            sheet.write_number(row, column, value)
