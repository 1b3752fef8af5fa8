"""What a text gives (资助项目): the sums and rates of its sentences, what each of them is,
and the supports that they make. Rules of the language only, no words of one text.
"""
