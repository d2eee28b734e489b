"""What lines say beside their activity: the names under which the pages' readers ask for it."""

from agendacrawl.dutch.remarks import Remark, describes, is_general, is_nothing, remark
from agendacrawl.dutch.status import cut_cancelled, cut_tentative

__all__ = ["Remark", "cut_cancelled", "cut_tentative", "describes", "is_general", "is_nothing", "remark"]
