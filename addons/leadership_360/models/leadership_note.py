from odoo import api, fields, models
from odoo.fields import Domain


class LeadershipNote(models.Model):
    """A private note, of a session, an assignment or a journal: its author reads it, and nobody else."""

    _name = "leadership.note"
    _description = "Private note"
    _inherit = "leadership.private"
    _order = "write_date desc, id desc"
    _rec_name = "body"
    _fixed_fields = frozenset({"author_id", "session_id", "assignment_id"})

    author_id = fields.Many2one(
        "res.users", readonly=True, required=True, default=lambda self: self.env.user, ondelete="cascade", index=True
    )
    session_id = fields.Many2one("leadership.session", ondelete="cascade", index="btree_not_null", copy=False)
    assignment_id = fields.Many2one("leadership.assignment", ondelete="cascade", index="btree_not_null", copy=False)
    body = fields.Text("Note", required=True)

    _session_uniq = models.Constraint("UNIQUE(session_id, author_id)", "One private note for each of the two.")
    _assignment_uniq = models.Constraint("UNIQUE(assignment_id, author_id)", "One private note on an assignment.")

    @api.depends("session_id", "assignment_id", "create_date")
    @api.depends_context("uid")
    def _compute_display_name(self):
        for note, known in self._known():
            about = known.session_id.display_name or known.assignment_id.display_name
            note.display_name = about or fields.Date.to_string(known.create_date) or ""

    @api.model
    def _private_domain(self):
        """The author, as long as what the note is about is open to them: a coach's notes close with the coaching."""
        domain = Domain("author_id", "=", self.env.uid)
        for name in ("session_id", "assignment_id"):
            about = self.env[self._fields[name].comodel_name]._private_domain()
            domain &= Domain(name, "=", False) | Domain(name, "any", about)
        return domain

    @api.model
    def _check_birth(self, vals):
        if vals["author_id"] != self.env.uid:
            raise self._private_error(self)

    @api.model
    def _mine_about(self, records, name):
        return self.search([("author_id", "=", self.env.uid), (name, "in", records.ids)])

    @api.model
    def _fill(self, records, name, target):
        """Set the field `target` of `records` to the current user's own note about each, found by the field `name`."""
        bodies = {note[name].id: note.body for note in self._mine_about(records, name)}
        for record in records:
            record[target] = bodies.get(record._origin.id, False)

    @api.model
    def _keep(self, records, name, target):
        """Keep what the current user wrote into the field `target` of `records` as their own notes."""
        notes = {note[name].id: note for note in self._mine_about(records, name)}
        for record in records:
            note, body = notes.get(record.id, self.browse()), record[target]
            if not body:
                note.unlink()
            elif note:
                note.body = body
            else:
                self.create({name: record.id, "body": body})
