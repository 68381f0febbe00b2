import type { DayKind } from '../../law/calendar';
import type { OvertimePart } from '../../law/pay/overtime';
import type { SeveranceKind } from '../../law/pay/severance';
import type { Tenure } from './quantities';

/** What can be worked out. */
export type Kind =
  | 'overtime'
  | 'arrears'
  | 'annual_leave'
  | 'double_wage'
  | 'severance'
  | 'stoppage'
  | 'probation'
  | 'minimum_wage';

/** A wage in yuan, as it was said. */
export interface WageSaid {
  per: 'month' | 'day' | 'hour' | 'piece';
  yuan: number;
}

/** What the worker has said for a calculation so far. Plain values: they live in the frame between two messages. */
export interface Facts {
  wage?: WageSaid;
  /** Overtime whose kind of day is known. */
  parts?: OvertimePart[];
  /** The parts are a feast's statutory days, and neither a length nor a date was said. */
  feastOnly?: boolean;
  /** The kind of day, when it was said without a length. */
  dayKind?: DayKind;
  /** Days of overtime of which it was not said what days they were. */
  looseDays?: number;
  /** Days named that are ordinary working days by the calendar. */
  ordinary?: string[];
  /** A day named lies outside the holiday table. */
  outside?: string;
  tenure?: Tenure;
  hiredOn?: string;
  leftOn?: string;
  signedOn?: string;
  /** No leave at all was taken this year. */
  noneTaken?: boolean;
  /** Days of annual leave not taken. */
  leaveDays?: number;
  /** Days, months, hours or pieces worked, for arrears. */
  worked?: { per: WageSaid['per']; count: number };
  received?: number[];
  severance?: SeveranceKind;
  /** Mean monthly wage of the place, yuan, when it was told. */
  localMean?: number;
  /** What probation pays, in yuan or in per cent of what was agreed. */
  probation?: { yuan?: number; percent?: number };
  /** The month or day the question is about. */
  on?: string;
}

/** What a calculation still lacks. */
export type Missing = 'wage' | 'time' | 'kind' | 'tenure' | 'leave' | 'piece_count';
