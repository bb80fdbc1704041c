from odoo import api, fields, models
from odoo.fields import Domain

from ..workflow.readiness import COVERAGE, coverage
from .private_names import PrivateNames


class LeadershipBenchRole(PrivateNames, models.Model):
    """A role that must not stay empty, and who looks after its succession."""

    _name = "leadership.bench.role"
    _description = "Key role"
    _order = "name, id"
    _check_company_auto = True

    name = fields.Char(
        compute="_compute_name",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        help="A position by its own name, if several people hold the same job.",
    )
    job_id = fields.Many2one("hr.job", "Position", ondelete="restrict", check_company=True, index="btree_not_null")
    level_id = fields.Many2one("leadership.level", ondelete="restrict")
    company_id = fields.Many2one("res.company", default=lambda self: self.env.company)
    active = fields.Boolean(default=True)
    reason = fields.Text("Why it is a key role", translate=True)
    coordinator_ids = fields.Many2many(
        "res.users",
        "leadership_bench_role_coordinator_rel",
        string="Coordinators",
        default=lambda self: self.env.user,
        domain=lambda self: [("all_group_ids", "in", self.env.ref("leadership_360.group_coordinator").id)],
        help="They see, assess and share the readiness of people for this role. Nobody else does but the sponsors.",
    )
    sponsor_ids = fields.Many2many(
        "res.users",
        "leadership_bench_role_sponsor_rel",
        string="Sponsors",
        domain=[("share", "=", False)],
        help="Those who answer for this role being filled. They see and assess the readiness of people for it.",
    )
    readiness_ids = fields.One2many(
        "leadership.readiness",
        "role_id",
        "Successors",
        domain=[("state", "!=", "past"), ("employee_id.active", "=", True)],
    )
    coverage = fields.Selection(COVERAGE, "Succession", compute="_compute_coverage", search="_search_coverage")

    @api.depends("job_id")
    def _compute_name(self):
        for role in self:
            role.name = role.name or role.job_id.name

    @api.depends("readiness_ids.horizon", "readiness_ids.state", "coordinator_ids", "sponsor_ids")
    @api.depends_context("uid")
    def _compute_coverage(self):
        # who may not see the people must not be told that there is nobody
        named = self.filtered_domain(self._named_domain())
        groups = self.env["leadership.readiness"]._read_group(
            [("role_id", "in", named.ids), ("state", "!=", "past"), ("employee_id.active", "=", True)],
            ["role_id"],
            ["horizon:array_agg"],
        )
        horizons = {role.id: found for role, found in groups}
        for role in self:
            role.coverage = role in named and coverage(horizons.get(role.id, ()))

    @api.model
    def _search_coverage(self, operator, values):
        if operator != "in":
            return NotImplemented
        named = self.with_context(active_test=False).search(self._named_domain())
        return Domain("id", "in", named.filtered(lambda role: role.coverage in values).ids)

    @api.model
    def _named_domain(self, path=""):
        """Return the Domain of the roles, behind the fields of `path`, that name the current user."""
        uid = self.env.uid
        named = Domain(f"{path}sponsor_ids", "in", uid)
        if self.env.user.has_group("leadership_360.group_coordinator"):
            named |= Domain(f"{path}coordinator_ids", "in", uid)
        return named

    def action_open_bench(self):
        """Open the board of this role."""
        action = self.env["ir.actions.act_window"]._for_xml_id("leadership_360.leadership_readiness_action")
        return {
            **action,
            "domain": [("role_id", "=", self.id)],
            "context": {"default_role_id": self.id, "search_default_current": 1},
        }
