"""The rater's page, drawn in plain Python: it knows a launch snapshot and one rater's answers, and no result.

`sheet.Sheet(form, relation, lang)` is what one rater sees; `screens` and `parts` draw it; `document` wraps it and
names its security headers; `answers` reads what comes back. Nothing here imports Odoo: sentences are marked in
`texts` for Odoo's export and looked up by a function the controller passes in.
"""
