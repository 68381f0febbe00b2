import type { Calendar } from '../../contracts/knowledge';
import { chineseDate } from '../../contracts/slots';
import { daysBetween } from '../../law/calendar';
import { CLOCKS, type ClockRule } from '../../law/clock-table';
import { deadline, isMoved, periodName, type Deadline } from '../../law/deadlines';
import { inspectionLookback, limitation, type Limitation } from '../../law/limitation';
import { EVENTS } from './events';
import type { DeadlineFacts } from './read';

/** What can be said about a deadline: lines of plain words, the articles, and whether a demand is still to be asked for. */
export interface Told {
  lines: string[];
  articles: string[];
  /** The year is over by the day of leaving: a demand in between may have started it anew. */
  askDemand?: boolean;
}

/** Below this many days, legal aid comes first and its papers later (FYF-44). */
const URGENT_DAYS = 7;

/** The clocks of an event, counted and told; null when event or day is missing. */
export function tell(facts: DeadlineFacts, today: string, calendar: Calendar): Told | null {
  if (facts.employed && (facts.event === undefined || facts.event === 'left') && !facts.notPay)
    return employedTold();
  const { event: id, on } = facts;
  if (!id || !on) return null;
  if (facts.lookback && (id === 'left' || id === 'complained'))
    return lookbackTold(facts, on, today, calendar);
  if (id === 'left') return leftTold(facts, on, today, calendar);
  const event = EVENTS.find((one) => one.id === id);
  if (!event) return null;
  const deadlines = event.clocks.map((clock) => deadline(clock, on, calendar));
  const lines = deadlines.map((d) => lineOf(d, today));
  const first = deadlines[0];
  if (id === 'injured' && first && first.due < today && (deadlines[1]?.due ?? '') >= today)
    lines.push('单位过了30天没报，您自己去报，别再等它。');
  if (id === 'injured' && (deadlines[1]?.due ?? today) < today)
    lines.push('自己报的1年也过了。先打12333说清情况，再问12348还能走哪条路。');
  if (id === 'arbitration_applied' && first && first.due < today)
    lines.push('过了5天没答复收不收的，可以直接去法院起诉。先打电话问一句，要书面的。');
  if ((id === 'award' || id === 'judgment') && first && first.due < today)
    lines.push('过了期，裁决、判决一般就生效了。是不是真过了，马上打12348问，看清收到那天是哪天。');
  if ((id === 'award' || id === 'judgment') && first && first.due >= today)
    lines.push('从您收到文书的第二天起算。留好签收单，别等到最后一天。');
  return {
    lines: [`从${chineseDate(on)}（${event.day}）算起：`, ...lines, ...cautions(facts, deadlines)],
    articles: articlesOf(deadlines),
  };
}

function employedTold(): Told {
  return {
    lines: [
      '还在职的，单位欠的工资不受1年限制，什么时候都能申请仲裁。',
      '走了以后，从离职那天起只有1年。劳动监察一般只查2年内的事。证据现在就留好。',
    ],
    articles: ['TJZC-27', 'JCTL-20'],
  };
}

function leftTold(facts: DeadlineFacts, on: string, today: string, calendar: Calendar): Told {
  const limit = limitation(
    {
      employed: false,
      forPay: facts.notPay !== true,
      leftOn: on,
      knewOn: on,
      interruptions: facts.interruptions,
    },
    calendar,
  );
  if (limit.kind !== 'until') return employedTold();
  const { deadline: d } = limit;
  const latest =
    facts.latest && limit.counted.length === 0 ? deadline('arbitration_limit', facts.latest, calendar) : d;
  if (d.due < today && latest.due >= today) return undecided(facts, d, latest);
  const start = chineseDate(limit.from);
  const counted = limit.counted.length > 0;
  const lead = counted ? `${start}又要过一次，1年从那天重新算。` : `从${start}离职算，仲裁时效1年。`;
  const lines =
    d.due >= today
      ? [`还没过期。${lead}`, lastDay(d), ...left(d, today)]
      : [lead, `到${chineseDate(d.due)}就满了，已经过了。`, ...late(limit)];
  return {
    lines: [...lines, ...cautions(counted ? { ...facts, latest: undefined } : facts, [d])],
    articles: [
      'TJZC-27',
      ...(d.due < today ? ['JS1-15'] : daysBetween(today, d.due) <= URGENT_DAYS ? ['FYF-44'] : []),
    ],
    ...(d.due < today && !counted && facts.interruptions === undefined ? { askDemand: true } : {}),
  };
}

/** Labour inspection: two years from the end of the wrong, which for wages is no earlier than the day of leaving. */
function lookbackTold(facts: DeadlineFacts, on: string, today: string, calendar: Calendar): Told {
  const d = inspectionLookback(facts.latest ?? on, calendar);
  const start = chineseDate(facts.latest ?? on);
  return {
    lines: [
      '劳动监察一般只查2年内的事，从违法行为结束那天算；这2年里投诉过的不算过期。',
      d.due >= today
        ? `从${start}算，到${chineseDate(d.due)}，还在2年里，快去投诉。`
        : `从${start}算，到${chineseDate(d.due)}就满了，监察多半不再查。`,
      '去仲裁是另一个期限：从离职那天起1年，要过、投诉过的重新算。有工资欠条的，可以直接去法院。拿不准打12348。',
    ],
    articles: ['JCTL-20', 'TJZC-27', 'JS1-15'],
  };
}

/** Only a month was said, and the year of its first day is over, that of its last day not yet. */
function undecided(facts: DeadlineFacts, first: Deadline, last: Deadline): Told {
  return {
    lines: [
      `要看到底是哪天走的：${chineseDate(facts.on ?? '')}走的，${chineseDate(first.due)}就满1年了；${chineseDate(facts.latest ?? '')}走的，到${chineseDate(last.due)}。`,
      '别等，今天就去递仲裁申请。来不及就打12348，不足7天的可以先援助、后补手续。',
    ],
    articles: ['TJZC-27', 'FYF-44'],
  };
}

function left(d: Deadline, today: string): string[] {
  const days = daysBetween(today, d.due);
  return days <= URGENT_DAYS
    ? [`只剩${days}天，今天就去递仲裁申请。来不及写就打12348，不足7天的可以先援助、后补手续。`]
    : [`还有${days}天，别等到最后一天。讨要过、单位答应过的，从那天重新算1年，留好证据。`];
}

function late(limit: Limitation & { kind: 'until' }): string[] {
  return [
    ...(limit.tooLate.length > 0
      ? [`${chineseDate(limit.tooLate[0] ?? '')}那次在满1年以后，一般不再重新算。`]
      : []),
    '过了也不等于白干：有工资欠条的，可以直接去法院。先打12348问清楚。',
  ];
}

/** "最晚2026年11月30日（周一）。11月28日是休息日，顺延。" */
function lastDay(d: Deadline): string {
  const moved = isMoved(d) ? `本来到${chineseDate(d.plain)}，那天休息，顺延。` : '';
  return `最晚${chineseDate(d.due)}（${weekday(d.due)}）。${moved}`;
}

/** One clock: "去法院起诉：15天，最晚2026年12月10日（周四）。" */
function lineOf(d: Deadline, today: string): string {
  const rule: ClockRule = CLOCKS[d.id];
  const over = d.due < today ? '已经过了。' : '';
  const longest = d.extended
    ? `复杂的最多再加${periodName(rule.extension ?? rule.length)}，到${chineseDate(d.extended)}。`
    : '';
  return `${rule.name}：${periodName(rule.length)}，${lastDay(d)}${over}${longest}`;
}

function cautions(facts: DeadlineFacts, deadlines: readonly Deadline[]): string[] {
  return [
    ...(facts.latest
      ? [`您只说了大概日子，我按${chineseDate(facts.on ?? '')}算，最保险。知道哪天就告诉我。`]
      : []),
    ...(deadlines.some((d) => !d.inTable)
      ? [
          `${deadlines.find((d) => !d.inTable)?.due.slice(0, 4) ?? ''}年的放假表我还没有，碰上节假日会顺延，以受理的单位说的为准。`,
        ]
      : []),
  ];
}

const articlesOf = (deadlines: readonly Deadline[]): string[] => [
  ...new Set(deadlines.flatMap((d) => [...d.articles])),
];

const weekday = (date: string): string =>
  `周${'日一二三四五六'[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''}`;
