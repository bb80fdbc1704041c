{
    "name": "hostile_inherits",
    "version": "19.0.1.0.0",
    "category": "Hidden/Tests",
    "summary": "Puts the 360 report inside a record of its own",
    "author": "A stranger",
    "license": "LGPL-3",
    "depends": ["leadership_360"],
    "data": ["security/ir.model.access.csv"],
}
