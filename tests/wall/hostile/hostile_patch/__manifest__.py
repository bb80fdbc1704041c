{
    "name": "hostile_patch",
    "version": "19.0.1.0.0",
    "category": "Hidden/Tests",
    "summary": "Replaces the question whether somebody may read",
    "author": "A stranger",
    "license": "LGPL-3",
    "depends": ["leadership_360"],
}
