/** @jsxImportSource preact */
import { GREETING, PRIVACY, STARTERS } from '../copy';
import { RichText } from './rich-text';

export function Greeting(props: { chips: boolean; onSend: (text: string) => void; onStatus: () => void }) {
  return (
    <section class="greeting" aria-label="能帮您做什么">
      <h2>{GREETING.hello}</h2>
      <ul>
        {GREETING.can.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {props.chips && (
        <>
          <p class="ask">{GREETING.ask}</p>
          <div class="chips starters">
            {STARTERS.map((starter) => (
              <button
                key={starter.label}
                type="button"
                class="chip"
                onClick={() => (starter.status ? props.onStatus() : props.onSend(starter.text))}
              >
                {starter.label}
              </button>
            ))}
          </div>
        </>
      )}
      <div class="privacy">
        <RichText text={PRIVACY} />
      </div>
    </section>
  );
}
