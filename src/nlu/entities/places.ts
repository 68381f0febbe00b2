import { before, type Mention } from './mention';
import type { Lexicon } from '../lexicon';
import type { Regions } from './regions';

/**
 * Places of work in Jiangsu, down to the district; towns and development zones lead up to theirs. The longest name
 * wins (张家港 before 港). A name that fits several places is reported, never guessed; a city said beside it settles it.
 * Where somebody comes from is not where they work.
 */
export interface Place {
  city?: string;
  district?: string;
}

interface Entry {
  name: string;
  places: Place[];
  /** "园区", "开发区": a kind of place; with a city beside it, that city is all we know. */
  generic?: boolean;
}

export interface Gazetteer {
  byFirst: ReadonlyMap<string, readonly Entry[]>;
}

export interface PlaceReading extends Place {
  ambiguous: string[];
  mentions: { entity: 'city' | 'district' | 'ambiguous'; at: Mention }[];
}

const GENERIC = ['园区', '工业园区', '新区', '开发区', '高新区', '经开区', '经济开发区', '工业园'];
/** Neighbours that sound like ours; what was meant must be asked. */
const SOUND_ALIKE = ['宿州', '台州', '沧州'];

export function buildGazetteer(regions: Regions, towns: Lexicon['towns']): Gazetteer {
  const names = new Map<string, Entry>();
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
    const own = [...districts.keys()].find((short) => zone.name.startsWith(short) && short !== city);
    for (const name of [zone.name, ...zone.aliases])
      if (!GENERIC.includes(name)) add(name, { city, district: own ?? zone.name });
  }
  for (const [town, district] of Object.entries(towns)) {
    for (const short of district) for (const place of districts.get(short) ?? []) add(town, place);
  }
  for (const name of GENERIC) names.set(name, { name, places: [], generic: true });
  for (const name of SOUND_ALIKE) names.set(name, { name, places: [] });
  return { byFirst: groupByFirst(names) };
}

function groupByFirst(names: ReadonlyMap<string, Entry>): Map<string, Entry[]> {
  const byFirst = new Map<string, Entry[]>();
  for (const [key, entry] of names) {
    const list = byFirst.get(key[0] as string) ?? [];
    list.push({ ...entry, name: key });
    byFirst.set(key[0] as string, list);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.name.length - a.name.length);
  return byFirst;
}

interface Found extends Mention {
  entry: Entry;
}

export function readPlaces(text: string, gazetteer: Gazetteer): PlaceReading {
  const found = scan(text, gazetteer).filter((f) => !isOrigin(text, f));
  const reading: PlaceReading = { ambiguous: [], mentions: [] };
  const city = found.map((f) => onlyCity(f.entry)).find((c) => c !== undefined);
  for (const f of found) {
    const { places, generic, name } = f.entry;
    const fitting =
      city === undefined || onlyCity(f.entry) !== undefined ? places : places.filter((p) => p.city === city);
    if (generic) {
      if (city === undefined && reading.city === undefined) addAmbiguous(reading, name, f);
      else settleZone(reading, city ?? reading.city, name, f);
    } else if (isCityAndDistrict(places)) {
      // 淮安 is both: the city is certain, the district must be asked.
      reading.city ??= places[0]?.city as string;
      reading.mentions.push({ entity: 'city', at: f });
      if (
        !found.some(
          (other) => other !== f && other.entry.places.some((p) => p.district && p.city === places[0]?.city),
        )
      ) {
        addAmbiguous(reading, name, f);
      }
    } else if (fitting.length === 1) settle(reading, fitting[0] as Place, f);
    else addAmbiguous(reading, name, f);
  }
  if (reading.district !== undefined)
    reading.ambiguous = reading.ambiguous.filter((n) => !GENERIC.includes(n));
  return reading;
}

function scan(text: string, gazetteer: Gazetteer): Found[] {
  const found: Found[] = [];
  for (let i = 0; i < text.length;) {
    const entry = gazetteer.byFirst.get(text[i] as string)?.find((e) => text.startsWith(e.name, i));
    if (entry && !isInsideWord(text, i, entry.name)) {
      found.push({ entry, start: i, end: i + entry.name.length });
      i += entry.name.length;
    } else i++;
  }
  return found;
}

/** Latin names need borders; a few names are also ordinary words before certain characters. */
function isInsideWord(text: string, at: number, name: string): boolean {
  const next = text.slice(at + name.length, at + name.length + 2);
  if (/^[a-z]/.test(name)) return /[a-z]/.test(text[at - 1] ?? '') || /[a-z]/.test(next);
  if (name === '新北') return next.startsWith('市') || next.startsWith('京');
  return /^(人民币|路|街|大道|牌)/.test(next) || (name === '江北' && text[at - 1] === '浙');
}

const HOME_BEFORE =
  /(老家(是|在)?|来自|家在|家是|家住|户口(是|在)?|户籍(是|在)?|籍贯(是)?|原籍|回|祖籍|老家的)$/;
const FROM_BEFORE = /(我是|俺是|是|我们是|我们都是|咱是)$/;

function isOrigin(text: string, at: Mention): boolean {
  const left = before(text, at.start, 6);
  const right = text.slice(at.end, at.end + 4);
  if (HOME_BEFORE.test(left) && !/^(那边|这边)?(的)?(工地|厂|公司|上班|打工|干活)/.test(right)) return true;
  if (/^(省|市|县|区|那边|这边)?(老)?人(?!社|民|力|家|事|工)/.test(right)) return true;
  if (/^(农村|老家|老乡|户口|籍)/.test(right)) return true;
  return FROM_BEFORE.test(left) && /^(省|市|县|区|那边)?(的|来的|过来的|人)(，|,|。|$)/.test(right);
}

function onlyCity(entry: Entry): string | undefined {
  const [first] = entry.places;
  return entry.places.length === 1 && first && first.district === undefined
    ? first.city
    : isCityAndDistrict(entry.places)
      ? first?.city
      : undefined;
}

function isCityAndDistrict(places: readonly Place[]): boolean {
  return (
    places.length === 2 && places[0]?.city === places[1]?.city && places.some((p) => p.district === undefined)
  );
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
