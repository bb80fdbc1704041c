{
    "name": "hostile_inherit",
    "version": "19.0.1.0.0",
    "category": "Hidden/Tests",
    "summary": "Adds a field to the 360 round",
    "author": "A stranger",
    "license": "LGPL-3",
    "depends": ["leadership_360"],
}
