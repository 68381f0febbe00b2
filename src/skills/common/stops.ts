import type { City } from '../../contracts/knowledge';
import { originOf } from './origins';

/** A place that somebody travels from or to, or where a firm is. */
export interface Stop {
  /** As it was said. */
  text: string;
  /** Canonical: "河南周口", "苏州昆山"; what lists are grouped by. Absent when we do not know the place. */
  name?: string;
  province?: string;
  /** Only for places in Jiangsu: they have an office of ours. */
  city?: string;
  district?: string;
}

/** The place of Jiangsu that a text names; a district's name that several cities share counts only beside its city. */
export function jiangsuPlace(
  text: string,
  cities: readonly City[],
): { city: string; district?: string } | undefined {
  const has = (place: { name: string; short: string }): boolean =>
    text.includes(place.name) || (place.short.length > 1 && text.includes(place.short));
  const city = cities.find(has);
  const districts = (city ? [city] : cities).flatMap((of) =>
    // 淮安区 lies in 淮安市: the short name alone names the city.
    of.districts
      .filter((d) => has(d) && (d.short !== of.short || text.includes(d.name)))
      .map((d) => ({ city: of.short, district: d.short })),
  );
  const longest = districts.sort((a, b) => b.district.length - a.district.length)[0];
  const alone = districts.filter((d) => d.district === longest?.district);
  if (longest && alone.length === 1) return longest;
  return city ? { city: city.short } : undefined;
}

/** What is known of a place by what was said. */
export function stopOf(text: string, cities: readonly City[]): Stop {
  const said = text.trim();
  const elsewhere = originOf(said);
  const ours = elsewhere && elsewhere.province !== '江苏' ? undefined : jiangsuPlace(said, cities);
  if (ours) return { text: said, name: `${ours.city}${ours.district ?? ''}`, province: '江苏', ...ours };
  if (!elsewhere) return { text: said };
  const { province, prefecture } = elsewhere;
  return { text: said, name: `${province}${prefecture ?? ''}`, province };
}

/** Words that can be a place we do not know: "扶沟县火车站". */
export const looksLikePlace = (text: string): boolean =>
  /[省市县区镇乡村街湾桥港屯庄寨]|火车站|汽车站|高速口|工业园|开发区/.test(text);

/** For people: in full when we know more than was said ("昆山" → "苏州昆山"), else in their own words. */
export function stopName(stop: Stop | undefined): string {
  if (!stop) return '没说';
  return stop.name !== undefined && stop.name.length >= stop.text.length ? stop.name : stop.text;
}

/** The end of a journey that has an office of ours; the destination first, because the work is there. */
export function regionOf(...stops: readonly (Stop | undefined)[]): { city?: string; district?: string } {
  const ours = stops.find((stop) => stop?.city !== undefined);
  if (!ours?.city) return {};
  return { city: ours.city, ...(ours.district ? { district: ours.district } : {}) };
}
