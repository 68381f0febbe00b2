import { REGISTER_STATUSES, type RegisterEntry } from '../contracts/register';
import { chinaTime, type Cell, type Table } from './table';

/** A party that signed up for a ride, and what it has of a coach. */
export interface Rider {
  entry: RegisterEntry;
  heads: number;
}
export interface Coach {
  /** 1, 2, 3 … within its route. */
  number: number;
  riders: Rider[];
  heads: number;
}
/** Everybody who goes from one place to another on one day. */
export interface Route {
  origin: string;
  destination: string;
  date: string;
  coaches: Coach[];
  /** Who has no seat: the coaches are full, or nobody said how many they are. */
  waiting: Rider[];
  heads: number;
}

export interface ManifestOptions {
  /** China date of the journey. */
  date: string;
  /** Part of the name of the place, as 周口; every place when not given. */
  from?: string;
  to?: string;
  /** Seats of a coach for passengers. */
  capacity: number;
  /** Most coaches of a route; as many as are needed when not given. */
  coaches?: number;
}

const UNKNOWN_PLACE = '地点待核实';
const placeOf = (entry: RegisterEntry, name: 'origin' | 'destination'): string =>
  entry.facts[name] === undefined ? (entry.words?.[name] ?? UNKNOWN_PLACE) : String(entry.facts[name]);

/** True when a place was named so, in our name for it or in the person's own words. */
const isFrom = (entry: RegisterEntry, name: 'origin' | 'destination', wanted: string | undefined): boolean =>
  wanted === undefined ||
  placeOf(entry, name).includes(wanted) ||
  (entry.words?.[name] ?? '').includes(wanted);

/**
 * The sign-ups of a day in coaches, first come, first served. A party stays together unless it fills a coach by itself.
 * What was withdrawn or rejected has no seat. Depends on its arguments only.
 */
export function planCoaches(entries: readonly RegisterEntry[], options: ManifestOptions): Route[] {
  const going = entries
    .filter(
      (entry) =>
        entry.kind === 'transport' &&
        (entry.status === 'open' || entry.status === 'done') &&
        entry.facts.date === options.date &&
        isFrom(entry, 'origin', options.from) &&
        isFrom(entry, 'destination', options.to),
    )
    .sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
  const byRoute = new Map<string, RegisterEntry[]>();
  for (const entry of going) {
    const key = `${placeOf(entry, 'origin')}\n${placeOf(entry, 'destination')}`;
    byRoute.set(key, [...(byRoute.get(key) ?? []), entry]);
  }
  return [...byRoute.values()]
    .map((riders) => planRoute(riders, options))
    .sort(
      (a, b) => a.origin.localeCompare(b.origin, 'zh') || a.destination.localeCompare(b.destination, 'zh'),
    );
}

function planRoute(
  entries: readonly RegisterEntry[],
  { date, capacity, coaches: most = Infinity }: ManifestOptions,
): Route {
  const [first] = entries;
  const coaches: Coach[] = [];
  const waiting: Rider[] = [];
  const open = (): Coach | undefined => {
    if (coaches.length >= most) return undefined;
    const coach: Coach = { number: coaches.length + 1, riders: [], heads: 0 };
    coaches.push(coach);
    return coach;
  };
  const seat = (coach: Coach, rider: Rider): void => {
    coach.riders.push(rider);
    coach.heads += rider.heads;
  };
  for (const entry of entries) {
    const heads = typeof entry.facts.headcount === 'number' ? entry.facts.headcount : 0;
    let left = heads;
    // A party larger than a coach fills whole ones first.
    while (left > capacity) {
      const own = open();
      if (!own) break;
      seat(own, { entry, heads: capacity });
      left -= capacity;
    }
    const coach =
      left === 0 || left > capacity
        ? undefined
        : (coaches.find((one) => one.heads + left <= capacity) ?? open());
    if (coach) seat(coach, { entry, heads: left });
    else if (left > 0 || heads === 0) waiting.push({ entry, heads: left });
  }
  return {
    origin: first ? placeOf(first, 'origin') : '',
    destination: first ? placeOf(first, 'destination') : '',
    date,
    coaches,
    waiting,
    heads: sum(coaches.flatMap((coach) => coach.riders)) + sum(waiting),
  };
}

const sum = (riders: readonly Rider[]): number => riders.reduce((total, { heads }) => total + heads, 0);

/** The manifest as lists: totals by coach, who rides in which, and who waits. */
export function manifestTables(routes: readonly Route[], capacity: number): Table[] {
  const of = (route: Route): Cell[] => [route.date, route.origin, route.destination];
  const person = ({ entry, heads }: Rider): Cell[] => [
    heads === 0 ? '人数待核实' : heads,
    entry.person?.phone ?? '没留电话',
    entry.words?.origin ?? null,
    REGISTER_STATUSES[entry.status],
    chinaTime(entry.at),
  ];
  const who = ['人数', '电话', '上车地点（原话）', '状态', '报名时间'];
  const riders = routes.flatMap((route) => route.coaches.flatMap((coach) => coach.riders));
  const waiting = routes.flatMap((route) => route.waiting);
  return [
    {
      title: '车次汇总',
      heading: ['日期', '从哪走', '到哪', '车号', '座位', '人数', '空座'],
      rows: [
        ...routes.flatMap((route) =>
          route.coaches.map((coach) => [
            ...of(route),
            coach.number,
            capacity,
            coach.heads,
            capacity - coach.heads,
          ]),
        ),
        ...routes
          .filter((route) => route.waiting.length > 0)
          .map((route) => [...of(route), '候补', null, sum(route.waiting), null]),
        ['合计', null, null, null, null, sum(riders) + sum(waiting), null],
      ],
    },
    {
      title: '乘车名单',
      heading: ['日期', '从哪走', '到哪', '车号', '序号', ...who],
      rows: routes.flatMap((route) =>
        route.coaches.flatMap((coach) =>
          coach.riders.map((rider, i) => [...of(route), coach.number, i + 1, ...person(rider)]),
        ),
      ),
    },
    {
      title: '候补名单',
      heading: ['日期', '从哪走', '到哪', '序号', ...who],
      rows: routes.flatMap((route) =>
        route.waiting.map((rider, i) => [...of(route), i + 1, ...person(rider)]),
      ),
    },
  ];
}

/** The same in one list, for programs that take no workbook. */
export function manifestList(routes: readonly Route[], capacity: number): Table {
  const [, seated, waiting] = manifestTables(routes, capacity);
  const withNumber = (waiting?.rows ?? []).map((row) => [...row.slice(0, 3), '候补', ...row.slice(3)]);
  return {
    title: '乘车名单',
    heading: seated?.heading ?? [],
    rows: [...(seated?.rows ?? []), ...withNumber],
  };
}
