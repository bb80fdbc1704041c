from odoo import fields, models


class PerformanceTraining(models.Model):
    _inherit = "performance.training"

    def action_submit(self):
        return self._step("submit")

    def action_withdraw(self):
        return self._step("withdraw")

    def action_approve(self, comment=""):
        return self._step("approve", comment)

    def action_approve_hr(self):
        return self._step("approve_hr")

    def action_refuse(self, comment=""):
        return self._step("refuse", comment)

    def action_rework(self):
        return self._step("rework")

    def action_complete(self, comment=""):
        return self._step("complete", comment)

    def action_note_effect(self):
        return self._step("note_effect")

    def action_cancel(self, comment=""):
        return self._step("cancel", comment)

    def _step_labels(self):
        return {
            "submit": self.env._("Submit"),
            "withdraw": self.env._("Take back"),
            "approve": self.env._("Approve"),
            "approve_hr": self.env._("Approve for HR"),
            "refuse": self.env._("Refuse"),
            "rework": self.env._("Change it"),
            "complete": self.env._("Mark as done"),
            "note_effect": self.env._("Note the effect"),
            "cancel": self.env._("Cancel"),
        }

    def _move_roles(self):
        # sudo: who is above whom need not be readable by whoever takes the step
        employee = self.sudo().employee_id
        if employee.user_id == self.env.user:
            return {"employee"}
        roles = {"manager"} if employee.parent_id.user_id == self.env.user else set()
        if self.env.user._is_performance_officer():
            roles.add("officer")
            roles |= {"second"} if self.sudo().approver_id != self.env.user else set()
        return roles

    def _move_conditions(self):
        today = fields.Date.context_today(self)
        facts = {
            "two_levels": self.needs_hr,
            "over": self.date_start and self.date_end and self.date_end <= today,
            "effect": self.effect_level and (self.effect or "").strip(),
        }
        return frozenset(name for name, met in facts.items() if met)

    def _condition_message(self, name, condition):
        if condition == "over":
            return self.env._("Please enter from when to when it took place; it is done once its last day has come.")
        return self.env._("Please choose the effect, and say in a sentence what changed.")

    def _move_values(self, name, comment):
        if name == "approve":
            return {"approver_id": self.env.uid}
        if name == "approve_hr":
            return {"hr_approver_id": self.env.uid}
        if name == "refuse":
            return {"refusal": comment}
        if name in ("submit", "rework", "withdraw"):
            return {"approver_id": False, "hr_approver_id": False, "refusal": False}
        return {}

    def _after_move(self, name, comment):
        for training in self:
            if comment:
                # sudo: whoever takes the step may say why, though he need not be able to write
                training.sudo().message_post(body=comment)
            training._ask_for_decision()
            if name in ("approve", "approve_hr", "refuse"):
                training._tell_employee()
        if name == "complete":
            self._add_to_resume()
        if name == "note_effect":
            self.sudo().activity_unlink(["performance_cycle.activity_training_effect"])

    def _ask_for_decision(self):
        """Keep one to-do: with whom the decision lies now, or nobody."""
        # sudo: the to-do of another person
        training = self.sudo().with_context(mail_activity_quick_update=True)
        training.activity_unlink(["performance_cycle.activity_training_decide"])
        users = {
            "submitted": training.employee_id.parent_id.user_id or training.company_id.performance_hr_user_id,
            "awaiting_hr": training.company_id.performance_hr_user_id - training.approver_id,
        }
        user = users.get(training.state, self.env["res.users"]) - training.employee_id.user_id
        if user.active:
            training.activity_schedule(
                "performance_cycle.activity_training_decide",
                summary=self.env._(
                    "Training of %(person)s: %(training)s", person=training.employee_id.name, training=training.name
                ),
                user_id=user.id,
            )

    def _tell_employee(self):
        training = self.sudo()
        training.message_notify(
            partner_ids=training.employee_id.user_id.partner_id.ids,
            subject=training.name,
            body=self.env._(
                "Your training “%(training)s” is now: %(state)s.", training=training.name, state=self._state_label()
            ),
        )

    def _add_to_resume(self):
        """Add the training to the résumé, once. Every colleague reads a résumé: neither reason nor cost go there."""
        kind = self.env.ref("hr_skills.resume_type_training", raise_if_not_found=False)
        # sudo: a manager who notes it as done need not be able to write the résumé
        for training in self.sudo().filtered(lambda training: not training.resume_line_id):
            line = (
                self.env["hr.resume.line"]
                .sudo()
                .create(
                    {
                        "employee_id": training.employee_id.id,
                        "name": training.name,
                        "date_start": training.date_start,
                        "date_end": training.date_end,
                        "description": training.provider,
                        "line_type_id": kind.id if kind else False,
                    }
                )
            )
            training._with_key().write({"resume_line_id": line.id})
