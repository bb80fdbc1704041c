from odoo import models


class LeadershipTexts(models.AbstractModel):
    """A record whose wording goes into the launch snapshot in every installed language."""

    _name = "leadership.texts"
    _description = "Wording in every language"

    def _texts(self, field):
        """Return `{language code: wording}` of the translated `field` for every installed language."""
        self.ensure_one()
        languages = [code for code, _name in self.env["res.lang"].get_installed()]
        return {code: self.with_context(lang=code)[field] or "" for code in languages}
