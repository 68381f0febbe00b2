import { Alert, Button } from 'antd';
import { messageOf } from '../api';

export function ErrorPanel({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <Alert
      type="error"
      showIcon
      title={messageOf(error)}
      action={
        <Button size="small" onClick={onRetry}>
          再试一次
        </Button>
      }
    />
  );
}
