import {
  GENERIC,
  scanPlaces,
  type FoundPlace,
  type Gazetteer,
  type Place,
  type PlaceEntry,
} from './gazetteer';
import type { Mention } from './mention';
import { judgePlace } from './place-of-work';

/**
 * Places of work in Jiangsu, down to the district; towns and development zones lead up to theirs. The longest name
 * wins (张家港 before 港). A name that fits several places is reported, never guessed; a city said beside it settles it.
 * Where somebody comes from is not where they work.
 */
export interface PlaceReading extends Place {
  ambiguous: string[];
  mentions: { entity: 'city' | 'district' | 'ambiguous'; at: Mention }[];
  /** Every name of a place in the text, also of home and of elsewhere: no other reader may take them. */
  names: readonly Mention[];
}

/** Nobody works in more places; keeps the cost of a pasted list bounded. */
const MOST_NAMES = 40;

/** Names said in one breath: 苏州 昆山 花桥. */
interface Cluster {
  items: FoundPlace[];
  worth: number;
}

export function readPlaces(text: string, gazetteer: Gazetteer): PlaceReading {
  const names = scanPlaces(text, gazetteer);
  const reading: PlaceReading = { ambiguous: [], mentions: [], names };
  if (names.length === 0) return reading;
  const ours = names.filter((f, i) => !f.entry.outside && !belongsOutside(text, f, names[i - 1]));
  const clusters = cluster(text, ours.slice(0, MOST_NAMES))
    .map((items) => ({ items, worth: judgePlace(text, spanOf(items)) }))
    .filter((c) => c.worth > Number.NEGATIVE_INFINITY);
  const best = clusters.reduce<Cluster | undefined>((a, b) => (a && a.worth >= b.worth ? a : b), undefined);
  if (!best) return reading;
  const elsewhere = Math.max(0, ...names.filter((f) => f.entry.outside).map((f) => judgePlace(text, f)));
  const isElsewhere = elsewhere > 0;
  // "住昆山 在上海上班": the work is not in Jiangsu.
  if (isElsewhere && best.worth < elsewhere && best.worth <= 0) return reading;
  const items = clusters.filter((c) => c === best || fit(c.items, best.items)).flatMap((c) => c.items);
  // A development zone of a city outside is none of ours to ask about.
  settleAll(reading, isElsewhere ? items.filter((f) => !f.entry.generic) : items);
  return reading;
}

/** "北京通州", "天津滨海", "浙江台州": the name is another province's. Neighbours of Shanghai are said together with it. */
function belongsOutside(text: string, f: FoundPlace, previous: FoundPlace | undefined): boolean {
  if (!previous?.entry.outside || !/^(省|市|的|那边的?|那里的?)?$/.test(text.slice(previous.end, f.start)))
    return false;
  if (f.entry.generic || f.entry.soundAlike) return true;
  return !f.entry.places.some((p) => p.district === undefined || /昆山|太仓|启东|海门/.test(p.district));
}

function cluster(text: string, found: readonly FoundPlace[]): FoundPlace[][] {
  const clusters: FoundPlace[][] = [];
  for (const f of found) {
    const last = clusters[clusters.length - 1];
    const gap = last ? text.slice((last[last.length - 1] as FoundPlace).end, f.start) : '';
    if (last && /^[市县区镇的\s，,]{0,3}$/.test(gap) && fit(last, [f])) last.push(f);
    else clusters.push([f]);
  }
  return clusters;
}

/** True when both can be one place; a kind of zone fits everywhere. */
function fit(a: readonly FoundPlace[], b: readonly FoundPlace[]): boolean {
  const cities = (items: readonly FoundPlace[]): (string | undefined)[] =>
    items.flatMap((f) => f.entry.places.map((p) => p.city));
  const [first, second] = [cities(a), cities(b)];
  return first.length === 0 || second.length === 0 || first.some((city) => second.includes(city));
}

function spanOf(items: readonly FoundPlace[]): Mention {
  return { start: (items[0] as FoundPlace).start, end: (items[items.length - 1] as FoundPlace).end };
}

function settleAll(reading: PlaceReading, found: readonly FoundPlace[]): void {
  const city = found.map((f) => cityOf(f.entry)).find((c) => c !== undefined);
  const district = found
    .map((f) => f.entry.places)
    .find((p) => p.length === 1 && p[0]?.district)?.[0]?.district;
  for (const f of found) {
    const { places, generic, name } = f.entry;
    const inCity = city === undefined ? places : places.filter((p) => p.city === city);
    const inDistrict = inCity.filter((p) => p.district === district);
    const fitting = inDistrict.length === 1 ? inDistrict : inCity;
    if (generic) {
      if (city === undefined && reading.city === undefined) addAmbiguous(reading, name, f);
      else settleZone(reading, city ?? reading.city, name, f);
    } else if (isCityAndDistrict(places)) {
      // 淮安 is both: the city is certain, the district must be asked.
      reading.city ??= places[0]?.city as string;
      reading.mentions.push({ entity: 'city', at: f });
      if (!found.some((other) => other !== f && namesDistrict(other.entry, places[0]?.city)))
        addAmbiguous(reading, name, f);
    } else if (fitting.length === 1) settle(reading, fitting[0] as Place, f);
    else addAmbiguous(reading, name, f);
  }
  if (reading.district !== undefined)
    reading.ambiguous = reading.ambiguous.filter((n) => !GENERIC.includes(n));
}

function namesDistrict(entry: PlaceEntry, city: string | undefined): boolean {
  return entry.places.some((p) => p.district !== undefined && p.city === city);
}

function isCityAndDistrict(places: readonly Place[]): boolean {
  return (
    places.length === 2 && places[0]?.city === places[1]?.city && places.some((p) => p.district === undefined)
  );
}

/** The one city of all readings of a name. */
function cityOf(entry: PlaceEntry): string | undefined {
  const [first, ...others] = entry.places;
  return others.every((p) => p.city === first?.city) ? first?.city : undefined;
}

function settle(reading: PlaceReading, place: Place, at: Mention): void {
  if (reading.city !== undefined && place.city !== reading.city && reading.district !== undefined) return;
  if (place.district !== undefined && reading.district === undefined) {
    if (reading.city !== undefined && reading.city !== place.city) return;
    reading.district = place.district;
    reading.mentions.push({ entity: 'district', at });
  } else if (place.district === undefined && reading.city === undefined)
    reading.mentions.push({ entity: 'city', at });
  reading.city ??= place.city;
}

/** 苏州园区 and 南京江北 have a name of their own; another city's 开发区 leaves just the city. */
function settleZone(reading: PlaceReading, city: string | undefined, name: string, at: Mention): void {
  reading.city ??= city;
  const known =
    city === '苏州'
      ? { 园区: '苏州工业园区', 工业园区: '苏州工业园区', 新区: '虎丘', 高新区: '虎丘' }[name]
      : undefined;
  const wuxi = city === '无锡' && (name === '新区' || name === '高新区') ? '新吴' : undefined;
  const district = known ?? wuxi;
  if (district !== undefined && reading.district === undefined) {
    reading.district = district;
    reading.mentions.push({ entity: 'district', at });
  }
}

function addAmbiguous(reading: PlaceReading, written: string, at: Mention): void {
  const name = written.length > 2 && !GENERIC.includes(written) ? written.replace(/[区县市]$/, '') : written;
  if (!reading.ambiguous.includes(name)) reading.ambiguous.push(name);
  reading.mentions.push({ entity: 'ambiguous', at });
}
