import type { Lexicon } from '../lexicon';
import type { Mention } from './mention';

/** Trades in canonical form, and whether the work is construction. Longest word first, one left-to-right scan. */
export interface TradeTable {
  byFirst: ReadonlyMap<string, readonly TradeWord[]>;
  construction: readonly string[];
}

interface TradeWord {
  word: string;
  trade: string;
  construction: boolean | undefined;
}

export interface TradeReading {
  trade?: { name: string; at: Mention };
  construction?: { value: boolean; at: Mention };
}

export function buildTradeTable(lexicon: Lexicon): TradeTable {
  const byFirst = new Map<string, TradeWord[]>();
  for (const { name, construction, words } of lexicon.trades) {
    for (const word of new Set([name, ...words].map((w) => w.toLowerCase()))) {
      const list = byFirst.get(word[0] as string) ?? [];
      list.push({ word, trade: name, construction });
      byFirst.set(word[0] as string, list);
    }
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.word.length - a.word.length);
  return { byFirst, construction: lexicon.construction };
}

const DENIED = /(不是|不属于|不算|没在|不在|非)(在|做|搞|干|个|什么|建筑)?$/;

export function readTrade(text: string, table: TradeTable): TradeReading {
  const reading: TradeReading = {};
  for (let i = 0; i < text.length;) {
    const hit = table.byFirst.get(text[i] as string)?.find((w) => text.startsWith(w.word, i));
    if (!hit || isDenied(text, i) || isOther(text, i, i + hit.word.length)) {
      i += hit ? hit.word.length : 1;
      continue;
    }
    const at = { start: i, end: i + hit.word.length };
    reading.trade ??= { name: hit.trade, at };
    if (hit.construction !== undefined) reading.construction ??= { value: hit.construction, at };
    i = at.end;
  }
  // 家具厂的木工, 车间里刷漆: a trade of building sites that plants have, too.
  if (
    reading.construction?.value &&
    reading.construction.at === reading.trade?.at &&
    /家具|车间|厂/.test(text)
  )
    delete reading.construction;
  for (const word of table.construction) {
    const start = text.indexOf(word);
    if (start < 0) continue;
    const at = { start, end: start + word.length };
    if (isDenied(text, start)) reading.construction = { value: false, at };
    else if (!reading.construction || reading.construction.value)
      reading.construction ??= { value: true, at };
  }
  return reading;
}

/** The thing and not the trade: 从脚手架上摔下来, 被叉车撞了; the hotline and not the job: 客服电话, 人工客服. */
function isOther(text: string, start: number, end: number): boolean {
  const left = text.slice(Math.max(0, start - 3), start);
  const right = text.slice(end, end + 5);
  if (text.startsWith('铁工', start)) return /[地高]$/.test(left);
  if (text.slice(start, end).includes('客服'))
    return (
      /(人工|转|找|打|你们?|问下|请问|平台|官方)$/.test(left) ||
      /^(电话|热线|号码|在|几点|是多少|人员)/.test(right)
    );
  return /(被|从)$/.test(left) || /^(机|车)?(上|里|下|面|顶)*(摔|掉|跌|撞|压|砸|轧|倒|塌|坠|夹)/.test(right);
}

function isDenied(text: string, at: number): boolean {
  return DENIED.test(text.slice(Math.max(0, at - 6), at));
}
