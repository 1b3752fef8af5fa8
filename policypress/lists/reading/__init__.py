"""Tables of applicants as people keep them (企业名单): workbooks, CSV and Parquet files →
columns. Every slip is a finding by sheet, row and column, all of them at once."""
