"""What is printed of a list (名单文件): notices and the estimate of funds."""
