from itertools import product

from odoo.exceptions import AccessError, UserError


class MoveTable:
    """For cases with a `cast`, {part: user}: tries every move of a table from every state as everybody."""

    def _try(self, record, user, state, name):
        record._keyed().write({"state": state})
        try:
            record.with_user(user)._move(name)
        except (AccessError, UserError) as error:
            self.assertEqual(record.sudo().state, state, "a refused move writes nothing")
            return type(error)
        return record.sudo().state

    def _check_table(self, record, module, parts):
        """Try every move from every state as every part; return how many were allowed."""
        states, found, expected = [name for name, _label in module.STATES], {}, {}
        for (name, step), state, part in product(module.MOVES.items(), states, parts):
            found[name, state, part] = self._try(record, self.cast[part], state, name)
            refusal = AccessError if part not in step.by else UserError
            allowed = part in step.by and state in step.sources
            expected[name, state, part] = step.target if allowed else refusal
        wrong = {case: result for case, result in found.items() if result != expected[case]}
        self.assertFalse(wrong)
        return sum(result in states for result in found.values())
