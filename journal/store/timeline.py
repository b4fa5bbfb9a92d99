"""Reads what happened with one person, newest first."""

from __future__ import annotations

from journal.domain.views.people import TimelineItem
from journal.store import known
from journal.store.connection import JournalDatabase
from journal.store.values import day

_ITEMS = """
SELECT 'touch', t.id, t.on_day, t.what, t.channel, t.direction, '',
       t.letter_id, '' FROM touch t
 WHERE t.contact_id = :id
UNION ALL
SELECT 'interview', i.id,
       coalesce(substr(i.start, 1, 10), i.requested_on, substr(i.created_at, 1, 10)),
       i.place, i.format, i.status, '', NULL, '' FROM interview i
 WHERE i.contact_id = :id OR i.id IN (SELECT interview_id FROM participant WHERE contact_id = :id)
UNION ALL
SELECT 'interview', i.id,
       coalesce(substr(i.start, 1, 10), i.requested_on, substr(i.created_at, 1, 10)),
       i.place, i.format, i.status, c.name, NULL, ''
  FROM interview i JOIN contact c ON c.id = i.contact_id
 WHERE i.instead_of_id = :id
UNION ALL
SELECT 'follow-up', f.id, coalesce(f.closed_on, f.due_on), f.what, f.kind, f.state,
       coalesce(a.name, ''), NULL,
       CASE WHEN f.due_on IS NULL AND f.state = 'open' THEN coalesce(m.name, '') ELSE '' END
  FROM follow_up f LEFT JOIN contact a ON a.id = f.about_id
  LEFT JOIN milestone m ON m.id = f.milestone_id
 WHERE f.contact_id = :id
UNION ALL
SELECT 'referral', r.id, r.made_on, '', r.introduction, 'in', c.name, NULL, ''
  FROM referral r JOIN contact c ON c.id = r.referrer_id WHERE r.referred_id = :id
UNION ALL
SELECT 'referral', r.id, r.made_on, '', r.introduction, 'out', c.name, NULL, ''
  FROM referral r JOIN contact c ON c.id = r.referred_id WHERE r.referrer_id = :id
"""


def timeline(database: JournalDatabase, contact_id: int, limit: int = 200) -> list[TimelineItem]:
    """Touches, interviews, follow-ups and referrals of a person; without a day they come last.

    An interview to which they sent somebody else names that one.
    """
    rows = database.rows(
        f"SELECT * FROM ({_ITEMS}) ORDER BY 3 IS NULL, 3 DESC, 1, 2 DESC LIMIT {int(limit)}",
        {"id": contact_id},
    )
    return [
        TimelineItem(
            kind, key, day(when), what, codes[0][code], codes[1][state], other, letter, waits
        )
        for kind, key, when, what, code, state, other, letter, waits in rows
        if (codes := known.OF_ITEMS[kind])
    ]
