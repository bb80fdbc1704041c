from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools.i18n import format_list

from ..scoring.exact import exact
from ..scoring.levels import Level
from ..scoring.result import Side, suggest
from ..scoring.weighted import Rated
from ..workflow.review import key_of


class PerformanceAssessment(models.Model):
    _inherit = "performance.assessment"

    # Kept at submission: what was suggested, with the whole sum, so that an override stays one for good.
    suggestion = fields.Json(
        "Suggested result, line by line", readonly=True, copy=False, export_string_translation=False
    )
    suggested_level_id = fields.Many2one("performance.scale.level", "Suggested", readonly=True, copy=False)

    final_level_id = fields.Many2one(
        "performance.scale.level",
        "Result",
        compute="_compute_final_level",
        store=True,
        index="btree_not_null",
        help="The overall rating, with what calibration or an appeal changed of it.",
    )

    @api.depends("level_id", "appraisal_id.change_ids.stands")
    def _compute_final_level(self):
        for row in self:
            changes = row.appraisal_id.change_ids.filtered("stands") if row.side == "manager" else ()
            row.final_level_id = changes.sorted("id")[-1:].level_after_id if changes else row.level_id

    def _suggest(self):
        """Return the `Result` that follows from the ratings of this side."""
        strategy = self.sudo().appraisal_id.strategy_id
        sides = (
            Side("goal", self.env._("Goals"), exact(strategy.goal_share), self._rated("goal")),
            Side(
                "skill",
                self.env._("Competencies"),
                exact(strategy.competency_share),
                self._rated("skill"),
                averaged=True,
            ),
        )
        return suggest(sides, [Level.of(level.value, level.name, level.id) for level in self.scale_id.level_ids])

    def _rated(self, kind):
        lines = self.line_ids.filtered(lambda line: line.kind == kind)
        # sudo: the weight of a goal that its reader may not open any more still counts
        weights = {line: line.sudo().goal_id.weight if kind == "goal" else 1 for line in lines}
        figures = {line: line.level_id.value if line.level_id else None for line in lines}
        return tuple(Rated.of(line.name, weights[line], figures[line], line.id) for line in lines)

    def _review_result(self):
        """Return the suggested and the chosen level with the sum that leads there, in words.

        As it was kept at submission; of a draft, as it stands now.
        {"total_text", "suggested": {"id", "name", "value"} or False, "accept": label of the button, "override",
        "lines": [{"kind", "text", "value"}], "chosen": as suggested, "reason"}
        """
        kept = self.state == "submitted" and self.suggestion
        data = kept or self._suggest().data()
        suggested = self.suggested_level_id if kept else self._suggested_level()
        highest = f"{max(self.scale_id.level_ids.mapped('value'), default=0):g}"
        figures = {"total": self._number(data["total"]), "highest": self._number(highest)}
        return {
            "total_text": self.env._("%(total)s of %(highest)s", **figures) if data["total"] else "",
            "accept": self.env._("Use %(level)s", level=suggested.name or ""),
            "suggested": suggested._review_level(),
            "lines": [{"kind": line["kind"], **self._line_words(line)} for line in data["lines"]],
            "chosen": self.level_id._review_level(),
            "reason": self.level_reason or "",
            "override": bool(self.level_id and suggested and self.level_id != suggested),
        }

    def _suggested_level(self):
        level = self._suggest().level
        return self.env["performance.scale.level"].browse(level.key if level else [])

    def _line_words(self, line):
        """Return {"text", "value"} of one line of the sum."""
        texts = {"average": self._average_words, "total": self._total_words, "nothing": self._nothing_words}
        if line["kind"] in ("left_out", "part_left_out"):
            return {"text": self._left_out_words(line), "value": self.env._("left out")}
        return {"text": texts.get(line["kind"], self._product_words)(line), "value": self._number(line["value"])}

    def _average_words(self, line):
        figures = [self._number(figure) for figure in line["figures"]]
        return self.env._("Average of %(figures)s", figures=format_list(self.env, figures))

    def _total_words(self, line):
        low, high = (self._number(edge) for edge in line["reach"])
        return self.env._("Total, %(low)s to %(high)s is %(level)s", low=low, high=high, level=line["level"])

    def _nothing_words(self, line):
        return self.env._("Nothing is rated yet")

    def _product_words(self, line):
        figures = {name: self._number(line[name]) for name in ("used", "score", "share")}
        if line["reweighted"]:
            text = self.env._(
                "%(label)s %(used)s %% × %(score)s (agreed: %(share)s %%)", label=line["label"], **figures
            )
        else:
            text = self.env._("%(label)s %(used)s %% × %(score)s", label=line["label"], **figures)
        return text

    def _left_out_words(self, line):
        if line["score"] is not None:
            return self.env._("%(label)s: weighs nothing", label=line["label"])
        return self.env._("%(label)s: not rated, not a zero", label=line["label"])

    def _number(self, text):
        """Return a figure with the decimal sign of the reader's language."""
        language = self.env["res.lang"]._get_data(code=self.env.lang or "en_US")
        return (text or "").replace(".", language.decimal_point or ".")

    def _decide(self, level, reason):
        """Take a level as the result; another than the suggested one needs a reason."""
        suggested = self._suggested_level()
        if suggested and level != suggested and not reason:
            raise UserError(
                self.env._("The sum suggests “%(level)s”: please say why you choose another.", level=suggested.name)
            )
        self.write({"level_id": level.id, "level_reason": reason if level != suggested else False})

    def _review_line(self, key):
        """Return the line of a row, made if the goal was approved after the writing began."""
        line = self.line_ids.filtered(lambda line: line._review_key() == key)
        if line:
            return line
        for vals in self._lines_of(self.sudo().appraisal_id, self.side):
            if key_of(vals["kind"], vals.get("goal_id") or vals.get("skill_id"), vals["name"]) == key:
                if self.author_id != self.env.user or self.state != "draft":
                    raise AccessError(self.env._("Only the author writes, and only a draft."))
                # sudo: nobody creates lines by hand; this one is of the author's own draft
                return line.sudo().create({"assessment_id": self.id, **vals}).sudo(False)
        raise UserError(self.env._("This row is not part of the review any more: please reload the page."))

    def _before_move(self, name, comment):
        super()._before_move(name, comment)
        if name != "submit":
            return
        for row in self.filtered(lambda row: row.side == "manager" and not (row.level_reason or "").strip()):
            row._decide(row.level_id, "")

    def _after_move(self, name, comment):
        if name == "submit":
            for row in self.filtered(lambda row: row.side == "manager"):
                kept = {"suggestion": row._suggest().data(), "suggested_level_id": row._suggested_level().id}
                # sudo: the sum as it stands is kept by the step that was checked
                row.sudo()._with_key().write(kept)
        super()._after_move(name, comment)
