{
    "name": "hostile_controller",
    "version": "19.0.1.0.0",
    "category": "Hidden/Tests",
    "summary": "Takes over the page of the report",
    "author": "A stranger",
    "license": "LGPL-3",
    "depends": ["leadership_360"],
}
