from odoo import api, models
from odoo.exceptions import ValidationError

from ..confidential.audit import custom


class IrModelFields(models.Model):
    _inherit = "ir.model.fields"

    @api.constrains("model", "relation", "relation_table", "related", "depends", "compute", "domain", "state")
    def _check_leadership_wall(self):
        """Refuse custom fields that reach for a protected model: they would copy what is private into the open."""
        for field in self:
            if field.state == "manual" and (found := custom.trouble(self.pool, field)):
                raise ValidationError(self._wall_message(field, *found))

    def _wall_message(self, field, reason, target):
        words = {
            "on": self.env._("%(target)s is protected: it cannot have custom fields.", target=target),
            "to": self.env._("No field may point to %(target)s, which is confidential.", target=target),
            "table": self.env._("The table %(target)s cannot be used by a custom field.", target=target),
            "through": self.env._("This field would read %(target)s, which is confidential.", target=target),
            "names": self.env._("The formula or domain of this field names a confidential model."),
        }
        return self.env._("Field “%(field)s”: %(reason)s", field=field.name, reason=words[reason])
