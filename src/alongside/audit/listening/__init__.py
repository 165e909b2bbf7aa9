"""What a screen reader says of a page, in order, as text that can be read and compared.

It is made from the tree that the browser gives to screen readers. Each of them has words of its
own; these are one way to say it.
"""
