import json

from odoo.tests import tagged
from odoo.tools import SQL

from odoo.addons.leadership_360.confidential import collecting

from .world import WallCase

PATH = "/l360/a"
WATCHED = {"mail_mail", "mail_message", "bus_bus", "res_device_log", "res_users_log", "ir_logging"}


@tagged("post_install", "-at_install", "wall")
class TestTransactions(WallCase):
    """PostgreSQL writes the number of its transaction into every row: rows that share it tell who did both.

    In a test each cursor of the server is a savepoint, whose rows carry a number of their own: what shares a number
    here shares one in life.
    """

    def _closed(self, **values):
        """A round that still collects."""
        feedback = super()._collecting_for_real(**values)
        invitation = feedback.sudo()._raters().filtered(lambda one: one.user_id == self.peers[0].user_id)
        self.token = collecting.token(self.env.cr, feedback.ref, invitation.ref)
        self.answers = self._answers(feedback.snapshot, "peer", 0)
        return feedback

    def _newer_rows(self, since):
        """{table: number of rows} that were written after the transaction number `since`."""
        self.env.cr.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1"
        )
        tables = [name for (name,) in self.env.cr.fetchall()]
        self.assertLessEqual(WATCHED - {"ir_logging"}, set(tables))
        found = {}
        for table in tables:
            self.env.cr.execute(
                SQL("SELECT count(*) FROM %s WHERE xmin::text::bigint > %s", SQL.identifier(table), since)
            )
            if count := self.env.cr.fetchone()[0]:
                found[table] = count
        return found

    def _now(self):
        """A transaction number of this moment: a savepoint that writes takes the next one."""
        with self.env.cr.savepoint():
            self.env.cr.execute("CREATE TEMP TABLE IF NOT EXISTS wall_now (one int) ON COMMIT DROP")
            self.env.cr.execute("INSERT INTO wall_now VALUES (1) RETURNING xmin::text::bigint")
            return self.env.cr.fetchone()[0]

    def _post(self, do):
        body = json.dumps({"do": do, "code": self.token, **self.answers})
        reply = self.url_open(PATH, data=body, headers={"Content-Type": "application/json"})
        self.assertEqual(reply.status_code, 200)

    def test_a_rater_who_is_logged_in_and_answers_leaves_one_row_in_the_whole_database(self):
        self.login(self.peers[0].user_id)
        self.url_open(PATH)
        since = self._now()

        self._post("open")
        self._post("send")

        self.assertEqual(self._newer_rows(since), {"leadership_vault_answer": 1})

    def test_a_draft_leaves_one_row_too(self):
        self.login(self.peers[0].user_id)
        since = self._now()

        self._post("save")

        self.assertEqual(self._newer_rows(since), {"leadership_vault_draft": 1})

    def test_the_same_search_finds_what_an_ordinary_page_writes(self):
        self.env.flush_all()
        since = self._now()

        with self.env.cr.savepoint():
            self.peers[0].user_id.partner_id.comment = "answered"

        self.assertIn("res_partner", self._newer_rows(since))
