from odoo import api, models


class PerformanceImportMixin(models.AbstractModel):
    """Finds the people of a spreadsheet by name or work e-mail, and says in words whom it does not find."""

    _name = "performance.import.mixin"
    _description = "Import of People's Rows"

    @api.model
    def load(self, fields, data):
        if "employee_id" not in fields:
            return super().load(fields, data)
        place = fields.index("employee_id")
        people = self._people_by_word({row[place] for row in data})
        problems = [
            self._import_message(number, self._import_problem(row[place], people), "error")
            for number, row in enumerate(data)
            if row[place] and len(people.get(self._word(row[place]), ())) != 1
        ]
        if problems:
            return {"ids": False, "messages": problems, "nextrow": 0}
        # By id: a name that two people of two companies share is clear by now.
        fields = [*fields[:place], "employee_id/.id", *fields[place + 1 :]]
        data = [[*row[:place], next(iter(people.get(self._word(row[place]), [""]))), *row[place + 1 :]] for row in data]
        return super().load(fields, data)

    @api.model
    def _word(self, text):
        return str(text).strip().casefold()

    @api.model
    def _people_by_word(self, words):
        """Return {name or work e-mail: ids of those who bear it}, within the user's companies."""
        wanted = {self._word(word) for word in words if word}
        # sudo: names and work e-mails, which every colleague may read on the public page
        people = (
            self.env["hr.employee"]
            .sudo()
            .search_fetch([("company_id", "in", self.env.companies.ids)], ["name", "work_email"])
        )
        found = {}
        for person in people:
            for word in {self._word(person.name or ""), self._word(person.work_email or "")} & wanted:
                found.setdefault(word, []).append(str(person.id))
        return found

    @api.model
    def _import_problem(self, text, people):
        if people.get(self._word(text)):
            return self.env._(
                "Employee: more than one person is called “%(name)s”. Please give the work e-mail instead.", name=text
            )
        return self.env._(
            "Employee: nobody at work in %(companies)s is called “%(name)s”. "
            "Please correct the name, or give the work e-mail.",
            name=text,
            companies=", ".join(self.env.companies.mapped("name")),
        )

    @api.model
    def _import_message(self, number, text, kind):
        rows = {"from": number, "to": number}
        return {"type": kind, "message": text, "rows": rows, "record": number, "field": "employee_id"}
