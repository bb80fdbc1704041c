"""Rendering of one frozen 360 result as page, PDF and XLSX. Plain Python, no `odoo`: the caller injects the language.

    words = Words("fr_FR", translate, day, decimal=",")
    facts = read(snapshot, words, earlier)      # {"result", "form", "closed"} as the vault opens it; the round before
    page, style_source = html.page(facts, words, Frame(...))
    pdf.pdf(facts, words, frame)
    xlsx.xlsx(facts, words)

All three render the same `Facts`, so they show the same numbers.
"""
