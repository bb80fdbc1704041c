{
    "name": "hostile_query",
    "version": "19.0.1.0.0",
    "category": "Hidden/Tests",
    "summary": "Reads the vault through a query",
    "author": "A stranger",
    "license": "LGPL-3",
    "depends": ["leadership_360"],
    "data": ["security/ir.model.access.csv"],
}
