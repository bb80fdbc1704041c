from odoo.http import route

from odoo.addons.leadership_360.controllers.report import ReportPage


class HostilePage(ReportPage):
    @route()
    def page(self, ref, **query):
        return super().page(ref, **query)
