import { useRef, useState } from 'preact/hooks';
import { ApiError, uploadFile } from './api';

export interface Upload {
  id: number;
  name: string;
  /** For a picture; a blob: address of this page. */
  preview: string | null;
  state: 'sending' | 'done' | 'failed';
  /** 0–1. */
  progress: number;
  problem: string | null;
  /** The file is shown after this turn. */
  afterSeq: number;
}

/** What the server takes (error ATTACHMENT_TYPE); phones offer the camera for the images. */
export const ACCEPT = 'image/jpeg,image/png,image/webp,audio/mpeg,audio/mp4,audio/amr,application/pdf';

/** Photos and recordings being sent. They live as long as the page: a file cannot be kept over a reload. */
export function useUploads(session: string | null, afterSeq: number) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const files = useRef(new Map<number, File>());
  const nextId = useRef(1);

  function update(id: number, change: Partial<Upload>): void {
    setUploads((all) => all.map((upload) => (upload.id === id ? { ...upload, ...change } : upload)));
  }

  function start(id: number, file: File, token: string): void {
    update(id, { state: 'sending', progress: 0, problem: null });
    uploadFile(file, token, (progress) => update(id, { progress })).then(
      () => update(id, { state: 'done', progress: 1 }),
      (error: unknown) =>
        update(id, {
          state: 'failed',
          problem: error instanceof ApiError ? error.message : '没网，没传上。',
        }),
    );
  }

  return {
    uploads,
    add(file: File) {
      if (!session) return;
      const id = nextId.current++;
      files.current.set(id, file);
      const preview = file.type.startsWith('image/') ? URL.createObjectURL(file) : null;
      const upload: Upload = {
        id,
        name: file.name,
        preview,
        state: 'sending',
        progress: 0,
        problem: null,
        afterSeq,
      };
      setUploads((all) => [...all, upload]);
      start(id, file, session);
    },
    retry(id: number) {
      const file = files.current.get(id);
      if (file && session) start(id, file, session);
    },
  };
}
