{
    "name": "harmless_inherit",
    "version": "19.0.1.0.0",
    "category": "Hidden/Tests",
    "summary": "Lists the newest participations first",
    "author": "A stranger",
    "license": "LGPL-3",
    "depends": ["leadership_360"],
}
