import { REGISTER_STATUSES, type RegisterStatus } from '../../../../contracts/register';

export function EntryStatusTag({ status }: { status: RegisterStatus }) {
  const tone = status === 'open' ? 'new' : status === 'done' ? 'open' : 'done';
  return <span className={`tag status ${tone}`}>{REGISTER_STATUSES[status]}</span>;
}
