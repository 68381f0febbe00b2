import type { StaffMe } from '../../../../contracts/api/staff';

type Region = StaffMe['regions'][number];

export function regionToText(region: Region): string {
  return region.district ? `${region.city}/${region.district}` : region.city;
}

/** “苏州” or “苏州/昆山”; null when it is neither. */
export function parseRegion(text: string): Region | null {
  const [city, district, more] = text.split(/[/／]/).map((part) => part.trim());
  if (!city || more !== undefined || district === '') return null;
  return district ? { city, district } : { city };
}
