from word_attachments import give_pdf, pdf_file, with_link_to_pdf


def make(root):
    pdf_file(give_pdf(root))


subject = with_link_to_pdf
