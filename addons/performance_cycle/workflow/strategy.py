"""Which strategy applies to a person: job > department > nearest parent department > company default."""


def resolve(job, departments, by_job, by_department, default):
    """Return (strategy, reason, place), or (None, "none", None).

    `departments`: the person's own department first, then its parents upwards; the dictionaries map ids to strategies.
    `reason` is "job", "department", "parent" or "company"; `place` the job or department id that decided.
    """
    if job in by_job:
        return by_job[job], "job", job
    for step, department in enumerate(departments):
        if department in by_department:
            return by_department[department], "parent" if step else "department", department
    if default is not None:
        return default, "company", None
    return None, "none", None


def chain(department, parents):
    """Return the department and its parents upwards; a loop in the data ends the chain instead of the program."""
    found = []
    while department and department not in found:
        found.append(department)
        department = parents.get(department)
    return found
