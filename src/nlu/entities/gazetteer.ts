import type { Lexicon } from '../lexicon';
import type { Mention } from './mention';
import type { Regions } from './regions';

/** Names of places: our cities, districts, towns and zones, kinds of zones, and well-known names outside Jiangsu. */
export interface Place {
  city?: string;
  district?: string;
}

export interface PlaceEntry {
  name: string;
  places: Place[];
  /** "园区", "开发区": a kind of place; with a city beside it, that city is all we know. */
  generic?: boolean;
  /** Not in Jiangsu: known only so that what stands behind it is not taken for ours (北京通州, 天津滨海). */
  outside?: boolean;
  /** Outside, but sounds like one of ours (宿州, 台州): what was meant must be asked. */
  soundAlike?: boolean;
}

export interface Gazetteer {
  byFirst: ReadonlyMap<string, readonly PlaceEntry[]>;
}

export interface FoundPlace extends Mention {
  entry: PlaceEntry;
}

export const GENERIC: readonly string[] = [
  '园区',
  '工业园区',
  '新区',
  '开发区',
  '高新区',
  '经开区',
  '经济开发区',
  '工业园',
];
/** Neighbours that sound like ours; what was meant must be asked. */
const SOUND_ALIKE = ['宿州', '台州', '沧州'];

export function buildGazetteer(regions: Regions, towns: Lexicon['towns']): Gazetteer {
  const names = new Map<string, PlaceEntry>();
  const add = (name: string, place: Place): void => {
    if (name.length < 2 || /^[a-z]{1,2}$/i.test(name)) return;
    const key = name.toLowerCase();
    const entry = names.get(key) ?? { name, places: [] };
    if (!entry.places.some((p) => p.city === place.city && p.district === place.district))
      entry.places.push(place);
    names.set(key, entry);
  };
  const districts = new Map<string, Place[]>();
  for (const city of regions.cities) {
    for (const name of [city.name, city.short, ...city.aliases]) add(name, { city: city.short });
    for (const d of city.districts) {
      const place = { city: city.short, district: d.short };
      districts.set(d.short, [...(districts.get(d.short) ?? []), place]);
      for (const name of [d.name, d.short, ...d.aliases]) add(name, place);
    }
  }
  for (const zone of regions.functionalZones) {
    const city = zone.city.replace(/市$/, '');
    // 昆山开发区 lies in a district that has a name of its own; 苏州工业园区 stands for itself.
    const own = zone.name.startsWith(city)
      ? undefined
      : [...districts.keys()].find((short) => zone.name.startsWith(short));
    for (const name of [zone.name, ...zone.aliases])
      if (!GENERIC.includes(name)) add(name, { city, district: own ?? zone.name });
  }
  for (const zone of regions.functionalZones)
    districts.set(zone.name, [{ city: zone.city.replace(/市$/, ''), district: zone.name }]);
  for (const [town, district] of Object.entries(towns)) {
    for (const short of district) for (const place of districts.get(short) ?? []) add(town, place);
  }
  for (const name of GENERIC) names.set(name, { name, places: [], generic: true });
  for (const name of [...regions.originProvinces.map((p) => p.name), ...regions.outside])
    names.set(name, { name, places: [], outside: true });
  for (const name of SOUND_ALIKE) names.set(name, { name, places: [], soundAlike: true });
  return { byFirst: groupByFirst(names) };
}

function groupByFirst(names: ReadonlyMap<string, PlaceEntry>): Map<string, PlaceEntry[]> {
  const byFirst = new Map<string, PlaceEntry[]>();
  for (const [key, entry] of names) {
    const list = byFirst.get(key[0] as string) ?? [];
    list.push({ ...entry, name: key });
    byFirst.set(key[0] as string, list);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.name.length - a.name.length);
  return byFirst;
}

/** Every name of the text, longest first, in order. */
export function scanPlaces(text: string, gazetteer: Gazetteer): FoundPlace[] {
  const found: FoundPlace[] = [];
  for (let i = 0; i < text.length;) {
    const entry = gazetteer.byFirst.get(text[i] as string)?.find((e) => text.startsWith(e.name, i));
    const isRead =
      entry !== undefined &&
      !isInsideWord(text, i, entry.name) &&
      (!entry.generic ||
        found[found.length - 1]?.end === i ||
        ZONE_LEAD.test(text.slice(Math.max(0, i - 1), i)));
    if (isRead) found.push({ entry, start: i, end: i + entry.name.length });
    i += isRead ? entry.name.length : 1;
  }
  return found;
}

/** A kind of zone stands alone only where no name can stand before it: "物流园区" and "雄安新区" are other places. */
const ZONE_LEAD = /^$|[\s，,。！？!?；;、：:（(在到去来是的个那这于从里们住离市]/;

/** Latin names need borders; a few names are also ordinary words, or the names of streets, before certain characters. */
function isInsideWord(text: string, at: number, name: string): boolean {
  const next = text.slice(at + name.length, at + name.length + 3);
  if (/^[a-z]/.test(name)) return /[a-z]/.test(text[at - 1] ?? '') || /^[a-z]/.test(next);
  if (name === '新北') return next.startsWith('市') || next.startsWith('京');
  return (
    /^(人民币|牌|(湖|河)?[东西南北中]?(路|街|大道|大街|巷))/.test(next) ||
    (name === '江北' && text[at - 1] === '浙')
  );
}
