import type { SkillContext } from '../../contracts/skill';
import { readOvertime } from './read-days';
import { withoutDates } from './named-days';
import type { Facts, Kind, Missing, WageSaid } from './facts';
import { withFigures } from '../common/numerals';
import { readDays, readHours, readPieces, readTenure, toNumber, UNITS_OF_WORK } from './quantities';

/**
 * What one message says for a calculation. `asked` is what we asked for last: only then is a bare number a wage or a
 * count.
 */
export function readFacts(
  kind: Kind,
  context: SkillContext,
  asked: Missing | undefined,
  before: Facts = {},
): Facts {
  const text = context.text.normalize('NFKC');
  const dates = text.length === context.text.length ? (context.understanding.dates ?? []) : [];
  const masked = withFigures(withoutDates(text, dates));
  const wage = readWage(context, masked, asked);
  return {
    ...(wage ? { wage } : {}),
    ...ofKind(kind, context, masked, asked, before),
  };
}

function ofKind(
  kind: Kind,
  context: SkillContext,
  masked: string,
  asked: Missing | undefined,
  before: Facts,
): Facts {
  const text = context.text.normalize('NFKC');
  const { today, knowledge } = context;
  const dates = text.length === context.text.length ? (context.understanding.dates ?? []) : [];
  switch (kind) {
    case 'overtime':
      return {
        ...readOvertime({
          text,
          dates,
          calendar: knowledge.calendar,
          today,
          ...(asked ? { open: { count: before.looseDays, kind: before.dayKind } } : {}),
        }),
        ...readPieceCount(masked),
      };
    case 'arrears':
      return readWork(context, masked);
    case 'annual_leave':
      return { ...readLeave(masked, asked), ...readTenureFacts(masked, asked), ...readEnds(context) };
    case 'double_wage':
    case 'severance':
      return {
        ...readTenureFacts(masked.replace(LOCAL_MEAN, ''), asked),
        ...readEnds(context),
        ...severanceKind(masked),
        ...readLocalMean(masked),
      };
    case 'stoppage':
      return readStoppage(masked, asked);
    case 'probation':
      return readProbation(masked);
    case 'minimum_wage': {
      const when = dates.find((d) => d.kind === 'day' || d.kind === 'month' || d.kind === 'year');
      return when ? { on: when.from } : {};
    }
  }
}

const MONTH_BEFORE =
  /(?:一个?月|每个?月|月薪|月工资)(?:才|就|只|给|拿|发|到手|是|有|挣|开)*[\d一二两三四五六七八九]/;

/** The mean wage of the place, or three times it: "社平工资9000", "当地平均工资的3倍是三万". */
const LOCAL_MEAN =
  /(?:社平|(?:当地|本地|社会|全市|本市|上年度|职工|社平|社)(?:的|上年度?|职工|月|在岗)*(?:平均)?月?工资)(?:的)?(?:(3|三)倍)?(?:也就|大概|大约|就|才|是|约|为)*(\d{4,6})/;

/** Yuan under which nobody is paid by the month: "工资200" needs its unit. */
const LEAST_MONTHLY = 1000;

function readWage(context: SkillContext, masked: string, asked: Missing | undefined): WageSaid | undefined {
  const e = context.understanding.entities;
  const hourly =
    /(?:一个?小时|每小时|时薪|一个?钟(?:头)?)(?:工资|是|才|就|给|拿|算)*(\d+(?:\.\d+)?)(?!个?小时)/.exec(
      masked,
    )?.[1] ?? /(\d+(?:\.\d+)?)(?:块钱?|元)?(?:一个?小时|每小时|\/小时|一个?钟(?:头)?)/.exec(masked)?.[1];
  if (hourly) return { per: 'hour', yuan: Number(hourly) };
  const piece = readPieceRate(masked);
  if (piece !== undefined) return { per: 'piece', yuan: piece };
  // "加班费一个月才给300，我月薪5000": the wage is what is called one.
  const called =
    /(?:月薪|月工资|底薪|基本工资|月均(?:工资)?|平均(?:工资|一个?月|每个?月)?)(?:是|才|就|大概|差不多|有|拿)*(\d{3,6}(?:\.\d+)?)(?!天|个|年)/.exec(
      masked.replace(LOCAL_MEAN, ''),
    )?.[1];
  if (called) return { per: 'month', yuan: Number(called) };
  if (e.dailyWage !== undefined) {
    // "一个月一千九一天上八个小时": the day that follows begins another figure.
    const monthly = e.dailyWage >= LEAST_MONTHLY && MONTH_BEFORE.test(masked);
    return { per: monthly ? 'month' : 'day', yuan: e.dailyWage };
  }
  if (e.monthlyWage !== undefined) return { per: 'month', yuan: e.monthlyWage };
  if (asked !== 'wage') return undefined;
  const bare =
    bareNumber(masked) ?? (masked.length <= BARE ? (e.amountOwed ?? e.amountRange?.[0]) : undefined);
  if (bare === undefined) return undefined;
  // "200" to the question for a month's wage is left in the air: it is asked what for.
  return bare >= LEAST_MONTHLY ? { per: 'month', yuan: bare } : undefined;
}

/** "一件八毛", "0.8元一件", "单价三毛五", "1块2一件". */
function readPieceRate(masked: string): number | undefined {
  const yuan =
    /(?:一件|每件|单价)(?:是|才|算)?(\d+(?:\.\d+)?)(?:块|元)/.exec(masked)?.[1] ??
    /(\d+(?:\.\d+)?)(?:块|元)(?:钱)?(?:一件|每件|\/件|一个件)/.exec(masked)?.[1];
  if (yuan) return Number(yuan);
  const mixed = /(\d+)块([\d一二三四五六七八九])(?:毛)?(?:钱)?(?:一件|每件|一个件)/.exec(masked);
  if (mixed) return Number(mixed[1]) + (toNumber(mixed[2] ?? '') ?? 0) / 10;
  const trip =
    new RegExp(`(?:一|每)个?(?:${UNITS_OF_WORK})(?:是|算|给|才|收)*(\\d+(?:\\.\\d+)?)`).exec(masked)?.[1] ??
    new RegExp(`(\\d+(?:\\.\\d+)?)(?:块|元)?(?:钱)?(?:一|每|/)(?:${UNITS_OF_WORK})`).exec(masked)?.[1];
  if (trip) return Number(trip);
  const jiao =
    /(?:一件|每件|单价)(?:是|才|算)?([\d一二两三四五六七八九])毛([一二三四五六七八九])?/.exec(masked) ??
    /([\d一二两三四五六七八九])毛([一二三四五六七八九])?(?:钱)?(?:一件|每件)/.exec(masked);
  if (!jiao) return undefined;
  return ((toNumber(jiao[1] ?? '') ?? 0) * 10 + (toNumber(jiao[2] ?? '') ?? 0)) / 100;
}

/** "大概六千多吧": longer than this, a sum is a story and no answer to the question for the wage. */
const BARE = 8;

const bareNumber = (masked: string): number | undefined => {
  const found = /^(?:大概|差不多|大约|是|就)?(\d{2,6}(?:\.\d+)?)(?:块|元|左右|吧|$|[，,。 ])/.exec(
    masked.trim(),
  )?.[1];
  return found === undefined ? undefined : Number(found);
};

function readPieceCount(masked: string): Facts {
  const pieces = readPieces(masked);
  return pieces === null ? {} : { worked: { per: 'piece', count: pieces } };
}

/** What was paid already: "给了3000", "给过三千五", "借支过两千". */
const RECEIVED =
  /(?:(?:给|发|付|拿|支|结|领|收|借|转)(?:了|过|到了?)(?:[一两三几]次)?|(?<!(?:一天|每天|一个?月|每个?月|小时)(?:都|就)?)(?:已经?|先|只|才|预|借|总共|一共)(?:给|发|付|支|结|拿|领|借)(?:了|过)?)(?:我们?|他们|俺)?(?:大概|差不多|有)?(\d+(?:\.\d+)?|[一二两三四五六七八九十]+)(百|千|万)?([一二三四五六七八九])?(?!天|个|件|回|次|趟)/g;
const UNIT: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000 };

function sumOfMatch([, word = '', unit, rest]: RegExpMatchArray): number {
  const scale = UNIT[unit ?? ''] ?? 1;
  // "三千五": the digit after a unit counts in tenths of it.
  return (toNumber(word) ?? 0) * scale + (rest && unit ? ((toNumber(rest) ?? 0) * scale) / 10 : 0);
}

function readWork(context: SkillContext, masked: string): Facts {
  const { entities } = context.understanding;
  const pieces = readPieces(masked);
  const days = entities.days ?? readDays(masked);
  const hours = readHours(masked);
  const tenure = readTenure(masked);
  const months = entities.monthsOwed ?? (tenure ? tenure.years * 12 + tenure.months : undefined);
  const received = [...masked.matchAll(RECEIVED)].map(sumOfMatch);
  const worked =
    pieces !== null
      ? ({ per: 'piece', count: pieces } as const)
      : days !== null && days !== undefined
        ? ({ per: 'day', count: days } as const)
        : hours
          ? ({ per: 'hour', count: hours.amount } as const)
          : months
            ? ({ per: 'month', count: months } as const)
            : undefined;
  return { ...(worked ? { worked } : {}), ...(received.length > 0 ? { received } : {}) };
}

/** Leave not taken: "还剩四天年假", "五天年假一天没休", "年假没休，5天". */
/** "7天年假休了2天". */
const LEAVE_TAKEN =
  /([\d一二三四五六七八九十]+)天(?:的)?(?:带薪)?年(?:休)?假[^，。]{0,4}休了([\d一二两三四五六七八九十]+)天/;

function readLeave(masked: string, asked: Missing | undefined): Facts {
  const taken = LEAVE_TAKEN.exec(masked);
  const left = taken ? (toNumber(taken[1] ?? '') ?? 0) - (toNumber(taken[2] ?? '') ?? 0) : 0;
  if (left > 0) return { leaveDays: left };
  if (
    /(一天|一次|全|都|压根|从来|根本)(也|都)?(没|未)(有)?休/.test(masked) &&
    !/\d天(没|未)休/.test(masked)
  ) {
    const counted = readDays(masked.replace(/一天(都|也)?没/, ''));
    return counted !== null && /剩|还有|年假/.test(masked) ? { leaveDays: counted } : { noneTaken: true };
  }
  const days = readDays(masked.replace(/一天(都|也)?没/, ''));
  const about = /没休|剩|未休|不让休|年假|折/.test(masked) || asked === 'leave';
  return days !== null && about && days > 0 ? { leaveDays: days } : {};
}

function readTenureFacts(masked: string, asked: Missing | undefined): Facts {
  const tenure = readTenure(masked.replace(/(?:满)?一年(?:以上)?没签|前12个月|12个月平均/, ''), true);
  if (tenure) return { tenure };
  const bare = asked === 'tenure' ? /^(\d{1,2})(?:年)?$/.exec(masked.trim())?.[1] : undefined;
  return bare ? { tenure: { years: Number(bare), months: 0, more: false } } : {};
}

const HIRED = /^(份|的时候|就|我)*(入职|进厂|进的|进公司|来的|来上班|开始|上的班|到岗|干到|做到|到现在|进去)/;
const SIGNED = /^(份|才|的时候)*(签|补签)/;
const LEFT = /^(份|的时候|就|被|我|才|底|初|那天)*(离职|辞职|辞工|走|不干|被?辞退|开除|离开|裁|离的|解除)/;

/** When work began and ended, as far as dates were said of it. */
function readEnds(context: SkillContext): Facts {
  const { understanding, text } = context;
  const { periodFrom, periodTo, resignedOn } = understanding.entities;
  const facts: Facts = {};
  for (const date of understanding.dates ?? []) {
    const after = text.slice(date.end, date.end + 10);
    if (LEFT.test(after)) facts.leftOn = date.to;
    else if (SIGNED.test(after)) facts.signedOn = date.from;
    else if (HIRED.test(after)) facts.hiredOn = date.from;
  }
  if (resignedOn) facts.leftOn = resignedOn;
  if (
    !facts.hiredOn &&
    periodFrom &&
    periodTo &&
    periodFrom < periodTo &&
    periodFrom.slice(0, 7) !== periodTo.slice(0, 7)
  ) {
    facts.hiredOn = periodFrom;
    facts.leftOn ??= periodTo;
  }
  return facts;
}

function readLocalMean(masked: string): Facts {
  const [, times, sum] = LOCAL_MEAN.exec(masked) ?? [];
  if (sum === undefined) return {};
  return { localMean: times === undefined ? Number(sum) : Number(sum) / 3 };
}

function severanceKind(masked: string): Facts {
  if (/n\s*[+加＋]\s*[1一]|代通知/i.test(masked)) return { severance: 'N+1' };
  if (/2\s*n|二n|两n|违法|非法|无故|无缘无故|没理由|没有理由/i.test(masked)) return { severance: '2N' };
  return {};
}

function readStoppage(masked: string, asked: Missing | undefined): Facts {
  const tenure = readTenure(masked);
  if (tenure) return { tenure };
  const days = readDays(masked);
  const stopped = /停|放假|待岗|没活|歇|闲|等通知/.test(masked) || asked === 'time';
  return days !== null && stopped ? { tenure: { years: 0, months: days / 30, more: false } } : {};
}

/** "试用期只给60%", "试用期发3000"; "转正5000" is the wage that was agreed. */
function readProbation(masked: string): Facts {
  const fold = /([五六七八九])成/.exec(masked)?.[1] ?? /打([五六七八九])折/.exec(masked)?.[1];
  const percent = /(\d{2})\s*%/.exec(masked)?.[1] ?? (fold ? String((toNumber(fold) ?? 0) * 10) : undefined);
  const paid = /试用期[^，,。]{0,6}?(\d{3,5})/.exec(masked)?.[1];
  const agreed =
    /转正[^，,。]{0,6}?(\d{3,5})/.exec(masked)?.[1] ??
    /(?:说好|讲好|谈好|约定|合同上?写)(?:的|是|工资|一个?月|每个?月)*(\d{4,5})/.exec(masked)?.[1];
  return {
    ...(percent
      ? { probation: { percent: Number(percent) } }
      : paid
        ? { probation: { yuan: Number(paid) } }
        : {}),
    ...(agreed ? { wage: { per: 'month', yuan: Number(agreed) } } : {}),
  };
}
