import { Modal } from 'antd';
import { useState } from 'react';
import type { CaseDetail } from '../../../../contracts/api/staff';
import type { Evidence } from '../../../../contracts/case';
import { formatBytes, formatTime } from '../format';

/** Nothing is loaded before it is asked for: every look at a file is written to the history. */
export function EvidenceList({ detail }: { detail: CaseDetail }) {
  const [open, setOpen] = useState<Evidence | null>(null);
  const address = (item: Evidence) =>
    `/api/staff/cases/${encodeURIComponent(detail.caseNo)}/evidence/${encodeURIComponent(item.id)}`;

  return (
    <section className="panel" aria-label="材料">
      <h2>材料</h2>
      {detail.evidence.length === 0 && <p className="soft">还没收到照片或文件。</p>}
      <ul className="files">
        {detail.evidence.map((item) => (
          <li key={item.id}>
            {item.mime.startsWith('image/') ? (
              <button type="button" className="link" onClick={() => setOpen(item)}>
                {item.fileName}
              </button>
            ) : (
              <a href={address(item)} target="_blank" rel="noreferrer">
                {item.fileName}
              </a>
            )}
            <small className="sub">
              {formatBytes(item.bytes)} · {formatTime(item.at)}
            </small>
          </li>
        ))}
      </ul>
      <Modal
        open={open !== null}
        title={open?.fileName}
        footer={null}
        width={900}
        onCancel={() => setOpen(null)}
      >
        {open && <img className="evidence" src={address(open)} alt={`材料：${open.fileName}`} />}
      </Modal>
    </section>
  );
}
