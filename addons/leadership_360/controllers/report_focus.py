"""From the report to the plan: the chosen behaviours and nothing else, neither score nor class nor comment (F3)."""

from odoo.exceptions import UserError

MOST = 3
PLAN = "leadership.plan"
FOCUS_FIELDS = ("why", "if_then", "measure", "support_person", "review_date")


def choose_focus(env, feedback, behaviour_ids):
    """Start the participant's plan with one to three behaviours of the round `feedback`; return it, or None.

    `behaviour_ids` are the ids of items as they stand in the form of the round. What is not asked there is left out. A
    plan in progress takes them in, unless it would have more than three: then nothing is written.
    """
    asked = {item["id"] for one in feedback.snapshot["competencies"] for item in one["items"]}
    # an item's id is the letter b and the id of its behaviour
    chosen = [int(key[1:]) for key in dict.fromkeys(behaviour_ids) if key in asked]
    if not 0 < len(chosen) <= MOST:
        return None
    try:
        with env.cr.savepoint():
            return env[PLAN]._start_from_focus(feedback.enrollment_id, env["leadership.behaviour"].browse(chosen))
    except UserError:
        return None


def plan_text(env, enrollment):
    """The plans of a participation in plain words, for its participant, who has written them."""
    mine = [("enrollment_id", "=", enrollment.id), ("participant_id", "=", env.uid)]
    # sudo: the person at the browser is proven, and the secret may be here: no rule is evaluated beside it
    plans = env[PLAN].sudo().search(mine)
    return "\n\n".join("\n".join(_lines(plan)) for plan in plans)


def _lines(plan):
    yield plan.display_name
    for focus in plan.focus_ids:
        yield f"\n* {focus.name}"
        yield from (f"  {focus._fields[name]._description_string(plan.env)}: {focus[name]}" for name in FOCUS_FIELDS)
        yield from (f"  - {action.name} ({action.date or ''})" for action in focus.action_ids)
