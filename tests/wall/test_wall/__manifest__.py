{
    "name": "Wall tests",
    "version": "19.0.1.0.0",
    "category": "Hidden/Tests",
    "summary": "Attacks on the confidentiality of 360 results, with both add-ons and payroll installed",
    "author": "Performance and Leadership Contributors",
    "license": "LGPL-3",
    "depends": [
        "leadership_360",
        "performance_cycle",
        "payroll",
        # what companies have beside it, and what adds pages, log-ins and places for code
        "auth_oauth",
        "auth_passkey",
        "auth_totp",
        "base_automation",
        "hr_recruitment",
        "survey",
        "website",
    ],
    "data": ["security/ir.model.access.csv"],
}
