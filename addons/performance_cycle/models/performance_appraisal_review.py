from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..workflow.review import LIVE, WRITERS, key_of, split_key, steps_apart


class PerformanceAppraisal(models.Model):
    _inherit = "performance.appraisal"

    i_write = fields.Boolean(compute="_compute_i_write", export_string_translation=False)

    @api.depends_context("uid")
    @api.depends("state", "assessment_ids.state", "manager_id")
    def _compute_i_write(self):
        for appraisal in self:
            appraisal.i_write = bool(appraisal._review_live_side())

    @api.readonly
    def review_page(self):
        """Return the sides of the review row by row, with evidence, recency and the suggested result.

        Everything is read as the current user: a side, a goal or a piece of evidence that he may not read is not in it.
        {"scale": levels, "mine": side he writes or False, "sides": {side: about it}, "rows": [row], "overall": its row,
        "missing": what is not rated, in words, "evidence": {row key: [piece]}, "result": `_review_result` or False,
        "recency": `_review_recency`, "titles": {kind: text}}
        """
        self.ensure_one()
        self.check_access("read")
        sides, mine = self._review_sides(), self._review_live_side()
        evidence = self._review_evidence()
        rows = self._review_rows(sides, mine)
        return {
            "scale": [{"id": row.id, "value": f"{row.value:g}", "name": row.name} for row in self._review_levels()],
            "mine": mine,
            "sides": {side: self._review_side(side, row, mine) for side, row in sides.items()},
            "rows": rows,
            "overall": {"key": "overall", "name": self.env._("Overall")},
            "missing": self._review_missing(rows, mine),
            "titles": self._review_titles(),
            "evidence": {key: [piece["data"] for piece in pieces] for key, pieces in evidence.items()},
            "recency": self._review_recency(evidence),
            "result": sides["manager"]._review_result() if sides["manager"] else False,
        }

    def review_write(self, key, values):
        """Write a rating or a comment (`level_id`, `answer`) on the reader's own side, and return the new page.

        `key` is that of a row, or "overall" for the comment on the whole. Raises AccessError for anybody who has no
        side here, UserError when it is not the time to write.
        """
        side = self._review_own_side()
        if values.keys() - {"level_id", "answer"}:
            raise AccessError(self.env._("Only a rating and a comment are written here."))
        if key == "overall":
            side.write({"comment": values.get("answer") or False})
        else:
            side._review_line(key).write(values)
        return self.review_page()

    def review_decide(self, level_id, reason=""):
        """Take a level as the result: the suggested one, or another with a reason; return the new page."""
        side = self._review_own_side()
        if side.side != "manager":
            raise AccessError(self.env._("The result is the manager's to propose."))
        side._decide(self.env["performance.scale.level"].browse(level_id), (reason or "").strip())
        return self.review_page()

    def action_submit_my_side(self):
        """Hand in the reader's own side."""
        self._review_own_side().action_submit()
        return True

    def _review_own_side(self):
        """Return the reader's own side of an open review, made on first use."""
        self.ensure_one()
        self.check_access("read")
        side = self._review_role_side()
        if not side:
            raise AccessError(self.env._("A review is written by the employee and by the manager, each on his side."))
        if self.state not in LIVE[side]:
            raise UserError(self.env._("It is not the time to write here: please reload the page."))
        return self.env["performance.assessment"]._start(self, side)

    def _review_live_side(self):
        """Return the side that the reader can write at this moment, or False."""
        side = self._review_role_side()
        if not side or self.state not in LIVE[side]:
            return False
        own = self._review_sides()[side]
        return False if own.state == "submitted" else side

    def _review_role_side(self):
        """Return the side that is the reader's to write, whenever that is, or False."""
        roles = self._move_roles()
        return next((side for role, side in WRITERS.items() if role in roles), False)

    def _review_sides(self):
        """Return {side: assessment}, each as the reader may see it: perhaps none. One's own side comes first."""
        sides = {"self": self.self_assessment_id, "manager": self.manager_assessment_id}
        if self.second_assessment_id or self._second_user():
            sides["second"] = self.second_assessment_id
        if self.env.su:
            # What is kept of the review holds no draft.
            return {side: row.filtered(lambda row: row.state == "submitted") for side, row in sides.items()}
        mine = self._review_role_side()
        if mine in ("manager", "second") and self.state in LIVE[mine]:
            # What an earlier manager wrote stays his: the acting one begins with an empty page.
            sides[mine] = sides[mine].filtered(lambda row: row.author_id == self.env.user)
        return sides

    def _review_side(self, side, row, mine):
        return {
            "id": row.id,
            "label": self._review_label(side, row, mine),
            "returned": row.returned_reason or "",
            "comment": row.comment or "",
        }

    def _review_label(self, side, row, mine):
        """Say whose column this is: "You, draft" or "Amara, self-review"."""
        env = self.env
        if side == mine:
            return env._("You, draft")
        # sudo: two names that stand on the appraisal's own form
        own = self.sudo()
        expected = {"self": own.employee_id, "manager": own.manager_id, "second": self._second_user().sudo()}[side]
        name = own.employee_id.name if side == "self" else (row.sudo().author_id.name or expected.name or "")
        texts = {
            "self": env._("%(name)s, self-review", name=name),
            "manager": env._("%(name)s, review", name=name),
            "second": env._("%(name)s, second assessment", name=name),
        }
        return texts[side] if row else env._("%(name)s, not submitted yet", name=name)

    def _review_missing(self, rows, mine):
        count = sum(1 for row in rows if row["asked"] and row["kind"] != "question" and not row[mine]["level_id"])
        if not count:
            return ""
        return self.env._("1 rating missing") if count == 1 else self.env._("%(count)d ratings missing", count=count)

    def _review_titles(self):
        # sudo: the shares are shown to everybody whom the result is about
        env, strategy = self.env, self.sudo().strategy_id
        scale = ", ".join(f"{level.value:g} {level.name}" for level in self._review_levels())
        return {
            "goal": env._("Goals, %(share)g %% of the result", share=strategy.goal_share),
            "skill": env._("Competencies, %(share)g %% of the result", share=strategy.competency_share),
            "scale": env._("Scale: %(levels)s", levels=scale),
        }

    def _review_levels(self):
        return self.scale_id.level_ids.sorted("value")

    def _review_rows(self, sides, mine):
        """Return one row per goal, competency and question that either visible side has or may get."""
        lines = {side: {line._review_key(): line for line in row.line_ids} for side, row in sides.items()}
        names = {line._review_key(): (line.kind, line.name) for row in sides.values() for line in row.line_ids}
        own = set(lines.get(mine, {}))
        if mine or not names:
            fresh = self.env["performance.assessment"]._lines_of(self.sudo(), mine or "self")
            for vals in fresh:
                key = key_of(vals["kind"], vals.get("goal_id") or vals.get("skill_id"), vals["name"])
                names.setdefault(key, (vals["kind"], vals["name"]))
                own.add(key)
        facts = self._review_facts(names)
        order = ["goal", "skill", "question"]
        return [
            # a question to one side only is not put to the other
            {"asked": bool(mine) and key in own}
            | self._review_row(key, *names[key], facts.get(key, {}), {side: lines[side].get(key) for side in sides})
            for key in sorted(names, key=lambda key: order.index(names[key][0]))
        ]

    def _review_row(self, key, kind, name, fact, cells):
        nothing = self.env["performance.assessment.line"]
        cells = {side: line or nothing for side, line in cells.items()}
        return {
            "key": key,
            "kind": kind,
            "name": name,
            "fact": fact,
            "difference": self._review_difference(cells),
            **{side: line._review_cell() for side, line in cells.items()},
        }

    def _review_difference(self, cells):
        """Say in words how far the manager's rating lies from the employee's own; "" where one is missing."""
        levels = {side: line.level_id.value if line.level_id else None for side, line in cells.items()}
        steps = steps_apart(levels["manager"], levels["self"], self._review_levels().mapped("value"))
        if not steps:
            return ""
        if steps > 0:
            return self.env._("%(count)d above self", count=steps)
        return self.env._("%(count)d below self", count=-steps)

    def _review_facts(self, keys):
        """Return what is known of each row besides the ratings: weight and attainment, or the level expected."""
        goals = self._review_records("performance.goal", "goal", keys)
        facts = {key_of("goal", goal.id): goal._review_fact() for goal in goals}
        # sudo: what a job asks for is no secret to who may read this review
        expected = {row.skill_id.id: row.skill_level_id.name for row in self.sudo().job_id.job_skill_ids}
        for key in keys:
            kind, rest = split_key(key)
            if kind == "skill":
                level = expected.get(int(rest))
                facts[key] = {"expected": self.env._("Expected: %(level)s", level=level) if level else ""}
        return facts

    def _review_records(self, model, kind, keys):
        ids = [int(rest) for found, rest in map(split_key, keys) if found == kind]
        return self.env[model].search([("id", "in", ids)])
