"""The audit: does anything in this database or process reach around the wall? A tripwire; the wall itself is elsewhere.

Installing an add-on that relates, computes, inherits or mirrors a protected model is refused (`run.before_install`).
What is there already locks the results of this database, and nothing else, until it is gone (`run.at_load`, `lock`).
The full level also reports what only names a protected model (`run.full`).
"""
