"""Words in their own language inside a link say so themselves."""

from websites import change


def make(root):
    change(root, "bins.html", ">اردو</a></nav>", '><span lang="ur">اردو</span></a></nav>')
