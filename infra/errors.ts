/**
 * What can go wrong while the local stack is set up or started: a stable code, what happened in Vietnamese and in
 * English, and what to do about it. The message of the error is the English text; a terminal shows both.
 */

interface LocalStackText {
  readonly vi: string;
  readonly en: string;
}

const CATALOGUE = {
  missingTool: {
    vi: 'Không tìm thấy công cụ {tool}, cần để {purpose}. {hint}',
    en: 'The tool {tool} was not found; it is needed to {purpose}. {hint}',
  },
  portTaken: {
    vi: 'Cổng {port} đang được chương trình khác dùng. Hãy chọn cổng khác hoặc dừng chương trình đó.',
    en: 'Port {port} is taken by another program. Choose another port or stop that program.',
  },
  noFreePort: {
    vi: 'Không tìm được cổng trống trong khoảng {from}-{to}.',
    en: 'No free port was found between {from} and {to}.',
  },
  folderUnusable: {
    vi: 'Không ghi được vào thư mục {path}: {reason}.',
    en: 'The folder {path} cannot be written: {reason}.',
  },
  buildFailed: {
    vi: 'Không dựng được {what}: {reason}. Nhật ký: {log}',
    en: 'Building {what} failed: {reason}. Log: {log}',
  },
  downloadFailed: {
    vi: 'Không tải được {what}: {reason}. Nhật ký: {log}',
    en: 'Downloading {what} failed: {reason}. Log: {log}',
  },
  startFailed: {
    vi: '{what} không khởi động được: {reason}. Nhật ký: {log}',
    en: '{what} did not start: {reason}. Log: {log}',
  },
  notReachable: {
    vi: 'Không kết nối được tới {what} tại {address} (theo {variable}): {reason}.',
    en: '{what} cannot be reached at {address} (given by {variable}): {reason}.',
  },
  inUse: {
    vi: 'Thư mục {path} đang được tiến trình {pid} dùng.',
    en: 'The folder {path} is in use by process {pid}.',
  },
  lockTimeout: {
    vi: 'Đã chờ {seconds} giây mà tiến trình {pid} vẫn giữ khóa {path}.',
    en: 'Waited {seconds} s, and process {pid} still holds the lock {path}.',
  },
} as const satisfies Record<string, LocalStackText>;

export type LocalStackCode = keyof typeof CATALOGUE;

export type LocalStackParams = Readonly<Record<string, string | number>>;

function fill(template: string, params: LocalStackParams): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole)).trim();
}

/** An error of the local stack. `vi` and `en` are complete sentences for people; `code` is stable for programs. */
export class LocalStackError extends Error {
  readonly code: LocalStackCode;
  readonly vi: string;
  readonly en: string;
  readonly params: LocalStackParams;

  constructor(code: LocalStackCode, params: LocalStackParams, options: { readonly cause?: unknown } = {}) {
    const en = fill(CATALOGUE[code].en, params);
    super(en, options);
    this.name = 'LocalStackError';
    this.code = code;
    this.vi = fill(CATALOGUE[code].vi, params);
    this.en = en;
    this.params = params;
  }
}

/** The sentence of any thrown value, without a stack. */
export function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
