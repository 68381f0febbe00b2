/** The thirteen cities, by the short names that cases use. */
export const CITIES = [
  '南京',
  '无锡',
  '徐州',
  '常州',
  '苏州',
  '南通',
  '连云港',
  '淮安',
  '盐城',
  '扬州',
  '镇江',
  '泰州',
  '宿迁',
] as const;

export const CITY_OPTIONS = CITIES.map((city) => ({ value: city, label: city }));
