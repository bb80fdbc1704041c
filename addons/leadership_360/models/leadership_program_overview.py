from odoo import api, fields, models
from odoo.fields import Domain

from ..workflow.counts import FEW, LEAVERS, leavers


class LeadershipProgram(models.Model):
    """How far programmes are, in counts, for coordinators and for those whom they let see the counts."""

    _inherit = "leadership.program"

    viewer_ids = fields.Many2many(
        "res.users",
        "leadership_program_viewer_rel",
        string="See the counts",
        domain=[("share", "=", False)],
        help="They see in counts how far the programme is. They do not see who takes part.",
    )

    @api.model
    @api.readonly
    def overview(self):
        """Return the programmes whose counts the reader may see, by a constant number of queries."""
        coordinated = self.env["leadership.cohort"]._coordinated_domain()
        shown = Domain("program_id.viewer_ids", "in", self.env.uid) | coordinated
        programs = self.search(self._overview_domain())
        cohorts = self.env["leadership.cohort"].search(Domain("program_id", "in", programs.ids) & shown)
        counts = cohorts._overview_counts()
        by_program = cohorts.grouped("program_id")
        rows = [program._overview_row(by_program.get(program, cohorts.browse()), counts) for program in programs]
        return {"few": FEW, "leavers": LEAVERS, "programs": rows}

    @api.model
    def _overview_domain(self):
        """Return the Domain of the programmes of which the reader coordinates something or may see the counts."""
        uid = self.env.uid
        mine = Domain("viewer_ids", "in", uid)
        if self.env.user.has_group("leadership_360.group_coordinator"):
            mine |= Domain("coordinator_ids", "in", uid) | Domain("cohort_ids.coordinator_ids", "in", uid)
        return mine

    def _overview_row(self, cohorts, counts):
        whats = {what for cohort in cohorts for what in counts[cohort.id]}
        totals = {what: sum(counts[cohort.id][what] for cohort in cohorts) for what in whats}
        return {
            "id": self.id,
            "name": self.name,
            "stages": [{"id": stage.id, "name": stage.name, "month": stage.month} for stage in self.stage_ids],
            "cohorts": [cohort._overview_row(counts[cohort.id]) for cohort in cohorts],
            "totals": {**totals, "left": leavers(totals.get("left", 0))},
        }

    def action_open_overview(self):
        """Open the overview at this programme."""
        self.ensure_one()
        action = self.env["ir.actions.client"]._for_xml_id("leadership_360.leadership_program_action_overview")
        return {**action, "params": {"program_id": self.id}}
