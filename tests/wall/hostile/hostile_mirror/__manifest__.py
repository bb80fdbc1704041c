{
    "name": "hostile_mirror",
    "version": "19.0.1.0.0",
    "category": "Hidden/Tests",
    "summary": "Lays a model of its own on the table of 360 rounds",
    "author": "A stranger",
    "license": "LGPL-3",
    "depends": ["leadership_360"],
    "data": ["security/ir.model.access.csv"],
}
