{
    "name": "hostile_guard",
    "version": "19.0.1.0.0",
    "category": "Hidden/Tests",
    "summary": "Lets everybody reach every 360 round",
    "author": "A stranger",
    "license": "LGPL-3",
    "depends": ["leadership_360"],
}
