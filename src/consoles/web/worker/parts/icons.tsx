/** @jsxImportSource preact */

const PATHS = {
  person: 'M12 12a4.2 4.2 0 1 0 0-8.4 4.2 4.2 0 0 0 0 8.4Zm-8 8.4c0-3.6 3.6-5.8 8-5.8s8 2.2 8 5.8',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm5-1.5L20 20',
  phone:
    'M6.5 3.5 9 4l1 4-2 1.6a12 12 0 0 0 6.4 6.4L16 14l4 1 .5 2.5a3 3 0 0 1-3 3C10 20 4 14 3.5 6.5a3 3 0 0 1 3-3Z',
  photo: 'M4 8h3l1.600-2.5h6.800L17 8h3v11H4V8Zm8 8.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Z',
  send: 'M4 12 20 4.5 15 20l-3.5-6.5L4 12Zm7.5 1.5L20 4.5',
} as const;

export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
