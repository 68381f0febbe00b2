import type { RegisterListItem } from '../../../../contracts/api/register';
import { factText, factTitle } from '../../../../contracts/register-labels';

/** An entry in one line. A seat is read as a journey; anything else as its facts. */
export function summaryOf(item: Pick<RegisterListItem, 'kind' | 'facts' | 'firm'>): string {
  const { facts, firm } = item;
  if (item.kind === 'transport') {
    const { origin = '地点未核实', destination = '地点未核实', date = '日子没定', headcount } = facts;
    return `${String(origin)} → ${String(destination)}，${String(date)}${headcount === undefined ? '' : `，${String(headcount)}人`}`;
  }
  const told = Object.entries(facts).map(([name, value]) => `${factTitle(name)} ${factText(name, value)}`);
  return [firm, told.join(' · ')].filter(Boolean).join('：') || '没有别的内容';
}
