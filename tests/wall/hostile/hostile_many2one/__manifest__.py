{
    "name": "hostile_many2one",
    "version": "19.0.1.0.0",
    "category": "Hidden/Tests",
    "summary": "Points from a contact to a 360 report",
    "author": "A stranger",
    "license": "LGPL-3",
    "depends": ["leadership_360"],
}
