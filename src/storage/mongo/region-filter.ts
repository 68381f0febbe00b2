/** Documents of any of these regions; a city alone covers its districts. */
export const inRegions = (regions: readonly { city: string; district?: string }[]) => ({
  $or: regions.map(({ city, district }) =>
    district === undefined ? { 'region.city': city } : { 'region.city': city, 'region.district': district },
  ),
});
