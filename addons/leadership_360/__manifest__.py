{
    "name": "Leadership",
    "version": "19.0.1.0.0",
    "category": "Human Resources/Leadership",
    "summary": "Leadership development with 360-degree feedback that stays confidential",
    "author": "Performance and Leadership Contributors",
    "license": "LGPL-3",
    "depends": ["hr"],
    "data": [],
    "application": True,
}
