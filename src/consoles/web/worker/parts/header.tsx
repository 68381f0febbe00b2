/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { EXIT_PATH, NAME, TAGLINE } from '../copy';
import { leaveNow } from '../quick-exit';
import { memory } from '../storage';

export function Header() {
  const [big, setBig] = useState(memory.bigText);
  useEffect(() => {
    document.documentElement.classList.toggle('big', big);
    memory.setBigText(big);
  }, [big]);

  return (
    <header class="top">
      <div class="brand">
        <h1>{NAME}</h1>
        <p>{TAGLINE}</p>
      </div>
      <button type="button" class="top-button" aria-pressed={big} onClick={() => setBig(!big)}>
        大字
      </button>
      <a
        class="top-button exit"
        href={EXIT_PATH}
        title="快按两次 Esc 也能离开"
        onClick={(event) => {
          event.preventDefault();
          leaveNow();
        }}
      >
        快速离开
      </a>
    </header>
  );
}
