{
    "name": "hostile_view",
    "version": "19.0.1.0.0",
    "category": "Hidden/Tests",
    "summary": "Makes an SQL view over the vault",
    "author": "A stranger",
    "license": "LGPL-3",
    "depends": ["leadership_360"],
    "data": ["security/ir.model.access.csv"],
}
