from tempfile import TemporaryFile

from werkzeug.wsgi import wrap_file

from odoo import http
from odoo.exceptions import AccessError, MissingError
from odoo.http import content_disposition, request

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class CycleWorkbook(http.Controller):
    """A cycle as a spreadsheet, with the rights of who asks; written to disk and streamed from there."""

    @http.route("/performance/cycle/<int:cycle_id>/workbook", type="http", auth="user", methods=["GET"], readonly=True)
    def download(self, cycle_id):
        cycle = request.env["performance.cycle"].browse(cycle_id)
        try:
            cycle.check_access("read")
            name = cycle.display_name
        except (AccessError, MissingError) as error:
            raise request.not_found() from error
        file = TemporaryFile()  # noqa: SIM115 - closed with the response
        cycle._write_workbook(file)
        size = file.tell()
        file.seek(0)
        return request.make_response(
            wrap_file(request.httprequest.environ, file),
            headers=[
                ("Content-Type", XLSX),
                ("Content-Length", str(size)),
                ("Content-Disposition", content_disposition(f"{name}.xlsx")),
                ("Cache-Control", "no-store"),
            ],
        )
