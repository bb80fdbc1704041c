"""Roads on which code kept in the database might reach a report, each an expression or a few lines that set `found`."""

# REF and PARTICIPANT are filled in before the code is stored.
ROADS = {
    "read every round with all rights": "found = env['leadership.feedback.round'].sudo().search([]).read()",
    "read every report with all rights": "found = env['leadership.feedback.report'].sudo().search([]).read()",
    "read the reports in the participant's name": (
        "found = env['leadership.feedback.report'].with_user(PARTICIPANT).search([]).read()"
    ),
    "read the raters' places": "found = env['leadership.feedback.invitation'].sudo().search([]).read()",
    "read the vault's tables": (
        "found = []\n"
        "for table in ('meta', 'result', 'answer', 'reader', 'slot', 'log', 'draft', 'round'):\n"
        "    env.cr.execute('SELECT t::text FROM leadership_vault_' + table + ' t')\n"
        "    found += env.cr.fetchall()"
    ),
    "call the page's own endpoint": (
        "found = []\n"
        "for rule in env['ir.http'].with_user(PARTICIPANT).routing_map().iter_rules():\n"
        "    if rule.rule.startswith('/l360/report/'):\n"
        "        try:\n"
        "            answer = rule.endpoint(ref='REF')\n"
        "            found.append(answer.get_data(as_text=True))\n"
        "        except Exception as error:\n"
        "            found.append(str(error))"
    ),
    "open the handle in the participant's name": (
        "found = env['leadership.feedback.report'].with_user(PARTICIPANT).search([]).action_open()"
    ),
    "export everything": (
        "reports = env['leadership.feedback.report'].with_user(PARTICIPANT).search([])\n"
        "found = reports.export_data([name for name in reports._fields])"
    ),
}
# Private methods, and all that a round or a report can be asked to do.
ROADS |= {
    f"call {method} on {model}": (
        "found = []\n"
        f"for record in env['{model}'].sudo().search([]):\n"
        "    for one in (record, record.sudo(False).with_user(PARTICIPANT)):\n"
        "        try:\n"
        f"            found.append(one.{method}())\n"
        "        except Exception as error:\n"
        "            found.append(str(error))"
    )
    for model, method in (
        ("leadership.feedback.round", "_close"),
        ("leadership.feedback.round", "_form"),
        ("leadership.feedback.round", "_tell"),
        ("leadership.feedback.round", "_refresh_progress"),
        ("leadership.feedback.round", "_cron_close"),
        ("leadership.feedback.report", "_end_release"),
        ("leadership.feedback.report", "read"),
    )
}
# The same kind of code where a result is kept as an ordinary record.
CONTROL = "found = env['test_wall.copy'].sudo().search([]).read()"


def code(road, world):
    """The lines of a road, with this world's names in them."""
    return road.replace("PARTICIPANT", str(world.participant.id)).replace("REF", world.ref)
