import type { DocumentKind } from '../contracts/documents';
import type { Text } from './text';

/** One line of a form: its title and what stands there. `field` is the name by which a legal field list knows it. */
export interface Row {
  field: string;
  label: string;
  value: Text;
}

/** A part of a paper: a table of rows, a numbered list, or plain paragraphs. */
export type Section = { field?: string; heading: string } & (
  { kind: 'rows'; rows: Row[] } | { kind: 'list'; items: Text[] } | { kind: 'paragraphs'; items: Text[] }
);

/** A paper before it has a format: everything that stands on it, in order. */
export interface Paper {
  kind: DocumentKind;
  title: string;
  sections: Section[];
  /** "此致", signature, date. */
  closing: { to: Text; signature: Row[] };
  /** A page of its own, not to be handed in. */
  hints: { heading: string; items: string[] }[];
  /** Small line at the foot of every page. */
  footer: string;
  caseNo: string;
}
