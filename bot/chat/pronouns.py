"""Pronouns by which somebody, or an interview, is spoken of again: 他, 她, 他们俩, 这场, him, them both, that.

其他 is none; and of 他说 and he said it is told what others say.
"""

import re

ONE = r"(?<!其)[他她](?![们俩说讲觉问])|\b(?:he|she|him|her)(?='s|\b)(?! (?:said|says|told))"
SEVERAL = r"[他她]们[俩两]?个?|[他她]俩|这两[个位]|\b(?:the two of them|both of them|them both|them|they|those two|these two)\b"
IT = re.compile(r"[他她它]|这场|\b(?:it|him|her|his|their|that|this)\b")  # an interview, or whose it is
