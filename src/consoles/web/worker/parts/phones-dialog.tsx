/** @jsxImportSource preact */
import { HOTLINES } from '../copy';
import { Dialog } from './dialog';

export function PhonesDialog({ bureauPhone, onClose }: { bureauPhone: string; onClose: () => void }) {
  return (
    <Dialog title="打电话" onClose={onClose}>
      <ul class="phones">
        {HOTLINES.map((line) => (
          <li key={line.number}>
            <a class={line.urgent ? 'phone urgent' : 'phone'} href={`tel:${line.number}`}>
              <strong>{line.number}</strong> {line.what}
            </a>
          </li>
        ))}
        {bureauPhone && (
          <li>
            <a class="phone wide" href={`tel:${bureauPhone.replace(/[^\d+]/g, '')}`}>
              <strong>{bureauPhone}</strong> 本地人社局
            </a>
          </li>
        )}
      </ul>
    </Dialog>
  );
}
