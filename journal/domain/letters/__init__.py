"""Letters: templates with placeholders, what fills them, hints, and the link that mails them."""
