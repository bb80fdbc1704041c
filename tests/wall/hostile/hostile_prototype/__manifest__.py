{
    "name": "hostile_prototype",
    "version": "19.0.1.0.0",
    "category": "Hidden/Tests",
    "summary": "Copies the 360 round as a prototype",
    "author": "A stranger",
    "license": "LGPL-3",
    "depends": ["leadership_360"],
    "data": ["security/ir.model.access.csv"],
}
