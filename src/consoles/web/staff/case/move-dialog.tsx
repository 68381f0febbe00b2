import { Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { CASE_STATUSES, OUTCOMES, type CaseStatus, type OutcomeKind } from '../../../../contracts/case';
import { moveTitle, needsReason } from './labels';

export interface MoveFacts {
  reason?: string;
  transferTo?: string;
  outcome?: { kind: OutcomeKind; amountRecovered?: number; note?: string };
}
interface Values {
  reason?: string;
  transferTo?: string;
  kind?: OutcomeKind;
  amountRecovered?: number | null;
  note?: string;
}

const OUTCOME_OPTIONS = Object.entries(OUTCOMES).map(([value, label]) => ({
  value: value as OutcomeKind,
  label,
}));
const WITH_MONEY: ReadonlySet<OutcomeKind> = new Set(['paid_full', 'paid_part', 'agreement']);

/** Asks for exactly what the move needs (contract `transitionRequest`). */
export function MoveDialog(props: {
  from: CaseStatus;
  to: CaseStatus;
  onClose: () => void;
  onSubmit: (facts: MoveFacts) => Promise<void>;
}) {
  const { from, to } = props;
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const kind = Form.useWatch('kind', form);
  const needs = needsReason(from, to);

  async function submit(values: Values): Promise<void> {
    setBusy(true);
    const facts: MoveFacts = {
      reason: values.reason?.trim() || undefined,
      transferTo: values.transferTo?.trim() || undefined,
    };
    if (values.kind) {
      facts.outcome = {
        kind: values.kind,
        amountRecovered: values.amountRecovered ?? undefined,
        note: values.note?.trim() || undefined,
      };
    }
    await props.onSubmit(facts).finally(() => setBusy(false));
  }

  return (
    <Modal
      open
      title={`${moveTitle(from, to)}：${CASE_STATUSES[from]} → ${CASE_STATUSES[to]}`}
      okText="确定"
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      <Form form={form} layout="vertical" onFinish={(values) => void submit(values)}>
        {to === 'closed' && (
          <>
            <Form.Item name="kind" label="结果" rules={[{ required: true, message: '结案要写明结果' }]}>
              <Select options={OUTCOME_OPTIONS} placeholder="选一个" />
            </Form.Item>
            {kind && WITH_MONEY.has(kind) && (
              <Form.Item name="amountRecovered" label="到账多少（元）">
                <InputNumber min={0} max={1e9} precision={2} className="wide" />
              </Form.Item>
            )}
            <Form.Item name="note" label="说明">
              <Input.TextArea rows={2} maxLength={2000} />
            </Form.Item>
          </>
        )}
        {to === 'transferred' && (
          <Form.Item
            name="transferTo"
            label="转到哪个单位"
            rules={[{ required: true, whitespace: true, message: '请写单位' }]}
          >
            <Input maxLength={100} />
          </Form.Item>
        )}
        {to !== 'closed' && (
          <Form.Item
            name="reason"
            label={needs ? '原因（本人会看到）' : '说明（可不写）'}
            rules={needs ? [{ required: true, whitespace: true, message: '请写明原因' }] : []}
          >
            <Input.TextArea rows={3} maxLength={1000} showCount />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
