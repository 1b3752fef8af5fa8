"""Layout: what a rendered PDF really looks like, measured against GB/T
9704—2012.
"""
