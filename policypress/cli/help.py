"""The overview that `build.py --help` prints."""

from __future__ import annotations

_TEXT = """\
用法：build.py [命令] [选项]

由 policy/ 里的一套 YAML 生成全部政策文件，写入 outputs/。不写命令时执行 build。

命令：
{commands}

例子：
  build.py                          生成全部文件
  build.py --only 措施正文 --marks  只生成措施正文，并标出拟定的数据
  build.py --format docx,pdf        只要 Word 和 PDF
  build.py --out ~/印发稿 --final   生成定稿；缺少印发应有的事项时拒绝，并逐项列出
  build.py site                     生成申报服务网页
  build.py calculate 填报.yaml      按一个申请人的情况测算能申报什么、多少金额
  build.py serve                    在浏览器里边改边看
  build.py check                    只检查，不生成
  build.py test -k 对照表           运行测试（其后的参数交给 pytest）
  build.py new measure talent-fund  新建一条措施
  build.py names talent-fund        列出条文可以引用的名称和现在的值
  build.py doctor                   检查本机的工具和字体

某个命令的选项：build.py 命令 --help
退出码：0 完成；1 发现错误；2 用法不对或程序故障；130 被中断；141 输出没有读完"""


def overview(summaries: dict[str, str]) -> str:
    """The whole help text; summaries: command → one line."""
    width = max(map(len, summaries))
    return _TEXT.format(
        commands="\n".join(
            f"  {name:<{width}}  {line}" for name, line in summaries.items()
        )
    )
