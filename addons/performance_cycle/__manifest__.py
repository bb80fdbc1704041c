{
    "name": "Performance",
    "version": "19.0.1.0.0",
    "category": "Human Resources/Performance",
    "summary": "Goals, reviews and decisions: the performance cycle",
    "author": "Performance and Leadership Contributors",
    "license": "LGPL-3",
    "depends": ["hr"],
    "data": [],
    "application": True,
}
