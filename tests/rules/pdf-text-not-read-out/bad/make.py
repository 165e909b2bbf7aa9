from pikepdf import ContentStreamInstruction as Instruction
from pikepdf import Name, Operator, Pdf, parse_content_stream, unparse_content_stream

from pdfs import print_pages


def make(root):
    """Everything after the title is marked as decoration."""
    with Pdf.open(print_pages(root) / "bins.pdf", allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        mended = []
        for instruction in parse_content_stream(page):
            if str(instruction.operator) == "BDC" and instruction.operands[1].get("/MCID", 0) > 4:
                instruction = Instruction([Name.Artifact], Operator("BMC"))
            mended.append(instruction)
        page.Contents = pdf.make_stream(unparse_content_stream(mended))
        pdf.save()
