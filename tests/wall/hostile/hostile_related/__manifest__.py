{
    "name": "hostile_related",
    "version": "19.0.1.0.0",
    "category": "Hidden/Tests",
    "summary": "Copies the state of a 360 round to an employee",
    "author": "A stranger",
    "license": "LGPL-3",
    "depends": ["leadership_360"],
}
