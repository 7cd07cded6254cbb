"""One agreement in bare reportlab, Latin letters only: a question is its lines, fields and file."""

import io
import json
import sys
import time
from pathlib import Path

import pypdf
import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

for question in sys.stdin:
    lines, fields, out = json.loads(question)
    began = time.perf_counter()
    target = io.BytesIO()
    canvas, y = Canvas(target, pagesize=A4, invariant=1, pageCompression=1), 800
    parts = [part for text in lines for part in simpleSplit(text, "Helvetica", 10, 500)]
    for part, name in [*((part, "") for part in parts), *(("", name) for name in fields)]:
        if y < 60:
            canvas.showPage()
            y = 800
        if name:
            y -= 8
            canvas.acroForm.textfield(name=name, x=48, y=y, width=500, height=16, fontSize=10)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(48, y, part)
        y -= 13
    canvas.save()
    Path(out).write_bytes(target.getvalue())
    seconds = time.perf_counter() - began
    text = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(out))
    words = sorted({word for word in text.split() if word.isalpha()})
    result = [words, len(pypdf.PdfReader(out).get_fields() or ())]
    print(json.dumps({"seconds": seconds, "result": result}), flush=True)
