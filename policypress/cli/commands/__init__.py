"""One command a file: SUMMARY (one Chinese line for the overview) and run(arguments) ->
exit code.
"""
