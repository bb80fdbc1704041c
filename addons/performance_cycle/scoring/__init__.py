"""The numbers of the performance cycle, in plain Python with exact arithmetic.

One idea per file; nothing here knows of Odoo, of a language or of a screen. "No data" is `None` everywhere, never zero.
Figures go in as int, float, Decimal or str (a float is read as it is written) and come out as `Fraction`;
`exact.shown` makes the decimal a person reads. Words stay with the caller: what is wrong or left out is a code.

exact         reading and showing numbers
attainment    how far a goal has come, for every kind of metric
weights       is this set of goals whole; one-click equal weights
weighted      a weighted mean that keeps "nothing rated" apart from zero
levels        which rating level a number is, and from where to where it reaches
result        the suggested result of a review, with its sum
distribution  ratings against guideline ranges
spread        managers who rate unlike the others
recency       how much of the evidence is recent
proration     the part of a period somebody worked
phases        due dates for somebody who joins late
compensation  rises, their cost, the guideline matrix
budget        what is left of a budget
eligibility   who is left out of a cycle, and why
retention     tenure and twelve-month turnover
"""
