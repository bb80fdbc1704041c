from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ..workflow.readiness import AGEING_MONTHS, HORIZONS, KEEP_MONTHS, MOVES, STATES


class LeadershipReadiness(models.Model):
    """What a coordinator or sponsor thought on a day about when a person could fill a key role.

    Told from what the person has done. It knows the person and the role and no participation, so that no field leads
    to a 360 round, a report or a plan; and it has no number that could hold a result.
    """

    _name = "leadership.readiness"
    _description = "Readiness"
    _inherit = ("leadership.private", "leadership.workflow")
    _order = "date desc, id desc"
    _rec_names_search = ("employee_id.name", "role_id.name")
    _check_company_auto = True
    _moves = MOVES
    _move_fields = frozenset({"state", "person_id", "assessed_by_id"})
    _hand_fields = frozenset({"role_id", "employee_id", "horizon", "evidence", "date"})

    role_id = fields.Many2one(
        "leadership.bench.role", required=True, ondelete="restrict", index=True, check_company=True
    )
    level_id = fields.Many2one(related="role_id.level_id", store=True)
    company_id = fields.Many2one(related="role_id.company_id", store=True)
    employee_id = fields.Many2one(
        "hr.employee", "Person", required=True, ondelete="cascade", index=True, check_company=True
    )
    # Fixed at birth, as in a participation: whoever is relinked to another login later does not become the person.
    person_id = fields.Many2one("res.users", "Login", readonly=True, index="btree_not_null")
    horizon = fields.Selection(HORIZONS, "Ready", required=True, group_expand=True)
    evidence = fields.Text(
        "What it rests on",
        required=True,
        help="Assignments done, stages of a programme completed, tasks taken over. Never feedback or a plan: both"
        " belong to the person.",
    )
    assessed_by_id = fields.Many2one("res.users", "Assessed by", readonly=True, required=True)
    date = fields.Date("Assessed on", required=True, default=fields.Date.context_today)
    state = fields.Selection(STATES, default="internal", required=True, readonly=True, index=True)
    ageing = fields.Boolean("Assess again", compute="_compute_ageing", search="_search_ageing")

    _one_current = models.UniqueIndex(
        "(role_id, employee_id) WHERE state != 'past'", "A person has one current assessment for a role."
    )

    @api.depends("employee_id", "role_id")
    @api.depends_context("uid")
    def _compute_display_name(self):
        for readiness, known in self._known():
            readiness.display_name = f"{known.employee_id.name or ''}, {known.role_id.name or ''}"

    @api.depends("date", "state")
    def _compute_ageing(self):
        limit = self._months_ago("readiness_months", AGEING_MONTHS)
        for readiness in self:
            readiness.ageing = readiness.state != "past" and bool(readiness.date) and readiness.date < limit

    @api.model
    def _search_ageing(self, operator, values):
        if operator != "in" or list(values) != [True]:
            return NotImplemented
        return Domain("state", "!=", "past") & Domain("date", "<", self._months_ago("readiness_months", AGEING_MONTHS))

    @api.model
    def _months_ago(self, setting, default):
        months = self.env["leadership.enrollment"]._setting(setting, default)
        return fields.Date.subtract(fields.Date.context_today(self), months=months)

    @api.model
    def _private_domain(self):
        """The coordinators and sponsors whom the role names, but never about themselves; the person, if shared."""
        uid = self.env.uid
        named = self.env["leadership.bench.role"]._named_domain("role_id.")
        return (named & Domain("person_id", "!=", uid)) | Domain([("person_id", "=", uid), ("state", "=", "shared")])

    @api.constrains("date", "role_id", "employee_id")
    def _check_date(self):
        for readiness in self:
            if readiness.date > fields.Date.context_today(readiness):
                raise ValidationError(self.env._("An assessment is not dated in the future."))
            newest = self.search(
                [("role_id", "=", readiness.role_id.id), ("employee_id", "=", readiness.employee_id.id)], limit=1
            )
            if newest and newest.date > readiness.date:
                raise ValidationError(
                    self.env._(
                        "There is a newer assessment, of %(date)s. This one cannot replace it.", date=newest.date
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._end_earlier(vals)
        return super().create(vals_list)

    @api.model
    def _check_birth(self, vals):
        role = self.env["leadership.bench.role"].browse(vals.get("role_id"))
        if role and not role.filtered_domain(role._named_domain()):
            raise self._private_error(self)

    def _end_earlier(self, vals):
        """Make the current assessment of the same person and role a past one: the newest counts."""
        pair = [(name, "=", vals.get(name)) for name in ("role_id", "employee_id")]
        earlier = self.search([*pair, ("state", "!=", "past")])
        earlier._move("end")
        earlier.flush_recordset(["state"])

    def _initial_values(self, vals):
        # sudo: the login behind an employee is not readable by every sponsor
        user = self.env["hr.employee"].sudo().browse(vals.get("employee_id")).user_id
        if user == self.env.user:
            raise UserError(self.env._("Nobody assesses their own readiness. Ask a sponsor of the role."))
        return {"person_id": user.id, "assessed_by_id": self.env.uid}

    def _refuse_by_hand(self, vals_list):
        result = super()._refuse_by_hand(vals_list)
        if self and any(vals_list) and not self._is_move():
            raise UserError(
                self.env._("An assessment stays as it was written. Assess again instead: the earlier one is kept.")
            )
        return result

    def _roles(self):
        self.ensure_one()
        me, known = self.env.user, self.sudo()  # sudo: whom the role names decides about the user's part
        roles = super()._roles()
        if known.person_id == me:
            return roles | {"person"}  # and nothing else: nobody decides about themselves
        if me in known.role_id.coordinator_ids and me.has_group("leadership_360.group_coordinator"):
            roles.add("coordinator")
        if me in known.role_id.sponsor_ids:
            roles.add("sponsor")
        return roles

    def action_share(self):
        """Let the person read this assessment."""
        self._move("share")

    def action_unshare(self):
        """Take the assessment back from the person."""
        self._move("unshare")

    def action_end(self):
        """Take the person off the bench of this role; the assessment stays in the history."""
        self._move("end")

    def action_assess_again(self):
        """Open a new assessment of the same person for the same role."""
        self.ensure_one()
        defaults = {"default_role_id": self.role_id.id, "default_employee_id": self.employee_id.id}
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Assess again"),
            "res_model": self._name,
            "views": [(False, "form")],
            "context": {**defaults, "default_horizon": self.horizon},
        }

    def action_open_history(self):
        """Open all assessments of this person for this role."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("leadership_360.leadership_readiness_action_history")
        pair = [("role_id", "=", self.role_id.id), ("employee_id", "=", self.employee_id.id)]
        return {**action, "domain": pair, "context": {"create": False}}

    @api.autovacuum
    def _gc_old(self):
        """Delete what is no longer needed: the history after a time that is set, and that of leavers after 30 days."""
        gone = Domain("employee_id.active", "=", False)
        past = (gone | Domain("state", "=", "past")) & Domain(
            "date", "<", self._months_ago("keep_readiness_months", KEEP_MONTHS)
        )
        left = fields.Date.subtract(fields.Date.context_today(self), days=30)
        self.search(past | (gone & Domain("employee_id.departure_date", "<=", left))).unlink()
