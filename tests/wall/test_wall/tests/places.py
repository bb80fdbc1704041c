"""Every place where code or an expression that is kept in the database is evaluated.

A place is a function of the case, the lines to run, and the environment of whoever is about to run them. The lines use
`env` and leave what they have `found` as a setting; places for expressions run them by way of a server action.
"""

from odoo import fields

LOOT = "wall.loot"
KEEP = f"\nenv['ir.config_parameter'].sudo().set_param('{LOOT}', str(found))"


X_WALL = {
    "name": "x_wall",
    "field_description": "A look around",
    "ttype": "char",
    "state": "manual",
    "store": False,
    "compute": "self.env['ir.actions.server'].sudo().search([('name', '=', 'A look around')]).run()\n"
    "for record in self: record['x_wall'] = 'x'",
}


def _action(case, lines):
    return case.env["ir.actions.server"].create(
        {
            "name": "A look around",
            "model_id": case.env["ir.model"]._get_id("res.partner"),
            "state": "code",
            "code": lines + KEEP,
        }
    )


def _expression(case, lines, env):
    """An expression that runs the lines; `env` is how the place writes an environment."""
    return f"{env}['ir.actions.server'].sudo().browse({_action(case, lines).id}).run()"


def server_action(case, lines, env):
    _action(case, lines).with_env(env).sudo().run()


def scheduled_action(case, lines, env):
    values = {
        "name": "A look around",
        "model_id": case.env["ir.model"]._get_id("res.partner"),
        "state": "code",
        "code": lines + KEEP,
        "user_id": env.uid,
    }
    job = case.env["ir.cron"].create(values)
    # as the scheduler does: in the name of the job's user
    job.with_user(job.user_id).sudo().ir_actions_server_id.run()


def record_rule(case, lines, env):
    model = case.env["ir.model"]._get_id("res.country")
    rule = case.env["ir.rule"].create({"name": "A look around", "model_id": model, "domain_force": "[]"})
    rule.flush_recordset()
    domain = f"[{_expression(case, lines, 'user.env')}, [(1, '=', 1)]][1]"
    # past the form's check, which would run the code in the name of whoever saves it
    case.env.cr.execute("UPDATE ir_rule SET domain_force = %s WHERE id = %s", (domain, rule.id))
    case.env.invalidate_all()
    case.env.registry.clear_cache()
    env(su=False)["res.country"].search([], limit=1)


def computed_field(case, lines, env):
    """A custom field of the settings, computed by Python. The registry keeps it, the database does not."""
    _action(case, lines)
    if "x_wall" not in env["res.country"]._fields:
        case.env["ir.model.fields"].create(X_WALL | {"model_id": case.env["ir.model"]._get_id("res.country")})
        case.addCleanup(case.env.registry._setup_models__, case.env.cr, ["res.country"])
    env["res.country"].search([], limit=1).mapped("x_wall")


def mail_template(case, lines, env):
    values = {
        "name": "A look around",
        "model_id": case.env["ir.model"]._get_id("res.partner"),
        "subject": "{{ " + _expression(case, lines, "object.env") + " }}",
    }
    template = case.env["mail.template"].create(values)
    template.with_env(env).sudo()._render_field("subject", case.participant.partner_id.ids)


def view(case, lines, env):
    """A page's template; it can be edited in the settings."""
    arch = f'<t t-name="wall.look"><p t-out="{_expression(case, lines, "record.env")}"/></t>'
    template = case.env["ir.ui.view"].create({"name": "wall.look", "type": "qweb", "arch": arch})
    partner = case.participant.partner_id.with_env(env).sudo()
    env(su=True)["ir.qweb"]._render(template.id, {"record": partner})


def goal_definition(case, lines, env):
    values = {"name": "A look around", "computation_mode": "python", "compute_code": lines + KEEP + "\nresult = 1"}
    definition = case.env["gamification.goal.definition"].create(values)
    goal = case.env["gamification.goal"].create(
        {"definition_id": definition.id, "user_id": case.participant.id, "target_goal": 10, "state": "inprogress"}
    )
    goal.with_env(env).sudo().update_goal()


def salary_rule(case, lines, env):
    """Written by the payroll manager, run over the participant's own payslip."""
    payslip(case, "env = payslip.env\n" + lines + KEEP + "\nresult = 1").with_env(env).sudo().compute_sheet()


def payslip(case, code):
    """The participant's payslip, with one rule that runs the code."""
    version = case.leader.version_id
    version.write({"contract_date_start": "2026-01-01", "wage": 5000.0})
    rule = case.env["hr.salary.rule"].create(
        {
            "name": "A look around",
            "code": "LOOK",
            "category_id": case.env["hr.salary.rule.category"].create({"name": "Basic", "code": "BASIC"}).id,
            "condition_select": "none",
            "amount_select": "code",
            "amount_python_compute": code,
        }
    )
    structure = case.env["hr.payroll.structure"].create(
        {"name": "Wall", "code": "WALL", "rule_ids": [fields.Command.set(rule.ids)], "parent_id": False}
    )
    values = {
        "name": "January",
        "employee_id": case.leader.id,
        "contract_id": version.id,
        "struct_id": structure.id,
        "date_from": "2026-01-01",
        "date_to": "2026-01-31",
    }
    return case.env["hr.payslip"].create(values)


def automation(case, lines, env):
    """Runs whenever somebody saves a contact, in that person's own transaction."""
    values = {
        "name": "A look around",
        "model_id": case.env["ir.model"]._get_id("res.partner"),
        "trigger": "on_create_or_write",
        "action_server_ids": [fields.Command.link(_action(case, lines).id)],
    }
    case.env["base.automation"].create(values)
    case.participant.partner_id.with_env(env).sudo().write({"comment": "saved"})


PLACES = {
    "server action": server_action,
    "scheduled action": scheduled_action,
    "record rule": record_rule,
    "computed field": computed_field,
    "mail template": mail_template,
    "view": view,
    "goal definition": goal_definition,
    "salary rule": salary_rule,
    "automation": automation,
}
