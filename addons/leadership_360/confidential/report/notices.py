"""The short pages beside the report: one way in from elsewhere, and one calm refusal for every reason."""

from .texts import _

NOTICES = {
    "door_title": _("Your report is one step away"),
    "door": _("You came from another page or a message. For your protection a report opens only from here."),
    "door_button": _("Open the report"),
    "https_title": _("This page needs HTTPS"),
    "https": _(
        "Over a connection that is not encrypted your browser does not say where a request comes from, "
        "so nothing confidential is sent."
    ),
    "https_ask": _(
        "Please ask your administrator to serve Odoo over HTTPS "
        "(a certificate at the reverse proxy, and proxy_mode switched on)."
    ),
    "closed_title": _("Nothing to show here"),
    "closed": _(
        "There is no report at this address that you can open now. If you expected one, "
        "start from “My reports”, or ask your programme coordinator."
    ),
    "locked_title": _("Reports are locked at the moment"),
    "locked": _(
        "A safety check on this server has stopped all reports. Nothing is lost. Please tell your administrator."
    ),
    "unlogged_title": _("The report cannot be opened just now"),
    "unlogged": _("Opening has to be written to your access log first, and that failed. Please try again in a while."),
    "failed_title": _("The report could not be shown"),
    "failed": _("Something went wrong while the page was made. Nothing was changed or sent. Please try again."),
    "no_pdf_title": _("No PDF on this server"),
    "back": _("Back to the report"),
}
