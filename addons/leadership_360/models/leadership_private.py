import functools

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from .private_names import PrivateNames


class LeadershipPrivate(PrivateNames, models.AbstractModel):
    """A record that only the people it names may reach, whatever their groups.

    A model of the private tier says in `_private_domain` who these people are. The same domain then holds at three
    doors: the global record rule (`open_to_me`), the search (so counts, groupings, domains and exports), and the
    access check, because an administrator can edit a rule.
    """

    _name = "leadership.private"
    _description = "Record of the private tier"
    _fixed_fields = frozenset()  # chosen at birth: a change would carry the record to other people

    open_to_me = fields.Boolean(
        compute="_compute_open_to_me", search="_search_open_to_me", string="Open to me", export_string_translation=False
    )

    @api.model
    def _private_domain(self):
        """Return the Domain of the records that the current user may reach. The narrowest default: none."""
        return Domain.FALSE

    @api.depends_context("uid")
    def _compute_open_to_me(self):
        mine = self._opened()
        for record in self:
            record.open_to_me = record in mine

    @api.model
    def _search_open_to_me(self, operator, value):
        if operator != "in" or list(value) != [True]:
            return NotImplemented
        # sudo: only for walking to the people named; the user's own id decides
        return Domain("id", "in", self.sudo().with_context(active_test=False)._search(self._private_domain()))

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            parents = [name for name, field in self._fields.items() if field.type == "many2one" and field.required]
            vals_list = [
                {**self.default_get([name for name in parents if name not in vals]), **vals} for vals in vals_list
            ]
            for vals in vals_list:
                self._check_named(vals)
                self._check_birth(vals)
        return super().create(vals_list)

    @api.model
    def _check_birth(self, vals):
        """Refuse who may not make the record of `vals`, where an index would tell them of another one."""

    def write(self, vals):
        if fixed := self._fixed_fields & vals.keys():
            names = ", ".join(sorted(self._fields[name]._description_string(self.env) for name in fixed))
            raise UserError(self.env._("%(fields)s cannot be changed afterwards. Make a new one.", fields=names))
        return super().write(vals)

    def _opened(self):
        """Return the records of `self` that the current user may reach."""
        # sudo: only for walking to the people named; the user's own id decides
        everything = self.sudo().with_context(active_test=False)
        return self & everything.filtered_domain(self._private_domain()).with_env(self.env)

    def _known(self):
        """Yield each record with what its name is told from: itself with all rights, or nothing if it is closed."""
        opened = self if self.env.su else self._origin._opened()
        for record in self:
            closed = record._origin and record._origin not in opened
            # sudo: who may see a record may read the names in its own
            yield record, (record.browse() if closed else record).sudo()

    def _check_access(self, operation):
        refused = super()._check_access(operation)
        closed = self - self._opened() if any(self._ids) else self.browse()
        if not closed:
            return refused
        return closed | (refused[0] if refused else closed), functools.partial(self._private_error, closed)

    @api.model
    def _private_error(self, closed):
        name = self.env["ir.model"]._get(closed._name).name
        return AccessError(self.env._("%(model)s is private: only the people it names may open it.", model=name))

    @api.model
    def _search(self, domain, *args, bypass_access=False, **kwargs):
        if not (self.env.su or bypass_access):
            domain = Domain(domain) & Domain("open_to_me", "=", True)
        return super()._search(domain, *args, bypass_access=bypass_access, **kwargs)
