{
    "name": "Wall tests",
    "version": "19.0.1.0.0",
    "category": "Hidden/Tests",
    "summary": "Attacks on the confidentiality of 360 results, with both add-ons and payroll installed",
    "author": "Performance and Leadership Contributors",
    "license": "LGPL-3",
    "depends": ["leadership_360", "performance_cycle", "payroll", "base_automation"],
    "data": ["security/ir.model.access.csv"],
}
