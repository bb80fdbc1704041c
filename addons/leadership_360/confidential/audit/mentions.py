"""What only names a protected model: actions, templates, rules, views, formulas that people have written. Reported.

Naming is no breach, and the wall does not depend on this list; it tells an administrator where to look.
"""

from odoo.fields import Domain

from .finding import NOTE, Finding
from .protected import ADDON, MODELS, VAULT

# Where text or code of the database can name a model; what is not installed is passed over.
PLACES = {
    "base.automation": ("model_name",),
    "hr.salary.rule": ("condition_python", "amount_python_compute"),
    "ir.actions.report": ("model",),
    "ir.actions.server": ("code", "model_name"),
    "ir.exports": ("resource",),
    "ir.filters": ("model_id", "domain"),
    "ir.model.fields": ("compute",),
    "ir.rule": ("domain_force", "model_id.model"),
    "ir.ui.view": ("arch_db", "model"),
    "mail.template": ("body_html", "subject", "model"),
}


def look(env):
    for model, paths in PLACES.items():
        if model in env:
            yield from _mentions(env, model, paths)


def _mentions(env, model, paths):
    # sudo: the audit reads what people have configured; the records it names are no secrets
    place = env[model].sudo().with_context(active_test=False, lang=None)
    terms = [VAULT, *sorted(MODELS)]
    wanted = Domain.OR(Domain(path, "like", term) for path in paths if _exists(place, path) for term in terms)
    found = place.search(wanted)
    modules = {record.id: name.split(".")[0] for record, name in _external_ids(found)}
    for record in found:
        if modules.get(record.id) != ADDON:
            label = f"{place._description} {record.id}, {record.display_name}"
            yield Finding(NOTE, label, "names a protected model", False)


def _external_ids(records):
    names = records.get_external_id()
    return [(record, names.get(record.id) or "") for record in records]


def _exists(place, path):
    field = place._fields.get(path.split(".")[0])
    return bool(field) and (field.store or field.search or field.related)
