"""One document out of a seed: a form in a container, with its truth."""
from . import around, running, saved, tabular
from .truth import Draw

RUNNING = {"F2": running.f2, "F3": running.f3, "F4": running.f4, "F5": running.f5, "F6": running.f6,
           "F9": running.f9, "F10": running.f10, "F11": running.f11, "F13 lines": tabular.english_lines}
TABLES = {"F1": tabular.f1, "F13": tabular.english_table, "F14": tabular.matrix}
TEXTS = [f"txt {encoding}" for encoding in saved.ENCODINGS]
CONTAINERS = {"html": saved.web, "docx": saved.word, "xlsx": saved.workbook, "csv": saved.values, "pdf": saved.paper}
PLACES = ([(form, place) for form in RUNNING for place in [*TEXTS, "html", "docx", "pdf"]]
          + [(form, place) for form in TABLES for place in ("html", "docx", "xlsx", "csv", "pdf")]
          + [("F1", place) for place in TEXTS]
          + [("F8", place) for place in [*TEXTS, "html"]] + [("F12", place) for place in TEXTS])


def draw_document(seed):
    """(bytes, document, draws) of a seed; the forms and containers follow each other."""
    draw = Draw(seed)
    form, place = PLACES[seed % len(PLACES)]
    draw.chosen.update(form=form, container=place)
    if form == "F1":
        document = tabular.f1(draw, rich=not place.startswith(("txt", "csv")))
    else:
        document = {**RUNNING, **TABLES, "F8": tabular.f8, "F12": tabular.f12}[form](draw)
    if form not in ("F12",):
        around.harm(document)
    around.surround(document)
    if place.startswith("txt"):
        return saved.text(document, draw, place.split()[1]), document, draw
    return CONTAINERS[place](document, draw), document, draw
