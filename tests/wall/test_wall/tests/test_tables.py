import base64

from odoo.tests import tagged
from odoo.tools import SQL

from .world import CANARY, WallCase

PIECES = (
    CANARY.encode(),
    CANARY.encode("utf-16-le"),
    CANARY.encode().hex().encode(),
    base64.b64encode(CANARY.encode())[:-4],
)


@tagged("post_install", "-at_install", "wall")
class TestTables(WallCase):
    """Every column of every table, byte by byte."""

    def _holding_the_secret(self):
        self.env.flush_all()
        self.env.cr.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
        return [name for (name,) in self.env.cr.fetchall() if self._holds_the_secret(name)]

    def _holds_the_secret(self, table):
        self.env.cr.execute(SQL("SELECT * FROM %s", SQL.identifier(table)))
        return any(piece in _bytes(value) for row in self.env.cr.fetchall() for value in row for piece in PIECES)

    def test_the_secret_stands_in_no_table(self):
        self.assertEqual(self._holding_the_secret(), [])

    def test_the_same_search_finds_it_when_it_is_a_record(self):
        self.expose()

        self.assertEqual(self._holding_the_secret(), ["test_wall_copy"])


def _bytes(value):
    return bytes(value) if isinstance(value, memoryview | bytes) else str(value).encode()
