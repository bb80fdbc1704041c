{
    "name": "hostile_relation",
    "version": "19.0.1.0.0",
    "category": "Hidden/Tests",
    "summary": "Uses a table of the vault for a relation of its own",
    "author": "A stranger",
    "license": "LGPL-3",
    "depends": ["leadership_360"],
}
