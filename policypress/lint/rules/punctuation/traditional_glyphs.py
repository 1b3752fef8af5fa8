"""用了繁体字、异体字：帳户、徵收。

检查：现行规范字表里已有简化字的常见繁体字、异体字；GB/T 2312没有收的字，公文里多是异体字或者识别错的字，地名、姓名不算。
为什么：国家机关以规范汉字为公务用字；繁体字、异体字多是转换、识别时来的，检索不到。
不好：开户帳号
好：开户账号
来源：《通用规范汉字表》、GB/T 2312—1980；推荐
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from policypress.lint.paper import Paper
from policypress.lint.rule import Hit, Rule
from policypress.system.kept import made_from

RULE = Rule(
    code="PU-14",
    name="traditional-glyphs",
    severity="note",
    strength="推荐",
    source="《通用规范汉字表》、GB/T 2312—1980",
)
_OLD = (
    "帳賬國會對業員類號萬億與爲為從來時個們這過還進運達遠選適邊應當無點發務動勞勵產經濟濱資貼"
    "補獎額費稅貿質買賣賞貨購術學習書寫證認識議論設計許評試課調談請講訂訓記該詳語說讀變讓護標"
    "準檢驗機構構權條東車軍輕轉輪輔較輸開關門問間閱陽陰陸隊際險隨難電雙離雖頁項順須預領頭題顧"
    "願風飛飯館馬駐騎體魚鳥龍齊齡優價傳償備傷儀億兒內兩冊則剛創劃劇劑勝勢區協單嚴團園圖圓場壓"
    "壞報塊塵墊處備壽夢奪婦媽孫寧實審寬寶將專尋層屬島幣幫幹庫廠廣廳彈彙徑徵徹恆惡慣慮慶憲懷態"
    "戰戶擁擇據擊擔擴擬攜攝攤敗敵數斷曆暫會極榮槍樂樓橋歡歲歸殘殺氣決沒況淨淚減測湯滅滿漁漢潔"
    "災煙煩熱燈營爐爭獨獲獻環現瑪瓊產畫異療癥監盡盤礎礙禮禪種稱穩窮競筆節範築簡糧糾約級紅紙細"
    "終組結給統絕綜綠維網緊線編練縣總績織繁繳繼續罰羅職聯聲聽肅脅腦臨興舉舊艦艱藝藥蘇蘭號蟲蠻"
    "補製複覆見規視親覺觀觸訪誤誰諸謀謝譜譯讚豐貌負財貢貧責貫貴賓賦賴賽趙趕跡踐躍輩辦辭農遞遊"
    "遲遷遺郵鄉醫釋針鈔鋼錄錢錯鎮鏡鐵鑒長閃閉閑閣闆闊隱隸雜雞雲霧靈靜韓響頂頒頓頗頸頻顆顏類顯"
    "飲飾養餘駁駕驅驚驗骯髮鬆鬥鬧鮮鳳鴻麗麥黃黨齒"
)
# Characters that are simplified forms of themselves, or words of their own today.
_KEPT = frozenset("繁貌覆現瑪瓊骯肅餘徵幹製複禪")
_SIMPLIFIED = frozenset(_OLD) - _KEPT
_HAN = re.compile("[一-鿿]")
# What names of people, firms and places stand beside: 溇港, 联系人：王喆.
_PLACE = re.compile("[省市区县镇乡村街路巷里桥河湖江溪山岭岛湾港塘渡寺]")
_NAMED = re.compile(
    "公司|联系人|姓名|电话|先生|女士|同志|主任|局长|教授|校长|院长|店|厂|村"
)
_AROUND = 10  # characters beside a name that say that it is one


def find(paper: Paper) -> Iterator[Hit]:
    """Each character that has a simplified form, or that official texts do not use."""
    lines = "".join(paper.lines_with(_question(), _with_rare))
    rare = "".join(sorted(_rare(set(lines))))
    for found in re.finditer(f"[{rare}]", paper.text) if rare else ():
        start, end = found.span()
        if found[0] in _SIMPLIFIED:
            said = f"“{found[0]}”是繁体字或者异体字。"
        elif _is_name(paper.text, start):
            continue
        else:
            said = f"“{found[0]}”不在常用字里，多是异体字或者识别错的字。"
        yield Hit(start, end, said, "改为规范字；姓名、商标等专名照录。")


@cache
def _question() -> str:
    """What is asked of a line: whether it has such a character."""
    return f"{RULE.code} {made_from((), (Path(__file__),)).hex()}"


def _with_rare(lines: Sequence[str]) -> list[str]:
    """The lines that have a character which official texts are not written with."""
    rare = _rare(set("".join(lines)))
    return (
        [line for line in lines if not rare.isdisjoint(line)] if rare else []
    )


def _rare(characters: set[str]) -> set[str]:
    """Those that official texts are not written with. All are encoded at once: asking each
    by itself took a twentieth of reading a text."""
    known = "".join(characters).encode("gb2312", "ignore").decode("gb2312")
    beyond = "".join(characters.difference(known, _KEPT))
    return (characters & _SIMPLIFIED) | set(_HAN.findall(beyond))


def _is_name(text: str, start: int) -> bool:
    """Whether a rare character is part of the name of a place, a firm or a person."""
    around = text[max(0, start - _AROUND) : start + _AROUND]
    beside = text[start + 1 : start + 3]
    return bool(_PLACE.search(beside) or _NAMED.search(around))
