{
    "name": "hostile_http",
    "version": "19.0.1.0.0",
    "category": "Hidden/Tests",
    "summary": "Keeps what every page has shown",
    "author": "A stranger",
    "license": "LGPL-3",
    "depends": ["leadership_360"],
}
