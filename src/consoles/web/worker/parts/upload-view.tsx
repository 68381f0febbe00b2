/** @jsxImportSource preact */
import type { Upload } from '../use-uploads';

export function UploadView({ upload, onRetry }: { upload: Upload; onRetry: () => void }) {
  return (
    <div class="row mine">
      <div class="bubble file">
        {upload.preview && <img src={upload.preview} alt="" />}
        <p class="words">{upload.name}</p>
      </div>
      {upload.state === 'sending' && (
        <p class="delivery">
          <progress max={1} value={upload.progress} aria-label="正在传" /> {Math.round(upload.progress * 100)}
          %
        </p>
      )}
      {upload.state === 'done' && <p class="delivery">已传好，办事的人能看到</p>}
      {upload.state === 'failed' && (
        <div class="delivery bad" role="alert">
          <p>{upload.problem}</p>
          <div class="delivery-actions">
            <button type="button" class="plain" onClick={onRetry}>
              再传一次
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
