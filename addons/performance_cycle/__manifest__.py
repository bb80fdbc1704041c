{
    "name": "Performance",
    "version": "19.0.1.0.0",
    "category": "Human Resources/Performance",
    "summary": "Goals, reviews and decisions: the performance cycle",
    "author": "Performance and Leadership Contributors",
    "license": "LGPL-3",
    "depends": ["hr"],
    "demo": [
        "demo/larkfield_neighbours_demo.xml",
        "demo/res.company.csv",
        "demo/res.users.csv",
        "demo/hr.department.csv",
        "demo/hr.job.csv",
        "demo/hr.employee.csv",
        "demo/larkfield_demo.xml",
    ],
    "application": True,
}
