import { Alert } from 'antd';
import type { LintFinding } from '../../../../contracts/api/staff';
import { Link } from '../router';

/** What the check found. Errors stop publishing, warnings do not. */
export function Findings({ findings, onClose }: { findings: readonly LintFinding[]; onClose?: () => void }) {
  const closable = onClose ? { onClose, 'aria-label': '关闭' } : false;
  if (findings.length === 0)
    return <Alert type="success" showIcon title="检查过了，没有问题。" closable={closable} />;
  const errors = findings.filter((finding) => finding.level === 'error');
  const warnings = findings.filter((finding) => finding.level === 'warning');
  return (
    <Alert
      type={errors.length > 0 ? 'error' : 'warning'}
      showIcon
      closable={closable}
      title={`${errors.length}处要改，${warnings.length}处要留意`}
      description={
        <ul className="findings">
          {[...errors, ...warnings].map((finding, i) => (
            <li key={i}>
              <span className={`tag ${finding.level}`}>{finding.level === 'error' ? '要改' : '留意'}</span>
              <div>
                {finding.message}
                {finding.text && <q>{finding.text}</q>}
                <Link className="code" to={`/content/intents/${encodeURIComponent(finding.intentId)}`}>
                  {finding.intentId}
                </Link>
              </div>
            </li>
          ))}
        </ul>
      }
    />
  );
}
